/// The cells of which another content would change the employee's figures, all else equal: found by trying.
package struct DecisiveCells: Sendable {
  /// A cell of an attendance row.
  package enum AttendanceCell: Hashable, CaseIterable, Sendable {
    case first, last, code, firstMidday, secondMidday
  }

  /// A cell of a target row.
  package enum TargetCell: Hashable, Sendable {
    case target, realised
  }

  /// A cell of a row of `masa.csv`, `kejadian.csv` or `angka.csv`.
  package enum RowCell: Hashable, Sendable {
    case kind, first, last, value
  }

  private var spells: [Spell: Set<RowCell>] = [:]
  private var events: [Event: Set<RowCell>] = [:]
  private var numbers: [NamedNumber: Set<RowCell>] = [:]
  private var attendance: [Int: Set<AttendanceCell>] = [:]
  private var targets: [TargetPlace: Set<TargetCell>] = [:]
  private let otherTargets: Set<TargetCell>

  /// Those of the attendance row of a day; empty without a row.
  package func attendance(onDay day: Int) -> Set<AttendanceCell> { attendance[day] ?? [] }

  /// Those of a spell.
  package func spell(_ spell: Spell) -> Set<RowCell> { spells[spell] ?? [] }

  /// Those of an event.
  package func event(_ event: Event) -> Set<RowCell> { events[event] ?? [] }

  /// Those of a named number.
  package func number(_ number: NamedNumber) -> Set<RowCell> { numbers[number] ?? [] }

  /// A target's indicator and month.
  private struct TargetPlace: Hashable {
    var indicator: Int
    var month: Int?
  }

  /// Those of the target row of an indicator for a month; nil is an indicator that no norm names.
  package func target(_ indicator: Int?, month: Int?) -> Set<TargetCell> {
    indicator.flatMap { targets[TargetPlace(indicator: $0, month: month)] } ?? otherTargets
  }

  /// Whether the norm of an indicator with a target of the employee's is one.
  package let normsAreDecisive: Bool

  init(
    _ days: [DayRecord], _ targets: [TargetRecord], of employee: EmployeeResult, _ rows: Tracer.AttendanceRows,
    in tracer: Tracer
  ) throws(EvaluationError) {
    // A target shows in the workload ratio, and so does a norm, whatever it weighs in the mean.
    normsAreDecisive = employee.knownWorkloadRatio != nil
    let weights = targets.reduce(UInt128(0)) { $0.addingReportingOverflow($1.weight).partialValue }
    let cells = { [normsAreDecisive] (weight: UInt128, reach: UInt128) -> Set<TargetCell> in
      // As far as the score could move, the mean moves by at least a millionth.
      let (moved, isLarge) = weight.multipliedReportingOverflow(by: reach)
      return Set((normsAreDecisive ? [.target] : []) + (isLarge || moved >= weights ? [.realised] : []))
    }
    otherTargets = cells(0, 0)
    let cap = tracer.achievement.rules.cap.micros
    for target in targets {
      self.targets[TargetPlace(indicator: target.indicator, month: target.month)] = cells(
        target.weight, UInt128(max(target.score.micros, cap - target.score.micros)))
    }
    guard let before = try tracer.follow(employee, rows) else { return }
    tryRows(of: employee, rows, before, in: tracer)
    for day in days where day.word.bits != 0 || day.midday != 0 {
      attendance[day.day] = Set(
        AttendanceCell.allCases.filter { cell in
          Self.contents(of: cell, day, tracer.facts.statuses, hasMidday: !rows.midday.isEmpty).contains { other in
            var changed = rows
            changed.words[day.day] = other.word.bits
            if !rows.midday.isEmpty { changed.midday[day.day] = other.midday }
            // A status that the policy lacks on that day is no content that the cell could have.
            guard let after = try? tracer.follow(employee, changed) else { return false }
            return !after.isSame(as: before)
          }
        })
    }
  }

  /// Tries other contents of the person's spells, events and numbers.
  private mutating func tryRows(
    of employee: EmployeeResult, _ rows: Tracer.AttendanceRows, _ before: FollowedDays, in tracer: Tracer
  ) {
    let facts = tracer.facts
    let person = Int(employee.person)
    func moves(_ change: (inout Facts) -> Void) -> Bool {
      var changed = facts
      change(&changed)
      // Where the changed rows cannot be evaluated the cell could not have that content.
      guard let after = try? tracer.replacing(changed).follow(employee, rows) else { return false }
      return !after.isSame(as: before)
    }
    let own = facts.spells[person]
    for (place, spell) in own.enumerated() {
      func with(_ other: Spell?) -> Bool {
        var spells = own
        spells.remove(at: place)
        if let other { spells.append(other) }
        return moves { $0.spells = $0.spells.replacing(spells, of: person) }
      }
      func changed(_ change: (inout Spell) -> Void) -> Spell {
        var other = spell
        change(&other)
        return other
      }
      var cells: Set<RowCell> = with(nil) ? [.kind] : []
      for first in [min(spell.last, facts.quarter.last), facts.quarter.first]
      where first <= spell.last && first != spell.first && with(changed { $0.first = first }) { cells.insert(.first) }
      for last in [spell.first, facts.quarter.last]
      where last >= spell.first && last != spell.last && with(changed { $0.last = last }) { cells.insert(.last) }
      for value in [0, 100 * Points.scale] where with(changed { $0.value = value }) { cells.insert(.value) }
      spells[spell] = cells
    }
    for event in Set(facts.events[person]) {
      func with(_ change: (inout [Event]) -> Void) -> Bool {
        moves { facts in
          var own = Array(facts.events[person])
          change(&own)
          facts.events = facts.events.replacing(own[...], of: person, people: facts.roster.count)
        }
      }
      var cells: Set<RowCell> = []
      if with({ own in own.removeAll { $0 == event } }) { cells.insert(.kind) }
      if with({ own in for place in own.indices where own[place] == event { own[place].count += Points.scale } }) {
        cells.insert(.value)
      }
      events[event] = cells
    }
    for number in Set(facts.numbers[person]) {
      let range =
        facts.numbers.starts.isEmpty ? 0..<0 : Int(facts.numbers.starts[person])..<Int(facts.numbers.starts[person + 1])
      for value in [0, number.value + 1_000_000 * Points.scale] where value != number.value {
        let isMoved = moves { facts in
          for place in range where facts.numbers.numbers[place] == number { facts.numbers.numbers[place].value = value }
        }
        if isMoved { numbers[number] = [.value] }
      }
    }
  }

  /// Contents that a cell of a day's row could have.
  private static func contents(of cell: AttendanceCell, _ day: DayRecord, _ statuses: [String], hasMidday: Bool)
    -> [(word: AttendanceWord, midday: UInt32)]
  {
    let (word, punches) = (day.word, day.midday)
    let (start, end) = (Int(day.hours.start), Int(day.hours.end))
    let times = [-1, start, (start + 600) % 1440, end % 1440, (end + 840) % 1440, 720]
    return switch cell {
    case .first: times.map { (AttendanceWord(first: $0, last: word.last, status: word.status), punches) }
    case .last: times.map { (AttendanceWord(first: word.first, last: $0, status: word.status), punches) }
    case .code:
      ([AttendanceWord.presence] + statuses.indices.map { AttendanceWord.firstStatus + $0 })
        .map { (AttendanceWord(first: word.first, last: word.last, status: $0), punches) }
    case .firstMidday: hasMidday ? times.map { (word, punches & ~0x7FF | UInt32($0 + 1)) } : []
    case .secondMidday: hasMidday ? times.map { (word, punches & 0x7FF | UInt32($0 + 1) << 11) } : []
    }
  }
}
