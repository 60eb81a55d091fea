package import Findings
package import Kinerja
internal import Settings

/// Reads policy files.
package enum PolicyReader {
  private static let schema = "kinerja-policy/1"

  /// Reads the policy in a YAML file's bytes, or finds everything that is wrong with it.
  package static func read(_ bytes: [UInt8], name: String) -> Result<Policy, SettingsFaults> {
    let log = SettingsFaultLog(file: name)
    let policy = SettingsDocument.root(of: bytes, log: log).flatMap(policy)
    guard let policy, log.faults.isEmpty else { return .failure(SettingsFaults(log.faults)) }
    return .success(policy)
  }

  private static func policy(_ root: SettingsNode) -> Policy? {
    guard let fields = root.fields(["schema", "id", "title", "clauses"]) else { return nil }
    if let node = fields["schema"], let written = node.text(), written != schema {
      node.report(.wrongSchema, details: [schema])
    }
    let id = fields["id"]?.text()
    let title = fields["title"]?.text()
    let optional = PolicyClauseName.optional.map(\.rawValue)
    let required = PolicyClauseName.allCases.map(\.rawValue).filter { !optional.contains($0) }
    guard let clauses = fields["clauses"]?.fields(required, optional: optional, missing: { _ in .missingClause })
    else { return nil }
    let schedules = clause(ScheduleRules.self, .schedules, clauses)
    let attendance = clause(AttendanceRules.self, .attendance, clauses)
    let achievement = clause(AchievementRules.self, .achievement, clauses)
    let workload = clause(WorkloadRules.self, .workload, clauses)
    let supervisor = clause(SupervisorRules.self, .supervisor, clauses)
    let index = clause(IndexRules.self, .index, clauses)
    let ratings = clause(RatingRules.self, .ratings, clauses)
    let incentive = clause(IncentiveRules.self, .incentive, clauses)
    let followUp = optionalClause(FollowUpRules.self, .followUp, clauses)
    let distribution = optionalClause(DistributionRules.self, .distribution, clauses)
    let objection = optionalClause(ObjectionRules.self, .objection, clauses)
    guard let followUp, let distribution, let objection else { return nil }
    guard let id, let title, let schedules, let attendance, let achievement, let workload, let supervisor, let index,
      let ratings, let incentive
    else { return nil }
    return Policy(
      id: id, title: title, schedules: schedules, attendance: attendance, achievement: achievement, workload: workload,
      supervisor: supervisor, index: index, ratings: ratings, incentive: incentive,
      followUp: followUp, distribution: distribution, objection: objection)
  }

  /// A clause that a policy may do without; nil when it is there and cannot be read.
  private static func optionalClause<Rules: PolicyClause>(
    _ rules: Rules.Type, _ name: PolicyClauseName, _ clauses: SettingsFields
  ) -> DatedClause<Rules>? {
    clauses[name.rawValue] == nil ? DatedClause([]) : clause(rules, name, clauses)
  }

  private static func clause<Rules: PolicyClause>(
    _ rules: Rules.Type, _ name: PolicyClauseName, _ clauses: SettingsFields
  ) -> DatedClause<Rules>? {
    guard let items = clauses[name.rawValue]?.list() else { return nil }
    var firstLines: [CivilDate: Int] = [:]
    var versions: [DatedClause<Rules>.Version] = []
    for item in items {
      guard let version = version(rules, item, firstLines: &firstLines) else { continue }
      versions.append(version)
    }
    return DatedClause(versions)
  }

  private static func version<Rules: PolicyClause>(
    _ rules: Rules.Type, _ node: SettingsNode, firstLines: inout [CivilDate: Int]
  ) -> DatedClause<Rules>.Version? {
    let missing = { (key: String) -> SettingsFaultCode in key == "basis" ? .missingBasis : .missingKey }
    guard let fields = node.fields(["from", "basis"] + rules.keys, missing: missing) else { return nil }
    let from = fields["from"]?.date()
    if let from, let line = firstLines[from] {
      fields["from"]?.report(.duplicateFrom, details: [String(line)])
    } else if let from {
      firstLines[from] = node.mark.line
    }
    let basis = fields["basis"]?.text(ifEmpty: .missingBasis)
    guard let values = rules.init(fields), let from, let basis else { return nil }
    return .init(from: from, basis: basis, line: node.mark.line, rules: values)
  }
}

/// The clauses of a policy, as its file names them.
enum PolicyClauseName: String, CaseIterable {
  case schedules, attendance, achievement, workload, supervisor, index, ratings, incentive
  case followUp = "follow_up"
  case distribution, objection

  /// Those that a policy may do without: they move no score and no payment.
  static let optional: [PolicyClauseName] = [.followUp, .distribution, .objection]
}

/// Rules that can be read from a version's values; nil when one of them cannot be read, which is reported.
protocol PolicyClause: Sendable {
  /// The keys of a version, besides `from` and `basis`.
  static var keys: [String] { get }

  init?(_ fields: SettingsFields)
}
