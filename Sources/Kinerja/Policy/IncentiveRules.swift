internal import Wording

/// The clause `incentive`: how ratings become money.
package struct IncentiveRules: Sendable {
  /// The share of achievement; the rest is discipline's.
  package var achievementShare: Points
  /// The share of discipline.
  package var disciplineShare: Points
  /// The percent that each rating earns.
  package var predikatPercent: [String: Points]
  /// The percent that each legal status earns.
  package var statusPercent: [EmploymentStatus: Points]
  /// The percent that each kind of sanction takes.
  package var sanctions: [String: Points]
  /// The least number of counted days.
  package var minDays: Int
  /// Payments are multiples of this many rupiah.
  package var roundDownTo: Int64

  /// Makes the rules.
  package init(
    achievementShare: Points, disciplineShare: Points, predikatPercent: [String: Points],
    statusPercent: [EmploymentStatus: Points], sanctions: [String: Points], minDays: Int, roundDownTo: Int64
  ) {
    self.achievementShare = achievementShare
    self.disciplineShare = disciplineShare
    self.predikatPercent = predikatPercent
    self.statusPercent = statusPercent
    self.sanctions = sanctions
    self.minDays = minDays
    self.roundDownTo = roundDownTo
  }
}

extension IncentiveRules: ClauseRules {
  package static let clause = Clause(
    .incentive, Text("Insentif", "Incentive"), takenFor: .last, moves: .money)
  package static var place: WritableKeyPath<Policy, DatedClause<IncentiveRules>> { \.incentive }
}
