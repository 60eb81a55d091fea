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

  /// The form alone is read; whether the calendar has the day is asked later.
  @Test(
    arguments: [
      ("2026-07-01", [2026, 7, 1]), ("0000-00-00", [0, 0, 0]), ("9999-99-99", [9999, 99, 99]), ("2026-7-01", nil),
      ("2026/07/01", nil), ("2026-07-0", nil), ("2026-07-011", nil), ("20260701", nil), ("-026-07-01", nil),
      ("2026-07:01", nil), ("２026-07", nil), ("", nil),
    ] as [(String, [Int]?)]) func readsTheFormOfADate(_ text: String, _ expected: [Int]?)
  {
    #expect(withCell(text) { cell in cell.dateParts.map { [$0.year, $0.month, $0.day] } } == expected)
  }

  @Test(
    arguments: [
      ("2026-07", [2026, 7]), ("2026-12", [2026, 12]), ("2026-00", nil), ("2026-13", nil), ("07-2026", nil),
      ("2026-7", nil), ("2026-07-", nil), ("2026_07", nil), ("", nil),
    ] as [(String, [Int]?)]) func readsMonthsOfAYear(_ text: String, _ expected: [Int]?)
  {
    #expect(withCell(text) { cell in cell.monthParts.map { [$0.year, $0.month] } } == expected)
  }

  /// Each byte in each place: the eight-at-a-time reading takes no other byte for a digit or a colon.
  @Test func takesNoOtherByteForADigit() {
    func accepted(_ text: String, _ isAccepted: (Cell) -> Bool) -> [Int: Int] {
      var counts: [Int: Int] = [:]
      for place in 0..<text.utf8.count {
        var bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
        for byte in UInt8.min...UInt8.max {
          bytes[place] = byte
          let isRead = bytes.withUnsafeBufferPointer {
            isAccepted(Cell(start: $0.baseAddress!, count: text.utf8.count))
          }
          if isRead { counts[place, default: 0] += 1 }
        }
      }
      return counts
    }
    #expect(
      accepted("111111111111111111") { $0.digits18 != nil }
        == Dictionary(uniqueKeysWithValues: (0..<18).map { ($0, 10) }))
    // 0 to 2, ten digits, one colon, 0 to 5, ten digits; then the seconds.
    #expect(
      accepted("11:11:11") { $0.clockMinutes != nil } == [0: 3, 1: 10, 2: 1, 3: 6, 4: 10, 5: 1, 6: 6, 7: 10])
    #expect(
      accepted("1111-11-11") { $0.dateParts != nil }
        == [0: 10, 1: 10, 2: 10, 3: 10, 4: 1, 5: 10, 6: 10, 7: 1, 8: 10, 9: 10])
  }

  /// What a finding shows of a cell: at most 120 characters, whatever the bytes.
  @Test(arguments: [
    ("", ""), ("a\"b", "a\"b"), (String(repeating: "é", count: 120), String(repeating: "é", count: 120)),
    (String(repeating: "é", count: 121), String(repeating: "é", count: 120) + "…"),
    (String(repeating: "x", count: 100_000), String(repeating: "x", count: 120) + "…"),
    ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
  ])
  func showsTheStartOfALongCell(_ text: String, _ expected: String) {
    #expect(withCell(text) { $0.excerpt } == expected)
  }

  @Test func showsBrokenBytesAsReplacements() {
    let bytes: [UInt8] = [0x41, 0xFF, 0x42, 0xC3]
    let (excerpt, text) = bytes.withUnsafeBufferPointer { bytes in
      let cell = Cell(start: bytes.baseAddress!, count: 4)
      return (cell.excerpt, cell.text)
    }
    #expect(excerpt == "A\u{FFFD}B\u{FFFD}")
    #expect(text == excerpt)
  }
}
