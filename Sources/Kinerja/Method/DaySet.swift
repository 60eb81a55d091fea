/// Days of a quarter, a bit each.
struct DaySet: Hashable, BitwiseCopyable, Sendable {
  private(set) var bits: UInt128

  init(bits: UInt128 = 0) { self.bits = bits }

  /// The days of a range.
  init(_ days: Range<Int>) {
    bits = days.isEmpty ? 0 : (UInt128(1) << UInt128(days.count) - 1) << UInt128(days.lowerBound)
  }

  /// The days that meet a condition.
  init(days: Int, where isIncluded: (Int) -> Bool) {
    bits = 0
    for day in 0..<days where isIncluded(day) { insert(day) }
  }

  @inline(__always)
  mutating func insert(_ day: Int) { bits |= 1 &<< UInt128(truncatingIfNeeded: day) }

  @inline(__always)
  mutating func remove(_ day: Int) { bits &= ~(1 &<< UInt128(truncatingIfNeeded: day)) }

  @inline(__always)
  func contains(_ day: Int) -> Bool { bits &>> UInt128(truncatingIfNeeded: day) & 1 == 1 }

  @inline(__always)
  var count: Int { bits.nonzeroBitCount }

  var isEmpty: Bool { bits == 0 }

  /// The first day; nil when there is none.
  var first: Int? { bits == 0 ? nil : bits.trailingZeroBitCount }

  /// The last day; nil when there is none.
  var last: Int? { bits == 0 ? nil : 127 - bits.leadingZeroBitCount }

  @inline(__always)
  static func & (left: DaySet, right: DaySet) -> DaySet { DaySet(bits: left.bits & right.bits) }
  @inline(__always)
  static func | (left: DaySet, right: DaySet) -> DaySet { DaySet(bits: left.bits | right.bits) }
  /// The days of the first that are not among the second.
  @inline(__always)
  static func - (left: DaySet, right: DaySet) -> DaySet { DaySet(bits: left.bits & ~right.bits) }
}

extension DaySet: Sequence {
  /// The days, first to last.
  struct Iterator: IteratorProtocol {
    private var low: UInt64
    private var high: UInt64

    fileprivate init(_ days: DaySet) {
      low = UInt64(truncatingIfNeeded: days.bits)
      high = UInt64(truncatingIfNeeded: days.bits >> 64)
    }

    @inline(__always)
    mutating func next() -> Int? {
      if low != 0 {
        defer { low &= low &- 1 }
        return low.trailingZeroBitCount
      }
      guard high != 0 else { return nil }
      defer { high &= high &- 1 }
      return 64 &+ high.trailingZeroBitCount
    }
  }

  func makeIterator() -> Iterator { Iterator(self) }
}
