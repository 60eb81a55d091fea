import Testing
import Wording

/// What comes from outside cannot steer a terminal.
@Suite struct PrintableTests {
  @Test(
    arguments: [
      ("Umar Hasibuan, S.Pd.", "Umar Hasibuan, S.Pd."), ("§ 3 · 5–7 → “Ny. Siti”", "§ 3 · 5–7 → “Ny. Siti”"),
      ("a\u{1B}[31mb", #"a\u001b[31mb"#), ("\u{1B}]0;judul\u{7}", #"\u001b]0;judul\u0007"#),
      ("x\u{202E}y", #"x\u202ey"#),
      ("\u{2066}\u{2069}\u{200F}\u{61C}", #"\u2066\u2069\u200f\u061c"#),
      ("a\rb\u{7F}c\u{9B}d", #"a\u000db\u007fc\u009bd"#),
      ("\u{FEFF}a\u{2028}b", #"\ufeffa\u2028b"#),
    ])
  func charactersThatATerminalObeysAreWritten(_ text: String, _ written: String) {
    #expect(text.printable == written)
    #expect(text.onOneLine == written)
  }

  @Test func linesStayWhereTheyMay() {
    #expect("a\n\tb".printable == "a\n\tb")
    #expect("a\n\tb".onOneLine == #"a\u000a\u0009b"#)
    #expect("a\r\nb".printable == "a\\u000d\nb")
  }
}
