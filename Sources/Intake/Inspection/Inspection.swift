private import Digests
private import Glibc
internal import Tabular
internal import Wording

/// What a file looks like, for whoever must say how it is to be read. It proposes; reading never guesses.
package struct Inspection: Sendable {
  /// A column of the file.
  package struct Column: Sendable {
    /// The name in the header; its number where there is no header.
    package let name: String
    /// What every cell that is not empty could be, the most telling first.
    let forms: [CellForm]
    /// Cells that are empty, or hold what often means so.
    package let empties: Int
    /// Contents that often mean an empty cell.
    let nulls: [String]
    /// NIPs that a spreadsheet spoiled.
    let spoiledNIPs: Int
    /// All contents, when there are few of them; else some, masked.
    let samples: [String]
    let isComplete: Bool
  }

  /// The file's name.
  package let name: String
  /// The encoding; nil when it is none that can be read.
  let encoding: TextFormat.Encoding?
  /// The first byte that is no text, when there is no encoding.
  let badByte: (offset: Int, value: UInt8)?
  let delimiter: UInt8
  let leadingLines: Int
  let hasHeader: Bool
  /// The rows, the header not counted.
  package let rows: Int
  /// Rows with another number of cells, or broken quoting.
  package let raggedRows: Int
  /// The columns.
  package let columns: [Column]

  /// Looks at a file.
  ///
  /// - Throws: `InputError` when it cannot be read.
  package init(of path: String) throws(InputError) {
    name = String(path.split(separator: "/").last ?? "")
    guard let start = Self.start(of: path) else {
      throw .unreadable(path: path, reason: SystemReason.last.text)
    }
    do throws(FileError) {
      let (encoding, bad) = try Self.encoding(of: path, start)
      self.encoding = encoding
      badByte = bad
      let text = TextFormat(encoding: encoding ?? .windows1252)
      let shape = try Self.shape(of: path, text)
      delimiter = shape.delimiter
      leadingLines = shape.leadingLines
      var format = text
      (format.delimiter, format.leadingLines) = (shape.delimiter, shape.leadingLines)
      var survey = ColumnSurvey(cells: shape.cells, isWindows1252: encoding == .windows1252)
      try Self.forEachRecord(of: path, format) { survey.add($0) }
      hasHeader = survey.hasHeader
      rows = survey.rows
      raggedRows = survey.raggedRows
      columns = survey.columns
    } catch {
      throw .unreadable(path: error.path, reason: error.reason.text)
    }
  }

  private static func start(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
  }

  private static func encoding(of path: String, _ start: [UInt8]) throws(FileError) -> (
    TextFormat.Encoding?, (offset: Int, value: UInt8)?
  ) {
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, nil) }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, nil) }
    // Text in UTF-16 has a zero in every second byte, where it is mostly ASCII.
    let zeros = [0, 1].map { parity in start.indices.filter { $0 % 2 == parity && start[$0] == 0 }.count * 4 }
    if zeros[1] > start.count, zeros[0] == 0 { return (.utf16LittleEndian, nil) }
    if zeros[0] > start.count, zeros[1] == 0 { return (.utf16BigEndian, nil) }
    final class Survey: @unchecked Sendable {
      var offset = 0
      var isUTF8 = true
      var tail: [UInt8] = []
      var badInWindows: (Int, UInt8)?
    }
    let survey = Survey()
    let file = try ChunkedFile(path: path) { block in
      let bytes = survey.tail + block
      bytes.withUnsafeBufferPointer { bytes in
        if survey.isUTF8, let bad = firstInvalidUTF8(bytes) {
          // A character may be cut by the end of the block.
          survey.isUTF8 = bytes.count - bad < 4
          survey.tail = survey.isUTF8 ? Array(bytes[bad...]) : []
        } else {
          survey.tail = []
        }
        if survey.badInWindows == nil, let bad = firstOutsideWindows1252(bytes) {
          survey.badInWindows = (survey.offset + bad, bytes[bad])
        }
      }
      survey.offset += block.count
    }
    let buffer = ChunkBuffer()
    while try file.next(into: buffer) != nil {}
    if survey.isUTF8, survey.tail.isEmpty { return (.utf8, nil) }
    if let bad = survey.badInWindows { return (nil, bad) }
    return (.windows1252, nil)
  }

  private static func forEachRecord(
    of path: String, _ format: TextFormat, limit: Int = .max, _ body: (borrowing RecordScanner) -> Void
  ) throws(FileError) {
    let file = try ChunkedFile(path: path, format: format)
    let buffer = ChunkBuffer()
    var count = 0
    while let chunk = try file.next(into: buffer) {
      var scanner = RecordScanner(
        chunk.bytes, capacity: Header.columnLimit, delimiter: format.delimiter,
        leadingLines: chunk.number == 0 ? format.leadingLines : 0)
      while true {
        let step = scanner.next()
        if step == .end { break }
        body(scanner)
        count += 1
        if count == limit { return }
      }
    }
  }

  /// The delimiter under which most of the first rows have one and the same number of cells, more than one.
  private static func shape(of path: String, _ text: TextFormat) throws(FileError) -> (
    delimiter: UInt8, cells: Int, leadingLines: Int
  ) {
    var best = (delimiter: UInt8(ascii: ","), cells: 1, leadingLines: 0, share: 0)
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")] {
      var format = text
      format.delimiter = delimiter
      var rows: [(cells: Int, line: Int)] = []
      try forEachRecord(of: path, format, limit: 200) { rows.append(($0.fieldCount, $0.line)) }
      let groups = Dictionary(grouping: rows, by: \.cells).mapValues(\.count)
      guard let (cells, count) = groups.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), cells > 1 else {
        continue
      }
      let share = count * 1000 / max(rows.count, 1)
      guard share > best.share || (share == best.share && cells > best.cells) else { continue }
      best = (delimiter, cells, rows.first { $0.cells == cells }?.line ?? 0, share)
    }
    return (best.delimiter, best.cells, best.leadingLines)
  }
}

/// What is seen of a file's columns, row by row.
private struct ColumnSurvey {
  private struct Found {
    var forms = (1 << UInt64(CellForm.all.count)) - 1
    var filled = 0
    var empties = 0
    var nulls: [String: Int] = [:]
    var spoiled = 0
    var contents: Set<String> = []
    var masked: [String] = []
  }

  private static let nullWords = ["-", "NULL", "null", "00:00:00", "00:00", "0000-00-00"]
  private static let fewContents = 12

  private let cells: Int
  private var found: [Found]
  private var header: [String] = []
  private(set) var rows = 0
  private(set) var raggedRows = 0

  private let isWindows1252: Bool

  init(cells: Int, isWindows1252: Bool) {
    self.cells = cells
    self.isWindows1252 = isWindows1252
    found = Array(repeating: Found(), count: cells)
  }

  mutating func add(_ record: borrowing RecordScanner) {
    guard record.fieldCount == cells else {
      rows += 1
      raggedRows += 1
      return
    }
    if header.isEmpty {
      for column in 0..<cells { header.append(text(record.cell(column))) }
      if hasHeader { return }
    }
    rows += 1
    for column in 0..<cells { look(record.cell(column), column) }
  }

  /// Whether the first row names columns: it holds no number, date or time.
  var hasHeader: Bool {
    !header.contains { text in text.contains(where: \.isNumber) && !text.contains(where: \.isLetter) }
  }

  private mutating func look(_ cell: Cell, _ column: Int) {
    if cell.isEmpty {
      found[column].empties += 1
      return
    }
    if cell.count <= 10, "-0Nn".utf8.contains(cell.start[0]),
      let word = Self.nullWords.first(where: { cell.matches($0) })
    {
      found[column].empties += 1
      found[column].nulls[word, default: 0] += 1
      return
    }
    found[column].filled += 1
    var forms = found[column].forms
    while forms != 0 {
      let index = forms.trailingZeroBitCount
      forms &= forms - 1
      if !CellForm.all[index].fits(cell) { found[column].forms &= ~(1 << UInt64(index)) }
    }
    if found[column].forms == 0 || CellForm.all[found[column].forms.trailingZeroBitCount].kind == .nip,
      cell.isSpoiledNIP
    {
      found[column].spoiled += 1
    }
    guard found[column].contents.count <= Self.fewContents else { return }
    let content = text(cell)
    found[column].contents.insert(content)
    let masked = mask(content)
    if found[column].masked.count < 3, !found[column].masked.contains(masked) { found[column].masked.append(masked) }
  }

  private func text(_ cell: Cell) -> String {
    guard isWindows1252 else { return cell.excerpt }
    var bytes: [UInt8] = []
    appendWindows1252(cell.bytes, to: &bytes)
    return String(String(decoding: bytes, as: UTF8.self).prefix(120))
  }

  var columns: [Inspection.Column] {
    found.enumerated().map { index, found in
      // Few contents in many rows are codes or words; names and numbers of people stay masked all the same.
      let isOfPeople =
        hasHeader && header[index].lowercased().contains("nama")
        || found.contents.contains { $0.filter(\.isNumber).count > 8 }
      let isComplete =
        !isOfPeople && found.contents.count <= Self.fewContents && found.filled >= 4 * found.contents.count
      return Inspection.Column(
        name: hasHeader ? header[index] : "\(index + 1)",
        forms: found.filled == 0
          ? [] : CellForm.all.indices.filter { found.forms >> UInt64($0) & 1 == 1 }.map { CellForm.all[$0] },
        empties: found.empties, nulls: found.nulls.keys.sorted(), spoiledNIPs: found.spoiled,
        samples: isComplete ? found.contents.sorted() : found.masked, isComplete: isComplete)
    }
  }
}

/// A text with its letters and digits hidden.
private func mask(_ text: String) -> String {
  String(
    text.prefix(40).map { character in
      if character.isNumber { return "9" }
      return character.isUppercase ? "X" : character.isLetter ? "x" : character
    })
}

/// One way in which cells may be written.
struct CellForm: Sendable {
  enum Kind: String, Sendable { case nip, date, month, moment, time, whole, number }

  let kind: Kind
  /// The template of a date or time, or the example of a number.
  let text: String
  let fits: @Sendable (Cell) -> Bool

  /// From the most to the least telling.
  static let all: [CellForm] =
    [CellForm(kind: .nip, text: "") { $0.digits18 != nil }]
    + templates(
      .date, ["yyyy-mm-dd", "dd/mm/yyyy", "d/m/yyyy", "mm/dd/yyyy", "dd-mm-yyyy", "d mmmm yyyy", "dd.mm.yyyy"])
    + templates(
      .moment, ["yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd hh:mm", "dd/mm/yyyy hh:mm:ss", "dd/mm/yyyy hh:mm", "d/m/yyyy h:mm"])
    + templates(.month, ["yyyy-mm", "mm/yyyy", "mmmm yyyy"])
    + templates(.time, ["hh:mm", "hh:mm:ss", "h:mm", "h:mm:ss", "hh.mm", "h.mm", "hh.mm.ss"])
    + [CellForm(kind: .whole, text: "") { $0.wholeNumber != nil }]
    + numbers([
      NumberFormat(decimal: UInt8(ascii: "."), thousands: nil),
      NumberFormat(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: ".")),
      NumberFormat(decimal: UInt8(ascii: "."), thousands: UInt8(ascii: ",")),
    ])

  private static func templates(_ kind: Kind, _ texts: [String]) -> [CellForm] {
    texts.compactMap { text in
      DateFormat(text).map { format in
        CellForm(kind: kind, text: text) { cell in
          guard let moment = format.read(cell), moment.isTime else { return false }
          return kind == .time || (kind == .month ? (1...12).contains(moment.month) : moment.date != nil)
        }
      }
    }
  }

  private static func numbers(_ formats: [NumberFormat]) -> [CellForm] {
    formats.map { format in
      CellForm(kind: .number, text: format.example) { cell in
        var arena = CellArena()
        arena.reserve(cell.count)
        return format.convert(cell, isWhole: false, into: &arena)
      }
    }
  }
}

extension Cell {
  /// Whether it is a NIP as spreadsheets spoil them.
  fileprivate var isSpoiledNIP: Bool {
    if let digits = digits18 { return digits % 1000 == 0 }
    guard count >= 4, count <= 24, bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
    return bytes.allSatisfy { $0 &- 0x30 < 10 || ".,+-Ee".utf8.contains($0) } && start[0] &- 0x30 < 10
  }
}
