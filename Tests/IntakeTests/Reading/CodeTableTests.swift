import Testing

@testable import Intake

/// Short texts by number, found by their bytes.
@Suite struct CodeTableTests {
  /// More texts than the first slots hold, some of which fall into one.
  @Test(arguments: [1, 8, 9, 100, 5000]) func findsEveryText(_ count: Int) {
    let texts = (0..<count).map { "K\($0 * 7)" }
    var table = CodeTable(texts)
    #expect(table.texts == texts)
    #expect(texts.indices.allSatisfy { table.find(Array(texts[$0].utf8)) == $0 })
    for text in ["", "K", "K1", "k0", "K0 ", "K\(count * 7)"] { #expect(table.find(Array(text.utf8)) == nil) }
    // What is known keeps its number, what is new gets the next one.
    #expect(table.intern(Array("K0".utf8)) == 0 && table.intern(Array("baru".utf8)) == count)
    #expect(table.find(Array("baru".utf8)) == count)
  }

  /// The empty text is a text, and accents composed in two ways are two.
  @Test func comparesBytes() {
    let table = CodeTable(["", "\u{E9}", "e\u{301}"])
    #expect(table.names.count == 3)
    #expect([[], [0xC3, 0xA9], [0x65, 0xCC, 0x81], [0x65]].map { table.find($0) } == [0, 1, 2, nil])
  }
}
