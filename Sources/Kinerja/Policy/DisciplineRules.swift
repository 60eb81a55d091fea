internal import Wording

/// The clause `discipline`: how the deductions of a month become its discipline, and the months' the quarter's.
package struct DisciplineRules: Sendable {
  /// How the months are averaged.
  package enum Average: String, CaseIterable, Sendable {
    /// Weighted by their counted days.
    case days
    /// Each the same.
    case months
  }

  /// D_m of a month; nil is 100 less the month's deductions, not below 0.
  package var month: PolicyFormula?
  /// How the months are averaged.
  package var average: Average

  /// Makes the rules.
  package init(month: PolicyFormula?, average: Average) {
    self.month = month
    self.average = average
  }

  /// The rules of a policy without the clause.
  package static let standard = DisciplineRules(month: nil, average: .days)
}

extension DisciplineRules: ClauseRules {
  package static let clause = Clause(
    .discipline, Text("Disiplin", "Discipline"), takenFor: .months, moves: .score, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<DisciplineRules>> { \.discipline }
}
