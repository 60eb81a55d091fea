internal import Findings
internal import Kinerja
internal import Settings

/// The names by which the clauses of a policy speak of each other.
struct PolicyNames {
  private let policy: Policy
  private let statuses: Set<String>
  private let shifts: Set<String>

  init(_ policy: Policy) {
    self.policy = policy
    statuses = Set(policy.attendance.versions.flatMap { $0.rules.statuses.keys })
    shifts = Set(policy.schedules.versions.flatMap { $0.rules.shifts.keys })
  }

  /// The names that formulas may have in parentheses, of any version of the clause that gives them; nil is any.
  static func arguments(of kind: FormulaFigure.ArgumentKind, in policy: Policy) -> Set<String>? {
    switch kind {
    case .status: Set(policy.attendance.versions.flatMap { $0.rules.statuses.keys } + ["H"])
    case .counter: Set(policy.counters.versions.flatMap { $0.rules.counters.map(\.name) })
    case .event: Set(policy.events.versions.flatMap { $0.rules.kinds.map(\.name) })
    case .spellGroup: Set(policy.spells.versions.flatMap { $0.rules.kinds.map(\.group) })
    case .number: Set(policy.numbers.versions.flatMap { $0.rules.names.map(\.name) })
    case .component: nil
    }
  }

  /// The policy with the names of its formulas resolved; what is wrong is reported at its place under `root`.
  func resolved(_ root: SettingsNode) -> Policy {
    var resolved = policy
    let clauses = root.value("clauses")
    resolved.discipline = changed(policy.discipline, clauses?.value("discipline")) { rules, node in
      if let formula = rules.month, let node = node?.value("month") {
        rules.month = check(formula, node, FormulaScope(.discipline, arguments: arguments))
      }
    }
    resolved.incentive = changed(policy.incentive, clauses?.value("incentive")) { rules, node in
      if let node { resolve(&rules, node) }
    }
    _ = changed(policy.counters, clauses?.value("counters")) { rules, node in
      for counter in rules.counters {
        let named = node?.value("count")?.value(counter.name)?.value("status")
        report(named, counter.statuses, statuses.union(["H"]), .attendance)
      }
    }
    _ = changed(policy.events, clauses?.value("events")) { rules, node in
      for kind in rules.kinds {
        guard case .absences(let expectation) = kind.counting else { continue }
        report(node?.value("kinds")?.value(kind.name)?.value("shifts"), expectation.shifts, shifts, .schedules)
      }
    }
    _ = changed(policy.spells, clauses?.value("spells")) { rules, node in
      for kind in rules.kinds {
        guard let status = kind.status, let named = node?.value("kinds")?.value(kind.name)?.value("status") else {
          continue
        }
        if status == "H" {
          named.report(.rule(.spellIsPresence))
        } else if !statuses.contains(status) {
          named.report(
            .formula(.unknownReference), details: [ClauseName.attendance.rawValue],
            suggestion: nearestName(to: status, among: statuses))
        }
      }
    }
    return resolved
  }

  private var arguments: @Sendable (FormulaFigure.ArgumentKind) -> Set<String>? {
    { [policy] in Self.arguments(of: $0, in: policy) }
  }

  /// The clause with its versions changed, each beside its place in the file.
  private func changed<Rules>(
    _ clause: DatedClause<Rules>, _ node: SettingsNode?, _ change: (inout Rules, SettingsNode?) -> Void
  ) -> DatedClause<Rules> {
    DatedClause(
      clause.versions.map { version in
        var version = version
        change(&version.rules, node?.items.first { $0.mark.line == version.line })
        return version
      })
  }

  private func report(_ node: SettingsNode?, _ names: [String]?, _ known: Set<String>, _ clause: ClauseName) {
    guard let names, let node else { return }
    for (name, item) in zip(names, node.items) where !known.contains(name) {
      item.report(
        .formula(.unknownReference), details: [clause.rawValue], suggestion: nearestName(to: name, among: known))
    }
  }

  private func resolve(_ rules: inout IncentiveRules, _ node: SettingsNode) {
    var taken = FormulaScope.reservedNames
    for part in ["params", "month", "quarter"] {
      for entry in node.value(part)?.mapEntries ?? [] where !taken.insert(entry.key).inserted {
        entry.reportKey(.formula(.takenName))
      }
    }
    let parameters = Set(rules.params.map(\.name))
    let monthCells = Set(rules.month.map(\.name))
    let quarterCells = Set(rules.quarter.map(\.name))
    var above: Set<String> = []
    for (position, cell) in rules.month.enumerated() {
      let scope = FormulaScope(
        .month, parameters: parameters, cells: above,
        cellsBelow: monthCells.subtracting(above).subtracting([cell.name]),
        quarterCells: quarterCells, arguments: arguments)
      rules.month[position].formula = check(cell.formula, node.value("month")?.value(cell.name)?.formulaNode, scope)
      above.insert(cell.name)
    }
    above = []
    for (position, cell) in rules.quarter.enumerated() {
      let scope = FormulaScope(
        .quarter, parameters: parameters, cells: above, monthCells: monthCells,
        cellsBelow: quarterCells.subtracting(above).subtracting([cell.name]), quarterCells: quarterCells,
        arguments: arguments)
      rules.quarter[position].formula = check(cell.formula, node.value("quarter")?.value(cell.name)?.formulaNode, scope)
      above.insert(cell.name)
    }
    if !above.contains(IncentiveRules.paidCell) {
      (node.value("quarter") ?? node).reportMissing(.formula(.missingPaidCell), IncentiveRules.paidCell)
    }
  }

  private func check(_ formula: PolicyFormula, _ node: SettingsNode?, _ scope: FormulaScope) -> PolicyFormula {
    do throws(FormulaFaults) {
      return PolicyFormula(
        text: formula.text, node: formula.node, expression: try FormulaChecker.check(formula.node, in: scope))
    } catch {
      for fault in error.all { node?.report(fault, in: formula.text) }
      return formula
    }
  }
}

extension SettingsNode {
  fileprivate var mapEntries: [Entry] { if case .map(let entries) = content { entries } else { [] } }
  fileprivate var items: [SettingsNode] { if case .list(let items) = content { items } else { [] } }

  /// The value of a key of a map.
  fileprivate func value(_ key: String) -> SettingsNode? { mapEntries.first { $0.key == key }?.value }

  /// Where the formula of a cell stands: the cell itself, or under `formula`.
  fileprivate var formulaNode: SettingsNode { value("formula") ?? self }
}
