/// How a quotient becomes a whole number.
enum WholeDirection {
  /// To the nearest, halves away from zero.
  case nearest
  case towardsZero, down, up

  /// What is added to the size of a dividend so that the quotient can be cut off.
  func bias<Number: FixedWidthInteger & UnsignedInteger>(of divisor: Number, isNegative: Bool) -> Number {
    switch self {
    case .nearest: divisor / 2
    case .towardsZero: 0
    case .down: isNegative ? divisor - 1 : 0
    case .up: isNegative ? 0 : divisor - 1
    }
  }
}

extension Vector {
  /// The whole number next to each divided by `divisor`, which is above 0.
  func divided(by divisor: Int128, _ rows: FormulaRows, _ direction: WholeDirection) -> Vector {
    guard divisor > 1 else { return self }
    let bound = bound / divisor.magnitude + 1
    guard let short = UInt64(exactly: divisor), self.bound < Self.wideBound - UInt128(short) else {
      return generic(rows, bound, direction) { _ in divisor.magnitude }
    }
    let fixed = FixedDivisor(short)
    let above = direction.bias(of: short, isNegative: false)
    let below = direction.bias(of: short, isNegative: true)
    if case .narrow(let cells) = storage, self.bound + UInt128(short) <= Self.narrowBound {
      return Vector(
        Cells(rows) { row in
          let number = cells[row]
          let isNegative = number < 0
          let size = fixed.quotient(short: number.magnitude &+ (isNegative ? below : above))
          return Int64(truncatingIfNeeded: isNegative ? 0 &- size : size)
        }, bound: bound)
    }
    switch storage {
    case .narrow(let cells): return wide(rows, bound, fixed, above, below) { Int128(cells[$0]) }
    case .wide(let cells): return wide(rows, bound, fixed, above, below) { cells[$0] }
    }
  }

  @inline(__always)
  private func wide(
    _ rows: FormulaRows, _ bound: UInt128, _ divisor: FixedDivisor, _ above: UInt64, _ below: UInt64,
    _ number: (Int) -> Int128
  ) -> Vector {
    if bound <= Self.narrowBound {
      return Vector(
        Cells(rows) { row in
          let number = number(row)
          let isNegative = number < 0
          let size = divisor.shortQuotient(number.magnitude &+ UInt128(isNegative ? below : above))
          return Int64(truncatingIfNeeded: isNegative ? 0 &- size : size)
        }, bound: bound)
    }
    return Vector(
      Cells(rows) { row in
        let number = number(row)
        let isNegative = number < 0
        let size = divisor.quotient(number.magnitude &+ UInt128(isNegative ? below : above))
        return Int128(truncatingIfNeeded: isNegative ? 0 &- size : size)
      }, bound: bound)
  }

  /// The whole number next to each divided by its own divisor, which is above 0.
  func divided(by divisor: Vector, _ rows: FormulaRows, _ direction: WholeDirection) -> Vector {
    // A quotient is no larger than its dividend, and one that is rounded by at most 1.
    let bound = min(bound + 1, Self.wideBound)
    guard case .narrow(let cells) = storage, case .narrow(let divisors) = divisor.storage,
      self.bound + divisor.bound <= Self.narrowBound
    else { return generic(rows, bound, direction) { divisor[$0].magnitude }.narrowed(rows) }
    return FixedDivisor.small.withUnsafeBufferPointer { small in
      Vector(
        Cells(rows) { row in
          let number = cells[row]
          let isNegative = number < 0
          let divisor = divisors[row].magnitude
          let size = number.magnitude &+ direction.bias(of: divisor, isNegative: isNegative)
          let place = Int(truncatingIfNeeded: divisor &- 2)
          let quotient = small.indices.contains(place) ? small[place].quotient(short: size) : size / divisor
          return Int64(truncatingIfNeeded: isNegative ? 0 &- quotient : quotient)
        }, bound: bound)
    }
  }

  /// The whole number next to each divided by its own divisor, whatever the sizes.
  private func generic(_ rows: FormulaRows, _ bound: UInt128, _ direction: WholeDirection, _ divisor: (Int) -> UInt128)
    -> Vector
  {
    Vector(
      Cells(rows) { row in
        let number = self[row]
        let divisor = divisor(row)
        let isNegative = number < 0
        // Both are below 2^127.
        let size = (number.magnitude + direction.bias(of: divisor, isNegative: isNegative)) / divisor
        return Int128(truncatingIfNeeded: isNegative ? 0 &- size : size)
      }, bound: bound)
  }

  /// The same numbers with their true bound, in 64 bits where those hold them.
  func narrowed(_ rows: FormulaRows) -> Vector {
    guard case .wide(let cells) = storage else { return self }
    var largest: UInt128 = 0
    for row in 0..<rows.count { largest = max(largest, cells[row].magnitude) }
    guard largest <= Self.narrowBound else { return Vector(cells, bound: largest) }
    return Vector(Cells(rows) { Int64(truncatingIfNeeded: cells[$0]) }, bound: largest)
  }
}
