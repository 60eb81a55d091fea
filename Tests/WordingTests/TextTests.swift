import Testing
import Wording

@Suite struct TextTests {
  private let missing = Text("tidak ada", "missing")

  @Test(arguments: [(Language.indonesian, "tidak ada"), (.english, "missing")])
  func speaksTheLanguageAskedFor(_ language: Language, _ expected: String) {
    #expect(missing.in(language) == expected)
  }

  /// The tags that `--lang` and the locale's first letters give.
  @Test(
    arguments: [("id", .indonesian), ("en", .english), ("ID", nil), ("in", nil), ("", nil)] as [(String, Language?)])
  func knowsALanguageByItsTag(_ tag: String, _ expected: Language?) {
    #expect(Language(rawValue: tag) == expected)
  }

  @Test func aNameIsTheSameInBothLanguages() {
    #expect(Text("pegawai.csv") == Text("pegawai.csv", "pegawai.csv"))
    #expect(Text("pegawai.csv") != Text("pegawai.csv", "staff.csv"))
  }

  @Test func textsFollowEachOtherInEachLanguage() {
    #expect(missing + Text("!", "?") == Text("tidak ada!", "missing?"))
    #expect("a.csv: " + missing + " (2)" == Text("a.csv: tidak ada (2)", "a.csv: missing (2)"))
    #expect("" + missing + "" == missing)
  }

  @Test func bothFormsChangeInOneWay() {
    #expect(missing.map { "<\($0.uppercased())>" } == Text("<TIDAK ADA>", "<MISSING>"))
  }

  @Test(
    arguments: [
      ([], Text("")), ([Text("satu", "one")], Text("satu", "one")),
      ([Text("satu", "one"), Text("dua", "two")], Text("satu; dua", "one; two")),
      ([Text("", ""), Text("dua", ""), Text("")], Text("; dua; ", "; ; ")),
    ] as [([Text], Text)])
  func joinsWithTheSeparatorBetweenAndNowhereElse(_ parts: [Text], _ expected: Text) {
    #expect(parts.joined(by: "; ") == expected)
  }

  /// Joining is done language by language: what one form says never reaches the other.
  @Test func joiningKeepsTheLanguagesApart() {
    let parts = (1...20).map { Text("id\($0)", "en\($0)") }
    let joined = parts.joined(by: "|")
    #expect(joined.indonesian.split(separator: "|").map(String.init) == parts.map(\.indonesian))
    #expect(joined.english.split(separator: "|").map(String.init) == parts.map(\.english))
  }
}
