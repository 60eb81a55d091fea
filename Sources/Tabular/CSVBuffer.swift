/// Bytes of CSV in the making: cells are quoted only where RFC 4180 requires it, lines end with LF.
public struct CSVBuffer: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  public private(set) var count = 0

  /// Makes an empty buffer.
  public init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    memory = .allocate(capacity: self.capacity)
  }

  deinit { memory.deallocate() }

  /// The bytes written so far.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

  /// Forgets the bytes, keeping the memory.
  public mutating func removeAll() { count = 0 }

  /// Makes room for bytes to come.
  @inline(__always)
  public mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    fresh.update(from: memory, count: count)
    memory.deallocate()
    memory = fresh
    capacity = larger
  }

  /// Adds one byte.
  @inline(__always)
  public mutating func append(byte: UInt8) {
    reserve(1)
    memory[count] = byte
    count &+= 1
  }

  /// Adds a separator.
  @inline(__always)
  public mutating func comma() { append(byte: 0x2C) }

  /// Ends the line.
  @inline(__always)
  public mutating func endLine() { append(byte: 0x0A) }

  /// Adds bytes that need no quotes.
  @inline(__always)
  public mutating func append(plain bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    reserve(bytes.count)
    (memory + count).update(from: base, count: bytes.count)
    count &+= bytes.count
  }

  /// Adds text that needs no quotes.
  public mutating func append(plain text: String) {
    var text = text
    text.withUTF8 { append(plain: $0) }
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
  @inline(__always)
  public mutating func append(whole number: Int64) {
    if number < 0 { append(byte: 0x2D) }
    append(magnitude: number.magnitude, width: 1)
  }

  /// Adds a whole number with zeros in front, up to a width.
  @inline(__always)
  public mutating func append(magnitude: UInt64, width: Int) {
    reserve(20 + width)
    var digits = 1
    var rest = magnitude / 10
    while rest != 0 {
      digits &+= 1
      rest /= 10
    }
    digits = max(digits, width)
    var value = magnitude
    for index in (0..<digits).reversed() {
      let next = value / 10
      memory[count &+ index] = 0x30 &+ UInt8(truncatingIfNeeded: value &- next &* 10)
      value = next
    }
    count &+= digits
  }

  /// Adds a number given in units of its last decimal, with exactly that many decimals.
  @inline(__always)
  public mutating func append(fixed value: Int64, decimals: Int) {
    let scale = UInt64(powersOfTen[decimals])
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: scale)
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
