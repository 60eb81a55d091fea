import Testing

@testable import Kinerja

/// Rounding where 64 bits hand over to 128 and 128 to 256; quotients are of Python's integers.
@Suite struct RoundingBorderTests {
  static let quotients: [(dividend: Int128, divisor: Int128, quotient: Int128)] = [
    // The largest and least of 64 bits, and their neighbours.
    (Int128(Int64.max), 2, 1 << 62), (Int128(Int64.min), 2, -(1 << 62)), (1 << 63, 2, 1 << 62),
    (Int128(Int64.max), Int128(Int64.max), 1), (Int128(Int64.max), -1, -Int128(Int64.max)),
    (Int128(Int64.min), -1, 1 << 63), (Int128(Int64.min), 1, Int128(Int64.min)),
    (1 << 63, 3, 3_074_457_345_618_258_603),
    ((1 << 64) + 1, 2, (1 << 63) + 1), (-(1 << 64) - 1, 2, -(1 << 63) - 1),
    // A divisor beyond 64 bits: just below a half, and a half.
    (Int128(Int64.max), 1 << 63, 1), (1 << 62, 1 << 63, 1), ((1 << 62) - 1, 1 << 63, 0), (-(1 << 62), 1 << 63, -1),
    // The ends of 128 bits.
    (1 << 126, .max, 1), ((1 << 126) - 1, .max, 0), (.min, 3, -56_713_727_820_156_410_577_229_101_238_628_035_243),
    (.min, .max, -1), (.max, -2, -(1 << 126)), (.min, .min, 1),
    (100_000_000_000_000_000_000_000_000_000_000_000_000, 7, 14_285_714_285_714_285_714_285_714_285_714_285_714),
    (100_000_000_000_000_000_000_000_000_000_000_000_003, 7, 14_285_714_285_714_285_714_285_714_285_714_285_715),
  ]

  @Test(arguments: quotients) func roundsAtTheBordersOfWords(
    _ dividend: Int128, _ divisor: Int128, _ quotient: Int128
  ) {
    #expect(roundedQuotient(dividend, divisor) == quotient)
  }

  private static func random(_ state: inout UInt64, bits: Int) -> Int128 {
    var value = UInt128(0)
    for _ in 0..<4 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      value = value << 32 | UInt128(state >> 32)
    }
    return Int128(value >> UInt128(128 - bits))
  }

  /// A dividend that is made of quotient, divisor and rest has the quotient, or the next one from zero when twice the rest is
  /// no less than the divisor; signs do not matter, and short numbers round as long ones.
  @Test(arguments: 1...40) func roundsWhatWasMadeOfItsParts(_ seed: UInt64) {
    var state = seed
    for bits in [2, 8, 31, 32, 33, 62] {
      for _ in 0..<50 {
        let divisor = Self.random(&state, bits: bits) + 1
        let whole = Self.random(&state, bits: 126 - bits)
        let rest = Self.random(&state, bits: bits) % divisor
        let expected = rest * 2 >= divisor ? whole + 1 : whole
        let dividend = whole * divisor + rest
        #expect(roundedQuotient(dividend, divisor) == expected)
        #expect(roundedQuotient(-dividend, divisor) == -expected)
        #expect(roundedQuotient(dividend, -divisor) == -expected)
        guard let short = Int64(exactly: dividend), let shortDivisor = Int64(exactly: divisor) else { continue }
        #expect(Int128(roundedQuotient(short, shortDivisor)) == expected)
        #expect(WideSum(UInt128(dividend)).roundedQuotient(by: WideSum(UInt128(divisor))) == UInt128(expected))
      }
    }
  }

  private static let top = UInt128.max

  /// Products that are summed, and two factors of the divisor; nil where the quotient has more than 128 bits.
  static let sums: [(products: [(UInt128, UInt128)], divisor: (UInt128, UInt128), quotient: UInt128?)] = [
    // The carry from the lower half into the upper one.
    ([(top, 1), (1, 1)], (2, 1), 1 << 127), ([(top, 1), (2, 1)], (2, 1), (1 << 127) + 1),
    ([(1 << 127, 2)], (top, 1), 1),
    // The largest quotient, and one more by a half.
    ([(top, top)], (top, 1), top), ([(top, top), ((1 << 127) - 1, 1)], (top, 1), top),
    ([(top, top), (1 << 127, 1)], (top, 1), nil), ([(top, top), (top, 1)], (top, 1), nil),
    ([(1 << 100, 1 << 60), (1, 1)], (1 << 33, 1), 1 << 127), ([(1 << 100, 1 << 60), (1, 1)], (1 << 32, 1), nil),
    ([(1 << 100, 1 << 60)], (1 << 16, 1 << 16), nil),
    // Halves: 10^60 + 5·10^29 by 10^30.
    (
      [
        (1_000_000_000_000_000_000_000_000_000_000, 1_000_000_000_000_000_000_000_000_000_000),
        (500_000_000_000_000_000_000_000_000_000, 1),
      ],
      (100_000_000_000_000_000_000, 10_000_000_000), 1_000_000_000_000_000_000_000_000_000_001
    ),
    (
      [
        (1_000_000_000_000_000_000_000_000_000_000, 1_000_000_000_000_000_000_000_000_000_000),
        (499_999_999_999_999_999_999_999_999_999, 1),
      ],
      (100_000_000_000_000_000_000, 10_000_000_000), 1_000_000_000_000_000_000_000_000_000_000
    ),
    // Divisors beyond 128 bits: one, one and a half, a little less.
    ([(top, 1 << 100)], (top, 1 << 100), 1), ([(top, 1 << 100), (1 << 99, top)], (top, 1 << 100), 2),
    ([(top, 1 << 100), (1 << 99, top - 1)], (top, 1 << 100), 1), ([(1, 1)], (top, top), 0),
    ([(top, 1 << 127)], (top, top), 1), ([(top, (1 << 127) - 1)], (top, top), 0),
    ([(top, top)], (1 << 64, 1 << 63), nil), ([(top, top)], (1 << 64, 1 << 65), (1 << 127) - 1),
  ]

  @Test(arguments: sums) func dividesSumsOfProducts(
    _ products: [(UInt128, UInt128)], _ divisor: (UInt128, UInt128), _ quotient: UInt128?
  ) {
    var sum = WideSum()
    for (left, right) in products { sum.add(left, times: right) }
    var turned = WideSum()
    for (left, right) in products.reversed() { turned.add(WideSum(right, times: left)) }
    #expect(sum == turned)
    #expect(sum.roundedQuotient(by: WideSum(divisor.0, times: divisor.1)) == quotient)
  }
}
