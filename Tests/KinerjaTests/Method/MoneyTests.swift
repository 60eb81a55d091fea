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
    let amount = BasePayStep.amount(Int128(rate) * Int128(counted), scheduled: scheduled)
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

  /// A term without a row that fits is nothing; reading the exports finds such classes before (section 16).
  @Test func aClassWithoutATariffHasNoBase() throws {
    var person = SmallQuarter.Person(1)
    person.posts[0].grade = 5
    let results = try evaluate(
      SmallQuarter([person]).facts, under: SmallPolicy().policy, asOf: SmallQuarter.quarter.last)
    #expect(results.employees[0].incentiveBase == 0)
  }

  /// Of the rows that fit: the unit's own and the post's own, the unit's own, the post's own of any unit, the rest.
  @Test(
    arguments: [("U1", "Analis", 1), ("U1", "Bendahara", 2), ("U2", "Analis", 3), ("U2", "Bendahara", 4)]
      as [(String, String, Int64)])
  func takesTheNarrowestTariff(_ unit: String, _ post: String, _ expected: Int64) {
    func rate(_ unit: String?, _ post: String, _ amount: Int64) -> Tariffs.Rate {
      .init(grade: 8, unit: unit.map { BytewiseText($0) }, post: BytewiseText(post), amount: Rupiah(amount))
    }
    let tariffs = Tariffs([rate(nil, "", 4), rate(nil, "Analis", 3), rate("U1", "", 2), rate("U1", "Analis", 1)])
    let plan = PayPlans(tariffs, SmallQuarter.quarter)
      .plan(grade: 8, unit: BytewiseText(unit), post: BytewiseText(post))
    #expect(plan.whole(on: 0) == expected && plan.lacking.isEmpty)
  }

  /// A component that ends on 15 July and one that begins on 10 August: both add up where both are in force.
  @Test func addsUpComponents() {
    func rate(_ component: String, _ first: CivilDate, _ last: CivilDate, _ amount: Int64) -> Tariffs.Rate {
      .init(
        grade: 8, unit: nil, component: BytewiseText(component), first: first, last: last, amount: Rupiah(amount))
    }
    let plan = PayPlans(
      Tariffs([
        rate("beban", Tariffs.beginningOfTime, CivilDate("2026-07-15")!, 10),
        rate("kondisi", CivilDate("2026-07-15")!, CivilDate("2026-07-31")!, 5),
        rate("beban", CivilDate("2026-08-10")!, Segment.endOfTime, 20),
      ]), SmallQuarter.quarter
    ).plan(grade: 8, unit: BytewiseText("U1"), post: BytewiseText(""))
    func whole(_ date: String) -> Int64 { plan.whole(on: SmallQuarter.day(date)) }
    #expect([whole("2026-07-14"), whole("2026-07-15"), whole("2026-07-16"), whole("2026-08-10")] == [10, 15, 5, 20])
    #expect(plan.lacking == DaySet(SmallQuarter.day("2026-08-01")..<SmallQuarter.day("2026-08-10")))
  }
}

/// Section 11: what the spells of a group amount to in a month.
@Suite struct SpellTests {
  /// Values of a month's cells for person 0: July, August, September.
  private func cells(_ formula: String, _ spells: [(String, String, String)]) throws -> [Int64] {
    var quarter = SmallQuarter([SmallQuarter.Person(1), SmallQuarter.Person(2)])
    quarter.spells = spells.map { (0, $0.0, $0.1, $0.2) }
    var policy = SmallPolicy()
    policy.incentive = SmallIncentive(month: [("sel", formula)], quarter: [("insentif", "sum(sel)")])
    let results = try evaluate(quarter.facts, under: policy.policy, asOf: SmallQuarter.quarter.last)
    #expect(results.cells.quarter[0][1] == 0, "nobody else's")
    return (0..<3).map { Int64(results.cells.months[0][$0]! / 1_000_000) }
  }

  /// 20 percent up to 31 July, 80 percent from 8 August, a Saturday, to Monday 10 August and again in September.
  @Test(
    arguments: [
      ("masa_puncak(hukdis)", [20, 80, 80]), ("masa_hari(hukdis)", [23, 1, 1]),
      ("masa_jumlah(hukdis)", [460, 80, 80]),
      // The whole spells begin in January, on 8 August and on 30 September.
      ("masa_bulan(hukdis)", [7, 1, 1]), ("masa_lama(hukdis)", [212, 3, 1]),
    ] as [(String, [Int64])])
  func figures(_ formula: String, _ expected: [Int64]) throws {
    #expect(
      try cells(
        formula,
        [
          ("RINGAN", "2026-01-01", "2026-07-31"), ("BERAT", "2026-08-08", "2026-08-10"),
          ("BERAT", "2026-09-30", ""),
        ]) == expected)
  }

  /// Of spells on the same day the larger value counts; rows that follow on each other are one spell.
  @Test(
    arguments: [
      ("masa_puncak(hukdis)", [80, 80, 20]), ("masa_jumlah(hukdis)", [22 * 20 + 80, 20 * 20 + 80, 440]),
      ("masa_bulan(hukdis)", [1, 2, 3]), ("masa_lama(hukdis)", [1, 4, 92]),
    ] as [(String, [Int64])])
  func overlapping(_ formula: String, _ expected: [Int64]) throws {
    #expect(
      try cells(
        formula,
        [
          ("RINGAN", "2026-07-01", ""), ("BERAT", "2026-07-31", "2026-07-31"), ("BERAT", "2026-08-01", "2026-08-03"),
        ]) == expected)
  }

  @Test func aKindThatThePolicyLacksIsAnError() {
    let error = EvaluationError.unknownCode(clause: .spells, code: "SEDANG", day: SmallQuarter.quarter.last)
    #expect(throws: error) { try cells("1", [("SEDANG", "2026-07-01", "2026-07-02")]) }
  }
}

/// Section 13: the incentive before budgets.
@Suite struct IncentiveTests {
  private func outcome(
    _ status: EmploymentStatus = .permanent, sanction: Int64 = 0, months: Range<Int> = 0..<3,
    _ change: (inout EmployeeResult) -> Void = { _ in }
  ) throws -> (amount: Int64, causes: Set<String>) {
    var employee = EmployeeResult(person: 0, segment: 0)
    employee.isEvaluated = true
    employee.predikat = 1
    employee.normalised = Figure(micros: 95_000_000)
    employee.discipline = Figure(micros: 98_000_000)
    employee.workDays = 60
    change(&employee)
    var person = SmallQuarter.Person(1)
    person.posts[0].status = status
    let steps = try QuarterSteps(
      SmallQuarter([person]).facts, SmallPolicy().policy, asOf: SmallQuarter.quarter.last)
    let step = PaymentStep(rules: steps.payment, source: steps.source { _, _, _ in Int128(sanction * Points.scale) })
    let results = (0..<3).map { month in
      var result = MonthResult(segment: 0)
      result.workDays = months.contains(month) ? 20 : 0
      result.base = 3_000_000_000_000
      return result
    }
    let paid = try step.run(employee, results).paid
    let amount = (paid?.number?.micros).map { steps.payment.quarter.paid($0).amount } ?? 0
    return (amount, Set(paid?.causes ?? []))
  }

  /// P = 0.6·95 + 0.4·98 = 96.2; 9,000,000·0.962·0.9 = 7,792,200, down to 7,792,000.
  @Test func multipliesAndRoundsDown() throws { #expect(try outcome().amount == 7_792_000) }

  /// P counts N up to 100: 0.6·100 + 0.4·98 = 99.2; 9,000,000·0.992·0.9 = 8,035,200.
  @Test func capsAchievement() throws {
    #expect(try outcome { $0.normalised = Figure(micros: 118_000_000) }.amount == 8_035_000)
  }

  /// 7,792,200·0.8 = 6,233,760; less 20 percent of sanctions 4,987,008.
  @Test func takesStatusAndSanctions() throws {
    #expect(try outcome(.probationary).amount == 6_233_000)
    #expect(try outcome(.probationary, sanction: 20).amount == 4_987_000)
  }

  /// Two months of 3,000,000: 5,194,800.
  @Test func monthsWithoutDaysDoNotExist() throws { #expect(try outcome(months: 1..<3).amount == 5_194_000) }

  @Test func somePeopleGetNothingAndWhy() throws {
    #expect(try outcome { $0.predikat = 255 } == (0, ["predikat"]))
    #expect(
      try outcome {
        $0.normalised = .missing
        $0.predikat = 255
      } == (0, ["capaian_normal", "predikat"]))
    #expect(try outcome(months: 0..<0) == (0, []))
  }
}
