import Kinerja
import SmallQuarters
import Testing

@testable import Intake

/// penilaian.csv: scores of conduct by rater, month and aspect.
@Suite struct ScoreReadingTests {
  static let faults: [(row: String, said: [String])] = [
    ("@D,@B,2026-07,AKUNTABEL,80", ["K301 penilaian.csv:2:1 nip @D [@D]"]),
    ("@A,1990,2026-07,AKUNTABEL,80", ["K202 penilaian.csv:2:2 penilai_nip [1990]"]),
    ("@A,@B,2026-7,AKUNTABEL,80", ["K204 penilaian.csv:2:3 bulan @A [2026-7]"]),
    ("@A,@B,2026-13,AKUNTABEL,80", ["K204 penilaian.csv:2:3 bulan @A [2026-13]"]),
    ("@A,@B,2026-07-01,AKUNTABEL,80", ["K204 penilaian.csv:2:3 bulan @A [2026-07-01]"]),
    ("@A,@B,,AKUNTABEL,80", ["K201 penilaian.csv:2:3 bulan @A"]),
    ("@A,@B,2026-07,Akuntabel,80", ["K305 penilaian.csv:2:4 aspek @A [Akuntabel] AKUNTABEL, KOMPETEN"]),
    ("@A,@B,2026-07,AKUNTABEL,-0.000001", ["K307 penilaian.csv:2:5 nilai @A [-0.000001] 0–100"]),
    ("@A,@B,2026-07,AKUNTABEL,100.000001", ["K307 penilaian.csv:2:5 nilai @A [100.000001] 0–100"]),
    ("@A,@B,2026-07,AKUNTABEL,8O", ["K206 penilaian.csv:2:5 nilai @A [8O]"]),
    ("@A,@B,2026-07,AKUNTABEL,", ["K201 penilaian.csv:2:5 nilai @A"]),
  ]

  @Test(arguments: faults) func findsWhatIsWrong(_ row: String, _ said: [String]) throws {
    let outcome = try Exports([row], in: .scores).read()
    #expect(outcome.said == said)
    #expect(outcome.counts(.scores) == [1, 0, 0, 1, 0])
    #expect(outcome.facts.scoreLines == [])
  }

  /// The scale's ends belong to it; six decimals are kept.
  @Test(arguments: [("0", "0"), ("100", "100"), ("87.654321", "87.654321"), ("080.50", "80.5")])
  func keepsScores(_ cell: String, _ score: String) throws {
    let outcome = try Exports(["@A,@D,2026-08,KOMPETEN,\(cell)"], in: .scores).read()
    #expect(outcome.said == [])
    #expect(outcome.facts.scoreLines == ["@A 2026-08 KOMPETEN \(score) @D"])
  }

  /// A policy with a wide scale has scores below zero and far above what fits the short form.
  @Test func keepsScoresOfAWideScale() throws {
    let scores = ["-50", "1999.999999", "2000", "999999.5", "-0.000001"]
    let months = ["2026-07", "2026-08", "2026-09"]
    var policy = SmallPolicy()
    policy.supervisor.scale = Points(whole: -100)...Points(whole: 1_000_000)
    let exports = Exports(
      scores.enumerated().map {
        "@\($0 < 3 ? "A" : "C"),@\($0 % 2 == 0 ? "B" : "D"),\(months[$0 % 3]),AKUNTABEL,\($1)"
      },
      in: .scores)
    let outcome = try exports.read(under: policy.policy)
    #expect(outcome.said == [])
    #expect(
      outcome.facts.scoreLines
        == [
          "@C 2026-07 AKUNTABEL 999999.5 @D", "@C 2026-08 AKUNTABEL -0.000001 @B", "@A 2026-07 AKUNTABEL -50 @B",
          "@A 2026-08 AKUNTABEL 1999.999999 @D", "@A 2026-09 AKUNTABEL 2000 @B",
        ].sorted())
  }

  @Test func countsMonthsOutsideTheQuarter() throws {
    let months = ["2026-06", "2026-07", "2026-09", "2026-10", "2025-08"]
    let outcome = try Exports(months.map { "@A,@B,\($0),AKUNTABEL,80" }, in: .scores).read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.scores) == [5, 3, 0, 0, 0])
    #expect(outcome.facts.scoreLines == ["@A 2026-07 AKUNTABEL 80 @B", "@A 2026-09 AKUNTABEL 80 @B"])
  }

  @Test func keepsSeveralRatersApart() throws {
    let rows = ["@A,@B,2026-07,AKUNTABEL,80", "@A,@D,2026-07,AKUNTABEL,90", "@A,@C,2026-07,AKUNTABEL,70"]
    #expect(
      try Exports(rows, in: .scores).read().facts.scoreLines == [
        "@A 2026-07 AKUNTABEL 70 @C", "@A 2026-07 AKUNTABEL 80 @B", "@A 2026-07 AKUNTABEL 90 @D",
      ])
  }

  @Test func warnsOfScoringOneself() throws {
    let outcome = try Exports(["@A,@A,2026-07,AKUNTABEL,80"], in: .scores).read()
    #expect(outcome.said == ["K931 penilaian.csv:2:2 penilai_nip @A [@A]"])
    #expect(outcome.facts.scoreLines == ["@A 2026-07 AKUNTABEL 80 @A"])
  }

  /// A rater who gives two people or more one and the same score everywhere; the place is the rater's first row.
  static let uniform: [(rows: [String], said: [String])] = [
    (["@A,@D,2026-07,AKUNTABEL,80"], []),
    (["@A,@D,2026-07,AKUNTABEL,80", "@A,@D,2026-08,KOMPETEN,80"], []),
    (["@B,@D,2026-07,AKUNTABEL,80", "@A,@D,2026-07,KOMPETEN,80"], ["K932 penilaian.csv:2 penilai_nip @D [80] 2"]),
    (["@B,@D,2026-07,AKUNTABEL,80.0", "@A,@D,2026-07,AKUNTABEL,80"], ["K932 penilaian.csv:2 penilai_nip @D [80] 2"]),
    (["@B,@D,2026-07,AKUNTABEL,80", "@A,@D,2026-07,AKUNTABEL,80.000001"], []),
    (
      [
        "@A,@B,2026-07,AKUNTABEL,90", "@B,@D,2026-07,AKUNTABEL,75.5", "@A,@D,2026-07,AKUNTABEL,75.5",
        "@C,@D,2026-08,AKUNTABEL,75.5", "@C,@A,2026-08,AKUNTABEL,75.5", "@C,@B,2026-08,AKUNTABEL,90",
      ], ["K932 penilaian.csv:2 penilai_nip @B [90] 2", "K932 penilaian.csv:3 penilai_nip @D [75.5] 3"]
    ),
  ]

  @Test(arguments: uniform) func warnsOfUniformScores(_ rows: [String], _ said: [String]) throws {
    #expect(try Exports(rows, in: .scores).said() == said)
  }
}
