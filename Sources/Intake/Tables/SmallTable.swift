internal import Findings
internal import Kinerja
internal import Tabular

/// Reads a table that is kept whole: its rows by key, with contradictions found on the way.
final class SmallTable<Column: TableColumn, Value: Sendable>: TableReader, @unchecked Sendable {
  struct Entry: Sendable {
    var key: RowKey
    var value: Value?
    var cells: [UInt8]
    var finding: RawFinding
  }

  struct Batch: Sendable {
    var entries: [Entry] = []
  }

  /// What a row says: nil when it is outside the quarter or has no readable key; a nil value when it is invalid.
  typealias Reading = @Sendable (Row<Column>, inout BatchReport) -> (key: RowKey, value: Value?)?

  /// The valid rows, each key once, and the keys that have no valid row.
  typealias Product = (rows: [(RowKey, Value)], setAside: Set<RowKey>)

  private let spec = Column.table.spec
  private let reading: Reading
  private var positions: [RowKey: Int] = [:]
  private var entries: [Entry] = []
  private var places: [(entry: Int, file: Int, line: Int, isSound: Bool)] = []
  private var conflicts: Set<Int> = []
  /// Rows that repeat another in every cell.
  private var repeated = 0

  init(reading: @escaping Reading) { self.reading = reading }

  func makeBatch() -> Batch { Batch() }

  func read(_ row: Row<Column>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    guard let (key, value) = reading(row, &report) else { return }
    let isValid = report.findings.count == before
    let row = Row<AnyColumn>(row)
    batch.entries.append(
      Entry(
        key: key, value: isValid ? value : nil, cells: row.canonicalCells(spec),
        finding: RawFinding(conflictingKeyOf: row, of: spec)))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    for entry in batch.entries {
      if let position = positions[entry.key] {
        places.append((position, file, line + entry.finding.line + 1, entry.value != nil))
        if entries[position].cells == entry.cells { repeated += 1 } else { conflicts.insert(position) }
      } else {
        positions[entry.key] = entries.count
        places.append((entries.count, file, line + entry.finding.line + 1, entry.value != nil))
        entries.append(entry)
      }
    }
  }

  /// The first row of a key: its file, by position, and its physical line.
  func firstPlace(of key: RowKey) -> (file: Int, line: Int)? {
    positions[key].flatMap { position in
      places.first { $0.entry == position }.map { ($0.file, $0.line) }
    }
  }

  /// Every row of a key: its file, by position, and its physical line.
  func places(of key: RowKey) -> [(file: Int, line: Int)] {
    positions[key].map { position in places.filter { $0.entry == position }.map { ($0.file, $0.line) } } ?? []
  }

  /// Reports every row of a contradiction.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) -> Product {
    summary.repeated += repeated
    for place in places where conflicts.contains(place.entry) {
      if place.isSound { summary.invalid += 1 }
      let raw = entries[place.entry].finding
      log.add(
        Finding(
          code: .key(.conflictingKey), file: reading.sources[place.file].name, line: place.line, field: raw.field,
          column: spec[spec.key[0]].name, nip: raw.nip.map { NIP(number: $0) }, value: raw.value))
    }
    var rows: [(RowKey, Value)] = []
    var setAside: Set<RowKey> = []
    for (position, entry) in entries.enumerated() {
      if let value = entry.value, !conflicts.contains(position) {
        rows.append((entry.key, value))
      } else {
        setAside.insert(entry.key)
      }
    }
    return (rows, setAside)
  }
}

/// The readers of the tables that are kept whole.
enum SmallTables {}
