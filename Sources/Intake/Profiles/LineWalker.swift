internal import Findings
internal import Kinerja
internal import Tabular

/// Walks over a file in which lines above the rows tell something of them, from its first line to its last: whose rows
/// they are, of which month, on which days.
///
/// A block of rows below one person's line is read with a conversion of its own, in which the line's cells are constants.
struct LineWalker {
  /// A line of the file.
  struct Line {
    /// The physical lines before it.
    var place: Int
    var cells: [[UInt8]]
  }

  /// How the rows below a line are read.
  struct Block {
    var conversion: RowConversion
    /// The cells, from 0, in which nothing may stand, as they belong to no day.
    var dayless: [Int]
  }

  /// What was made of the lines above: nothing yet, something, or nothing that rows can be read with.
  private enum State<Value> {
    case open
    case settled(Value)
    case broken
  }

  private let profile: Profile
  private let columns: [ColumnSpec]
  private let plans: [RowConversion.Plan]
  private let unpivot: RowConversion.Unpivot?
  private let used: Set<Int>
  private let width: Int
  private let quarter: Quarter?
  private let header: Line?
  private var seen: [String: Line] = [:]
  /// Kinds of lines that were missed, until one comes.
  private var missed: Set<String> = []
  private var period = State<ClosedRange<CivilDate>>.open
  private var days = State<DayColumns>.open
  private var block = State<Block>.open
  /// A line whose rows are still to come, and the place behind it.
  private var alone: (rule: String, line: Line, end: Int)?
  /// The people of a period with the places of their lines.
  private var people: [[UInt8]: Int] = [:]
  /// The physical lines before the piece that is read.
  private(set) var base = 0
  /// The place behind the last record.
  private var end = 0

  /// - Parameters:
  ///   - plans: how columns are filled, but for what stands in lines above the rows.
  ///   - unpivot: the columns that become rows, where the profile names them.
  ///   - used: the cells that the plans use.
  ///   - width: the cells of a row.
  ///   - header: the header line; nil without one.
  init(
    _ profile: Profile, _ columns: [ColumnSpec], _ plans: [RowConversion.Plan], unpivot: RowConversion.Unpivot?,
    used: Set<Int>, width: Int, header: Line?, quarter: Quarter?
  ) {
    self.profile = profile
    self.columns = columns
    self.plans = plans
    self.unpivot = unpivot
    self.used = used
    self.width = width
    self.header = header
    self.quarter = quarter
  }

  /// Whether the file has a header line.
  var hasHeader: Bool { header != nil }

  // MARK: Lines

  /// Ends a piece of so many physical lines: places in the next one are counted from there.
  mutating func endPiece(lines: Int) { base += lines }

  /// Passes a record that is neither a line nor a row.
  mutating func pass(_ record: borrowing RecordScanner, isBlank: Bool) {
    noteGap(before: record)
    if isBlank { alone = nil }
    end = base + record.linesPassed
  }

  /// Takes a record, if it is one of the profile's lines.
  mutating func take(_ record: borrowing RecordScanner, _ skips: RowSkips?, _ report: inout BatchReport) -> Bool {
    noteGap(before: record)
    defer { end = base + record.linesPassed }
    guard let rule = profile.lines.first(where: { isLine($0.test, record, skips) }) else { return false }
    noteAlone(&report)
    let cells = (0..<min(record.fieldCount, width + 1)).map { Array(record.cell($0).bytes) }
    let line = Line(place: base + record.line, cells: cells)
    seen[rule.name] = line
    missed.remove(rule.name)
    block = .open
    if rule.name == profile.days?.line { days = .open }
    if case .line(rule.name, _)? = profile.days?.period?.place {
      (period, days) = (.open, .open)
      let before = people
      people = [:]
      // The same period once more is but a new page.
      let now = readPeriod(&report)
      if now != nil, now == knownPeriod { people = before }
      knownPeriod = settledPeriod
    }
    if plans.contains(where: { $0.above?.line == rule.name }) {
      alone = (rule.name, line, base + record.linesPassed)
      notePerson(line, rule.name, &report)
    }
    return true
  }

  private var knownPeriod: ClosedRange<CivilDate>?

  private var settledPeriod: ClosedRange<CivilDate>? {
    if case .settled(let days) = period { days } else { nil }
  }

  /// Ends the file.
  mutating func finish(_ report: inout BatchReport) {
    if base > end { alone = nil }
    noteAlone(&report)
  }

  /// Empty lines are no records: a person's row without anything in it may be one.
  private mutating func noteGap(before record: borrowing RecordScanner) {
    if base + record.line > end { alone = nil }
  }

  private func isLine(_ test: LineRule.Test, _ record: borrowing RecordScanner, _ skips: RowSkips?) -> Bool {
    switch test {
    case .number(let number): return base + record.line + 1 == number
    case .row(let test, let cell): return skips?.applies(test, cell, record) ?? false
    case .dayNumbers:
      var count = 0
      for index in 0..<min(record.fieldCount, width + 1) {
        let text = Array(record.cell(index).bytes).trimmingBlanks
        if text.isEmpty { continue }
        guard DayColumns.number(text) != nil else { return false }
        count += 1
      }
      return count > 0
    }
  }

  /// Says of a person's line that no row stands below it.
  private mutating func noteAlone(_ report: inout BatchReport) {
    guard let (rule, line, _) = alone else { return }
    alone = nil
    report.findings.append(finding(.content(.lineAlone), line, cell: place(of: rule), value: rule))
  }

  /// Says of a person's line that it is the second one of the person.
  private mutating func notePerson(_ line: Line, _ rule: String, _ report: inout BatchReport) {
    guard let number = personColumn, let above = plans[number].above, above.line == rule,
      above.cell < line.cells.count
    else { return }
    let text = line.cells[above.cell].trimmingBlanks
    guard !text.isEmpty else { return }
    if let first = people[text] {
      report.findings.append(
        finding(
          .content(.personTwice), line, cell: above.cell, column: number, value: String(decoding: text, as: UTF8.self),
          detail: String(first + 1)))
    } else {
      people[text] = line.place
    }
  }

  private var personColumn: Int? { columns.firstIndex { $0.kind == .person || $0.kind == .nip } }

  private func place(of rule: String) -> Int? { plans.lazy.compactMap(\.above).first { $0.line == rule }?.cell }

  private func finding(
    _ code: FindingCode, _ line: Line, cell: Int? = nil, column: Int? = nil, value: String = "", detail: String = ""
  ) -> RawFinding {
    RawFinding(
      code: code, line: line.place - base, field: cell.map { $0 + 1 } ?? 0,
      column: column.map { AnyColumn(rawValue: $0) }, nip: nil,
      value: value.count > 120 ? String(value.prefix(120)) + "…" : value, detail: detail)
  }
}

// MARK: Rows

extension LineWalker {
  /// How a row is read; nil when the lines above do not tell, which is said once.
  mutating func block(for record: borrowing RecordScanner, _ report: inout BatchReport) -> Block? {
    alone = nil
    if case .open = block {
      block = makeBlock(Line(place: base + record.line, cells: []), &report).map { .settled($0) } ?? .broken
    }
    if case .settled(let block) = block { return block }
    return nil
  }

  private mutating func makeBlock(_ row: Line, _ report: inout BatchReport) -> Block? {
    let owner = StableCells()
    var filled: [RowConversion.Plan] = []
    var isWhole = true
    for (number, plan) in plans.enumerated() {
      guard let above = plan.above else {
        filled.append(plan)
        continue
      }
      guard let line = seen[above.line] else {
        isWhole = miss(above.line, row, &report)
        continue
      }
      let bytes = above.cell < line.cells.count ? line.cells[above.cell].trimmingBlanks : []
      if bytes.isEmpty, !columns[number].mayBeEmpty {
        report.findings.append(finding(.cell(.empty), line, cell: above.cell, column: number))
        isWhole = false
      }
      filled.append(plan.carrying(owner.cell(bytes), field: above.cell + 1, line: line.place))
    }
    var unpivot = unpivot
    var dayless: [Int] = []
    if profile.days != nil {
      guard let days = settledDays(row, &report), isWhole else { return nil }
      unpivot?.columns = days.days.map { (owner.cell(Array("\($0.day)".utf8)), $0.cell) }
      dayless = days.outside
      if profile.days?.line != nil {
        let known = Set(days.days.map(\.cell)).union(days.outside).union(used)
        let named = seen[profile.days?.line ?? ""]?.cells.count ?? 0
        dayless += (days.blank + Array(named..<max(named, width))).filter { !known.contains($0) }
      }
    }
    guard isWhole else { return nil }
    let conversion = RowConversion(filled, unpivot: unpivot, encoding: profile.format.encoding, owner: owner)
    return Block(conversion: conversion, dayless: dayless)
  }

  /// Says that no line of a kind stands above a row; false.
  private mutating func miss(_ rule: String, _ row: Line, _ report: inout BatchReport) -> Bool {
    if missed.insert(rule).inserted {
      report.findings.append(finding(.content(.lineMissing), row, value: rule, detail: rule))
    }
    return false
  }

  private mutating func settledDays(_ row: Line, _ report: inout BatchReport) -> DayColumns? {
    if case .open = days { days = readDays(row, &report).map { .settled($0) } ?? .broken }
    if case .settled(let days) = days { return days }
    return nil
  }

  private mutating func readDays(_ row: Line, _ report: inout BatchReport) -> DayColumns? {
    guard let rules = profile.days else { return nil }
    let named = rules.line
    guard let line = named.map({ seen[$0] }) ?? header else {
      _ = miss(named ?? "", row, &report)
      return nil
    }
    var period: ClosedRange<CivilDate>?
    if rules.period != nil {
      if case .open = self.period, case .line(let name, _)? = rules.period?.place, seen[name] == nil {
        _ = miss(name, line, &report)
        return nil
      }
      period = readPeriod(&report)
      guard period != nil else { return nil }
    }
    do throws(DayColumns.Fault) {
      return try DayColumns(line.cells, of: period, formats: rules.dates, used: rules.line == nil ? used : [])
    } catch {
      switch error {
      case .none: report.findings.append(finding(.content(.noDays), line))
      case .disorder(let cell):
        report.findings.append(
          finding(
            .content(.daysOutOfOrder), line, cell: cell, column: unpivot?.name,
            value: String(decoding: line.cells[cell], as: UTF8.self)))
      }
      return nil
    }
  }

  /// The period of the rows; nil when it cannot be told, which is said once.
  private mutating func readPeriod(_ report: inout BatchReport) -> ClosedRange<CivilDate>? {
    guard case .open = period, let rules = profile.days?.period else { return settledPeriod }
    var line = Line(place: header?.place ?? 0, cells: [])
    var cell: Int?
    var text: [UInt8] = []
    switch rules.place {
    case .constant(let bytes): text = bytes
    case .line(let name, let index):
      line = seen[name] ?? line
      cell = index
      if index < line.cells.count { text = line.cells[index] }
    }
    if profile.format.encoding == .windows1252 {
      var decoded: [UInt8] = []
      text.withUnsafeBufferPointer { appendWindows1252($0, to: &decoded) }
      text = decoded
    }
    let written = String(decoding: text, as: UTF8.self)
    guard let days = rules.days(in: text), days.isWithinAMonth else {
      let formats = rules.isMonth ? rules.conventions.months : rules.conventions.dates
      report.findings.append(
        finding(
          .content(.periodUnread), line, cell: cell, value: written,
          detail: formats.map(\.template).joined(separator: ", ")))
      period = .broken
      return nil
    }
    if let quarter, days.upperBound < quarter.first || days.lowerBound > quarter.last {
      report.warnings.append(
        finding(.plausibility(.otherPeriod), line, cell: cell, value: written, detail: "\(quarter)"))
    }
    period = .settled(days)
    return days
  }
}
