import Findings
import Settings
import Testing

/// A key that stands twice would make one of its values vanish: every mention after the first is reported, at its place.
@Suite struct DuplicateKeyTests {
  @Test(
    arguments: [
      ("a: 1\nb: 2\na: 3\n", ["P008 3:1 a \"a\""]), ("a: 1\na: 2\na: 3\n", ["P008 2:1 a \"a\"", "P008 3:1 a \"a\""]),
      ("x:\n  a: 1\n  a: 2\ny: {b: 1, b: 2}\n", ["P008 3:3 x.a \"a\"", "P008 4:11 y.b \"b\""]),
      ("\"a\": 1\na: 2\n", ["P008 2:1 a \"a\""]), ("'a b': 1\n\"a b\": 2\n", ["P008 2:1 a b \"a b\""]),
      ("- {a: 1, a: 2}\n", ["P008 1:10 [1].a \"a\""]), ("é: 1\né: 2\n", ["P008 2:1 é \"é\""]),
      // The same key in two maps is no duplicate.
      ("x: {a: 1}\ny: {a: 1}\n", []), ("a: 1\nA: 2\n", []),
    ] as [(String, [String])])
  func everyLaterMentionIsReported(_ text: String, _ faults: [String]) {
    #expect(Reading(text).faults == faults)
  }

  /// The first mention is the one that is read on, with its own name and value.
  @Test func theFirstMentionIsRead() throws {
    let reading = Reading("a: 1\nb: 2\na: 3\n")
    let entries = try #require(reading.root?.entries())
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries.map(\.value.written) == ["1", "2"])
    #expect(entries.map(\.keyMark) == [SettingsMark(line: 1, column: 1), SettingsMark(line: 2, column: 1)])
  }

  /// Keys whose first letter cannot be exchanged are reported once, and reading ends there.
  @Test(arguments: ["? a\n: 1\n? a\n: 2\n", "\"\": 1\n\"\": 2\n", "\"\\x41\": 1\nA: 2\n"])
  func anySpellingIsReported(_ text: String) {
    let faults = Reading(text).faults
    #expect(!faults.isEmpty && faults.allSatisfy { $0.hasPrefix("P008 ") }, "\(faults)")
  }

  /// A file of nothing but duplicates ends with a limited number of faults.
  @Test(arguments: [(10, 9), (51, 50)]) func countsManyMentions(_ mentions: Int, _ expected: Int) {
    #expect(Reading(String(repeating: "a: 1\n", count: mentions)).faults.count == expected)
  }

  /// A large file is not parsed again for each of them.
  @Test func fewAreGivenUpInALargeFile() {
    let keys = (0..<20_000).map { "k\($0): nilai\n" }.joined()
    let reading = Reading(keys + (0..<40).map { "k\($0): lain\n" }.joined())
    #expect(reading.root == nil)
    #expect(
      reading.faults.count == 1 && reading.faults.allSatisfy { $0.hasPrefix("P008 ") }, "\(reading.faults.prefix(3))")
  }

  @Test func tooManyAreGivenUp() {
    let reading = Reading(String(repeating: "a: 1\n", count: 200))
    #expect(reading.root == nil)
    #expect(reading.faults.count == 1 && reading.faults.allSatisfy { $0.hasPrefix("P008 ") })
  }
}
