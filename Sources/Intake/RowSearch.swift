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
}

/// The rows of a table of which the first column holds one of these texts, or all rows, in the order of their places.
///
/// - Throws: `InputError` when a file cannot be read.
package func findRows(
  of table: Table, in folder: InputFolder, firstCells: Set<String>?, corrections: [AppliedCorrection], facts: Facts,
  options: ReadingOptions
) throws(InputError) -> [FoundRow] {
  let files = folder.files(of: table)
  let search = RowSearch(table, firstCells, files)
  let changes = Dictionary(grouping: corrections.filter { $0.correction.table == table }, by: \.correction)
  var reading = TableReading(table, files, options)
  reading.corrections = changes.isEmpty ? nil : TableCorrections(changes.map { ($0, $1[0].source) }, table)
  let quiet = FindingLog(placesKept: 0)
  if files.contains(where: { $0.profile?.keys.isEmpty == false }) {
    reading.keys = try readKeys(of: folder, options, quiet)
  }
  if files.contains(where: { $0.profile?.punches != nil }) {
    reading.punches = PunchContext(
      quarter: facts.quarter, people: People(facts.roster.nips), roster: facts.roster, shifts: facts.shifts,
      shiftRoster: facts.shiftRoster)
  }
  var summary = TableSummary()
  try reading.run(search, quiet, &summary)
  return search.rows
}

private final class RowSearch: TableIntake, @unchecked Sendable {
  struct Batch: Sendable {
    var rows: [(line: Int, lastPunch: UInt64, cells: [String?])] = []
  }

  private let columnCount: Int
  private let wanted: [[UInt8]]?
  private let files: [InputFolder.File]
  private(set) var rows: [FoundRow] = []

  init(_ table: Table, _ firstCells: Set<String>?, _ files: [InputFolder.File]) {
    columnCount = table.columns.count
    wanted = firstCells?.map { Array($0.utf8) }
    self.files = files
  }

  func makeBatch() -> Batch { Batch() }

  func read(_ row: Row, into batch: inout Batch, _ report: inout BatchReport) {
    if let wanted {
      let first = row.cell(0)
      guard wanted.contains(where: { text in text.withUnsafeBufferPointer { first.hasBytes($0) } }) else { return }
    }
    batch.rows.append(
      (row.line, row.lastPunch, (0..<columnCount).map { row.position($0) < 0 ? nil : row.cell($0).text }))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    rows += batch.rows.map {
      FoundRow(
        place: RowPlace(file: files[file].name, line: line + $0.line + 1),
        lastPunch: $0.lastPunch == 0 ? nil : place(PunchStamp(bits: $0.lastPunch)), cells: $0.cells)
    }
  }

  private func place(_ stamp: PunchStamp) -> RowPlace { RowPlace(file: files[stamp.file].name, line: stamp.line) }
}
