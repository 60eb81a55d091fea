/// The formulas by which a month's figures become its discipline, and how the months make the quarter's (method, section 5).
struct DisciplineFormulas: Sendable {
  let average: DisciplineRules.Average
  /// The formula of each month; nil is the standard one.
  let months: [PolicyFormula?]

  init(_ policy: Policy, _ quarter: Quarter) {
    func rules(_ day: CivilDate) -> DisciplineRules { policy.discipline.version(on: day)?.rules ?? .standard }
    average = rules(quarter.last).average
    months = (0..<3).map { rules(quarter.lastDay(ofMonth: $0)).month }
  }

  /// The figures of days that the formulas name.
  func dayFigures(_ names: FigureNames) -> [DayFigure] {
    months.compactMap { $0 }.flatMap { names.dayFigures(of: $0.expression) }
  }

  /// D_m of a month with these inputs.
  func discipline(_ month: Int, _ inputs: MonthInputs) -> Figure {
    guard let formula = months[month] else { return Figure(micros: Self.standard(deducted: inputs.result.deducted)) }
    guard let number = formula.expression.value(inputs).number else { return .missing }
    return Self.limited(number)
  }

  /// Rounded, then moved into 0…100.
  static func limited(_ number: Rational) -> Figure {
    number.micros.map { limited($0) } ?? Figure(micros: number.isNegative ? 0 : Points.hundred.micros)
  }

  /// Millionths moved into 0…100.
  static func limited(_ micros: Int128) -> Figure {
    Figure(micros: Int64(max(0, min(Int128(Points.hundred.micros), micros))))
  }

  /// D_m in millionths without a formula: 100 less the month's deductions, not below 0.
  static func standard(deducted: Int64) -> Int64 { Points.hundred.micros - min(Points.hundred.micros, deducted) }

  /// D of the three months.
  func discipline(_ months: UnsafeBufferPointer<MonthResult>) -> Figure {
    var mean = DisciplineMean()
    for month in months where month.workDays > 0 {
      mean.add(month.discipline, weight: average == .days ? Int64(month.workDays) : 1)
    }
    return mean.value
  }
}

/// The mean of disciplines of months, once all are added; missing without any, or where one is.
struct DisciplineMean {
  private var sum: Int128 = 0
  private var weights: Int64 = 0
  private var isMissing = false

  mutating func add(_ discipline: Figure, weight: Int64) {
    weights += weight
    if let value = discipline.micros { sum += Int128(value) * Int128(weight) } else { isMissing = true }
  }

  var value: Figure {
    isMissing || weights == 0 ? .missing : Figure(micros: Int64(roundedQuotient(sum, Int128(weights))))
  }
}
