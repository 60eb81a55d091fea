/// The versions of the clause `incentive` that a quarter takes (method, sections 3 and 12).
struct PaymentRules: Sendable {
  /// The version of each month.
  let months: [IncentiveRules]
  /// The version of the quarter's last day.
  let quarter: IncentiveRules
  /// The names of the cells of months, in the order of publication.
  let monthNames: [String]

  init(_ policy: Policy, _ quarter: Quarter) throws(EvaluationError) {
    var months: [IncentiveRules] = []
    for month in 0..<3 {
      let day = quarter.lastDay(ofMonth: month)
      guard let version = policy.incentive.version(on: day) else { throw .notInForce(clause: .incentive, day: day) }
      months.append(version.rules)
    }
    self.months = months
    self.quarter = months[2]
    var names: [String] = []
    for cell in months.flatMap(\.month) where !names.contains(cell.name) { names.append(cell.name) }
    monthNames = names
    for cell in self.quarter.quarter {
      for name in cell.formula.expression.cells(inMonths: true).sorted() {
        for (month, rules) in months.enumerated() where !rules.month.contains(where: { $0.name == name }) {
          throw .lackingCell(name, day: quarter.lastDay(ofMonth: month))
        }
      }
    }
  }

  /// The figures of days that its formulas name.
  func dayFigures(_ names: FigureNames) -> [DayFigure] {
    let cells = months.flatMap(\.month) + quarter.quarter
    return cells.flatMap { names.dayFigures(of: $0.formula.expression) }
  }
}

extension IncentiveRules {
  /// The value of a parameter.
  func parameter(_ name: String) -> Points { params.first { $0.name == name }?.value ?? .zero }

  /// insentif before budgets, of the cell that is paid in millionths.
  func paid(_ cell: Int128) -> Rupiah {
    let unit = Int128(unit) * Int128(Points.scale)
    return Rupiah(Int64(max(0, cell) / unit) * self.unit)
  }
}

/// What a month's formulas read.
struct MonthInputs: FormulaInputs {
  let source: FigureSource
  let person: Int
  let month: Int
  let result: MonthResult
  /// The figures of the quarter; nil before they are known.
  let employee: EmployeeResult?
  var parameters: [IncentiveRules.Parameter]
  /// The cells above.
  var cells: [String: FormulaValue] = [:]

  func value(of reference: FigureReference) -> FormulaValue {
    source.value(reference, month, result, of: person, employee)
  }

  func parameter(_ name: String) -> Points { parameters.first { $0.name == name }?.value ?? .zero }
  func cell(_ name: String) -> FormulaValue { cells[name] ?? .missing([name]) }
  var months: [any FormulaInputs] { [] }
}

/// What the quarter's formulas read.
struct QuarterInputs: FormulaInputs {
  let source: FigureSource
  let employee: EmployeeResult
  let parameters: [IncentiveRules.Parameter]
  let monthInputs: [MonthInputs]
  /// The cells above.
  var cells: [String: FormulaValue] = [:]

  func value(of reference: FigureReference) -> FormulaValue { source.value(reference, of: employee) }
  func parameter(_ name: String) -> Points { parameters.first { $0.name == name }?.value ?? .zero }
  func cell(_ name: String) -> FormulaValue { cells[name] ?? .missing([name]) }
  var months: [any FormulaInputs] { monthInputs }
}

/// The payment of one person, formula by formula (method, sections 12 and 13).
struct PaymentStep: Sendable {
  let rules: PaymentRules
  let source: FigureSource

  /// The cells of a person.
  struct Outcome {
    /// Of each month that exists, with what its formulas read.
    var months: [MonthInputs]
    /// Of the quarter, with what its formulas read.
    var quarter: QuarterInputs
    /// The cell that is paid; nil when there is none.
    var paid: FormulaValue?
  }

  /// Evaluates the cells of a person; `months` are the three of the quarter.
  func run(_ employee: EmployeeResult, _ months: [MonthResult]) throws(EvaluationError) -> Outcome {
    let person = Int(employee.person)
    var monthInputs: [MonthInputs] = []
    for month in 0..<3 where months[month].workDays > 0 {
      var inputs = MonthInputs(
        source: source, person: person, month: month, result: months[month], employee: employee,
        parameters: rules.months[month].params)
      for cell in rules.months[month].month {
        inputs.cells[cell.name] = try rounded(
          cell.formula.expression.value(inputs), cell.name, month, of: person)
      }
      monthInputs.append(inputs)
    }
    var quarter = QuarterInputs(
      source: source, employee: employee, parameters: rules.quarter.params,
      monthInputs: monthInputs.map { inputs in
        var inputs = inputs
        inputs.parameters = rules.quarter.params
        return inputs
      })
    for cell in rules.quarter.quarter {
      quarter.cells[cell.name] = try rounded(cell.formula.expression.value(quarter), cell.name, nil, of: person)
    }
    return Outcome(months: monthInputs, quarter: quarter, paid: quarter.cells[IncentiveRules.paidCell])
  }

  private func rounded(_ value: FormulaValue, _ cell: String, _ month: Int?, of person: Int) throws(EvaluationError)
    -> FormulaValue
  {
    guard let value = value.cell.value else {
      throw .cellTooLarge(
        nip: NIP(number: source.facts.roster.nips[person]), month: month.map { source.facts.quarter.calendarMonth($0) },
        cell: cell)
    }
    return value
  }
}

/// Finds why the cell that is paid is missing: of the cells above it only those that are missing too are looked into.
final class MissingPayment {
  private let step: PaymentStep
  private let employee: EmployeeResult
  private let months: [MonthResult]
  /// The number of a cell of a month, of the quarter where the month is nil; nil where it is missing.
  private let known: (_ month: Int?, _ cell: String) -> Int128?
  private var found: [Place: Set<String>] = [:]

  private struct Place: Hashable {
    var month: Int?
    var cell: String
  }

  init(
    _ step: PaymentStep, of employee: EmployeeResult, _ months: [MonthResult],
    known: @escaping (_ month: Int?, _ cell: String) -> Int128?
  ) {
    self.step = step
    self.employee = employee
    self.months = months
    self.known = known
  }

  /// The causes of the cell that is paid.
  var causes: Set<String> { causes(IncentiveRules.paidCell, nil) }

  private func causes(_ name: String, _ month: Int?) -> Set<String> {
    let place = Place(month: month, cell: name)
    if let causes = found[place] { return causes }
    let rules = month.map { step.rules.months[$0] } ?? step.rules.quarter
    let expression = (month == nil ? rules.quarter : rules.month).first { $0.name == name }?.formula.expression
    let causes = month.map { expression?.causes(inputs($0, rules)) } ?? expression?.causes(OfQuarter(self))
    found[place] = causes ?? []
    return causes ?? []
  }

  private func inputs(_ month: Int, _ rules: IncentiveRules) -> OfMonth {
    OfMonth(
      self,
      MonthInputs(
        source: step.source, person: Int(employee.person), month: month, result: months[month], employee: employee,
        parameters: rules.params))
  }

  private func value(_ cell: String, _ month: Int?) -> FormulaValue {
    known(month, cell).map { .number(Rational(micros: $0)) } ?? .missing(causes(cell, month))
  }

  private func causesIfMissing(_ cell: String, _ month: Int?) -> Set<String>? {
    known(month, cell) == nil ? causes(cell, month) : nil
  }

  /// A month, whose cells are looked up as they are asked for.
  private final class OfMonth: FormulaInputs {
    let payment: MissingPayment
    let inputs: MonthInputs

    init(_ payment: MissingPayment, _ inputs: MonthInputs) {
      self.payment = payment
      self.inputs = inputs
    }

    func value(of reference: FigureReference) -> FormulaValue { inputs.value(of: reference) }
    func parameter(_ name: String) -> Points { inputs.parameter(name) }
    func cell(_ name: String) -> FormulaValue { payment.value(name, inputs.month) }
    func causes(ofCell name: String) -> Set<String>? { payment.causesIfMissing(name, inputs.month) }
    var months: [any FormulaInputs] { [] }
  }

  /// The quarter, likewise.
  private final class OfQuarter: FormulaInputs {
    let payment: MissingPayment

    init(_ payment: MissingPayment) { self.payment = payment }

    func value(of reference: FigureReference) -> FormulaValue {
      payment.step.source.value(reference, of: payment.employee)
    }
    func parameter(_ name: String) -> Points { payment.step.rules.quarter.parameter(name) }
    func cell(_ name: String) -> FormulaValue { payment.value(name, nil) }
    func causes(ofCell name: String) -> Set<String>? { payment.causesIfMissing(name, nil) }
    var months: [any FormulaInputs] {
      (0..<3).filter { payment.months[$0].workDays > 0 }.map { payment.inputs($0, payment.step.rules.quarter) }
    }
  }
}
