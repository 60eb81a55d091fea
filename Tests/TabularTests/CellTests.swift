import Tabular
import Testing

@Suite struct CellTests {
  private func withCell<Result>(_ text: String, _ body: (Cell) -> Result) -> Result {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
    return bytes.withUnsafeBufferPointer { body(Cell(start: $0.baseAddress!, count: text.utf8.count)) }
  }

  @Test(
    arguments: [
      ("198001012005011001", 198_001_012_005_011_001), ("000000000000000000", 0),
      ("999999999999999999", 999_999_999_999_999_999),
      ("19800101200501100", nil), ("1980010120050110011", nil), ("19800101200501100x", nil),
      ("1980/1012005011001", nil),
      (" 98001012005011001", nil), ("19800101:005011001", nil),
    ] as [(String, UInt64?)]) func readsNIPs(_ text: String, _ expected: UInt64?)
  {
    #expect(withCell(text) { $0.digits18 } == expected)
  }

  @Test(
    arguments: [
      ("07:30", 450), ("00:00", 0), ("23:59", 1439), ("07:30:59", 450), ("24:00", nil), ("07:60", nil), ("7:30", nil),
      ("07:30:60", nil), ("07.30", nil), ("", nil), ("07:30 ", nil),
    ] as [(String, Int?)]) func readsTimesWithoutSeconds(_ text: String, _ expected: Int?)
  {
    #expect(withCell(text) { $0.clockMinutes } == expected)
  }

  @Test(
    arguments: [
      ("0", 0), ("999999999999", 999_999_999_999), ("1000000000000", nil), ("007", 7), ("-1", nil), ("1.0", nil),
      ("", nil),
      ("99999999999999999999999999", nil),
    ] as [(String, Int64?)]) func readsWholeNumbers(_ text: String, _ expected: Int64?)
  {
    #expect(withCell(text) { $0.wholeNumber } == expected)
  }

  /// Millionths.
  @Test(
    arguments: [
      ("1", 1_000_000), ("0.5", 500_000), ("-0.000001", -1), ("999999999999.999999", 999_999_999_999_999_999),
      ("1000000000000", nil), ("1.0000000", nil), ("+1", nil), (".5", nil), ("1.", nil), ("1e3", nil), (" 1", nil),
      ("", nil),
      ("-", nil), ("1,5", nil), ("--1", nil), ("000000000000001.5", 1_500_000),
    ] as [(String, Int64?)]) func readsDecimals(_ text: String, _ expected: Int64?)
  {
    #expect(withCell(text) { $0.decimal?.micros } == expected)
  }

  @Test(arguments: [
    ("80", true), ("80.5", true), ("0", true), ("0.5", true), ("80.0", false), ("080", false), ("-0", false),
    ("00.5", false),
  ]) func knowsTheShortestForm(_ text: String, _ expected: Bool) {
    #expect(withCell(text) { $0.decimal?.isCanonical } == expected)
  }
}

@Suite struct CSVBufferTests {
  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), (" a", " a"),
  ])
  func quotesOnlyWhereRequired(_ text: String, _ expected: String) {
    var buffer = CSVBuffer()
    buffer.append(cell: text)
    let text = buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    #expect(text == expected)
  }

  @Test(arguments: [
    (Int128(0), 6, "0.000000"), (1, 6, "0.000001"), (-1, 6, "-0.000001"), (10_462, 2, "104.62"),
    (-12_345, 2, "-123.45"),
    (Int128(1) << 100, 6, "1267650600228229401496703.205376"),
  ]) func writesDecimals(_ value: Int128, _ decimals: Int, _ expected: String) {
    var buffer = CSVBuffer(capacity: 1)
    buffer.append(fixed: value, decimals: decimals)
    let text = buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    #expect(text == expected)
  }
}
