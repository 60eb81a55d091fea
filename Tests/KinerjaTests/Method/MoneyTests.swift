import SmallQuarters
import Testing

@testable import Kinerja

/// Section 11: dasar_insentif, worked by hand.
@Suite struct BasePayTests {
  @Test(
    arguments: [
      ("a whole month", 3_000_000, 23, 23, "3000000"),
      ("less than half a month: 33,000,000/23", 3_000_000, 11, 23, "1434782.608696"),
      ("a third: rounds down", 1, 1, 3, "0.333333"), ("two thirds: rounds up", 1, 2, 3, "0.666667"),
      ("no day counts", 3_000_000, 0, 23, "0"), ("the month has no day", 3_000_000, 0, 0, "0"),
      ("the largest that fits 64 bits", 199_999_999_999, 31, 31, "199999999999"),
      ("beyond 64 bits", 200_000_000_000, 1, 3, "66666666666.666667"),
    ] as [(String, Int64, Int, Int, String)])
  func amounts(_ what: String, _ rate: Int64, _ counted: Int, _ scheduled: Int, _ expected: String) {
    let amount = BasePayStep.amount(rate: rate, counted: counted, scheduled: scheduled)
    #expect("\(ExactNumber(micros: amount))" == expected, "\(what)")
  }

  /// To class 9 in the middle of August: 3,000,000 in July; 10 of 21 August days at 3,000,000 and 11 at 4,000,000, each
  /// rounded; 4,000,000 in September: 1428571.428571 + 2095238.095238 + 7,000,000.
  @Test func addsUpSegments() throws {
    var person = SmallQuarter.Person(1)
    var promoted = SmallQuarter.Post()
    promoted.grade = 9
    promoted.first = "2026-08-15"
    person.posts[0].last = "2026-08-14"
    person.posts.append(promoted)
    let results = try evaluate(
      SmallQuarter([person]).facts, under: SmallPolicy().policy, asOf: SmallQuarter.quarter.last)
    #expect("\(ExactNumber(micros: results.employees[0].incentiveBase))" == "10523809.523809")
  }

  /// An excluded day neither counts nor shortens the month: 22 of 23.
  @Test func excludedDaysCost() throws {
    var person = SmallQuarter.Person(1)
    person.days["2026-07-01"] = .init(code: "TB")
    let results = try evaluate(
      SmallQuarter([person]).facts, under: SmallPolicy().policy, asOf: CivilDate("2026-07-31")!)
    #expect("\(ExactNumber(micros: results.employees[0].incentiveBase))" == "2869565.217391")
  }

  @Test func aClassWithoutATariffIsAnError() {
    var person = SmallQuarter.Person(1)
    person.posts[0].grade = 5
    let facts = SmallQuarter([person]).facts
    #expect(throws: EvaluationError.noTariff(nip: NIP(number: 1), unit: "U1", grade: 5)) {
      try evaluate(facts, under: SmallPolicy().policy, asOf: SmallQuarter.quarter.last)
    }
  }

  /// A tariff of the unit goes before the general one.
  @Test func theUnitsOwnTariffGoesFirst() {
    var tariffs = Tariffs()
    tariffs.general[8] = Rupiah(1)
    tariffs.byUnit[Tariffs.key(grade: 8, unit: 1)] = Rupiah(2)
    let rates = tariffs.byGrade(units: 2)
    #expect(rates[Tariffs.place(grade: 8, unit: 0)] == 1)
    #expect(rates[Tariffs.place(grade: 8, unit: 1)] == 2)
    #expect(rates[Tariffs.place(grade: 9, unit: 0)] == -1)
  }
}

/// Section 11: of the sanctions in force on a day the one that takes most; the mean over the days that count.
@Suite struct SanctionTests {
  private let spans = [
    SanctionStep.Span(first: -5, last: 10, percent: 20_000_000), .init(first: 10, last: 12, percent: 80_000_000),
  ]

  @Test(arguments: [(0, 20), (9, 20), (10, 80), (12, 80), (13, 0)] as [(Int, Int64)])
  func takesTheLargest(_ day: Int, _ percent: Int64) {
    #expect(SanctionStep.percent(spans, on: day) == percent * Points.scale)
  }

  /// 20 percent on July's 23 days and 80 on the first two of August, a weekend: 460/66 = 6.969697.
  @Test func meansOverCountedDays() throws {
    var quarter = SmallQuarter([SmallQuarter.Person(1), SmallQuarter.Person(2)])
    quarter.sanctions = [(0, "RINGAN", "2026-01-01", "2026-07-31"), (0, "BERAT", "2026-08-01", "2026-08-02")]
    let results = try evaluate(quarter.facts, under: SmallPolicy().policy, asOf: SmallQuarter.quarter.last)
    #expect(results.employees.map(\.sanctionPercent) == [6_969_697, 0])
  }

  @Test func aKindThatThePolicyLacksIsAnError() {
    var quarter = SmallQuarter([SmallQuarter.Person(1)])
    quarter.sanctions = [(0, "SEDANG", "2026-07-01", "2026-07-02")]
    let error = EvaluationError.unknownCode(clause: "incentive", code: "SEDANG", day: SmallQuarter.quarter.last)
    let facts = quarter.facts
    #expect(throws: error) { try SanctionStep(facts, SmallPolicy().incentive) }
  }
}

/// Section 11: the incentive before budgets.
@Suite struct IncentiveTests {
  private func incentive(_ status: EmploymentStatus = .permanent, _ change: (inout EmployeeResult) -> Void = { _ in })
    throws -> Int64
  {
    var employee = EmployeeResult(person: 0, segment: 0)
    employee.isEvaluated = true
    employee.predikat = 1
    employee.normalised = Figure(micros: 95_000_000)
    employee.discipline = Figure(micros: 98_000_000)
    employee.workDays = 60
    employee.incentiveBase = 9_000_000 * 1_000_000
    change(&employee)
    let step = try IncentiveStep(
      SmallPolicy().incentive, predikats: ["SANGAT_BAIK", "BAIK"], on: SmallQuarter.quarter.last)
    return step.run(employee, status).amount
  }

  /// P = 0.6·95 + 0.4·98 = 96.2; 9,000,000·0.962·0.9 = 7,792,200, down to 7,792,000.
  @Test func multipliesAndRoundsDown() throws { #expect(try incentive() == 7_792_000) }

  /// P counts N up to 100: 0.6·100 + 0.4·98 = 99.2; 9,000,000·0.992·0.9 = 8,035,200.
  @Test func capsAchievement() throws {
    #expect(try incentive { $0.normalised = Figure(micros: 118_000_000) } == 8_035_000)
  }

  /// 7,792,200·0.8 = 6,233,760; less 20 percent of sanctions 4,987,008.
  @Test func takesStatusAndSanctions() throws {
    #expect(try incentive(.probationary) == 6_233_000)
    #expect(try incentive(.probationary) { $0.sanctionPercent = 20_000_000 } == 4_987_000)
  }

  @Test func somePeopleGetNothing() throws {
    #expect(try incentive { $0.isEvaluated = false } == 0)
    #expect(try incentive { $0.predikat = 255 } == 0)
    #expect(try incentive { $0.normalised = .missing } == 0)
    #expect(try incentive { $0.workDays = 0 } == 0)
  }
}
