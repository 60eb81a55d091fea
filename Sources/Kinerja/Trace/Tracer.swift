/// The steps of the method, ready to be followed for anybody.
package struct Tracer: Sendable {
  private(set) var facts: Facts
  let policy: Policy
  private(set) var steps: QuarterSteps
  let results: Results
  let conduct: ConductStep
  let peerGroups: PeerGroups

  /// Makes the steps ready for the results of an evaluation.
  package init(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) {
    self.facts = facts
    self.policy = policy
    self.results = results
    steps = try QuarterSteps(facts, policy, asOf: results.asOf)
    conduct = steps.conduct.calibrated(by: results.employees)
    peerGroups = PeerGroups(steps.rules.workload, results.employees, in: facts.roster, .serial)
  }

  /// The same with other facts about people, what comes from others as it is.
  func replacing(_ facts: Facts) throws(EvaluationError) -> Tracer {
    var tracer = self
    tracer.facts = facts
    tracer.steps = try QuarterSteps(facts, policy, asOf: results.asOf)
    return tracer
  }

  var rules: QuarterRules { steps.rules }
  var achievement: AchievementStep { steps.achievement }
  var workload: WorkloadStep { steps.workload }

  /// The statuses other than `H` that days may have.
  package var statuses: [String] { steps.days.attendance.statuses }

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

  /// What the days of a person with this attendance make: the figures that come from them, and the cells with what is known
  /// otherwise of the employee.
  func follow(_ employee: EmployeeResult, _ rows: AttendanceRows) throws(EvaluationError) -> FollowedDays? {
    let person = Int(employee.person)
    var recorder = DayRecorder()
    guard let days = try steps.days.follow(person, words: rows.words, midday: rows.midday, &recorder) else {
      return nil
    }
    var months: [MonthResult] = []
    for month in 0..<3 {
      months.append(try steps.months.month(month, of: person, days) ?? MonthResult(segment: days.primary))
    }
    let records = recorder.days
    let source = steps.source { [steps] figure, person, month in
      // What cannot be computed has stopped the evaluation.
      (try? steps.months.value(figure, month, of: person, days, records)) ?? 0
    }
    var inputs: [MonthInputs?] = []
    for month in 0..<3 {
      guard months[month].workDays > 0 else {
        inputs.append(nil)
        continue
      }
      let own = MonthInputs(
        source: source, person: person, month: month, result: months[month], employee: nil, parameters: [])
      months[month].discipline = steps.disciplines.discipline(month, own)
      inputs.append(own)
    }
    var changed = steps.days.employee(person, days, months)
    changed.discipline = months.withUnsafeBufferPointer { steps.disciplines.discipline($0) }
    var known = employee
    known.discipline = changed.discipline
    let payment = PaymentStep(rules: steps.payment, source: source)
    return FollowedDays(
      days: days, records: records, employee: changed, months: months, disciplineInputs: inputs,
      cells: try payment.run(known, months))
  }

  func trace(_ position: Int) throws(EvaluationError) -> Trace {
    let parts = try parts(position)
    let employee = parts.employee
    return Trace(
      employee: employee, statuses: statuses, steps: parts.steps, days: parts.days, months: parts.months,
      cells: parts.cells, targets: parts.targets, peers: parts.peers, raters: parts.raters, budget: parts.budget,
      decisive: try DecisiveCells(
        parts.days, parts.targets, of: employee, attendance(of: Int(employee.person)), in: self),
      distances: LevelDistance.all(employee, rules.ratings),
      changes: changes(parts.days, parts.targets) + changesOfPayment(Int(employee.person), parts.followed.days),
      others: others(parts))
  }

  /// What the steps saw and made for the employee at a position in `results.employees`.
  func parts(_ position: Int) throws(EvaluationError) -> StepParts {
    let employee = results.employees[position]
    let person = Int(employee.person)
    guard let followed = try follow(employee, attendance(of: person)) else {
      preconditionFailure("an employee of a run has a segment in it")
    }
    return StepParts(
      tracer: self, employee: employee, followed: followed, months: try payMonths(person, followed.days),
      targets: achievement.trace(person).targets, peers: peerGroups.trace(position, among: results.employees),
      raters: conduct.trace(person), budget: budget(of: Int(facts.roster.segments[Int(employee.segment)].unit)))
  }

  private func payMonths(_ person: Int, _ days: PersonDays) throws(EvaluationError) -> [PayMonth] {
    var months: [PayMonth] = []
    for segment in days.segments {
      for month in 0..<3 {
        let own = DaySet(facts.quarter.monthStarts[month]..<facts.quarter.monthStarts[month + 1])
        guard !(segment.days & own).isEmpty else { continue }
        let scheduled = try steps.days.basePay.schedule.scheduledDays(
          segment.pattern, month: month, person: person, in: facts)
        for pay in steps.days.basePay.plan(of: segment.position).components {
          let counted = segment.counted & own
          let rates = pay.stretches.map { (Rupiah($0.amount), ($0.days & counted).count) }.filter { $0.1 > 0 }
          months.append(
            PayMonth(
              segment: segment.position, month: month, component: steps.days.basePay.components[pay.component].text,
              rates: rates, scheduled: scheduled,
              amount: BasePayStep.amount(PayPlan.sum(pay.stretches, over: counted), scheduled: scheduled)))
        }
      }
    }
    return months
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
      guard Int(facts.roster.segments[Int(employee.segment)].unit) == unit else { continue }
      total += employee.incentiveBeforeBudget
      members.append(UInt32(position))
    }
    let peers = peerGroups.everybody(with: members)
    return BudgetRecord(
      amount: amount, total: total, members: members, everybody: Set(members).union(peers).sorted())
  }
}

/// What the days of a person make.
struct FollowedDays {
  let days: PersonDays
  let records: [DayRecord]
  /// The figures that come from days; the others are open.
  let employee: EmployeeResult
  /// The three months of the quarter.
  let months: [MonthResult]
  /// What the formula of each month's discipline reads; nil for a month that does not exist.
  let disciplineInputs: [MonthInputs?]
  /// The cells.
  let cells: PaymentStep.Outcome

  /// Whether both publish the same figures of days and months, and the same cells.
  func isSame(as other: FollowedDays) -> Bool {
    employee.workDays == other.employee.workDays && employee.unexcusedDays == other.employee.unexcusedDays
      && employee.availableDays == other.employee.availableDays && employee.discipline == other.employee.discipline
      && months == other.months && cells.quarter.cells == other.cells.quarter.cells
      && cells.months.map(\.cells) == other.cells.months.map(\.cells)
  }
}
