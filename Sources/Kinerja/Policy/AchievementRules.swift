internal import Wording

/// The clause `achievement`: how targets become one figure.
package struct AchievementRules: Hashable, Sendable {
  /// What weighs the targets against each other.
  package enum Weighting: String, CaseIterable, Sendable {
    /// The planned minutes of each target.
    case workload
    /// The weight that its row gives.
    case bobot
  }

  /// The most that a target can earn.
  package var cap: Points
  /// What weighs the targets.
  package var weighting: Weighting

  /// Makes the rules.
  package init(cap: Points, weighting: Weighting) {
    self.cap = cap
    self.weighting = weighting
  }
}

extension AchievementRules: ClauseRules {
  package static let clause = Clause(
    .achievement, Text("Capaian layanan", "Achievement"), takenFor: .last, moves: .score)
  package static var place: WritableKeyPath<Policy, DatedClause<AchievementRules>> { \.achievement }
}
