private import Glibc
internal import Tabular

/// How a file's rows are written, as far as can be told from its start.
struct FileShape {
  /// The encoding; nil when it is none that can be read.
  var encoding: TextFormat.Encoding?
  /// The first byte that is no text, when there is no encoding.
  var badByte: (offset: Int, value: UInt8)?
  /// Whether it begins with a byte order mark, and whether all its bytes are ASCII.
  var hasMark = false
  var isASCII = false
  var delimiter = UInt8(ascii: ",")
  /// The cells of most rows.
  var cells = 1
  var leadingLines = 0
  /// What stands in the lines before the header.
  var title: [String] = []
  /// Whether the first line is one such as `sep=;`.
  var hasSeparatorLine = false
  /// The names of the columns; empty when there is no header.
  var header: [String] = []
  /// Whether the header can be read by name; false where it has another number of cells than the rows.
  var isHeaderUsable = false
  /// Whether rows have an empty cell more than the header.
  var hasTrailingDelimiter = false

  /// The lines before the header that a profile must name: a line `sep=;` alone is passed over without.
  var declaredLines: Int { hasSeparatorLine && title.count == 1 ? 0 : leadingLines }

  var format: TextFormat {
    TextFormat(
      encoding: encoding ?? .windows1252, delimiter: delimiter, leadingLines: leadingLines,
      joinsBlanks: delimiter == UInt8(ascii: " "))
  }

  private static let rowsLookedAt = 200

  init(of path: String) throws(FileError) {
    try findEncoding(of: path)
    let shapes = try [",", ";", "\t", "|"].map { (sign: Unicode.Scalar) throws(FileError) in
      try Start(of: path, delimiter: UInt8(ascii: sign), encoding ?? .windows1252)
    }
    var best = shapes[0]
    for shape in shapes[1...] where (shape.share, shape.cells) > (best.share, best.cells) { best = shape }
    if best.cells < 2 {
      let blanks = try Start(of: path, delimiter: UInt8(ascii: " "), encoding ?? .windows1252)
      if blanks.cells > 2, blanks.share >= 800, blanks.hasDays { best = blanks }
    }
    take(best)
  }

  /// The first records under a delimiter.
  private struct Start {
    let delimiter: UInt8
    /// The cells of most rows, and of how many rows in a thousand.
    var cells = 1
    var share = 0
    var rows: [(cells: [String], line: Int)] = []

    init(of path: String, delimiter: UInt8, _ encoding: TextFormat.Encoding) throws(FileError) {
      self.delimiter = delimiter
      let format = TextFormat(encoding: encoding, delimiter: delimiter, joinsBlanks: delimiter == UInt8(ascii: " "))
      var rows: [(cells: [String], line: Int)] = []
      try FileShape.forEachRecord(of: path, format, limit: FileShape.rowsLookedAt) { record, line in
        let texts = (0..<min(record.fieldCount, Header.columnLimit)).map { index in
          encoding == .windows1252 ? windows1252Text(record.cell(index).bytes.prefix(120)) : record.cell(index).excerpt
        }
        rows.append((texts, line - 1))
      }
      self.rows = rows
      let counted = rows.filter { row in row.cells.contains { !$0.isEmpty } }
      let groups = Dictionary(grouping: counted, by: \.cells.count).mapValues(\.count)
      guard let (cells, count) = groups.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), cells > 1 else { return }
      self.cells = cells
      share = count * 1000 / max(counted.count, 1)
    }

    /// Whether the rows hold days: blanks part words of any text.
    var hasDays: Bool {
      rows.count { row in
        row.cells.contains { $0.count > 7 && $0.first?.isNumber == true && $0.contains("-") || $0.contains("/") }
      }
        * 2 > rows.count
    }
  }

  private mutating func take(_ start: Start) {
    (delimiter, cells) = (start.delimiter, start.cells)
    if let first = start.rows.first, let text = first.cells.first?.lowercased() {
      hasSeparatorLine = first.cells.count <= 2 && text.hasPrefix("sep=")
    }
    guard let place = start.rows.firstIndex(where: { $0.cells.count == cells && !Self.isTitle($0.cells) }) else {
      return
    }
    // A header may have another number of cells than the rows below.
    let above = start.rows[..<place].last { row in row.cells.contains { !$0.isEmpty } }
    if let above, Self.isHeader(above.cells), above.cells.count > 1, !Self.isHeader(start.rows[place].cells) {
      let isShorter =
        above.cells.count == cells - 1
        && start.rows[place...].allSatisfy { $0.cells.count != cells || $0.cells.last == "" }
      let names = above.cells.filter { !$0.isEmpty }
      if isShorter {
        (hasTrailingDelimiter, isHeaderUsable, header) = (true, true, above.cells)
        cells -= 1
        setTitle(start.rows, before: above.line)
        return
      }
      if above.cells.count > cells {
        header = names.count == cells ? names : []
        setTitle(start.rows, before: start.rows[place].line)
        return
      }
    }
    if Self.isHeader(start.rows[place].cells) {
      header = start.rows[place].cells
      isHeaderUsable = true
    }
    // Rows of another width are no title, if they have figures as the rows below do.
    let first =
      header.isEmpty
      ? start.rows.firstIndex { $0.cells.count * 2 > cells && $0.cells.count > 1 && !Self.isTitle($0.cells) } : nil
    setTitle(start.rows, before: start.rows[min(first ?? place, place)].line)
  }

  private mutating func setTitle(_ rows: [(cells: [String], line: Int)], before line: Int) {
    leadingLines = line
    title = rows.filter { $0.line < line }.map { $0.cells.filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// Whether a row is a title that a spreadsheet filled up with empty cells.
  private static func isTitle(_ cells: [String]) -> Bool {
    cells.count > 3 && cells.count(where: { !$0.trimmingBlanks.isEmpty }) <= max(1, cells.count / 4)
  }

  /// Whether a row names columns: it has words, and no number, date or time but the days of a month.
  static func isHeader(_ cells: [String]) -> Bool {
    let figures = cells.filter { text in text.contains(where: \.isNumber) && !text.contains(where: \.isLetter) }
    guard cells.contains(where: { $0.contains(where: \.isLetter) }) else { return false }
    return figures.isEmpty || dayNumbers(cells).count == figures.count
  }

  /// The cells that are the days of a month, one behind the other, by their places.
  static func dayNumbers(_ cells: [String]) -> [(day: Int, cell: Int)] {
    let days = cells.enumerated().compactMap { index, text in
      text.count <= 2 ? Int(text.trimmingBlanks).map { (day: $0, cell: index) } : nil
    }
    guard (28...31).contains(days.count), days.first?.day == 1 else { return [] }
    return zip(days, days.dropFirst()).allSatisfy { $1.day == $0.day + 1 && $1.cell == $0.cell + 1 } ? days : []
  }

  /// The records of a file, each with its line in the file; those with broken quoting, which have no cells, apart.
  static func forEachRecord(
    of path: String, _ format: TextFormat, limit: Int = .max, broken: (Int) -> Void = { _ in },
    _ body: (borrowing RecordScanner, Int) -> Void
  ) throws(FileError) {
    let file = try ChunkedFile(path: path, format: format)
    let buffer = ChunkBuffer()
    var (count, lines) = (0, 0)
    while let chunk = try file.next(into: buffer) {
      var scanner = RecordScanner(
        // A cell more than the widest header may be looked at.
        chunk.bytes, capacity: Header.columnLimit + 1, delimiter: format.delimiter,
        leadingLines: chunk.number == 0 ? format.leadingLines : 0)
      while true {
        let step = scanner.next()
        if step == .end { break }
        let line = lines + scanner.line + 1
        if step == .record { body(scanner, line) } else { broken(line) }
        count += 1
        if count == limit { return }
      }
      lines += scanner.linesPassed
    }
  }

  private mutating func findEncoding(of path: String) throws(FileError) {
    final class Survey: @unchecked Sendable {
      var offset = 0
      var isUTF8 = true
      var isASCII = true
      var tail: [UInt8] = []
      var badInWindows: (Int, UInt8)?
      var start: [UInt8] = []
    }
    let survey = Survey()
    let file = try ChunkedFile(path: path) { block in
      if survey.start.count < 4096 { survey.start += block.prefix(4096 - survey.start.count) }
      let bytes = survey.tail + block
      let offset = survey.offset - survey.tail.count
      bytes.withUnsafeBufferPointer { bytes in
        survey.isASCII = survey.isASCII && bytes.allSatisfy { $0 < 0x80 }
        if survey.isUTF8, let bad = firstInvalidUTF8(bytes) {
          // A character may be cut by the end of the block.
          survey.isUTF8 = bytes.count - bad < 4
          survey.tail = survey.isUTF8 ? Array(bytes[bad...]) : []
        } else {
          survey.tail = []
        }
        if survey.badInWindows == nil, let bad = firstOutsideWindows1252(bytes) {
          survey.badInWindows = (offset + bad, bytes[bad])
        }
      }
      survey.offset += block.count
    }
    let buffer = ChunkBuffer()
    while try file.next(into: buffer) != nil {}
    isASCII = survey.isASCII
    if let marked = Self.utf16(survey.start) {
      encoding = marked
    } else if survey.isUTF8, survey.tail.isEmpty {
      encoding = .utf8
      hasMark = survey.start.starts(with: [0xEF, 0xBB, 0xBF])
    } else if let bad = survey.badInWindows {
      badByte = bad
    } else {
      encoding = .windows1252
    }
  }

  /// UTF-16 by its byte order mark, or by the zero in every second byte where it is mostly ASCII.
  private static func utf16(_ start: [UInt8]) -> TextFormat.Encoding? {
    if start.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if start.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let zeros = [0, 1].map { parity in start.indices.filter { $0 % 2 == parity && start[$0] == 0 }.count * 4 }
    if zeros[1] > start.count, zeros[0] == 0 { return .utf16LittleEndian }
    if zeros[0] > start.count, zeros[1] == 0 { return .utf16BigEndian }
    return nil
  }
}

/// Bytes in Windows-1252 as text.
func windows1252Text(_ bytes: some Collection<UInt8>) -> String {
  var text: [UInt8] = []
  Array(bytes).withUnsafeBufferPointer { appendWindows1252($0, to: &text) }
  return String(decoding: text, as: UTF8.self)
}
