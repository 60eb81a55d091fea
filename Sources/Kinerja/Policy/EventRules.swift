internal import Wording

/// The clause `events`: what the events of `kejadian.csv` mean.
package struct EventRules: Sendable {
  /// The days on which a presence is expected.
  package struct Expectation: Hashable, Sendable {
    /// The weekdays.
    package var weekdays: [Weekday]
    /// The working patterns.
    package var patterns: [WorkPattern]
    /// Of the pattern of shifts the shifts; nil is every one.
    package var shifts: [String]?
    /// Whether days with an alternative working week count too.
    package var alternatives: Bool

    /// Makes an expectation.
    package init(weekdays: [Weekday], patterns: [WorkPattern], shifts: [String]?, alternatives: Bool) {
      self.weekdays = weekdays
      self.patterns = patterns
      self.shifts = shifts
      self.alternatives = alternatives
    }
  }

  /// What is counted.
  package enum Counting: Hashable, Sendable {
    /// Each row is so many cases.
    case rows
    /// Each row is a presence; the expected days without one are counted.
    case absences(Expectation)
  }

  /// A kind of event.
  package struct Kind: Hashable, Sendable {
    /// Its name in the table and in formulas.
    package var name: String
    /// What is counted.
    package var counting: Counting

    /// Makes a kind.
    package init(name: String, counting: Counting) {
      self.name = name
      self.counting = counting
    }
  }

  /// The kinds, in the order of the file.
  package var kinds: [Kind]

  /// Makes the rules.
  package init(kinds: [Kind]) { self.kinds = kinds }
}

extension EventRules: ClauseRules {
  package static let clause = Clause(
    .events, Text("Kejadian", "Events"), takenFor: .last, moves: .money, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<EventRules>> { \.events }
}
