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

  /// Why the cell that is paid is missing, where the cells that are known are not evaluated again: `known` gives those of a
  /// month, and of the quarter where the month is nil.
  func causes(
    _ employee: EmployeeResult, _ months: [MonthResult], known: (_ month: Int?, _ cell: String) -> Int128?
  ) throws(EvaluationError) -> Set<String>? {
    let person = Int(employee.person)
    func value(_ cell: IncentiveRules.Cell, _ month: Int?, _ inputs: some FormulaInputs) throws(EvaluationError)
      -> FormulaValue
    {
      if let micros = known(month, cell.name) { return .number(Rational(micros: micros)) }
      return try rounded(cell.formula.expression.value(inputs), cell.name, month, of: person)
    }
    var monthInputs: [MonthInputs] = []
    for month in 0..<3 where months[month].workDays > 0 {
      var inputs = MonthInputs(
        source: source, person: person, month: month, result: months[month], employee: employee,
        parameters: rules.months[month].params)
      for cell in rules.months[month].month { inputs.cells[cell.name] = try value(cell, month, inputs) }
      inputs.parameters = rules.quarter.params
      monthInputs.append(inputs)
    }
    var quarter = QuarterInputs(
      source: source, employee: employee, parameters: rules.quarter.params, monthInputs: monthInputs)
    for cell in rules.quarter.quarter {
      quarter.cells[cell.name] = try value(cell, nil, quarter)
      if cell.name == IncentiveRules.paidCell { break }
    }
    return quarter.cells[IncentiveRules.paidCell]?.causes
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
