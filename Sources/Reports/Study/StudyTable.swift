public import Intake
internal import Tabular

/// A text in both languages.
public struct Wording: Sendable {
  private let indonesian: String
  private let english: String

  /// Makes a wording.
  public init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// The text in a language.
  public subscript(language: Language) -> String { language.pick(indonesian, english) }
}

/// A number within a sentence, as readers of either language write it.
public struct SpokenNumber: Sendable {
  /// As in 1.234,5.
  public let indonesian: String
  /// As in 1,234.5.
  public let english: String

  /// A count.
  public init(_ count: Int) {
    indonesian = ReaderNumbers(.indonesian).whole(Int128(count))
    english = ReaderNumbers(.english).whole(Int128(count))
  }

  /// A figure with so many decimals; empty when missing.
  public init(_ value: Double?, decimals: Int) {
    let text = StudyNumber.decimal(value, decimals: decimals).replacing("-", with: "−")
    english = text
    indonesian = text.replacing(".", with: ",")
  }
}

/// A table of a study: numbers are exact texts with a decimal point, what is missing is empty.
public struct StudyTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// Whether its cells are text; otherwise they are numbers.
    public let isText: Bool

    /// A column of text.
    public static func text(_ name: String) -> Column { Column(name: name, isText: true) }
    /// A column of numbers.
    public static func number(_ name: String) -> Column { Column(name: name, isText: false) }
  }

  /// The name of its file, without `.csv`.
  public let name: String
  /// The columns.
  public let columns: [Column]
  /// The rows, a cell for each column.
  public let rows: [[String]]

  /// Makes a table.
  public init(_ name: String, _ columns: [Column], _ rows: [[String]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// The table as CSV.
  public var csv: [UInt8] {
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
  public var json: String {
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
