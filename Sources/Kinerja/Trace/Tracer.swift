/// The steps of the method, ready to be followed for anybody.
package struct Tracer: Sendable {
  let facts: Facts
  let policy: Policy
  let rules: QuarterRules
  let results: Results
  let discipline: DisciplineStep
  let achievement: AchievementStep
  let workload: WorkloadStep
  let conduct: ConductStep
  let index: IndexStep
  let incentive: IncentiveStep
  let peerGroups: PeerGroups

  /// Makes the steps ready for the results of an evaluation.
  package init(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) {
    let rules = try QuarterRules(policy, on: facts.quarter.last)
    self.facts = facts
    self.policy = policy
    self.rules = rules
    self.results = results
    discipline = try DisciplineStep(facts, policy, rules.incentive, asOf: results.asOf)
    achievement = AchievementStep(targets: facts.targets, norms: facts.norms, rules: rules.achievement)
    workload = WorkloadStep(rules: rules.workload)
    var conduct = try ConductStep(facts, rules.supervisor)
    conduct.calibrate(results.employees)
    self.conduct = conduct
    index = IndexStep(rules: rules.index)
    incentive = try IncentiveStep(rules.incentive, predikats: results.predikats, on: facts.quarter.last)
    peerGroups = PeerGroups(rules.workload, results.employees, in: facts.roster, .serial)
  }

  /// A person's attendance.
  struct AttendanceRows {
    /// `AttendanceWord` bits, by day.
    var words: [UInt32]
    /// Midday punches, by day; empty when no file has them.
    var midday: [UInt32]
  }

  func attendance(of person: Int) -> AttendanceRows {
    let matrix = facts.attendance
    let days = 0..<facts.quarter.dayCount
    return AttendanceRows(
      words: days.map { matrix.words[$0 * matrix.stride + person] },
      midday: matrix.midday.map { table in days.map { table[$0 * matrix.stride + person] } } ?? [])
  }

  /// What the days of a person with this attendance make.
  func follow(_ person: Int, _ rows: AttendanceRows) throws(EvaluationError) -> (EmployeeResult?, DayRecorder) {
    var recorder = DayRecorder()
    let employee = try discipline.follow(person, words: rows.words, midday: rows.midday, &recorder)
    return (employee, recorder)
  }

  func trace(_ position: Int) throws(EvaluationError) -> Trace {
    let parts = try parts(position)
    let employee = parts.employee
    return Trace(
      employee: employee, steps: parts.steps, days: parts.days, months: parts.months, targets: parts.targets,
      peers: parts.peers, raters: parts.raters, budget: parts.budget,
      decisive: try DecisiveCells(
        parts.days, parts.targets, of: employee, attendance(of: Int(employee.person)), in: self),
      distances: LevelDistance.all(employee, rules.ratings), changes: changes(parts.days, parts.targets),
      others: others(parts))
  }

  /// What the steps saw and made for the employee at a position in `results.employees`.
  func parts(_ position: Int) throws(EvaluationError) -> StepParts {
    let employee = results.employees[position]
    let person = Int(employee.person)
    let (_, recorder) = try follow(person, attendance(of: person))
    return StepParts(
      tracer: self, employee: employee, days: recorder.days, months: recorder.months,
      targets: achievement.trace(person).targets, peers: peerGroups.trace(position, among: results.employees),
      raters: conduct.trace(person), budget: budget(of: Int(facts.roster.segments[Int(employee.segment)].unit)))
  }

  private func others(_ parts: StepParts) -> [Trace.Others] {
    var others = [Trace.Others(way: .median, people: parts.peers.everybody)]
    if parts.raters.contains(where: { $0.shift != nil }) {
      others.append(Trace.Others(way: .calibration, people: results.employees.indices.map { UInt32($0) }))
    }
    if let budget = parts.budget { others.append(Trace.Others(way: .budget, people: budget.everybody)) }
    others.append(Trace.Others(way: .ranking, people: Array(results.order.prefix(results.evaluatedCount))))
    return others
  }

  private func budget(of unit: Int) -> BudgetRecord? {
    guard let amount = facts.budgets[unit] else { return nil }
    var total = Rupiah.zero
    var members: [UInt32] = []
    for (position, employee) in results.employees.enumerated() {
      let segment = facts.roster.segments[Int(employee.segment)]
      guard Int(segment.unit) == unit else { continue }
      total += incentive.run(employee, segment.status)
      members.append(UInt32(position))
    }
    let peers = peerGroups.everybody(with: members)
    return BudgetRecord(
      amount: amount, total: total, members: members, everybody: Set(members).union(peers).sorted())
  }
}
