/// The figures of many people in columns, for compiled formulas: the same that `FigureSource` gives one by one.
struct FigureColumns: Sendable {
  let source: FigureSource
  /// The figures of days, three to a person of the roster.
  let days: [DayFigure: CellColumn]
  let texts: TextCodes

  /// The scale in which a figure's column is counted.
  func scale(of reference: FigureReference) -> FormulaColumn.Scale {
    if let figure = source.names.dayFigure(reference) { return figure.isInMicros ? .millionths : .whole }
    return reference.figure.decimals == 0 ? .whole : .millionths
  }

  /// A column of a month; `months` are three to a person, `people` has the figures of the quarter where they are known.
  func column(
    _ reference: FigureReference, _ month: Int, _ rows: FormulaRows, from first: Int,
    _ months: UnsafePointer<MonthResult>, _ people: EmployeeFinder
  ) -> FormulaColumn {
    func result(_ row: Int) -> MonthResult { months[(first + row) * 3 + month] }
    func whole(_ value: (MonthResult) -> UInt8) -> FormulaColumn { .numbers(rows, .whole) { Int64(value(result($0))) } }
    if let figure = source.names.dayFigure(reference) {
      guard let column = days[figure] else { return .constant(rows, scale(of: reference), 0) }
      return .wideNumbers(rows, scale(of: reference)) { column[(first + $0) * 3 + month] }
    }
    let quarter = source.facts.quarter
    switch reference.figure {
    case .month: return .constant(rows, .whole, Int64(quarter.calendarMonth(month)))
    case .monthOfQuarter: return .constant(rows, .whole, Int64(month + 1))
    case .year: return .constant(rows, .whole, Int64(quarter.year))
    case .workDays: return whole(\.workDays)
    case .presentDays: return whole(\.presentDays)
    case .availableDays: return whole(\.availableDays)
    case .unexcusedDays: return whole(\.unexcusedDays)
    case .deducted: return .numbers(rows, .millionths) { result($0).deducted }
    case .monthDiscipline: return .numbers(rows, .millionths) { result($0).discipline.micros }
    case .base: return .wideNumbers(rows, .millionths) { result($0).base }
    case .monthAchievement:
      return .numbers(rows, .millionths) { source.achievement.achievement(first + $0, month: month).micros }
    case .monthConduct:
      return .numbers(rows, .millionths) { source.conduct.conduct(first + $0, month: month).micros }
    case .number: return number(reference, month, rows, from: first)
    case .unit, .post, .jobType, .status, .pattern, .salaryGrade, .echelon, .grade:
      return post(reference.figure, rows) { row in
        let result = result(row)
        return result.workDays == 0 ? nil : Int(result.segment)
      }
    default: return column(reference, rows, from: first, people)
    }
  }

  /// A column of the quarter.
  func column(
    _ reference: FigureReference, _ rows: FormulaRows, from first: Int, _ people: EmployeeFinder
  ) -> FormulaColumn {
    typealias Employee = UnsafePointer<EmployeeResult>
    func figure(_ value: (Employee) -> Int64?) -> FormulaColumn {
      .numbers(rows, .millionths) { row in people[first + row].flatMap { value($0) } }
    }
    func wide(_ value: (Employee) -> Int128?) -> FormulaColumn {
      .wideNumbers(rows, .millionths) { row in people[first + row].flatMap { value($0) } }
    }
    func text(_ value: (Employee) -> UInt32?) -> FormulaColumn {
      .texts(rows) { row in people[first + row].flatMap { value($0) } }
    }
    switch reference.figure {
    case .year: return .constant(rows, .whole, Int64(source.facts.quarter.year))
    case .quarter: return .constant(rows, .whole, Int64(source.facts.quarter.number))
    case .discipline: return figure { $0.pointee.discipline.micros }
    case .achievement: return figure { $0.pointee.achievement.micros }
    case .workloadRatio: return wide { $0.pointee.knownWorkloadRatio }
    case .relativeWorkload: return wide { $0.pointee.relativeWorkload }
    case .workloadFactor: return figure { $0.pointee.workloadFactor }
    case .normalised: return figure { $0.pointee.normalised.micros }
    case .conduct: return figure { $0.pointee.conduct.micros }
    case .index: return figure { $0.pointee.publishedIndex.map { $0 * 10_000 } }
    case .predikat: return text { $0.pointee.predikatPosition.flatMap { texts.predikats[$0] } }
    case .resultsLevel: return text { $0.pointee.resultsLevel.flatMap { texts.levels[Int($0.rawValue)] } }
    case .conductLevel: return text { $0.pointee.conductLevel.flatMap { texts.levels[Int($0.rawValue)] } }
    case .number: return number(reference, nil, rows, from: first)
    case .unit, .post, .jobType, .status, .pattern, .salaryGrade, .echelon, .grade:
      return post(reference.figure, rows) { row in people[first + row].map { Int($0.pointee.segment) } }
    default: return .constant(rows, scale(of: reference), nil)
    }
  }

  private func number(_ reference: FigureReference, _ month: Int?, _ rows: FormulaRows, from first: Int)
    -> FormulaColumn
  {
    let name = source.numbers.name(BytewiseText(reference.argument ?? ""))
    return .numbers(rows, .millionths) { source.numbers.value(name, month, of: first + $0) }
  }

  private func post(_ figure: FormulaFigure, _ rows: FormulaRows, _ segment: (_ row: Int) -> Int?) -> FormulaColumn {
    let segments = source.facts.roster.segments
    func text(_ code: (Segment) -> UInt32?) -> FormulaColumn {
      .texts(rows) { row in segment(row).flatMap { code(segments[$0]) } }
    }
    return switch figure {
    case .unit: text { texts.units[Int($0.unit)] }
    case .post: text { texts.posts[Int($0.post)] }
    case .jobType: text { texts.jobTypes[Int($0.jobType.rawValue)] }
    case .status: text { texts.statuses[Int($0.status.rawValue)] }
    case .pattern: text { texts.patterns[Int($0.pattern.rawValue)] }
    case .salaryGrade: text { $0.salaryGrade < 0 ? nil : texts.salaryGrades[Int($0.salaryGrade)] }
    case .echelon: text { $0.echelon < 0 ? nil : texts.echelons[Int($0.echelon)] }
    default: .numbers(rows, .whole) { row in segment(row).map { Int64(segments[$0].grade) } }
    }
  }
}

/// Finds the employee of a person of the roster.
struct EmployeeFinder {
  /// The place of each person's employee among the employees, -1 for somebody who is none.
  let positions: UnsafePointer<Int32>?
  let employees: UnsafePointer<EmployeeResult>?

  /// Finds nobody: the figures of the quarter are not known yet.
  static var nobody: EmployeeFinder { EmployeeFinder(positions: nil, employees: nil) }

  /// The employee; nil for somebody who is none.
  @inline(__always)
  subscript(person: Int) -> UnsafePointer<EmployeeResult>? {
    guard let positions, let employees, positions[person] >= 0 else { return nil }
    return employees + Int(positions[person])
  }
}

/// Numbers for texts: the same for the same bytes.
struct TextCodes: Sendable {
  private let codes: [BytewiseText: UInt32]
  let units: [UInt32?]
  let posts: [UInt32?]
  let jobTypes: [UInt32?]
  let statuses: [UInt32?]
  let patterns: [UInt32?]
  let salaryGrades: [UInt32?]
  let echelons: [UInt32?]
  let predikats: [UInt32?]
  let levels: [UInt32?]

  /// Gives numbers to the texts of facts and to those that formulas name.
  init(_ facts: Facts, predikats: [String], _ expressions: [FormulaExpression]) {
    var codes: [BytewiseText: UInt32] = [:]
    func code(_ text: BytewiseText) -> UInt32? {
      if text.text.isEmpty { return nil }
      if let known = codes[text] { return known }
      let code = UInt32(codes.count)
      codes[text] = code
      return code
    }
    func all(_ texts: [String]) -> [UInt32?] { texts.map { code(BytewiseText($0)) } }
    units = all(facts.roster.units)
    posts = all(facts.roster.posts)
    salaryGrades = all(facts.roster.salaryGrades)
    echelons = all(facts.roster.echelons)
    jobTypes = all(JobType.words)
    statuses = all(EmploymentStatus.words)
    patterns = all(WorkPattern.words)
    levels = all(ExpectationLevel.allCases.map(\.code))
    self.predikats = all(predikats)
    for expression in expressions {
      expression.forEach { part, _ in
        if case .text(let text) = part { _ = code(text) }
        if case .pickText(_, let branches, _) = part { for branch in branches { _ = code(branch.key) } }
      }
    }
    self.codes = codes
  }

  /// The number of a text; one that nothing has for others.
  func code(_ text: BytewiseText) -> UInt32 { codes[text] ?? .max }
}
