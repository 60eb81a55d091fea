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

extension RatingRules {
  /// How far down each rating stands: the mean distance of its places from the matrix's best corner, then the mean distance of
  /// its conduct, both in hundredths. The smaller, the better.
  package var ranks: [String: [Int]] {
    var places: [String: [(results: Int, conduct: Int)]] = [:]
    for (row, level) in ExpectationLevel.allCases.enumerated() {
      for (column, name) in (matrix[level] ?? []).enumerated() { places[name, default: []].append((row, column)) }
    }
    return places.mapValues { places in
      [
        places.reduce(0) { $0 + $1.results + $1.conduct } * 100 / places.count,
        places.reduce(0) { $0 + $1.conduct } * 100 / places.count,
      ]
    }
  }
}

extension RatingRules: ClauseRules {
  package static let clause = Clause(
    .ratings, Text("Predikat", "Ratings"), takenFor: .last, moves: .money)
  package static var place: WritableKeyPath<Policy, DatedClause<RatingRules>> { \.ratings }
}
