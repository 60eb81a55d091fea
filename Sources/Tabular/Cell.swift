/// The bytes of one cell, without its quotes; valid until the scanner that made it moves on.
public struct Cell {
  /// The first byte.
  public let start: UnsafePointer<UInt8>
  /// The number of bytes.
  public let count: Int

  /// Makes a cell over bytes that outlive it.
  @inlinable @inline(__always)
  public init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  /// Whether there is nothing in it.
  @inlinable @inline(__always)
  public var isEmpty: Bool { count == 0 }

  /// The bytes.
  @inlinable @inline(__always)
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// The text, with replacement characters where the bytes are not UTF-8, cut after 120 characters.
  public var excerpt: String {
    let text = String(decoding: bytes.prefix(512), as: UTF8.self)
    return text.count > 120 || count > 512 ? String(text.prefix(120)) + "…" : text
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Cell {
  /// The value of exactly 18 digits; nil for anything else.
  @inlinable @inline(__always)
  public var digits18: UInt64? {
    guard count == 18 else { return nil }
    let raw = UnsafeRawPointer(start)
    guard let high = eightDigits(raw), let middle = eightDigits(raw + 8) else { return nil }
    let tens = start[16] &- 0x30
    let ones = start[17] &- 0x30
    guard tens < 10, ones < 10 else { return nil }
    return (high &* 100_000_000 &+ middle) &* 100 &+ UInt64(tens) &* 10 &+ UInt64(ones)
  }

  /// Year, month and day of `YYYY-MM-DD`, unchecked against the calendar; nil when the form is another.
  @inlinable @inline(__always)
  public var dateParts: (year: Int, month: Int, day: Int)? {
    guard count == 10, start[4] == 0x2D, start[7] == 0x2D, let year = twoDigits(0), let years = twoDigits(2),
      let month = twoDigits(5), let day = twoDigits(8)
    else { return nil }
    return (year &* 100 &+ years, month, day)
  }

  /// Year and month of `YYYY-MM`, the month between 1 and 12; nil for anything else.
  @inlinable @inline(__always)
  public var monthParts: (year: Int, month: Int)? {
    guard count == 7, start[4] == 0x2D, let year = twoDigits(0), let years = twoDigits(2), let month = twoDigits(5),
      month >= 1, month <= 12
    else { return nil }
    return (year &* 100 &+ years, month)
  }

  /// Minutes since midnight of `HH:MM` or `HH:MM:SS`, seconds dropped; nil for anything else.
  @inlinable @inline(__always)
  public var clockMinutes: Int? {
    guard count == 5 || count == 8 else { return nil }
    // The four bytes of `HH:M` less `00:0`: each must be a digit's value, the colon's 0.
    let word = UInt32(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)) ^ 0x303A_3030
    let last = Int(start[4] ^ 0x30)
    guard (word | (word &+ 0x0600_0606)) & 0xF0FF_F0F0 == 0, last < 10 else { return nil }
    let hours = Int(word & 0xFF) &* 10 &+ Int((word >> 8) & 0xFF)
    let minutes = Int(word >> 24) &* 10 &+ last
    guard hours < 24, minutes < 60 else { return nil }
    if count == 8 {
      guard start[5] == 0x3A, let seconds = twoDigits(6), seconds < 60 else { return nil }
    }
    return hours &* 60 &+ minutes
  }

  /// The first eight bytes as a number, for comparing; there must be as many.
  @inlinable @inline(__always)
  public var leadingWord: UInt64 { UnsafeRawPointer(start).loadUnaligned(as: UInt64.self) }

  /// The value of two digits at an offset; nil when they are none.
  @inlinable @inline(__always)
  public func pair(at offset: Int) -> Int? { twoDigits(offset) }

  /// The value of digits alone, below 10^12; nil for anything else.
  @inlinable
  public var wholeNumber: Int64? {
    guard count > 0 else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      let digit = byte &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      guard value < 1_000_000_000_000 else { return nil }
    }
    return value
  }

  /// A number as it was written: its digits without the point, and how many stood behind it.
  public struct Decimal6 {
    /// The digits as one number, with the sign.
    public let digits: Int64
    /// The number of decimals written, 0 to 6.
    public let decimals: Int
    /// Whether the value alone tells how it was written: no needless sign or zero, nothing to drop.
    public let isCanonical: Bool

    @inlinable @inline(__always)
    init(digits: Int64, decimals: Int, isCanonical: Bool) {
      self.digits = digits
      self.decimals = decimals
      self.isCanonical = isCanonical
    }

    /// The value in millionths.
    @inline(__always)
    public var micros: Int64 { digits &* powersOfTen[6 &- decimals] }
  }

  /// The value of an optional `-`, digits, and optionally `.` and one to six digits, below 10^12; nil otherwise.
  @inlinable @inline(__always)
  public var decimal: Decimal6? {
    var index = 0
    let isNegative = count > 0 && start[0] == 0x2D
    if isNegative { index = 1 }
    let firstDigit = index
    var value: Int64 = 0
    while index < count {
      let digit = start[index] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      guard value < 1_000_000_000_000 else { return nil }
      index &+= 1
    }
    guard index > firstDigit else { return nil }
    let hasLeadingZero = start[firstDigit] == 0x30 && index > firstDigit &+ 1
    var decimals = 0
    if index < count {
      guard start[index] == 0x2E else { return nil }
      index &+= 1
      decimals = count &- index
      guard decimals >= 1, decimals <= 6 else { return nil }
      while index < count {
        let digit = start[index] &- 0x30
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int64(digit)
        index &+= 1
      }
    }
    let endsInZero = decimals > 0 && start[count &- 1] == 0x30
    return Decimal6(
      digits: isNegative ? -value : value, decimals: decimals,
      isCanonical: !(hasLeadingZero || endsInZero || (isNegative && value == 0)))
  }

  @inlinable @inline(__always)
  func twoDigits(_ offset: Int) -> Int? {
    let tens = start[offset] &- 0x30
    let ones = start[offset &+ 1] &- 0x30
    guard tens < 10, ones < 10 else { return nil }
    return Int(tens) &* 10 &+ Int(ones)
  }
}

/// 10^0 to 10^6.
@usableFromInline let powersOfTen: InlineArray<7, Int64> = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

/// The value of eight digits, all at once; nil when one byte is none.
@inlinable @inline(__always)
func eightDigits(_ bytes: UnsafeRawPointer) -> UInt64? {
  let word = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
  let values = word ^ 0x3030_3030_3030_3030
  guard (values &+ 0x7676_7676_7676_7676) & 0x8080_8080_8080_8080 == 0, values & 0xF0F0_F0F0_F0F0_F0F0 == 0
  else { return nil }
  let pairs = (values &* 10 &+ (values >> 8)) & 0x00FF_00FF_00FF_00FF
  let quads = (pairs &* 100 &+ (pairs >> 16)) & 0x0000_FFFF_0000_FFFF
  return (quads &* 10_000 &+ (quads >> 32)) & 0xFFFF_FFFF
}
