internal import Wording

/// The clause `ratings`: how figures become ratings.
package struct RatingRules: Sendable {
  /// The least figures of the two upper levels.
  package struct Thresholds: Hashable, Sendable {
    /// From here on above expectation.
    package var above: Points
    /// From here on as expected.
    package var meets: Points

    /// Makes thresholds.
    package init(above: Points, meets: Points) {
      self.above = above
      self.meets = meets
    }
  }

  /// Thresholds of normalised achievement.
  package var results: Thresholds
  /// Thresholds of conduct.
  package var conduct: Thresholds
  /// From this many unexcused days on, conduct is below expectation; 0 never.
  package var demoteAtUnexcused: Int
  /// The rating (predikat) for a level of results and, in the list, of conduct.
  package var matrix: [ExpectationLevel: [String]]

  /// Makes the rules.
  package init(
    results: Thresholds, conduct: Thresholds, demoteAtUnexcused: Int, matrix: [ExpectationLevel: [String]]
  ) {
    self.results = results
    self.conduct = conduct
    self.demoteAtUnexcused = demoteAtUnexcused
    self.matrix = matrix
  }
}

extension RatingRules: ClauseRules {
  package static let clause = Clause(
    .ratings, Text("Predikat", "Ratings"), takenFor: .last, moves: .money)
  package static var place: WritableKeyPath<Policy, DatedClause<RatingRules>> { \.ratings }
}
