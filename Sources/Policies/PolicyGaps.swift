package import Findings
package import Kinerja
internal import Settings

extension PolicyReader {
  /// The clauses of a policy that have no version in force on some day that a quarter needs.
  ///
  /// Day clauses need one on every day, the others on the last. `name` is the policy's file, for the faults.
  package static func gaps(in policy: Policy, quarter: Quarter, name: String = "") -> [SettingsFault] {
    let lastDay = quarter.last
    let log = SettingsFaultLog(file: name)
    for name in ClauseName.allCases where !name.clause.isOptional {
      guard let gap = gap(in: policy.versions(of: name), name.clause.days(of: quarter)) else { continue }
      log.add(
        .structure(.noVersionInForce), at: SettingsMark(line: gap.line, column: 1), path: "clauses.\(name.rawValue)",
        value: nil,
        details: ["\(gap.days.lowerBound)", "\(gap.days.upperBound)"])
    }
    for predikat in predikatsWithoutPercent(policy, on: lastDay) {
      log.add(
        .value(.unknownPredikat), at: SettingsMark(line: policy.ratings.version(on: lastDay)?.line ?? 1, column: 1),
        path: "clauses.ratings", value: predikat, details: ["\(lastDay)"])
    }
    let known = predikats(policy, on: lastDay)
    if let guideline = policy.distribution.version(on: lastDay) {
      let named = Set(guideline.rules.guideline.values.joined().flatMap(\.ratings))
      for rating in named.subtracting(known).sorted() {
        log.add(
          .rule(.unknownGuidelineRating), at: SettingsMark(line: guideline.line, column: 1),
          path: "clauses.distribution",
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

  /// A clause is in force from its first version on, so that only a period's beginning can lack one.
  private static func gap(in versions: [CitedVersion], _ days: ClosedRange<CivilDate>)
    -> (line: Int, days: ClosedRange<CivilDate>)?
  {
    guard let version = versions.first else { return (1, days) }
    guard version.from > days.lowerBound else { return nil }
    return (version.line, days.lowerBound...min(days.upperBound, version.from.advanced(by: -1)))
  }
}
