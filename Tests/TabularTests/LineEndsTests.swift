import Tabular
import Testing

/// The kinds of line end of a text, for the finding that a file mixes them.
@Suite struct LineEndsTests {
  private func lineEnds(_ text: String, useLibCSVAlone: Bool) -> [LineEnds.Kind: Int] {
    let bytes = Array(text.utf8)
    let padded = bytes + [UInt8](repeating: 0, count: RecordScanner.padding)
    return padded.withUnsafeBufferPointer { padded in
      var scanner = RecordScanner(
        UnsafeBufferPointer(rebasing: padded[..<bytes.count]), capacity: 8, useLibCSVAlone: useLibCSVAlone)
      while scanner.next() != .end {}
      return scanner.lineEnds.first
    }
  }

  /// Each kind with the number of lines before the first that it ends; those within quotes are text.
  @Test(
    arguments: [
      ("", [:]), ("a", [:]), ("a\nb\n", [.lf: 0]), ("a\r\nb\r\n", [.crlf: 0]), ("a\rb\r", [.cr: 0]),
      ("a\nb\r\nc\rd\n", [.lf: 0, .crlf: 1, .cr: 2]), ("a\n\r\n\r\r\n", [.lf: 0, .crlf: 1, .cr: 2]),
      ("\"a\r\nb\"\nc\n", [.lf: 1]), ("\"a\"\r\n\"b\nc\"\r\n", [.crlf: 0]), ("a\r\nb\"c\nd\r\n", [.crlf: 0, .lf: 1]),
      ("a\n\r", [.lf: 0, .cr: 1]),
    ] as [(String, [LineEnds.Kind: Int])])
  func notesTheFirstLineOfEachKind(_ text: String, _ expected: [LineEnds.Kind: Int]) {
    #expect(lineEnds(text, useLibCSVAlone: false) == expected)
    #expect(lineEnds(text, useLibCSVAlone: true) == expected)
  }
}
