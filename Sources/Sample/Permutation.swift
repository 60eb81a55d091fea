/// A repeatable permutation of 0 to `count` − 1 that needs no memory.
struct Permutation {
  private let count: UInt64
  private let mask: UInt64
  private let shift: UInt64
  private let keys: (UInt64, UInt64, UInt64)

  init(count: Int, seed: UInt64, stream: Stream, index: Int) {
    self.count = UInt64(count)
    var bits: UInt64 = 2
    while (1 as UInt64) << bits < UInt64(count) { bits += 1 }
    mask = ((1 as UInt64) << bits) - 1
    shift = (bits + 1) / 2
    var random = Random(seed, stream, index)
    keys = (random.next() | 1, random.next() | 1, random.next())
  }

  /// Where a number goes. Each step is a bijection of the next power of two; a number beyond `count` goes on walking.
  subscript(number: Int) -> Int {
    var value = UInt64(number)
    repeat {
      value = (value &+ keys.2) & mask
      value = (value ^ value >> shift) &* keys.0 & mask
      value = (value ^ value >> shift) &* keys.1 & mask
      value ^= value >> shift
    } while value >= count
    return Int(value)
  }
}
