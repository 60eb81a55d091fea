/// Bytes of CSV in the making: cells are quoted only where RFC 4180 requires it, lines end with LF.
public struct CSVBuffer: ~Copyable {
  @usableFromInline var memory: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var length = 0

  /// Makes an empty buffer.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    memory = .allocate(capacity: self.capacity)
  }

  deinit { memory.deallocate() }

  /// The number of bytes written.
  public var count: Int { length }

  /// Calls back with the bytes written so far, which stay in memory for so long.
  public borrowing func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: memory, count: length))
  }

  /// Forgets the bytes, keeping the memory.
  public mutating func removeAll() { length = 0 }

  /// Makes room for bytes to come.
  @inlinable @inline(__always)
  public mutating func reserve(_ more: Int) {
    if length &+ more > capacity { grow(more) }
  }

  @usableFromInline mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, length + more)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    fresh.update(from: memory, count: length)
    memory.deallocate()
    memory = fresh
    capacity = larger
  }

  /// Adds one byte.
  @inlinable @inline(__always)
  public mutating func append(byte: UInt8) {
    reserve(1)
    memory[length] = byte
    length &+= 1
  }

  /// Adds a separator.
  @inlinable @inline(__always)
  public mutating func comma() { append(byte: 0x2C) }

  /// Ends the line.
  @inlinable @inline(__always)
  public mutating func endLine() { append(byte: 0x0A) }

  /// Adds bytes that need no quotes.
  @inlinable @inline(__always)
  public mutating func append(plain bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    reserve(bytes.count)
    (memory + length).update(from: base, count: bytes.count)
    length &+= bytes.count
  }

  /// Adds text that needs no quotes.
  public mutating func append(plain text: String) {
    var text = text
    text.withUTF8 { append(plain: $0) }
  }

  /// Adds text of the program that needs no quotes.
  @inlinable @inline(__always)
  public mutating func append(literal text: StaticString) {
    append(plain: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a cell's text, in quotes where it holds a separator, a quote or a line end.
  public mutating func append(cell bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      return append(plain: bytes)
    }
    append(byte: 0x22)
    for byte in bytes {
      if byte == 0x22 { append(byte: 0x22) }
      append(byte: byte)
    }
    append(byte: 0x22)
  }

  /// Adds a cell's text, in quotes where it needs them.
  public mutating func append(cell text: String) {
    var text = text
    text.withUTF8 { append(cell: $0) }
  }

  /// Adds a whole number.
  @inlinable @inline(__always)
  public mutating func append(whole number: Int64) {
    if number < 0 { append(byte: 0x2D) }
    append(magnitude: number.magnitude, width: 1)
  }

  /// Adds a whole number with zeros in front, up to a width.
  @inlinable
  public mutating func append(magnitude: UInt64, width: Int) {
    reserve(20 &+ width)
    var digits = 1
    var limit: UInt64 = 10
    while digits < 20, magnitude >= limit {
      digits &+= 1
      limit = digits < 20 ? limit &* 10 : .max
    }
    digits = max(digits, width)
    length &+= digits
    var end = memory + length
    var rest = magnitude
    while digits >= 2 {
      let next = rest / 100
      end -= 2
      Self.put(pair: rest &- next &* 100, at: end)
      rest = next
      digits &-= 2
    }
    if digits == 1 { (end - 1).pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest) }
  }

  /// Writes a number below 100 as two digits.
  @inlinable @inline(__always)
  static func put(pair: UInt64, at place: UnsafeMutablePointer<UInt8>) {
    let tens = (pair &* 103) >> 10
    place[0] = 0x30 &+ UInt8(truncatingIfNeeded: tens)
    place[1] = 0x30 &+ UInt8(truncatingIfNeeded: pair &- tens &* 10)
  }

  /// Adds a number given in units of its last decimal, with exactly that many decimals.
  @inlinable @inline(__always)
  public mutating func append(fixed value: Int64, decimals: Int) {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: UInt64(powersOfTen[decimals]))
    if value < 0 { append(byte: 0x2D) }
    append(magnitude: whole, width: 1)
    append(byte: 0x2E)
    append(magnitude: rest, width: decimals)
  }

  /// As the 64-bit form, for any size.
  public mutating func append(fixed value: Int128, decimals: Int) {
    if let small = Int64(exactly: value) { return append(fixed: small, decimals: decimals) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: UInt128(powersOfTen[decimals]))
    if value < 0 { append(byte: 0x2D) }
    append(plain: String(whole))
    append(byte: 0x2E)
    append(magnitude: UInt64(rest), width: decimals)
  }
}
