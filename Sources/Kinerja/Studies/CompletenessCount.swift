/// The scheduled days of somebody who has attendance rows, and what lies on them.
struct DueDays: Sendable {
  let person: Int
  /// The days on which work was to be done, without those of which a spell tells.
  let expected: DaySet
  /// Those of them with a row.
  let own: DaySet
  /// The rows with a code of absence or duty.
  let coded: DaySet
  /// The rows of presence with a first or a last punch alone.
  let lone: DaySet
}

/// The days of somebody's rows that are not those of presence with a first and a last punch.
struct OddDays {
  /// Days with a code of absence or duty.
  var coded = DaySet()
  /// Presence without any punch.
  var timeless = DaySet()
  /// Presence with a first or a last punch alone.
  var lone = DaySet()

  mutating func add(_ word: AttendanceWord, _ day: Int) {
    if !word.isPresence {
      coded.insert(day)
    } else if word.hasPunch {
      lone.insert(day)
    } else {
      timeless.insert(day)
    }
  }
}

extension AttendanceWord {
  /// Whether it is a presence with a first and a last punch, as most are.
  @inline(__always)
  var isWhole: Bool { isPresence && firstPlace != 0 && lastPlace != 0 }
}

/// What a block of the roster adds to what exports lack.
struct CompletenessBlock: Sendable {
  let people: Range<Int>
  var employees: [Int] = []
  var due: [DueDays] = []
  var scheduledEmployees = 0
  var withoutAttendance: [Int] = []
  var onFewDays: [Int] = []
  var withoutTargets: [Int] = []
  var withoutScores: [Int] = []
  /// How many people are scheduled on the same days.
  var plans: [DaySet: Int] = [:]
  var scheduled: [Int]
  var withRow: [Int]
  /// Days on which people in shifts have rows, but no shift.
  var unplanned: [(person: Int, days: DaySet)] = []
  /// By kind of ceremony and day, who was to come, and who came.
  var ceremonies: [[(due: Int, present: Int)]]
  /// Those who were to come to several ceremonies, and of them those who came to none.
  var invited = 0
  var neverCame: [Int] = []

  init(people: Range<Int>, dayCount: Int, kinds: Int) {
    self.people = people
    scheduled = Array(repeating: 0, count: dayCount)
    withRow = scheduled
    ceremonies = Array(repeating: Array(repeating: (0, 0), count: dayCount), count: kinds)
  }
}

extension [DueDays] {
  /// Of each unit the days on which several people lack a row or a punch, and of each unit all its days together.
  func byUnit(_ facts: Facts) -> (days: [Completeness.UnitDay], units: [Completeness.UnitTotal]) {
    let quarter = facts.quarter
    let (roster, dayCount) = (facts.roster, quarter.dayCount)
    func forEachStay(_ body: (_ unit: Int, _ days: DaySet, _ due: DueDays) -> Void) {
      for due in self {
        let range = roster.segmentRange(due.person)
        guard range.count > 1 else {
          body(Int(roster.segments[range.lowerBound].unit), due.expected, due)
          continue
        }
        for segment in roster.segments[range] {
          let first = Swift.max(0, Int(segment.first.dayNumber) - Int(quarter.first.dayNumber))
          let last = Swift.min(dayCount - 1, Int(segment.last.dayNumber) - Int(quarter.first.dayNumber))
          if first <= last { body(Int(segment.unit), due.expected & DaySet(first..<last + 1), due) }
        }
      }
    }
    var totals = roster.units.indices.map { Completeness.UnitTotal(unit: $0) }
    var lacking: [Int: [Int]] = [:]
    forEachStay { unit, days, due in
      totals[unit].scheduled += days.count
      let gaps = days - due.own
      let lacks = gaps | days & due.lone
      guard !lacks.isEmpty else { return }
      totals[unit].lacking += lacks.count
      for day in lacks { lacking[unit, default: [Int](repeating: 0, count: dayCount)][day] += 1 }
    }
    // One or two are nothing to speak of; only of the other days is it counted who was there.
    var places: [Int: [Int: Int]] = [:]
    var found: [Completeness.UnitDay] = []
    for (unit, counts) in lacking.sorted(by: { $0.key < $1.key }) {
      for (day, count) in counts.enumerated() where count > 2 {
        places[unit, default: [:]][day] = found.count
        found.append(Completeness.UnitDay(unit: unit, date: quarter.day(day)))
      }
    }
    guard !found.isEmpty else { return ([], totals) }
    forEachStay { unit, days, due in
      for (day, place) in places[unit] ?? [:] where days.contains(day) {
        guard !due.coded.contains(day) else { continue }
        found[place].due += 1
        guard due.own.contains(day) else { continue }
        found[place].withRow += 1
        if !due.lone.contains(day) { found[place].whole += 1 }
      }
    }
    return (found, totals)
  }
}

/// The days of people as roster, calendar and shifts plan them.
struct PlannedDays: Sendable {
  private let facts: Facts
  private let schedule: Schedule
  private let dayCount: Int
  private let office: [DaySet]

  init(_ facts: Facts, _ schedule: Schedule, dayCount: Int) {
    self.facts = facts
    self.schedule = schedule
    self.dayCount = dayCount
    office = [WorkPattern.fiveDays, .sixDays].map { pattern in
      DaySet(days: dayCount) { schedule.hours(pattern, $0, shiftCode: 0).isScheduled }
    }
  }

  /// The days of a person, of each pattern and together, and those in shifts of which the roster of shifts says nothing; nil
  /// for somebody without a segment in the run.
  func days(of person: Int) -> Plan? {
    let (roster, quarter) = (facts.roster, facts.quarter)
    var plan: Plan?
    for segment in roster.segments[roster.segmentRange(person)] {
      let first = max(0, Int(segment.first.dayNumber) - Int(quarter.first.dayNumber))
      let last = min(dayCount - 1, Int(segment.last.dayNumber) - Int(quarter.first.dayNumber))
      guard first <= last else { continue }
      let own = DaySet(first..<last + 1)
      var (days, unplanned) = (DaySet(), DaySet())
      switch segment.pattern {
      case .fiveDays: days = office[0] & own
      case .sixDays: days = office[1] & own
      case .shift:
        for day in own {
          let code = facts.shiftRoster.code(person, day)
          if code == 0 { unplanned.insert(day) }
          if schedule.hours(.shift, day, shiftCode: code).isScheduled { days.insert(day) }
        }
      }
      plan = plan ?? Plan()
      plan?.add(days, segment.pattern, unplanned)
    }
    return plan
  }

  /// What is planned for somebody.
  struct Plan {
    private(set) var scheduled = DaySet()
    private(set) var unplanned = DaySet()
    private(set) var byPattern = InlineArray<3, DaySet>(repeating: DaySet())

    mutating func add(_ days: DaySet, _ pattern: WorkPattern, _ unplanned: DaySet) {
      scheduled = scheduled | days
      self.unplanned = self.unplanned | unplanned
      byPattern[Int(pattern.rawValue)] = byPattern[Int(pattern.rawValue)] | days
    }
  }
}

extension CompletenessBlock {
  /// So many times somebody is to have been expected before it is odd that he never came.
  private static let invitations = 3

  /// Counts the events at which a person was expected while at work.
  mutating func countEvents(_ events: EventStep, of person: Int, _ plan: PlannedDays.Plan, _ punched: DaySet) {
    var (invited, came) = (0, 0)
    for kind in ceremonies.indices where events.countsAbsences(kind) {
      var due = DaySet()
      for pattern in WorkPattern.allCases {
        due = due | events.expected(kind, pattern, of: person, among: plan.byPattern[Int(pattern.rawValue)] & punched)
      }
      guard !due.isEmpty else { continue }
      let attended = due & events.attended(kind, person)
      invited += due.count
      came += attended.count
      for day in due { ceremonies[kind][day].due += 1 }
      for day in attended { ceremonies[kind][day].present += 1 }
    }
    guard invited >= Self.invitations else { return }
    self.invited += 1
    if came == 0 { neverCame.append(person) }
  }
}

/// The days with people who were expected at events.
func ceremonies(_ blocks: [CompletenessBlock], _ events: EventStep, _ quarter: Quarter) -> [Completeness.Ceremony] {
  events.names.enumerated().flatMap { kind, name in
    (0..<(blocks.first?.scheduled.count ?? 0)).compactMap { day in
      let due = blocks.reduce(0) { $0 + $1.ceremonies[kind][day].due }
      let present = blocks.reduce(0) { $0 + $1.ceremonies[kind][day].present }
      return due == 0 ? nil : Completeness.Ceremony(kind: name, date: quarter.day(day), due: due, present: present)
    }
  }
}

/// How many of the people with scores have one for each month for which scores may be expected.
func scoredMonths(_ facts: Facts, asOf: CivilDate) -> [Completeness.Month] {
  let (quarter, scores, roster) = (facts.quarter, facts.scores, facts.roster)
  var hasScore = [Bool](repeating: false, count: roster.count * 3)
  let size = scores.sheetSize
  for person in 0..<roster.count {
    for cell in 0..<size where scores.firstSheets[person * size + cell] != 0 {
      hasScore[person * 3 + cell / scores.aspectCount] = true
    }
  }
  for sheet in scores.otherSheets {
    for (cell, bits) in sheet.cells.enumerated() where bits != 0 {
      hasScore[Int(sheet.person) * 3 + cell / scores.aspectCount] = true
    }
  }
  let last = asOf == quarter.last ? 2 : (hasScore.indices.filter { hasScore[$0] }.map { $0 % 3 }.max() ?? 0) - 1
  return (0..<3).compactMap { month in
    guard month <= last, quarter.lastDay(ofMonth: month) <= asOf else { return nil }
    let first = quarter.day(quarter.monthStarts[month])
    let due = (0..<roster.count).filter { person in
      (0..<3).contains { hasScore[person * 3 + $0] }
        && roster.segments[roster.segmentRange(person)].contains {
          $0.first <= quarter.lastDay(ofMonth: month) && $0.last >= first
        }
    }
    return Completeness.Month(
      name: quarter.monthName(month), due: due.count, scored: due.count { hasScore[$0 * 3 + month] })
  }
}
