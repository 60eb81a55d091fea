/// What the events of a person amount to (method, section 11: kejadian). One object, for the figures of each month hold it.
final class EventStep: Sendable {
  private struct Kind: BitwiseCopyable, Sendable {
    /// The position in `Facts.eventKinds`; nil for a kind without any row.
    let place: Int?
    /// Whether each row is a presence, and absences are counted.
    let countsAbsences: Bool
    /// Then the days of the quarter on which a presence may be expected under each pattern.
    let expected: InlineArray<3, DaySet>
  }

  /// The kinds, in the order of the policy.
  let names: [String]
  private let facts: Facts
  private let kinds: [Kind]
  /// For each kind the places of the shifts that are expected among `Facts.shifts`; nil is every one.
  private let shifts: [Set<Int>?]

  init(_ facts: Facts, _ policy: Policy) throws(EvaluationError) {
    let quarter = facts.quarter
    let rules = policy.events.version(on: quarter.last)?.rules ?? EventRules(kinds: [])
    for name in facts.eventKinds where !rules.kinds.contains(where: { BytewiseText($0.name) == BytewiseText(name) }) {
      throw .unknownCode(clause: .events, code: name, day: quarter.last)
    }
    self.facts = facts
    names = rules.kinds.map(\.name)
    shifts = rules.kinds.map { rules in
      guard case .absences(let expectation) = rules.counting, let names = expectation.shifts else { return nil }
      return Set(
        facts.shifts.indices.filter { place in
          names.contains { BytewiseText($0) == BytewiseText(facts.shifts[place]) }
        })
    }
    kinds = rules.kinds.map { rules in
      var countsAbsences = false
      var expected = InlineArray<3, DaySet>(repeating: DaySet())
      if case .absences(let expectation) = rules.counting {
        countsAbsences = true
        for pattern in WorkPattern.allCases {
          expected[Int(pattern.rawValue)] = DaySet(days: quarter.dayCount) { day in
            expectation.patterns.contains(pattern) && expectation.weekdays.contains(quarter.day(day).weekday)
              && (expectation.alternatives || facts.calendar.alternatives[day] == nil)
          }
        }
      }
      return Kind(
        place: facts.eventKinds.firstIndex { BytewiseText($0) == BytewiseText(rules.name) },
        countsAbsences: countsAbsences, expected: expected)
    }
  }

  /// Whether each row of a kind is a presence, and absences are counted.
  func countsAbsences(_ kind: Int) -> Bool { kinds[kind].countsAbsences }

  /// kejadian of a month in millionths.
  func count(_ kind: Int, _ month: DaySet, of person: Int, _ days: PersonDays) -> Int128 {
    guard countsAbsences(kind) else {
      guard let place = kinds[kind].place else { return 0 }
      var sum: Int128 = 0
      facts.events.forEach(of: person) { event in
        if Int(event.kind) == place, (month & days.covered).contains(Int(event.day)) { sum += Int128(event.count) }
      }
      return sum
    }
    return Self.amount(absences(kind, of: person, days) & month)
  }

  /// A day each, in millionths.
  static func amount(_ days: DaySet) -> Int128 { Int128(days.count) * Int128(Points.scale) }

  /// The counted days of the quarter with presence on which an event of the kind was to be attended, and was not.
  func absences(_ kind: Int, of person: Int, _ days: PersonDays) -> DaySet {
    var absent = DaySet()
    for segment in days.segments {
      absent = absent | expected(kind, segment.pattern, of: person, among: segment.present)
    }
    return absent.isEmpty ? absent : absent - attended(kind, person)
  }

  /// Those of some days under a pattern on which an event of the kind is to be attended.
  func expected(_ kind: Int, _ pattern: WorkPattern, of person: Int, among days: DaySet) -> DaySet {
    var own = days & kinds[kind].expected[Int(pattern.rawValue)]
    if pattern == .shift, !own.isEmpty, let shifts = shifts[kind] {
      for day in own where !shifts.contains(facts.shiftRoster.code(person, day) - 1) { own.remove(day) }
    }
    return own
  }

  /// The days on which a person has a row of the kind.
  func attended(_ kind: Int, _ person: Int) -> DaySet {
    var attended = DaySet()
    guard let place = kinds[kind].place else { return attended }
    facts.events.forEach(of: person) { event in if Int(event.kind) == place { attended.insert(Int(event.day)) } }
    return attended
  }
}
