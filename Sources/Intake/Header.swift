internal import Tabular

/// The header line of a file: which cell of a row belongs to which column of the table.
struct Header: Sendable {
  /// For each column of the table the position of its cell, -1 when the file does not have it.
  var positions: [Int]
  /// The number of cells that each row must have.
  var fieldCount: Int
  /// What is wrong with the header.
  var findings: [Finding] = []

  init(_ file: InputFolder.File, _ table: Table, chunkSize: Int, useLibCSVAlone: Bool) throws(FileError) {
    let columns = table.columns
    positions = Array(repeating: -1, count: columns.count)
    fieldCount = 0
    let buffer = ChunkBuffer()
    // The piece and its cells lie in the buffer's memory.
    defer { withExtendedLifetime(buffer) {} }
    guard let chunk = try ChunkedFile(path: file.path, chunkSize: min(chunkSize, 1 << 16)).next(into: buffer) else {
      findings = [Finding(code: .emptyFile, file: file.name, detail: Self.names(columns))]
      return
    }
    var scanner = RecordScanner(chunk.bytes, capacity: 1000, useLibCSVAlone: useLibCSVAlone)
    let step = scanner.next()
    let line = scanner.line + 1
    switch step {
    case .end:
      findings = [Finding(code: .emptyFile, file: file.name, detail: Self.names(columns))]
    case .broken:
      findings = [Finding(code: .brokenQuoting, file: file.name, line: line)]
    case .record:
      fieldCount = scanner.fieldCount
      for field in 0..<min(fieldCount, 1000) {
        let cell = scanner.cell(field)
        guard let column = columns.firstIndex(where: { cell.matches($0.name) }) else {
          findings.append(
            Finding(
              code: .unknownColumn, file: file.name, line: line, field: field + 1, value: cell.excerpt,
              detail: Self.names(columns)))
          continue
        }
        if positions[column] >= 0 {
          findings.append(
            Finding(
              code: .doubledColumn, file: file.name, line: line, field: field + 1, column: columns[column].name,
              value: columns[column].name, detail: String(positions[column] + 1)))
        }
        positions[column] = field
      }
      for (column, position) in zip(columns, positions) where position < 0 && !column.mayBeAbsent {
        findings.append(
          Finding(
            code: .missingColumn, file: file.name, line: line, column: column.name, value: column.name,
            detail: Self.names(columns)))
      }
    }
  }

  private static func names(_ columns: [Column]) -> String { columns.map(\.name).joined(separator: ",") }
}
