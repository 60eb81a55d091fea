/// The figures of months that come from days (method, sections 5 and 11), for everybody at once.
struct DisciplineStep: Sendable {
  let days: DaysStep
  let months: MonthDaysStep
  /// The figures besides those of every month that formulas name.
  let wanted: [DayFigure]
  /// The places among them of those that are nothing without spells, and of the others.
  private let ofSpells: [Int]
  private let ofAll: [Int]

  init(days: DaysStep, months: MonthDaysStep, wanted: [DayFigure]) {
    self.days = days
    self.months = months
    self.wanted = wanted
    ofSpells = wanted.indices.filter { wanted[$0].isOfSpells }
    ofAll = wanted.indices.filter { !wanted[$0].isOfSpells }
  }

  /// What the days of the roster gave.
  struct Outcome: Sendable {
    /// The employees of the run, in the order of the roster.
    var employees: [EmployeeResult]
    /// Three to a person of the roster.
    var months: [MonthResult]
    /// The wanted figures, three to a person of the roster, each in its own unit.
    var figures: [DayFigure: CellColumn]
    /// The rows passed over.
    var ignored: IgnoredRows
  }

  /// Evaluates everybody.
  func run(_ parallelism: Parallelism) throws(EvaluationError) -> Outcome {
    let people = days.facts.roster.count
    var columns = wanted.map { _ in CellColumn(count: people * 3) }
    var blocks = stride(from: 0, to: people, by: Self.blockSize).map { start in
      Block(people: start..<min(people, start + Self.blockSize))
    }
    let shared = columns
    var employees: [EmployeeResult] = []
    let months = [MonthResult](unsafeUninitializedCapacity: people * 3) { months, monthCount in
      monthCount = people * 3
      employees = [EmployeeResult](unsafeUninitializedCapacity: people) { memory, count in
        guard let start = memory.baseAddress, let firstMonth = months.baseAddress else { return }
        nonisolated(unsafe) let employees = start
        nonisolated(unsafe) let months = firstMonth
        parallelism.overEach(of: &blocks) { block in
          (months + block.people.lowerBound * 3).initialize(
            repeating: MonthResult(segment: 0), count: block.people.count * 3)
          run(&block, employees: employees + block.people.lowerBound, months: months, columns: shared)
        }
        // Close the gaps that people without a segment in the run leave.
        for block in blocks {
          (employees + count).moveInitialize(from: employees + block.people.lowerBound, count: block.count)
          count += block.count
        }
      }
    }
    if let error = blocks.lazy.compactMap(\.error).first { throw error }
    for entry in blocks.flatMap(\.wide) { columns[entry.column].setWide(entry.row, entry.value) }
    return Outcome(
      employees: employees, months: months,
      figures: Dictionary(uniqueKeysWithValues: zip(wanted, columns)),
      ignored: blocks.reduce(IgnoredRows()) { $0 + $1.ignored })
  }

  private static let blockSize = 2048

  /// A block of the roster, and what it gave.
  private struct Block: Sendable {
    let people: Range<Int>
    /// The number of employees written.
    var count = 0
    var ignored = IgnoredRows()
    var wide: [(column: Int, row: Int, value: Int128)] = []
    var error: EvaluationError?
  }

  private func run(
    _ block: inout Block, employees: UnsafeMutablePointer<EmployeeResult>, months: UnsafeMutablePointer<MonthResult>,
    columns: [CellColumn]
  ) {
    do throws(EvaluationError) {
      if wanted.contains(where: \.needsRecords) {
        var recorder = DayRecorder()
        try run(&block, &recorder, employees, months, columns) { recorder in recorder.days }
      } else {
        var nobody = NoObserver()
        try run(&block, &nobody, employees, months, columns) { _ in [] }
      }
    } catch {
      block.error = error
    }
  }

  @inline(__always)
  private func run<Observer: DayObserver>(
    _ block: inout Block, _ observer: inout Observer, _ employees: UnsafeMutablePointer<EmployeeResult>,
    _ allMonths: UnsafeMutablePointer<MonthResult>, _ columns: [CellColumn],
    _ records: (borrowing Observer) -> [DayRecord]
  ) throws(EvaluationError) {
    var ignored = block.ignored
    try days.run(block.people, &ignored, &observer, &block) { person, days, observer, block throws(EvaluationError) in
      let records = records(observer)
      let results = allMonths + person * 3
      let hasSpells = months.spells.has(person)
      for month in 0..<3 {
        if let result = try months.month(month, of: person, days) { results[month] = result }
      }
      func set(_ places: [Int]) throws(EvaluationError) {
        for place in places {
          // Of expected events the whole quarter is gone through at once.
          let absences = months.absences(wanted[place], of: person, days)
          for month in 0..<3 where results[month].workDays > 0 {
            let value: Int128
            if let absences {
              value = months.absences(absences, in: month)
            } else {
              value = try months.value(wanted[place], month, of: person, days, records)
            }
            if let wide = columns[place].set(person * 3 + month, value) {
              block.wide.append((place, person * 3 + month, wide))
            }
          }
        }
      }
      try set(ofAll)
      if hasSpells { try set(ofSpells) }
      let employee = self.days.employee(person, days, UnsafeBufferPointer(start: results, count: 3))
      (employees + block.count).initialize(to: employee)
      block.count += 1
      observer.forget()
    }
    block.ignored = ignored
  }
}

extension DaysStep {
  /// What the days of one person make, its discipline left open.
  func employee(_ person: Int, _ days: PersonDays, _ months: some Sequence<MonthResult>) -> EmployeeResult {
    var result = EmployeeResult(person: person, segment: days.primary)
    result.workDays = UInt8(days.counted.count)
    result.unexcusedDays = UInt8(days.unexcused.count)
    result.availableDays = UInt8((days.counted - days.unavailable).count)
    for month in months { result.incentiveBase += month.base }
    return result
  }
}

extension DisciplineFormulas {
  /// Sets D_m of every month and D of every employee.
  func run(
    _ employees: inout [EmployeeResult], _ months: inout [MonthResult], _ columns: FigureColumns,
    _ parallelism: Parallelism
  ) {
    let people = columns.source.facts.roster.count
    let programs = self.months.map { formula in formula.map { CompiledDiscipline($0.expression, columns) } }
    var blocks = stride(from: 0, to: people, by: FormulaMemory.rows * 4).map {
      $0..<min(people, $0 + FormulaMemory.rows * 4)
    }
    months.withUnsafeMutableBufferPointer { months in
      guard let start = months.baseAddress else { return }
      nonisolated(unsafe) let months = start
      parallelism.overEach(of: &blocks) { block in
        let memory = FormulaMemory()
        for lower in stride(from: block.lowerBound, to: block.upperBound, by: FormulaMemory.rows) {
          let people = lower..<min(block.upperBound, lower + FormulaMemory.rows)
          for (month, program) in programs.enumerated() {
            if let program {
              run(program, month, people, months, columns, memory)
            } else {
              for person in people where months[person * 3 + month].workDays > 0 {
                let deducted = months[person * 3 + month].deducted
                months[person * 3 + month].discipline = Figure(micros: Self.standard(deducted: deducted))
              }
            }
          }
        }
      }
      _ = parallelism.overBlocks(of: &employees) { employees in
        for position in employees.indices {
          let own = months + Int(employees[position].person) * 3
          employees[position].discipline = discipline(UnsafeBufferPointer(start: own, count: 3))
        }
      }
    }
  }

  private func run(
    _ program: CompiledDiscipline, _ month: Int, _ people: Range<Int>, _ months: UnsafeMutablePointer<MonthResult>,
    _ columns: FigureColumns, _ memory: FormulaMemory
  ) {
    let rows = FormulaRows(people.count, memory)
    var block = FormulaBlock(rows, program.layout)
    for (place, source) in program.layout.sources.enumerated() {
      guard case .figure(let reference) = source else { continue }
      block[place] = columns.column(reference, month, rows, from: people.lowerBound, UnsafePointer(months), .nobody)
    }
    let column = program.program.run(block)
    for row in 0..<rows.count {
      let person = people.lowerBound + row
      let result = months + (person * 3 + month)
      guard result.pointee.workDays > 0 else { continue }
      switch column.cell(row) {
      case .micros(let value): result.pointee.discipline = Self.limited(value)
      case .missing: result.pointee.discipline = .missing
      case .unsure:
        let inputs = MonthInputs(
          source: columns.source, person: person, month: month, result: result.pointee, employee: nil, parameters: [])
        result.pointee.discipline = discipline(month, inputs)
      }
    }
  }
}

/// The formula of a month's discipline, compiled.
private struct CompiledDiscipline: Sendable {
  let layout: FormulaLayout
  let program: FormulaProgram

  init(_ expression: FormulaExpression, _ columns: FigureColumns) {
    var layout = FormulaLayout()
    for reference in expression.figures(inMonths: false).sorted(by: { $0.description < $1.description }) {
      layout.add(.figure(reference), columns.scale(of: reference))
    }
    self.layout = layout
    program = FormulaProgram(expression, parameters: [:], layout: layout, code: columns.texts.code)
  }
}
