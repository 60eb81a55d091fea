internal import Kinerja
internal import Platform
internal import Tabular
internal import Wording

extension ReportFormat {
  static let json = ReportFormat(
    "json", files: [JSONLines.fileName, DataPackage.fileName],
    Text(
      "JSON Lines (`kinerja schema hasil`) dan uraian Frictionless tentang berkas CSV",
      "JSON Lines (`kinerja schema hasil`) and a Frictionless description of the CSV files")
  ) { content, folder throws(WriteError) in
    try JSONLines(table: content.table).write(to: folder)
    try DataPackage(content: content).write(to: folder)
  }
}

/// Writes `hasil.json`: the published tables as JSON Lines, an object for each employee: the columns of `hasil.csv`, under
/// `bulanan` the months and under `triwulan` the cells of the quarter. Numbers have all their digits; what is missing is null.
struct JSONLines {
  static let fileName = "hasil.json"

  let table: ResultTable

  func write(to folder: RunFolder) throws(WriteError) {
    let file = try folder.addFile(Self.fileName)
    let names = ResultColumn.allCases.map { "\"\($0.rawValue)\":" }
    // The NIP stands in the object already.
    let months = table.monthColumns.dropFirst().map { "\"\($0.name)\":" }
    let quarter = table.quarterColumns.dropFirst().map { "\"\($0.name)\":" }
    let order = table.results.order
    for start in stride(from: 0, to: order.count, by: 1024) {
      var buffer = CSVBuffer(capacity: 1 << 19)
      for position in order[start..<min(order.count, start + 1024)] {
        buffer.append(byte: UInt8(ascii: "{"))
        append(names, table.cells(Int(position)), to: &buffer)
        buffer.append(literal: ",\"bulanan\":[")
        for (place, cells) in table.monthCells(Int(position)).enumerated() {
          buffer.append(plain: place > 0 ? ",{" : "{")
          append(months, cells.dropFirst(), to: &buffer)
          buffer.append(byte: UInt8(ascii: "}"))
        }
        buffer.append(literal: "],\"triwulan\":{")
        append(quarter, table.quarterCells(Int(position)).dropFirst(), to: &buffer)
        buffer.append(literal: "}}\n")
      }
      try file.write(buffer)
    }
    try folder.finish(file, Self.fileName)
  }

  private func append(_ names: [String], _ cells: some Sequence<ResultCell>, to buffer: inout CSVBuffer) {
    for (column, cell) in cells.enumerated() {
      if column > 0 { buffer.comma() }
      buffer.append(plain: names[column])
      switch cell {
      case .empty: buffer.append(literal: "null")
      case .text(let text): buffer.append(plain: jsonString(text))
      case .whole(let number): buffer.append(whole: number)
      case .decimal(let number, let decimals): buffer.append(fixed: number, decimals: decimals)
      }
    }
  }
}

/// A JSON string, quotes included. `<`, `>`, `&` and the line separators of JavaScript are escaped too, so that the text is
/// safe within a page.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\u{0}"..<" ", "<", ">", "&", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
