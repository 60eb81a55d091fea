import Testing

@testable import Tabular

/// Runs of blanks part cells, wherever blocks are cut.
@Suite struct BlankJoinerTests {
  @Test(arguments: [
    ("  7\t2026-07-01  07:25\r\n", "7 2026-07-01 07:25\r\n"), ("a \n b", "a\nb"), (" \t \n", "\n"), ("a  ", "a"),
    ("a \"b  c\"  d\n", "a \"b  c\" d\n"), ("a \"b\n c  d\n", "a \"b\nc d\n"), ("\u{FEFF}  7  8\n", "\u{FEFF}7 8\n"),
    ("", ""),
    ("\u{EF}  b\n", "\u{EF} b\n"),
  ])
  func joins(_ text: String, _ joined: String) {
    let bytes = Array(text.utf8)
    for size in 1...max(bytes.count, 1) {
      var joiner = BlankJoiner()
      var result: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        var block = Array(bytes[start..<min(start + size, bytes.count)])
        let count = block.count
        block.append(0)
        let length = block.withUnsafeMutableBufferPointer { joiner.join($0, count: count) }
        result += block[..<length]
      }
      #expect(String(decoding: result, as: UTF8.self) == joined, "in blocks of \(size)")
    }
  }
}
