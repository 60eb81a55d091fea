internal import Findings
internal import Kinerja
internal import Settings
internal import Tabular

/// The header line of a file: which cell of a row belongs to which column of the table.
struct Header: @unchecked Sendable {
  /// For each column of the table where its cells are.
  var places: [ColumnPlace]
  /// For each column its name in the table.
  private let names: [String]
  /// For each cell of a row its name in the file, where a profile reads it.
  var texts: [String] = []
  /// The number of cells that each row must have, or of the widest row.
  var fieldCount = 0
  /// The numbers of cells that a profile allows in files without a header.
  private(set) var cellCounts: CellCounts?
  /// Whether rows may have an empty cell more.
  private(set) var hasTrailingDelimiter = false
  /// The rows that are no data; nil when a file is in the method's form.
  var skips: RowSkips?
  /// How the file is written; a line `sep=;` that precedes the header is one of the leading lines.
  private(set) var format: TextFormat
  /// What a profile makes of the rows; nil when they are taken as they stand.
  var conversion: RowConversion?
  /// The line as it stands in the file, with its end.
  private(set) var bytes: [UInt8] = []
  /// What tells rows from the lines above them that a profile names; nil without such lines.
  var walker: LineWalker?
  /// What is wrong with the header.
  var findings: [Finding] = []

  static let columnLimit = 1000

  init(
    _ file: InputFolder.File, _ columns: [ColumnSpec], _ keys: [String: KeyMap], quarter: Quarter?, chunkSize: Int,
    useLibCSVAlone: Bool
  ) throws(FileError) {
    places = columns.map { ColumnPlace($0) }
    names = columns.map(\.name)
    format = file.format
    let buffer = ChunkBuffer()
    // The piece and its cells lie in the buffer's memory.
    defer { withExtendedLifetime(buffer) {} }
    if file.profile != nil { try passSeparatorLine(file, buffer, chunkSize) }
    if let profile = file.profile, let counts = profile.cellsWithoutHeader {
      fieldCount = counts.largest
      cellCounts = counts
      match(HeaderLine(file: file.name), columns, profile, keys, quarter: quarter)
      return
    }
    hasTrailingDelimiter = file.profile?.hasTrailingDelimiter ?? false
    let source = try ChunkedFile(path: file.path, format: format, chunkSize: min(chunkSize, 1 << 16))
    guard let chunk = try source.next(into: buffer) else {
      findings = [Finding(code: .file(.emptyFile), file: file.name, detail: Self.names(columns))]
      return
    }
    var scanner = RecordScanner(
      chunk.bytes, capacity: Self.columnLimit, delimiter: format.delimiter, leadingLines: format.leadingLines,
      useLibCSVAlone: useLibCSVAlone)
    let step = scanner.next()
    let line = scanner.line + 1
    if step == .record { bytes = Array(scanner.recordBytes) }
    switch step {
    case .end:
      findings = [Finding(code: .file(.emptyFile), file: file.name, detail: Self.names(columns))]
    case .broken:
      findings = [Finding(code: .row(.brokenQuoting), file: file.name, line: line)]
    case .record where scanner.fieldCount > Self.columnLimit:
      findings = [
        Finding(
          code: .file(.tooManyColumns), file: file.name, line: line, value: String(scanner.fieldCount),
          detail: String(Self.columnLimit))
      ]
    case .record:
      var written = HeaderLine(scanner, file, line)
      if hasTrailingDelimiter { written.dropTrailingCell() }
      fieldCount = written.texts.count
      if let profile = file.profile {
        match(written, columns, profile, keys, quarter: quarter)
      } else {
        matchCanonical(written, columns)
      }
      guard findings.isEmpty, !hasTrailingDelimiter else { return }
      reviewWidth(of: &scanner, source, buffer, file.name)
    }
  }

  /// Takes a line such as `sep=;` in front of everything else, which tells spreadsheets the delimiter, for a leading line.
  private mutating func passSeparatorLine(_ file: InputFolder.File, _ buffer: ChunkBuffer, _ chunkSize: Int)
    throws(FileError)
  {
    let source = try ChunkedFile(path: file.path, format: format, chunkSize: min(chunkSize, 1 << 16))
    guard let chunk = try source.next(into: buffer) else { return }
    var scanner = RecordScanner(
      chunk.bytes, capacity: 1, delimiter: format.delimiter, leadingLines: format.leadingLines)
    guard scanner.next() == .record else { return }
    let text = String(decoding: scanner.recordBytes.prefix(12), as: UTF8.self).lowercased()
      .filter { !$0.isNewline && $0 != "\"" }
    if text.hasPrefix("sep="), text.count == 5 { format.leadingLines = scanner.line + 1 }
  }

  /// Finds rows that have, all of them as far as is looked, one cell more than the header, and an empty one.
  private mutating func reviewWidth(
    of scanner: inout RecordScanner, _ source: ChunkedFile, _ buffer: ChunkBuffer, _ file: String
  ) {
    var first: Int?
    var rows = 0
    var lines = 0
    /// Whether all rows of a piece, down to the last one that is looked at, are such.
    func look(_ scanner: inout RecordScanner) -> Bool {
      while rows < Self.rowsLookedAt {
        switch scanner.next() {
        case .end: return true
        case .broken: return false
        case .record:
          if skips?.reason(scanner) != nil { continue }
          guard scanner.fieldCount == fieldCount + 1, fieldCount < Self.columnLimit, scanner.cell(fieldCount).isEmpty
          else { return false }
          rows += 1
          if first == nil { first = lines + scanner.line + 1 }
        }
      }
      return true
    }
    guard look(&scanner) else { return }
    lines = scanner.linesPassed
    // What cannot be read is found where the rows are read.
    while rows < Self.rowsLookedAt, let chunk = try? source.next(into: buffer) {
      var scanner = RecordScanner(chunk.bytes, capacity: Self.columnLimit, delimiter: format.delimiter)
      guard look(&scanner) else { return }
      lines += scanner.linesPassed
    }
    guard let first else { return }
    findings = [
      Finding(
        code: .file(.trailingDelimiter), file: file, line: first, value: String(fieldCount + 1),
        detail: String(fieldCount))
    ]
  }

  private static let rowsLookedAt = 200

  mutating func matchCanonical(_ header: HeaderLine, _ columns: [ColumnSpec]) {
    if let finding = header.unreadable {
      findings = [finding]
      return
    }
    var unknown: [(field: Int, text: String)] = []
    for (field, text) in header.texts.enumerated() {
      if let column = columns.firstIndex(where: { $0.name == text }) {
        take(column, field, header)
      } else {
        unknown.append((field + 1, text))
      }
    }
    // A column that stands there under nearly its name is said once, and that it may be absent does not make it so.
    for (column, place) in zip(columns, places) where place.cell == nil {
      let place = unknown.firstIndex { Self.isMeant($0.text, by: column) }
      let near = place.map { unknown.remove(at: $0) }
      guard near != nil || !column.mayBeAbsent else { continue }
      findings.append(
        header.finding(
          .file(.missingColumn), field: near?.field ?? 0, column: column.name, value: near?.text ?? "",
          detail: Self.names(columns)))
    }
    for (field, text) in unknown {
      findings.append(header.finding(.file(.unknownColumn), field: field, value: text, detail: Self.names(columns)))
    }
    for index in places.indices { places[index].field = (places[index].cell ?? -1) + 1 }
  }

  /// Whether a heading is a column's name but for case, blanks and points, or its end; that of a column which must be there
  /// also but for a slip of one or two letters.
  private static func isMeant(_ heading: String, by column: ColumnSpec) -> Bool {
    let (written, meant) = (heading.lettersAndDigits, column.name.lettersAndDigits)
    guard written.count > 2 else { return false }
    return written == meant || heading.hasSuffix(".") && meant.hasPrefix(written)
      || !column.mayBeAbsent && nearest(to: written, among: [meant]) != nil
  }

  /// The name of a column in the file, where it has the cell with this number.
  func name(of column: AnyColumn, field: Int) -> String {
    field > 0 && field <= texts.count ? texts[field - 1] : names[column.rawValue]
  }

  /// Gives a record the header's number of cells where it may have another.
  @inline(__always)
  func fit(_ record: inout RecordScanner) {
    if record.fieldCount != fieldCount { adjust(&record) }
  }

  private func adjust(_ record: inout RecordScanner) {
    if let cellCounts {
      if cellCounts.contains(record.fieldCount) { record.resize(to: fieldCount) }
    } else if hasTrailingDelimiter, record.fieldCount == fieldCount + 1, record.cell(fieldCount).isEmpty {
      record.resize(to: fieldCount)
    }
  }

  /// The cells that a row should have, for a finding: their number, or the profile's `cells`.
  var expectedCells: String { cellCounts?.text ?? String(fieldCount) }

  /// The column whose cell has this number in the file's rows.
  func column(ofField field: Int) -> AnyColumn? {
    places.firstIndex { $0.field == field }.map { AnyColumn(rawValue: $0) }
  }

  private mutating func take(_ column: Int, _ field: Int, _ header: HeaderLine) {
    if let first = places[column].cell {
      findings.append(
        header.finding(
          .file(.doubledColumn), field: field + 1, column: names[column], value: header.texts[field],
          detail: String(first + 1)))
    }
    places[column].cell = field
  }

  private static func names(_ columns: [ColumnSpec]) -> String { columns.map(\.name).joined(separator: ",") }
}

/// A byte as `0x9D`.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count < 2 ? "0" : "") + digits
}
