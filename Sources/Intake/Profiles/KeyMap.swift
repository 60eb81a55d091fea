internal import Findings
internal import Tabular

/// A mapping table as it was read, such as device PIN to NIP.
final class KeyMap: Sendable {
  let pairs: CellMap
  /// Those of its pairs that have short keys.
  let short: ShortTexts
  /// The name of its file.
  let name: String
  let unknown: Profile.UnknownKey
  /// The file as it was read.
  let files: [InputRecord]
  /// The table's keys by what is left of them without leading zeros.
  private let withoutZeros: CellMap

  init(_ pairs: CellMap, name: String, unknown: Profile.UnknownKey, files: [InputRecord]) {
    self.files = files
    self.pairs = pairs
    short = ShortTexts(pairs.pairs)
    self.name = name
    self.unknown = unknown
    var withoutZeros = CellMap(owner: StableCells())
    for key in pairs.keys { _ = withoutZeros.add(Array(key.drop { $0 == UInt8(ascii: "0") }), key) }
    self.withoutZeros = withoutZeros
  }

  deinit { short.free() }

  /// The key that differs from one that is not in the table in nothing but its leading zeros.
  func near(_ cell: Cell) -> Cell? {
    var zeros = 0
    while zeros < cell.count, cell.start[zeros] == UInt8(ascii: "0") { zeros += 1 }
    return zeros == cell.count ? nil : withoutZeros.find(Cell(start: cell.start + zeros, count: cell.count - zeros))
  }
}

/// The columns of a mapping table, which the profile names.
enum KeyColumn: Int { case from, to }

/// Reads a mapping table.
final class KeyIntake: TableIntake, @unchecked Sendable {
  struct Batch: Sendable {
    var pairs: [(key: [UInt8], value: [UInt8], line: Int, field: Int)] = []
  }

  private let file: InputFolder.File
  private let log: FindingLog
  private(set) var pairs = CellMap(owner: StableCells())

  init(_ file: InputFolder.File, _ log: FindingLog) {
    self.file = file
    self.log = log
  }

  func makeBatch() -> Batch { Batch() }

  func read(_ row: Row<KeyColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    guard let key = report.text(row, .from), let value = report.text(row, .to) else { return }
    batch.pairs.append((Array(key.bytes), Array(value.bytes), row.line, row.field(.from)))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    for pair in batch.pairs where !pairs.add(pair.key, pair.value) {
      log.add(
        Finding(
          code: .key(.conflictingMapping), file: self.file.name, line: line + pair.line + 1, field: pair.field,
          value: String(decoding: pair.key, as: UTF8.self)))
    }
  }
}
