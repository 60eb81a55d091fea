/// A stretch of days with something that lasts: a sanction, leave, study, a duty not done (a row of `masa.csv`).
public struct Spell: Hashable, Sendable {
  /// The position in `Facts.spellKinds`.
  public var kind: UInt16
  /// The first day.
  public var first: CivilDate
  /// The last day; the end of time when open.
  public var last: CivilDate
  /// The row's own value in millionths; nil where the cell is empty.
  public var value: Int64?

  /// Makes a spell.
  public init(kind: Int, first: CivilDate, last: CivilDate, value: Int64?) {
    self.kind = UInt16(kind)
    self.first = first
    self.last = last
    self.value = value
  }
}

/// Rows of few people, found by person.
public struct SparseTable<Row: Hashable & Sendable>: Sendable {
  /// The rows of each person who has any, in the order of `isOrdered`.
  public private(set) var rows: [UInt32: [Row]]
  /// Bit by bit whether a person has any; empty without rows.
  private var marks: [UInt64]

  /// Makes a table without rows.
  public init() {
    rows = [:]
    marks = []
  }

  /// Makes a table of the rows of each person, whatever their order.
  public init(_ rows: [UInt32: [Row]], by isOrdered: (Row, Row) -> Bool) {
    self.rows = rows.mapValues { $0.sorted(by: isOrdered) }
    marks = Array(repeating: 0, count: rows.keys.max().map { Int($0) / 64 + 1 } ?? 0)
    for person in rows.keys { marks[Int(person) / 64] |= 1 << (UInt64(person) % 64) }
  }

  /// Whether there is no row at all.
  public var isEmpty: Bool { rows.isEmpty }

  /// A person's rows; empty for nearly everybody.
  @inlinable @inline(__always)
  public subscript(person: Int) -> [Row] { has(person) ? rows[UInt32(person), default: []] : [] }

  /// Whether a person has rows.
  public func has(_ person: Int) -> Bool {
    person / 64 < marks.count && marks[person / 64] >> (UInt64(person) % 64) & 1 == 1
  }
}

/// The spells of each person.
public typealias SpellTable = SparseTable<Spell>

extension SparseTable<Spell> {
  /// Makes a table of the spells of each person, whatever their order.
  public init(_ spells: [UInt32: [Spell]]) {
    self.init(spells) { ($0.first, $0.kind, $0.last) < ($1.first, $1.kind, $1.last) }
  }

  /// The table with other spells of a person.
  func replacing(_ own: [Spell], of person: Int) -> SpellTable {
    var rows = rows
    rows[UInt32(person)] = own.isEmpty ? nil : own
    return SpellTable(rows)
  }
}

/// A post that somebody holds for another (a row of `plt.csv`).
public struct ActingPost: Hashable, Sendable {
  /// The class, 1 to 17.
  public var grade: UInt8
  /// The unit's code.
  public var unit: BytewiseText
  /// The name of the post; empty where the cell is.
  public var post: BytewiseText
  /// The first day.
  public var first: CivilDate
  /// The last day; the end of time when open.
  public var last: CivilDate

  /// Makes an acting post.
  public init(grade: UInt8, unit: BytewiseText, post: BytewiseText, first: CivilDate, last: CivilDate) {
    self.grade = grade
    self.unit = unit
    self.post = post
    self.first = first
    self.last = last
  }
}

/// The acting posts of each person.
public typealias ActingTable = SparseTable<ActingPost>

extension SparseTable<ActingPost> {
  /// Makes a table of the acting posts of each person, whatever their order.
  public init(_ posts: [UInt32: [ActingPost]]) {
    self.init(posts) { left, right in
      if left.grade != right.grade { return left.grade < right.grade }
      if left.unit != right.unit { return left.unit < right.unit }
      if left.post != right.post { return left.post < right.post }
      return (left.first, left.last) < (right.first, right.last)
    }
  }
}
