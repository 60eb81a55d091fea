internal import Wording

/// The clause `numbers`: the names of `angka.csv`.
package struct NumberRules: Sendable {
  /// A name.
  package struct Name: Hashable, Sendable {
    /// The name in the table and in formulas.
    package var name: String
    /// What holds without a row; nil is missing.
    package var fallback: Points?

    /// Makes a name.
    package init(name: String, fallback: Points?) {
      self.name = name
      self.fallback = fallback
    }
  }

  /// The names, in the order of the file.
  package var names: [Name]

  /// Makes the rules.
  package init(names: [Name]) { self.names = names }
}

extension NumberRules: ClauseRules {
  package static let clause = Clause(
    .numbers, Text("Angka", "Numbers"), takenFor: .last, moves: .money, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<NumberRules>> { \.numbers }
}
