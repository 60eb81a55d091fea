package import Findings
package import Kinerja
internal import Settings

extension PolicyReader {
  /// What a valid policy says that can hardly be meant, in the versions in force in a quarter, or in all of them.
  ///
  /// `name` is the policy's file, for the warnings.
  package static func warnings(in policy: Policy, quarter: Quarter?, name: String) -> [SettingsFault] {
    let log = SettingsFaultLog(file: name)
    let days = quarter.map { $0.first...$0.last } ?? Tariffs.beginningOfTime...Segment.endOfTime
    for version in policy.incentive.inForce(days) { warnOfUnused(version, in: policy, log) }
    for version in policy.schedules.inForce(days) {
      for (shift, hours) in version.rules.shifts.sorted(by: { $0.key < $1.key }) where isAroundMidnight(hours.start) {
        log.warn(.shiftNearMidnight, version.line, "schedules.shifts", shift, ["\(hours.start)"])
      }
    }
    for version in policy.attendance.inForce(days) {
      let end = policy.attendance.versions.first { $0.from > version.from }?.from.advanced(by: -1) ?? Segment.endOfTime
      let span = max(version.from, days.lowerBound)...max(version.from, min(end, days.upperBound))
      warnOfMidday(version, policy.schedules.inForce(span), log)
    }
    return SettingsFaults(log.faults).faults
  }

  /// What an evaluation of these facts would stop on for want of working hours.
  package static func lackingHours(
    in policy: Policy, for facts: Facts, asOf: CivilDate, name: String
  ) throws(EvaluationError) -> [SettingsFault] {
    let log = SettingsFaultLog(file: name)
    for lacking in try Kinerja.lackingHours(facts, under: policy, asOf: asOf) {
      log.add(
        .rule(.lackingHours),
        at: SettingsMark(line: policy.schedules.version(on: lacking.day)?.line ?? 1, column: 1),
        path: "clauses.schedules", value: lacking.name, details: ["\(lacking.day)", "\(lacking.people)"])
    }
    return log.faults
  }

  /// What these facts show of a policy that can hardly be meant.
  package static func warnings(in policy: Policy, for facts: Facts, results: Results, name: String)
    throws(EvaluationError) -> [SettingsFault]
  {
    let log = SettingsFaultLog(file: name)
    let line = policy.workload.version(on: facts.quarter.last)?.line ?? 1
    for label in try sharedPeerLabels(facts, under: policy, results: results) {
      log.warn(.sharedPeerLabel, line, "workload.peer_keys", label, [])
    }
    return log.faults
  }

  private static func warnOfUnused(
    _ version: DatedClause<IncentiveRules>.Version, in policy: Policy, _ log: SettingsFaultLog
  ) {
    let rules = version.rules
    let formulas = (rules.month + rules.quarter).map(\.formula.expression)
    let parameters = formulas.reduce(into: Set<String>()) { $0.formUnion($1.parameters) }
    for parameter in rules.params where !parameters.contains(parameter.name) {
      log.warn(.unusedParameter, version.line, "incentive.params", parameter.name, [])
    }
    // What an example expects is meant to be read.
    let expected = Set(policy.examples.flatMap { $0.cells + $0.months.flatMap(\.cells) }.map(\.name))
    // A formula of the quarter takes the months' cells from whatever version is in force in each.
    let inQuarters = policy.incentive.versions.flatMap(\.rules.quarter).map(\.formula.expression)
    let ofMonths = expected.union(
      rules.month.flatMap { $0.formula.expression.cells(inMonths: false) }
        + inQuarters.flatMap { $0.cells(inMonths: true) })
    for cell in rules.month where !ofMonths.contains(cell.name) {
      log.warn(.unusedCell, cell.line, "incentive.month", cell.name, [])
    }
    let ofQuarter = expected.union(rules.quarter.flatMap { $0.formula.expression.cells(inMonths: false) })
    for cell in rules.quarter where cell.name != IncentiveRules.paidCell && !ofQuarter.contains(cell.name) {
      log.warn(.unusedCell, cell.line, "incentive.quarter", cell.name, [])
    }
  }

  private static func isAroundMidnight(_ start: ClockTime) -> Bool { start.minutes < 60 || start.minutes >= 23 * 60 }

  private static func warnOfMidday(
    _ version: DatedClause<AttendanceRules>.Version, _ schedules: [DatedClause<ScheduleRules>.Version],
    _ log: SettingsFaultLog
  ) {
    for (number, midday) in version.rules.midday.enumerated() where midday.missing > .zero {
      var outside: [String] = []
      for schedule in schedules {
        let weeks =
          [("", schedule.rules.patterns)]
          + schedule.rules.alternatives.sorted { $0.key < $1.key }
          .map { ("\($0.key).", $0.value) }
        for (prefix, patterns) in weeks {
          for (pattern, week) in patterns.sorted(by: { $0.key.code < $1.key.code }) {
            for day in Weekday.allCases {
              guard let hours = week[day], midday.closes < hours.start || midday.opens > hours.end else { continue }
              let text = "\(prefix)\(pattern.code) \(day.policyKey) \(hours.start)–\(hours.end)"
              if !outside.contains(text) { outside.append(text) }
            }
          }
        }
      }
      guard !outside.isEmpty else { continue }
      log.warn(
        .middayOutsideHours, version.line, "attendance.midday[\(number + 1)]", "\(midday.opens)–\(midday.closes)",
        outside)
    }
  }
}

extension SettingsFaultLog {
  fileprivate func warn(_ code: PolicyWarning, _ line: Int, _ path: String, _ value: String, _ details: [String]) {
    add(
      .warning(code), at: SettingsMark(line: line, column: 1), path: "clauses.\(path)", value: value, details: details)
  }
}

extension DatedClause {
  /// The versions in force on some day of a span.
  fileprivate func inForce(_ days: ClosedRange<CivilDate>) -> [Version] {
    let first = versions.last { $0.from <= days.lowerBound }?.from ?? days.lowerBound
    return versions.filter { $0.from >= first && $0.from <= days.upperBound }
  }
}
