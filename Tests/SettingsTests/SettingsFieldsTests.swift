import Findings
import Settings
import Testing
import Wording

/// Maps whose keys are fixed: what lacks, what is too much, what was mistyped.
@Suite struct SettingsFieldsTests {
  private func fields(_ text: String) -> (values: [String: String], faults: [String], texts: [String]) {
    let reading = Reading("a: \(text)\n")
    let fields = reading["a"]?.fields(["tolerance", "late"], optional: ["note"])
    var values: [String: String] = [:]
    for key in ["tolerance", "late", "note", "lates"] { values[key] = fields?[key]?.written }
    return (values, reading.faults, reading.log.faults.map { $0.rendered.english })
  }

  @Test(
    arguments: [
      ("{tolerance: 1, late: 2}", ["tolerance": "1", "late": "2"], []),
      ("{late: 2, note: x, tolerance: 1}", ["tolerance": "1", "late": "2", "note": "x"], []),
      ("{late: 2}", ["late": "2"], ["P103 1:4 a.tolerance"]), ("{}", [:], ["P103 1:4 a.late", "P103 1:4 a.tolerance"]),
      ("[1]", [:], ["P201 1:4 a \"[…]\""]), ("x", [:], ["P201 1:4 a \"x\""]),
      // An empty value is there.
      ("{late: , tolerance: 1}", ["tolerance": "1", "late": ""], []),
    ] as [(String, [String: String], [String])])
  func requiredKeysAreThere(_ text: String, _ values: [String: String], _ faults: [String]) {
    let found = fields(text)
    #expect(found.values == values)
    #expect(found.faults == faults)
  }

  /// One slip is one fault: the value is read under the key that was meant.
  @Test(
    arguments: [
      ("{tolerence: 1, late: 2}", ["tolerance": "1", "late": "2"], "tolerance"),
      ("{tolerance: 1, laet: 2}", ["tolerance": "1", "late": "2"], "late"),
      ("{tolerance: 1, late: 2, notes: 3}", ["tolerance": "1", "late": "2", "note": "3"], "note"),
      // The right key is there: the other may be anything.
      ("{tolerance: 1, late: 2, lates: 3}", ["tolerance": "1", "late": "2"], nil),
      ("{tolerance: 1, late: 2, warna: 3}", ["tolerance": "1", "late": "2"], nil),
    ] as [(String, [String: String], String?)])
  func aSlipIsOneFault(_ text: String, _ values: [String: String], _ meant: String?) {
    let found = fields(text)
    #expect(found.values == values)
    #expect(found.faults.count == 1 && found.faults.allSatisfy { $0.hasPrefix("P102 1:") })
    #expect(found.texts.allSatisfy { $0.contains("perhaps `\(meant ?? "")` was meant") } == (meant != nil))
  }

  @Test func unknownKeysAreReportedWhereTheyStand() {
    #expect(
      fields("{tolerance: 1, xyz: 5, late: 2, \"\": 6}").faults == [
        "P102 1:19 a.xyz \"xyz\"", "P102 1:36 a. \"\"",
      ])
  }

  @Test func codesMayBeOthers() {
    let reading = Reading("mon: 1\nmonday: 2\n")
    let found = reading.root?.fields(
      [SettingsKey("mon"), SettingsKey("tue"), SettingsKey("wed", isRequired: false)], unknown: code("P211"),
      missing: { _ in code("P104") })
    #expect(found?["mon"]?.written == "1")
    #expect(reading.faults == ["P104 1:1 tue", "P211 2:1 monday \"monday\""])
  }

  /// Letters added, left out, mistaken or swapped count one each; up to two, and no more than a third of the word.
  @Test(
    arguments: [
      ("tolerance", "tolerance"), ("tolerence", "tolerance"), ("tolarence", "tolerance"), ("tollerances", "tolerance"),
      ("tlorenace", nil), ("TOLERANCE", "tolerance"), ("olerance", "tolerance"), ("otlerance", "tolerance"),
      ("late", "late"), ("lat", "late"), ("alte", "late"), ("lt", nil), ("mo", nil), ("mn", nil), ("", nil),
      (String(repeating: "tolerance", count: 5), nil), ("zzz", nil),
    ] as [(String, String?)])
  func findsTheNearestWord(_ typed: String, _ expected: String?) {
    #expect(nearest(to: typed, among: ["tolerance", "late", "of"]) == expected)
  }

  @Test func theNearerWordWinsAndAmongEqualsTheFirst() {
    #expect(nearest(to: "missing_i", among: ["missing_out", "missing_in"]) == "missing_in")
    #expect(nearest(to: "masuk_x", among: ["masuk_a", "masuk_b"]) == "masuk_a")
    #expect(nearest(to: "of", among: ["of"]) == "of")
    #expect(nearest(to: "late", among: []) == nil)
  }
}
