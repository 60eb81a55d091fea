internal import Findings
internal import Tabular

/// The cells of a header line.
struct HeaderLine {
  let file: String
  let line: Int
  private(set) var texts: [String]
  /// The cells as they stand in the file.
  private(set) var cells: [[UInt8]]
  /// The first byte that is no text in the file's encoding, with its cell.
  let bad: (field: Int, byte: UInt8)?
  /// The encoding that the file should have, where its header is UTF-8 instead.
  let missedEncoding: TextFormat.Encoding?
  /// Whether a profile reads the file.
  let hasProfile: Bool

  /// The header of a file without one.
  init(file: String) {
    self.file = file
    (line, texts, cells, bad, missedEncoding, hasProfile) = (0, [], [], nil, nil, true)
  }

  init(_ scanner: borrowing RecordScanner, _ file: InputFolder.File, _ line: Int) {
    self.file = file.name
    self.line = line
    hasProfile = file.profile != nil
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
    cells = (0..<scanner.fieldCount).map { Array(scanner.cell($0).bytes) }
    self.bad = bad
    let bytes = scanner.recordBytes
    let isUTF8 = bytes.contains { $0 >= 0x80 } && firstInvalidUTF8(bytes) == nil
    missedEncoding = isUTF8 && file.format.encoding == .windows1252 ? file.format.encoding : nil
  }

  /// Drops the empty cell behind a delimiter that ends the line.
  mutating func dropTrailingCell() {
    guard texts.count > 1, texts.last?.isEmpty == true else { return }
    texts.removeLast()
    cells.removeLast()
  }

  func finding(_ code: FindingCode, field: Int = 0, column: String = "", value: String = "", detail: String = "")
    -> Finding
  {
    Finding(
      code: code, file: file, line: line, field: field, column: column,
      value: value.count > 120 ? String(value.prefix(120)) + "…" : value, detail: detail)
  }

  /// A header of one cell that holds other separators, or bytes that are no text.
  var unreadable: Finding? {
    if let bad {
      return finding(
        .row(.notUTF8), field: bad.field, value: texts[bad.field - 1], detail: hexadecimal(bad.byte))
    }
    if let encoding = missedEncoding {
      return finding(.file(.otherEncoding), detail: encoding.rawValue)
    }
    guard texts.count == 1, let text = texts.first else { return nil }
    return [";", "\t", "|", ","].first { text.contains($0) }.map {
      finding(.file(hasProfile ? .profileDelimiter : .wrongDelimiter), value: text, detail: $0 == "\t" ? "tab" : $0)
    }
  }
}
