/// The workload behind a quarter's scores: what each norm weighs, and who carries how much. It is the input to the yearly
/// workload analysis (Perka BKN 19/2011), and changes no score.
public struct WorkloadStudy: Sendable {
  /// An indicator and those who carry it.
  public struct Indicator: Sendable {
    /// The position in `Facts.indicators`.
    public let indicator: Int
    /// The minutes for one unit.
    public let norm: Points
    /// The employees with a target for it.
    public let people: Int
    /// Σ T · norm over them, in millionths of a minute.
    public let planned: Int128
    /// Those of whose planned minutes it takes more than half, though they have other indicators.
    public let dominated: Int
    /// The least achievement a_i.
    public let lowest: Points
    /// The largest achievement a_i.
    public let highest: Points

    /// Whether everybody has one and the same achievement; false for a single person.
    public var isUniform: Bool { people > 1 && lowest == highest }
  }

  /// The people of a unit and class, by their primary segments.
  public struct Group: Sendable {
    /// The position of the unit in `Roster.units`.
    public let unit: Int
    /// The class of the post.
    public let grade: UInt8
    /// The employees.
    public let people: Int
    /// Planned minutes in millionths.
    public let planned: Int128
    /// Available minutes in millionths.
    public let available: Int128
    /// Planned over available minutes in millionths; nil without time or without any target.
    public let ratio: Int128?
    /// Those with a relative workload above 1.25.
    public let heavy: Int
    /// Those with a relative workload below 0.5.
    public let light: Int
  }

  /// Somebody whose workload is far from their peers'.
  public struct Outlier: Sendable {
    /// The position in `Results.employees`.
    public let employee: Int
    /// Whether it is above 1.25; otherwise it is below 0.5.
    public let isHeavy: Bool
  }

  /// By code; those without anybody too.
  public let indicators: [Indicator]
  /// By unit code, then class.
  public let groups: [Group]
  /// By relative workload, the heaviest first, then by NIP.
  public let outliers: [Outlier]

  /// Above this relative workload, in millionths, somebody carries far more than their peers.
  public static let heavyFrom: Int128 = 1_250_000
  /// Below this relative workload, in millionths, somebody carries far less than their peers.
  public static let lightBelow: Int128 = 500_000

  /// Studies the workload of a run.
  ///
  /// - Throws: `EvaluationError.notInForce` when a clause is not in force on the quarter's last day.
  public init(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) {
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
        carried[target.indicator].add(target, of: total, isOnly: targets.count == 1)
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
    indicators = carried.indices.map { carried[$0].indicator($0, norm: facts.norms[$0]) }
      .sorted { facts.indicators[$0.indicator].utf8.lexicographicallyPrecedes(facts.indicators[$1.indicator].utf8) }
    let minutes = UInt128(rules.workload.minutesPerDay.micros)
    groups = loads.map { key, load in load.group(key, minutesPerDay: minutes) }.sorted { left, right in
      let (first, second) = (facts.roster.units[left.unit], facts.roster.units[right.unit])
      return first == second ? left.grade < right.grade : first.utf8.lexicographicallyPrecedes(second.utf8)
    }
    func nip(_ outlier: Outlier) -> UInt64 { facts.roster.nips[Int(results.employees[outlier.employee].person)] }
    func workload(_ outlier: Outlier) -> Int128 { results.employees[outlier.employee].relativeWorkload }
    self.outliers = outliers.sorted { (workload($1), nip($0)) < (workload($0), nip($1)) }
  }

  private struct GroupKey: Hashable {
    var unit: Int
    var grade: UInt8
  }

  private struct Carried {
    var people = 0
    var planned = WideSum()
    var dominated = 0
    var lowest = Int64.max
    var highest = Int64.min

    mutating func add(_ target: Trace.TargetLine, of total: UInt128, isOnly: Bool) {
      people += 1
      planned.add(target.planned)
      if !isOnly, target.planned > total / 2 { dominated += 1 }
      lowest = min(lowest, target.score)
      highest = max(highest, target.score)
    }

    func indicator(_ position: Int, norm: Int64) -> Indicator {
      Indicator(
        indicator: position, norm: Points(micros: norm), people: people, planned: inMillionths(planned),
        dominated: dominated, lowest: Points(micros: people == 0 ? 0 : lowest),
        highest: Points(micros: people == 0 ? 0 : highest))
    }
  }

  private struct Load {
    var people = 0
    var targets = 0
    var planned = WideSum()
    var availableDays: UInt128 = 0
    var heavy = 0
    var light = 0

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
