internal import Findings
internal import Kinerja
internal import Tabular

/// The header line of a file: which cell of a row belongs to which column of the table.
struct Header: @unchecked Sendable {
  /// For each column of the table where its cells are.
  var places: [ColumnPlace]
  /// For each column its name in the table.
  private let names: [String]
  /// For each cell of a row its name in the file, where a profile reads it.
  var texts: [String] = []
  /// The number of cells that each row must have.
  var fieldCount = 0
  /// What a profile makes of the rows; nil when they are taken as they stand.
  var conversion: RowConversion?
  /// What is wrong with the header.
  var findings: [Finding] = []

  static let columnLimit = 1000

  init(
    _ file: InputFolder.File, _ columns: [ColumnSpec], _ keys: [String: KeyMap], chunkSize: Int, useLibCSVAlone: Bool
  ) throws(FileError) {
    places = columns.map { ColumnPlace($0) }
    names = columns.map(\.name)
    let buffer = ChunkBuffer()
    // The piece and its cells lie in the buffer's memory.
    defer { withExtendedLifetime(buffer) {} }
    let format = file.format
    let source = try ChunkedFile(path: file.path, format: format, chunkSize: min(chunkSize, 1 << 16))
    if let profile = file.profile, let cells = profile.cellsWithoutHeader {
      fieldCount = cells
      match(HeaderLine(file: file.name), columns, profile, keys)
      return
    }
    guard let chunk = try source.next(into: buffer) else {
      findings = [Finding(code: .file(.emptyFile), file: file.name, detail: Self.names(columns))]
      return
    }
    var scanner = RecordScanner(
      chunk.bytes, capacity: Self.columnLimit, delimiter: format.delimiter, leadingLines: format.leadingLines,
      useLibCSVAlone: useLibCSVAlone)
    let step = scanner.next()
    let line = scanner.line + 1
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
      fieldCount = scanner.fieldCount
      let written = HeaderLine(scanner, file, line)
      guard let profile = file.profile else {
        matchCanonical(written, columns)
        return
      }
      match(written, columns, profile, keys)
    }
  }

  /// The cells of a header line.
  struct HeaderLine {
    let file: String
    let line: Int
    let texts: [String]
    /// The first byte that is no text in the file's encoding, with its cell.
    let bad: (field: Int, byte: UInt8)?
    /// The encoding that the file should have, where its header is UTF-8 instead.
    let missedEncoding: TextFormat.Encoding?

    /// The header of a file without one.
    init(file: String) {
      self.file = file
      (line, texts, bad, missedEncoding) = (0, [], nil, nil)
    }

    init(_ scanner: borrowing RecordScanner, _ file: InputFolder.File, _ line: Int) {
      self.file = file.name
      self.line = line
      var texts: [String] = []
      var bad: (field: Int, byte: UInt8)?
      for field in 0..<scanner.fieldCount {
        var bytes = Array(scanner.cell(field).bytes)
        if file.format.encoding == .windows1252, scanner.hasHighBytes {
          var text: [UInt8] = []
          appendWindows1252(scanner.cell(field).bytes, to: &text)
          bytes = text
        }
        if bad == nil, let index = bytes.withUnsafeBufferPointer({ firstInvalidUTF8($0) }) {
          bad = (field + 1, bytes[index])
        }
        texts.append(String(decoding: bytes, as: UTF8.self))
      }
      self.texts = texts
      self.bad = bad
      let isUTF8 = scanner.hasHighBytes && firstInvalidUTF8(scanner.recordBytes) == nil
      missedEncoding = isUTF8 && file.format.encoding == .windows1252 ? file.format.encoding : nil
    }

    func finding(_ code: FindingCode, field: Int = 0, column: String = "", value: String = "", detail: String = "")
      -> Finding
    {
      Finding(
        code: code, file: file, line: line, field: field, column: column,
        value: value.count > 120 ? String(value.prefix(120)) + "…" : value, detail: detail)
    }
  }

  mutating func matchCanonical(_ header: HeaderLine, _ columns: [ColumnSpec]) {
    if let finding = unreadable(header) {
      findings = [finding]
      return
    }
    for (field, text) in header.texts.enumerated() {
      guard let column = columns.firstIndex(where: { $0.name == text }) else {
        findings.append(
          header.finding(.file(.unknownColumn), field: field + 1, value: text, detail: Self.names(columns)))
        continue
      }
      take(column, field, header)
    }
    for (column, place) in zip(columns, places) where place.cell == nil && !column.mayBeAbsent {
      findings.append(
        header.finding(.file(.missingColumn), column: column.name, value: column.name, detail: Self.names(columns)))
    }
    for index in places.indices { places[index].field = (places[index].cell ?? -1) + 1 }
  }

  /// The name of a column in the file, where it has the cell with this number.
  func name(of column: AnyColumn, field: Int) -> String {
    field > 0 && field <= texts.count ? texts[field - 1] : names[column.rawValue]
  }

  /// The column whose cell has this number in the file's rows.
  func column(ofField field: Int) -> AnyColumn? {
    places.firstIndex { $0.field == field }.map { AnyColumn(rawValue: $0) }
  }

  /// A header of one cell that holds other separators, or bytes that are no text.
  func unreadable(_ header: HeaderLine) -> Finding? {
    if let bad = header.bad {
      return header.finding(
        .row(.notUTF8), field: bad.field, value: header.texts[bad.field - 1], detail: hexadecimal(bad.byte))
    }
    if let encoding = header.missedEncoding {
      return header.finding(.file(.otherEncoding), detail: encoding.rawValue)
    }
    guard header.texts.count == 1, let text = header.texts.first else { return nil }
    return [";", "\t", "|", ","].first { text.contains($0) }.map {
      header.finding(.file(.wrongDelimiter), value: text, detail: $0 == "\t" ? "tab" : $0)
    }
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
