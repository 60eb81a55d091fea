/// The formulas by which a month's figures become its discipline, and how the months make the quarter's (method, section 5).
struct DisciplineFormulas: Sendable {
  private let average: DisciplineRules.Average

  var needRecords: Bool { false }

  init(_ policy: Policy, _ quarter: Quarter) {
    average = policy.discipline.version(on: quarter.last)?.rules.average ?? .days
  }

  func discipline(_ month: Int, of person: Int, _ result: MonthResult, _ days: PersonDays, _ records: [DayRecord], _ step: MonthDaysStep)
    throws(EvaluationError) -> Figure
  {
    Figure(micros: Self.standard(deducted: result.deducted))
  }

  /// D_m in millionths without a formula: 100 less the month's deductions, not below 0.
  static func standard(deducted: Int64) -> Int64 { Points.hundred.micros - min(Points.hundred.micros, deducted) }

  /// D of the three months.
  func discipline(_ months: UnsafeBufferPointer<MonthResult>) -> Figure {
    var sum: Int128 = 0
    var weights: Int64 = 0
    for month in months where month.workDays > 0 {
      guard let value = month.discipline.micros else { return .missing }
      let weight = average == .days ? Int64(month.workDays) : 1
      sum += Int128(value) * Int128(weight)
      weights += weight
    }
    return weights == 0 ? .missing : Figure(micros: Int64(roundedQuotient(sum, Int128(weights))))
  }
}
