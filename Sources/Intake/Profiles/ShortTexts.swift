internal import Tabular

/// Texts of up to 15 bytes by such texts, found without a look at memory that is counted or shared.
///
/// Whoever makes it frees it.
struct ShortTexts: BitwiseCopyable, @unchecked Sendable {
  private struct Slot {
    /// The bytes, and how many there are in the highest; 0 is a free slot.
    var key: UInt128
    var value: Cell
  }

  /// The longest text that may be a key.
  static let longest = 15

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int
  /// The lengths of keys, as bits.
  private let lengths: UInt16
  /// Whether there were keys that are too long, which are not found here.
  private let hasLong: Bool

  /// Of two pairs with one key the first counts; a text of no byte is none.
  init(_ pairs: [(key: [UInt8], value: Cell)]) {
    hasLong = pairs.contains { $0.key.count > Self.longest }
    let pairs = pairs.filter { $0.key.count <= Self.longest }
    lengths = pairs.reduce(0) { $0 | 1 << UInt16($1.key.count) }
    var size = 4
    while size < pairs.count * 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    let none = Cell(start: UnsafePointer(bitPattern: 16)!, count: 0)
    slots.initialize(repeating: Slot(key: 0, value: none), count: size)
    for pair in pairs where !pair.key.isEmpty {
      var key = UInt128(pair.key.count) << 120
      for (place, byte) in pair.key.enumerated() { key |= UInt128(byte) << UInt128(place * 8) }
      var place = Self.hash(key) & mask
      while slots[place].key != 0, slots[place].key != key { place = (place + 1) & mask }
      if slots[place].key == 0 { slots[place] = Slot(key: key, value: pair.value) }
    }
  }

  func free() { slots.deallocate() }

  /// Whether a cell may be a key that is not found here.
  @inline(__always)
  func mayHide(_ cell: Cell) -> Bool { hasLong && cell.count > Self.longest }

  /// The value of a cell with `RecordScanner.padding` readable bytes behind it; nil when it is no key.
  @inline(__always)
  func find(_ cell: Cell) -> Cell? {
    guard cell.count > 0, cell.count <= Self.longest, lengths &>> UInt16(truncatingIfNeeded: cell.count) & 1 == 1 else {
      return nil
    }
    let bits = UInt128(littleEndian: UnsafeRawPointer(cell.start).loadUnaligned(as: UInt128.self))
    let count = UInt128(truncatingIfNeeded: cell.count)
    let key = bits & (1 &<< (count &* 8) &- 1) | count &<< 120
    var place = Self.hash(key) & mask
    while slots[place].key != key {
      if slots[place].key == 0 { return nil }
      place = (place &+ 1) & mask
    }
    return slots[place].value
  }

  @inline(__always)
  private static func hash(_ key: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: key) ^ (UInt64(truncatingIfNeeded: key >> 64) &* 0xC2B2_AE3D_27D4_EB4F)
    let mixed = folded &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ mixed >> 32)
  }
}
