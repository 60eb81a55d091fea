package import Kinerja
package import Statistics

/// How supervisors score: how severe, how much alike, and what the policy's calibration would move. It changes no score.
package struct SupervisorStudy: Sendable {
  /// One supervisor.
  package struct Supervisor: Sendable {
    /// The supervisor.
    package let nip: NIP
    /// The employees rated.
    package let ratees: Int
    /// The months in which they were, each employee's counted.
    package let months: Int
    /// The mean of the employees' scores (μ of the method's section 8).
    package let mean: Points
    /// The standard deviation of the employees' scores; nil for one.
    package let deviation: Double?
    /// Of the months, those in which all aspects of an employee got one score.
    package let uniformMonths: Int
    /// The aspects in which everybody always got one score.
    package let flatAspects: Int
    /// How far the mean lies from that of all pairs (G), in points.
    package let distance: Double
    /// The distance, shrunken by how few employees it rests on: supervisor and team together; nil where supervisors do not
    /// differ by more than the scores of one do.
    package let shrunken: RaterEffects.Estimate?
    /// The supervisor's own severity by the employees shared with others, above 0 if strict; nil for those who share nobody, and
    /// for all where supervisors do not differ by more than the error of a score.
    package let severity: RaterEffects.Estimate?
    /// The number of the supervisors who are linked with this one by shared employees; nil for those who share nobody.
    package let component: Int?
    /// The shift that calibration gives (δ).
    package let shift: Points
    /// The sum of changes of the employees' indices by calibration, in hundredths.
    package let indexDifference: Int64
    /// The change of the employees' incentives by calibration, in rupiah.
    package let moneyDifference: Int128
  }

  /// Those with enough employees, by NIP.
  package let supervisors: [Supervisor]
  /// How many are not shown.
  package let hidden: Int
  /// The employees rated.
  package let people: Int
  /// What the scores say of all supervisors together.
  package let effects: RaterEffects
  /// How many supervisors are linked with others.
  package let linked: Int
  /// The months of all supervisors and employees, and those in which all aspects got one score.
  package let months: (all: Int, uniform: Int)
  /// Whether calibration acts on the published scores.
  package let isCalibrated: Bool
  /// What calibration moves altogether: people whose index changes, people whose incentive changes, and how many rupiah go
  /// to somebody else.
  package let calibration: (indices: Int, incentives: Int, gains: Int128, losses: Int128)

  /// Studies a run.
  ///
  /// - Throws: `EvaluationError` when a clause is not in force on the quarter's last day.
  package init(
    _ facts: Facts, _ policy: Policy, _ results: Results, parallelism: Parallelism
  ) throws(EvaluationError) {
    let sheets = try raterSheets(facts, policy, results)
    func calibrating(_ mode: SupervisorRules.CalibrationMode) -> Policy {
      var changed = policy
      changed.supervisor = policy.supervisor.changed(on: facts.quarter.last) { $0.calibration.mode = mode }
      return changed
    }
    isCalibrated = policy.supervisor.version(on: facts.quarter.last)?.rules.calibration.mode == .shift
    let other = try evaluate(
      facts, under: calibrating(isCalibrated ? .none : .shift), asOf: results.asOf, parallelism: parallelism)
    let (plain, calibrated) = isCalibrated ? (other, results) : (results, other)
    let shifts = try raterShifts(facts, calibrating(.shift), results)

    let raters = sheets.reduce(into: [NIP]()) { raters, sheet in
      if raters.last != sheet.rater { raters.append(sheet.rater) }
    }
    let numbers = Dictionary(uniqueKeysWithValues: raters.enumerated().map { ($1, $0) })
    // People by NIP, so that sums come out the same for any order of rows.
    let rated = Set(sheets.map(\.employee)).sorted {
      facts.roster.nips[Int(results.employees[$0].person)] < facts.roster.nips[Int(results.employees[$1].person)]
    }
    let persons = Dictionary(uniqueKeysWithValues: rated.enumerated().map { ($1, $0) })
    people = rated.count
    let effects = RaterEffects(
      sheets.map { sheet in
        RaterEffects.Score(
          person: persons[sheet.employee] ?? 0, rater: numbers[sheet.rater] ?? 0,
          score: Double(sheet.score.micros) / Double(Points.scale))
      }, raters: raters.count)
    self.effects = effects
    linked = effects.components.count { $0 != nil }

    func indexDifference(_ position: Int) -> Int64 {
      let (old, new) = (plain.employees[position], calibrated.employees[position])
      return old.isEvaluated && new.isEvaluated ? new.index - old.index : 0
    }
    func moneyDifference(_ position: Int) -> Int64 {
      calibrated.employees[position].incentive.amount - plain.employees[position].incentive.amount
    }
    let money = results.employees.indices.map(moneyDifference)
    calibration = (
      results.employees.indices.count { indexDifference($0) != 0 }, money.count { $0 != 0 },
      money.reduce(Int128(0)) { $0 + Int128(max(0, $1)) }, money.reduce(Int128(0)) { $0 + Int128(min(0, $1)) }
    )
    months = sheets.reduce((0, 0)) { ($0.0 + $1.months, $0.1 + $1.uniformMonths) }

    let bySupervisor = Dictionary(grouping: sheets, by: \.rater)
    var all: [Supervisor] = []
    for (number, rater) in raters.enumerated() {
      let own = bySupervisor[rater] ?? []
      let sum = own.reduce(Int128(0)) { $0 + Int128($1.score.micros) }
      let leniency = effects.leniencies[number]
      let (months, uniformMonths) = own.reduce((0, 0)) { ($0.0 + $1.months, $0.1 + $1.uniformMonths) }
      all.append(
        Supervisor(
          nip: rater, ratees: own.count, months: months,
          mean: Points(micros: Int64(roundedQuotient(sum, Int128(own.count)))),
          deviation: Self.deviation(own.map(\.score), sum), uniformMonths: uniformMonths,
          flatAspects: facts.aspects.indices.count { Self.isFlat($0, own) },
          distance: Double(sum) / Double(own.count) / Double(Points.scale) - effects.mean,
          shrunken: effects.distances[number],
          severity: leniency.map { -$0 },
          component: effects.components[number].map { $0 + 1 }, shift: shifts[rater] ?? .zero,
          indexDifference: own.reduce(Int64(0)) { $0 + indexDifference($1.employee) },
          moneyDifference: own.reduce(Int128(0)) { $0 + Int128(moneyDifference($1.employee)) }))
    }
    let small = SmallGroups.hidden(bySupervisor.mapValues { $0.map(\.employee) })
    supervisors = all.filter { !small.contains($0.nip) }
    hidden = small.count
  }

  /// Whether an aspect got one score throughout.
  private static func isFlat(_ aspect: Int, _ sheets: [RaterSheet]) -> Bool {
    let ranges = sheets.compactMap { $0.aspects[aspect] }
    guard let first = ranges.first else { return false }
    return ranges.allSatisfy { $0 == first.lowerBound...first.lowerBound }
  }

  /// The standard deviation with n − 1, its squares summed exactly.
  private static func deviation(_ scores: [Points], _ sum: Int128) -> Double? {
    guard scores.count > 1 else { return nil }
    let count = Int128(scores.count)
    let squares = scores.reduce(Int128(0)) { $0 + Int128($1.micros) * Int128($1.micros) }
    let variance = Double(count * squares - sum * sum) / Double(count) / Double(count - 1)
    return variance.squareRoot() / Double(Points.scale)
  }
}
