internal import Wording

/// The clause `index`: how the parts make the index.
package struct IndexRules: Sendable {
  /// What follows when a part is missing.
  package enum MissingRule: String, CaseIterable, Sendable {
    /// The employee is not evaluated.
    case refuse
    /// The other parts' weights make up for it.
    case renormalise
    /// It counts as zero.
    case zero
  }

  /// The weight of each part; they sum to one.
  package typealias Weights = [Component: Points]

  /// The weights of kinds of post that have their own.
  package var weights: [JobType: Weights]
  /// The weights of all others.
  package var defaultWeights: Weights
  /// What follows when a part is missing.
  package var missing: [Component: MissingRule]

  /// Makes the rules.
  package init(weights: [JobType: Weights], defaultWeights: Weights, missing: [Component: MissingRule]) {
    self.weights = weights
    self.defaultWeights = defaultWeights
    self.missing = missing
  }

  /// The weights for a kind of post.
  package func weights(for jobType: JobType) -> Weights { weights[jobType] ?? defaultWeights }
}

extension IndexRules: ClauseRules {
  package static let clause = Clause(
    .index, Text("Indeks", "Index"), takenFor: .last, moves: .score)
  package static var place: WritableKeyPath<Policy, DatedClause<IndexRules>> { \.index }
}
