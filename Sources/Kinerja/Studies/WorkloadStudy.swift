/// The workload behind a quarter's scores: what each norm weighs, and who carries how much. It is the input to the yearly
/// workload analysis (Perka BKN 19/2011), and changes no score.
package struct WorkloadStudy: Sendable {
  /// An indicator and those who carry it.
  package struct Indicator: Sendable {
    /// The position in `Facts.indicators`.
    package let indicator: Int
    /// The minutes for one unit.
    package let norm: Points
    /// The employees with a target for it.
    package let people: Int
    /// Σ T · norm over them, in millionths of a minute.
    package let planned: Int128
    /// Those of whose planned minutes it takes more than half, though they have other indicators.
    package let dominated: Int
    /// The least achievement a_i.
    package let lowest: Points
    /// The largest achievement a_i.
    package let highest: Points

    /// Whether too few carry it to say more than the norm and how many they are.
    package let isHidden: Bool

    /// Whether everybody has one and the same achievement; false where that is hidden.
    package var isUniform: Bool { !isHidden && people > 0 && lowest == highest }
  }

  /// The people of a unit and class, by their primary segments. Small classes of a unit are put together, and so are small units.
  package struct Group: Sendable {
    /// The position of the unit in `Roster.units`; nil for small units together.
    package let unit: Int?
    /// The class of the post; nil for small classes, or small units, together.
    package let grade: UInt8?
    /// The employees.
    package let people: Int
    /// Planned minutes in millionths.
    package let planned: Int128
    /// Available minutes in millionths.
    package let available: Int128
    /// Planned over available minutes in millionths; nil without time or without any target.
    package let ratio: Int128?
    /// Those with a relative workload above 1.25.
    package let heavy: Int
    /// Those with a relative workload below 0.5.
    package let light: Int
  }

  /// Somebody whose workload is far from their peers'.
  package struct Outlier: Sendable {
    /// The position in `Results.employees`.
    package let employee: Int
    /// Whether it is above 1.25; otherwise it is below 0.5.
    package let isHeavy: Bool
  }

  /// By code; those without anybody too.
  package let indicators: [Indicator]
  /// By unit code, then class; what was put together comes last.
  package let groups: [Group]
  /// By relative workload, the heaviest first, then by NIP.
  package let outliers: [Outlier]

  /// Above this relative workload, in millionths, somebody carries far more than their peers.
  package static let heavyFrom: Int128 = 1_250_000
  /// Below this relative workload, in millionths, somebody carries far less than their peers.
  package static let lightBelow: Int128 = 500_000

  /// Studies the workload of a run.
  ///
  /// - Throws: `EvaluationError.notInForce` when a clause is not in force on the quarter's last day.
  package init(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) {
    let rules = try QuarterRules(policy, on: facts.quarter.last)
    let step = AchievementStep(targets: facts.targets, norms: facts.norms, rules: rules.achievement)
    var carried = facts.norms.map { _ in Carried() }
    var loads: [GroupKey: Load] = [:]
    var outliers: [Outlier] = []
    for (position, employee) in results.employees.enumerated() {
      let segment = facts.roster.segments[Int(employee.segment)]
      let key = GroupKey(unit: Int(segment.unit), grade: segment.grade)
      let targets = step.trace(Int(employee.person)).targets
      var load = loads[key] ?? Load()
      load.people += 1
      load.availableDays += UInt128(employee.availableDays)
      let total = targets.reduce(UInt128(0)) { $0 + $1.planned }
      for target in targets {
        carried[target.indicator].add(target, of: total, by: position, isOnly: targets.count == 1)
        load.planned.add(target.planned)
        load.targets += 1
      }
      if employee.workloadRatio >= 0 {
        let isHeavy = employee.relativeWorkload > Self.heavyFrom
        if isHeavy { load.heavy += 1 }
        if employee.relativeWorkload < Self.lightBelow { load.light += 1 }
        if isHeavy || employee.relativeWorkload < Self.lightBelow {
          outliers.append(Outlier(employee: position, isHeavy: isHeavy))
        }
      }
      loads[key] = load
    }
    let byCode = carried.indices.sorted { BytewiseText(facts.indicators[$0]) < BytewiseText(facts.indicators[$1]) }
    let carriers = byCode.enumerated().filter { carried[$1].people > 0 }.map { ($0, carried[$1].carriers) }
    let seldom = SmallGroups.hidden(Dictionary(uniqueKeysWithValues: carriers))
    indicators = byCode.enumerated().map { place, indicator in
      carried[indicator].indicator(indicator, norm: facts.norms[indicator], isHidden: seldom.contains(place))
    }
    let minutes = UInt128(rules.workload.minutesPerDay.micros)
    groups = Self.together(loads, facts.roster).map { key, load in load.group(key, minutesPerDay: minutes) }
      .sorted { Self.precedes($0, $1, facts.roster) }
    func nip(_ outlier: Outlier) -> UInt64 { facts.roster.nips[Int(results.employees[outlier.employee].person)] }
    func workload(_ outlier: Outlier) -> Int128 { results.employees[outlier.employee].relativeWorkload }
    self.outliers = outliers.sorted { (workload($1), nip($0)) < (workload($0), nip($1)) }
  }

  private struct GroupKey: Hashable {
    var unit: Int?
    var grade: UInt8?
  }

  /// Loads with small classes of a unit, and small units, put together.
  private static func together(_ loads: [GroupKey: Load], _ roster: Roster) -> [GroupKey: Load] {
    func code(_ key: GroupKey) -> BytewiseText { BytewiseText(key.unit.map { roster.units[$0] } ?? "") }
    let units = Dictionary(grouping: loads) { code($0.key) }
    let smallUnits = SmallGroups.hidden(units.mapValues { $0.reduce(0) { $0 + $1.value.people } })
    let smallGrades = units.mapValues { unit in
      SmallGroups.hidden(Dictionary(uniqueKeysWithValues: unit.map { ($0.key.grade ?? 0, $0.value.people) }))
    }
    let groups: [GroupKey: Load] = loads.reduce(into: [:]) { groups, item in
      var key = item.key
      if smallUnits.contains(code(key)) {
        key = GroupKey(unit: nil, grade: nil)
      } else if smallGrades[code(key)]?.contains(key.grade ?? 0) ?? false {
        key.grade = nil
      }
      groups[key, default: Load()].add(item.value)
    }
    // Only a run of too few people altogether leaves a group that is too small even so.
    return groups.filter { $0.value.people >= SmallGroups.usualMinimum }
  }

  private static func precedes(_ left: Group, _ right: Group, _ roster: Roster) -> Bool {
    guard left.unit == right.unit else {
      guard let first = left.unit, let second = right.unit else { return right.unit == nil }
      return BytewiseText(roster.units[first]) < BytewiseText(roster.units[second])
    }
    guard let first = left.grade, let second = right.grade else { return left.grade != nil }
    return first < second
  }

  private struct Carried {
    /// By position in the results, each once.
    var carriers: [Int] = []
    var planned = WideSum()
    var dominated = 0
    var lowest = Int64.max
    var highest = Int64.min

    var people: Int { carriers.count }

    mutating func add(_ target: TargetRecord, of total: UInt128, by employee: Int, isOnly: Bool) {
      carriers.append(employee)
      planned.add(target.planned)
      if !isOnly, target.planned > total / 2 { dominated += 1 }
      lowest = min(lowest, target.score.micros)
      highest = max(highest, target.score.micros)
    }

    func indicator(_ position: Int, norm: Int64, isHidden: Bool) -> Indicator {
      Indicator(
        indicator: position, norm: Points(micros: norm), people: people, planned: inMillionths(planned),
        dominated: dominated, lowest: Points(micros: people == 0 ? 0 : lowest),
        highest: Points(micros: people == 0 ? 0 : highest), isHidden: isHidden)
    }
  }

  private struct Load {
    var people = 0
    var targets = 0
    var planned = WideSum()
    var availableDays: UInt128 = 0
    var heavy = 0
    var light = 0

    mutating func add(_ other: Load) {
      people += other.people
      targets += other.targets
      planned.add(other.planned)
      availableDays += other.availableDays
      heavy += other.heavy
      light += other.light
    }

    func group(_ key: GroupKey, minutesPerDay: UInt128) -> Group {
      let available = availableDays * minutesPerDay
      // The workload is in 10⁻¹² minutes, the time in millionths: their quotient is in millionths.
      let ratio =
        available == 0 || targets == 0 ? nil : planned.roundedQuotient(by: WideSum(available)).map { Int128($0) }
      return Group(
        unit: key.unit, grade: key.grade, people: people, planned: inMillionths(planned),
        available: Int128(available), ratio: ratio, heavy: heavy, light: light)
    }
  }
}

/// A workload in 10⁻¹² minutes as millionths of a minute.
private func inMillionths(_ planned: WideSum) -> Int128 {
  planned.roundedQuotient(by: WideSum(1_000_000)).map { Int128($0) } ?? 0
}
