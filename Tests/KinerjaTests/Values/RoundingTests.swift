import Foundation
import Kinerja
import Testing

@Suite struct RoundingTests {
  /// Worked by hand: halves go away from zero.
  @Test(
    arguments: [
      (0, 3, 0), (1, 3, 0), (2, 3, 1), (1, 2, 1), (-1, 2, -1), (3, 2, 2), (-3, 2, -2), (5, 10, 1), (4, 10, 0),
      (-4, 10, 0),
      (-5, 10, -1), (7, -2, -4), (-7, -2, 4), (149, 100, 1), (150, 100, 2), (151, 100, 2), (-149, 100, -1), (9, 9, 1),
    ] as [(Int128, Int128, Int128)]) func roundsHalvesAwayFromZero(
      _ dividend: Int128, _ divisor: Int128, _ expected: Int128
    )
  {
    #expect(roundedQuotient(dividend, divisor) == expected)
  }

  @Test func holdsAtTheLimitsOf128Bits() {
    #expect(roundedQuotient(.max, 1) == .max)
    #expect(roundedQuotient(.max, .max) == 1)
    // (2^127 − 1) / 2 = 2^126 − 0.5, which rounds away from zero.
    #expect(roundedQuotient(.max, 2) == 1 << 126)
  }

  /// 10^7 rows of a target and a norm of 10^12 with six decimals, each with a score of 120: the mean is 120 exactly.
  @Test func sumsAtTheLimitsOfTheMethod() {
    let largest = UInt128(999_999_999_999_999_999)
    let load = largest * largest
    var weights = WideSum()
    var weighted = WideSum()
    // A thousand rows ten thousand times over.
    weights = WideSum(load, times: 10_000_000)
    weighted = WideSum(load, times: 10_000_000)
    var product = WideSum()
    for _ in 0..<1000 { product.add(load * 10, times: 120_000_000 * 1000) }
    #expect(weights == weighted)
    #expect(product.roundedQuotient(by: weights) == 120_000_000)
  }

  /// Literals from Python's integers.
  @Test func dividesBeyond128Bits() {
    let large = UInt128(1) << 120
    // (2^120 · 2^120) / 2^120 and / (2^120 + 1): 2^120 − 1 + 1/(2^120 + 1).
    #expect(WideSum(large, times: large).roundedQuotient(by: WideSum(large)) == large)
    #expect(WideSum(large, times: large).roundedQuotient(by: WideSum(large + 1)) == large - 1)
    #expect(WideSum(large, times: large).roundedQuotient(by: WideSum(1)) == nil)
    // 2^240 / 2^200 by a divisor beyond 128 bits.
    #expect(WideSum(large, times: large).roundedQuotient(by: WideSum(large, times: 1 << 80)) == 1 << 40)
    // 3·2^199 / 2^200 = 1.5 rounds to 2.
    #expect(WideSum(3 << 79, times: large).roundedQuotient(by: WideSum(large, times: 1 << 80)) == 2)
  }

  /// The General Decimal Arithmetic suite's quantize cases with half-up rounding, where CPython's test data has them.
  @Test(.enabled(if: DecimalArithmeticSuite.file != nil, "CPython's decimaltestdata is not on this machine"))
  func agreesWithTheDecimalArithmeticSuite() throws {
    let cases = try DecimalArithmeticSuite.halfUpCases()
    #expect(cases.count > 50)
    for test in cases {
      #expect(roundedQuotient(test.digits, test.divisor) == test.expected, "\(test.name)")
    }
  }
}

/// Reads quantize.decTest: numbers rounded to a given exponent.
private enum DecimalArithmeticSuite {
  struct Case {
    var name: String
    var digits: Int128
    var divisor: Int128
    var expected: Int128
  }

  static let file: String? = {
    if let named = ProcessInfo.processInfo.environment["KINERJA_DECTEST"] { return named + "/quantize.decTest" }
    let roots = ["/usr/lib", "/usr/local/lib"] + children("\(NSHomeDirectory())/.pyenv/versions").map { $0 + "/lib" }
    let folders = roots.flatMap(children).filter { $0.contains("python3") }
    return folders.map { $0 + "/test/decimaltestdata/quantize.decTest" }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }()

  private static func children(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map { path + "/" + $0 }
  }

  static func halfUpCases() throws -> [Case] {
    var rounding = ""
    var cases: [Case] = []
    for line in try String(contentsOfFile: file ?? "", encoding: .utf8).split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "'\"")) }
      if words.first?.lowercased() == "rounding:" { rounding = words[1] }
      guard rounding == "half_up", words.count >= 6, words[1] == "quantize", words[4] == "->",
        let number = parsed(words[2]), let unit = parsed(words[3]), let result = parsed(words[5]),
        result.exponent == unit.exponent, number.exponent <= unit.exponent, unit.exponent - number.exponent < 18
      else { continue }
      let divisor = (0..<(unit.exponent - number.exponent)).reduce(Int128(1)) { power, _ in power * 10 }
      cases.append(Case(name: words[0], digits: number.digits, divisor: divisor, expected: result.digits))
    }
    return cases
  }

  /// Digits and exponent of a plain number.
  private static func parsed(_ text: String) -> (digits: Int128, exponent: Int)? {
    let parts = text.uppercased().split(separator: "E", maxSplits: 1)
    guard let mantissa = parts.first, let power = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
    let halves = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = halves.count > 1 ? halves[1].count : 0
    guard let digits = Int128(halves.joined()), halves.joined().count < 30 else { return nil }
    return (digits, power - decimals)
  }
}
