internal import Wording

/// The clause `incentive`: how figures become money (method, section 13).
package struct IncentiveRules: Sendable {
  /// A number with a name.
  package struct Parameter: Hashable, Sendable {
    /// Its name in formulas.
    package var name: String
    /// Its value.
    package var value: Points

    /// Makes a parameter.
    package init(name: String, value: Points) {
      self.name = name
      self.value = value
    }
  }

  /// A formula with a name.
  package struct Cell: Sendable {
    /// Its name in formulas and in the results.
    package var name: String
    /// What it is worth.
    package var formula: PolicyFormula
    /// The legal citation of its own; nil is that of the version.
    package var basis: String?
    /// The line of the policy file on which it stands.
    package var line: Int

    /// Makes a cell.
    package init(name: String, formula: PolicyFormula, basis: String? = nil, line: Int) {
      self.name = name
      self.formula = formula
      self.basis = basis
      self.line = line
    }
  }

  /// The cell that is paid.
  package static let paidCell = "insentif"

  /// Payments are multiples of this many rupiah.
  package var unit: Int64
  /// Numbers, in the order of the file.
  package var params: [Parameter]
  /// What is computed for each month, in the order of the file.
  package var month: [Cell]
  /// What is computed for the quarter.
  package var quarter: [Cell]

  /// Makes the rules.
  package init(unit: Int64, params: [Parameter], month: [Cell], quarter: [Cell]) {
    self.unit = unit
    self.params = params
    self.month = month
    self.quarter = quarter
  }
}

extension IncentiveRules: ClauseRules {
  package static let clause = Clause(
    .incentive, Text("Insentif", "Incentive"), takenFor: .months, moves: .money)
  package static var place: WritableKeyPath<Policy, DatedClause<IncentiveRules>> { \.incentive }
}
