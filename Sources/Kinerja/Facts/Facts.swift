/// What the exports of a quarter say: exact, columnar, free of any policy and of the order of rows.
public struct Facts: Sendable {
  /// The quarter.
  public var quarter: Quarter
  /// Everybody and their posts.
  public var roster: Roster
  /// Status codes other than `H`.
  public var statuses: [String]
  /// Attendance.
  public var attendance: AttendanceMatrix
  /// Names of shifts.
  public var shifts: [String]
  /// Who works which shift.
  public var shiftRoster: ShiftRoster
  /// What the calendar says of the quarter's days.
  public var calendar: Calendar
  /// Names of indicators.
  public var indicators: [String]
  /// Minutes per unit of each indicator, in millionths.
  public var norms: [Int64]
  /// Service targets.
  public var targets: TargetTable
  /// Names of aspects.
  public var aspects: [String]
  /// Supervisors' scores.
  public var scores: ScoreTable
  /// Monthly base pay.
  public var tariffs: Tariffs
  /// Sanctions, in any order.
  public var sanctions: [Sanction]
  /// Names of the kinds of sanction.
  public var sanctionKinds: [String]
  /// The budget of each unit of the roster that has one.
  public var budgets: [Int: Rupiah]
  /// The levels that leaders set in e-Kinerja, by person: 0 is none, else 1 + results level + 3 × conduct level.
  public var statutory: Storage<UInt8>?

  /// Makes facts of a quarter without any row.
  public init(quarter: Quarter, statuses: [String], shifts: [String], aspects: [String], sanctionKinds: [String]) {
    self.quarter = quarter
    self.statuses = statuses
    self.shifts = shifts
    self.aspects = aspects
    self.sanctionKinds = sanctionKinds
    roster = Roster(
      nips: [], segments: [], segmentStarts: [0], units: [], unitNames: [], posts: [], names: [])
    attendance = AttendanceMatrix(words: Storage(count: 0), midday: nil, stride: AttendanceMatrix.stride(people: 0))
    shiftRoster = ShiftRoster(people: 0, dayCount: quarter.dayCount)
    calendar = Calendar(dayCount: quarter.dayCount)
    indicators = []
    norms = []
    targets = TargetTable(starts: [0], targets: [], wide: [])
    scores = ScoreTable(
      firstRaters: Storage(count: 0), firstSheets: Storage(count: 0), aspectCount: aspects.count)
    tariffs = Tariffs()
    sanctions = []
    budgets = [:]
  }
}

extension Facts {
  /// These facts with the tables that concern nobody in particular from others of the same quarter: calendar, norms,
  /// tariffs and budgets. A norm that the others lack stays.
  public func withSharedTables(of other: Facts) -> Facts {
    var mixed = self
    mixed.calendar = other.calendar
    let theirNorms = Dictionary(zip(other.indicators.map { Array($0.utf8) }, other.norms)) { first, _ in first }
    mixed.norms = zip(indicators, norms).map { theirNorms[Array($0.utf8)] ?? $1 }
    let ownUnits = Dictionary(zip(roster.units.map { Array($0.utf8) }, roster.units.indices)) { first, _ in first }
    func own(_ unit: Int) -> Int? { ownUnits[Array(other.roster.units[unit].utf8)] }
    mixed.tariffs = Tariffs()
    mixed.tariffs.general = other.tariffs.general
    for (key, rate) in other.tariffs.byUnit {
      guard let unit = own(Int(key & 0xFFFF_FFFF)) else { continue }
      mixed.tariffs.byUnit[Tariffs.key(grade: UInt8(key >> 32), unit: Int32(unit))] = rate
    }
    mixed.budgets = [:]
    for (unit, budget) in other.budgets {
      if let unit = own(unit) { mixed.budgets[unit] = budget }
    }
    return mixed
  }
}

/// What the calendar says of each day of a quarter.
public struct Calendar: Sendable {
  /// The kind of each day; nil when the calendar does not name it.
  public var kinds: [DayKind?]
  /// The name of the alternative working week of each day.
  public var alternatives: [String?]

  /// Makes a calendar of plain days.
  public init(dayCount: Int) {
    kinds = Array(repeating: nil, count: dayCount)
    alternatives = Array(repeating: nil, count: dayCount)
  }

  /// Whether offices are closed.
  public func isHoliday(_ day: Int) -> Bool { kinds[day] == .holiday || kinds[day] == .jointLeave }
}

/// Monthly base pay by class, in rupiah.
public struct Tariffs: Sendable {
  /// The pay of a class in a unit, by `key`.
  public var byUnit: [UInt64: Rupiah]
  /// The pay of a class in all other units.
  public var general: [UInt8: Rupiah]

  /// Makes an empty table.
  public init() {
    byUnit = [:]
    general = [:]
  }

  /// The key of a class in a unit.
  public static func key(grade: UInt8, unit: Int32) -> UInt64 {
    UInt64(grade) << 32 | UInt64(UInt32(bitPattern: unit))
  }

  /// The number of places of a unit in `byGrade`.
  static let gradePlaces = 32

  /// Where `byGrade` holds the pay of a class in a unit.
  @inline(__always)
  static func place(grade: UInt8, unit: Int32) -> Int { Int(unit) &* gradePlaces &+ Int(grade) }

  /// The pay of every class in every unit, -1 where there is none.
  func byGrade(units: Int) -> [Int64] {
    var rates = [Int64](repeating: -1, count: units * Self.gradePlaces)
    for (grade, rate) in general {
      for unit in 0..<units { rates[Self.place(grade: grade, unit: Int32(unit))] = rate.amount }
    }
    for (key, rate) in byUnit {
      rates[Self.place(grade: UInt8(key >> 32), unit: Int32(truncatingIfNeeded: key))] = rate.amount
    }
    return rates
  }

  /// The pay of a class in a unit, else of the class anywhere.
  public func rate(grade: UInt8, unit: Int32) -> Rupiah? {
    byUnit[Self.key(grade: grade, unit: unit)] ?? general[grade]
  }
}

/// A disciplinary sanction.
public struct Sanction: Sendable {
  /// The person.
  public var person: Int
  /// The position in `Facts.sanctionKinds`.
  public var kind: Int
  /// The first day.
  public var first: CivilDate
  /// The last day.
  public var last: CivilDate

  /// Makes a sanction.
  public init(person: Int, kind: Int, first: CivilDate, last: CivilDate) {
    self.person = person
    self.kind = kind
    self.first = first
    self.last = last
  }
}
