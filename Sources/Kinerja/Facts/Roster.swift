/// A stretch of days that one person spends in one post: a row of the roster.
public struct Segment: Sendable {
  /// The position of the unit in `Roster.units`.
  public var unit: Int32
  /// The position of the post's name in `Roster.posts`.
  public var post: Int32
  /// The first day.
  public var first: CivilDate
  /// The last day; the end of time when open.
  public var last: CivilDate
  /// Where the person's name begins in `Roster.names`.
  public var nameStart: UInt32
  /// The length of the name in bytes.
  public var nameLength: UInt32
  /// The roster file (its position in the list of files) and the line of the row.
  public var file: UInt32
  /// The physical line.
  public var line: UInt32
  /// The class of the post, 1 to 17.
  public var grade: UInt8
  /// The kind of post.
  public var jobType: JobType
  /// The legal status.
  public var status: EmploymentStatus
  /// The working pattern.
  public var pattern: WorkPattern

  /// The end of an open segment.
  public static let endOfTime = CivilDate(dayNumber: .max)

  /// Makes a segment.
  public init(
    unit: Int32, post: Int32, first: CivilDate, last: CivilDate, nameStart: UInt32, nameLength: UInt32, file: UInt32,
    line: UInt32, grade: UInt8, jobType: JobType, status: EmploymentStatus, pattern: WorkPattern
  ) {
    self.unit = unit
    self.post = post
    self.first = first
    self.last = last
    self.nameStart = nameStart
    self.nameLength = nameLength
    self.file = file
    self.line = line
    self.grade = grade
    self.jobType = jobType
    self.status = status
    self.pattern = pattern
  }
}

/// Everybody in the roster with all their segments, whatever the quarter.
public struct Roster: Sendable {
  /// The NIP of each person.
  public var nips: [UInt64]
  /// The segments, person by person, by first day.
  public var segments: [Segment]
  /// Where each person's segments begin; one more entry than there are people.
  public var segmentStarts: [UInt32]
  /// The units' codes.
  public var units: [String]
  /// The units' names, beside their codes.
  public var unitNames: [String]
  /// The names of posts.
  public var posts: [String]
  /// The UTF-8 bytes of all names.
  public var names: [UInt8]

  /// Makes a roster.
  public init(
    nips: [UInt64], segments: [Segment], segmentStarts: [UInt32], units: [String], unitNames: [String],
    posts: [String], names: [UInt8]
  ) {
    self.nips = nips
    self.segments = segments
    self.segmentStarts = segmentStarts
    self.units = units
    self.unitNames = unitNames
    self.posts = posts
    self.names = names
  }

  /// How many people there are.
  public var count: Int { nips.count }

  /// The positions of a person's segments.
  @inline(__always)
  public func segmentRange(_ person: Int) -> Range<Int> {
    Int(segmentStarts[person])..<Int(segmentStarts[person + 1])
  }

  /// The name in a segment.
  public func name(_ segment: Segment) -> String {
    let start = Int(segment.nameStart)
    return String(decoding: names[start..<start + Int(segment.nameLength)], as: UTF8.self)
  }
}

/// Finds people by NIP.
public struct NIPIndex: Sendable {
  @usableFromInline struct Slot: Sendable {
    /// The NIP plus one; 0 marks a free slot.
    @usableFromInline var key: UInt64
    @usableFromInline var person: UInt64
  }

  @usableFromInline var slots: [Slot]
  @usableFromInline let shift: UInt64

  /// Makes an index with room for this many people.
  public init(capacity: Int) {
    var bits = 4
    while 1 << bits < capacity * 2 { bits += 1 }
    slots = Array(repeating: Slot(key: 0, person: 0), count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The position of a person; nil when the NIP is unknown.
  @inlinable @inline(__always)
  public func find(_ nip: UInt64) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      let key = nip &+ 1
      var index = Int(truncatingIfNeeded: (nip &* 0x9E37_79B9_7F4A_7C15) &>> shift)
      while true {
        let slot = slots[index]
        if slot.key == key { return Int(slot.person) }
        if slot.key == 0 { return nil }
        index = (index &+ 1) & (slots.count &- 1)
      }
    }
  }

  /// Adds a person under a NIP that is not there yet.
  public mutating func insert(_ nip: UInt64, person: Int) {
    var index = Int(truncatingIfNeeded: (nip &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    while slots[index].key != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = Slot(key: nip + 1, person: UInt64(person))
  }
}
