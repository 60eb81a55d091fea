internal import Findings
internal import Kinerja
internal import Tabular

/// Where the cells of a column are in a file's rows, and what numbers they may hold.
struct ColumnPlace {
  /// The place among a row's cells, negative when the file lacks the column.
  private var place = -1
  /// The number of the cell in the file's row, from 1; 0 when it has none.
  var field = 0
  /// Within what the digits of a number must lie.
  let bounds: ClosedRange<Int64>
  /// Whether a cell may be empty.
  let mayBeEmpty: Bool

  init(_ column: ColumnSpec) {
    bounds = column.kind.bounds
    mayBeEmpty = column.mayBeEmpty
  }

  /// The places of cells that stand in the order of these columns.
  static func inOrder(_ columns: [ColumnSpec]) -> [ColumnPlace] {
    columns.enumerated().map { number, column in
      var place = ColumnPlace(column)
      place.cell = number
      return place
    }
  }

  /// The place among a row's cells; nil when the file lacks the column.
  @inline(__always)
  var cell: Int? {
    get { place < 0 ? nil : place }
    set { place = newValue ?? -1 }
  }
}

/// A record with its cells under the columns of its table.
struct Row<Column: RawRepresentable<Int>> {
  private let cells: UnsafePointer<Cell>
  private let places: UnsafePointer<ColumnPlace>
  /// Physical lines before it within the piece of the file.
  let line: Int
  private var lastPunchBits: UInt64 = 0

  /// - Parameter places: for each column where its cell is.
  init(_ cells: UnsafePointer<Cell>, places: UnsafePointer<ColumnPlace>, line: Int) {
    self.cells = cells
    self.places = places
    self.line = line
  }

  /// The same row under other names of its columns.
  @inline(__always)
  init<Other>(_ row: Row<Other>) {
    cells = row.cells
    places = row.places
    line = row.line
    lastPunchBits = row.lastPunchBits
  }

  /// The same row with other cells.
  func with(_ cells: UnsafePointer<Cell>) -> Self {
    var row = Self(cells, places: places, line: line)
    row.lastPunchBits = lastPunchBits
    return row
  }

  /// The stamp of a day's last punch where the row was made of punches.
  var lastPunch: PunchStamp? {
    get { lastPunchBits == 0 ? nil : PunchStamp(bits: lastPunchBits) }
    set { lastPunchBits = newValue?.bits ?? 0 }
  }

  /// The cell of a column; empty when the file does not have the column.
  @inline(__always)
  subscript(column: Column) -> Cell {
    guard let place = place(of: column) else { return Cell(start: UnsafePointer(bitPattern: 16)!, count: 0) }
    return cells[place]
  }

  /// The place of a column's cell among the row's cells; nil when the file does not have the column.
  @inline(__always)
  func place(of column: Column) -> Int? { places[column.rawValue].cell }

  /// The number of a column's cell in the row, from 1; 0 when there is none.
  func field(_ column: Column) -> Int { places[column.rawValue].field }

  /// Within what the digits of a column's numbers must lie.
  @inline(__always)
  func bounds(of column: Column) -> ClosedRange<Int64> { places[column.rawValue].bounds }

  /// Whether a column's cell is empty and may be so.
  func isLeftOpen(_ column: Column) -> Bool { places[column.rawValue].mayBeEmpty && self[column].isEmpty }
}

/// The NIP that was read last, by its bytes.
struct LastNIP: BitwiseCopyable {
  private var bytes = UInt128.max
  private var end = UInt16.max
  private var number: UInt64 = 0

  init() {}

  /// - Parameter cell: 18 digits.
  @inline(__always)
  init(_ cell: Cell, _ number: UInt64) {
    let start = UnsafeRawPointer(cell.start)
    bytes = start.loadUnaligned(as: UInt128.self)
    end = start.loadUnaligned(fromByteOffset: 16, as: UInt16.self)
    self.number = number
  }

  /// The number of a cell with the same bytes; nil of any other.
  @inline(__always)
  func number(of cell: Cell) -> UInt64? {
    guard cell.count == 18, UnsafeRawPointer(cell.start).loadUnaligned(as: UInt128.self) == bytes,
      UnsafeRawPointer(cell.start).loadUnaligned(fromByteOffset: 16, as: UInt16.self) == end
    else { return nil }
    return number
  }
}

/// Typed cells: each gives the value, or nil after adding what is wrong to the report.
extension BatchReport {
  /// A NIP; nothing is reported twice for an empty cell.
  @inline(__always)
  mutating func nip<Column>(_ row: Row<Column>, _ column: Column) -> UInt64? {
    let cell = row[column]
    // Most rows are those of the person of the row before.
    if let nip = lastNIP.number(of: cell) { return nip }
    if let nip = cell.digits18 {
      lastNIP = LastNIP(cell, nip)
      return nip
    }
    badNIP(row, column)
    return nil
  }

  /// Says what is wrong with a cell that is no NIP.
  mutating func badNIP<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) {
    let cell = row[column]
    add(cell.isEmpty ? .cell(.empty) : cell.spoiledNIP ?? .cell(.badNIP), row, column, nip: nip)
  }

  /// Text that must not be empty.
  @inline(__always)
  mutating func text<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) -> Cell? {
    let cell = row[column]
    guard cell.isEmpty || cell.isFormulaError else { return cell }
    add(.cell(.empty), row, column, nip: nip)
    return nil
  }

  mutating func date<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) -> CivilDate? {
    let cell = row[column]
    if let date = cell.date { return date }
    add(cell.isEmpty ? .cell(.empty) : .cell(.badDate), row, column, nip: nip)
    return nil
  }

  /// The last day of a span; the end of time where the column leaves it open.
  mutating func end<Column>(_ row: Row<Column>, _ column: Column, from first: CivilDate?, nip: UInt64?) -> CivilDate? {
    if row.isLeftOpen(column) { return Segment.endOfTime }
    let last = date(row, column, nip: nip)
    if let first, let last, last < first {
      add(.reference(.endBeforeStart), row, column, nip: nip, detail: first.description)
    }
    return last
  }

  /// Minutes since midnight, -1 for an empty cell; nil when the cell holds something else.
  @inline(__always)
  mutating func time<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64?) -> Int? {
    let cell = row[column]
    if cell.isEmpty { return -1 }
    if let minutes = cell.clockMinutes { return minutes }
    add(.cell(.badTime), row, column, nip: nip)
    return nil
  }

  /// A whole number within the column's range.
  mutating func whole<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) -> Int64? {
    let cell = row[column]
    guard let value = cell.wholeNumber else {
      add(cell.isEmpty ? .cell(.empty) : .cell(.badWholeNumber), row, column, nip: nip)
      return nil
    }
    let range = row.bounds(of: column)
    guard range.contains(value) else {
      add(.cell(.outOfRange), row, column, nip: nip, detail: "\(range.lowerBound)–\(range.upperBound)")
      return nil
    }
    return value
  }

  /// A number that is not below the column's limit.
  @inline(__always)
  mutating func number<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) -> Cell.Decimal6? {
    let cell = row[column]
    guard let value = cell.decimal else {
      add(cell.isEmpty ? .cell(.empty) : .cell(.badNumber), row, column, nip: nip)
      return nil
    }
    let least = row.bounds(of: column).lowerBound
    guard value.digits >= least else {
      add(.cell(.outOfRange), row, column, nip: nip, detail: least == 0 ? "≥ 0" : "> 0")
      return nil
    }
    if value.decimals > 0 { noteDecimals(value, Row<AnyColumn>(row), AnyColumn(column)) }
    return value
  }

  /// Notes whether a number may have a thousands point instead of a decimal one: `1.234`, `12.500`.
  @inline(__always)
  private mutating func noteDecimals(_ value: Cell.Decimal6, _ row: Row<AnyColumn>, _ column: AnyColumn) {
    let cell = row[column]
    let isThousands = value.decimals == 3 && cell.count <= 7 && cell.start[0] != UInt8(ascii: "0")
    guard isThousands else {
      let bit: UInt64 = 1 << UInt64(column.rawValue)
      if value.decimals < 3 { shortDecimals |= bit } else { fineDecimals |= bit }
      return
    }
    noteThousands(row, column)
  }

  private mutating func noteThousands(_ row: Row<AnyColumn>, _ column: AnyColumn) {
    thousands[column, default: FileReview.Thousands()].count += 1
    if thousands[column]!.cells.count < FileReview.Thousands.limit {
      thousands[column]?.cells.append((row.line, row.field(column), row[column].excerpt))
    }
  }

  /// One of the words of an enumeration.
  mutating func word<Word: TableWord, Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) -> Word? {
    let cell = row[column]
    for candidate in Word.allCases where cell.matches(candidate.code) { return candidate }
    add(
      cell.isEmpty ? .cell(.empty) : .cell(.unknownWord), row, column, nip: nip,
      detail: Word.allCases.map(\.code).joined(separator: ", "))
    return nil
  }

  /// A level of the leader's expectations.
  mutating func level<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64?) -> ExpectationLevel? {
    let cell = row[column]
    if cell.count == 1, let level = ExpectationLevel(rawValue: cell.start[0] &- UInt8(ascii: "1")) { return level }
    add(cell.isEmpty ? .cell(.empty) : .cell(.unknownWord), row, column, nip: nip, detail: "1, 2, 3")
    return nil
  }
}

extension Cell {
  /// The day of `YYYY-MM-DD`.
  @inline(__always)
  var date: CivilDate? { dateParts.flatMap { CivilDate(year: $0.year, month: $0.month, day: $0.day) } }
}

extension Cell {
  /// How a NIP was spoiled, where that can be told.
  fileprivate var spoiledNIP: FindingCode? {
    let digits = bytes.count { $0 &- 0x30 < 10 }
    let isScientific =
      bytes.contains { $0 | 0x20 == UInt8(ascii: "e") } && digits < 18
      && bytes.allSatisfy { $0 &- 0x30 < 10 || ".,+-Ee".utf8.contains($0) }
    if isScientific, digits > 1 { return .cell(.scientificNIP) }
    return digits == 18 && count > 18 ? .cell(.decoratedNIP) : nil
  }

  /// Whether it holds the error of a spreadsheet's formula instead of a value.
  @inline(__always)
  var isFormulaError: Bool {
    guard count >= 4, start[0] == UInt8(ascii: "#") || start[0] == UInt8(ascii: "E") else { return false }
    return Intake.isFormulaError(bytes)
  }

  @inline(__always)
  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { hasBytes($0) }
  }

  /// Whether the bytes are these.
  @inline(__always)
  func hasBytes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard other.count == count else { return false }
    for index in 0..<count where other[index] != start[index] { return false }
    return true
  }
}

/// Whether a cell's bytes are what spreadsheets write where a formula fails: `#REF!` and the like, in LibreOffice also `Err:508`.
func isFormulaError(_ bytes: some Collection<UInt8>) -> Bool {
  guard bytes.first == UInt8(ascii: "#") || bytes.starts(with: "Err:".utf8), bytes.count <= 8 else { return false }
  let text = String(decoding: bytes, as: UTF8.self)
  let names = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"]
  return names.contains(text) || text.dropFirst(4).allSatisfy(\.isNumber) && text.count == 7 && text.hasPrefix("Err:")
}
