@testable import Tabular
import Testing

/// How far a record reaches, by the rules of RFC 4180 and the method's section 2.
@Suite struct RecordExtentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// At the end of the file.
    let last: RecordExtent
    /// Where the file goes on.
    let open: RecordExtent
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ last: RecordExtent.Kind, _ lastLength: Int, _ open: RecordExtent.Kind, _ openLength: Int) {
      self.text = text
      self.last = RecordExtent(kind: last, length: lastLength)
      self.open = RecordExtent(kind: open, length: openLength)
    }
  }

  static let cases = [
    Case("a,b\nc", .complete, 4, .complete, 4), Case("a,b\r\nc", .complete, 5, .complete, 5),
    Case("a,b\rc", .complete, 4, .complete, 4), Case("\n", .complete, 1, .complete, 1),
    // Without a line end the record may go on.
    Case("", .complete, 0, .open, 0), Case("a,b", .complete, 3, .open, 0), Case("a,", .complete, 2, .open, 0),
    Case("\"a\"", .complete, 3, .open, 0), Case("\"\"", .complete, 2, .open, 0),
    // Line ends and separators within quotes are text.
    Case("\"a\nb\",c\nd", .complete, 8, .complete, 8), Case("\"a,\r\n\"\r\nd", .complete, 8, .complete, 8),
    Case("a,\"b\"\"\n\"\"c\"\n", .complete, 12, .complete, 12),
    // A quote in an unquoted field, and text behind a closing quote.
    Case("a\"b\nc", .brokenQuoting(field: 1), 4, .brokenQuoting(field: 1), 4),
    Case("a,b,c\"\nd", .brokenQuoting(field: 3), 7, .brokenQuoting(field: 3), 7),
    Case("a,\"b\" \nc", .brokenQuoting(field: 2), 7, .brokenQuoting(field: 2), 7),
    Case("\"a\"b", .brokenQuoting(field: 1), 4, .brokenQuoting(field: 1), 4),
    // A quote that stays open: the file's end tells, and only its first line is given up.
    Case("\"a\nb\n", .unclosedQuote(field: 1), 3, .open, 0), Case("x,\"a", .unclosedQuote(field: 2), 4, .open, 0),
    Case("\"", .unclosedQuote(field: 1), 1, .open, 0),
    // Broken behind the first line: what is wrong with that line is that its quote stays open.
    Case("\"a\nb\"c\n", .unclosedQuote(field: 1), 3, .unclosedQuote(field: 1), 3),
  ]

  @Test(arguments: cases) func reachesToTheEndOfTheRecord(_ example: Case) {
    let bytes = Array(example.text.utf8)
    bytes.withUnsafeBufferPointer {
      #expect(recordExtent($0, delimiter: 0x2C, isLast: true) == example.last)
      #expect(recordExtent($0, delimiter: 0x2C, isLast: false) == example.open)
    }
  }

  @Test(arguments: [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ",")])
  func partsAtItsDelimiterAlone(_ delimiter: UInt8) {
    let separator = String(UnicodeScalar(delimiter))
    let bytes = Array("\"a\"\(separator)\"\n\"\n\n".utf8)
    let extent = bytes.withUnsafeBufferPointer { recordExtent($0, delimiter: delimiter, isLast: true) }
    #expect(extent == RecordExtent(kind: .complete, length: 8))
    let other = bytes.withUnsafeBufferPointer { recordExtent($0, delimiter: 0x3A, isLast: true) }
    #expect(other == RecordExtent(kind: .brokenQuoting(field: 1), length: 6))
  }

  /// The limit of 1 MiB holds for what lies between the quotes.
  @Test(arguments: [-1, 0, 1]) func quotedFieldsEndAtTheLimit(_ more: Int) {
    let bytes = Array("\"".utf8) + [UInt8](repeating: 0x78, count: 1 << 20 + more) + Array("\"\n".utf8)
    let extent = bytes.withUnsafeBufferPointer { recordExtent($0, delimiter: 0x2C, isLast: false) }
    #expect(extent.kind == (more <= 0 ? .complete : .oversizedField(field: 1)))
    #expect(extent.length == bytes.count)
  }

  /// A quote left open does not make the reader gather the rest of a large file.
  @Test func anOpenQuoteIsGivenUpAtTheLimit() {
    let bytes = Array("a,\"b\n".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)
    let extent = bytes.withUnsafeBufferPointer { recordExtent($0, delimiter: 0x2C, isLast: false) }
    #expect(extent == RecordExtent(kind: .unclosedQuote(field: 2), length: 5))
  }

  @Test(arguments: [
    ("", 0), ("a", 0), ("\n", 1), ("a\r\nb\n", 2), ("\r\r\n\n", 3), ("\r", 1), ("\n\r", 2), ("a\u{2028}b\u{85}", 0),
  ])
  func countsPhysicalLines(_ text: String, _ lines: Int) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { lineCount($0) } == lines)
  }

  @Test(arguments: [
    ("a\nb\r\nc\rd", 0, 0, 0), ("a\nb\r\nc\rd", 1, 2, 1), ("a\nb\r\nc\rd", 2, 5, 2), ("a\nb\r\nc\rd", 3, 7, 3),
    ("a\nb\r\nc\rd", 9, 8, 4), ("", 3, 0, 0),
  ])
  func passesOverSoManyLines(_ text: String, _ wanted: Int, _ length: Int, _ lines: Int) {
    let found = Array(text.utf8).withUnsafeBufferPointer { lengthOfLines(wanted, in: $0) }
    #expect(found.length == length)
    #expect(found.lines == lines)
  }

  /// Cut anywhere, a text gives its whole records first; the rest begins outside quotes, so that the pieces' records
  /// are the text's.
  @Test func wholeRecordsEndOutsideQuotes() {
    let text = Array("a,b\n\"c\nd\",e\r\nf\r\"g\"\"\r\n\",h\n\ni,j\n".utf8)
    let whole = scan(text).records
    for cut in 0...text.count {
      let length = text[..<cut].withUnsafeBufferPointer { wholeRecords($0, delimiter: 0x2C) }
      let (head, tail) = (scan(Array(text[..<length])), scan(Array(text[length...])))
      let moved = tail.records.map { record in
        switch record {
        case .record(let line, let cells): Scanned.record(line: line + head.lines, cells)
        case .broken(let line): Scanned.broken(line: line + head.lines)
        }
      }
      #expect(head.records + moved == whole, "cut at \(cut)")
    }
  }
}
