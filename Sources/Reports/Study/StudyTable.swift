internal import Intake
internal import Tabular
package import Wording

extension Text {
  /// A count within a sentence, as readers of either language write it.
  package init(number count: Int) {
    self.init(ReaderNumbers(.indonesian).whole(Int128(count)), ReaderNumbers(.english).whole(Int128(count)))
  }

  /// A figure within a sentence with so many decimals; empty when missing.
  package init(number value: Double?, decimals: Int) {
    let text = StudyNumber.decimal(value, decimals: decimals).replacing("-", with: "−")
    self.init(text.replacing(".", with: ","), text)
  }
}

/// A table of a study: numbers are exact texts with a decimal point, what is missing is empty.
package struct StudyTable: Sendable {
  /// A column.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// Whether its cells are text; otherwise they are numbers.
    package let isText: Bool

    /// A column of text.
    package static func text(_ name: String) -> Column { Column(name: name, isText: true) }
    /// A column of numbers.
    package static func number(_ name: String) -> Column { Column(name: name, isText: false) }
  }

  /// The name of its file, without `.csv`.
  package let name: String
  /// The columns.
  package let columns: [Column]
  /// The rows, a cell for each column.
  package let rows: [[String]]

  /// Makes a table.
  package init(_ name: String, _ columns: [Column], _ rows: [[String]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// The table as CSV.
  package var csv: [UInt8] {
    var buffer = CSVBuffer()
    for row in [columns.map(\.name)] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { buffer.comma() }
        buffer.append(cell: cell)
      }
      buffer.endLine()
    }
    return buffer.withBytes { Array($0) }
  }

  /// The table as a JSON array with an object for each row.
  package var json: String {
    let names = columns.map { jsonString($0.name) }
    let rows = rows.map { row in
      let cells = zip(columns, zip(names, row)).map { column, cell in
        "\(cell.0):\(cell.1.isEmpty ? "null" : column.isText ? jsonString(cell.1) : cell.1)"
      }
      return "{\(cells.joined(separator: ","))}"
    }
    return "[\(rows.joined(separator: ",\n"))]"
  }

  /// A cell as readers of a language write it.
  func shown(_ cell: String, in column: Column, _ language: Language) -> String {
    if cell.isEmpty { return "–" }
    return column.isText ? cell : ReaderNumbers(language).exact(cell)
  }
}
