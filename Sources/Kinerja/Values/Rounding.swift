/// The quotient rounded to the nearest integer, halves away from zero: a spreadsheet's ROUND (method, section 1).
///
/// `divisor` must not be zero. The result is exact for every pair whose quotient an `Int128` holds.
public func roundedQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
  let (short, shortDivisor) = (Int64(truncatingIfNeeded: dividend), Int64(truncatingIfNeeded: divisor))
  if Int128(short) == dividend, Int128(shortDivisor) == divisor, shortDivisor > 0 {
    return Int128(roundedQuotient(short, shortDivisor))
  }
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let size = divisor.magnitude
  let rest = remainder.magnitude
  // rest ≥ size − rest says 2·rest ≥ size without overflow.
  guard rest != 0, rest >= size - rest else { return quotient }
  return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
}

/// As the `Int128` form, for operands that fit into 64 bits.
@inline(__always)
func roundedQuotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let size = divisor.magnitude
  let rest = remainder.magnitude
  guard rest != 0, rest >= size - rest else { return quotient }
  return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
}

/// A sum of non-negative products that never overflows in practice: 256 bits.
///
/// Workloads are products of two inputs below 10^12 with 6 decimals, weighted by a score and summed over up to 10^7
/// rows: up to 10^61 in units of the last decimal, beyond what 128 bits hold.
public struct WideSum: Hashable, Sendable {
  private var low: UInt128
  private var high: UInt128

  /// The empty sum.
  public init() {
    low = 0
    high = 0
  }

  /// The sum that is this number.
  public init(_ value: UInt128) {
    low = value
    high = 0
  }

  /// The product of two numbers.
  public init(_ left: UInt128, times right: UInt128) {
    let product = left.multipliedFullWidth(by: right)
    low = product.low
    high = product.high
  }

  /// Adds a number.
  public mutating func add(_ value: UInt128) {
    let (sum, carry) = low.addingReportingOverflow(value)
    low = sum
    if carry { high += 1 }
  }

  /// Adds a product.
  public mutating func add(_ left: UInt128, times right: UInt128) {
    if left >> 64 == 0, right >> 64 == 0 { return add(left &* right) }
    let product = left.multipliedFullWidth(by: right)
    add(product.low)
    high += product.high
  }

  /// Adds another sum.
  public mutating func add(_ other: WideSum) {
    add(other.low)
    high += other.high
  }

  /// The quotient of two sums rounded to the nearest integer, halves up; nil when 128 bits don't hold it.
  ///
  /// `divisor` must not be zero.
  public func roundedQuotient(by divisor: WideSum) -> UInt128? {
    if high == 0, divisor.high == 0 {
      // One instruction where 64 bits hold the divisor and the quotient.
      if let short = UInt64(exactly: divisor.low), low >> 64 < divisor.low {
        let (quotient, rest) = short.dividingFullWidth((UInt64(low >> 64), UInt64(truncatingIfNeeded: low)))
        return UInt128(quotient) + (rest >= short - rest ? 1 : 0)
      }
      let (quotient, rest) = low.quotientAndRemainder(dividingBy: divisor.low)
      return rest >= divisor.low - rest ? quotient + 1 : quotient
    }
    if divisor.high == 0 {
      guard high < divisor.low else { return nil }
      let (quotient, rest) = divisor.low.dividingFullWidth((high, low))
      guard rest >= divisor.low - rest else { return quotient }
      let (rounded, overflow) = quotient.addingReportingOverflow(1)
      return overflow ? nil : rounded
    }
    // Long division, a bit at a time: it runs only for divisors beyond 128 bits.
    var quotient = UInt128(0)
    var rest = WideSum()
    for bit in (0..<256).reversed() {
      if rest.high >> 127 != 0 || quotient >> 127 != 0 { return nil }
      rest.double()
      if isSet(bit) { rest.low |= 1 }
      quotient <<= 1
      if !rest.isLess(than: divisor) {
        rest.subtract(divisor)
        quotient |= 1
      }
    }
    var missing = divisor
    missing.subtract(rest)
    guard !rest.isLess(than: missing) else { return quotient }
    let (rounded, overflow) = quotient.addingReportingOverflow(1)
    return overflow ? nil : rounded
  }

  private func isSet(_ bit: Int) -> Bool { (bit < 128 ? low >> UInt128(bit) : high >> UInt128(bit - 128)) & 1 == 1 }

  private mutating func double() {
    high = high << 1 | low >> 127
    low <<= 1
  }

  private mutating func subtract(_ other: WideSum) {
    let (difference, borrow) = low.subtractingReportingOverflow(other.low)
    low = difference
    high -= other.high + (borrow ? 1 : 0)
  }

  private func isLess(than other: WideSum) -> Bool { high != other.high ? high < other.high : low < other.low }
}
