/// Hours that the clause `schedules` lacks although somebody of a run needs them (method, section 3).
package struct LackingHours: Hashable, Sendable {
  /// The pattern.
  package let pattern: WorkPattern
  /// The week that the calendar names for the day; nil where it names none.
  package let alternative: String?
  /// The shift; nil for office patterns.
  package let shift: String?
  /// The first day for which somebody needs them.
  package fileprivate(set) var day: CivilDate
  /// How many people need them.
  package fileprivate(set) var people: Int

  /// What lacks hours, as the policy would name it.
  package var name: String { [alternative, shift ?? pattern.code].compactMap { $0 }.joined(separator: ".") }
}

/// The hours that an evaluation would stop for the lack of, by name.
///
/// - Throws: `EvaluationError` when no version of the clause is in force on a day.
package func lackingHours(_ facts: Facts, under policy: Policy, asOf: CivilDate) throws(EvaluationError)
  -> [LackingHours]
{
  let schedule = try Schedule(facts, policy.schedules)
  let quarter = facts.quarter
  // By pattern too: a shift may be called what a pattern is.
  var found: [[String]: LackingHours] = [:]
  for person in 0..<facts.roster.count {
    var own: [[String]: LackingHours] = [:]
    for segment in facts.roster.segments[facts.roster.segmentRange(person)] {
      let (first, last) = (max(segment.first, quarter.first), min(segment.last, asOf))
      guard first <= last, let from = quarter.index(of: first), let to = quarter.index(of: last) else { continue }
      // The days of a whole month count towards the base of each of its days.
      let days = quarter.monthStarts[quarter.month(ofDay: from)]..<quarter.monthStarts[quarter.month(ofDay: to) + 1]
      for day in days {
        let code = segment.pattern == .shift ? facts.shiftRoster.code(person, day) : 0
        guard schedule.hours(segment.pattern, day, shiftCode: code).kind == .lacking else { continue }
        let lacking = LackingHours(
          pattern: segment.pattern, alternative: segment.pattern == .shift ? nil : facts.calendar.alternatives[day],
          shift: segment.pattern == .shift ? facts.shifts[code - 1] : nil, day: quarter.day(day), people: 1)
        let key = [lacking.pattern.code, lacking.name]
        if own[key] == nil { own[key] = lacking }
      }
    }
    for (name, lacking) in own {
      guard var known = found[name] else {
        found[name] = lacking
        continue
      }
      known.people += 1
      known.day = min(known.day, lacking.day)
      found[name] = known
    }
  }
  return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
}

/// Labels that several peer groups share: they are ranked together, but compared with medians of their own.
///
/// - Throws: `EvaluationError` when no version of the clause `workload` is in force.
package func sharedPeerLabels(_ facts: Facts, under policy: Policy, results: Results) throws(EvaluationError)
  -> [String]
{
  let rules = try QuarterRules(policy, on: facts.quarter.last)
  let peers = PeerGroups(rules.workload, results.employees, in: facts.roster, .serial)
  var groups: [String: Int] = [:]
  for level in peers.levels {
    for group in level.isUsed.indices where level.isUsed[group] {
      groups[level.name(group, results.employees, facts.roster), default: 0] += 1
    }
  }
  return groups.filter { $0.value > 1 }.keys.sorted()
}
