internal import BigInt

/// An exact fraction: in 128 bits where those hold it, wider where they don't, with the same results.
package struct Rational: Sendable {
  private enum Storage: Sendable {
    /// A fraction, not always in its lowest terms; the divisor is positive.
    case short(Int128, Int128)
    /// A fraction in its lowest terms that 128 bits don't hold.
    case wide(BigInt, BigInt)
  }

  private var storage: Storage

  private init(_ storage: Storage) { self.storage = storage }

  /// A whole number.
  package init(_ value: some BinaryInteger) { storage = .short(Int128(value), 1) }

  /// Millionths.
  package init(micros: Int128) { storage = .short(micros, Int128(Points.scale)) }

  /// A number of the policy or the exports.
  package init(_ points: Points) { self.init(micros: Int128(points.micros)) }

  /// Nothing.
  package static let zero = Rational(0)

  private var wide: (numerator: BigInt, divisor: BigInt) {
    switch storage {
    case .short(let numerator, let divisor): (BigInt(numerator), BigInt(divisor))
    case .wide(let numerator, let divisor): (numerator, divisor)
    }
  }

  /// A fraction in its lowest terms, in as little room as holds it.
  private static func lowest(_ numerator: BigInt, _ divisor: BigInt) -> Rational {
    let common = numerator.greatestCommonDivisor(with: divisor)
    let sign: BigInt = divisor < 0 ? -1 : 1
    let (numerator, divisor) = (sign * numerator / common, sign * divisor / common)
    if let short = Int128(exactly: numerator), let shortDivisor = Int128(exactly: divisor) {
      return Rational(.short(short, shortDivisor))
    }
    return Rational(.wide(numerator, divisor))
  }

  /// Whether it is 0.
  package var isZero: Bool {
    switch storage {
    case .short(let numerator, _): numerator == 0
    case .wide: false
    }
  }

  /// Whether it is below 0.
  package var isNegative: Bool {
    switch storage {
    case .short(let numerator, _): numerator < 0
    case .wide(let numerator, _): numerator < 0
    }
  }

  /// Its negative.
  package static prefix func - (value: Rational) -> Rational {
    if case .short(let numerator, let divisor) = value.storage, numerator != .min {
      return Rational(.short(-numerator, divisor))
    }
    return lowest(-value.wide.numerator, value.wide.divisor)
  }

  /// The sum.
  package static func + (left: Rational, right: Rational) -> Rational {
    if case .short(let a, let b) = left.storage, case .short(let c, let d) = right.storage {
      if b == d, case let (sum, overflow) = a.addingReportingOverflow(c), !overflow { return Rational(.short(sum, b)) }
      let (first, o1) = a.multipliedReportingOverflow(by: d)
      let (second, o2) = c.multipliedReportingOverflow(by: b)
      let (divisor, o3) = b.multipliedReportingOverflow(by: d)
      let (sum, o4) = first.addingReportingOverflow(second)
      if !o1, !o2, !o3, !o4 { return Rational(.short(sum, divisor)) }
    }
    let (l, r) = (left.wide, right.wide)
    return lowest(l.numerator * r.divisor + r.numerator * l.divisor, l.divisor * r.divisor)
  }

  /// The difference.
  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The product.
  package static func * (left: Rational, right: Rational) -> Rational {
    if case .short(let a, let b) = left.storage, case .short(let c, let d) = right.storage {
      let (numerator, o1) = a.multipliedReportingOverflow(by: c)
      let (divisor, o2) = b.multipliedReportingOverflow(by: d)
      if !o1, !o2 { return Rational(.short(numerator, divisor)) }
    }
    let (l, r) = (left.wide, right.wide)
    return lowest(l.numerator * r.numerator, l.divisor * r.divisor)
  }

  /// The quotient; nil by 0.
  package static func / (left: Rational, right: Rational) -> Rational? {
    guard !right.isZero else { return nil }
    if case .short(let a, let b) = left.storage, case .short(let c, let d) = right.storage, a != .min, c != .min {
      let (numerator, o1) = (c < 0 ? -a : a).multipliedReportingOverflow(by: d)
      let (divisor, o2) = b.multipliedReportingOverflow(by: c < 0 ? -c : c)
      if !o1, !o2 { return Rational(.short(numerator, divisor)) }
    }
    let (l, r) = (left.wide, right.wide)
    return lowest(l.numerator * r.divisor, l.divisor * r.numerator)
  }

  /// How it becomes a whole number.
  private enum Direction { case nearest, towardsZero, down, up }

  /// The nearest whole number in a direction, of this many times the fraction.
  private func whole(times factor: Int128, _ direction: Direction) -> BigInt {
    let (numerator, divisor) = (wide.numerator * BigInt(factor), wide.divisor)
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: divisor)
    guard rest != 0 else { return quotient }
    let away: BigInt = numerator < 0 ? -1 : 1
    switch direction {
    case .nearest: return rest.magnitude * 2 >= divisor.magnitude ? quotient + away : quotient
    case .towardsZero: return quotient
    case .down: return numerator < 0 ? quotient - 1 : quotient
    case .up: return numerator < 0 ? quotient : quotient + 1
    }
  }

  /// In units of 10^-`decimals`, rounded to the nearest, halves away from zero.
  private func short(times factor: Int128, _ direction: Direction) -> Int128? {
    guard case .short(let numerator, let divisor) = storage else { return nil }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    if direction == .nearest { return roundedQuotient(product, divisor) }
    let (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
    switch direction {
    case .down: return rest < 0 ? quotient - 1 : quotient
    case .up: return rest > 0 ? quotient + 1 : quotient
    case .nearest, .towardsZero: return quotient
    }
  }

  private func whole(of unit: Rational, _ direction: Direction) -> Rational {
    guard let ratio = self / unit else { return self }
    if let short = ratio.short(times: 1, direction) { return Rational(short) * unit }
    return Rational.lowest(ratio.whole(times: 1, direction), 1) * unit
  }

  /// Rounded as a formula asks for.
  package func rounded(_ rounding: FormulaExpression.Rounding) -> Rational {
    func step(_ decimals: Int) -> Rational { Rational(.short(1, (0..<decimals).reduce(1) { power, _ in power * 10 })) }
    return switch rounding {
    case .round(let decimals): whole(of: step(decimals), .nearest)
    case .truncate(let decimals): whole(of: step(decimals), .towardsZero)
    case .down(let unit): whole(of: Rational(unit), .down)
    case .up(let unit): whole(of: Rational(unit), .up)
    case .nearest(let unit): whole(of: Rational(unit), .nearest)
    }
  }

  /// Rounded to millionths, halves away from zero; nil when 128 bits don't hold them.
  package var micros: Int128? {
    short(times: Int128(Points.scale), .nearest)
      ?? Int128(exactly: whole(times: Int128(Points.scale), .nearest))
  }

  /// As an exact number in so many decimals, where it is one.
  package func exact(decimals: Int) -> ExactNumber? {
    let factor = (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 }
    guard let (quotient, rest) = exactly(times: factor), rest else { return nil }
    return ExactNumber(quotient, decimals: decimals)
  }

  private func exactly(times factor: Int128) -> (Int128, Bool)? {
    let (quotient, rest) = (wide.numerator * BigInt(factor)).quotientAndRemainder(dividingBy: wide.divisor)
    return Int128(exactly: quotient).map { ($0, rest == 0) }
  }

  /// Numerator and divisor in their lowest terms, as digits.
  package var fraction: (numerator: String, divisor: String) {
    let common = wide.numerator.greatestCommonDivisor(with: wide.divisor)
    return ("\(wide.numerator / common)", "\(wide.divisor / common)")
  }
}

extension Rational: Comparable {
  /// Whether both are the same number.
  package static func == (left: Rational, right: Rational) -> Bool { (left - right).isZero }
  /// Orders by value.
  package static func < (left: Rational, right: Rational) -> Bool { (left - right).isNegative }
}
