internal import Findings
internal import Kinerja
internal import Tabular

/// The key of a row in any table.
struct RowKey: Hashable, Sendable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var third: UInt64 = 0
  var text: [UInt8] = []
}

/// Reads a table again when rows share a key: tells repetitions from contradictions, cell by cell, and names every row
/// of a contradiction.
final class KeyReview: TableIntake, @unchecked Sendable {
  /// What the first reading left open about a key.
  enum Doubt {
    /// Only one row, as far as is known.
    case none
    /// Several rows that may be alike in every cell.
    case open
    /// Rows that differ.
    case conflict
  }

  struct Batch: Sendable {
    var rows: [(key: RowKey, cells: [UInt8], finding: RawFinding, isSound: Bool)] = []
  }

  private let keyOf: @Sendable (Row<AnyColumn>) -> RowKey?
  private let doubtAbout: (RowKey) -> Doubt
  /// Whether a row has nothing wrong but its key.
  private let isSound: @Sendable (Row<AnyColumn>) -> Bool
  private let spec: TableSpec
  private var first: [RowKey: [UInt8]] = [:]
  /// The keys that turned out to be contradictions.
  private(set) var conflicts: Set<RowKey> = []
  /// Rows that repeat another in every cell.
  private(set) var repeated = 0
  /// Rows of contradictions that have nothing else wrong, so that they are not counted as invalid yet.
  private var contradicting = 0
  private var isNaming = false
  private var log: FindingLog?
  private var files: [InputFolder.File] = []

  init<Reader: TableReader>(
    of reader: Reader, keyOf: @escaping @Sendable (Row<Reader.Column>) -> RowKey?,
    doubtAbout: @escaping (RowKey) -> Doubt
  ) {
    spec = Reader.Column.table.spec
    isSound = { reader.isSound(Row($0)) }
    self.keyOf = { keyOf(Row($0)) }
    self.doubtAbout = doubtAbout
  }

  /// Settles open keys if there are any, then names the rows of contradictions if there are any.
  func run(
    _ reading: TableReading, hasOpen: Bool, hasConflict: Bool, _ log: FindingLog, _ summary: inout TableSummary
  ) throws(InputError) {
    files = reading.sources
    if hasOpen { try reading.runAgain(self) }
    first = [:]
    guard hasConflict || !conflicts.isEmpty else { return }
    isNaming = true
    self.log = log
    try reading.runAgain(self)
    summary.invalid += contradicting
  }

  func makeBatch() -> Batch { Batch() }

  func read(_ row: Row<AnyColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    guard let key = keyOf(row), !isNaming || isContradiction(key) else { return }
    batch.rows.append(
      (
        key, isNaming ? [] : row.canonicalCells(spec), RawFinding(conflictingKeyOf: row, of: spec),
        isNaming && isSound(row)
      ))
  }

  private func isContradiction(_ key: RowKey) -> Bool {
    doubtAbout(key) == .conflict || conflicts.contains(key)
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    for row in batch.rows {
      if isNaming {
        if row.isSound { contradicting += 1 }
        let raw = row.finding
        log?.add(
          Finding(
            code: .key(.conflictingKey), file: files[file].name, line: line + raw.line + 1, field: raw.field,
            column: spec[spec.key[0]].name, nip: raw.nip.map { NIP(number: $0) },
            value: raw.value, detail: raw.detail))
      } else if doubtAbout(row.key) == .open {
        if let known = first[row.key] {
          if known == row.cells { repeated += 1 } else { conflicts.insert(row.key) }
        } else {
          first[row.key] = row.cells
        }
      }
    }
  }
}

extension RawFinding {
  /// Says that a row shares its key with another one that differs.
  init(conflictingKeyOf row: Row<AnyColumn>, of spec: TableSpec) {
    let column = spec.key[0]
    self.init(.key(.conflictingKey), row, column, nip: spec.isPersonal ? row[column].digits18 : nil)
  }
}

extension Row<AnyColumn> {
  /// All cells, each with its length before it, in the table's order of columns.
  func canonicalCells(_ spec: TableSpec) -> [UInt8] {
    var bytes: [UInt8] = []
    for column in spec.indices {
      let cell = self[column]
      withUnsafeBytes(of: UInt32(cell.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: cell.bytes)
    }
    return bytes
  }
}
