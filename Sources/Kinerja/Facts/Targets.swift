/// A number of up to 18 digits in 32 bits where it is short, else in a side table: millionths as digits × 10^k.
public struct CompactPoints: Sendable {
  /// Bits 0–28 hold the digits and bits 29–31 the power of ten; power 7 marks a position in the side table.
  public private(set) var bits: UInt32

  /// Moves a position in the side table, where this is one.
  public mutating func moveWide(by offset: Int) {
    if bits >> 29 == 7 { bits += UInt32(offset) }
  }

  /// Packs millionths; those that don't fit go to `wide`.
  @inline(__always)
  public init(micros: Int64, wide: inout [Int64]) {
    var digits = micros
    var power: UInt32 = 0
    while power < 6, digits % 10 == 0, digits != 0 {
      digits /= 10
      power += 1
    }
    if digits >= 0, digits < 1 << 29 {
      bits = UInt32(digits) | power << 29
    } else {
      bits = UInt32(wide.count) | 7 << 29
      wide.append(micros)
    }
  }

  /// Packs digits with this many decimals (0 to 6), none of them negative; nil when they don't fit.
  @inline(__always)
  public init?(digits: Int64, decimals: Int) {
    guard digits < 1 << 29 else { return nil }
    bits = UInt32(truncatingIfNeeded: digits) | UInt32(truncatingIfNeeded: 6 &- decimals) << 29
  }

  /// The millionths.
  @inline(__always)
  public func micros(_ wide: UnsafeBufferPointer<Int64>) -> Int64 {
    let digits = Int64(bits & 0x1FFF_FFFF)
    let power = bits >> 29
    if power == 7 { return wide[Int(digits)] }
    return digits &* microsScale[Int(power)]
  }
}

private let microsScale: InlineArray<8, Int64> = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 0]

/// One service target.
public struct Target: Sendable {
  /// The position in `Facts.indicators` times eight, plus twice the month of the quarter from 1 (0 is none), plus one where
  /// less is better.
  public var indicatorAndKind: UInt32
  /// The target.
  public var target: CompactPoints
  /// What was realised.
  public var realised: CompactPoints
  /// The row's own weight.
  public var weight: CompactPoints

  /// Makes a target.
  public init(
    indicator: Int, month: Int? = nil, direction: TargetDirection, target: CompactPoints, realised: CompactPoints,
    weight: CompactPoints
  ) {
    indicatorAndKind = Self.keyPlace(indicator: indicator, month: month) << 1 | UInt32(direction.rawValue)
    self.target = target
    self.realised = realised
    self.weight = weight
  }

  /// The indicator and the month as one number.
  @inline(__always)
  public static func keyPlace(indicator: Int, month: Int?) -> UInt32 {
    UInt32(indicator) << 2 | UInt32((month ?? -1) + 1)
  }

  /// The indicator and the month as one number: different for any two rows of a person.
  @inline(__always)
  public var keyPlace: UInt32 { indicatorAndKind >> 1 }

  /// The position in `Facts.indicators`.
  @inline(__always)
  public var indicator: Int { Int(indicatorAndKind >> 3) }
  /// The month of the quarter, from 0; nil for a target of no month.
  @inline(__always)
  public var month: Int? { indicatorAndKind & 6 == 0 ? nil : Int(indicatorAndKind >> 1 & 3) &- 1 }
  /// Whether less is better.
  @inline(__always)
  public var isMinimised: Bool { indicatorAndKind & 1 == 1 }
}

/// All service targets, person by person.
public struct TargetTable: Sendable {
  /// Where each person's targets begin; one more entry than there are people.
  public var starts: [UInt32]
  /// The targets.
  public var targets: [Target]
  /// The numbers that 32 bits don't hold, in millionths.
  public var wide: [Int64]

  /// Makes a table.
  public init(starts: [UInt32], targets: [Target], wide: [Int64]) {
    self.starts = starts
    self.targets = targets
    self.wide = wide
  }
}
