import SmallQuarters
import Testing

@testable import Kinerja

/// Section 4: who works when.
@Suite struct ScheduleTests {
  private typealias Hours = (kind: PlannedHours.Kind, start: Int, end: Int)

  private func schedule(_ calendar: [String: (DayKind, String?)] = [:]) throws -> (Schedule, Facts) {
    var quarter = SmallQuarter([SmallQuarter.Person(1)])
    quarter.calendar = calendar
    quarter.shifts += ["SORE"]
    return (try Schedule(quarter.facts, SmallPolicy().policy.schedules), quarter.facts)
  }

  /// 450 is 07:30, 960 16:00, 990 16:30, 780 13:00.
  @Test(arguments: [
    ("a Wednesday of five days", WorkPattern.fiveDays, "2026-07-01", 450, 960),
    ("a Friday of five days", .fiveDays, "2026-07-03", 450, 990),
    ("a Wednesday of six days", .sixDays, "2026-07-01", 450, 840),
    ("a Saturday of six days", .sixDays, "2026-07-04", 450, 780),
    ("a named week", .fiveDays, "2026-07-08", 480, 900),
    ("a day that the calendar calls a working day", .fiveDays, "2026-07-09", 450, 960),
  ])
  func officeHours(_ what: String, _ pattern: WorkPattern, _ date: String, _ start: Int, _ end: Int) throws {
    let (schedule, _) = try schedule(["2026-07-08": (.working, "RAMADAN"), "2026-07-09": (.working, nil)])
    let hours = schedule.hours(pattern, SmallQuarter.day(date), shiftCode: 0)
    #expect(hours.kind == .regular && hours.start == start && hours.end == end, "\(what)")
  }

  @Test(arguments: [
    ("a Saturday of five days", WorkPattern.fiveDays, "2026-07-04"), ("a Sunday", .sixDays, "2026-07-05"),
    ("a holiday", .fiveDays, "2026-08-17"), ("joint leave", .sixDays, "2026-08-18"),
    ("a shift pattern without a shift", .shift, "2026-07-01"),
    ("a holiday in a named week", .fiveDays, "2026-08-19"),
  ])
  func freeDays(_ what: String, _ pattern: WorkPattern, _ date: String) throws {
    let (schedule, _) = try schedule([
      "2026-08-17": (.holiday, nil), "2026-08-18": (.jointLeave, nil), "2026-08-19": (.holiday, "RAMADAN"),
    ])
    #expect(schedule.hours(pattern, SmallQuarter.day(date), shiftCode: 0).kind == .free, "\(what)")
  }

  /// A night from 21:00 to 07:00 ends at 1440 + 420 = 1860.
  @Test(arguments: [
    ("PAGI", PlannedHours.Kind.regular, 420, 840), ("MALAM", .overnight, 1260, 1860), ("OFF", .free, 0, 0),
    ("SORE", .lacking, 0, 0),
  ])
  func shifts(_ name: String, _ kind: PlannedHours.Kind, _ start: Int, _ end: Int) throws {
    let (schedule, facts) = try schedule()
    let code = try #require(facts.shifts.firstIndex(of: name)) + 1
    // Shifts know no holiday and no weekend: 4 July is a Saturday.
    let hours = schedule.hours(.shift, SmallQuarter.day("2026-07-04"), shiftCode: code)
    #expect(hours.kind == kind && hours.start == start && hours.end == end)
  }

  /// A shift that ends when it starts lasts a day.
  @Test func aShiftOfAWholeDay() {
    let hours = PlannedHours(WorkingHours(start: ClockTime(minutes: 420)!, end: ClockTime(minutes: 420)!))
    #expect(hours.kind == .overnight && hours.end == 1860)
  }

  /// 23 weekdays in July, 21 in August less the 17th, 22 in September; Saturdays are 4, 5 and 4.
  @Test func countsTheDaysOfWholeMonths() throws {
    let (schedule, facts) = try schedule(["2026-08-17": (.holiday, nil)])
    let five = try (0..<3).map { try schedule.scheduledDays(.fiveDays, month: $0, person: 0, in: facts) }
    let six = try (0..<3).map { try schedule.scheduledDays(.sixDays, month: $0, person: 0, in: facts) }
    #expect(five == [23, 20, 22])
    #expect(six == [27, 25, 26])
  }

  @Test func countsTheShiftsOfAPerson() throws {
    var person = SmallQuarter.Person(1)
    person.shifts = ["2026-07-01": "PAGI", "2026-07-02": "OFF", "2026-07-31": "MALAM", "2026-08-01": "PAGI"]
    let facts = SmallQuarter([person]).facts
    let schedule = try Schedule(facts, SmallPolicy().policy.schedules)
    #expect(try schedule.scheduledDays(.shift, month: 0, person: 0, in: facts) == 2)
    #expect(try schedule.scheduledDays(.shift, month: 2, person: 0, in: facts) == 0)
  }

  /// The named week has hours for five days only: it is an error for somebody of six, and for nobody else.
  @Test func aWeekWithoutHoursIsAnError() throws {
    let (schedule, facts) = try schedule(["2026-09-07": (.working, "RAMADAN")])
    let error = EvaluationError.noHours(
      pattern: .sixDays, alternative: "RAMADAN", shift: nil, day: CivilDate("2026-09-07")!)
    #expect(throws: error) { try schedule.scheduledDays(.sixDays, month: 2, person: 0, in: facts) }
    #expect(try schedule.scheduledDays(.sixDays, month: 1, person: 0, in: facts) == 26)
    #expect(try schedule.scheduledDays(.fiveDays, month: 2, person: 0, in: facts) == 22)
  }

  /// From 1 August on, work starts half an hour later; before 1 July there would be nothing in force.
  @Test func takesTheVersionOfTheDay() throws {
    var later = SmallPolicy().schedules
    later.patterns[.fiveDays] = later.patterns[.fiveDays]?.mapValues {
      WorkingHours(start: ClockTime(minutes: $0.start.minutes + 30)!, end: $0.end)
    }
    func version(_ from: String, _ rules: ScheduleRules) -> DatedClause<ScheduleRules>.Version {
      .init(from: CivilDate(from)!, basis: "-", line: 1, rules: rules)
    }
    let facts = SmallQuarter([SmallQuarter.Person(1)]).facts
    let schedule = try Schedule(
      facts, DatedClause([version("2026-08-01", later), version("2026-07-01", SmallPolicy().schedules)]))
    #expect(schedule.hours(.fiveDays, SmallQuarter.day("2026-07-31"), shiftCode: 0).start == 450)
    #expect(schedule.hours(.fiveDays, SmallQuarter.day("2026-08-03"), shiftCode: 0).start == 480)
    let error = EvaluationError.notInForce(clause: .schedules, day: CivilDate("2026-07-01")!)
    #expect(throws: error) { try Schedule(facts, DatedClause([version("2026-07-02", later)])) }
  }
}
