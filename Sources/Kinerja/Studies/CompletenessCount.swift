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

/// How many sets of days hold each day; sets that are alike one behind the other, as plans are, are counted as one.
struct DayCounts: Sendable {
  private var byDay: [Int]
  private var run = DaySet()
  private var length = 0

  init(dayCount: Int) { byDay = Array(repeating: 0, count: dayCount) }

  @inline(__always)
  mutating func add(_ days: DaySet) {
    if days != run {
      endRun()
      run = days
    }
    length += 1
  }

  private mutating func endRun() {
    for day in run { byDay[day] += length }
    length = 0
  }

  subscript(day: Int) -> Int { byDay[day] + (run.contains(day) ? length : 0) }
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
  /// Days on which people in shifts have rows, but no shift.
  var unplanned: [(person: Int, days: DaySet)] = []
  /// By kind of ceremony, how many were to come on each day, and how many did not.
  var ceremonies: [(due: DayCounts, absent: DayCounts)]
  /// Those who were to come to several ceremonies, and of them those who came to none.
  var invited = 0
  var neverCame: [Int] = []

  init(people: Range<Int>, dayCount: Int, kinds: Int) {
    self.people = people
    let none = DayCounts(dayCount: dayCount)
    ceremonies = Array(repeating: (none, none), count: kinds)
  }
}

/// What is counted of a unit.
struct DueDaysOfUnit {
  private var scheduled: DayCounts
  private var gaps: DayCounts
  private var coded: DayCounts
  private var lone: DayCounts
  private(set) var total: Completeness.UnitTotal

  init(unit: Int, dayCount: Int) {
    scheduled = DayCounts(dayCount: dayCount)
    (gaps, coded, lone) = (scheduled, scheduled, scheduled)
    total = Completeness.UnitTotal(unit: unit)
  }

  /// Adds the days that somebody spent here.
  mutating func add(_ days: DaySet, _ due: DueDays) {
    total.scheduled += days.count
    scheduled.add(days)
    let gaps = days - due.own
    if !gaps.isEmpty { self.gaps.add(gaps) }
    let lone = days & due.lone
    if !lone.isEmpty { self.lone.add(lone) }
    total.lacking += gaps.count + lone.count
    let coded = days & due.coded
    if !coded.isEmpty { self.coded.add(coded) }
  }

  /// How many were to work on a day, and how many of them have a row.
  func presence(_ day: Int) -> (scheduled: Int, withRow: Int) { (scheduled[day], scheduled[day] - gaps[day]) }

  /// What is said of a day, when more than one or two lack a row or a punch.
  func day(_ day: Int, of quarter: Quarter) -> Completeness.UnitDay? {
    guard gaps[day] + lone[day] > 2 else { return nil }
    let due = scheduled[day] - coded[day]
    return Completeness.UnitDay(
      unit: total.unit, date: quarter.day(day), due: due, withRow: due - gaps[day], whole: due - gaps[day] - lone[day])
  }
}

extension [DueDays] {
  /// What is counted of each unit, in the order of the roster.
  func byUnit(_ facts: Facts) -> [DueDaysOfUnit] {
    let (roster, quarter) = (facts.roster, facts.quarter)
    var units = roster.units.indices.map { DueDaysOfUnit(unit: $0, dayCount: quarter.dayCount) }
    for due in self {
      let range = roster.segmentRange(due.person)
      guard range.count > 1 else {
        units[Int(roster.segments[range.lowerBound].unit)].add(due.expected, due)
        continue
      }
      for segment in roster.segments[range] {
        let days = due.expected & segment.days(of: quarter, dayCount: quarter.dayCount)
        if !days.isEmpty { units[Int(segment.unit)].add(days, due) }
      }
    }
    return units
  }
}

extension [DueDaysOfUnit] {
  /// The days of all units together on which somebody is scheduled.
  func days(_ dayCount: Int, of quarter: Quarter) -> [Completeness.Day] {
    (0..<dayCount).compactMap { day in
      let presences = map { $0.presence(day) }
      let scheduled = presences.reduce(0) { $0 + $1.scheduled }
      return scheduled == 0
        ? nil
        : Completeness.Day(
          date: quarter.day(day), scheduled: scheduled, withRow: presences.reduce(0) { $0 + $1.withRow })
    }
  }

  /// The days of units on which several people lack a row or a punch.
  func days(of quarter: Quarter) -> [Completeness.UnitDay] {
    flatMap { unit in (0..<quarter.dayCount).compactMap { unit.day($0, of: quarter) } }
  }
}

extension Segment {
  /// Its days among the first so many of a quarter.
  @inline(__always)
  fileprivate func days(of quarter: Quarter, dayCount: Int) -> DaySet {
    let before = Int(quarter.first.dayNumber)
    let first = max(0, Int(first.dayNumber) - before)
    let last = min(dayCount - 1, Int(last.dayNumber) - before)
    return first <= last ? DaySet(first..<last + 1) : DaySet()
  }
}

/// The days of people as roster, calendar and shifts plan them.
struct PlannedDays: Sendable {
  private let facts: Facts
  private let schedule: Schedule
  private let dayCount: Int
  private let office: [DaySet]
  /// The days on which most people work.
  var usual: DaySet { office[0] }

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
    var plan: Plan?
    for segment in facts.roster.segments[facts.roster.segmentRange(person)] {
      let own = segment.days(of: facts.quarter, dayCount: dayCount)
      guard !own.isEmpty else { continue }
      var (days, unplanned) = (DaySet(), DaySet())
      if segment.pattern == .shift {
        for day in own {
          let code = facts.shiftRoster.code(person, day)
          if code == 0 { unplanned.insert(day) }
          if schedule.hours(.shift, day, shiftCode: code).isScheduled { days.insert(day) }
        }
      } else {
        days = office[Int(segment.pattern.rawValue)] & own
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
      for place in plan.byPattern.indices where !plan.byPattern[place].isEmpty {
        guard let pattern = WorkPattern(rawValue: UInt8(place)) else { continue }
        due = due | events.expected(kind, pattern, of: person, among: plan.byPattern[place] & punched)
      }
      guard !due.isEmpty else { continue }
      let absent = due - events.attended(kind, person)
      invited += due.count
      came += (due - absent).count
      ceremonies[kind].due.add(due)
      if !absent.isEmpty { ceremonies[kind].absent.add(absent) }
    }
    guard invited >= Self.invitations else { return }
    self.invited += 1
    if came == 0 { neverCame.append(person) }
  }
}

/// The days with people who were expected at events.
func ceremonies(_ blocks: [CompletenessBlock], _ events: EventStep, _ quarter: Quarter, dayCount: Int)
  -> [Completeness.Ceremony]
{
  events.names.enumerated().flatMap { kind, name in
    (0..<dayCount).compactMap { day in
      let due = blocks.reduce(0) { $0 + $1.ceremonies[kind].due[day] }
      let absent = blocks.reduce(0) { $0 + $1.ceremonies[kind].absent[day] }
      return due == 0 ? nil : Completeness.Ceremony(kind: name, date: quarter.day(day), due: due, present: due - absent)
    }
  }
}

/// How many of the people with scores have one for each month for which scores may be expected.
func scoredMonths(_ facts: Facts, asOf: CivilDate) -> [Completeness.Month] {
  let (quarter, scores, roster) = (facts.quarter, facts.scores, facts.roster)
  // The months with a score, as bits.
  var months = [UInt8](repeating: 0, count: roster.count)
  for person in 0..<roster.count {
    let sheet = scores.firstSheets.base + person * scores.sheetSize
    for month in 0..<3 {
      let cells = UnsafeBufferPointer(start: sheet + month * scores.aspectCount, count: scores.aspectCount)
      if cells.contains(where: { $0 != 0 }) { months[person] |= 1 << UInt8(month) }
    }
  }
  for sheet in scores.otherSheets {
    for (cell, bits) in sheet.cells.enumerated() where bits != 0 {
      months[Int(sheet.person)] |= 1 << UInt8(cell / scores.aspectCount)
    }
  }
  let scored = months.reduce(0, |)
  let last = asOf == quarter.last ? 2 : (7 - scored.leadingZeroBitCount) - 1
  return (0..<3).compactMap { month in
    guard month <= last, quarter.lastDay(ofMonth: month) <= asOf else { return nil }
    let first = quarter.day(quarter.monthStarts[month])
    let end = quarter.lastDay(ofMonth: month)
    var (due, scored) = (0, 0)
    for person in 0..<roster.count where months[person] != 0 {
      guard roster.segments[roster.segmentRange(person)].contains(where: { $0.first <= end && $0.last >= first })
      else { continue }
      due += 1
      if months[person] >> UInt8(month) & 1 == 1 { scored += 1 }
    }
    return Completeness.Month(name: quarter.monthName(month), due: due, scored: scored)
  }
}
