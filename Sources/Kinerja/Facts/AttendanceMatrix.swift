/// What one attendance row said, in 32 bits; 0 is no row.
///
/// Bits 0–10 hold the first punch plus one, bits 11–21 the last punch plus one (0 is none), bits 22–29 the status: 1 is
/// presence by an empty code, 2 by `H`, others their position in `Facts.statuses` plus 3. Intake uses bits 30 and 31.
public struct AttendanceWord: Hashable, Sendable {
  /// The packed bits.
  public let bits: UInt32

  /// Reads packed bits.
  @inlinable @inline(__always)
  public init(bits: UInt32) { self.bits = bits }

  /// Packs a row; a punch is minutes since midnight or negative when there is none.
  @inlinable @inline(__always)
  public init(first: Int, last: Int, status: Int) {
    bits =
      UInt32(truncatingIfNeeded: first &+ 1) | UInt32(truncatingIfNeeded: last &+ 1) << 11
      | UInt32(truncatingIfNeeded: status) << 22
  }

  /// The status of a day without a row.
  public static let noRow = 0
  /// The status of a row without a code, which is presence.
  public static let presence = 1
  /// The status of a row with the code `H`.
  public static let markedPresence = 2
  /// The status of the first code other than `H`.
  public static let firstStatus = 3

  /// The status.
  @inlinable @inline(__always)
  public var status: Int { Int(bits >> 22 & 0xFF) }
  /// Whether the row says that the person was there.
  @inlinable @inline(__always)
  public var isPresence: Bool { status == Self.presence || status == Self.markedPresence }
  /// Whether it is a presence with a first and a last punch, as most are.
  @inlinable @inline(__always)
  public var isWhole: Bool { isPresence && firstPlace != 0 && lastPlace != 0 }
  /// Whether there is a first or a last punch.
  @inlinable @inline(__always)
  public var hasPunch: Bool { bits & 0x3FFFFF != 0 }
  /// The first punch plus one, 0 when there is none.
  @inlinable @inline(__always)
  public var firstPlace: Int { Int(bits & 0x7FF) }
  /// The last punch plus one, 0 when there is none.
  @inlinable @inline(__always)
  public var lastPlace: Int { Int(bits >> 11 & 0x7FF) }
  /// The first punch in minutes, -1 when there is none.
  @inlinable @inline(__always)
  public var first: Int { Int(bits & 0x7FF) &- 1 }
  /// The last punch in minutes, -1 when there is none.
  @inlinable @inline(__always)
  public var last: Int { Int(bits >> 11 & 0x7FF) &- 1 }
}

/// Every attendance row of a quarter: days × people, so that a file by date and one by person both write near by.
public struct AttendanceMatrix: Sendable {
  /// `AttendanceWord` bits, day by day.
  public let words: Storage<UInt32>
  /// Midday punches plus one (bits 0–10 and 11–21), day by day; nil when no file has them.
  public var midday: Storage<UInt32>?
  /// The words of a day.
  public let stride: Int

  /// The words of a day for this many people: whole cache lines, an odd number of them, so that the days of one person
  /// do not share cache sets.
  public static func stride(people: Int) -> Int {
    let lines = (people + 15) / 16
    return (lines | 1) * 16
  }

  /// Makes a matrix over zeroed storage of `stride` × days words.
  public init(words: Storage<UInt32>, midday: Storage<UInt32>?, stride: Int) {
    self.words = words
    self.midday = midday
    self.stride = stride
  }

  /// A copy in which one person's day is another.
  public func replacing(_ word: AttendanceWord, midday punches: UInt32, person: Int, day: Int) -> AttendanceMatrix {
    func copy(_ storage: Storage<UInt32>, _ value: UInt32) -> Storage<UInt32> {
      let copy = Storage<UInt32>(count: storage.count)
      copy.base.update(from: storage.base, count: storage.count)
      copy[day * stride + person] = value
      return copy
    }
    return AttendanceMatrix(words: copy(words, word.bits), midday: midday.map { copy($0, punches) }, stride: stride)
  }
}

/// Who works which shift on which day, for those who have shift rows.
public struct ShiftRoster: Sendable {
  /// For each person, the block in `codes` plus one; 0 is none.
  public var blocks: [UInt32]
  /// Blocks of `dayCount` codes: 0 is no row, others the position in `Facts.shifts` plus one.
  public var codes: [UInt8]
  /// The days of a block.
  public let dayCount: Int

  /// Makes a roster without rows.
  public init(people: Int, dayCount: Int) {
    blocks = Array(repeating: 0, count: people)
    codes = []
    self.dayCount = dayCount
  }

  /// The shift of a person on a day: 0 is no row, others the position in `Facts.shifts` plus one.
  @inlinable @inline(__always)
  public func code(_ person: Int, _ day: Int) -> Int {
    let block = Int(blocks[person])
    return block == 0 ? 0 : Int(codes[(block &- 1) &* dayCount &+ day])
  }
}
