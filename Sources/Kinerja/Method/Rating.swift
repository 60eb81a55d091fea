/// Levels and the rating (method, section 10).
struct RatingStep: Sendable {
  let rules: RatingRules
  /// The ratings that the matrix holds, each once.
  let predikats: [String]
  /// For each level of results and of conduct the position of the rating.
  private let matrix: [UInt8]

  init(_ rules: RatingRules) {
    self.rules = rules
    let cells = ExpectationLevel.allCases.flatMap { rules.matrix[$0] ?? [] }
    var names: [String] = []
    for cell in cells where !names.contains(cell) { names.append(cell) }
    predikats = names
    matrix = cells.map { cell in UInt8(names.firstIndex(of: cell) ?? 255) }
  }

  /// Sets the levels, the rating and its source of an evaluated employee; `statutory` holds the leader's levels.
  func run(_ employee: inout EmployeeResult, statutory: UInt8) {
    if statutory != 0 {
      employee.isStatutory = true
      employee.resultsLevel = ExpectationLevel(rawValue: (statutory - 1) % 3)
      employee.conductLevel = ExpectationLevel(rawValue: (statutory - 1) / 3)
    } else {
      employee.resultsLevel = level(employee.normalised, rules.results)
      employee.conductLevel = level(employee.conduct, rules.conduct)
      let limit = rules.demoteAtUnexcused
      if limit > 0, Int(employee.unexcusedDays) >= limit, employee.conductLevel != nil {
        employee.conductLevel = .below
      }
    }
    guard let results = employee.resultsLevel, let conduct = employee.conductLevel else { return }
    employee.predikat = matrix[Int(results.rawValue) * 3 + Int(conduct.rawValue)]
  }

  private func level(_ figure: Figure, _ thresholds: RatingRules.Thresholds) -> ExpectationLevel? {
    guard let value = figure.micros else { return nil }
    if value >= thresholds.above.micros { return .above }
    return value >= thresholds.meets.micros ? .meets : .below
  }
}

/// The rating that an evaluated employee's figures give, whatever e-Kinerja says: a position in `Results.predikats`; nil when
/// there is none.
package func computedPredikat(_ employee: EmployeeResult, under rules: RatingRules) -> Int? {
  guard employee.isEvaluated else { return nil }
  var computed = employee
  computed.predikat = 255
  RatingStep(rules).run(&computed, statutory: 0)
  return computed.predikat == 255 ? nil : Int(computed.predikat)
}
