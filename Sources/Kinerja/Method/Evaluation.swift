/// Computes a quarter's results from facts under a policy: the whole method, in its order.
///
/// It reads nothing but its arguments. Results are the same for any parallelism.
///
/// - Parameters:
///   - facts: what the exports said.
///   - policy: the dated rules.
///   - asOf: the last day that counts, within the quarter.
///   - surroundings: what other people contribute, taken from another evaluation; nil takes it from these facts.
///   - parallelism: how independent work is run.
/// - Throws: `EvaluationError` when the policy does not cover what the facts need.
package func evaluate(
  _ facts: Facts, under policy: Policy, asOf: CivilDate, within surroundings: Surroundings? = nil,
  parallelism: Parallelism = .serial
) throws(EvaluationError) -> Results {
  let steps = try QuarterSteps(facts, policy, asOf: asOf)
  let (rules, achievement, workload, index, rating) = (
    steps.rules, steps.achievement, steps.workload, steps.index, steps.rating
  )

  // Sections 4 and 5, and of 11 what comes from days.
  var outcome = try DisciplineStep(days: steps.days, months: steps.months, wanted: steps.wanted).run(parallelism)
  let figures = outcome.figures
  let source = steps.source { figure, person, month in figures[figure]?[person * 3 + month] ?? 0 }
  let columns = FigureColumns(source: source, days: figures, texts: steps.texts)
  var employees = outcome.employees
  outcome.employees = []
  steps.disciplines.run(&employees, &outcome.months, columns, parallelism)

  // Section 6 and the first half of 7: targets and workload.
  let overflows = parallelism.overBlocks(of: &employees) { block -> EvaluationError? in
    for index in block.indices {
      let person = Int(block[index].person)
      let outcome = achievement.run(person)
      block[index].achievement = outcome.achievement
      guard let planned = outcome.planned, workload.hasTime(Int(block[index].availableDays)) else { continue }
      guard let ratio = workload.ratio(planned: planned, availableDays: Int(block[index].availableDays)) else {
        return .tooLarge(nip: NIP(number: facts.roster.nips[person]), figure: "beban_rasio")
      }
      block[index].workloadRatio = ratio
    }
    return nil
  }
  if let error = overflows.lazy.compactMap({ $0 }).first { throw error }
  let groups = try workload.compare(&employees, in: facts.roster, with: surroundings, parallelism)

  // Sections 8 to 10, person by person.
  let conduct = surroundings.map { steps.conduct.calibrated(as: $0) } ?? steps.conduct.calibrated(by: employees)
  @Sendable func judge(_ employee: inout EmployeeResult) {
    let person = Int(employee.person)
    let segment = facts.roster.segments[Int(employee.segment)]
    employee.workloadFactor = workload.factor(employee.relativeWorkload)
    employee.normalised = workload.normalised(
      employee.achievement, factor: employee.workloadFactor, cap: rules.achievement.cap)
    employee.conduct = conduct.conduct(person)
    switch index.run(
      segment.jobType, discipline: employee.discipline, achievement: employee.normalised, conduct: employee.conduct)
    {
    case .index(let value):
      employee.index = IndexStep.published(value)
      employee.isEvaluated = true
      rating.run(&employee, statutory: facts.statutory?[person] ?? 0)
    case .refused(let components): employee.missingBits = components
    }
  }
  _ = parallelism.overBlocks(of: &employees) { block in
    // Each is changed where it lies: it is too large to be copied for everybody.
    for position in block.indices { judge(&block[position]) }
  }
  outcome.ignored.countRows(ofOthersThan: employees, facts)

  // Section 13.
  let payment = PaymentColumns(PaymentStep(rules: steps.payment, source: source), columns)
  let cells = try payment.run(&employees, outcome.months, parallelism)
  if let surroundings {
    surroundings.applyPayouts(facts.roster, unit: rules.incentive.unit, &employees)
  } else {
    BudgetStep(unit: rules.incentive.unit).run(facts, &employees)
  }

  // Section 14.
  let (order, evaluated) = RankingStep(roster: facts.roster).run(&employees, parallelism)
  return Results(
    quarter: facts.quarter, asOf: asOf, employees: employees, order: order, evaluatedCount: evaluated, groups: groups,
    predikats: rating.predikats, ignored: outcome.ignored, months: outcome.months, cells: cells)
}

/// The clauses that are taken for the quarter's last day.
struct QuarterRules: Sendable {
  let achievement: AchievementRules
  let workload: WorkloadRules
  let supervisor: SupervisorRules
  let index: IndexRules
  let ratings: RatingRules
  let incentive: IncentiveRules

  init(_ policy: Policy, on day: CivilDate) throws(EvaluationError) {
    func rules<Rules: ClauseRules>(_: Rules.Type) throws(EvaluationError) -> Rules {
      guard let version = policy[keyPath: Rules.place].version(on: day) else {
        throw .notInForce(clause: Rules.clause.name, day: day)
      }
      return version.rules
    }
    achievement = try rules(AchievementRules.self)
    workload = try rules(WorkloadRules.self)
    supervisor = try rules(SupervisorRules.self)
    index = try rules(IndexRules.self)
    ratings = try rules(RatingRules.self)
    incentive = try rules(IncentiveRules.self)
  }
}

extension IgnoredRows {
  /// Counts the rows of people who are not among the employees.
  fileprivate mutating func countRows(ofOthersThan employees: [EmployeeResult], _ facts: Facts) {
    var isEmployee = [Bool](repeating: false, count: facts.roster.count)
    for employee in employees { isEmployee[Int(employee.person)] = true }
    for person in isEmployee.indices where !isEmployee[person] {
      targetsOfOthers += Int(facts.targets.starts[person + 1] - facts.targets.starts[person])
      scoresOfOthers += facts.scores.rowCount(person)
      statutoryLevelsOfOthers += facts.statutory?[person] ?? 0 == 0 ? 0 : 1
      numbersOfOthers += facts.numbers[person].count
    }
    for sheet in facts.scores.otherSheets where !isEmployee[Int(sheet.person)] {
      scoresOfOthers += sheet.cells.count { $0 != 0 }
    }
  }
}
