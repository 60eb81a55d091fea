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
  /// Names of the kinds of spell.
  public var spellKinds: [String]
  /// Sanctions, leave, study, duties not done.
  public var spells: SpellTable
  /// Posts held for others.
  public var actingPosts: ActingTable
  /// Names of the kinds of event.
  public var eventKinds: [String]
  /// Ceremonies, inspections and the like.
  public var events: EventTable
  /// Names of numbers.
  public var numberNames: [String]
  /// Numbers that the policy names.
  public var numbers: NumberTable
  /// The budget of each unit of the roster that has one.
  public var budgets: [Int: Rupiah]
  /// The levels that leaders set in e-Kinerja, by person: 0 is none, else 1 + results level + 3 × conduct level.
  public var statutory: Storage<UInt8>?

  /// Makes facts of a quarter without any row.
  public init(
    quarter: Quarter, statuses: [String], shifts: [String], aspects: [String], spellKinds: [String] = [],
    eventKinds: [String] = [], numberNames: [String] = []
  ) {
    self.quarter = quarter
    self.statuses = statuses
    self.shifts = shifts
    self.aspects = aspects
    self.spellKinds = spellKinds
    self.eventKinds = eventKinds
    self.numberNames = numberNames
    roster = Roster(
      nips: [], segments: [], segmentStarts: [0], units: [], unitNames: [], posts: [], salaryGrades: [], echelons: [],
      names: [])
    attendance = AttendanceMatrix(words: Storage(count: 0), midday: nil, stride: AttendanceMatrix.stride(people: 0))
    shiftRoster = ShiftRoster(people: 0, dayCount: quarter.dayCount)
    calendar = Calendar(dayCount: quarter.dayCount)
    indicators = []
    norms = []
    targets = TargetTable(starts: [0], targets: [], wide: [])
    scores = ScoreTable(
      firstRaters: Storage(count: 0), firstSheets: Storage(count: 0), aspectCount: aspects.count)
    tariffs = Tariffs()
    spells = SpellTable()
    actingPosts = ActingTable()
    events = EventTable()
    numbers = NumberTable()
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
    mixed.tariffs = other.tariffs
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
