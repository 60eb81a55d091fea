import Findings
import Testing

@testable import Intake
@testable import Kinerja

/// How much may be missing: at which numbers a lack is silent, told, or stops a run.
@Suite struct CompletenessLimitsTests {
  private typealias Lack = Completeness.Lack
  private static let none = Lack(people: [], expected: 100, trailing: 0)
  private static let asOf = CivilDate("2026-09-30")!

  private static func codes(_ completeness: Completeness, _ change: (inout CompletenessLimits) -> Void = { _ in })
    -> [String]
  {
    var limits = CompletenessLimits()
    change(&limits)
    let roster = Roster(
      nips: (0..<100).map { 198_001_012_005_011_000 + UInt64($0) }, segments: [], segmentStarts: [], units: [],
      unitNames: [], posts: [], names: [])
    return limits.findings(completeness, roster, asOf: asOf).map { "\($0.code.rawValue) \($0.file)" }
  }

  private static func lack(_ count: Int, of expected: Int, trailing: Int = 0) -> Lack {
    Lack(people: Array(0..<count), expected: expected, trailing: trailing)
  }

  private static func completeness(
    attendance: Lack = none, targets: Lack = none, scores: Lack = none, areScoresDue: Bool = true,
    days: [(String, Int, Int)] = [], daysLackingAtEnd: Int = 0
  ) -> Completeness {
    Completeness(
      attendance: attendance, targets: targets, scores: scores, areScoresDue: areScoresDue,
      days: days.map { Completeness.Day(date: CivilDate($0)!, scheduled: $1, withRow: $2) },
      daysLackingAtEnd: daysLackingAtEnd)
  }

  /// Attendance: any is told; beyond 10 % it stops a run when there are more than two, or half of all.
  @Test(
    arguments: [
      (0, 40, []), (1, 40, ["K961"]), (4, 40, ["K961"]), (5, 40, ["K051"]), (2, 5, ["K961"]), (3, 5, ["K051"]),
      (2, 4, ["K051"]), (1, 2, ["K051"]), (1, 1, ["K051"]),
    ] as [(Int, Int, [String])])
  func attendance(_ count: Int, _ expected: Int, _ codes: [String]) {
    let found = Self.codes(Self.completeness(attendance: Self.lack(count, of: expected)))
    #expect(found == codes.map { "\($0) kehadiran.csv" })
  }

  /// Who was to work on a day or two alone is told of beside others, or where they are too many.
  @Test(
    arguments: [(1, 40, 1, []), (2, 40, 1, ["K961"]), (5, 40, 5, ["K051"])] as [(Int, Int, Int, [String])])
  func attendanceOnFewDays(_ count: Int, _ expected: Int, _ onFewDays: Int, _ codes: [String]) {
    var completeness = Self.completeness(attendance: Self.lack(count, of: expected))
    completeness.onFewDays = Set(0..<onFewDays)
    #expect(Self.codes(completeness) == codes.map { "\($0) kehadiran.csv" })
  }

  /// Targets: told beyond three people and 15 %; a run stops beyond two people and 50 %.
  @Test(
    arguments: [
      (3, 20, []), (15, 100, []), (16, 100, ["K962"]), (4, 20, ["K962"]), (10, 20, ["K962"]), (11, 20, ["K052"]),
      (2, 2, []), (4, 4, ["K052"]),
    ] as [(Int, Int, [String])])
  func targets(_ count: Int, _ expected: Int, _ codes: [String]) {
    #expect(
      Self.codes(Self.completeness(targets: Self.lack(count, of: expected))) == codes.map { "\($0) target.csv" })
  }

  /// Scores: as targets, but only told while they may still come in.
  @Test(arguments: [(true, ["K053 penilaian.csv"]), (false, ["K963 penilaian.csv"])])
  func scoresThatAreNotDueAreTold(_ areDue: Bool, _ codes: [String]) {
    let found = Self.codes(Self.completeness(scores: Self.lack(60, of: 100), areScoresDue: areDue))
    #expect(found == codes)
  }

  /// The last people without a row: three are no chance.
  @Test(arguments: [(2, []), (3, ["K964 target.csv"])] as [(Int, [String])])
  func trailing(_ count: Int, _ codes: [String]) {
    #expect(Self.codes(Self.completeness(targets: Self.lack(3, of: 100, trailing: count))) == codes)
  }

  /// Days count where at least five people are scheduled: fewer than a fifth with a row is hardly any; behind the last row up
  /// to three are told, more stop a run.
  @Test(
    arguments: [
      ("a fifth", [("2026-07-01", 10, 2), ("2026-09-30", 10, 10)], 0, []),
      ("less than a fifth", [("2026-07-01", 10, 1), ("2026-09-30", 10, 10)], 0, ["K054"]),
      ("four people", [("2026-07-01", 4, 0), ("2026-09-30", 10, 10)], 0, []),
      ("a day behind", [("2026-09-29", 10, 10), ("2026-09-30", 10, 0)], 0, ["K965"]),
      (
        "four days behind",
        [
          ("2026-09-24", 10, 10), ("2026-09-25", 10, 0), ("2026-09-28", 10, 0), ("2026-09-29", 10, 0),
          ("2026-09-30", 10, 0),
        ], 0, ["K055"]
      ),
      ("the last person's four days", [("2026-09-30", 10, 10)], 4, []),
      ("the last person's five days", [("2026-09-30", 10, 10)], 5, ["K965"]),
    ] as [(String, [(String, Int, Int)], Int, [String])])
  func days(_ what: String, _ days: [(String, Int, Int)], _ lacking: Int, _ codes: [String]) {
    let found = Self.codes(Self.completeness(days: days, daysLackingAtEnd: lacking))
    #expect(found == codes.map { "\($0) kehadiran.csv" }, "\(what)")
  }

  /// What is switched off by name says nothing.
  @Test func off() {
    let completeness = Self.completeness(
      attendance: Self.lack(50, of: 100), targets: Self.lack(90, of: 100, trailing: 9),
      days: [("2026-07-01", 10, 0), ("2026-07-02", 10, 10), ("2026-09-30", 10, 0)])
    #expect(Self.codes(completeness).map { String($0.prefix(4)) } == ["K051", "K052", "K964", "K965", "K054"])
    #expect(
      Self.codes(completeness) {
        $0.attendance = nil
        $0.targets = nil
        $0.day = nil
        $0.lastDays = nil
      } == [])
  }
}
