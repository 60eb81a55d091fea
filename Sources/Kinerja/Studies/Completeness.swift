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

  /// Employees with scheduled days, but without any attendance row on one of them, nor a spell that gives them a status.
  package let attendance: Lack
  /// Employees without any target.
  package let targets: Lack
  /// Employees without any score; none is missing before the first month is over.
  package let scores: Lack
  /// Whether the scores of the first month had a month to come in.
  package let areScoresDue: Bool
  /// The scheduled days until the as-of date, in their order.
  package let days: [Day]
  /// Of whoever has rows and stands last in the roster's rows or NIPs: the scheduled days between the own last row and the
  /// last row of all.
  package let daysLackingAtEnd: Int

  /// The last day with a row; nil without any.
  package var lastDay: CivilDate? { days.last { $0.withRow > 0 }?.date }
}

/// Compares the facts of a quarter with what its roster, calendar and shifts let one expect until a day.
///
/// - Throws: `EvaluationError` when the policy has no schedules or attendance rules on some day.
package func completeness(
  _ facts: Facts, _ policy: Policy, asOf: CivilDate, _ parallelism: Parallelism = .serial
) throws(EvaluationError) -> Completeness {
  let schedule = try Schedule(facts, policy.schedules)
  let statuses = try AttendanceStep(facts, policy.attendance, schedule).statuses
  let spells = try SpellStep(facts, policy, statuses: statuses)
  let roster = facts.roster
  let dayCount = Int(asOf.dayNumber - facts.quarter.first.dayNumber) + 1
  let attendance = facts.attendance
  var blocks = stride(from: 0, to: roster.count, by: 4096).map { start in
    CompletenessBlock(people: start..<min(roster.count, start + 4096), dayCount: dayCount)
  }
  let office = [WorkPattern.fiveDays, .sixDays].map { pattern in
    DaySet(days: dayCount) { schedule.hours(pattern, $0, shiftCode: 0).isScheduled }
  }
  /// The days on which somebody is scheduled; nil for somebody without a segment in the run.
  @Sendable func scheduledDays(_ person: Int) -> DaySet? {
    var scheduled: DaySet?
    for position in roster.segmentRange(person) {
      let segment = roster.segments[position]
      let first = max(0, Int(segment.first.dayNumber) - Int(facts.quarter.first.dayNumber))
      let last = min(dayCount - 1, Int(segment.last.dayNumber) - Int(facts.quarter.first.dayNumber))
      guard first <= last else { continue }
      let own = DaySet(first..<last + 1)
      switch segment.pattern {
      case .fiveDays: scheduled = (scheduled ?? DaySet()) | office[0] & own
      case .sixDays: scheduled = (scheduled ?? DaySet()) | office[1] & own
      case .shift:
        let days = DaySet(days: dayCount) { day in
          own.contains(day)
            && schedule.hours(.shift, day, shiftCode: facts.shiftRoster.code(person, day)).isScheduled
        }
        scheduled = (scheduled ?? DaySet()) | days
      }
    }
    return scheduled
  }
  parallelism.overEach(of: &blocks) { block in
    // The matrix is by day: gone through day by day, it is read as it lies.
    var present = [[UInt64]](repeating: Array(repeating: 0, count: block.people.count), count: 2)
    for day in 0..<dayCount {
      let row = attendance.words.base + day * attendance.stride + block.people.lowerBound
      let bit: UInt64 = 1 << UInt64(day % 64)
      present[day / 64].withUnsafeMutableBufferPointer { days in
        for place in days.indices { days[place] |= row[place] == 0 ? 0 : bit }
      }
    }
    for (place, person) in block.people.enumerated() {
      guard var expected = scheduledDays(person) else { continue }
      block.employees.append(person)
      if facts.targets.starts[person] == facts.targets.starts[person + 1] { block.withoutTargets.append(person) }
      if facts.scores.firstRaters[person] == 0 { block.withoutScores.append(person) }
      let told = spells.has(person) ? spells.days(of: person) : []
      for day in told.indices where told[day] != nil { expected.remove(day) }
      guard !expected.isEmpty else { continue }
      block.scheduledEmployees += 1
      let own = DaySet(bits: UInt128(present[1][place]) << 64 | UInt128(present[0][place])) & expected
      if own.isEmpty {
        block.withoutAttendance.append(person)
      } else {
        block.lastRows.append((person, expected, own.last ?? 0))
        for day in expected { block.scheduled[day] += 1 }
        for day in own { block.withRow[day] += 1 }
      }
    }
  }
  let employees = blocks.flatMap(\.employees)
  let orders = [
    employees.sorted { left, right in
      let (left, right) = (roster.firstSegment(left), roster.firstSegment(right))
      return (left.file, left.line) < (right.file, right.line)
    },
    employees.sorted { roster.nips[$0] < roster.nips[$1] },
  ]
  func lack(_ list: KeyPath<CompletenessBlock, [Int]>, of expected: Int) -> Completeness.Lack {
    let people = blocks.flatMap { $0[keyPath: list] }
    let lacking = Set(people)
    let trailing = orders.map { order in order.reversed().prefix { lacking.contains($0) }.count }.max() ?? 0
    return Completeness.Lack(
      people: people, expected: expected, trailing: people.count < employees.count ? trailing : 0)
  }
  let days = (0..<dayCount).compactMap { day -> Completeness.Day? in
    let scheduled = blocks.reduce(0) { $0 + $1.scheduled[day] }
    guard scheduled > 0 else { return nil }
    return Completeness.Day(
      date: facts.quarter.day(day), scheduled: scheduled, withRow: blocks.reduce(0) { $0 + $1.withRow[day] })
  }
  let lastRows = blocks.flatMap(\.lastRows)
  let byPerson = Dictionary(uniqueKeysWithValues: lastRows.map { ($0.person, $0) })
  let end = lastRows.map(\.last).max() ?? 0
  let gaps = orders.map { order in
    order.last { byPerson[$0] != nil }.flatMap { byPerson[$0] }.map { own in
      own.expected.count { $0 > own.last && $0 <= end }
    } ?? 0
  }
  let isFirstMonthOver = asOf >= facts.quarter.lastDay(ofMonth: 0)
  return Completeness(
    attendance: lack(\.withoutAttendance, of: blocks.reduce(0) { $0 + $1.scheduledEmployees }),
    targets: lack(\.withoutTargets, of: employees.count),
    scores: isFirstMonthOver
      ? lack(\.withoutScores, of: employees.count) : Completeness.Lack(people: [], expected: 0, trailing: 0),
    areScoresDue: asOf >= facts.quarter.lastDay(ofMonth: 1),
    days: days,
    daysLackingAtEnd: gaps.max() ?? 0)
}

extension Roster {
  fileprivate func firstSegment(_ person: Int) -> Segment { segments[Int(segmentStarts[person])] }
}

/// What a block of the roster adds.
private struct CompletenessBlock: Sendable {
  let people: Range<Int>
  var employees: [Int] = []
  /// Of each employee with rows the scheduled days and the last day with a row.
  var lastRows: [(person: Int, expected: DaySet, last: Int)] = []
  var scheduledEmployees = 0
  var withoutAttendance: [Int] = []
  var withoutTargets: [Int] = []
  var withoutScores: [Int] = []
  var scheduled: [Int]
  var withRow: [Int]

  init(people: Range<Int>, dayCount: Int) {
    self.people = people
    scheduled = Array(repeating: 0, count: dayCount)
    withRow = scheduled
  }
}
