internal import Kinerja
internal import Tabular

/// A row as it was found again, its corrections applied.
public struct FoundRow: Sendable {
  /// Where it is.
  public let place: RowPlace
  /// Its cells, in the table's order of columns; nil where the file lacks the column.
  public let cells: [String?]
}

/// The rows of a table of which the first column holds one of these texts, or all rows, in the order of their places.
///
/// - Throws: `InputError` when a file cannot be read.
public func findRows(
  of table: Table, in folder: InputFolder, firstCells: Set<String>?, corrections: [AppliedCorrection],
  options: ReadingOptions
) throws(InputError) -> [FoundRow] {
  let files = folder.files(of: table)
  let search = RowSearch(table, firstCells, files)
  let changes = Dictionary(grouping: corrections.filter { $0.correction.table == table }, by: \.correction)
  let reading = TableReading(
    table: table, files: files, threads: options.threads, chunkSize: options.chunkSize,
    useLibCSVAlone: options.useLibCSVAlone,
    corrections: changes.isEmpty ? nil : TableCorrections(changes.map { ($0, $1[0].source) }, table))
  var summary = TableSummary()
  try reading.run(search, FindingLog(placesKept: 0), &summary)
  return search.rows
}

private final class RowSearch: TableIntake, @unchecked Sendable {
  struct Batch: Sendable {
    var rows: [(line: Int, cells: [String?])] = []
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
    batch.rows.append((row.line, (0..<columnCount).map { row.field($0) == 0 ? nil : row.cell($0).text }))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    rows += batch.rows.map {
      FoundRow(place: RowPlace(file: files[file].name, line: line + $0.line + 1), cells: $0.cells)
    }
  }
}
