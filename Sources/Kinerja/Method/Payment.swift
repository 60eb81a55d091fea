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

  /// insentif before budgets, of the cell that is paid in millionths.
  func paid(_ cell: Int128) -> Rupiah {
    let unit = Int128(quarter.unit) * Int128(Points.scale)
    return Rupiah(Int64(max(0, cell) / unit) * quarter.unit)
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

extension PaymentStep {
  /// Evaluates everybody's cells; sets `incentiveBeforeBudget`.
  func run(_ employees: inout [EmployeeResult], _ months: [MonthResult], _ parallelism: Parallelism)
    throws(EvaluationError) -> CellTable
  {
    let people = source.facts.roster.count
    var table = CellTable()
    table.monthNames = rules.monthNames
    table.quarterNames = rules.quarter.quarter.map(\.name)
    table.months = table.monthNames.map { _ in CellColumn(count: people * 3) }
    table.quarter = table.quarterNames.map { _ in CellColumn(count: people) }
    let written = table
    let blocks = parallelism.overBlocks(of: &employees, size: 512) { employees -> Block in
      var block = Block()
      do throws(EvaluationError) {
        for position in employees.indices {
          let start = Int(employees[position].person) * 3
          let outcome = try run(employees[position], Array(months[start..<start + 3]))
          write(outcome, of: employees[position], into: written, &block)
          let paid = outcome.paid?.number?.micros
          employees[position].incentiveBeforeBudget = paid.map { rules.paid($0) } ?? .zero
          employees[position].incentive = employees[position].incentiveBeforeBudget
        }
      } catch {
        block.error = error
      }
      return block
    }
    if let error = blocks.lazy.compactMap(\.error).first { throw error }
    for block in blocks {
      for entry in block.wideMonths { table.months[entry.column].setWide(entry.row, entry.value) }
      for entry in block.wideQuarter { table.quarter[entry.column].setWide(entry.row, entry.value) }
      table.unpaidCauses.merge(block.causes) { first, _ in first }
    }
    return table
  }

  /// What a block of employees gave besides the columns.
  private struct Block: Sendable {
    var wideMonths: [(column: Int, row: Int, value: Int128)] = []
    var wideQuarter: [(column: Int, row: Int, value: Int128)] = []
    var causes: [UInt32: [String]] = [:]
    var error: EvaluationError?
  }

  private func write(_ outcome: Outcome, of employee: EmployeeResult, into table: CellTable, _ block: inout Block) {
    let person = Int(employee.person)
    for (column, name) in table.monthNames.enumerated() {
      for month in 0..<3 {
        let inputs = outcome.months.first { $0.month == month }
        let row = person * 3 + month
        if let wide = table.months[column].set(row, inputs?.cells[name]?.number?.micros) {
          block.wideMonths.append((column, row, wide))
        }
      }
    }
    for (column, name) in table.quarterNames.enumerated() {
      if let wide = table.quarter[column].set(person, outcome.quarter.cells[name]?.number?.micros) {
        block.wideQuarter.append((column, person, wide))
      }
    }
    if let causes = outcome.paid?.causes {
      block.causes[employee.person] = causes.sorted { BytewiseText($0) < BytewiseText($1) }
    }
  }
}
