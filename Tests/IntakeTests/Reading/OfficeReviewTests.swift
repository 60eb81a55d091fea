import Findings
import Testing

@testable import Intake
@testable import Kinerja

/// From which numbers on the lack of single offices, events and months is told.
@Suite struct OfficeReviewTests {
  private static let roster = Roster(
    nips: [198_001_012_005_011_001], segments: [], segmentStarts: [], units: ["U1", "U2"], unitNames: [], posts: [],
    names: [])

  private static func told(
    asOf: String = "2026-09-30", day: Int? = 20, scores: Int? = 50, _ change: (inout Completeness) -> Void
  ) -> [String] {
    let none = Completeness.Lack(people: [], expected: 9, trailing: 0)
    var completeness = Completeness(
      attendance: none, targets: none, scores: none, areScoresDue: true,
      days: [.init(date: CivilDate("2026-07-02")!, scheduled: 10, withRow: 1)], daysLackingAtEnd: 0)
    change(&completeness)
    return OfficeReview(completeness, roster, day: day, scores: scores, asOf: CivilDate(asOf)!).findings
      .map { "\($0.code.rawValue) \($0.file) \($0.detail)" }
  }

  /// Of three people none has a row, or of five none a whole one; 2 July is told of as a whole already.
  @Test(
    arguments: [
      ("2026-07-01", 3, 0, 0, true), ("2026-07-01", 2, 0, 0, false), ("2026-07-01", 3, 1, 0, false),
      ("2026-07-01", 4, 4, 0, true), ("2026-07-01", 4, 4, 1, false), ("2026-07-01", 6, 2, 1, true),
      ("2026-07-01", 5, 5, 1, false), ("2026-07-02", 5, 0, 0, false),
    ] as [(String, Int, Int, Int, Bool)])
  func daysOfUnits(_ date: String, _ due: Int, _ withRow: Int, _ whole: Int, _ isTold: Bool) {
    let day = Completeness.UnitDay(unit: 1, date: CivilDate(date)!, due: due, withRow: withRow, whole: whole)
    let told = Self.told { $0.unitDays = [day] }
    #expect(told == (isTold ? ["K967 kehadiran.csv 1 (U2 \(date): \(whole)/\(due))"] : []))
    #expect(Self.told(day: nil) { $0.unitDays = [day] } == [])
  }

  /// More than a quarter of at least forty days.
  @Test(arguments: [(40, 11, true), (40, 10, false), (39, 39, false)])
  func units(_ scheduled: Int, _ lacking: Int, _ isTold: Bool) {
    let told = Self.told { $0.units = [.init(unit: 0, scheduled: scheduled, lacking: lacking)] }
    #expect(told == (isTold ? ["K967 kehadiran.csv 1 (U1: \(scheduled - lacking)/\(scheduled))"] : []))
  }

  /// Fewer than a fifth of at least five; within the quarter, lists may be three days late.
  @Test(
    arguments: [
      ("2026-09-30", "2026-09-28", 5, 0, true), ("2026-09-30", "2026-09-28", 4, 0, false),
      ("2026-09-30", "2026-09-28", 5, 1, false), ("2026-09-15", "2026-09-14", 5, 0, false),
      ("2026-09-17", "2026-09-14", 5, 0, true),
    ] as [(String, String, Int, Int, Bool)])
  func events(_ asOf: String, _ date: String, _ due: Int, _ present: Int, _ isTold: Bool) {
    let told = Self.told(asOf: asOf) {
      $0.ceremonies = [.init(kind: "APEL", date: CivilDate(date)!, due: due, present: present)]
    }
    #expect(told == (isTold ? ["K057 kejadian.csv 1 (APEL \(date): \(present)/\(due))"] : []))
  }

  @Test(arguments: [(5, 0, true), (4, 0, false), (10, 2, false)])
  func months(_ due: Int, _ scored: Int, _ isTold: Bool) {
    let month = Completeness.Month(name: "2026-08", due: due, scored: scored)
    #expect(Self.told { $0.months = [month] } == (isTold ? ["K058 penilaian.csv 1 (2026-08: \(scored)/\(due))"] : []))
    #expect(Self.told(scores: nil) { $0.months = [month] } == [])
  }

  /// Three of four days are named.
  @Test func shifts() {
    let days = (1...4).map { CivilDate("2026-07-0\($0)")! }
    let nip = "198001012005011001"
    #expect(
      Self.told { $0.unplanned = [(0, days)] } == [
        "K968 jadwal.csv 4 (\(nip) 2026-07-01, \(nip) 2026-07-02, \(nip) 2026-07-03, …)"
      ])
  }
}
