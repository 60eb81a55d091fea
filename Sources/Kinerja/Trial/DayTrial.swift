/// Days of attendance tried under a policy, without any exports (method, sections 4 and 5).
package struct DayTrial: Sendable {
  private let policy: Policy
  private let pattern: WorkPattern

  /// Takes the day clauses; the pattern is an office's.
  package init(_ policy: Policy, _ pattern: WorkPattern) {
    self.policy = policy
    self.pattern = pattern
  }

  /// What each day deducts, in points, in the order given, each after those before it; nil for a day without work.
  ///
  /// - Throws: `EvaluationError` where a clause is not in force or does not know a code.
  package func deductions(_ days: [PolicyExample.Day]) throws(EvaluationError) -> [Points?] {
    var steps: [CivilDate: AttendanceStep] = [:]
    var past = PastDays()
    var deductions: [Points?] = []
    for day in days {
      guard let quarter = Quarter(of: day.date), let index = quarter.index(of: day.date) else {
        deductions.append(nil)
        continue
      }
      let step: AttendanceStep
      if let known = steps[quarter.first] {
        step = known
      } else {
        let facts = Facts(quarter: quarter, statuses: [], shifts: [], aspects: [])
        step = try AttendanceStep(facts, policy.attendance, try Schedule(facts, policy.schedules))
        steps[quarter.first] = step
      }
      let plan = step.plan(step.place(step.places(pattern), index, shiftCode: 0))
      guard plan.hours.isScheduled else {
        deductions.append(nil)
        continue
      }
      var status = AttendanceWord.presence
      if let code = day.code, code != DayStatusName.presence {
        guard let place = step.statuses.firstIndex(of: code) else {
          throw .unknownCode(clause: .attendance, code: code, day: day.date)
        }
        status = AttendanceWord.firstStatus + place
      }
      let word = AttendanceWord(first: day.first?.minutes ?? -1, last: day.last?.minutes ?? -1, status: status)
      let judged = try step.judge(
        word, midday: 0, plan, isOffice: pattern != .shift, spell: nil, day: day.date, after: &past)
      deductions.append(Points(micros: judged.deduction))
    }
    return deductions
  }
}
