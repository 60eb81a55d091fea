internal import Wording

/// The clause `counters`: days that formulas count.
package struct CounterRules: Sendable {
  /// A punch, or its absence.
  package enum MissingPunch: String, CaseIterable, Sendable {
    /// The first.
    case first = "in"
    /// The last.
    case last = "out"
    /// The first or the last.
    case any
    /// The first and the last.
    case both
    /// One that `midday` asks for.
    case midday
  }

  /// The days that a counter counts: those that meet every condition given.
  package struct Counter: Hashable, Sendable {
    /// Its name in formulas.
    package var name: String
    /// The day's status is one of these.
    package var statuses: [String]?
    /// The minutes of lateness lie from the first to the second, which may be open.
    package var late: MinuteRange?
    /// The minutes of leaving early do.
    package var early: MinuteRange?
    /// This punch is missing.
    package var missing: MissingPunch?
    /// The day is one of these.
    package var weekdays: [Weekday]?

    /// Makes a counter.
    package init(
      name: String, statuses: [String]? = nil, late: MinuteRange? = nil, early: MinuteRange? = nil,
      missing: MissingPunch? = nil, weekdays: [Weekday]? = nil
    ) {
      self.name = name
      self.statuses = statuses
      self.late = late
      self.early = early
      self.missing = missing
      self.weekdays = weekdays
    }
  }

  /// Minutes from one number to another, both included.
  package struct MinuteRange: Hashable, Sendable {
    /// The least.
    package var from: Points
    /// The most; nil is open.
    package var to: Points?

    /// Makes a range.
    package init(from: Points, to: Points?) {
      self.from = from
      self.to = to
    }

    /// Whether minutes in millionths lie within.
    package func contains(micros minutes: Int64) -> Bool {
      minutes >= from.micros && (to.map { minutes <= $0.micros } ?? true)
    }
  }

  /// The counters, in the order of the file.
  package var counters: [Counter]

  /// Makes the rules.
  package init(counters: [Counter]) { self.counters = counters }
}

extension CounterRules: ClauseRules {
  package static let clause = Clause(
    .counters, Text("Pencacah hari", "Counters"), takenFor: .last, moves: .money, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<CounterRules>> { \.counters }
}
