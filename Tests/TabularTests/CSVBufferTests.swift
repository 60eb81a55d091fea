import Tabular
import Testing

@Suite struct CSVBufferTests {
  private func written(capacity: Int = 1, _ write: (inout CSVBuffer) -> Void) -> String {
    var buffer = CSVBuffer(capacity: capacity)
    write(&buffer)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// RFC 4180, section 2, rules 5 to 7; spaces are part of a field (rule 4).
  @Test(arguments: [
    ("", ""), ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
    (" a", " a"), ("\"", "\"\"\"\""), ("\"\"", "\"\"\"\"\"\""), (",", "\",\""), ("a;b\tc", "a;b\tc"), ("=1+1", "=1+1"),
    ("é\u{2028}", "é\u{2028}"),
  ])
  func quotesOnlyWhereRequired(_ text: String, _ expected: String) {
    #expect(written { $0.append(cell: text) } == expected)
  }

  @Test(arguments: [
    (Int128(0), 6, "0.000000"), (1, 6, "0.000001"), (-1, 6, "-0.000001"), (10_462, 2, "104.62"),
    (-12_345, 2, "-123.45"), (99, 1, "9.9"), (100_000_000, 2, "1000000.00"),
    (Int128(Int64.max), 6, "9223372036854.775807"), (Int128(Int64.min), 6, "-9223372036854.775808"),
    (Int128(Int64.max) + 1, 6, "9223372036854.775808"), (Int128(Int64.min) - 1, 2, "-92233720368547758.09"),
    (Int128(1) << 100, 6, "1267650600228229401496703.205376"),
    (Int128.min, 6, "-170141183460469231731687303715884.105728"),
  ]) func writesDecimals(_ value: Int128, _ decimals: Int, _ expected: String) {
    #expect(written { $0.append(fixed: value, decimals: decimals) } == expected)
  }

  /// Digits are written in pairs: every pair, and numbers of one to twenty digits at both ends of their length.
  @Test func writesWholeNumbersAsSwiftDoes() {
    var numbers = (0..<1000).map { Int64($0) } + [Int64.max, .min, .max - 1, .min + 1]
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      numbers += [power - 1, power, power + 1, -power, 1 - power]
    }
    let expected = numbers.map { String($0) }
    #expect(numbers.map { number in written { $0.append(whole: number) } } == expected)
  }

  @Test(
    arguments: [
      (0, 1, "0"), (7, 3, "007"), (1234, 2, "1234"), (0, 6, "000000"), (UInt64.max, 1, "18446744073709551615"),
      (10_000_000_000_000_000_000, 20, "10000000000000000000"), (5, 25, "0000000000000000000000005"),
    ] as [(UInt64, Int, String)])
  func putsZerosInFrontUpToAWidth(_ number: UInt64, _ width: Int, _ expected: String) {
    #expect(written { $0.append(magnitude: number, width: width) } == expected)
  }

  @Test func writesARowInPieces() {
    let row = written {
      $0.append(literal: "nip,")
      $0.append(cell: "Budi, S.E.")
      $0.comma()
      $0.append(whole: -5)
      $0.comma()
      $0.append(plain: "2026-07-01")
      $0.append(byte: UInt8(ascii: ";"))
      $0.endLine()
    }
    #expect(row == "nip,\"Budi, S.E.\",-5,2026-07-01;\n")
  }

  /// The buffer starts with 64 bytes at least and doubles: what was written before stays, at every border.
  @Test(arguments: [1, 63, 64, 65, 1000]) func growsWithoutLosingBytes(_ capacity: Int) {
    var expected: [UInt8] = []
    var buffer = CSVBuffer(capacity: capacity)
    for number in 0..<3000 {
      buffer.append(whole: Int64(number))
      buffer.endLine()
      expected += Array("\(number)\n".utf8)
    }
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    large.withUnsafeBufferPointer { buffer.append(cell: $0) }
    expected += large
    let bytes = buffer.withBytes { Array($0) }
    #expect(bytes == expected)
    let count = buffer.count
    #expect(count == expected.count)
  }

  @Test func forgetsAndGoesOn() {
    let text = written {
      $0.append(cell: "old, old")
      $0.removeAll()
      $0.append(cell: "new")
    }
    #expect(text == "new")
    #expect(written { _ in } == "")
  }
}
