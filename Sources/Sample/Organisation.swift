/// The units, who sits where in them, and who leads whom.
struct Organisation: Sendable {
  let employees: Int
  let units: [Unit]

  init(employees: Int) {
    self.employees = employees
    let plans = UnitCatalogue(count: max(2, min(employees / 10, 20 + employees / 212))).plans
    let total = plans.reduce(0) { $0 + $1.weight }
    var units: [Unit] = []
    var weight = 0
    var first = 0
    for plan in plans {
      weight += plan.weight
      let next = employees * weight / total
      units.append(Self.unit(plan, first: first, size: next - first))
      first = next
    }
    self.units = units
  }

  private static func unit(_ plan: UnitCatalogue.Plan, first: Int, size: Int) -> Unit {
    let (administrators, supervisors) =
      switch plan.kind {
      case .secretariat: (min(3, size / 8), size / 12)
      case .school: (0, min(8, size / 14))
      case .hospital: (min(2, size / 40), size / 18)
      case .technical: (0, size / 14)
      case .publicOrder: (min(5, size / 30), size / 20)
      case .bureau, .department, .inspectorate: (min(5, size / 16), size / 14)
      }
    return Unit(
      kind: plan.kind, code: plan.code, name: plan.name, first: first, size: size, administrators: administrators,
      supervisors: supervisors, hasOwnRates: plan.hasOwnRates)
  }

  /// The unit that an employee belongs to.
  func unit(of index: Int) -> Int {
    var low = 0
    var high = units.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if units[middle].first <= index { low = middle } else { high = middle }
    }
    return low
  }

  func role(in unit: Unit, position: Int) -> Role {
    if position == 0 { return .head }
    if position <= unit.administrators { return .administrator }
    return position <= unit.administrators + unit.supervisors ? .supervisor : .member
  }

  /// The index of the superior of a position; nil for the head of the whole.
  func superior(in unit: Unit, position: Int) -> Int? {
    let supervisors = unit.first + 1 + unit.administrators
    switch role(in: unit, position: position) {
    case .head: return unit.first == 0 ? nil : 0
    case .administrator: return unit.first
    case .supervisor:
      return unit.administrators > 0 ? unit.first + 1 + position % unit.administrators : unit.first
    case .member:
      if unit.supervisors > 0 { return supervisors + position % unit.supervisors }
      return unit.administrators > 0 ? unit.first + 1 + position % unit.administrators : unit.first
    }
  }
}
