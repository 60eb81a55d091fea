/// How one employee's figures came about: what the steps of the method saw and made, in their order.
package struct Trace: Sendable {
  /// The people through whom a figure comes.
  package struct Others: Sendable {
    /// How a figure comes through others.
    package enum Way: Sendable {
      /// The peer group's median of workload ratios.
      case median
      /// The calibration of raters.
      case calibration
      /// The unit's budget.
      case budget
      /// The ranking.
      case ranking
    }

    /// How.
    package let way: Way
    /// The people, as positions in `Results.employees`.
    package let people: [UInt32]
  }

  /// The published figures.
  package let employee: EmployeeResult
  /// The statuses other than `H` that days may have.
  package let statuses: [String]
  /// The steps, in the method's order.
  package let steps: [StepTrace]
  /// The scheduled days, in order.
  package let days: [DayRecord]
  /// The months of the segments, in order.
  package let months: [PayMonth]
  /// The formulas of the policy, month by month, then those of the quarter.
  package let cells: [CellRecord]
  /// The targets.
  package let targets: [TargetRecord]
  /// The peer group.
  package let peers: PeersRecord
  /// The raters.
  package let raters: [RaterRecord]
  /// The unit's budget, where it has one.
  package let budget: BudgetRecord?
  /// The cells of attendance and target rows of which another content would change the employee's figures.
  package let decisive: DecisiveCells
  /// How far the next levels are.
  package let distances: [LevelDistance]
  /// What could have been different in the employee's own rows.
  package let changes: [OwnChange]
  /// Whose rows count too, by the figure through which they do.
  package let others: [Others]

  /// The part that makes a figure; nil where the method did not come to it.
  package func part(_ figure: FigureName) -> Part? { steps.lazy.compactMap { $0.part(figure) }.first }
}

/// Follows the method's steps for one employee of a run; the figures are those of `results`.
///
/// - Parameters:
///   - position: the position in `results.employees`.
///   - results: the outcome of `evaluate` for these facts under this policy.
///   - facts: what the exports said.
///   - policy: the dated rules.
package func trace(_ position: Int, in results: Results, of facts: Facts, under policy: Policy)
  throws(EvaluationError) -> Trace
{
  try Tracer(facts, policy, results).trace(position)
}
