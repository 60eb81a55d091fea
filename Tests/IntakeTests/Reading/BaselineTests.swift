import Digests
import Findings
import Kinerja
import Testing

@testable import Intake

/// Tables against those of an earlier run: what is silent, told, or stops a run.
@Suite struct BaselineTests {
  private static let quarter = Quarter("2026-Q3")!

  private static func codes(
    _ table: String, before: Int, now: Int, earlier: String = "2026-Q3", earlierDay: String = "2026-09-30",
    profiles: (String?, String?) = (nil, nil), _ change: (inout CompletenessLimits) -> Void = { _ in }
  ) -> [String] {
    var limits = CompletenessLimits()
    change(&limits)
    let baseline = Baseline(
      path: "hasil/1", quarter: Quarter(earlier)!, asOf: CivilDate(earlierDay)!,
      files: [before - before / 2, before / 2].map { (table: table, profile: profiles.0, rows: $0) })
    var summary = TableSummary()
    if now > 0 {
      summary.files = [
        InputRecord(
          table: table, name: "x.csv", bytes: 1, rows: now, digest: Digest(of: Array("x".utf8)), profile: profiles.1)
      ]
    }
    return limits.findings(
      [Table(rawValue: table)!: summary], against: baseline, quarter, asOf: quarter.last
    ).map { "\($0.code.rawValue) \($0.file) \($0.value) \($0.detail)" }
  }

  /// In one quarter any loss is told; beyond 10 % it stops a run when there are more than two rows, or none is left.
  @Test(
    arguments: [
      (100, 100, nil), (100, 101, nil), (100, 99, "K966"), (100, 90, "K966"), (100, 89, "K056"), (10, 8, "K966"),
      (10, 7, "K056"), (2, 1, "K966"), (1, 0, "K056"), (2, 0, "K056"), (0, 0, nil),
    ] as [(Int, Int, String?)])
  func inOneQuarter(_ before: Int, _ now: Int, _ code: String?) {
    let expected = code.map { ["\($0) masa.csv \(now) \(before) (hasil/1)"] } ?? []
    #expect(Self.codes("masa", before: before, now: now) == expected)
  }

  /// From one quarter to the next only tables of all employees are alike; of others it is told that nothing is left.
  @Test(
    arguments: [
      ("pegawai", 100, 95, nil), ("pegawai", 100, 89, "K056"), ("target", 100, 89, "K056"),
      ("penilaian", 100, 0, "K056"), ("kehadiran", 100, 10, nil), ("masa", 100, 10, nil), ("masa", 100, 0, "K966"),
      ("jadwal", 100, 0, "K966"),
    ] as [(String, Int, Int, String?)])
  func inTheNextQuarter(_ table: String, _ before: Int, _ now: Int, _ code: String?) {
    let found = Self.codes(table, before: before, now: now, earlier: "2026-Q2", earlierDay: "2026-06-30")
    #expect(found == (code.map { ["\($0) \(table).csv \(now) \(before) (hasil/1)"] } ?? []))
  }

  /// Days that are still to come are not missing.
  @Test func anEarlierDayIsNoLoss() {
    let limits = CompletenessLimits()
    let baseline = Baseline(
      path: "hasil/1", quarter: Self.quarter, asOf: Self.quarter.last,
      files: ["kehadiran", "target"].map { (table: $0, profile: nil, rows: 100) })
    let found = limits.findings([:], against: baseline, Self.quarter, asOf: CivilDate("2026-08-31")!)
    #expect(found.map { "\($0.code.rawValue) \($0.file)" } == ["K056 target.csv"])
  }

  /// Punches of a device are no days, so their number says nothing of that of days.
  @Test func anotherProfileIsNoMeasure() {
    #expect(Self.codes("kehadiran", before: 900, now: 100, profiles: ("zkteco-attlog", nil)) == [])
    #expect(Self.codes("kehadiran", before: 900, now: 0, profiles: ("zkteco-attlog", nil)).count == 1)
    #expect(Self.codes("kehadiran", before: 900, now: 100, profiles: ("zkteco-attlog", "zkteco-attlog")).count == 1)
  }

  @Test func limitsCanBeSetAndSwitchedOff() {
    #expect(Self.codes("masa", before: 100, now: 10) { $0.baseline = nil } == [])
    #expect(Self.codes("masa", before: 100, now: 60) { $0.baseline = 40 } == ["K966 masa.csv 60 100 (hasil/1)"])
    #expect(Self.codes("masa", before: 100, now: 59) { $0.baseline = 40 } == ["K056 masa.csv 59 100 (hasil/1)"])
  }

  /// What a run records of its limits gives the same limits again.
  @Test func recordedLimitsAreTheSame() {
    var limits = CompletenessLimits()
    #expect(limits.changes == nil)
    limits.scores = nil
    limits.lastDays = 7
    #expect(limits.changes == ["scores": "off", "last_days": "7"])
    #expect(CompletenessLimits(changes: ["scores": "off", "last_days": "7"]) == limits)
  }
}
