internal import BigInt

/// An exact fraction: in 128 bits where those hold it, wider where they don't, with the same results.
package struct Rational: Sendable {
  enum Storage: Sendable {
    /// A fraction, not always in its lowest terms; the divisor is positive.
    case short(Int128, Int128)
    /// A fraction in its lowest terms that 128 bits don't hold; the divisor is positive.
    case wide(BigInt, BigInt)
  }

  let storage: Storage

  init(_ storage: Storage) { self.storage = storage }

  /// A whole number.
  package init(_ value: some FixedWidthInteger & SignedInteger) { storage = .short(Int128(value), 1) }

  /// Millionths.
  package init(micros: Int128) { storage = .short(micros, Int128(Points.scale)) }

  /// A number of the policy or the exports.
  package init(_ points: Points) { self.init(micros: Int128(points.micros)) }

  /// A fraction; `divisor` is positive.
  package init(_ numerator: Int128, over divisor: Int128) {
    precondition(divisor > 0, "a divisor is positive")
    storage = .short(numerator, divisor)
  }

  /// Nothing.
  package static let zero = Rational(0)

  var wide: (numerator: BigInt, divisor: BigInt) {
    switch storage {
    case .short(let numerator, let divisor): (BigInt(numerator), BigInt(divisor))
    case .wide(let numerator, let divisor): (numerator, divisor)
    }
  }

  /// A fraction in its lowest terms, in as little room as holds it; `divisor` is not 0.
  static func lowest(_ numerator: BigInt, _ divisor: BigInt) -> Rational {
    let common = numerator.greatestCommonDivisor(with: divisor) * (divisor < 0 ? -1 : 1)
    let (numerator, divisor) = (numerator / common, divisor / common)
    guard let short = numerator.int128, let shortDivisor = divisor.int128 else {
      return Rational(.wide(numerator, divisor))
    }
    return Rational(.short(short, shortDivisor))
  }

  /// Numerator and divisor in their lowest terms; nil where 128 bits don't hold them.
  var lowest: (numerator: Int128, divisor: Int128)? {
    guard case .short(let numerator, let divisor) = Rational.lowest(wide.numerator, wide.divisor).storage else {
      return nil
    }
    return (numerator, divisor)
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
      let (first, firstOverflow) = a.multipliedReportingOverflow(by: d)
      let (second, secondOverflow) = c.multipliedReportingOverflow(by: b)
      let (divisor, divisorOverflow) = b.multipliedReportingOverflow(by: d)
      let (sum, sumOverflow) = first.addingReportingOverflow(second)
      if !firstOverflow, !secondOverflow, !divisorOverflow, !sumOverflow { return Rational(.short(sum, divisor)) }
    }
    let (l, r) = (left.wide, right.wide)
    return lowest(l.numerator * r.divisor + r.numerator * l.divisor, l.divisor * r.divisor)
  }

  /// The difference.
  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The product.
  package static func * (left: Rational, right: Rational) -> Rational {
    if case .short(let a, let b) = left.storage, case .short(let c, let d) = right.storage {
      let (numerator, overflow) = a.multipliedReportingOverflow(by: c)
      let (divisor, divisorOverflow) = b.multipliedReportingOverflow(by: d)
      if !overflow, !divisorOverflow { return Rational(.short(numerator, divisor)) }
    }
    let (l, r) = (left.wide, right.wide)
    return lowest(l.numerator * r.numerator, l.divisor * r.divisor)
  }

  /// The quotient; nil by 0.
  package static func / (left: Rational, right: Rational) -> Rational? {
    guard !right.isZero else { return nil }
    if case .short(let a, let b) = left.storage, case .short(let c, let d) = right.storage, a != .min, c != .min {
      let (numerator, overflow) = (c < 0 ? -a : a).multipliedReportingOverflow(by: d)
      let (divisor, divisorOverflow) = b.multipliedReportingOverflow(by: c < 0 ? -c : c)
      if !overflow, !divisorOverflow { return Rational(.short(numerator, divisor)) }
    }
    let (l, r) = (left.wide, right.wide)
    return lowest(l.numerator * r.divisor, l.divisor * r.numerator)
  }
}

extension Rational: Comparable {
  /// Whether both are the same number.
  package static func == (left: Rational, right: Rational) -> Bool { (left - right).isZero }
  /// Orders by value.
  package static func < (left: Rational, right: Rational) -> Bool { (left - right).isNegative }
}

extension Rational: Hashable {
  /// Feeds the number, in its lowest terms, to a hasher.
  package func hash(into hasher: inout Hasher) {
    let lowest = Rational.lowest(wide.numerator, wide.divisor).wide
    hasher.combine(lowest.numerator)
    hasher.combine(lowest.divisor)
  }
}

extension Rational: CustomStringConvertible {
  /// In its lowest terms: `-7/3`, `5`.
  package var description: String {
    let (numerator, divisor) = fraction
    return divisor == "1" ? numerator : "\(numerator)/\(divisor)"
  }

  /// Numerator and divisor in their lowest terms, as digits.
  package var fraction: (numerator: String, divisor: String) {
    let lowest = Rational.lowest(wide.numerator, wide.divisor).wide
    return ("\(lowest.numerator)", "\(lowest.divisor)")
  }
}

extension BigInt {
  /// The number in 128 bits; nil where those don't hold it. Built from the size: `Int128(exactly:)` of a negative `BigInt` is
  /// wrong in BigInt 6.0.1.
  var int128: Int128? {
    guard let size = UInt128(exactly: magnitude), size <= UInt128(Int128.max) else { return nil }
    return sign == .minus ? -Int128(size) : Int128(size)
  }
}
