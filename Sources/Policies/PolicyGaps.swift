package import Findings
package import Kinerja
internal import Settings

extension PolicyReader {
  /// What a policy lacks for a quarter: clauses without a version in force on a day that needs one, and names of formulas that
  /// no version in force has (method, section 3).
  ///
  /// `name` is the policy's file, for the faults.
  package static func gaps(in policy: Policy, quarter: Quarter, name: String = "") -> [SettingsFault] {
    let log = SettingsFaultLog(file: name)
    for name in ClauseName.allCases where !name.clause.isOptional {
      guard let gap = gap(in: policy.versions(of: name), name.clause.days(of: quarter)) else { continue }
      log.add(
        .structure(.noVersionInForce), at: SettingsMark(line: gap.line, column: 1), path: "clauses.\(name.rawValue)",
        value: nil, details: ["\(gap.days.lowerBound)", "\(gap.days.upperBound)"])
    }
    if log.faults.isEmpty { NamesInForce(policy, quarter, log).check() }
    let known = Set((policy.ratings.version(on: quarter.last)?.rules.matrix ?? [:]).values.joined())
    if let guideline = policy.distribution.version(on: quarter.last) {
      let named = Set(guideline.rules.guideline.values.joined().flatMap(\.ratings))
      for rating in named.subtracting(known).sorted() {
        log.add(
          .rule(.unknownGuidelineRating), at: SettingsMark(line: guideline.line, column: 1),
          path: "clauses.distribution", value: rating, details: [known.sorted().joined(separator: ", ")])
      }
    }
    return SettingsFaults(log.faults).faults
  }

  /// A clause is in force from its first version on, so that only a period's beginning can lack one.
  private static func gap(in versions: [CitedVersion], _ days: [CivilDate]) -> (
    line: Int, days: ClosedRange<CivilDate>
  )? {
    guard let first = days.first, let last = days.last else { return nil }
    guard let version = versions.first else { return (1, first...last) }
    guard version.from > first else { return nil }
    let lacking = days.last { $0 < version.from } ?? first
    return (version.line, first...lacking)
  }
}

/// Sees that what versions in force name stands in versions in force.
private struct NamesInForce {
  let policy: Policy
  let quarter: Quarter
  let log: SettingsFaultLog
  /// The policy, its clauses reduced to the versions in force in the quarter.
  private let inForce: Policy

  init(_ policy: Policy, _ quarter: Quarter, _ log: SettingsFaultLog) {
    self.policy = policy
    self.quarter = quarter
    self.log = log
    var inForce = policy
    func reduced<Rules>(_ clause: DatedClause<Rules>, _ name: ClauseName) -> DatedClause<Rules> {
      let days = Set(policy.versions(of: name, in: quarter).map(\.from))
      return DatedClause(clause.versions.filter { days.contains($0.from) })
    }
    inForce.schedules = reduced(policy.schedules, .schedules)
    inForce.attendance = reduced(policy.attendance, .attendance)
    inForce.discipline = reduced(policy.discipline, .discipline)
    inForce.counters = reduced(policy.counters, .counters)
    inForce.spells = reduced(policy.spells, .spells)
    inForce.events = reduced(policy.events, .events)
    inForce.numbers = reduced(policy.numbers, .numbers)
    inForce.incentive = reduced(policy.incentive, .incentive)
    self.inForce = inForce
  }

  func check() {
    for version in inForce.discipline.versions {
      if let formula = version.rules.month { check(formula, .discipline, version.line, "month") }
    }
    for version in inForce.incentive.versions {
      for cell in version.rules.month { check(cell.formula, .incentive, cell.line, "month.\(cell.name)") }
    }
    if let version = policy.incentive.version(on: quarter.last) {
      for cell in version.rules.quarter {
        check(cell.formula, .incentive, cell.line, "quarter.\(cell.name)")
        checkMonthCells(cell)
      }
    }
    let statuses = PolicyNames.arguments(of: .status, in: inForce) ?? []
    for version in inForce.counters.versions {
      for counter in version.rules.counters {
        report(counter.statuses ?? [], statuses, .attendance, .counters, version.line, "count.\(counter.name)")
      }
    }
    for version in inForce.spells.versions {
      for kind in version.rules.kinds {
        report(kind.status.map { [$0] } ?? [], statuses, .attendance, .spells, version.line, "kinds.\(kind.name)")
      }
    }
    let shifts = Set(inForce.schedules.versions.flatMap { $0.rules.shifts.keys })
    for version in inForce.events.versions {
      for kind in version.rules.kinds {
        guard case .absences(let expectation) = kind.counting else { continue }
        report(expectation.shifts ?? [], shifts, .schedules, .events, version.line, "kinds.\(kind.name)")
      }
    }
  }

  private func check(_ formula: PolicyFormula, _ clause: ClauseName, _ line: Int, _ path: String) {
    let figures = formula.expression.figures(inMonths: false).union(formula.expression.figures(inMonths: true))
    for reference in figures.sorted(by: { $0.description < $1.description }) {
      guard let name = reference.argument, let kind = reference.figure.argumentKind,
        let known = PolicyNames.arguments(of: kind, in: inForce)
      else { continue }
      report([name], known, kind.clause, clause, line, path)
    }
  }

  private func checkMonthCells(_ cell: IncentiveRules.Cell) {
    for name in cell.formula.expression.cells(inMonths: true).sorted() {
      for month in 0..<3 {
        let day = quarter.lastDay(ofMonth: month)
        guard let version = policy.incentive.version(on: day),
          !version.rules.month.contains(where: { $0.name == name })
        else { continue }
        log.add(
          .formula(.missingMonthCell), at: SettingsMark(line: version.line, column: 1), path: "clauses.incentive",
          value: name, details: ["\(day)"])
      }
    }
  }

  private func report(
    _ names: [String], _ known: Set<String>, _ of: ClauseName, _ clause: ClauseName, _ line: Int, _ path: String
  ) {
    for name in names where !known.contains(name) {
      log.add(
        .formula(.notInForceReference), at: SettingsMark(line: line, column: 1),
        path: "clauses.\(clause.rawValue).\(path)", value: name, details: [of.rawValue, "\(quarter)"])
    }
  }
}

extension FormulaFigure.ArgumentKind {
  /// The clause that gives the names.
  fileprivate var clause: ClauseName {
    switch self {
    case .status: .attendance
    case .counter: .counters
    case .event: .events
    case .spellGroup: .spells
    case .number: .numbers
    case .component: .incentive
    }
  }
}
