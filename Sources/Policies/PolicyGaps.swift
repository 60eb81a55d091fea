package import Findings
package import Kinerja
internal import Settings

extension PolicyReader {
  /// The clauses of a policy that have no version in force on some day that a quarter needs.
  ///
  /// Day clauses need one on every day, the others on the last. `name` is the policy's file, for the faults.
  package static func gaps(in policy: Policy, quarter: Quarter, name: String = "") -> [SettingsFault] {
    let everyDay = quarter.first
    let lastDay = quarter.last
    let gaps = [
      gap(.schedules, policy.schedules, from: everyDay, to: lastDay),
      gap(.attendance, policy.attendance, from: everyDay, to: lastDay),
      gap(.achievement, policy.achievement, from: lastDay, to: lastDay),
      gap(.workload, policy.workload, from: lastDay, to: lastDay),
      gap(.supervisor, policy.supervisor, from: lastDay, to: lastDay),
      gap(.index, policy.index, from: lastDay, to: lastDay),
      gap(.ratings, policy.ratings, from: lastDay, to: lastDay),
      gap(.incentive, policy.incentive, from: lastDay, to: lastDay),
    ]
    let log = SettingsFaultLog(file: name)
    for gap in gaps.compactMap(\.self) {
      log.add(
        .noVersionInForce, at: SettingsMark(line: gap.line, column: 1), path: "clauses.\(gap.clause.rawValue)",
        value: nil, details: ["\(gap.first)", "\(gap.last)"])
    }
    for predikat in predikatsWithoutPercent(policy, on: lastDay) {
      log.add(
        .unknownPredikat, at: SettingsMark(line: policy.ratings.version(on: lastDay)?.line ?? 1, column: 1),
        path: "clauses.ratings", value: predikat, details: ["\(lastDay)"])
    }
    let known = predikats(policy, on: lastDay)
    if let guideline = policy.distribution.version(on: lastDay) {
      let named = Set(guideline.rules.guideline.values.joined().flatMap(\.ratings))
      for rating in named.subtracting(known).sorted() {
        log.add(
          .unknownGuidelineRating, at: SettingsMark(line: guideline.line, column: 1), path: "clauses.distribution",
          value: rating, details: [known.sorted().joined(separator: ", ")])
      }
    }
    return SettingsFaults(log.faults).faults
  }

  /// The ratings that a policy's matrix can give.
  private static func predikats(_ policy: Policy, on day: CivilDate) -> Set<String> {
    Set((policy.ratings.version(on: day)?.rules.matrix ?? [:]).values.joined())
  }

  /// The ratings that a matrix can give but for which no percent is in force.
  private static func predikatsWithoutPercent(_ policy: Policy, on day: CivilDate) -> [String] {
    guard let incentive = policy.incentive.version(on: day) else { return [] }
    return predikats(policy, on: day).filter { incentive.rules.predikatPercent[$0] == nil }.sorted()
  }

  private struct Gap {
    let clause: PolicyClauseName
    let line: Int
    let first: CivilDate
    let last: CivilDate
  }

  /// A clause is in force from its first version on, so that only a period's beginning can lack one.
  private static func gap<Rules>(
    _ name: PolicyClauseName, _ clause: DatedClause<Rules>, from first: CivilDate, to last: CivilDate
  ) -> Gap? {
    guard let version = clause.versions.first else { return Gap(clause: name, line: 1, first: first, last: last) }
    guard version.from > first else { return nil }
    return Gap(clause: name, line: version.line, first: first, last: min(last, version.from.advanced(by: -1)))
  }
}
