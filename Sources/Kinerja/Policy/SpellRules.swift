internal import Wording

/// The clause `spells`: what the spells of `masa.csv` mean.
package struct SpellRules: Sendable {
  /// A kind of spell.
  package struct Kind: Hashable, Sendable {
    /// Its name in the table.
    package var name: String
    /// The group by which formulas speak of it.
    package var group: String
    /// What it is worth; nil takes the row's own value.
    package var value: Points?
    /// The status that its days have; nil leaves them as they are.
    package var status: String?

    /// Makes a kind.
    package init(name: String, group: String, value: Points? = nil, status: String? = nil) {
      self.name = name
      self.group = group
      self.value = value
      self.status = status
    }
  }

  /// The kinds, in the order of the file, which decides between spells of one day.
  package var kinds: [Kind]

  /// Makes the rules.
  package init(kinds: [Kind]) { self.kinds = kinds }
}

extension SpellRules: ClauseRules {
  package static let clause = Clause(
    .spells, Text("Masa", "Spells"), takenFor: .last, moves: .score, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<SpellRules>> { \.spells }
}
