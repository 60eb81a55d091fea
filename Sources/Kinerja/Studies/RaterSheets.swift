/// What one rater gave one employee of a run, over the months of the quarter.
package struct RaterSheet: Sendable {
  /// The position in `Results.employees`.
  package let employee: Int
  /// The rater.
  package let rater: NIP
  /// The months with a score.
  package let months: Int
  /// s_eρ of the method's section 8.
  package let score: Points
  /// The months in which every aspect, of at least two, got the same score.
  package let uniformMonths: Int
  /// The least and the largest score of each aspect of the facts; nil where there is none.
  package let aspects: [ClosedRange<Int64>?]
}

/// Who rated whom in a run, and how: by rater, then by employee's NIP.
///
/// - Throws: `EvaluationError` when the clause is not in force, or does not know an aspect.
package func raterSheets(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) -> [RaterSheet] {
  let step = try ConductStep(facts, try QuarterRules(policy, on: facts.quarter.last).supervisor)
  var sheets: [RaterSheet] = []
  for (position, employee) in results.employees.enumerated() {
    step.forEachSheet(of: Int(employee.person)) { mean, score in
      var uniform = 0
      var aspects = [ClosedRange<Int64>?](repeating: nil, count: facts.aspects.count)
      for month in 0..<3 {
        var found: [Int64] = []
        for aspect in facts.aspects.indices {
          guard let score = score(month, aspect) else { continue }
          found.append(score)
          aspects[aspect] =
            aspects[aspect].map { min($0.lowerBound, score)...max($0.upperBound, score) } ?? score...score
        }
        if found.count > 1, found.allSatisfy({ $0 == found[0] }) { uniform += 1 }
      }
      sheets.append(
        RaterSheet(
          employee: position, rater: NIP(number: mean.rater), months: mean.months, score: Points(micros: mean.score),
          uniformMonths: uniform, aspects: aspects))
    }
  }
  func nip(_ sheet: RaterSheet) -> UInt64 { facts.roster.nips[Int(results.employees[sheet.employee].person)] }
  return sheets.sorted { ($0.rater.number, nip($0)) < ($1.rater.number, nip($1)) }
}

/// The shift of each rater under a policy's calibration; empty when scores stand as given.
///
/// - Throws: `EvaluationError` as `raterSheets` does.
package func raterShifts(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) -> [NIP: Points]
{
  let step = try ConductStep(facts, try QuarterRules(policy, on: facts.quarter.last).supervisor)
  let shifts = step.calibrated(by: results.employees).raterShifts ?? [:]
  return Dictionary(uniqueKeysWithValues: shifts.map { (NIP(number: $0), Points(micros: $1)) })
}
