import Tabular
import Testing

/// Windows-1252 and the bytes that are no text.
@Suite struct TextFormatTests {
  private func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    bytes.withUnsafeBufferPointer { appendWindows1252($0, to: &text) }
    return text
  }

  /// The 32 places in which Windows-1252 differs from Latin-1: Python's `bytes([b]).decode('cp1252')`, "?" for none.
  @Test func readsTheWindowsLetters() {
    let letters = Array("€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ")
    for (place, letter) in letters.enumerated() {
      let byte = UInt8(0x80 + place)
      #expect(utf8([byte]) == (letter == "?" ? [byte] : Array(String(letter).utf8)), "\(byte)")
    }
  }

  /// All other bytes are those of Latin-1, whose code points are its bytes.
  @Test func readsTheOtherBytesAsLatin1() {
    for byte in Array(UInt8.min...0x7F) + Array(0xA0...UInt8.max) {
      #expect(utf8([byte]) == Array(String(UnicodeScalar(byte)).utf8), "\(byte)")
    }
  }

  @Test func addsBehindWhatIsThere() {
    var text = Array("a,".utf8)
    [0x41, 0xE9, 0x80].withUnsafeBufferPointer { appendWindows1252($0, to: &text) }
    #expect(text == Array("a,Aé€".utf8))
  }

  @Test(
    arguments: [
      ([], nil), ([0x41, 0xE9, 0x80, 0x9F], nil), ([0x81], 0), ([0x41, 0x8D], 1), ([0x8F, 0x90], 0), ([0xFF, 0x90], 1),
      ([0x80, 0x82, 0x9D, 0x81], 2),
    ] as [([UInt8], Int?)])
  func findsTheFirstByteThatIsNone(_ bytes: [UInt8], _ expected: Int?) {
    #expect(bytes.withUnsafeBufferPointer { firstOutsideWindows1252($0) } == expected)
    // Such a byte stays what it is, and is then no UTF-8 either.
    #expect(utf8(bytes).withUnsafeBufferPointer { firstInvalidUTF8($0) == nil } == (expected == nil))
  }

  /// Table 3-7 of the Unicode Standard: well-formed byte sequences, and what lies just outside.
  @Test(
    arguments: [
      ([], nil), ([0x00, 0x7F], nil), ([0xC2, 0x80], nil), ([0xDF, 0xBF], nil), ([0xE0, 0xA0, 0x80], nil),
      ([0xED, 0x9F, 0xBF], nil), ([0xEE, 0x80, 0x80], nil), ([0xF0, 0x90, 0x80, 0x80], nil),
      ([0xF4, 0x8F, 0xBF, 0xBF], nil), ([0x80], 0), ([0x41, 0xBF], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0),
      ([0x41, 0xC3], 1), ([0xC3, 0x28], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xED, 0xA0, 0x80], 0), ([0xE2, 0x82], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0),
      ([0xC3, 0xA9, 0xC3, 0xA9, 0xFE], 4),
    ] as [([UInt8], Int?)])
  func findsTheFirstByteThatIsNoUTF8(_ bytes: [UInt8], _ expected: Int?) {
    #expect(bytes.withUnsafeBufferPointer { firstInvalidUTF8($0) } == expected)
  }

  @Test(
    arguments: [
      ("utf-8", .utf8), ("utf-16le", .utf16LittleEndian), ("utf-16be", .utf16BigEndian),
      ("windows-1252", .windows1252), ("UTF-8", nil), ("latin1", nil),
    ] as [(String, TextFormat.Encoding?)])
  func knowsEncodingsByTheirNames(_ name: String, _ expected: TextFormat.Encoding?) {
    #expect(TextFormat.Encoding(rawValue: name) == expected)
  }
}
