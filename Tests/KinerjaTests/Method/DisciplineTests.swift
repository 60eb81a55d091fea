import SmallQuarters
import Testing

@testable import Kinerja

/// Section 5: what days sum up to.
@Suite struct DayTotalsTests {
  private func totals(_ counted: InlineArray<3, Int>, _ deducted: InlineArray<3, Int64>) -> DayTotals {
    var totals = DayTotals()
    totals.counted = counted
    for month in 0..<3 { totals.deducted[month] = deducted[month] * 10_000 }
    return totals
  }

  /// (99.5·23 + 98.5·19 + 99.5·22)/64 = 6349/64, as the fixture quarter's first employee has it.
  @Test func weighsMonthsByTheirDays() {
    #expect(totals([23, 19, 22], [50, 150, 50]).discipline.micros == 99_203_125)
  }

  /// (100·1 + 99·2)/3 = 99.333…; (99·1 + 100·2)/3 = 99.666….
  @Test func roundsOnce() {
    #expect(totals([1, 2, 0], [0, 100, 0]).discipline.micros == 99_333_333)
    #expect(totals([1, 2, 0], [100, 0, 0]).discipline.micros == 99_666_667)
  }

  /// A month is never below 0: (0·40 + 100·20)/60.
  @Test func noMonthIsBelowZero() {
    #expect(totals([40, 20, 0], [12_000, 0, 0]).discipline.micros == 33_333_333)
    #expect(DayTotals.discipline(deducted: 100_000_001) == 0)
  }

  @Test func withoutADayThereIsNoDiscipline() {
    #expect(DayTotals().discipline.isMissing)
    #expect(DayTotals().meanSanction == 0)
  }
}

/// Section 5 and 2: whose days count, and for which segment.
@Suite struct DisciplineStepTests {
  private func evaluated(_ quarter: SmallQuarter, asOf: String = "2026-09-30") throws -> Results {
    try evaluate(quarter.facts, under: SmallPolicy().policy, asOf: CivilDate(asOf)!)
  }

  /// 66 weekdays, two of them on leave and one on study: 65 count, 63 give working time.
  @Test func countsDays() throws {
    var person = SmallQuarter.Person(1)
    person.days = ["2026-07-01": .init(code: "CT"), "2026-07-02": .init(code: "CT"), "2026-07-03": .init(code: "TB")]
    person.days["2026-07-06"] = .init(code: "TK")
    let employee = try evaluated(SmallQuarter([person])).employees[0]
    #expect((employee.workDays, employee.availableDays, employee.unexcusedDays) == (65, 63, 1))
    // July has 22 days that count and loses 3: (97·22 + 100·43)/65.
    #expect(employee.discipline.micros == 98_984_615)
  }

  /// Only days up to the as-of date count: 23 in July, and 3 and 4 August.
  @Test func stopsAtTheDayOfTheRun() throws {
    #expect(try evaluated(SmallQuarter([SmallQuarter.Person(1)]), asOf: "2026-08-04").employees[0].workDays == 25)
  }

  /// Who leaves on 31 August has 44 days; rows and shifts beyond are passed over and counted.
  @Test func passesOverDaysOutsideSegments() throws {
    var person = SmallQuarter.Person(1)
    person.posts[0].first = "2026-07-06"
    person.posts[0].last = "2026-08-31"
    person.shifts = ["2026-07-01": "PAGI", "2026-07-06": "PAGI"]
    let results = try evaluated(SmallQuarter([person]))
    // 23 days in July less the first three, 21 in August.
    #expect(results.employees[0].workDays == 41)
    // 1 to 5 July and all of September.
    #expect(results.ignored.attendanceOutsideSegments == 35)
    // Weekends from 6 July to 31 August.
    #expect(results.ignored.attendanceUnscheduled == 16)
    #expect(results.ignored.shiftsOutsideSegments == 1)
    #expect(results.ignored.shiftsOfOfficeStaff == 1)
  }

  /// The segment with most scheduled days is the primary one; on a tie the later.
  @Test(arguments: [("2026-08-14", 1), ("2026-08-17", 0), ("2026-08-16", 1)])
  func choosesThePrimarySegment(_ last: String, _ expected: UInt32) throws {
    var person = SmallQuarter.Person(1)
    var second = SmallQuarter.Post()
    second.first = "\(CivilDate(last)!.advanced(by: 1))"
    person.posts[0].last = last
    person.posts.append(second)
    // Of 66 weekdays, 33 are up to Friday 14 August.
    #expect(try evaluated(SmallQuarter([person])).employees[0].segment == expected)
  }

  @Test func whoHasNoSegmentLeftIsNoEmployee() throws {
    var person = SmallQuarter.Person(1)
    person.posts[0].last = "2026-06-30"
    #expect(try evaluated(SmallQuarter([person, SmallQuarter.Person(2)])).employees.map(\.person) == [1])
  }
}
