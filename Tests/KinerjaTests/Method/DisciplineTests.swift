import SmallQuarters
import Testing

@testable import Kinerja

/// Section 5: how months make a quarter's discipline.
@Suite struct DisciplineAverageTests {
  private func discipline(
    _ counted: [Int], _ deducted: [Int64], _ average: DisciplineRules.Average = .days
  ) -> Figure {
    var policy = SmallPolicy().policy
    policy.discipline = SmallPolicy.clause(DisciplineRules(month: nil, average: average), line: 1)
    let months = zip(counted, deducted).map { days, deducted in
      var month = MonthResult(segment: 0)
      month.workDays = UInt8(days)
      let rest = DisciplineFormulas.standard(deducted: deducted * 10_000)
      month.discipline = Figure(micros: rest)
      return month
    }
    let formulas = DisciplineFormulas(policy, SmallQuarter.quarter)
    return months.withUnsafeBufferPointer { formulas.discipline($0) }
  }

  /// (99.5·23 + 98.5·19 + 99.5·22)/64 = 6349/64, as the fixture quarter's first employee has it.
  @Test func weighsMonthsByTheirDays() {
    #expect(discipline([23, 19, 22], [50, 150, 50]).micros == 99_203_125)
  }

  /// (99.5 + 98.5 + 99.5)/3 = 99.166…; a month without days is left out: (99.5 + 98.5)/2.
  @Test func mayWeighMonthsAlike() {
    #expect(discipline([23, 1, 22], [50, 150, 50], .months).micros == 99_166_667)
    #expect(discipline([23, 1, 0], [50, 150, 0], .months).micros == 99_000_000)
  }

  /// (100·1 + 99·2)/3 = 99.333…; (99·1 + 100·2)/3 = 99.666….
  @Test func roundsOnce() {
    #expect(discipline([1, 2, 0], [0, 100, 0]).micros == 99_333_333)
    #expect(discipline([1, 2, 0], [100, 0, 0]).micros == 99_666_667)
  }

  /// A month is never below 0: (0·40 + 100·20)/60.
  @Test func noMonthIsBelowZero() {
    #expect(discipline([40, 20, 0], [12_000, 0, 0]).micros == 33_333_333)
    #expect(DisciplineFormulas.standard(deducted: 100_000_001) == 0)
  }

  @Test func withoutADayThereIsNoDiscipline() { #expect(discipline([0, 0, 0], [0, 0, 0]).isMissing) }
}

/// Section 5: a month's discipline by a formula.
@Suite struct DisciplineFormulaTests {
  private func months(_ formula: String, _ change: (inout SmallQuarter.Person) -> Void = { _ in }) throws -> [Figure] {
    var person = SmallQuarter.Person(1)
    person.days = ["2026-07-02": .init(code: "TK"), "2026-08-03": .init("08:00", "16:30")]
    change(&person)
    var policy = SmallPolicy()
    policy.discipline = DisciplineRules(
      month: policy.formula(formula, .discipline), average: .days)
    let results = try evaluate(SmallQuarter([person]).facts, under: policy.policy, asOf: SmallQuarter.quarter.last)
    return (0..<3).map { results.months[$0].discipline }
  }

  /// Two for each unexcused day beside its deduction of 3; a ninth for each late minute of 30.
  @Test(
    arguments: [
      ("100 - potongan - 2 * hari_tk", [95_000_000, 99_500_000, 100_000_000]),
      ("100 - menit_terlambat / 9", [100_000_000, 96_666_667, 100_000_000]),
      ("40 - 20 * hari_tk + 100 * hari(DL)", [20_000_000, 40_000_000, 40_000_000]),
      ("hari_tk - 1", [0, 0, 0]), ("1000 + hari_tk", [100_000_000, 100_000_000, 100_000_000]),
      ("100 / menit_terlambat", [nil, 3_333_333, nil]),
    ] as [(String, [Int64?])])
  func figures(_ formula: String, _ expected: [Int64?]) throws {
    #expect(try months(formula).map(\.micros) == expected)
  }

  /// D is missing when a month with counted days lacks its own.
  @Test func aMissingMonthMakesTheQuarterMissing() throws {
    var policy = SmallPolicy()
    policy.discipline = DisciplineRules(month: policy.formula("100 / hari_tk", .discipline), average: .days)
    let results = try evaluate(
      SmallQuarter([SmallQuarter.Person(1)]).facts, under: policy.policy, asOf: SmallQuarter.quarter.last)
    #expect(results.employees[0].discipline.isMissing)
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
