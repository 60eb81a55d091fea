/// A stretch of days that one person spends in one post: a row of the roster.
public struct Segment: Sendable {
  /// The position of the unit in `Roster.units`.
  public var unit: Int32
  /// The position of the post's name in `Roster.posts`.
  public var post: Int32
  /// The position of the salary grade (golongan) in `Roster.salaryGrades`; -1 where the cell is empty.
  public var salaryGrade: Int16
  /// The position of the echelon (eselon) in `Roster.echelons`; -1 where the cell is empty.
  public var echelon: Int16
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
    unit: Int32, post: Int32, salaryGrade: Int16 = -1, echelon: Int16 = -1, first: CivilDate, last: CivilDate,
    nameStart: UInt32, nameLength: UInt32, file: UInt32, line: UInt32, grade: UInt8, jobType: JobType,
    status: EmploymentStatus, pattern: WorkPattern
  ) {
    self.unit = unit
    self.post = post
    self.salaryGrade = salaryGrade
    self.echelon = echelon
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
  /// The salary grades (golongan).
  public var salaryGrades: [String]
  /// The echelons (eselon).
  public var echelons: [String]
  /// The UTF-8 bytes of all names.
  public var names: [UInt8]

  /// Makes a roster.
  public init(
    nips: [UInt64], segments: [Segment], segmentStarts: [UInt32], units: [String], unitNames: [String],
    posts: [String], salaryGrades: [String] = [], echelons: [String] = [], names: [UInt8]
  ) {
    self.nips = nips
    self.segments = segments
    self.segmentStarts = segmentStarts
    self.units = units
    self.unitNames = unitNames
    self.posts = posts
    self.salaryGrades = salaryGrades
    self.echelons = echelons
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
  /// Pairs of a NIP plus one, 0 where the place is free, and a position.
  @usableFromInline let places: Storage<UInt64>
  @usableFromInline let shift: UInt64
  @usableFromInline let mask: Int

  /// The number of words that an index for this many people needs.
  public static func wordCount(people: Int) -> Int {
    var bits = 4
    while 1 << bits < people * 2 { bits += 1 }
    return 2 << bits
  }

  /// Makes an empty index in memory of `wordCount` zeros.
  public init(in places: Storage<UInt64>) {
    self.places = places
    mask = places.count / 2 - 1
    shift = UInt64(64 - (places.count / 2).trailingZeroBitCount)
  }

  /// Where the search for a NIP begins.
  @inlinable @inline(__always)
  func start(_ nip: UInt64) -> Int { Int(truncatingIfNeeded: (nip &* 0x9E37_79B9_7F4A_7C15) &>> shift) }

  /// The position of a person; nil when the NIP is unknown.
  @inlinable @inline(__always)
  public func find(_ nip: UInt64) -> Int? {
    let key = nip &+ 1
    var place = start(nip)
    while true {
      let found = places.base[place &* 2]
      if found == key { return Int(truncatingIfNeeded: places.base[place &* 2 &+ 1]) }
      if found == 0 { return nil }
      place = (place &+ 1) & mask
    }
  }

  /// A word at the place where the search for a NIP begins: reading it ahead brings the place near.
  @inlinable @inline(__always)
  public func touch(_ nip: UInt64) -> UInt64 { places.base[start(nip) &* 2] }

  /// Adds a person under a NIP that is not there yet.
  public func insert(_ nip: UInt64, person: Int) {
    var place = start(nip)
    while places.base[place &* 2] != 0 { place = (place + 1) & mask }
    places.base[place &* 2] = nip + 1
    places.base[place &* 2 + 1] = UInt64(person)
  }
}
