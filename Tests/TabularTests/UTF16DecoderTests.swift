@testable import Tabular
import Testing

@Suite struct UTF16DecoderTests {
  /// The bytes of UTF-16 in one order, cut into blocks of a size.
  private func decode(_ bytes: [UInt8], _ encoding: TextFormat.Encoding, block: Int) throws -> [UInt8] {
    var decoder = try #require(UTF16Decoder(encoding))
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: block) {
      bytes[start..<min(start + block, bytes.count)].withUnsafeBufferPointer { decoder.decode($0, into: &text) }
    }
    decoder.finish(into: &text)
    return text
  }

  private func bytes(_ units: [UInt16], _ encoding: TextFormat.Encoding) -> [UInt8] {
    units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return encoding == .utf16BigEndian ? [high, low] : [low, high]
    }
  }

  /// One, two, three and four bytes of UTF-8 at both ends of their ranges.
  @Test(arguments: [
    "", "nip,nama\r\n", "\u{7F}\u{80}", "\u{7FF}\u{800}", "\u{D7FF}\u{E000}\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    "a😀b👩‍👩‍👧", "é\u{FEFF}",
  ])
  func readsBothByteOrdersInBlocksOfAnySize(_ text: String) throws {
    for encoding in [TextFormat.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let bytes = bytes(Array(text.utf16), encoding)
      for block in 1...max(1, bytes.count) {
        #expect(try decode(bytes, encoding, block: block) == Array(text.utf8), "\(encoding) \(block)")
      }
    }
  }

  /// Half a pair and an odd byte become bytes that UTF-8 forbids; what stands around them is read.
  @Test(
    arguments: [
      ([0xD800], [], [0xED, 0xA0, 0x80]), ([0xDC00], [], [0xED, 0xB0, 0x80]),
      ([0xDBFF, 0x41], [], [0xED, 0xAF, 0xBF, 0x41]),
      ([0xD800, 0xD800, 0xDC00], [], [0xED, 0xA0, 0x80, 0xF0, 0x90, 0x80, 0x80]),
      ([0xDC00, 0xD800], [], [0xED, 0xB0, 0x80, 0xED, 0xA0, 0x80]), ([0x41], [0x42], [0x41, 0xFF]),
      ([0xD800], [0x00], [0xED, 0xA0, 0x80, 0xFF]),
    ] as [([UInt16], [UInt8], [UInt8])])
  func keepsWhatIsNoUTF16Findable(_ units: [UInt16], _ rest: [UInt8], _ expected: [UInt8]) throws {
    for encoding in [TextFormat.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let bytes = bytes(units, encoding) + rest
      for block in 1...bytes.count { #expect(try decode(bytes, encoding, block: block) == expected) }
    }
    #expect(expected.withUnsafeBufferPointer { firstInvalidUTF8($0) } != nil)
  }

  @Test func otherEncodingsNeedNoDecoder() {
    #expect(UTF16Decoder(.utf8) == nil)
    #expect(UTF16Decoder(.windows1252) == nil)
  }
}
