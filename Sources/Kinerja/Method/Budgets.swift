/// What the budgets of units leave of their people's incentives (method, section 13).
struct BudgetStep: Sendable {
  /// Payments are multiples of this many rupiah.
  let unit: Int64

  /// Cuts the incentives of every unit that has a budget and exceeds it.
  func run(_ facts: Facts, _ employees: inout [EmployeeResult]) {
    guard !facts.budgets.isEmpty else { return }
    var members: [Int: [Int]] = [:]
    for (position, employee) in employees.enumerated() {
      let office = Int(facts.roster.segments[Int(employee.segment)].unit)
      if facts.budgets[office] != nil { members[office, default: []].append(position) }
    }
    for (office, budget) in facts.budgets {
      let byNIP = members[office, default: []].sorted {
        facts.roster.nips[Int(employees[$0].person)] < facts.roster.nips[Int(employees[$1].person)]
      }
      share(budget, among: byNIP, &employees)
    }
  }

  /// Cuts the incentives of a unit's employees down to its budget, if they exceed it.
  ///
  /// `members` are positions in `employees`, by NIP.
  func share(_ budget: Rupiah, among members: [Int], _ employees: inout [EmployeeResult]) {
    let total = members.reduce(Int128(0)) { $0 + Int128(employees[$1].incentive.amount) }
    guard total > Int128(budget.amount) else { return }
    let units = Int128(budget.amount / unit)
    var left = units
    var remainders: [(remainder: Int128, member: Int)] = []
    for member in members {
      let (quotient, remainder) = (Int128(employees[member].incentive.amount) * units)
        .quotientAndRemainder(dividingBy: total)
      employees[member].incentive = Rupiah(Int64(quotient) * unit)
      left -= quotient
      remainders.append((remainder, member))
    }
    // The members are by NIP and the sort keeps the order of equals, so ties go to the smaller NIP.
    remainders.sort { $0.remainder > $1.remainder }
    for (_, member) in remainders.prefix(Int(left)) { employees[member].incentive += Rupiah(unit) }
  }
}
