public import Kinerja

/// The codes that a policy knows, on each day of the quarter where that depends on the day.
public struct Codebook: Sendable {
  let quarter: Quarter
  let statuses: [String]
  let shifts: [String]
  let alternatives: [String]
  let aspects: [String]
  let sanctionKinds: [String]
  let scale: ClosedRange<Points>
  /// For each status, shift and alternative whether it is known on each day.
  let statusDays: [Bool]
  let shiftDays: [Bool]
  let alternativeDays: [Bool]

  /// Collects the codes of a policy without gaps in the quarter.
  public init(_ policy: Policy, _ quarter: Quarter) {
    self.quarter = quarter
    let days = (0..<quarter.dayCount).map(quarter.day)
    func collect<Rules>(_ clause: DatedClause<Rules>, _ names: (Rules) -> [String]) -> ([String], [Bool]) {
      let all = Set(clause.versions.flatMap { names($0.rules) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let known = all.flatMap { name in
        days.map { day in clause.version(on: day).map { names($0.rules).contains(name) } ?? false }
      }
      return (all, known)
    }
    (statuses, statusDays) = collect(policy.attendance) { Array($0.statuses.keys) }
    (shifts, shiftDays) = collect(policy.schedules) { $0.shifts.keys + [Codebook.off] }
    (alternatives, alternativeDays) = collect(policy.schedules) { Array($0.alternatives.keys) }
    let supervisor = policy.supervisor.version(on: quarter.last)?.rules
    aspects = (supervisor?.aspects.keys ?? [:].keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    scale = supervisor?.scale ?? .zero ... .zero
    let incentive = policy.incentive.version(on: quarter.last)?.rules
    sanctionKinds = (incentive?.sanctions.keys ?? [:].keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The shift name that says "not on duty"; every policy knows it.
  static let off = "OFF"
}
