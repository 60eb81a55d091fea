import Findings
import Kinerja
import Settings
import Testing
import Wording

/// Each kind of single value: what it takes, and the fault that anything else is.
@Suite struct SettingsScalarsTests {
  /// Reads one value; gives what came of it and the codes of the faults.
  private func read<Value>(_ text: String, _ body: (SettingsNode) -> Value?) -> (value: Value?, codes: [String]) {
    let reading = Reading("a: \(text)\n")
    let value = reading["a"].flatMap(body)
    // A fault stands where the value stands, or where it would begin.
    #expect(reading.faults.allSatisfy { $0.contains(text.isEmpty ? " 1:3 a " : " 1:4 a ") }, "\(reading.faults)")
    return (value, reading.log.faults.map(\.code.rawValue))
  }

  private func expect<Value: Equatable>(
    _ text: String, _ expected: Value?, _ code: String?, _ body: (SettingsNode) -> Value?,
    location: SourceLocation = #_sourceLocation
  ) {
    let (value, codes) = read(text, body)
    #expect(value == expected, "\(text)", sourceLocation: location)
    #expect(codes == [code].compactMap { $0 }, "\(text)", sourceLocation: location)
  }

  /// Millionths.
  @Test(
    arguments: [
      ("1", 1_000_000, nil), ("0.5", 500_000, nil), ("-1.25", -1_250_000, nil), ("'7'", 7_000_000, nil),
      ("999999999999.999999", 999_999_999_999_999_999, nil), ("-0", 0, nil), ("007", 7_000_000, nil),
      ("1,5", nil, "P205"), ("1e3", nil, "P205"), ("+1", nil, "P205"), (".5", nil, "P205"), ("1.", nil, "P205"),
      ("0.0000001", nil, "P205"), ("1000000000000", nil, "P205"), ("x", nil, "P205"), ("~", nil, "P205"),
      ("", nil, "P205"), ("[1]", nil, "P205"), ("{b: 1}", nil, "P205"), ("1 000", nil, "P205"), ("١", nil, "P205"),
    ] as [(String, Int64?, String?)])
  func numbers(_ text: String, _ expected: Int64?, _ code: String?) {
    expect(text, expected, code) { $0.number()?.micros }
  }

  @Test(
    arguments: [
      ("0", 0, nil), ("0.000001", 1, nil), ("-0.000001", nil, "P305"), ("-1", nil, "P305"), ("x", nil, "P205"),
    ] as [(String, Int64?, String?)])
  func amounts(_ text: String, _ expected: Int64?, _ code: String?) {
    expect(text, expected, code) { $0.amount()?.micros }
  }

  @Test(
    arguments: [
      ("0", 0, nil), ("100", 100_000_000, nil), ("100.000001", nil, "P304"), ("-0.5", nil, "P304"),
      ("5 %", nil, "P205"),
    ] as [(String, Int64?, String?)])
  func percents(_ text: String, _ expected: Int64?, _ code: String?) {
    expect(text, expected, code) { $0.percent()?.micros }
  }

  @Test(
    arguments: [
      ("0", 0, nil), ("12", 12, nil), ("007", 7, nil), ("999999999999", 999_999_999_999, nil),
      ("1000000000000", nil, "P206"), ("99999999999999999999999", nil, "P206"), ("-1", nil, "P305"),
      ("-0.5", nil, "P305"), ("-0", nil, "P206"), ("1.0", nil, "P206"), ("+1", nil, "P206"), ("x", nil, "P206"),
      ("", nil, "P206"), ("[]", nil, "P206"),
    ] as [(String, Int?, String?)])
  func counts(_ text: String, _ expected: Int?, _ code: String?) {
    expect(text, expected, code) { $0.count() }
  }

  @Test(
    arguments: [
      ("1", 1, nil), ("999999999999", 999_999_999_999, nil), ("0", nil, "P321"), ("-1", nil, "P321"),
      ("1.5", nil, "P321"), ("", nil, "P321"), ("{}", nil, "P321"),
    ] as [(String, Int?, String?)])
  func countsAboveZero(_ text: String, _ expected: Int?, _ number: String?) {
    expect(text, expected, number) { $0.positiveCount(code("P321")) }
  }

  @Test(
    arguments: [
      ("2026-07-01", "2026-07-01", nil), ("2028-02-29", "2028-02-29", nil), ("2026-02-29", nil, "P207"),
      ("2026-7-1", nil, "P207"), ("01/07/2026", nil, "P207"), ("2026-07-01T00:00:00Z", nil, "P207"), ("", nil, "P207"),
      ("0000-01-01", nil, "P207"), ("[2026-07-01]", nil, "P207"),
    ] as [(String, String?, String?)])
  func dates(_ text: String, _ expected: String?, _ code: String?) {
    expect(text, expected, code) { $0.date()?.description }
  }

  /// YAML 1.1 would read 07:30 as 450 and 16:00 as 960: here it is a time.
  @Test(
    arguments: [
      ("07:30", 450, nil), ("00:00", 0, nil), ("23:59", 1439, nil), ("07:30:59", 450, nil), ("24:00", nil, "P208"),
      ("7:30", nil, "P208"), ("07.30", nil, "P208"), ("450", nil, "P208"), ("", nil, "P208"),
    ] as [(String, Int?, String?)])
  func times(_ text: String, _ expected: Int?, _ code: String?) {
    expect(text, expected, code) { $0.time()?.minutes }
  }

  @Test(
    arguments: [
      ("true", true, nil), ("false", false, nil), ("True", nil, "P209"), ("yes", nil, "P209"), ("on", nil, "P209"),
      ("1", nil, "P209"), ("", nil, "P209"), ("[true]", nil, "P209"),
    ] as [(String, Bool?, String?)])
  func booleans(_ text: String, _ expected: Bool?, _ code: String?) {
    expect(text, expected, code) { $0.boolean() }
  }

  @Test(
    arguments: [
      ("SKP", "SKP", nil), ("'null'", "null", nil), ("1.5", "1.5", nil), ("\" a \"", " a ", nil), ("\"\"", nil, "P204"),
      ("\" \\t\"", nil, "P204"), ("", nil, "P204"), ("~", nil, "P204"), ("null", nil, "P204"), ("NULL", nil, "P204"),
      ("[a]", nil, "P203"), ("{a: 1}", nil, "P203"),
    ] as [(String, String?, String?)])
  func texts(_ text: String, _ expected: String?, _ code: String?) {
    expect(text, expected, code) { $0.text() }
  }

  @Test func anEmptyTextIsReportedUnderTheCodeAskedFor() {
    expect("", nil, "P105") { $0.text(ifEmpty: code("P105")) }
    expect("\"\"", "", nil) { $0.anyText() }
    expect("~", "", nil) { $0.anyText() }
    expect("[]", nil, "P203") { $0.anyText() }
  }

  @Test func aNumberOutsideItsRangeHasTheCodeAskedFor() {
    func even(_ node: SettingsNode) -> Int64? { node.number(code("P316")) { $0.micros % 2_000_000 == 0 }?.micros }
    expect("4", 4_000_000, nil, even)
    expect("5", nil, "P316", even)
    expect("lima", nil, "P205", even)
  }

  private enum Mode: String, CaseIterable { case adjust, report, off }

  @Test(
    arguments: [
      ("adjust", "adjust", nil), ("off", "off", nil), ("'report'", "report", nil), ("Report", nil, "P210"),
      ("repot", nil, "P210"), ("", nil, "P210"), ("[off]", nil, "P203"),
    ] as [(String, String?, String?)])
  func words(_ text: String, _ expected: String?, _ code: String?) {
    expect(text, expected, code) { $0.word(Mode.self)?.rawValue }
  }

  /// What was probably meant is named, and the words that there are.
  @Test func aMistypedWordIsSuggested() throws {
    let reading = Reading("a: adjsut\nb: entahlah\n")
    for key in ["a", "b"] { #expect(reading[key]?.word(Mode.self) == nil) }
    let texts = reading.log.faults.map { $0.rendered.english }
    #expect(texts.count == 2)
    #expect(texts[0].contains("perhaps `adjust` was meant"))
    #expect(texts[1].contains("adjust") && texts[1].contains("report") && texts[1].contains("off"))
    #expect(!texts[1].contains("perhaps"))
  }

  @Test func codesHaveTheirOwnNames() {
    func day(_ node: SettingsNode) -> Weekday? {
      node.code(of: [.monday, .sunday], \.policyKey, unknown: code("P211"))
    }
    expect("mon", .monday, nil, day)
    expect("sun", .sunday, nil, day)
    expect("tue", nil, "P211", day)
    expect("monday", nil, "P211", day)
  }
}
