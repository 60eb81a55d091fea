/// What the events of a person amount to (method, section 11: kejadian). One object, for the figures of each month hold it.
final class EventStep: Sendable {
  private final class Kind: Sendable {
    /// The position in `Facts.eventKinds`; nil for a kind without any row.
    let place: Int?
    /// The days of the quarter on which a presence may be expected of each office pattern, and of shifts.
    let expected: [DaySet]
    /// The places of the shifts among `Facts.shifts`; nil is every one.
    let shifts: Set<Int>?

    init(place: Int?, expected: [DaySet], shifts: Set<Int>?) {
      self.place = place
      self.expected = expected
      self.shifts = shifts
    }
  }

  /// The kinds, in the order of the policy.
  let names: [String]
  private let facts: Facts
  private let kinds: [Kind]

  init(_ facts: Facts, _ policy: Policy) throws(EvaluationError) {
    let quarter = facts.quarter
    let rules = policy.events.version(on: quarter.last)?.rules ?? EventRules(kinds: [])
    for name in facts.eventKinds where !rules.kinds.contains(where: { BytewiseText($0.name) == BytewiseText(name) }) {
      throw .unknownCode(clause: .events, code: name, day: quarter.last)
    }
    self.facts = facts
    names = rules.kinds.map(\.name)
    kinds = rules.kinds.map { rules in
      var expected: [DaySet] = []
      var shifts: Set<Int>?
      if case .absences(let expectation) = rules.counting {
        expected = WorkPattern.allCases.map { pattern in
          DaySet(days: quarter.dayCount) { day in
            expectation.patterns.contains(pattern) && expectation.weekdays.contains(quarter.day(day).weekday)
              && (expectation.alternatives || facts.calendar.alternatives[day] == nil)
          }
        }
        shifts = expectation.shifts.map { names in
          Set(
            facts.shifts.indices.filter { place in
              names.contains { BytewiseText($0) == BytewiseText(facts.shifts[place]) }
            })
        }
      }
      return Kind(
        place: facts.eventKinds.firstIndex { BytewiseText($0) == BytewiseText(rules.name) },
        expected: expected, shifts: shifts)
    }
  }

  /// Whether each row of a kind is a presence, and absences are counted.
  func countsAbsences(_ kind: Int) -> Bool { !kinds[kind].expected.isEmpty }

  /// kejadian of a month in millionths.
  func count(_ kind: Int, _ month: DaySet, of person: Int, _ days: PersonDays) -> Int128 {
    guard countsAbsences(kind) else {
      let place = kinds[kind].place
      let rows = facts.events[person].lazy.filter { Int($0.kind) == place }
      return rows.filter { (month & days.covered).contains(Int($0.day)) }.reduce(0) { $0 + Int128($1.count) }
    }
    return Int128(absences(kind, month, of: person, days).count) * Int128(Points.scale)
  }

  /// The counted days of a month with presence on which an event of the kind was to be attended, and was not.
  func absences(_ kind: Int, _ month: DaySet, of person: Int, _ days: PersonDays) -> DaySet {
    let kind = kinds[kind]
    var absent = DaySet()
    for segment in days.segments {
      let pattern = facts.roster.segments[segment.position].pattern
      var expected = segment.present & kind.expected[Int(pattern.rawValue)] & month
      if pattern == .shift, let shifts = kind.shifts {
        for day in expected where !shifts.contains(facts.shiftRoster.code(person, day) - 1) { expected.remove(day) }
      }
      absent = absent | expected
    }
    guard !absent.isEmpty, let place = kind.place else { return absent }
    var attended = DaySet()
    for event in facts.events[person] where Int(event.kind) == place { attended.insert(Int(event.day)) }
    return absent - attended
  }
}
