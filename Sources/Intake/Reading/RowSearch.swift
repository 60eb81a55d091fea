internal import Findings
package import Kinerja
internal import Tabular

/// A row as it was found again, its corrections applied.
package struct FoundRow: Sendable {
  /// Where it is; where the first punch is, if it was made of punches.
  package let place: RowPlace
  /// Where the last punch is, if it was made of punches.
  package let lastPunch: RowPlace?
  /// Its cells, in the table's order of columns; nil where the file lacks the column.
  package let cells: [String?]

  fileprivate init(_ cells: [String?], at place: RowPlace, lastPunch: RowPlace?) {
    self.cells = cells
    self.place = place
    self.lastPunch = lastPunch
  }

  /// The cell of a column; nil where the file lacks the column.
  package subscript(column: AnyColumn) -> String? { cells[column.rawValue] }

  /// The cell of a column of the row's table; nil where the file lacks the column.
  package subscript(column: some TableColumn) -> String? { cells[column.rawValue] }

  /// The content of a column of the row's table; empty where the file lacks the column.
  package func text(_ column: some TableColumn) -> String { self[column] ?? "" }
}

/// The rows of a table of which the first column of the key holds one of these texts, or all rows, in the order of their
/// places.
///
/// - Throws: `InputError` when a file cannot be read, or is not what it was when it was read before.
package func findRows(
  of table: Table, in folder: InputFolder, firstCells: Set<String>?, corrections: [AppliedCorrection], facts: Facts,
  options: ReadingOptions
) throws(InputError) -> [FoundRow] {
  let files = folder.files(of: table)
  let search = RowSearch(table, firstCells, folder.sources(of: table))
  let changes = Dictionary(grouping: corrections.filter { $0.correction.table == table }, by: \.correction)
  var reading = TableReading(table, of: folder, options)
  reading.corrections = changes.isEmpty ? nil : TableCorrections(changes.map { ($0, $1[0].source) }, table)
  if files.contains(where: { $0.profile?.keys.isEmpty == false }) {
    reading.keys = try readKeys(of: folder, options, FindingLog(placesKept: 0))
  }
  if files.contains(where: { $0.profile?.punches != nil || $0.profile?.yieldsToOthers == true }) {
    reading.punches = PunchContext(
      quarter: facts.quarter, people: People(facts.roster.nips), roster: facts.roster, shifts: facts.shifts,
      shiftRoster: facts.shiftRoster)
  }
  try reading.runAgain(search)
  return search.rows
}

private final class RowSearch: TableIntake, @unchecked Sendable {
  struct Batch: Sendable {
    var rows: [(line: Int, lastPunch: PunchStamp?, cells: [String?])] = []
  }

  private let columns: [AnyColumn]
  private let firstKey: AnyColumn
  private let wanted: [[UInt8]]?
  private let files: [InputFolder.File]
  private(set) var rows: [FoundRow] = []

  init(_ table: Table, _ firstCells: Set<String>?, _ files: [InputFolder.File]) {
    columns = table.spec.indices
    firstKey = table.spec.key[0]
    wanted = firstCells?.map { Array($0.utf8) }
    self.files = files
  }

  func makeBatch() -> Batch { Batch() }

  func read(_ row: Row<AnyColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    if let wanted {
      let first = row[firstKey]
      guard wanted.contains(where: { text in text.withUnsafeBufferPointer { first.hasBytes($0) } }) else { return }
    }
    batch.rows.append(
      (row.line, row.lastPunch, columns.map { row.place(of: $0) == nil ? nil : row[$0].text }))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    rows += batch.rows.map {
      FoundRow(
        $0.cells, at: RowPlace(file: files[file].name, line: line + $0.line + 1),
        lastPunch: $0.lastPunch.map(place))
    }
  }

  private func place(_ stamp: PunchStamp) -> RowPlace { RowPlace(file: files[stamp.file].name, line: stamp.line) }
}
