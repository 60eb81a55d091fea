import Settings
import Testing

/// Places in a text, as editors show them: lines and columns from 1.
@Suite struct SettingsSourceTests {
  /// Lines end as YAML 1.1 has it: LF, CR LF, CR alone, NEL, LS and PS.
  @Test(
    arguments: [
      ("", []), ("ab", ["1:1", "1:2"]), ("a\nb", ["1:1", "1:2", "2:1"]), ("\n\n", ["1:1", "2:1"]),
      ("a\r\nb", ["1:1", "1:2", "1:3", "2:1"]), ("a\rb", ["1:1", "1:2", "2:1"]), ("a\r", ["1:1", "1:2"]),
      ("a\u{85}b\u{2028}c\u{2029}d", ["1:1", "1:2", "2:1", "2:2", "3:1", "3:2", "4:1"]),
      // A letter outside ASCII is one column, a joined emoji as many as its parts.
      ("é:x", ["1:1", "1:2", "1:3"]), ("😀a", ["1:1", "1:2"]), ("e\u{301}a", ["1:1", "1:2", "1:3"]),
      ("a\u{0B}\u{0C}b", ["1:1", "1:2", "1:3", "1:4"]),
    ] as [(String, [String])])
  func numbersLinesAndColumns(_ text: String, _ marks: [String]) {
    let source = SettingsSource(text)
    #expect(source.scalars.indices.map { source.mark(at: $0) }.map { "\($0.line):\($0.column)" } == marks)
    // And back.
    for offset in source.scalars.indices { #expect(source.offset(of: source.mark(at: offset)) == offset) }
  }

  @Test func theByteOrderMarkTakesNoColumn() {
    let source = SettingsSource("\u{FEFF}a: 1")
    #expect(source.text == "a: 1")
    #expect(source.mark(at: 0) == .start)
    // Only one, and only at the start.
    #expect(SettingsSource("\u{FEFF}\u{FEFF}a").text == "\u{FEFF}a")
    #expect(SettingsSource("a\u{FEFF}").text == "a\u{FEFF}")
  }

  @Test(arguments: [(0, 1), (3, 1), (1, 4), (2, 2), (-1, 1)]) func thereIsNothingOutside(_ line: Int, _ column: Int) {
    let source = SettingsSource("a\nb")
    #expect(source.offset(of: SettingsMark(line: line, column: column)) == nil)
    #expect(source.scalar(at: SettingsMark(line: line, column: column)) == nil)
    #expect(source.word(at: SettingsMark(line: line, column: column)) == "")
  }

  @Test(arguments: [
    ("&nama x", "&nama"), ("*nama, y", "*nama"), ("!!str", "!!str"), ("&a]", "&a"), ("&a}b", "&a"), ("&a\nb", "&a"),
    (" a", ""), ("!<tag:x>\tb", "!<tag:x>"),
  ])
  func givesTheWordAtAPlace(_ text: String, _ word: String) {
    #expect(SettingsSource(text).word(at: .start) == word)
  }

  @Test func exchangesOneCharacter() {
    let source = SettingsSource("ab\ncd")
    let changed = source.replacing(at: 3, with: "é")
    #expect(changed.text == "ab\néd")
    #expect(source.text == "ab\ncd")
    #expect(changed.mark(at: 4) == SettingsMark(line: 2, column: 2))
  }
}
