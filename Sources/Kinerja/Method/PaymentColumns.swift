/// The payment of everybody at once: the formulas of `PaymentStep`, compiled, over columns of people (method, sections 12
/// and 13). Rows that the compiled form cannot tell are evaluated one by one.
struct PaymentColumns: Sendable {
  private let step: PaymentStep
  private let columns: FigureColumns
  /// What each month's cells read, and their formulas.
  private let months: [Part]
  private let quarter: Part
  /// What stands within `sum` and its kin: the same places in every month.
  private let withinMonths: FormulaLayout

  /// The formulas of a month's version, or of the quarter's.
  private struct Part: Sendable {
    var layout = FormulaLayout()
    var cells: [(name: String, program: FormulaProgram)] = []
  }

  init(_ step: PaymentStep, _ columns: FigureColumns) {
    self.step = step
    self.columns = columns
    var withinMonths = FormulaLayout()
    for cell in step.rules.quarter.quarter {
      let expression = cell.formula.expression
      for reference in expression.figures(inMonths: true).sorted(by: { $0.description < $1.description }) {
        withinMonths.add(.figure(reference), columns.scale(of: reference))
      }
      for name in expression.cells(inMonths: true).sorted() { withinMonths.add(.cell(name), .millionths) }
    }
    func part(_ cells: [IncentiveRules.Cell], _ parameters: [IncentiveRules.Parameter]) -> Part {
      var part = Part()
      let values = Dictionary(parameters.map { ($0.name, $0.value) }) { first, _ in first }
      for cell in cells {
        let expression = cell.formula.expression
        for reference in expression.figures(inMonths: false).sorted(by: { $0.description < $1.description }) {
          part.layout.add(.figure(reference), columns.scale(of: reference))
        }
        let program = FormulaProgram(
          expression, parameters: values, layout: part.layout, months: withinMonths, code: columns.texts.code)
        part.layout.add(.cell(cell.name), program.scale)
        part.cells.append((cell.name, program))
      }
      return part
    }
    months = step.rules.months.map { part($0.month, $0.params) }
    quarter = part(step.rules.quarter.quarter, step.rules.quarter.params)
    self.withinMonths = withinMonths
  }

  /// What a block of people gave besides what was written.
  private struct Outcome: Sendable {
    var wideMonths: [(column: Int, row: Int, value: Int128)] = []
    var wideQuarter: [(column: Int, row: Int, value: Int128)] = []
    var causes: [UInt32: [String]] = [:]
    var error: EvaluationError?
  }

  /// Evaluates everybody's cells; sets `incentiveBeforeBudget` and `incentive`.
  func run(_ employees: inout [EmployeeResult], _ results: [MonthResult], _ parallelism: Parallelism)
    throws(EvaluationError) -> CellTable
  {
    let people = step.source.facts.roster.count
    var table = CellTable()
    table.monthNames = step.rules.monthNames
    table.quarterNames = step.rules.quarter.quarter.map(\.name)
    table.months = table.monthNames.map { _ in CellColumn(count: people * 3) }
    table.quarter = table.quarterNames.map { _ in CellColumn(count: people) }
    var positions = [Int32](repeating: -1, count: people)
    for (position, employee) in employees.enumerated() { positions[Int(employee.person)] = Int32(position) }
    let size = FormulaMemory.rows * 4
    var blocks = stride(from: 0, to: people, by: size).map { ($0..<min(people, $0 + size), Outcome()) }
    let written = table
    employees.withUnsafeMutableBufferPointer { employees in
      positions.withUnsafeBufferPointer { positions in
        results.withUnsafeBufferPointer { results in
          guard let start = employees.baseAddress, let places = positions.baseAddress, let first = results.baseAddress
          else { return }
          nonisolated(unsafe) let employees = start
          nonisolated(unsafe) let finder = EmployeeFinder(positions: places, employees: UnsafePointer(start))
          nonisolated(unsafe) let results = first
          parallelism.overEach(of: &blocks) { block in
            let memory = FormulaMemory()
            for lower in stride(from: block.0.lowerBound, to: block.0.upperBound, by: FormulaMemory.rows) {
              let upper = min(block.0.upperBound, lower + FormulaMemory.rows)
              run(lower..<upper, finder, employees, results, written, memory, &block.1)
              if block.1.error != nil { return }
            }
          }
        }
      }
    }
    if let error = blocks.lazy.compactMap(\.1.error).first { throw error }
    for (_, outcome) in blocks {
      for entry in outcome.wideMonths { table.months[entry.column].setWide(entry.row, entry.value) }
      for entry in outcome.wideQuarter { table.quarter[entry.column].setWide(entry.row, entry.value) }
      table.unpaidCauses.merge(outcome.causes) { first, _ in first }
    }
    return table
  }

  private func run(
    _ people: Range<Int>, _ finder: EmployeeFinder, _ employees: UnsafeMutablePointer<EmployeeResult>,
    _ results: UnsafePointer<MonthResult>, _ table: CellTable, _ memory: FormulaMemory, _ outcome: inout Outcome
  ) {
    let rows = FormulaRows(people.count, memory)
    let first = people.lowerBound
    /// What formulas give one by one, for the few rows that need it.
    var single: [Int: PaymentStep.Outcome] = [:]
    func alone(_ row: Int) -> PaymentStep.Outcome? {
      if let known = single[row] { return known }
      guard outcome.error == nil, let employee = finder[first + row] else { return nil }
      do throws(EvaluationError) {
        let own = (0..<3).map { results[(first + row) * 3 + $0] }
        single[row] = try step.run(employee.pointee, own)
      } catch {
        outcome.error = outcome.error ?? error
      }
      return single[row]
    }
    /// Why a row has no payment, from the cells above the paid one.
    func causes(_ row: Int, of employee: EmployeeResult, _ paid: Int) -> Set<String>? {
      if let known = single[row] { return known.paid?.causes }
      guard outcome.error == nil else { return nil }
      return MissingPayment(step, of: employee, (0..<3).map { results[(first + row) * 3 + $0] }) { month, cell in
        guard let month else {
          return table.quarterNames.firstIndex(of: cell).flatMap { $0 < paid ? table.quarter[$0][first + row] : nil }
        }
        return table.monthNames.firstIndex(of: cell).flatMap { table.months[$0][(first + row) * 3 + month] }
      }.causes
    }
    var blocks: [FormulaBlock] = []
    for (month, part) in months.enumerated() {
      func exists(_ row: Int) -> Bool { results[(first + row) * 3 + month].workDays > 0 }
      var block = FormulaBlock(rows, part.layout)
      for (place, source) in part.layout.sources.enumerated() {
        guard case .figure(let reference) = source else { continue }
        block[place] = columns.column(reference, month, rows, from: first, results, finder)
      }
      for (name, program) in part.cells {
        var column = program.run(block)
        if column.hasUnsure {
          column.settle(rows) { row in
            guard exists(row) else { return nil }
            return alone(row)?.months.first { $0.month == month }?.cells[name]?.number?.micros
          }
        }
        if let place = part.layout.place(of: .cell(name)) { block[place] = column }
        guard let number = table.monthNames.firstIndex(of: name) else { continue }
        for row in 0..<rows.count {
          let place = (first + row) * 3 + month
          if let wide = table.months[number].set(place, exists(row) ? column.cell(row).micros : nil) {
            outcome.wideMonths.append((number, place, wide))
          }
        }
      }
      for (number, name) in table.monthNames.enumerated() where part.layout.place(of: .cell(name)) == nil {
        for row in 0..<rows.count { _ = table.months[number].set((first + row) * 3 + month, nil) }
      }
      var within = FormulaBlock(rows, withinMonths)
      for (place, source) in withinMonths.sources.enumerated() {
        switch source {
        case .figure(let reference):
          within[place] = columns.column(reference, month, rows, from: first, results, finder)
        case .cell(let name):
          let cell = part.layout.place(of: .cell(name)).map { block[$0] }
          within[place] = .wideNumbers(rows, .millionths) { cell?.cell($0).micros }
        }
      }
      within.setExisting(exists)
      blocks.append(within)
    }
    var block = FormulaBlock(rows, quarter.layout)
    for (place, source) in quarter.layout.sources.enumerated() {
      guard case .figure(let reference) = source else { continue }
      block[place] = columns.column(reference, rows, from: first, finder)
    }
    for (number, (name, program)) in quarter.cells.enumerated() {
      var column = program.run(block, months: blocks)
      if column.hasUnsure { column.settle(rows) { alone($0)?.quarter.cells[name]?.number?.micros } }
      if let place = quarter.layout.place(of: .cell(name)) { block[place] = column }
      for row in 0..<rows.count {
        if let wide = table.quarter[number].set(first + row, column.cell(row).micros) {
          outcome.wideQuarter.append((number, first + row, wide))
        }
      }
      guard name == IncentiveRules.paidCell else { continue }
      for row in 0..<rows.count {
        guard let found = finder[first + row] else { continue }
        let employee = employees + (found - UnsafePointer(employees))
        if let value = column.cell(row).micros {
          employee.pointee.incentiveBeforeBudget = step.rules.quarter.paid(value)
        } else if let causes = causes(row, of: employee.pointee, number) {
          outcome.causes[employee.pointee.person] = causes.sorted { BytewiseText($0) < BytewiseText($1) }
        }
        employee.pointee.incentive = employee.pointee.incentiveBeforeBudget
      }
    }
    // The first person concerned is named, whatever cell came to light first.
    if outcome.error != nil {
      outcome.error = nil
      for row in 0..<rows.count where outcome.error == nil { _ = alone(row) }
    }
  }
}

extension FormulaColumn.Cell {
  /// The millionths; nil where there are none.
  fileprivate var micros: Int128? { if case .micros(let value) = self { value } else { nil } }
}
