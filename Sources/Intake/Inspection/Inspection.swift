internal import Findings
internal import Tabular
internal import Wording

/// What a file looks like, for whoever must say how it is to be read. It proposes; reading never guesses.
package struct Inspection: Sendable {
  /// A column of the file.
  package struct Column: Sendable {
    /// The name in the header; its number where there is no header.
    package let name: String
    let survey: ColumnSurvey
    /// Whether the contents are few: words or codes, which may be shown.
    let isComplete: Bool

    var kind: ColumnSurvey.Kind { survey.kind }
    /// Cells that are empty, or hold what often means so.
    package var empties: Int { survey.empties }
    /// All contents, when there are few of them; else some, masked.
    var samples: [String] { isComplete ? survey.contents.keys.sorted() : survey.samples }
  }

  /// The file's path.
  let path: String
  /// The file's name.
  package let name: String
  let shape: FileShape
  /// The rows, the header not counted.
  package let rows: Int
  /// Rows with another number of cells, or broken quoting.
  package let raggedRows: Int
  /// The columns.
  package let columns: [Column]

  /// Whether the columns go by names.
  var hasHeader: Bool { shape.isHeaderUsable }

  /// Looks at a file.
  ///
  /// - Throws: `InputError` when it cannot be read, or is no regular file; a `Refusal` when it is no text with rows (K016).
  package init(of path: String) throws {
    self.path = path
    name = String(path.split(separator: "/").last ?? "")
    if let foreign = ForeignFile(firstBytes(of: path)) { throw Self.refusal(of: foreign, name) }
    do throws(FileError) {
      let shape = try FileShape(of: path)
      var survey = RowSurvey(shape)
      var broken = 0
      try FileShape.forEachRecord(of: path, shape.format, broken: { _ in broken += 1 }) { record, _ in
        survey.add(record)
      }
      survey.finish()
      self.shape = shape
      rows = survey.rows + broken
      raggedRows = survey.raggedRows + broken
      columns = survey.columns(shape)
    } catch {
      throw InputError.unreadable(path: error.path, reason: error.reason.text)
    }
  }

  private static func refusal(of foreign: ForeignFile, _ name: String) -> Refusal {
    let finding = Finding(code: .file(.foreignFile), file: shown(name), detail: foreign.rawValue)
    return Refusal(.data, finding.rendered)
  }

  /// Whether two columns have the name of this one, so that it must go by its place.
  func isAmbiguous(_ column: Int) -> Bool {
    let name = columns[column].name
    return name.isEmpty || columns.count { $0.name == name } > 1
  }
}

/// What is seen of a file's columns, row by row.
private struct RowSurvey {
  private let width: Int
  private var columns: [ColumnSurvey]
  private var isHeaderPending: Bool
  private let hasTrailingDelimiter: Bool
  private let header: [[UInt8]]
  private(set) var rows = 0
  private(set) var raggedRows = 0

  init(_ shape: FileShape) {
    width = shape.cells
    hasTrailingDelimiter = shape.hasTrailingDelimiter
    isHeaderPending = shape.isHeaderUsable
    header = shape.header.map { Array($0.utf8) }
    columns = Array(repeating: ColumnSurvey(isWindows1252: shape.format.encoding == .windows1252), count: shape.cells)
  }

  mutating func add(_ record: borrowing RecordScanner) {
    if isHeaderPending {
      isHeaderPending = false
      return
    }
    rows += 1
    let isWider = hasTrailingDelimiter && record.fieldCount == width + 1 && record.cell(width).isEmpty
    guard record.fieldCount == width || isWider else {
      // Rows of nothing are passed over in reading, too.
      if record.recordBytes.allSatisfy({ $0 <= 0x20 }) { rows -= 1 } else { raggedRows += 1 }
      return
    }
    let isHeaderAgain = (0..<width).allSatisfy { $0 < header.count && record.cell($0).bytes.elementsEqual(header[$0]) }
    if isHeaderAgain { return }
    for column in 0..<width { columns[column].add(record.cell(column)) }
  }

  mutating func finish() { for index in columns.indices { columns[index].finish() } }

  func columns(_ shape: FileShape) -> [Inspection.Column] {
    columns.enumerated().map { index, survey in
      let name = shape.isHeaderUsable ? shape.header[index].trimmingBlanks : "\(index + 1)"
      return Inspection.Column(
        name: name, survey: survey,
        isComplete: survey.isComplete(named: index < shape.header.count ? shape.header[index] : nil))
    }
  }
}
