import Testing
import Wording

@Suite struct FoldingTests {
  @Test(arguments: [
    ("satu dua tiga", 13, "satu dua tiga"),
    ("satu dua tiga", 12, "satu dua\n  tiga"),
    ("    satu dua tiga", 12, "    satu dua\n      tiga"),
    ("satu\n\ndua tiga", 6, "satu\n\ndua\n  tiga"),
    ("K051  1 × kehadiran", 10, "K051  1 ×\n  kehadiran"),
    ("sangat-panjang-sekali ya", 8, "sangat-panjang-sekali\n  ya"),
    ("héé jjj", 7, "héé jjj"),
    ("", 5, ""),
  ])
  func foldsAtBlanks(_ text: String, _ width: Int, _ folded: String) {
    #expect(text.folded(at: width) == folded)
  }
}
