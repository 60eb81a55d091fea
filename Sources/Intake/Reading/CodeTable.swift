internal import Tabular

/// Short texts by number, found from a cell's bytes without making a string.
struct CodeTable: Sendable {
  private(set) var names: [[UInt8]] = []
  private var slots: [UInt32]

  init(_ names: [String] = []) {
    slots = Array(repeating: 0, count: 16)
    for name in names { _ = intern(Array(name.utf8)) }
  }

  /// The texts in the order of their numbers.
  var texts: [String] { names.map { String(decoding: $0, as: UTF8.self) } }

  @inline(__always)
  func find(_ cell: Cell) -> Int? {
    var index = Self.hash(cell.bytes) & (slots.count &- 1)
    while true {
      let slot = slots[index]
      if slot == 0 { return nil }
      if names[Int(slot) &- 1].withUnsafeBufferPointer({ cell.hasBytes($0) }) { return Int(slot) &- 1 }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// The number of a text, which is added when it is new.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if let known = find(Cell(start: bytes.baseAddress ?? UnsafePointer(bitPattern: 16)!, count: bytes.count)) {
      return known
    }
    names.append(Array(bytes))
    if names.count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 4)
      for number in names.indices { place(number) }
    } else {
      place(names.count - 1)
    }
    return names.count - 1
  }

  mutating func intern(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { intern($0) } }

  private mutating func place(_ number: Int) {
    var index = names[number].withUnsafeBufferPointer { Self.hash($0) } & (slots.count - 1)
    while slots[index] != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = UInt32(number + 1)
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 29)
  }
}
