/// What one employee can be told without naming another.
package struct PersonalAccount: Sendable {
  /// A change in the employee's own rows, and what the index would have been, the group's median as it is.
  package struct Prospect: Sendable {
    /// What would have been different.
    package let change: OwnChange
    /// indeks, in hundredths.
    package let index: Int64
  }

  /// The statuses other than `H` that days may have.
  package let statuses: [String]
  /// The scheduled days.
  package let days: [DayRecord]
  /// The months of the quarter, in order, with their cells; those without a counted day do not exist.
  package let cells: [CellRecord]
  /// The targets.
  package let targets: [TargetRecord]
  /// The raters.
  package let raters: [RaterRecord]
  /// What would have raised the index, most first.
  package let prospects: [Prospect]
}

extension Tracer {
  /// The account of the employee at a position in `results.employees`.
  package func account(_ position: Int) throws(EvaluationError) -> PersonalAccount {
    let employee = results.employees[position]
    let person = Int(employee.person)
    let rows = attendance(of: person)
    let parts = try parts(position)
    let days = parts.days
    let (outcome, targets) = achievement.trace(person)
    var prospects: [PersonalAccount.Prospect] = []
    for change in changes(days, targets) {
      var (achieved, daily) = (employee.achievement, employee)
      switch change {
      case .presence(let day, let midday):
        var changed = rows
        changed.words[day.day] = day.fullPresence.bits
        for (number, punch) in midday.enumerated() {
          let shift = UInt32(number * 11)
          changed.midday[day.day] = changed.midday[day.day] & ~(0x7FF << shift) | UInt32(punch.minutes + 1) << shift
        }
        guard let other = try follow(employee, changed)?.employee else { continue }
        daily = other
      case .unit(let target, let realised):
        achieved = AchievementStep.mean(
          targets.map {
            let isChanged = $0.indicator == target.indicator && $0.month == target.month
            let score =
              isChanged
              ? achievement.score(
                goal: target.target.micros, realised: realised.micros, isMinimised: target.isMinimised)
              : $0.score.micros
            return (weight: $0.weight, score: score)
          })
      case .attended, .withoutEvent, .withoutSpell: continue
      }
      if let index = index(of: position, days: daily, achievement: achieved, planned: outcome.planned) {
        prospects.append(PersonalAccount.Prospect(change: change, index: index))
      }
    }
    prospects = prospects.enumerated().filter { !employee.isEvaluated || $0.element.index > employee.index }
      .sorted { ($1.element.index, $0.offset) < ($0.element.index, $1.offset) }.map(\.element)
    return PersonalAccount(
      statuses: statuses, days: days, cells: parts.cells, targets: targets, raters: conduct.trace(person),
      prospects: prospects)
  }

  /// indeks in hundredths with these days and this achievement, all else as it is; nil when not evaluated.
  private func index(of position: Int, days: EmployeeResult, achievement: Figure, planned: WideSum?) -> Int64? {
    let employee = results.employees[position]
    var ratio: Int128 = -1
    if let planned, workload.hasTime(Int(days.availableDays)) {
      guard let value = workload.ratio(planned: planned, availableDays: Int(days.availableDays)) else { return nil }
      ratio = value
    }
    let factor = workload.factor(WorkloadStep.relativeWorkload(ratio, peerGroups.reference(of: position)))
    let outcome = steps.index.run(
      facts.roster.segments[Int(employee.segment)].jobType, discipline: days.discipline,
      achievement: workload.normalised(achievement, factor: factor, cap: rules.achievement.cap),
      conduct: employee.conduct)
    guard case .index(let value) = outcome else { return nil }
    return IndexStep.published(value)
  }
}
