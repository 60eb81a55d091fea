/// What an employee's figures take from other people: the medians of peer groups, raters' shifts and the cuts that
/// budgets make. Taken from one evaluation and held fixed in another, it shows what a change in a person's own rows does.
package struct Surroundings: Sendable {
  /// Stands between the values of a group's name, so that no two groups of a list share one.
  static let separator = "\u{1F}"

  /// For each list of `peer_keys`, the groups by name.
  private let groups: [[[UInt8]: Peers]]
  /// The shift of each rater in millionths; nil without calibration.
  let shifts: [UInt64: Int64]?
  /// What a budget left of each unit's incentives, where it cut them.
  private let payouts: [[UInt8]: Payout]

  struct Peers: Sendable {
    var size: Int
    var median: Int128
  }

  private struct Payout: Sendable {
    /// Q: the units that the budget holds.
    var units: Int128
    /// X: the sum before the cut.
    var total: Int128
  }

  /// An incentive before and after the cut.
  private struct Cut: Sendable {
    var before: Rupiah
    var after: Rupiah
  }

  /// The incentives that were cut, by NIP.
  private let cuts: [UInt64: Cut]

  /// Takes the surroundings from an evaluation.
  package init(_ facts: Facts, under policy: Policy, results: Results) throws(EvaluationError) {
    let rules = try QuarterRules(policy, on: facts.quarter.last)
    let employees = results.employees
    groups = rules.workload.peerKeys.map { keys in
      var level = GroupLevel(keys, employees, facts.roster)
      for group in level.isUsed.indices { level.isUsed[group] = true }
      let medians = level.medians(employees, .serial)
      var groups: [[UInt8]: Peers] = [:]
      for group in level.sizes.indices {
        let name = level.name(group, employees, facts.roster, separator: Self.separator)
        groups[Array(name.utf8)] = Peers(size: level.sizes[group], median: medians[group])
      }
      return groups
    }
    shifts = try ConductStep(facts, rules.supervisor).calibrated(by: employees).raterShifts
    var totals: [Int: Int128] = [:]
    for employee in employees {
      let segment = facts.roster.segments[Int(employee.segment)]
      guard facts.budgets[Int(segment.unit)] != nil else { continue }
      totals[Int(segment.unit), default: 0] += Int128(employee.incentiveBeforeBudget.amount)
    }
    var payouts: [[UInt8]: Payout] = [:]
    for (unit, total) in totals {
      guard let budget = facts.budgets[unit], total > Int128(budget.amount) else { continue }
      payouts[Array(facts.roster.units[unit].utf8)] = Payout(
        units: Int128(budget.amount / rules.incentive.unit), total: total)
    }
    self.payouts = payouts
    var cuts: [UInt64: Cut] = [:]
    for employee in payouts.isEmpty ? [] : employees {
      let segment = facts.roster.segments[Int(employee.segment)]
      guard payouts[Array(facts.roster.units[Int(segment.unit)].utf8)] != nil else { continue }
      cuts[facts.roster.nips[Int(employee.person)]] = Cut(
        before: employee.incentiveBeforeBudget, after: employee.incentive)
    }
    self.cuts = cuts
  }

  /// A group of a list of columns; nil when nobody was in it.
  func peers(_ list: Int, _ name: String) -> Peers? {
    groups.indices.contains(list) ? groups[list][Array(name.utf8)] : nil
  }

  /// Cuts incentives as the budgets did; who would get what they got keeps it, with the unit left over.
  func applyPayouts(_ roster: Roster, unit: Int64, _ employees: inout [EmployeeResult]) {
    guard !payouts.isEmpty else { return }
    let byUnit = roster.units.map { payouts[Array($0.utf8)] }
    for position in employees.indices {
      guard let payout = byUnit[Int(roster.segments[Int(employees[position].segment)].unit)] else { continue }
      if let cut = cuts[roster.nips[Int(employees[position].person)]], cut.before == employees[position].incentive {
        employees[position].incentive = cut.after
        continue
      }
      let units = Int128(employees[position].incentive.amount) * payout.units / payout.total
      employees[position].incentive = Rupiah(Int64(units) * unit)
    }
  }
}
