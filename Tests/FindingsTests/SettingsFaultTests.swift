import Findings
import Testing
import Wording

/// Faults of settings files, in order and fit for one line.
@Suite struct SettingsFaultTests {
  private func fault(
    _ code: SettingsFaultCode, _ line: Int, _ column: Int = 1, path: String = "", value: String? = nil,
    suggestion: String? = nil
  ) -> SettingsFault {
    SettingsFault(
      code: code, file: "p.yaml", line: line, column: column, path: path, value: value, details: ["a", "b"],
      suggestion: suggestion)
  }

  @Test func standInTheOrderOfTheFile() {
    let faults = [
      fault(.value(.notText), 2), fault(.structure(.unknownKey), 2), fault(.value(.notMap), 1, 9),
      fault(.value(.notText), 1, 2), fault(.value(.notText), 2, path: "a"),
    ]
    #expect(
      SettingsFaults(faults).faults.map { "\($0.line):\($0.column) \($0.code.rawValue) \($0.path)" } == [
        "1:2 P203 ", "1:9 P201 ", "2:1 P102 ", "2:1 P203 ", "2:1 P203 a",
      ])
  }

  @Test func aSuggestionTakesTheRemedysPlace() {
    let plain = fault(.structure(.unknownKey), 1)
    let suggested = fault(.structure(.unknownKey), 1, suggestion: "weights")
    #expect(plain.texts.remedy.english == "correct its spelling or remove the key")
    #expect(suggested.texts.remedy.english == "perhaps `weights` was meant")
    #expect(suggested.texts.remedy.indonesian == "mungkin maksudnya `weights`")
    #expect(suggested.texts.problem == plain.texts.problem)
  }

  /// Control characters and marks that turn the direction of writing are shown as escapes; a long value is cut at 60.
  @Test(arguments: [
    ("abc", "\"abc\""), ("a\nb\tc", "\"a\\nb\\tc\""), ("a\u{202E}b\u{200B}", "\"a\\u{202E}b\\u{200B}\""),
    ("é", "\"é\""), (String(repeating: "x", count: 60), "\"" + String(repeating: "x", count: 60) + "\""),
    (String(repeating: "x", count: 61), "\"" + String(repeating: "x", count: 60) + "…\""),
  ])
  func showsAnyValueOnOneLine(_ value: String, _ shown: String) {
    let line = fault(.value(.notNumber), 3, 7, path: "clauses.index", value: value).rendered.english
    #expect(line.hasPrefix("p.yaml:3:7: P205 clauses.index: \(shown) is not a number that can be read. Expected: "))
    #expect(fault(.value(.notNumber), 3, 7).rendered.english.hasPrefix("p.yaml:3:7: P205: is not a number"))
  }
}
