import Findings
import Settings
import Testing

/// What a settings file may not hold, and where it is said to stand.
@Suite struct SettingsDocumentTests {
  @Test func readsTextsListsAndMaps() throws {
    let reading = Reading("a: 1\nb: [x, 'y z', \"\"]\nc: {d: ~, e: 2026-01-01}\n")
    #expect(reading.faults == [])
    #expect(reading["a"]?.written == "1")
    #expect(reading["b"]?.list()?.map(\.written) == ["x", "y z", ""])
    #expect(
      reading["b"]?.list()?.map { "\($0.mark.line):\($0.mark.column) \($0.path)" } == [
        "2:5 b[1]", "2:8 b[2]", "2:15 b[3]",
      ])
    #expect(
      reading["c"]?.entries()?.map { "\($0.key) \($0.keyMark.column) \($0.value.path)" } == ["d 5 c.d", "e 11 c.e"])
  }

  /// A plain `no` or `12:30` is text as it stands: nothing is guessed.
  @Test(arguments: ["no", "12:30", "0o17", "1e3", "0x1F", "1_000", ".inf", "Yes", "2026-01-01"])
  func guessesNoTypes(_ text: String) {
    let reading = Reading("a: \(text)")
    #expect(reading["a"]?.anyText() == text)
  }

  @Test(arguments: ["", "\n\n", "# hanya komentar\n", "---\n", "\u{FEFF}"]) func nothingIsNoMap(_ text: String) {
    let reading = Reading(text)
    _ = reading.root?.entries()
    #expect(reading.faults.count == 1)
    #expect(reading.faults.allSatisfy { $0.hasPrefix("P201 ") })
  }

  @Test(arguments: [(0, []), (1, ["P001 1:1 \"1048577\""])] as [(Int, [String])])
  func oneMebibyteIsTheLargestFile(_ more: Int, _ faults: [String]) {
    let text = "a: 1\n#"
    let reading = Reading(bytes: Array(text.utf8) + [UInt8](repeating: 0x78, count: 1 << 20 + more - text.utf8.count))
    #expect(reading.faults == faults)
    #expect((reading.root == nil) == !faults.isEmpty)
  }

  /// The first byte that is no UTF-8 is shown with its place.
  @Test(
    arguments: [
      (Array("a: ".utf8) + [0xFF], "P002 1:4 \"0xFF\""), ([0xC3], "P002 1:1 \"0xC3\""),
      (Array("é: é\r\nb: ".utf8) + [0xE9, 0x0A], "P002 2:4 \"0xE9\""),
      (Array("a\n".utf8) + [0xED, 0xA0, 0x80], "P002 2:1 \"0xED\""),
    ] as [([UInt8], String)])
  func onlyUTF8IsRead(_ bytes: [UInt8], _ fault: String) {
    let reading = Reading(bytes: bytes)
    #expect(reading.root == nil)
    #expect(reading.faults == [fault])
  }

  /// The line and column at which YAML itself gives up.
  @Test(arguments: [
    ("a: [1, 2\n", "P003 2:1"), ("a: \"x\n", "P003 2:1"), ("a: 1\n b: 2\n", "P003 2:3"), ("a: }\n", "P003 1:4"),
    ("a:\n\t- 1\n", "P003 2:1"), ("a: 1\nb\n", "P003 3:1"), ("a: @x\n", "P003 1:4"), ("a: \u{1}\n", "P003 1:4"),
    ("é: 1\nb: \u{0}\n", "P003 2:4"),
  ])
  func whatIsNoYAMLIsShownWhereItBreaks(_ text: String, _ fault: String) {
    let reading = Reading(text)
    #expect(reading.root == nil)
    #expect(reading.faults == [fault])
  }

  /// A second document would be ignored in silence.
  @Test(arguments: [("a: 1\n---\nb: 2\n", "P004 3:1"), ("a: 1\n...\n---\n- x\n", "P004 4:1")])
  func thereIsOneDocument(_ text: String, _ fault: String) {
    let reading = Reading(text)
    #expect(reading.faults == [fault])
    #expect(reading["a"]?.written == "1")
  }

  /// Anchors, aliases and tags hide what a value is. Each is said once, however often it is used.
  @Test(
    arguments: [
      ("a: &x 1\nb: *x\nc: *x\n", ["P005 1:4 a \"&x\""]), ("a: *y\n", ["P005 1:4 \"*y\""]),
      ("a: &x {b: 1}\n", ["P005 1:4 a \"&x\""]), ("&k a: 1\n", ["P005 1:1 \"&k\""]),
      ("a: !!str 1\n", ["P006 1:4 a \"!!str\""]), ("a: !x [1]\n", ["P006 1:4 a \"!x\""]),
      ("a: !e!x 1\n", ["P006 1:4 \"!e!x\""]),
      ("- &p 1\n- !!int 2\n", ["P005 1:3 [1] \"&p\"", "P006 2:3 [2] \"!!int\""]),
    ] as [(String, [String])])
  func anchorsAndTagsAreRefused(_ text: String, _ faults: [String]) {
    #expect(Reading(text).faults == faults)
  }

  /// What was refused reads as nothing, without a second fault for the same place.
  @Test func whatWasRefusedIsNotReportedAgain() throws {
    let reading = Reading("a: &x 1\n")
    let node = try #require(reading["a"])
    #expect(node.isRefused && node.written == "")
    #expect(node.number() == nil && node.text() == nil && node.list() == nil && node.entries() == nil)
    #expect(node.date() == nil && node.count() == nil && node.boolean() == nil)
    #expect(reading.faults.count == 1)
  }

  /// Twenty levels, counted with the root; the twenty-first is refused where it begins.
  @Test(
    arguments: [
      (19, []), (20, []), (21, ["P007 1:21"]), (30, ["P007 1:21"]),
    ] as [(Int, [String])])
  func twentyLevelsAreTheDeepest(_ depth: Int, _ faults: [String]) {
    let reading = Reading(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    #expect(reading.faults.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == faults)
  }

  /// Deeper than the parser itself goes: a fault, not a crash.
  @Test func absurdDepthIsAFault() {
    let reading = Reading(String(repeating: "[", count: 50_000))
    #expect(reading.faults.count == 1)
    #expect(reading.root == nil)
  }

  @Test(arguments: [("? [a]\n: 1\n", "P203 1:3 \"[…]\""), ("? {a: 1}\n: 1\n", "P203 1:3 \"{…}\"")])
  func keysAreTexts(_ text: String, _ fault: String) {
    #expect(Reading(text).faults == [fault])
  }

  @Test func listItemsCountFromOneAndVersionsByTheirDay() {
    let reading = Reading("v:\n  - from: 2026-01-01\n    x: 1\n  - {from: besok, x: 2}\n  - [3]\n")
    #expect(reading["v"]?.list()?.map(\.path) == ["v[2026-01-01]", "v[2]", "v[3]"])
  }

  /// Keys without end make paths that are cut, not faults of megabytes.
  @Test func pathsAreCut() throws {
    let key = String(repeating: "k", count: 301)
    let reading = Reading("\(key): {a: {b: x}}\n")
    let node = try #require(reading[key]?.entries()?.first?.value)
    #expect(node.path == key)
  }
}
