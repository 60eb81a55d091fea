/// What a generator is for; streams of one seed are independent.
enum Stream: UInt64 {
  case identity = 1, nip, name, career, attendance, shifts, targets, scores, leniency, predikat, sanctions, budgets
  case defects, defectKind, dayOrder, skill, grades, leave, acting, events, numbers, months, duties
}

/// A repeatable generator (xoshiro256**), seeded by SplitMix64 from a seed, a stream and an index.
struct Random {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(_ seed: UInt64, _ stream: Stream, _ index: Int) {
    var state = Random.hash(seed, stream, index)
    a = Random.splitMix(&state)
    b = Random.splitMix(&state)
    c = Random.splitMix(&state)
    d = Random.splitMix(&state)
  }

  /// Sixty-four bits that depend on the three values alone.
  static func hash(_ seed: UInt64, _ stream: Stream, _ index: Int) -> UInt64 {
    var state = seed
    state = splitMix(&state) ^ stream.rawValue
    state = splitMix(&state) ^ UInt64(index)
    return splitMix(&state)
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next() -> UInt64 {
    let product = b &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = d << 45 | d >> 19
    return result
  }

  /// A number from 0 to `bound` − 1.
  mutating func below(_ bound: Int) -> Int {
    Int(((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// A number of the range.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in so many of ten thousand draws.
  mutating func chance(_ perTenThousand: Int) -> Bool { below(10_000) < perTenThousand }

  /// A number from −`spread` to `spread`, most often near 0 (standard deviation: 0.29 of the spread).
  mutating func bell(_ spread: Int) -> Int {
    let bits = next()
    let sum = Int(bits & 0xFFFF) + Int(bits >> 16 & 0xFFFF) + Int(bits >> 32 & 0xFFFF) + Int(bits >> 48)
    return (sum - 131_070) * spread / 131_070
  }

  /// An element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
