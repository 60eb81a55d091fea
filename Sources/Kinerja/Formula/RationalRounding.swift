internal import BigInt

extension Rational {
  /// How a number becomes a whole one.
  private enum Direction { case nearest, towardsZero, down, up }

  /// Rounded as a formula asks for.
  package func rounded(_ rounding: FormulaExpression.Rounding) -> Rational {
    switch rounding {
    case .round(let decimals): rounded(toDecimals: decimals)
    case .truncate(let decimals): multiple(of: Self.unit(decimals), .towardsZero)
    case .down(let unit): multiple(of: Rational(unit), .down)
    case .up(let unit): multiple(of: Rational(unit), .up)
    case .nearest(let unit): multiple(of: Rational(unit), .nearest)
    }
  }

  /// Rounded to so many decimals, halves away from zero.
  package func rounded(toDecimals decimals: Int) -> Rational { multiple(of: Self.unit(decimals), .nearest) }

  /// Rounded to millionths, halves away from zero; nil when 128 bits don't hold them.
  package var micros: Int128? {
    let factor = Int128(Points.scale)
    return short(times: factor, .nearest) ?? whole(times: BigInt(factor), .nearest).int128
  }

  /// As an exact number in so many decimals; nil where it has more, or 128 bits don't hold it.
  package func exact(decimals: Int) -> ExactNumber? {
    let (quotient, rest) = (wide.numerator * BigInt(Self.powerOfTen(decimals)))
      .quotientAndRemainder(dividingBy: wide.divisor)
    guard rest == 0, let units = quotient.int128 else { return nil }
    return ExactNumber(units, decimals: decimals)
  }

  private static func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
  private static func unit(_ decimals: Int) -> Rational { Rational(.short(1, powerOfTen(decimals))) }

  private func multiple(of unit: Rational, _ direction: Direction) -> Rational {
    // A unit is above 0: it is a power of ten or a number that the checker has seen.
    guard let ratio = self / unit else { return self }
    if let short = ratio.short(times: 1, direction) { return Rational(short) * unit }
    return Rational.lowest(ratio.whole(times: 1, direction), 1) * unit
  }

  /// The whole number next to so many times this one; nil where 128 bits don't hold what that takes.
  private func short(times factor: Int128, _ direction: Direction) -> Int128? {
    guard case .short(let numerator, let divisor) = storage else { return nil }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    let (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
    switch direction {
    case .nearest: return roundedQuotient(product, divisor)
    case .down: return rest < 0 ? quotient - 1 : quotient
    case .up: return rest > 0 ? quotient + 1 : quotient
    case .towardsZero: return quotient
    }
  }

  private func whole(times factor: BigInt, _ direction: Direction) -> BigInt {
    let (numerator, divisor) = (wide.numerator * factor, wide.divisor)
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: divisor)
    switch direction {
    case .nearest: return rest.magnitude * 2 >= divisor.magnitude ? quotient + (numerator < 0 ? -1 : 1) : quotient
    case .down: return rest < 0 ? quotient - 1 : quotient
    case .up: return rest > 0 ? quotient + 1 : quotient
    case .towardsZero: return quotient
    }
  }
}
