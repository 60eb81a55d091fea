/// How one employee's figures came about: what the steps of the method saw and made, in their order.
package struct Trace: Sendable {
  /// What a scheduled day was.
  package enum Status: Hashable, Sendable {
    /// Presence; minutes of lateness and of leaving early, nil where that punch is missing.
    case present(late: Int?, early: Int?)
    /// There is no attendance row.
    case noRecord
    /// Presence was claimed without any punch.
    case noPunches
    /// A status of the policy.
    case code(String)
  }

  /// A cell of an attendance row.
  package enum AttendanceCell: Hashable, CaseIterable, Sendable {
    case first, last, code, firstMidday, secondMidday
  }

  /// A scheduled day (sections 4 and 5).
  package struct Day: Sendable {
    /// The day of the quarter, from 0.
    package let day: Int
    /// The segment's position in the roster.
    package let segment: Int
    /// The position of the version of the clause `attendance`.
    package let version: Int
    /// The start in minutes of the day.
    package let start: Int
    /// The end in minutes of the day, beyond 1440 on the next.
    package let end: Int
    /// What the attendance row said.
    package let word: AttendanceWord
    /// Its midday punches, packed as in `AttendanceMatrix`.
    package let midday: UInt32
    /// What the day was.
    package let status: Status
    /// What it deducts, in millionths of a point, under the day's cap.
    package let deduction: Int64
    /// Whether it counts.
    package let isCounted: Bool
    /// Whether it gives working time.
    package let isAvailable: Bool
    /// Whether it is an unexcused absence.
    package let isUnexcused: Bool
    /// σ(d) in millionths of a point.
    package let sanction: Int64
    /// The cells of which another content would change the employee's figures; empty without a row.
    package var decisive: Set<AttendanceCell> = []
  }

  /// A month of a segment (section 11).
  package struct SegmentMonth: Sendable {
    /// The segment's position in the roster.
    package let segment: Int
    /// The month of the quarter, from 0.
    package let month: Int
    /// c: the counted days in the segment.
    package let counted: Int
    /// H: the days that the whole month would have.
    package let scheduled: Int
    /// B: the monthly tariff.
    package let rate: Rupiah
    /// round(B·c/H, 6) in millionths of a rupiah.
    package let amount: Int128
  }

  /// A service target (section 6).
  package struct TargetLine: Sendable {
    /// The position in `Facts.indicators`.
    package let indicator: Int
    /// Whether less is better.
    package let isMinimised: Bool
    /// T.
    package let target: Points
    /// R.
    package let realised: Points
    /// Minutes for one unit.
    package let norm: Points
    /// L in 10⁻¹² minutes.
    package let planned: UInt128
    /// v: L, or the row's weight in millionths.
    package let weight: UInt128
    /// a in millionths.
    package let score: Int64
  }

  /// A list of `peer_keys` (section 7).
  package struct PeerList: Sendable {
    /// Its columns.
    package let columns: [String]
    /// How many people of the employee's group under it have a workload ratio.
    package let size: Int
  }

  /// The peer group (section 7).
  package struct Peers: Sendable {
    /// The lists that were tried; the last one made the group.
    package let tried: [PeerList]
    /// ref: the median in millionths, 0 when the group has none.
    package let reference: Int128
    /// The group's employees with a workload ratio, as positions in `Results.employees`.
    package let members: [UInt32]
    /// Everybody in the group, with or without a ratio.
    package let everybody: [UInt32]
  }

  /// A rater (section 8).
  package struct Rater: Sendable {
    /// The rater.
    package let nip: NIP
    /// s_eρm of each month.
    package let months: [Figure]
    /// s_eρ in millionths.
    package let score: Int64
    /// δ_ρ in millionths; nil without calibration.
    package let shift: Int64?
    /// t_eρ in millionths.
    package let calibrated: Int64
  }

  /// A unit's budget (section 11).
  package struct Budget: Sendable {
    /// The budget.
    package let amount: Rupiah
    /// X: what the unit's employees would get.
    package let total: Rupiah
    /// The unit's employees, as positions in `Results.employees`.
    package let members: [UInt32]
    /// They and everybody in their peer groups, on whose workload their incentives rest.
    package let everybody: [UInt32]
  }

  /// The published figures.
  package let employee: EmployeeResult
  /// The scheduled days, in order.
  package let days: [Day]
  /// The months of the segments, in order.
  package let months: [SegmentMonth]
  /// The targets.
  package let targets: [TargetLine]
  /// The peer group.
  package let peers: Peers
  /// The raters.
  package let raters: [Rater]
  /// I in millionths; nil when not evaluated.
  package let index: Int64?
  /// P in millionths; nil when N or D is missing.
  package let performance: Int128?
  /// g in millionths of a rupiah; nil when the conditions of section 11 are not met.
  package let exactIncentive: Int128?
  /// insentif before the unit's budget.
  package let incentiveBeforeBudget: Rupiah
  /// The unit's budget, where it has one.
  package let budget: Budget?

  /// n_m of a month.
  package func countedDays(month: Int, of quarter: Quarter) -> Int {
    days.count { $0.isCounted && quarter.month(ofDay: $0.day) == month }
  }

  /// D_m of a month in millionths.
  package func discipline(month: Int, of quarter: Quarter) -> Int64 {
    let deducted = days.reduce(Int64(0)) { sum, day in
      quarter.month(ofDay: day.day) == month && day.isCounted ? sum + day.deduction : sum
    }
    return Points.hundred.micros - min(Points.hundred.micros, deducted)
  }
}

/// Follows the method's steps for one employee of a run; the figures are those of `results`.
///
/// - Parameters:
///   - position: the position in `results.employees`.
///   - results: the outcome of `evaluate` for these facts under this policy.
///   - facts: what the exports said.
///   - policy: the dated rules.
package func trace(_ position: Int, in results: Results, of facts: Facts, under policy: Policy)
  throws(EvaluationError) -> Trace
{
  let tracer = try Tracer(facts, policy, results)
  return try tracer.trace(position)
}

extension Trace.Day {
  /// The attendance row of the day spent at work in full.
  package var fullPresence: AttendanceWord {
    AttendanceWord(first: start, last: end % 1440, status: AttendanceWord.presence)
  }
}

extension [Trace.Day] {
  /// The counted day that deducts most, the first of those; nil when none deducts.
  package var costliest: Trace.Day? {
    filter { $0.isCounted && $0.deduction > 0 }.max { ($0.deduction, $1.day) < ($1.deduction, $0.day) }
  }
}

/// What one employee can be told without naming another.
package struct PersonalAccount: Sendable {
  /// A change in the employee's own rows, and what the index would have been, the group's median as it is.
  package struct Prospect: Sendable {
    /// What would have been different.
    package enum Change: Sendable {
      /// The day, from 0, spent at work in full.
      case presence(day: Int)
      /// One more unit (less where less is better) of the indicator at this position.
      case unit(indicator: Int)
    }

    /// What would have been different.
    package let change: Change
    /// indeks, in hundredths.
    package let index: Int64
  }

  /// The scheduled days.
  package let days: [Trace.Day]
  /// The targets.
  package let targets: [Trace.TargetLine]
  /// The raters.
  package let raters: [Trace.Rater]
  /// What would have raised the index, most first.
  package let prospects: [Prospect]
}

/// The steps of the method, ready to be followed for anybody.
package struct Tracer: Sendable {
  let facts: Facts
  let results: Results
  let attendance: AttendanceStep
  let achievement: AchievementStep
  let workload: WorkloadStep
  let supervision: SupervisionStep
  let index: IndexStep
  let incentive: IncentiveStep
  private let peerGroups: PeerGroups
  private let cap: Points

  /// Makes the steps ready for the results of an evaluation.
  package init(_ facts: Facts, _ policy: Policy, _ results: Results) throws(EvaluationError) {
    let rules = try QuarterRules(policy, on: facts.quarter.last)
    self.facts = facts
    self.results = results
    attendance = try AttendanceStep(facts, policy, asOf: results.asOf)
    achievement = AchievementStep(targets: facts.targets, norms: facts.norms, rules: rules.achievement)
    workload = WorkloadStep(rules: rules.workload)
    var supervision = try SupervisionStep(facts, rules.supervisor)
    supervision.calibrate(results.employees)
    self.supervision = supervision
    index = IndexStep(rules: rules.index)
    incentive = try IncentiveStep(rules.incentive, predikats: results.predikats, on: facts.quarter.last)
    peerGroups = PeerGroups(rules.workload, results.employees, in: facts.roster, .serial)
    cap = rules.achievement.cap
  }

  /// The account of the employee at a position in `results.employees`.
  package func account(_ position: Int) throws(EvaluationError) -> PersonalAccount {
    let employee = results.employees[position]
    let person = Int(employee.person)
    let (words, midday) = rows(of: person)
    let days = try attendance.trace(person, words: words, midday: midday)?.days ?? []
    let targets = achievement.trace(person)
    var prospects: [PersonalAccount.Prospect] = []
    if let day = days.costliest {
      var (changedWords, changedMidday) = (words, midday)
      changedWords[day.day] = day.fullPresence.bits
      if !midday.isEmpty { changedMidday[day.day] = attendance.fullMidday(version: day.version) }
      if let other = try attendance.trace(person, words: changedWords, midday: changedMidday)?.employee,
        let index = index(
          of: position, days: other, achievement: employee.achievement, planned: targets.outcome.planned)
      {
        prospects.append(PersonalAccount.Prospect(change: .presence(day: day.day), index: index))
      }
    }
    for (place, line) in targets.targets.enumerated() {
      let realised = line.realised.micros + (line.isMinimised ? -Points.scale : Points.scale)
      guard realised >= 0 else { continue }
      var parts = targets.targets.map { (weight: $0.weight, score: $0.score) }
      parts[place].score = achievement.score(
        goal: line.target.micros, realised: realised, isMinimised: line.isMinimised)
      if let index = index(
        of: position, days: employee, achievement: AchievementStep.mean(parts), planned: targets.outcome.planned)
      {
        prospects.append(PersonalAccount.Prospect(change: .unit(indicator: line.indicator), index: index))
      }
    }
    prospects = prospects.enumerated().filter { !employee.isEvaluated || $0.element.index > employee.index }
      .sorted { ($1.element.index, $0.offset) < ($0.element.index, $1.offset) }.map(\.element)
    return PersonalAccount(
      days: days, targets: targets.targets, raters: supervision.trace(person).raters, prospects: prospects)
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
    let outcome = index.run(
      facts.roster.segments[Int(employee.segment)].jobType, discipline: days.discipline,
      achievement: workload.normalised(achievement, factor: factor, cap: cap), supervision: employee.conduct)
    guard case .index(let value) = outcome else { return nil }
    return IndexStep.published(value)
  }

  /// The attendance words of a person, and their midday punches if there are any.
  private func rows(of person: Int) -> (words: [UInt32], midday: [UInt32]) {
    let matrix = facts.attendance
    let days = 0..<facts.quarter.dayCount
    let words = days.map { matrix.words[$0 * matrix.stride + person] }
    return (words, matrix.midday.map { table in days.map { table[$0 * matrix.stride + person] } } ?? [])
  }

  func trace(_ position: Int) throws(EvaluationError) -> Trace {
    let employee = results.employees[position]
    let person = Int(employee.person)
    let (words, midday) = rows(of: person)
    var days = try attendance.trace(person, words: words, midday: midday)
    for index in days?.days.indices ?? 0..<0 {
      guard let day = days?.days[index], day.word.bits != 0 || day.midday != 0 else { continue }
      days?.days[index].decisive = try decisiveCells(of: day, person, words, midday)
    }
    let segment = facts.roster.segments[Int(employee.segment)]
    var exactIndex: Int64?
    if case .index(let value) = index.run(
      segment.jobType, discipline: employee.discipline, achievement: employee.normalised, supervision: employee.conduct)
    {
      exactIndex = value
    }
    var performance: Int128?
    if let normalised = employee.normalised.micros, let discipline = employee.discipline.micros {
      performance = incentive.performance(normalised, discipline)
    }
    let isPaid =
      employee.isEvaluated && employee.predikat != 255 && Int(employee.workDays) >= incentive.rules.minDays
    return Trace(
      employee: employee, days: days?.days ?? [], months: days?.months ?? [],
      targets: achievement.trace(person).targets,
      peers: peerGroups.trace(position, among: results.employees),
      raters: supervision.trace(person).raters, index: exactIndex, performance: performance,
      exactIncentive: isPaid
        ? performance.map { incentive.amount(employee, segment.status, performance: $0) } : nil,
      incentiveBeforeBudget: incentive.run(employee, segment.status), budget: budget(of: Int(segment.unit)))
  }

  /// Tries other contents of a day's cells on the attendance step.
  private func decisiveCells(of day: Trace.Day, _ person: Int, _ words: [UInt32], _ midday: [UInt32])
    throws(EvaluationError) -> Set<Trace.AttendanceCell>
  {
    let (word, punches) = (day.word, day.midday)
    let times = [-1, day.start, (day.start + 600) % 1440, day.end % 1440, (day.end + 840) % 1440, 720]
    let statuses = [AttendanceWord.presence] + facts.statuses.indices.map { AttendanceWord.firstStatus + $0 }
    var found: Set<Trace.AttendanceCell> = []
    func tries(_ cell: Trace.AttendanceCell) -> [(AttendanceWord, UInt32)] {
      switch cell {
      case .first: times.map { (AttendanceWord(first: $0, last: word.last, status: word.status), punches) }
      case .last: times.map { (AttendanceWord(first: word.first, last: $0, status: word.status), punches) }
      case .code: statuses.map { (AttendanceWord(first: word.first, last: word.last, status: $0), punches) }
      case .firstMidday: midday.isEmpty ? [] : times.map { (word, punches & ~0x7FF | UInt32($0 + 1)) }
      case .secondMidday: midday.isEmpty ? [] : times.map { (word, punches & 0x7FF | UInt32($0 + 1) << 11) }
      }
    }
    let before = try attendance.trace(person, words: words, midday: midday)?.employee
    for cell in Trace.AttendanceCell.allCases {
      for (other, otherPunches) in tries(cell) {
        var (changedWords, changedMidday) = (words, midday)
        changedWords[day.day] = other.bits
        if !midday.isEmpty { changedMidday[day.day] = otherPunches }
        // A status that the policy lacks on that day is no content that the cell could have.
        guard let result = try? attendance.trace(person, words: changedWords, midday: changedMidday) else { continue }
        if !Self.haveEqualDays(result.employee, before) {
          found.insert(cell)
          break
        }
      }
    }
    return found
  }

  /// Whether two results agree in all that follows from days.
  private static func haveEqualDays(_ left: EmployeeResult, _ right: EmployeeResult?) -> Bool {
    left.workDays == right?.workDays && left.unexcusedDays == right?.unexcusedDays
      && left.discipline == right?.discipline && left.availableDays == right?.availableDays
      && left.incentiveBase == right?.incentiveBase
  }

  private func budget(of unit: Int) -> Trace.Budget? {
    guard let amount = facts.budgets[unit] else { return nil }
    var total = Rupiah.zero
    var members: [UInt32] = []
    for (position, employee) in results.employees.enumerated() {
      let segment = facts.roster.segments[Int(employee.segment)]
      guard Int(segment.unit) == unit else { continue }
      total += incentive.run(employee, segment.status)
      members.append(UInt32(position))
    }
    let peers = peerGroups.everybody(with: members)
    return Trace.Budget(
      amount: amount, total: total, members: members, everybody: Set(members).union(peers).sorted())
  }
}
