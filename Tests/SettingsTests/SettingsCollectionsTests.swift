import Findings
import Kinerja
import Settings
import Testing

/// Lists, maps by free names and maps by codes.
@Suite struct SettingsCollectionsTests {
  @Test(
    arguments: [
      ("[]", 0, []), ("[1, 2]", 2, []), ("x", nil, ["P202 1:4 a \"x\""]), ("{}", nil, ["P202 1:4 a \"{}\""]),
      ("{b: 1}", nil, ["P202 1:4 a \"{…}\""]),
    ] as [(String, Int?, [String])])
  func lists(_ text: String, _ count: Int?, _ faults: [String]) {
    let reading = Reading("a: \(text)")
    #expect(reading["a"]?.list()?.count == count)
    #expect(reading.faults == faults)
  }

  @Test(
    arguments: [
      ("[1]", true, []), ("[]", false, ["P108 1:4 a \"[]\""]), ("x", false, ["P202 1:4 a \"x\""]),
    ] as [(String, Bool, [String])])
  func filledLists(_ text: String, _ isThere: Bool, _ faults: [String]) {
    let reading = Reading("a: \(text)")
    #expect((reading["a"]?.filledList() != nil) == isThere)
    #expect(reading.faults == faults)
  }

  @Test(
    arguments: [
      ("[1, 2]", 2, []), ("[1]", nil, ["P109 1:4 a \"1\""]), ("[1, 2, 3]", nil, ["P109 1:4 a \"3\""]),
      ("[]", nil, ["P109 1:4 a \"0\""]), ("1", nil, ["P202 1:4 a \"1\""]),
    ] as [(String, Int?, [String])])
  func pairs(_ text: String, _ count: Int?, _ faults: [String]) {
    let reading = Reading("a: \(text)")
    #expect(reading["a"]?.list(of: 2)?.count == count)
    #expect(reading.faults == faults)
  }

  /// All items are read, so that all faults are found at once; one fault is enough for no list.
  @Test(
    arguments: [
      ("[1, 2]", [1, 2], []), ("[]", [], []),
      ("[1, x, 3, y]", nil, ["P206 1:8 a[2] \"x\"", "P206 1:14 a[4] \"y\""]), ("5", nil, ["P202 1:4 a \"5\""]),
    ] as [(String, [Int]?, [String])])
  func itemsReadInOneWay(_ text: String, _ values: [Int]?, _ faults: [String]) {
    let reading = Reading("a: \(text)")
    #expect(reading["a"]?.items { $0.count() } == values)
    #expect(reading.faults == faults)
  }

  @Test(
    arguments: [
      ("{x: 1, y: 2}", ["x": 1, "y": 2], []), ("{}", [:], []),
      ("{x: 1, y: b, z: c}", nil, ["P206 1:14 a.y \"b\"", "P206 1:20 a.z \"c\""]),
      ("{x: 1, \" \": 2}", ["x": 1, " ": 2], ["P204 1:11 a.  \" \""]), ("[1]", nil, ["P201 1:4 a \"[…]\""]),
    ] as [(String, [String: Int]?, [String])])
  func namesAreFree(_ text: String, _ values: [String: Int]?, _ faults: [String]) {
    let reading = Reading("a: \(text)")
    #expect(reading["a"]?.named { $0.value.count() } == values)
    #expect(reading.faults == faults)
  }

  @Test(
    arguments: [
      ("{disiplin: 1, layanan: 2, atasan: 3}", 3, []), ("{atasan: 3, disiplin: 1, layanan: 2}", 3, []),
      ("{disiplin: 1, layanan: 2}", 2, ["P103 1:4 a.atasan"]),
      ("{disiplin: x, layanan: 2, atasan: 3}", 2, ["P206 1:15 a.disiplin \"x\""]),
      ("{disiplin: 1, layanan: 2, atasan: 3, atas: 4}", 3, ["P102 1:41 a.atas \"atas\""]),
      ("{disiplin: 1, layanan: 2, atas: 3}", 3, ["P102 1:30 a.atas \"atas\""]), ("~", nil, ["P201 1:4 a \"~\""]),
    ] as [(String, Int?, [String])])
  func codesAreAllThere(_ text: String, _ count: Int?, _ faults: [String]) {
    let reading = Reading("a: \(text)")
    let values = reading["a"]?.coded({ (component: Component) in component.code }) { $0.count() }
    #expect(values?.count == count)
    #expect(reading.faults == faults)
  }

  @Test(
    arguments: [
      ("{}", [:], []), ("{PNS: 1}", [.permanent: 1], []), ("{HONORER: 4}", [:], ["P310 1:5 a.HONORER \"HONORER\""]),
    ] as [(String, [EmploymentStatus: Int], [String])])
  func someCodesMayBeLeftOut(_ text: String, _ expected: [EmploymentStatus: Int], _ faults: [String]) {
    let reading = Reading("a: \(text)")
    let values = reading["a"]?.coded(
      EmploymentStatus.allCases, \.code, isComplete: false, unknown: code("P310")
    ) { $0.count() }
    #expect(values == expected)
    #expect(reading.faults == faults)
  }
}
