import Kinerja
import Testing

/// Section 1: text is compared bytewise.
@Suite struct BytewiseTextTests {
  @Test func lookAlikesDiffer() {
    // é as one scalar, and as e with an accent.
    let (composed, combined) = (BytewiseText("\u{E9}"), BytewiseText("e\u{301}"))
    #expect(composed.text == combined.text)
    #expect(composed != combined)
    #expect(combined < composed)
    #expect(Set([composed, combined, BytewiseText("\u{E9}")]).count == 2)
  }

  @Test func theOrderIsThatOfBytes() {
    let sorted = ["z", "\u{E9}", "e\u{301}", "Z", "", "za"].map { BytewiseText($0) }.sorted()
    #expect(
      sorted.map { Array($0.text.utf8) } == [[], [0x5A], [0x65, 0xCC, 0x81], [0x7A], [0x7A, 0x61], [0xC3, 0xA9]])
  }
}
