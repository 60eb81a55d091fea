internal import Findings
internal import Kinerja
internal import Tabular

/// What turns the rows of one file into rows of its table: a profile, with the columns found in the file's header.
final class RowConversion: @unchecked Sendable {
  /// How a cell's content is read.
  enum Form {
    case text
    case date([DateFormat])
    case month([DateFormat])
    case time([DateFormat])
    /// A time with its seconds.
    case clock([DateFormat])
    case moment([DateFormat])
    case number(NumberFormat, isWhole: Bool)

    /// What the cell should have been, and the code for what it is not.
    var expectation: (code: FindingCode, text: String)? {
      func list(_ formats: [DateFormat]) -> String { formats.map(\.template).joined(separator: ", ") }
      switch self {
      case .text: return nil
      case .date(let formats): return (.cell(.badDate), list(formats))
      case .month(let formats): return (.cell(.badMonth), list(formats))
      case .time(let formats), .clock(let formats): return (.cell(.badTime), list(formats))
      case .moment(let formats): return (.cell(.badDate), list(formats))
      case .number(let format, let isWhole):
        return (isWhole ? .cell(.badWholeNumber) : .cell(.badNumber), format.example)
      }
    }
  }

  enum Origin {
    case absent
    case cell(Int)
    case joined([Int], separator: [UInt8])
    case constant(Cell)
    /// A cell of a line above the rows, which has so many lines before it in the file.
    case carried(Cell, field: Int, line: Int)
  }

  /// How a column is filled.
  final class Plan {
    var origin = Origin.absent
    var stripped: [[UInt8]] = []
    var nulls: [[UInt8]] = []
    var values: CellMap?
    var key: KeyMap?
    var form = Form.text
    /// The kind of line above the rows in which the cell, from 0, stands; nil for the rows themselves.
    var above: (line: String, cell: Int)?
    /// Whether the cell holds any number of times.
    var isSeveral = false

    /// What a cell should have been, and the code for what it is not.
    var expectation: (code: FindingCode, text: String)? {
      guard isSeveral, case .clock(let formats) = form else { return form.expectation }
      let texts = formats.map { "\($0.template) \($0.template), \($0.template)\($0.template)" }
      return form.expectation.map { ($0.code, "\($0.text), \(texts.joined(separator: ", "))") }
    }

    /// The same with a cell of a line above the rows.
    func carrying(_ cell: Cell, field: Int, line: Int) -> Plan {
      let plan = Plan()
      (plan.stripped, plan.nulls, plan.values, plan.key, plan.form) = (stripped, nulls, values, key, form)
      plan.origin = .carried(cell, field: field, line: line)
      return plan
    }
  }

  /// Columns of the file that become rows of the table.
  struct Unpivot {
    /// The table's column that says which of them a row is.
    var name: Int
    /// The table's column that takes the content.
    var value: Int
    /// For each of them what it is called in the table, and its cell.
    var columns: [(code: Cell, cell: Int)]
    var skipsEmpty: Bool
  }

  let plans: [Plan]
  private let shortcuts: UnsafeMutableBufferPointer<Shortcut>
  let unpivot: Unpivot?
  private let isUnpivoted: Bool
  /// The column whose cells hold any number of times.
  private let several: Int?
  private let isWindows1252: Bool
  let owner: StableCells

  init(_ plans: [Plan], unpivot: Unpivot?, encoding: TextFormat.Encoding, owner: StableCells) {
    self.plans = plans
    shortcuts = .allocate(capacity: plans.count)
    // Which cell fills an unpivoted column changes from row to row, whatever the column's own plan names.
    let moving = unpivot.map { [$0.name, $0.value] } ?? []
    _ = shortcuts.initialize(
      from: plans.indices.map { moving.contains($0) ? Shortcut() : Shortcut(plans[$0], owner: owner) })
    self.unpivot = unpivot
    isUnpivoted = unpivot != nil
    several = plans.firstIndex(where: \.isSeveral)
    isWindows1252 = encoding == .windows1252
    self.owner = owner
  }

  deinit {
    for shortcut in shortcuts { shortcut.free() }
    shortcuts.deallocate()
  }

  /// The rows of the table that a row of the file becomes.
  var rowsPerRecord: Int { unpivot?.columns.count ?? 1 }

  /// The columns of the table whose cell in the file is another one in each row of a record.
  var unpivotedColumns: [Int] { unpivot.map { [$0.name, $0.value] } ?? [] }

  /// A row in the making; its cells live until the next one is made.
  struct Workspace: ~Copyable {
    var arena = CellArena()
    let cells: UnsafeMutableBufferPointer<Cell>
    /// Columns whose cells are not what the profile says, with the marker that stands in their place.
    var failed: UInt64 = 0
    /// Further times of the same cell, each of which makes the row once more.
    var rest: [Cell] = []

    init(_ conversion: RowConversion) {
      cells = .allocate(capacity: max(1, conversion.plans.count))
      cells.initialize(repeating: Cell(start: UnsafePointer(bitPattern: 16)!, count: 0))
    }

    deinit { cells.deallocate() }
  }

  /// What came of a record.
  enum Outcome {
    case row
    /// Nothing to be read: its only cell is empty.
    case emptyCell
    /// A key that its mapping table does not know, in this column; perhaps one that differs in leading zeros.
    case unknownKey(column: Int, near: Cell?)
  }

  /// Makes the row with this number, from 0, of a record.
  func convert(_ record: borrowing RecordScanner, row: Int, _ workspace: inout Workspace) -> Outcome {
    workspace.arena.clear()
    workspace.failed = 0
    if !workspace.rest.isEmpty { workspace.rest.removeAll(keepingCapacity: true) }
    // Whose cell is empty does not matter.
    if isUnpivoted, let unpivot, unpivot.skipsEmpty || unpivot.value == several,
      isNothing(record.cell(unpivot.columns[row].cell), plans[unpivot.value], &workspace.arena)
    {
      return .emptyCell
    }
    let decodes = isWindows1252 && record.hasHighBytes
    for column in 0..<shortcuts.count {
      if shortcuts[column].isAbsent { continue }
      if !decodes, let cell = shortcuts[column].take(record, &workspace.arena) {
        workspace.cells[column] = cell
        continue
      }
      if isUnpivoted, let unpivot {
        if column == unpivot.name {
          workspace.cells[column] = unpivot.columns[row].code
          continue
        }
        if column == unpivot.value {
          let cell = record.cell(unpivot.columns[row].cell)
          guard let outcome = convert(cell, column, decodes, &workspace) else { continue }
          return outcome
        }
      }
      switch plans[column].origin {
      case .absent: continue
      case .constant(let cell): workspace.cells[column] = cell
      case .cell(let index):
        if let outcome = convert(record.cell(index), column, decodes, &workspace) { return outcome }
      case .joined(let indices, let separator):
        let sizes = indices.map { record.cell($0).count + separator.count }
        workspace.arena.reserve(sizes.reduce(0, +))
        let mark = workspace.arena.mark
        for index in indices {
          let cell = record.cell(index)
          guard !cell.isEmpty else { continue }
          if workspace.arena.mark > mark { workspace.arena.append(separator) }
          workspace.arena.append(cell.bytes)
        }
        let joined = workspace.arena.cell(since: mark)
        if let outcome = convert(joined, column, decodes, &workspace) { return outcome }
      case .carried(let cell, _, _):
        if let outcome = convert(cell, column, isWindows1252, &workspace) { return outcome }
      }
    }
    return .row
  }

  /// Makes the row once more with the next time of the same cell; false when there is none.
  func nextTime(_ workspace: inout Workspace) -> Bool {
    guard let several, !workspace.rest.isEmpty, let cell = workspace.rest.popLast() else { return false }
    workspace.cells[several] = cell
    return true
  }

  private func isNothing(_ cell: Cell, _ plan: Plan) -> Bool {
    cell.isEmpty || plan.nulls.contains { $0.withUnsafeBufferPointer { cell.hasBytes($0) } }
  }

  /// The same of a cell as it stands in the file.
  private func isNothing(_ cell: Cell, _ plan: Plan, _ arena: inout CellArena) -> Bool {
    isNothing(cell, plan) || (!plan.stripped.isEmpty && isNothing(strip(cell, plan.stripped, &arena), plan))
  }

  /// Whether a cell of the file's rows holds something, other than blanks, where unpivoted columns would be read.
  func hasContent(_ cell: Int, of record: borrowing RecordScanner, _ workspace: inout Workspace) -> Bool {
    guard cell < record.fieldCount, let unpivot else { return false }
    workspace.arena.clear()
    let bytes = record.cell(cell)
    let isBlank = bytes.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return !isBlank && !isNothing(bytes, plans[unpivot.value], &workspace.arena)
  }

  /// Puts a cell, as the table has it, into its column; an outcome when there is none to put.
  private func convert(_ raw: Cell, _ column: Int, _ decodes: Bool, _ workspace: inout Workspace) -> Outcome? {
    let plan = plans[column]
    var cell = raw
    if decodes, cell.bytes.contains(where: { $0 >= 0x80 }) {
      var text: [UInt8] = []
      appendWindows1252(cell.bytes, to: &text)
      workspace.arena.reserve(text.count)
      let mark = workspace.arena.mark
      workspace.arena.append(text)
      cell = workspace.arena.cell(since: mark)
    }
    if !plan.stripped.isEmpty { cell = strip(cell, plan.stripped, &workspace.arena) }
    if isNothing(cell, plan) {
      if plan.isSeveral { return .emptyCell }
      workspace.cells[column] = Cell(start: cell.start, count: 0)
      return nil
    }
    if let value = plan.values?.find(cell) { cell = value }
    if let key = plan.key {
      guard let value = key.pairs.find(cell) else { return .unknownKey(column: column, near: key.near(cell)) }
      cell = value
    }
    if plan.isSeveral { return split(cell, column, &workspace) }
    if case .text = plan.form {
      workspace.cells[column] = cell
      return nil
    }
    if let formed = formed(cell, plan.form, &workspace.arena) {
      workspace.cells[column] = formed
    } else {
      workspace.failed |= 1 << UInt64(column)
      workspace.cells[column] = Self.failure
    }
    return nil
  }

  /// Takes the times of a cell apart: the first goes into the column, the others wait.
  private func split(_ cell: Cell, _ column: Int, _ workspace: inout Workspace) -> Outcome? {
    guard case .clock(let formats) = plans[column].form, let times = TimeRun(cell, formats) else {
      workspace.failed |= 1 << UInt64(column)
      workspace.cells[column] = Self.failure
      return nil
    }
    let cells = times.moments.map { moment in
      workspace.arena.reserve(8)
      let mark = workspace.arena.mark
      appendClock(moment, &workspace.arena)
      return workspace.arena.cell(since: mark)
    }
    guard let first = cells.first else { return .emptyCell }
    workspace.cells[column] = first
    workspace.rest = cells.dropFirst().reversed()
    return nil
  }

  /// Stands in the place of a cell that cannot be read: no table takes it for a value.
  private static var failure: Cell { Cell(start: StaticMarker.start, count: 1) }

  private func strip(_ cell: Cell, _ texts: [[UInt8]], _ arena: inout CellArena) -> Cell {
    arena.reserve(cell.count)
    let mark = arena.mark
    var index = 0
    scan: while index < cell.count {
      for text in texts where index + text.count <= cell.count {
        if text.indices.allSatisfy({ text[$0] == cell.start[index + $0] }) {
          index += text.count
          continue scan
        }
      }
      arena.append(cell.start[index])
      index += 1
    }
    return arena.cell(since: mark)
  }

  /// The cell in the method's form; nil when it is not in one of the declared forms.
  @inline(__always)
  private func formed(_ cell: Cell, _ form: Form, _ arena: inout CellArena) -> Cell? {
    // No date or time in the method's form is longer than `2026-07-01 07:20:00`.
    arena.reserve(max(cell.count, 19))
    let mark = arena.mark
    switch form {
    case .text: return cell
    case .number(let format, let isWhole):
      guard format.convert(cell, isWhole: isWhole, into: &arena) else { return nil }
    case .date(let formats):
      guard let moment = moment(cell, formats, .date), moment.date != nil, moment.isTime else { return nil }
      appendDate(moment, &arena)
    case .month(let formats):
      guard let moment = moment(cell, formats, .month), (1...12).contains(moment.month) else { return nil }
      arena.append(moment.year, width: 4)
      arena.append(UInt8(ascii: "-"))
      arena.append(moment.month, width: 2)
    case .time(let formats):
      guard let moment = moment(cell, formats, .time), moment.isTime else { return nil }
      appendTime(moment, &arena)
    case .clock(let formats):
      guard let moment = moment(cell, formats, .time), moment.isTime else { return nil }
      appendClock(moment, &arena)
    case .moment(let formats):
      guard let moment = moment(cell, formats, .moment), moment.date != nil, moment.isTime else { return nil }
      appendDate(moment, &arena)
      arena.append(UInt8(ascii: " "))
      appendClock(moment, &arena)
    }
    return arena.cell(since: mark)
  }

  @inline(__always)
  private func moment(_ cell: Cell, _ formats: [DateFormat], _ use: Moment.Use) -> Moment? {
    for format in formats {
      if let moment = format.read(cell, for: use) { return moment }
    }
    return nil
  }

  @inline(__always)
  private func appendDate(_ moment: Moment, _ arena: inout CellArena) {
    arena.append(moment.year, width: 4)
    arena.append(UInt8(ascii: "-"))
    arena.append(moment.month, width: 2)
    arena.append(UInt8(ascii: "-"))
    arena.append(moment.day, width: 2)
  }

  @inline(__always)
  private func appendTime(_ moment: Moment, _ arena: inout CellArena) {
    arena.append(moment.hour, width: 2)
    arena.append(UInt8(ascii: ":"))
    arena.append(moment.minute, width: 2)
  }

  private func appendClock(_ moment: Moment, _ arena: inout CellArena) {
    appendTime(moment, &arena)
    arena.append(UInt8(ascii: ":"))
    arena.append(moment.second, width: 2)
  }
}

/// One byte that no typed cell may be, with room behind it.
private enum StaticMarker {
  nonisolated(unsafe) static let start: UnsafePointer<UInt8> = {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 + RecordScanner.padding)
    memory.initialize(repeating: 0, count: 1 + RecordScanner.padding)
    memory[0] = UInt8(ascii: "?")
    return UnsafePointer(memory)
  }()
}

extension RowConversion {
  /// The content of a column as it stands in the file, for whoever must mend it.
  func written(_ column: Int, row: Int, in record: borrowing RecordScanner) -> String {
    func text(_ index: Int) -> String { text(record.cell(index)) }
    func text(_ cell: Cell) -> String {
      guard isWindows1252 else { return cell.excerpt }
      var bytes: [UInt8] = []
      appendWindows1252(cell.bytes, to: &bytes)
      return bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { Cell(start: $0, count: buffer.count).excerpt } ?? ""
      }
    }
    if let unpivot, column == unpivot.value { return text(unpivot.columns[row].cell) }
    if let unpivot, column == unpivot.name { return unpivot.columns[row].code.excerpt }
    switch plans[column].origin {
    case .absent: return ""
    case .constant(let cell): return cell.excerpt
    case .carried(let cell, _, _): return text(cell)
    case .cell(let index): return text(index)
    case .joined(let indices, _): return indices.map(text).filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The number of a column's cell in the file's rows, from 1; 0 when it has none.
  func field(_ column: Int, row: Int) -> Int {
    if let unpivot, column == unpivot.value || column == unpivot.name {
      return row < unpivot.columns.count ? unpivot.columns[row].cell + 1 : 0
    }
    switch plans[column].origin {
    case .absent, .constant: return 0
    case .carried(_, let field, _): return field
    case .cell(let index): return index + 1
    case .joined(let indices, _): return (indices.first ?? -1) + 1
    }
  }

  /// The lines before a column's cell in the file, where it stands in a line above the rows.
  func lineAbove(_ column: Int) -> Int? {
    if case .carried(_, _, let line) = plans[column].origin { line } else { nil }
  }
}
