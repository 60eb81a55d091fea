import BigInt
import Testing

@testable import Kinerja

/// Exact fractions: 128 bits and wider numbers agree.
@Suite struct RationalTests {
  /// A fraction of wide numbers alone: what each operation is compared with.
  private struct Wide {
    var numerator: BigInt
    var divisor: BigInt

    init(_ numerator: BigInt, _ divisor: BigInt) {
      self.numerator = divisor < 0 ? -numerator : numerator
      self.divisor = divisor < 0 ? -divisor : divisor
    }

    /// As `Rational` writes it.
    var text: String {
      let common = numerator.greatestCommonDivisor(with: divisor)
      return divisor == common ? "\(numerator / common)" : "\(numerator / common)/\(divisor / common)"
    }

    /// Rounded by adding a half and cutting off.
    func rounded(_ decimals: Int) -> Wide {
      let power = BigInt(10).power(decimals)
      let size = (numerator.magnitude * 2 * power.magnitude + divisor.magnitude) / (divisor.magnitude * 2)
      return Wide(numerator < 0 ? -BigInt(size) : BigInt(size), power)
    }
  }

  /// Numbers near the borders of 64 and 128 bits, and others.
  private static func draw(_ draws: inout SeededDraws) -> Int128 {
    let borders: [Int128] = [0, 1, -1, 3, 10, 1_000_000, Int128(Int64.max), Int128(Int64.min), .max, .min, .min + 1]
    if draws.isOne(in: 3) { return draws.one(of: borders) }
    let wide = Int128(draws.next()) << 63 | Int128(draws.next() >> 1)
    return (draws.isOne(in: 2) ? wide : -wide) >> Int128(draws.below(127))
  }

  @Test func bothWaysAgree() {
    var draws = SeededDraws(5)
    let largest = Rational(Int128.max)
    for _ in 0..<RandomFormulaTests.evaluations / 20 {
      let (a, c) = (Self.draw(&draws), Self.draw(&draws))
      let (b, d) = (max(1, Self.draw(&draws)), max(1, Self.draw(&draws)))
      let (left, right) = (Rational(a, over: b), Rational(c, over: d))
      let (l, r) = (Wide(BigInt(a), BigInt(b)), Wide(BigInt(c), BigInt(d)))
      #expect(left.description == l.text)
      #expect(
        (left + right).description
          == Wide(l.numerator * r.divisor + r.numerator * l.divisor, l.divisor * r.divisor).text)
      #expect(
        (left - right).description
          == Wide(l.numerator * r.divisor - r.numerator * l.divisor, l.divisor * r.divisor).text)
      #expect((left * right).description == Wide(l.numerator * r.numerator, l.divisor * r.divisor).text)
      #expect(
        (left / right)?.description == (c == 0 ? nil : Wide(l.numerator * r.divisor, l.divisor * r.numerator).text))
      #expect((left < right) == (l.numerator * r.divisor < r.numerator * l.divisor))
      #expect((left == right) == (l.numerator * r.divisor == r.numerator * l.divisor))
      #expect((-left).description == Wide(-l.numerator, l.divisor).text)
      for decimals in [0, 2, 6] {
        #expect(left.rounded(toDecimals: decimals).description == l.rounded(decimals).text)
        // The same number, held as wide as can be.
        let product = left * largest * largest / (largest * largest)
        #expect(product?.rounded(toDecimals: decimals).description == l.rounded(decimals).text)
      }
    }
  }

  @Test func wideNumbersComeBack() throws {
    let huge = Rational(Int128.min) * Rational(Int128.min)
    #expect(huge.description == "28948022309329048855892746252171976963317496166410141009864396001978282409984")
    #expect(huge.micros == nil)
    #expect(huge / Rational(Int128.min) == Rational(Int128.min))
    #expect((huge - huge).isZero)
    #expect((-huge).isNegative)
    let inverse = Rational(1) / huge
    let small = try #require(inverse)
    #expect(small.micros == 0)
    #expect((small * huge).micros == 1_000_000)
    #expect(Set([small * huge, Rational(1), Rational(3, over: 3)]).count == 1)
  }

  /// A negative number of more than 64 bits comes back whole: `Int128(exactly:)` of a `BigInt` does not do that.
  @Test(arguments: [
    "-325481048916579675000", "-18446744073709551617", "-18446744073709551616", "-18446744073709551615", "-1", "0",
    "18446744073709551617", "170141183460469231731687303715884105727", "-170141183460469231731687303715884105727",
  ])
  func negativesComeBack(_ text: String) throws {
    let wide = try #require(BigInt(text))
    #expect(wide.int128 == Int128(text))
  }

  @Test(arguments: [
    (FormulaExpression.Rounding.down(Points(whole: 1000)), "-1/3", "-1000"),
    (.up(Points(whole: 1000)), "1/3", "1000"),
    (.nearest(Points(micros: 250_000)), "-3/8", "-1/2"),
    (.truncate(2), "-2/3", "-0.66"),
    (.round(0), "5/2", "3"),
  ])
  func rounds(_ rounding: FormulaExpression.Rounding, _ value: String, _ result: String) throws {
    #expect(try number(value).rounded(rounding) == number(result))
  }
}
