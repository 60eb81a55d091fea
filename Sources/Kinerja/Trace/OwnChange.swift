/// Something that could have been different in an employee's own rows.
package enum OwnChange: Sendable {
  /// A day spent at work in full, with midday punches at these times.
  case presence(DayRecord, midday: [ClockTime])
  /// One more unit of a target, one less where less is better: this much in all.
  case unit(TargetRecord, realised: Points)
  /// An event of this kind attended on a day of the quarter, where each row of the kind is a presence.
  case attended(kind: String, day: Int)
  /// An event that did not happen.
  case withoutEvent(Event)
  /// A spell that had ended before.
  case withoutSpell(Spell)

  /// The facts with the change.
  package func applied(to facts: Facts, person: Int) -> Facts {
    var changed = facts
    switch self {
    case .presence(let day, let midday):
      let punches = midday.enumerated().reduce(day.midday) { punches, punch in
        let shift = UInt32(punch.offset * 11)
        return punches & ~(0x7FF << shift) | UInt32(punch.element.minutes + 1) << shift
      }
      changed.attendance = facts.attendance.replacing(day.fullPresence, midday: punches, person: person, day: day.day)
    case .unit(let target, let realised):
      let range = Int(facts.targets.starts[person])..<Int(facts.targets.starts[person + 1])
      if let place = facts.targets.targets[range].firstIndex(where: {
        $0.indicator == target.indicator && $0.month == target.month
      }) {
        changed.targets.targets[place].realised = CompactPoints(
          micros: realised.micros, wide: &changed.targets.wide)
      }
    case .attended(let kind, let day):
      let place = facts.eventKinds.firstIndex { BytewiseText($0) == BytewiseText(kind) } ?? facts.eventKinds.count
      if place == facts.eventKinds.count { changed.eventKinds.append(kind) }
      let own = facts.events[person] + [Event(kind: place, day: day, count: Points.scale)]
      changed.events = facts.events.replacing(own, of: person, people: facts.roster.count)
    case .withoutEvent(let event):
      var own = Array(facts.events[person])
      if let place = own.firstIndex(of: event) { own.remove(at: place) }
      changed.events = facts.events.replacing(own[...], of: person, people: facts.roster.count)
    case .withoutSpell(let spell):
      var own = facts.spells[person]
      if let place = own.firstIndex(of: spell) { own.remove(at: place) }
      changed.spells = facts.spells.replacing(own, of: person)
    }
    return changed
  }
}

extension EventTable {
  /// The table with other events of a person.
  func replacing(_ own: ArraySlice<Event>, of person: Int, people: Int) -> EventTable {
    let starts = starts.isEmpty ? [UInt32](repeating: 0, count: people + 1) : starts
    let range = Int(starts[person])..<Int(starts[person + 1])
    var table = EventTable(starts: starts, events: events)
    table.events.replaceSubrange(range, with: own)
    let growth = Int64(own.count) - Int64(range.count)
    for next in person + 1..<starts.count { table.starts[next] = UInt32(Int64(starts[next]) + growth) }
    return table
  }
}

extension Tracer {
  /// For each kind of event that counts one less, then each spell that touches the quarter gone.
  func changesOfPayment(_ person: Int, _ days: PersonDays) -> [OwnChange] {
    let events = steps.months.events
    let ofEvents = events.names.enumerated().compactMap { kind, name -> OwnChange? in
      if events.countsAbsences(kind) {
        return events.absences(kind, of: person, days).first.map { .attended(kind: name, day: $0) }
      }
      return facts.events[person].filter {
        BytewiseText(facts.eventKinds[Int($0.kind)]) == BytewiseText(name) && days.covered.contains(Int($0.day))
      }.min { ($0.day, $0.count) < ($1.day, $1.count) }.map { .withoutEvent($0) }
    }
    let last = results.asOf
    return ofEvents
      + facts.spells[person].filter { $0.first <= last && $0.last >= facts.quarter.first }.map { .withoutSpell($0) }
  }

  /// The costliest day spent at work, then one more unit of each target that can have one.
  func changes(_ days: [DayRecord], _ targets: [TargetRecord]) -> [OwnChange] {
    var changes: [OwnChange] = []
    if let day = days.costliest {
      let hasMidday = facts.attendance.midday != nil && facts.roster.segments[day.segment].pattern != .shift
      let rules = policy.attendance.versions[day.version].rules
      changes.append(.presence(day, midday: hasMidday ? rules.midday.map(\.opens) : []))
    }
    for target in targets {
      let realised = target.realised.micros + (target.isMinimised ? -Points.scale : Points.scale)
      // Numbers of the exports lie below 10^12.
      guard realised >= 0, realised < 1_000_000_000_000 * Points.scale else { continue }
      changes.append(.unit(target, realised: Points(micros: realised)))
    }
    return changes
  }
}
