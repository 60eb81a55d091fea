package import Kinerja

/// The codes that a policy knows, on each day of the quarter where that depends on the day.
package struct Codebook: Sendable {
  let quarter: Quarter
  let statuses: [String]
  let shifts: [String]
  let alternatives: [String]
  let aspects: [String]
  let spellKinds: [String]
  let eventKinds: [String]
  let numberNames: [String]
  let scale: ClosedRange<Points>
  /// For each status, shift and alternative whether it is known on each day.
  private let statusDays: [Bool]
  private let shiftDays: [Bool]
  private let alternativeDays: [Bool]
  /// For each shift and day whether it ends on the day after.
  let overnightShiftDays: [Bool]
  /// Whether a policy makes an unexcused absence of a presence without a time, on any day.
  let timelessIsAbsence: Bool

  /// Collects the codes of a policy without gaps in the quarter.
  package init(_ policy: Policy, _ quarter: Quarter) { self.init([policy], quarter) }

  /// Collects the codes that any of these policies knows.
  package init(_ policies: [Policy], _ quarter: Quarter) {
    self.quarter = quarter
    let days = (0..<quarter.dayCount).map(quarter.day)
    func sorted(_ names: some Sequence<String>) -> [String] {
      Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    func collect<Rules>(_ clauses: [DatedClause<Rules>], _ names: (Rules) -> [String]) -> ([String], [Bool]) {
      let all = sorted(clauses.flatMap { $0.versions.flatMap { names($0.rules) } })
      let known = all.flatMap { name in
        days.map { day in clauses.contains { $0.version(on: day).map { names($0.rules).contains(name) } ?? false } }
      }
      return (all, known)
    }
    (statuses, statusDays) = collect(policies.map(\.attendance)) { Array($0.statuses.keys) }
    (shifts, shiftDays) = collect(policies.map(\.schedules)) { $0.shifts.keys + [Codebook.off] }
    (alternatives, alternativeDays) = collect(policies.map(\.schedules)) { Array($0.alternatives.keys) }
    overnightShiftDays = shifts.flatMap { name in
      days.map { day in policies.contains { $0.schedules.version(on: day)?.rules.shifts[name]?.isOvernight ?? false } }
    }
    timelessIsAbsence = policies.contains { policy in
      days.contains { day in
        guard let rules = policy.attendance.version(on: day)?.rules else { return false }
        return rules.statuses[rules.noPunches]?.isUnexcused ?? false
      }
    }
    let supervisors = policies.compactMap { $0.supervisor.version(on: quarter.last)?.rules }
    aspects = sorted(supervisors.flatMap(\.aspects.keys))
    let (lowest, highest) = (supervisors.map(\.scale.lowerBound).min(), supervisors.map(\.scale.upperBound).max())
    scale = (lowest ?? .zero)...(highest ?? .zero)
    let last = quarter.last
    spellKinds = sorted(policies.flatMap { $0.spells.version(on: last)?.rules.kinds.map(\.name) ?? [] })
    eventKinds = sorted(policies.flatMap { $0.events.version(on: last)?.rules.kinds.map(\.name) ?? [] })
    numberNames = sorted(policies.flatMap { $0.numbers.version(on: last)?.rules.names.map(\.name) ?? [] })
  }

  /// Whether a status is known on a day; where the date cannot be read, nothing is said against it.
  @inline(__always)
  func knowsStatus(_ status: Int, on day: Int?) -> Bool {
    guard let day else { return true }
    return statusDays[status &* quarter.dayCount &+ day]
  }

  /// Whether a shift is known on a day; where the date cannot be read, nothing is said against it.
  func knowsShift(_ shift: Int, on day: Int?) -> Bool {
    guard let day else { return true }
    return shiftDays[shift * quarter.dayCount + day]
  }

  /// Whether an alternative week is known on a day.
  func knowsAlternative(_ alternative: Int, on day: Int) -> Bool {
    alternativeDays[alternative * quarter.dayCount + day]
  }

  /// The shift name that says "not on duty"; every policy knows it.
  static let off = "OFF"
}
