internal import Wording

/// The clause `objection`: by when an objection (keberatan) must be decided.
package struct ObjectionRules: Hashable, Sendable {
  /// Which days count.
  package enum Counting: String, CaseIterable, Sendable {
    /// Every day.
    case calendar
    /// Monday to Friday, but not holidays.
    case working
  }

  /// The days from the day after receipt.
  package var days: Int
  /// Which days count.
  package var counting: Counting

  /// Makes the rules.
  package init(days: Int, counting: Counting) {
    self.days = days
    self.counting = counting
  }

  /// The last day for what was received on a day; `isFree` names holidays besides Saturdays and Sundays.
  package func deadline(from received: CivilDate, isFree: (CivilDate) -> Bool = { _ in false }) -> CivilDate {
    guard counting == .working else { return received.advanced(by: days) }
    var day = received
    var left = days
    while left > 0 {
      day = day.advanced(by: 1)
      if day.weekday != .saturday, day.weekday != .sunday, !isFree(day) { left -= 1 }
    }
    return day
  }
}

extension ObjectionRules: ClauseRules {
  package static let clause = Clause(
    .objection, Text("Keberatan", "Objections"), takenFor: .receipt, moves: .advice, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<ObjectionRules>> { \.objection }
}
