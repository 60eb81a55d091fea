import Findings
import Kinerja
import Testing
import Wording

@testable import Policies

/// The keys of `attendance`: what is read, what is refused and where, and how it is shown.
@Suite struct AttendanceClauseTests {
  private static let lines = [
    "tolerance_minutes: 5", "flex_minutes: 30", "late: [{up_to: 30, percent: 0.5}, {percent: 1.5}]", "early: []",
    "missing_in: 1.5", "missing_out: 2", "midday: [{window: [12:00, 13:00], missing: 1}]", "day_cap: 3",
    "statuses: {S: {percent: 0, available: false, excluded: false, unexcused: false}, TK: {percent: 3, available: true, excluded: false, unexcused: true}}",
    "no_record: TK", "no_punches: TK",
  ]

  /// The clause with the line of a key written anew.
  private func clause(_ line: String?) -> ClauseText {
    guard let line else { return ClauseText(.attendance, Self.lines) }
    let key = line.prefix { $0 != ":" }
    return ClauseText(.attendance, Self.lines.map { $0.hasPrefix("\(key):") ? line : $0 })
  }

  @Test func readsEveryKey() throws {
    let rules = try #require(try clause(nil).policy().attendance.versions.first?.rules)
    #expect(rules.toleranceMinutes == Points("5") && rules.flexMinutes == Points("30"))
    #expect(
      rules.late.map(\.upTo) == [Points("30"), nil] && rules.late.map(\.percent) == [Points("0.5"), Points("1.5")])
    #expect(
      rules.early.isEmpty && rules.missingIn == .percent(Points("1.5")!) && rules.missingOut == .percent(Points("2")!))
    #expect(rules.midday.map { "\($0.opens) \($0.closes) \($0.missing)" } == ["12:00 13:00 1"])
    #expect(rules.statuses["TK"]?.isUnexcused == true && rules.statuses["S"]?.isAvailable == false)
    #expect(rules.noRecord == "TK" && rules.noPunches == "TK" && rules.dayCap == Points("3"))
  }

  @Test(
    arguments: [
      ("tolerance_minutes: -1", ["P305 tolerance_minutes=-1"]),
      ("tolerance_minutes: lima", ["P205 tolerance_minutes=lima"]),
      ("missing_in: 100.1", ["P304 missing_in=100.1"]), ("missing_in: -0.1", ["P304 missing_in=-0.1"]),
      ("late: 3", ["P202 late=3"]), ("late: [{up_to: 30}, {percent: 1}]", ["P103 late[1].percent"]),
      ("late: [{up_to: 30, percent: 1}, {up_to: 30, percent: 2}, {percent: 3}]", ["P306 late[2].up_to=30"]),
      ("late: [{percent: 1}, {percent: 2}]", ["P308 late[1].up_to"]),
      ("late: [{up_to: 30, percent: 1}]", ["P307 late[1].up_to=30"]),
      ("midday: [{window: [13:00, 12:00], missing: 1}]", ["P311 midday[1].window[2]=12:00"]),
      ("midday: [{window: [12:00], missing: 1}]", ["P109 midday[1].window=1"]),
      ("midday: [{window: [12:00, 24:00], missing: 1}]", ["P208 midday[1].window[2]=24:00"]),
      (
        "statuses: {H: {percent: 0, available: true, excluded: false, unexcused: false}}",
        ["P312 statuses.H=H", "P313 no_record=TK", "P313 no_punches=TK"]
      ),
      (
        "statuses: {TK: {percent: 3, available: ya, excluded: false, unexcused: true}}",
        ["P209 statuses.TK.available=ya"]
      ),
      ("statuses: {TK: {percent: 3, available: true, unexcused: true}}", ["P103 statuses.TK.excluded"]),
      (
        "statuses: {TK: {available: true, excluded: false, unexcused: true}}", ["P322 statuses.TK={…}"]
      ),
      (
        "statuses: {TK: {percent: 1, available: true, excluded: false, unexcused: true, excuses: [pagi]}}",
        ["P210 statuses.TK.excuses[1]=pagi"]
      ),
      ("missing_in: ALPA", ["P313 missing_in=ALPA"]),
      ("no_record: A", ["P313 no_record=A"]), ("day_cap: 101", ["P304 day_cap=101"]),
    ])
  func refuses(_ line: String, _ faults: [String]) { #expect(clause(line).faults == faults, "\(line)") }

  @Test(
    arguments: [
      ("tolerance_minutes: 0", "tolerance_minutes", "0 menit", "0 minutes"),
      ("missing_in: 0", "missing_in", "0 %", "0 %"),
      (
        "late: [{up_to: 7.5, percent: 0.5}, {percent: 2}]", "late", "≤ 7.5 menit 0.5 %, selebihnya 2 %",
        "≤ 7.5 minutes 0.5 %, beyond 2 %"
      ),
      ("early: []", "early", "tidak ada", "none"), ("midday: []", "midday", "tidak ada", "none"),
      ("midday: [{window: [12:00, 13:00], missing: 1}]", "midday", "12:00–13:00 1 %", "12:00–13:00 1 %"),
      ("day_cap: 3", "statuses.TK", "3 %, tersedia, tanpa keterangan", "3 %, available, unexcused"),
      ("day_cap: 3", "statuses.S", "0 %, tidak tersedia", "0 %, not available"),
      ("day_cap: 3", "no_record", "TK", "TK"),
    ])
  func shows(_ line: String, _ label: String, _ indonesian: String, _ english: String) throws {
    #expect(try clause(line).shown(.attendance)[label] == indonesian)
    #expect(try clause(line).shown(.attendance, .english)[label] == english)
  }

  /// Every fault says on its line what was expected and how to mend it.
  @Test func faultsStandOnTheirLine() throws {
    let clause = clause("no_record: A")
    let fault = try #require(clause.found.first)
    let lines = clause.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[fault.line - 1].dropFirst(fault.column - 1) == "A")
    #expect(fault.file == "x.yaml" && fault.path == "clauses.attendance[2026-01-01].no_record")
    for language in Language.allCases {
      #expect(fault.rendered.in(language).hasPrefix("x.yaml:\(fault.line):\(fault.column): P313 "))
      // The statuses that there are.
      #expect(fault.texts.expectation.in(language).contains("TK") && !fault.texts.remedy.in(language).isEmpty)
    }
  }
}

/// The keys of `schedules`.
@Suite struct ScheduleClauseTests {
  private func clause(
    patterns: String = "{5H: {mon: [07:30, 16:00]}}", alternatives: String = "{}", shifts: String = "{}"
  ) -> ClauseText {
    ClauseText(.schedules, ["patterns: \(patterns)", "alternatives: \(alternatives)", "shifts: \(shifts)"])
  }

  /// A day that is left out is free; a shift may end on the next day, an office day may not.
  @Test func readsEveryKey() throws {
    let text = clause(
      alternatives: "{PUASA: {6H: {sat: [08:00, 12:00]}}}", shifts: "{MALAM: [21:00, 07:00], SORE: [14:00, 21:00]}")
    let rules = try #require(try text.policy().schedules.versions.first?.rules)
    #expect(rules.patterns[.fiveDays]?.keys.map(\.self) == [.monday] && rules.patterns[.sixDays] == nil)
    #expect(rules.alternatives["PUASA"]?[.sixDays]?[.saturday]?.start == ClockTime("08:00"))
    #expect(rules.shifts["MALAM"]?.isOvernight == true && rules.shifts["SORE"]?.isOvernight == false)
  }

  @Test(
    arguments: [
      ("{5H: {mon: [16:00, 07:30]}}", "{}", ["P315 patterns.5H.mon[2]=07:30"]),
      ("{5H: {mon: [07:30, 07:30]}}", "{}", ["P315 patterns.5H.mon[2]=07:30"]),
      ("{5H: {sen: [07:30, 16:00]}}", "{}", ["P211 patterns.5H.sen=sen"]), ("{7H: {}}", "{}", ["P212 patterns.7H=7H"]),
      ("{SHIFT: {}}", "{}", ["P212 patterns.SHIFT=SHIFT"]),
      ("{5H: {mon: [07.30, 16:00]}}", "{}", ["P208 patterns.5H.mon[1]=07.30"]),
      ("{5H: {mon: [07:30, 12:00, 16:00]}}", "{}", ["P109 patterns.5H.mon=3"]),
      ("{}", "{OFF: [07:00, 14:00]}", ["P314 shifts.OFF=OFF"]),
    ])
  func refuses(_ patterns: String, _ shifts: String, _ faults: [String]) {
    #expect(clause(patterns: patterns, shifts: shifts).faults == faults)
  }

  @Test func showsEqualDaysTogether() throws {
    let hours = "[07:30, 16:00]"
    let text = clause(
      patterns: "{5H: {mon: \(hours), tue: \(hours), wed: [07:30, 15:00], fri: \(hours), sat: \(hours)}}",
      shifts: "{MALAM: [21:00, 07:00], A: [07:00, 14:00]}")
    let rows = try text.shown(.schedules)
    #expect(rows["patterns.5H"] == "mon–tue 07:30–16:00, wed 07:30–15:00, fri–sat 07:30–16:00")
    #expect(rows["shifts"] == "A 07:00–14:00, MALAM 21:00–07:00 (+1)")
    #expect(rows["alternatives"] == nil && rows["basis"] == "dasar" && rows["from"] == "2026-01-01")
  }
}
