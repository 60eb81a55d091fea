import Kinerja
import Testing

@testable import Intake

/// target.csv: what was to be done and what was.
@Suite struct TargetReadingTests {
  static let faults: [(row: String, said: [String])] = [
    ("@D,I1,,,MAX,10,11,1", ["K301 target.csv:2:1 nip @D [@D]"]),
    ("@A,,,,MAX,10,11,1", ["K201 target.csv:2:2 indikator @A"]),
    ("@A,I9,,,MAX,10,11,1", ["K308 target.csv:2:2 indikator @A [I9]"]),
    ("@A,i1,,,MAX,10,11,1", ["K308 target.csv:2:2 indikator @A [i1]"]),
    ("@A,I1,,,max,10,11,1", ["K209 target.csv:2:5 arah @A [max] MAX, MIN"]),
    ("@A,I1,,,MAX,0,11,1", ["K208 target.csv:2:6 target @A [0] > 0"]),
    ("@A,I1,,,MAX,10,-0.000001,1", ["K208 target.csv:2:7 realisasi @A [-0.000001] ≥ 0"]),
    ("@A,I1,,,MAX,10,11,0.0", ["K208 target.csv:2:8 bobot @A [0.0] > 0"]),
    ("@A,I1,,,MAX,1.0000001,11,1", ["K206 target.csv:2:6 target @A [1.0000001]"]),
    ("@A,I1,,,MAX,1000000000000,11,1", ["K206 target.csv:2:6 target @A [1000000000000]"]),
    (
      "1980,I9,,,,,x,",
      [
        "K202 target.csv:2:1 nip [1980]", "K308 target.csv:2:2 indikator [I9]",
        "K201 target.csv:2:5 arah MAX, MIN", "K201 target.csv:2:6 target", "K206 target.csv:2:7 realisasi [x]",
        "K201 target.csv:2:8 bobot",
      ]
    ),
  ]

  @Test(arguments: faults) func findsWhatIsWrong(_ row: String, _ said: [String]) throws {
    let outcome = try Exports([row], in: .targets).read()
    #expect(outcome.said == said)
    #expect(outcome.counts(.targets) == [1, 0, 0, 1, 0])
    #expect(outcome.facts.targetLines == [])
  }

  /// Numbers come back as they stand, to the last of six decimals and up to the largest.
  @Test(arguments: [
    ("MAX,10,11,1", "MAX 10/11 ×1"), ("MIN,10,0,2.5", "MIN 10/0 ×2.5"),
    ("MAX,0.000001,0.100000,000001", "MAX 0.000001/0.1 ×1"),
    ("MAX,999999999999.999999,999999999999,536.870912", "MAX 999999999999.999999/999999999999 ×536.870912"),
    ("MAX,536870911,536870912,5368709.11", "MAX 536870911/536870912 ×5368709.11"),
  ])
  func keepsNumbersExactly(_ cells: String, _ target: String) throws {
    let outcome = try Exports(["@A,I2,uraian,satuan,\(cells)"], in: .targets).read()
    #expect(outcome.said == [])
    #expect(outcome.facts.targetLines == ["@A I2 \(target)"])
  }

  /// Large numbers from several files and pieces do not take each other's places.
  @Test func keepsLargeNumbersApart() throws {
    let numbers = (0..<40).map { "99999999\(1000 + $0).123456" }
    var exports = Exports()
    exports.put((1...40).map { "I\($0),1" }, in: .norms)
    for part in 0..<4 {
      exports.put(
        (part * 10..<part * 10 + 10).map { "@A,I\($0 + 1),,,MAX,\(numbers[$0]),1,1" }, in: .targets, part: "\(part)")
    }
    for size in [1, 200, 1 << 20] {
      let outcome = try exports.read(ReadingOptions(threads: 3, chunkSize: size))
      #expect(outcome.facts.targetLines == numbers.indices.map { "@A I\($0 + 1) MAX \(numbers[$0])/1 ×1" }.sorted())
    }
  }

  /// A target whose norm is set aside is so too, without a finding of its own, and is counted; a bad cell is still found.
  @Test func goesWithItsNorm() throws {
    var exports = Exports(["@A,I1,,,MAX,10,11,1", "@B,I1,,,MAX,10,x,1", "@A,I2,,,MAX,10,11,1"], in: .targets)
    exports.put(["I1,0", "I2,30"], in: .norms)
    let outcome = try exports.read()
    #expect(
      outcome.said == ["K208 beban_kerja.csv:2:2 norma_menit [0] > 0", "K206 target.csv:3:7 realisasi @B [x]"])
    #expect(outcome.reading.targetsWithoutNorm == 1)
    #expect(outcome.facts.targetLines == ["@A I2 MAX 10/11 ×1"])
  }

  /// Somebody with more targets than are compared pair by pair: a repeated one is found among them all the same.
  @Test func findsRepetitionsAmongManyTargets() throws {
    var exports = Exports()
    exports.put((1...30).map { "I\($0),1" }, in: .norms)
    let rows = (1...30).map { "@A,I\($0),,,MAX,20,\($0),1" }
    exports.put(rows + [rows[16], "@A,I30,,,MAX,20,31,1"], in: .targets)
    let outcome = try exports.read()
    #expect(outcome.said == ["K401 target.csv:31:1 nip @A [@A]", "K401 target.csv:33:1 nip @A [@A]"])
    #expect(outcome.counts(.targets)[2] == 1)
    #expect(outcome.facts.targetLines == (1...29).map { "@A I\($0) MAX 20/\($0) ×1" }.sorted())
  }
}
