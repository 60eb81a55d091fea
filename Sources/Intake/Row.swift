internal import Findings
internal import Kinerja
internal import Tabular

/// A record with its cells under the columns of its table.
struct Row {
  private let cells: UnsafePointer<Cell>
  private let positions: UnsafePointer<Int>
  private let fields: UnsafePointer<Int>
  /// Physical lines before it within the piece of the file.
  let line: Int
  /// The stamp of a day's last punch where the row was made of punches; else 0.
  var lastPunch: UInt64 = 0

  /// - Parameters:
  ///   - positions: for each column the place of its cell among `cells`, -1 where there is none.
  ///   - fields: for each column the number of its cell in the file's row, 0 where there is none.
  init(_ cells: UnsafePointer<Cell>, positions: UnsafePointer<Int>, fields: UnsafePointer<Int>, line: Int) {
    self.cells = cells
    self.positions = positions
    self.fields = fields
    self.line = line
  }

  /// The same row with other cells.
  func with(_ cells: UnsafePointer<Cell>) -> Row {
    var row = Row(cells, positions: positions, fields: fields, line: line)
    row.lastPunch = lastPunch
    return row
  }

  /// The cell of a column; empty when the file does not have the column.
  @inline(__always)
  func cell(_ column: Int) -> Cell {
    let position = positions[column]
    return position < 0 ? Cell(start: UnsafePointer(bitPattern: 16)!, count: 0) : cells[position]
  }

  /// The number of a column's cell in the row, from 1; 0 when there is none.
  func field(_ column: Int) -> Int { column < 0 ? 0 : fields[column] }

  /// The place of a column's cell among the row's cells; -1 when there is none.
  func position(_ column: Int) -> Int { positions[column] }
}

/// Typed cells: each gives the value, or nil after adding what is wrong to the report.
extension BatchReport {
  /// A NIP; nothing is reported twice for an empty cell.
  @inline(__always)
  mutating func nip(_ row: Row, _ column: Int) -> UInt64? {
    if let nip = row.cell(column).digits18 { return nip }
    badNIP(row, column)
    return nil
  }

  /// Says what is wrong with a cell that is no NIP.
  mutating func badNIP(_ row: Row, _ column: Int, nip: UInt64? = nil) {
    let cell = row.cell(column)
    add(cell.isEmpty ? .emptyCell : cell.spoiledNIP ?? .badNIP, row, column, nip: nip)
  }

  /// Text that must not be empty.
  @inline(__always)
  mutating func text(_ row: Row, _ column: Int, nip: UInt64?) -> Cell? {
    let cell = row.cell(column)
    guard cell.isEmpty else { return cell }
    add(.emptyCell, row, column, nip: nip)
    return nil
  }

  mutating func date(_ row: Row, _ column: Int, nip: UInt64?) -> CivilDate? {
    let cell = row.cell(column)
    if let parts = cell.dateParts, let date = CivilDate(year: parts.year, month: parts.month, day: parts.day) {
      return date
    }
    add(cell.isEmpty ? .emptyCell : .badDate, row, column, nip: nip)
    return nil
  }

  /// Minutes since midnight, -1 for an empty cell; nil when the cell holds something else.
  @inline(__always)
  mutating func time(_ row: Row, _ column: Int, nip: UInt64?) -> Int? {
    let cell = row.cell(column)
    if cell.isEmpty { return -1 }
    if let minutes = cell.clockMinutes { return minutes }
    add(.badTime, row, column, nip: nip)
    return nil
  }

  mutating func whole(_ row: Row, _ column: Int, nip: UInt64?, range: ClosedRange<Int64>) -> Int64? {
    let cell = row.cell(column)
    guard let value = cell.wholeNumber else {
      add(cell.isEmpty ? .emptyCell : .badWholeNumber, row, column, nip: nip)
      return nil
    }
    guard range.contains(value) else {
      add(.outOfRange, row, column, nip: nip, detail: "\(range.lowerBound)–\(range.upperBound)")
      return nil
    }
    return value
  }

  @inline(__always)
  mutating func number(_ row: Row, _ column: Int, nip: UInt64?, above least: Limit) -> Cell.Decimal6? {
    let cell = row.cell(column)
    guard let value = cell.decimal else {
      add(cell.isEmpty ? .emptyCell : .badNumber, row, column, nip: nip)
      return nil
    }
    guard least == .none || value.digits > 0 || (least == .zero && value.digits == 0) else {
      add(.outOfRange, row, column, nip: nip, detail: least == .zero ? "≥ 0" : "> 0")
      return nil
    }
    if value.decimals > 0 { noteDecimals(value, row, column) }
    return value
  }

  /// Notes whether a number may have a thousands point instead of a decimal one: `1.234`, `12.500`.
  @inline(__always)
  private mutating func noteDecimals(_ value: Cell.Decimal6, _ row: Row, _ column: Int) {
    let cell = row.cell(column)
    let isThousands = value.decimals == 3 && cell.count <= 7 && cell.start[0] != UInt8(ascii: "0")
    guard isThousands else {
      decimals |= 1 << UInt64(column)
      return
    }
    if thousands[column] == nil { thousands[column] = FileReview.Thousands(line: row.line, value: cell.excerpt) }
    thousands[column]?.count += 1
  }

  /// The least value of a number.
  enum Limit { case none, zero, aboveZero }

  mutating func word<Code: CaseIterable & RawRepresentable<UInt8>>(
    _ row: Row, _ column: Int, nip: UInt64?, _ code: (Code) -> String
  ) -> Code? {
    let cell = row.cell(column)
    for candidate in Code.allCases where cell.matches(code(candidate)) { return candidate }
    add(
      cell.isEmpty ? .emptyCell : .unknownWord, row, column, nip: nip,
      detail: Code.allCases.map(code).joined(separator: ", "))
    return nil
  }
}

extension Cell {
  /// How a NIP was spoiled, where that can be told.
  fileprivate var spoiledNIP: FindingCode? {
    let digits = bytes.count { $0 &- 0x30 < 10 }
    let isScientific =
      bytes.contains { $0 | 0x20 == UInt8(ascii: "e") } && digits < 18
      && bytes.allSatisfy { $0 &- 0x30 < 10 || ".,+-Ee".utf8.contains($0) }
    if isScientific, digits > 1 { return .scientificNIP }
    return digits == 18 && count > 18 ? .decoratedNIP : nil
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
