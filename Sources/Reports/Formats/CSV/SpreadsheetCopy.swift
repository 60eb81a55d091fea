internal import Kinerja
internal import Platform
internal import Tabular
internal import Wording

extension ReportFormat {
  package static let spreadsheet = ReportFormat(
    "spreadsheet", files: [SpreadsheetCopy.fileName],
    Text(
      "`hasil.csv` dengan apostrof di depan teks yang dapat dikira rumus oleh lembar sebar",
      "`hasil.csv` with text that a spreadsheet could take for a formula behind an apostrophe")
  ) { content, folder throws(WriteError) in try SpreadsheetCopy(table: content.table).write(to: folder) }
}

/// Writes `hasil-lembar-sebar.csv`: the rows of `hasil.csv`, but text that a spreadsheet could take for a formula stands behind
/// an apostrophe. `hasil.csv` itself stays exact.
struct SpreadsheetCopy {
  static let fileName = "hasil-lembar-sebar.csv"

  let table: ResultTable

  func write(to folder: RunFolder) throws(WriteError) {
    let file = try folder.addFile(Self.fileName)
    let order = table.results.order
    for start in stride(from: 0, to: max(1, order.count), by: 1024) {
      var buffer = CSVBuffer(capacity: 1 << 18)
      if start == 0 { ResultTable.appendHeader(to: &buffer) }
      for position in order[start..<min(order.count, start + 1024)] {
        for (column, cell) in table.cells(Int(position)).enumerated() {
          if column > 0 { buffer.comma() }
          if case .text(let text) = cell {
            buffer.append(cell: text.inert)
          } else {
            buffer.append(plain: "\(cell)")
          }
        }
        buffer.endLine()
      }
      try file.write(buffer)
    }
    try folder.finish(file, Self.fileName)
  }
}

extension String {
  /// Text that no spreadsheet takes for a formula, whether it parts cells by commas, or by semicolons as under Indonesian
  /// settings: an apostrophe stands before what could begin one.
  var inert: String {
    let (signs, blanks) = ("=+-@＝＋－＠".unicodeScalars, "\t\r\n".unicodeScalars)
    guard unicodeScalars.contains(where: { signs.contains($0) || blanks.contains($0) }) else { return self }
    var text = String.UnicodeScalarView()
    if let first = unicodeScalars.first, blanks.contains(first) { text.append("'") }
    var mayBegin = true
    for scalar in unicodeScalars {
      if mayBegin, signs.contains(scalar) { text.append("'") }
      text.append(scalar)
      mayBegin = scalar == ";" || blanks.contains(scalar) || (mayBegin && scalar == "\"")
    }
    return String(text)
  }
}
