/// How far an employee is from another level of results or conduct (section 10).
package enum LevelDistance: Hashable, Sendable {
  /// The levels are the leader's in e-Kinerja: no figure moves them.
  case statutory
  /// The next level of results or of conduct, the figure that it begins at, and how much is missing.
  case next(FigureName, ExpectationLevel, from: Points, missing: Points)
  /// So many unexcused days have made conduct below expectation, which as many as the limit do.
  case demoted(days: Int, limit: Int)
  /// So many more unexcused days would.
  case demotion(moreDays: Int)

  static func all(_ employee: EmployeeResult, _ rules: RatingRules) -> [LevelDistance] {
    guard employee.isEvaluated else { return [] }
    if employee.isStatutory { return [.statutory] }
    var distances = [
      next(.resultsLevel, employee.normalised, rules.results), next(.conductLevel, employee.conduct, rules.conduct),
    ].compactMap { $0 }
    let (days, limit) = (Int(employee.unexcusedDays), rules.demoteAtUnexcused)
    if limit > 0 {
      distances.append(days >= limit ? .demoted(days: days, limit: limit) : .demotion(moreDays: limit - days))
    }
    return distances
  }

  private static func next(_ name: FigureName, _ figure: Figure, _ thresholds: RatingRules.Thresholds)
    -> LevelDistance?
  {
    guard let value = figure.micros, value < thresholds.above.micros else { return nil }
    let (level, goal): (ExpectationLevel, Points) =
      value < thresholds.meets.micros ? (.meets, thresholds.meets) : (.above, thresholds.above)
    return .next(name, level, from: goal, missing: Points(micros: goal.micros - value))
  }
}
