/// Whether the exports hold what the roster and the calendar let one expect: who has no row at all, and on which days hardly
/// anybody has one.
package struct Completeness: Sendable {
  /// Employees who lack something, as persons of the roster, in its order.
  package struct Lack: Sendable {
    /// Who.
    package let people: [Int]
    /// Among how many.
    package let expected: Int
    /// How many of them stand one behind the other at the end of the roster's rows, or of its NIPs, as when a file in that
    /// order was cut.
    package let trailing: Int
  }

  /// A day on which somebody was scheduled.
  package struct Day: Hashable, Sendable {
    /// The day.
    package let date: CivilDate
    /// How many were to work, of those who have attendance rows at all and no spell that tells of the day.
    package let scheduled: Int
    /// How many of them have a row.
    package let withRow: Int
  }

  /// A day of a unit on which several people lack a row or a punch.
  package struct UnitDay: Hashable, Sendable {
    /// The position in `Roster.units`.
    package let unit: Int
    /// The day.
    package let date: CivilDate
    /// How many were to work, as in `Day`, and have no row with a code of absence or duty.
    package var due = 0
    /// How many of them have a row.
    package var withRow = 0
    /// How many of them have a row that has no first or last punch alone.
    package var whole = 0
  }

  /// The scheduled days of a unit, summed over its people.
  package struct UnitTotal: Hashable, Sendable {
    /// The position in `Roster.units`.
    package let unit: Int
    /// The days.
    package var scheduled = 0
    /// Those of them without a row, or with a first or a last punch alone.
    package var lacking = 0
  }

  /// A day on which the policy expects people at an event.
  package struct Ceremony: Hashable, Sendable {
    /// The kind of event.
    package let kind: String
    /// The day.
    package let date: CivilDate
    /// How many were at work and expected.
    package let due: Int
    /// How many of them have a row of the event.
    package let present: Int
  }

  /// A month that is over.
  package struct Month: Hashable, Sendable {
    /// The month, such as `2026-07`.
    package let name: String
    /// How many of the people with scores served in it.
    package let due: Int
    /// How many of them have a score for it.
    package let scored: Int
  }

  /// Employees with scheduled days, but without any attendance row on one of them, nor a spell that gives them a status.
  package let attendance: Lack
  /// Those of them who were to work on fewer than three days, as on the first days of a quarter or of somebody's service.
  package var onFewDays: Set<Int> = []
  /// Employees without any target.
  package let targets: Lack
  /// Employees without any score; none is missing before the first month is over.
  package let scores: Lack
  /// Whether the scores of the first month had a month to come in.
  package let areScoresDue: Bool
  /// Employees who were to come to several events, but have no row of any.
  package var events = Lack(people: [], expected: 0, trailing: 0)
  /// The scheduled days until the as-of date, in their order.
  package let days: [Day]
  /// The days of units on which at least three people lack a row or a punch, by unit and day.
  package var unitDays: [UnitDay] = []
  /// The units, in the order of the roster.
  package var units: [UnitTotal] = []
  /// The days with people at work who were expected at an event, by kind and day.
  package var ceremonies: [Ceremony] = []
  /// The months that ended until the as-of date, and for which scores may be expected: all at the quarter's end, else those
  /// before another one with scores.
  package var months: [Month] = []
  /// Rows of people in shifts on days of which the roster of shifts says nothing: who, and which days.
  package var unplanned: [(person: Int, days: [CivilDate])] = []
  /// Of whoever has rows and stands last in the roster's rows or NIPs: the scheduled days between the own last row and the
  /// last row of all.
  package let daysLackingAtEnd: Int

  /// The last day with a row; nil without any.
  package var lastDay: CivilDate? { days.last { $0.withRow > 0 }?.date }
}

/// Compares the facts of a quarter with what its roster, calendar and shifts let one expect until a day.
///
/// - Throws: `EvaluationError` when the policy has no schedules on some day, or lacks a status or an event that the rows name.
package func completeness(
  _ facts: Facts, _ policy: Policy, asOf: CivilDate, _ parallelism: Parallelism = .serial
) throws(EvaluationError) -> Completeness {
  let schedule = try Schedule(facts, policy.schedules)
  let spells = try SpellStep(facts, policy, statuses: StatusCodes(facts.statuses, policy.attendance).names)
  let events = try EventStep(facts, policy)
  let roster = facts.roster
  let quarter = facts.quarter
  let dayCount = Int(asOf.dayNumber - quarter.first.dayNumber) + 1
  let attendance = facts.attendance
  var blocks = stride(from: 0, to: roster.count, by: 4096).map { start in
    CompletenessBlock(
      people: start..<min(roster.count, start + 4096), dayCount: dayCount, kinds: events.names.count)
  }
  let planned = PlannedDays(facts, schedule, dayCount: dayCount)
  parallelism.overEach(of: &blocks) { block in
    // The matrix is by day: gone through day by day, it is read as it lies. Most people have a row with both punches on
    // each usual day, and none on the others.
    var rows = [DaySet](repeating: planned.usual, count: block.people.count)
    var odd = [OddDays](repeating: OddDays(), count: block.people.count)
    for day in 0..<dayCount {
      let words = attendance.words.base + day * attendance.stride + block.people.lowerBound
      func add(_ word: AttendanceWord, _ place: Int) {
        if word.bits == 0 { rows[place].remove(day) } else { rows[place].insert(day) }
        if word.bits != 0, !word.isWhole { odd[place].add(word, day) }
      }
      if planned.usual.contains(day) {
        for place in 0..<block.people.count where !AttendanceWord(bits: words[place]).isWhole {
          add(AttendanceWord(bits: words[place]), place)
        }
      } else {
        for place in 0..<block.people.count where words[place] != 0 {
          add(AttendanceWord(bits: words[place]), place)
        }
      }
    }
    for (place, person) in block.people.enumerated() {
      guard let plan = planned.days(of: person) else { continue }
      let (row, odd) = (rows[place], odd[place])
      block.employees.append(person)
      if facts.targets.starts[person] == facts.targets.starts[person + 1] { block.withoutTargets.append(person) }
      if facts.scores.firstRaters[person] == 0 { block.withoutScores.append(person) }
      let unplanned = (plan.unplanned & row) - odd.coded
      if !unplanned.isEmpty { block.unplanned.append((person, unplanned)) }
      block.countEvents(events, of: person, plan, row - odd.coded - odd.timeless)
      var expected = plan.scheduled
      let told = spells.has(person) ? spells.days(of: person) : []
      for day in told.indices where told[day] != nil { expected.remove(day) }
      guard !expected.isEmpty else { continue }
      block.scheduledEmployees += 1
      let own = row & expected
      if own.isEmpty {
        block.withoutAttendance.append(person)
        if expected.count < 3 { block.onFewDays.append(person) }
      } else {
        block.due.append(
          DueDays(
            person: person, expected: expected, own: own, coded: own & odd.coded, lone: own & odd.lone))
      }
    }
  }
  let employees = blocks.flatMap(\.employees)
  // The orders in which tables may lie: that of the roster's rows, and that of NIPs.
  let rowOrder = roster.segmentStarts.dropLast().map { start in
    UInt64(roster.segments[Int(start)].file) << 32 | UInt64(roster.segments[Int(start)].line)
  }
  let orders = [rowOrder, roster.nips]
  func lack(_ list: KeyPath<CompletenessBlock, [Int]>, of expected: Int) -> Completeness.Lack {
    let people = blocks.flatMap { $0[keyPath: list] }
    guard !people.isEmpty, people.count < employees.count else {
      return Completeness.Lack(people: people, expected: expected, trailing: 0)
    }
    var isLacking = [Bool](repeating: false, count: roster.count)
    for person in people { isLacking[person] = true }
    let trailing = orders.map { order in
      var last: UInt64 = 0
      for person in employees where !isLacking[person] { last = max(last, order[person]) }
      return people.count { order[$0] > last }
    }
    return Completeness.Lack(people: people, expected: expected, trailing: trailing.max() ?? 0)
  }
  let due = blocks.flatMap(\.due)
  let end = due.lazy.map { $0.own.last ?? 0 }.max() ?? 0
  let gaps = orders.map { order in
    due.max { order[$0.person] < order[$1.person] }.map { last in
      last.expected.count { $0 > last.own.last ?? 0 && $0 <= end }
    } ?? 0
  }
  let byUnit = due.byUnit(facts)
  let isFirstMonthOver = asOf >= quarter.lastDay(ofMonth: 0)
  return Completeness(
    attendance: lack(\.withoutAttendance, of: blocks.reduce(0) { $0 + $1.scheduledEmployees }),
    onFewDays: Set(blocks.flatMap(\.onFewDays)),
    targets: lack(\.withoutTargets, of: employees.count),
    scores: isFirstMonthOver
      ? lack(\.withoutScores, of: employees.count) : Completeness.Lack(people: [], expected: 0, trailing: 0),
    areScoresDue: asOf >= quarter.lastDay(ofMonth: 1),
    events: lack(\.neverCame, of: blocks.reduce(0) { $0 + $1.invited }),
    days: byUnit.days(dayCount, of: quarter), unitDays: byUnit.days(of: quarter), units: byUnit.map(\.total),
    ceremonies: ceremonies(blocks, events, quarter, dayCount: dayCount),
    months: scoredMonths(facts, asOf: asOf),
    unplanned: blocks.flatMap(\.unplanned).map { ($0.person, $0.days.map(quarter.day)) },
    daysLackingAtEnd: gaps.max() ?? 0)
}
