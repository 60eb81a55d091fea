import SmallQuarters
import Testing

@testable import Kinerja

/// Section 5: what a day with punches deducts. Work is from 07:30 to 16:00; the bands are 30 minutes at 0.5, 60 at 1, else
/// 1.5; a missing punch costs 1.5, a day at most 3.
@Suite struct DayDeductionTests {
  private static let office = PlannedHours(WorkingHours(start: ClockTime("07:30")!, end: ClockTime("16:00")!))
  private static let night = PlannedHours(WorkingHours(start: ClockTime("21:00")!, end: ClockTime("07:00")!))

  private func deduction(
    _ first: String, _ last: String, midday: [String] = [], _ hours: PlannedHours = office, isOffice: Bool = true,
    _ change: (inout AttendanceRules) -> Void = { _ in }
  ) throws -> String {
    var rules = SmallPolicy().attendance
    change(&rules)
    let day = try #require(DayRules(rules, statuses: []))
    let word = AttendanceWord(
      first: SmallQuarter.minutes(first), last: SmallQuarter.minutes(last), status: AttendanceWord.presence)
    let punches = midday.enumerated().reduce(UInt32(0)) {
      $0 | UInt32(SmallQuarter.minutes($1.element) + 1) << UInt32($1.offset * 11)
    }
    return "\(Points(micros: day.presence(word, midday: punches, hours, isOffice: isOffice)))"
  }

  @Test(arguments: [
    ("on time", "07:30", "16:00", "0"), ("early and long", "06:00", "20:00", "0"),
    ("a minute late", "07:31", "16:00", "0.5"), ("30 minutes late", "08:00", "16:00", "0.5"),
    ("31 minutes late", "08:01", "16:00", "1"), ("60 minutes late", "08:30", "16:00", "1"),
    ("61 minutes late", "08:31", "16:00", "1.5"), ("a minute early", "07:30", "15:59", "0.5"),
    ("late and early", "07:45", "15:00", "1.5"), ("no first punch", "", "16:00", "1.5"),
    ("no last punch", "07:30", "", "1.5"), ("no last punch and late", "07:45", "", "2"),
    ("all of it, up to the cap", "", "12:00", "3"), ("punches the wrong way round", "16:00", "07:30", "3"),
  ])
  func punches(_ what: String, _ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last) == expected, "\(what)")
  }

  /// Up to 15 minutes cost nothing; beyond them all minutes count, not only those above.
  @Test(arguments: [("07:45", "0"), ("07:46", "0.5"), ("08:01", "1")])
  func tolerance(_ first: String, _ expected: String) throws {
    #expect(try deduction(first, "16:00") { $0.toleranceMinutes = Points(whole: 15) } == expected)
  }

  /// Up to 60 minutes can be made good by staying as long after 16:00.
  @Test(arguments: [
    ("08:00", "16:30", "0"), ("08:00", "16:29", "0.5"), ("08:30", "17:00", "0"), ("08:31", "18:00", "1.5"),
    ("08:00", "", "2"),
  ])
  func flex(_ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last) { $0.flexMinutes = Points(whole: 60) } == expected)
  }

  /// 00:30 belongs to the night that began at 21:00, 210 minutes late; 06:30 is 30 minutes early.
  @Test(arguments: [
    ("21:00", "07:00", "0"), ("20:00", "08:00", "0"), ("21:20", "07:00", "0.5"), ("00:30", "07:00", "1.5"),
    ("21:00", "06:30", "0.5"), ("21:00", "23:00", "1.5"), ("21:00", "", "1.5"),
  ])
  func nights(_ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last, Self.night, isOffice: false) == expected)
  }

  /// A midday punch from 12:00 to 13:00, else 0.75; only office patterns have them.
  @Test(
    arguments: [
      (["12:00"], true, "0"), (["13:00"], true, "0"), (["11:59"], true, "0.75"), (["13:01"], true, "0.75"),
      ([], true, "0.75"), ([], false, "0"), (["", "12:30"], true, "0.75"),
    ] as [([String], Bool, String)])
  func midday(_ punches: [String], _ isOffice: Bool, _ expected: String) throws {
    let window = AttendanceRules.Midday(
      opens: ClockTime("12:00")!, closes: ClockTime("13:00")!, missing: Points("0.75")!)
    #expect(
      try deduction("07:30", "16:00", midday: punches, isOffice: isOffice) { $0.midday = [window] } == expected)
  }

  /// Looked up apart, the two punches deduct what they do together, whatever they are.
  @Test func theTablesAgreeWithTheRules() throws {
    var person = SmallQuarter.Person(1)
    person.shifts = ["2026-07-01": "MALAM"]
    let facts = SmallQuarter([person]).facts
    let policy = SmallPolicy().policy
    let step = try AttendanceStep(facts, policy.attendance, try Schedule(facts, policy.schedules))
    let rules = try #require(DayRules(policy.attendance.versions[0].rules, statuses: facts.statuses))
    for (pattern, code) in [(WorkPattern.fiveDays, 0), (.sixDays, 0), (.shift, 1), (.shift, 2)] {
      let plan = step.plan(step.places(pattern), 0, shiftCode: code)
      let isOffice = pattern != .shift
      let words = stride(from: -1, to: 1440, by: 7).flatMap { first in
        stride(from: -1, to: 1440, by: 11).map {
          AttendanceWord(first: first, last: $0, status: AttendanceWord.presence)
        }
      }
      let apart = words.map { step.presence($0, midday: 0, plan, isOffice: isOffice) }
      #expect(apart == words.map { rules.presence($0, midday: 0, plan.hours, isOffice: isOffice) })
    }
  }
}

/// Section 5: what a day is, by its row. 1 July 2026 is a Wednesday; nothing else of the quarter is filled.
@Suite struct DayStatusTests {
  private func record(_ row: SmallQuarter.Presence?, _ change: (inout SmallPolicy) -> Void = { _ in }) throws
    -> DayRecord
  {
    var person = SmallQuarter.Person(1)
    person.days["2026-07-01"] = row
    person.fills = false
    var policy = SmallPolicy()
    change(&policy)
    let facts = SmallQuarter([person]).facts
    let results = try evaluate(facts, under: policy.policy, asOf: CivilDate("2026-07-01")!)
    let tracer = try Tracer(facts, policy.policy, results)
    return try #require(try tracer.account(0).days.first)
  }

  /// TK costs 5, which the cap makes 3; what is excluded neither counts nor costs.
  @Test(
    arguments: [
      ("no row", nil, DayStatus.noRecord, "3", true, true, true),
      ("presence without punches", SmallQuarter.Presence(), .noPunches, "3", true, true, true),
      ("H without punches", SmallQuarter.Presence(code: "H"), .noPunches, "3", true, true, true),
      (
        "H with punches", SmallQuarter.Presence("07:40", "16:00", code: "H"), .present(late: 10, early: 0), "0.5", true,
        true, false
      ),
      ("one punch", SmallQuarter.Presence("07:30"), .present(late: 0, early: nil), "1.5", true, true, false),
      (
        "duty elsewhere, punches or not", SmallQuarter.Presence("09:00", "10:00", code: "DL"), .code("DL"), "0", true,
        true, false
      ),
      ("leave", SmallQuarter.Presence(code: "CT"), .code("CT"), "0", true, false, false),
      ("study", SmallQuarter.Presence(code: "TB"), .code("TB"), "0", false, false, false),
      ("absence", SmallQuarter.Presence(code: "TK"), .code("TK"), "3", true, true, true),
    ] as [(String, SmallQuarter.Presence?, DayStatus, String, Bool, Bool, Bool)])
  func statuses(
    _ what: String, _ row: SmallQuarter.Presence?, _ status: DayStatus, _ deduction: String, _ isCounted: Bool,
    _ isAvailable: Bool, _ isUnexcused: Bool
  ) throws {
    let day = try record(row)
    #expect(day.status == status, "\(what)")
    #expect("\(day.deduction)" == deduction, "\(what)")
    #expect(day.isCounted == isCounted && day.isAvailable == isAvailable && day.isUnexcused == isUnexcused, "\(what)")
  }

  @Test func aCodeThatThePolicyLacksIsAnError() {
    let error = EvaluationError.unknownCode(clause: "attendance", code: "CT", day: CivilDate("2026-07-01")!)
    #expect(throws: error) {
      try record(SmallQuarter.Presence(code: "CT")) { $0.attendance.statuses["CT"] = nil }
    }
  }
}
