/// A divisor of which the reciprocal is known, so that a division is a few multiplications.
///
/// The division of two words by one with a reciprocal is that of Möller and Granlund, "Improved division by invariant integers" (2011).
struct FixedDivisor {
  private let normal: UInt64
  private let reciprocal: UInt64
  private let shift: UInt64
  private let multiplier: UInt64
  private let after: UInt64

  /// The reciprocal of a divisor above 1.
  init(_ divisor: UInt64) {
    precondition(divisor > 1, "a division by 1 needs no reciprocal")
    // For dividends below 2^63 the quotient is the upper word of their product with 2^(63 + l) / divisor, rounded up, shifted
    // by l - 1: l is the number of bits of divisor - 1 (Granlund and Montgomery, 1994).
    let bits = UInt64(64 - (divisor - 1).leadingZeroBitCount)
    multiplier = UInt64(truncatingIfNeeded: (UInt128(1) << UInt128(63 + bits)) / UInt128(divisor)) &+ 1
    after = bits - 1
    shift = UInt64(divisor.leadingZeroBitCount)
    normal = divisor &<< shift
    reciprocal = normal.dividingFullWidth((~normal, .max)).quotient
  }

  /// The quotient and rest of two words, of which the upper one is below the normalised divisor.
  @inline(__always)
  private func step(_ high: UInt64, _ low: UInt64) -> (quotient: UInt64, rest: UInt64) {
    let product = reciprocal.multipliedFullWidth(by: high)
    let (guessLow, carry) = product.low.addingReportingOverflow(low)
    var guess = product.high &+ high &+ (carry ? 1 : 0) &+ 1
    var rest = low &- guess &* normal
    if rest > guessLow {
      guess &-= 1
      rest &+= normal
    }
    if rest >= normal {
      guess &+= 1
      rest &-= normal
    }
    return (guess, rest)
  }

  /// The quotient, cut off, of a number below 2^63.
  @inline(__always)
  func quotient(short dividend: UInt64) -> UInt64 { multiplier.multipliedFullWidth(by: dividend).high &>> after }

  /// The quotient, cut off, where 64 bits hold it.
  @inline(__always)
  func shortQuotient(_ dividend: UInt128) -> UInt64 {
    let (high, low) = (UInt64(truncatingIfNeeded: dividend >> 64), UInt64(truncatingIfNeeded: dividend))
    return step(high &<< shift | (low &>> 1) &>> (63 &- shift), low &<< shift).quotient
  }

  /// The quotient, cut off.
  @inline(__always)
  func quotient(_ dividend: UInt128) -> UInt128 {
    let (high, low) = (UInt64(truncatingIfNeeded: dividend >> 64), UInt64(truncatingIfNeeded: dividend))
    let (upper, rest) = step((high &>> 1) &>> (63 &- shift), high &<< shift | (low &>> 1) &>> (63 &- shift))
    return UInt128(upper) << 64 | UInt128(step(rest, low &<< shift).quotient)
  }

  /// Those of small numbers, such as counts of days; the first is that of 2.
  static let small: [FixedDivisor] = (2..<256).map { FixedDivisor($0) }
}
