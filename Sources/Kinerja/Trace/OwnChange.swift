/// Something that could have been different in an employee's own rows.
package enum OwnChange: Sendable {
  /// A day spent at work in full, with midday punches at these times.
  case presence(DayRecord, midday: [ClockTime])
  /// One more unit of a target, one less where less is better: this much in all.
  case unit(TargetRecord, realised: Points)

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
    }
    return changed
  }
}

extension Tracer {
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
