internal import Kinerja

/// Text as bytes, built without a `String` per cell.
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  var count: Int { bytes.count }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func comma() { bytes.append(0x2C) }

  mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func text(_ string: String) { bytes.append(contentsOf: string.utf8) }

  /// A whole number that is not negative.
  mutating func number(_ value: Int) {
    if value >= 10 { number(value / 10) }
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
  }

  /// A number of hundredths that is not negative, without the zeros that end it.
  mutating func hundredths(_ value: Int) {
    number(value / 100)
    let rest = value % 100
    guard rest != 0 else { return }
    byte(0x2E)
    byte(0x30 + UInt8(truncatingIfNeeded: rest / 10))
    if rest % 10 != 0 { byte(0x30 + UInt8(truncatingIfNeeded: rest % 10)) }
  }

  /// Two digits.
  mutating func pair(_ value: Int) {
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value / 10))
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
  }

  /// `HH:MM` from the minutes since midnight; those of the next day wrap.
  mutating func clock(_ minutes: Int) {
    let wrapped = minutes >= 1440 ? minutes - 1440 : minutes
    pair(wrapped / 60)
    bytes.append(0x3A)
    pair(wrapped % 60)
  }

  /// The 18 digits of a NIP.
  mutating func nip(_ nip: NIP) {
    nineDigits(Int(nip.number / 1_000_000_000))
    nineDigits(Int(nip.number % 1_000_000_000))
  }

  private mutating func nineDigits(_ value: Int) {
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value / 100_000_000))
    pair(value / 1_000_000 % 100)
    pair(value / 10_000 % 100)
    pair(value / 100 % 100)
    pair(value % 100)
  }

  /// A cell, quoted where RFC 4180 requires it.
  mutating func cell(_ string: String) {
    guard string.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return text(string)
    }
    byte(0x22)
    for value in string.utf8 {
      if value == 0x22 { byte(0x22) }
      byte(value)
    }
    byte(0x22)
  }

  mutating func removeAll(from start: Int) { bytes.removeSubrange(start...) }
}
