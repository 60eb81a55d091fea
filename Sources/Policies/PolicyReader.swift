package import Findings
package import Kinerja
internal import Settings

/// Reads policy files.
package enum PolicyReader {
  /// The number of the first schema.
  static let firstVersion = 1
  private static let schema = "kinerja-policy/2"

  /// Reads the policy in a YAML file's bytes, or finds everything that is wrong with it.
  package static func read(_ bytes: [UInt8], name: String) -> Result<Policy, SettingsFaults> {
    let log = SettingsFaultLog(file: name)
    var policy: Policy?
    if let root = SettingsDocument.root(of: bytes, log: log) {
      policy = self.policy(root)
      // Names of other clauses are sought once all are read.
      if let read = policy, log.faults.isEmpty { policy = PolicyNames(read).resolved(root) }
    }
    guard let policy, log.faults.isEmpty else { return .failure(SettingsFaults(log.faults)) }
    return .success(policy)
  }

  private static func policy(_ root: SettingsNode) -> Policy? {
    guard let fields = root.fields(["schema", "id", "title", "clauses"], optional: ["examples"]) else { return nil }
    if let node = fields["schema"], let written = node.text(), written != schema {
      node.report(.structure(.wrongSchema), details: [schema])
      // What else is wrong with a file of another schema would lead astray.
      if written.hasPrefix("kinerja-policy/") { return nil }
    }
    let id = fields["id"]?.text()
    let title = fields["title"]?.text()
    // Clauses that a policy may do without are named last.
    let names = ClauseName.allCases.filter { !$0.clause.isOptional } + ClauseName.allCases.filter(\.clause.isOptional)
    guard
      let clauses = fields["clauses"]?.fields(
        names.map { SettingsKey($0.rawValue, isRequired: !$0.clause.isOptional) },
        missing: { _ in .structure(.missingClause) })
    else { return nil }
    var policy = Policy(id: id ?? "", title: title ?? "")
    for name in ClauseName.allCases {
      guard let node = clauses[name.rawValue] else { continue }
      read(name.declared, node, into: &policy)
    }
    policy.examples = fields["examples"]?.examples() ?? []
    return policy
  }

  private static func read<Rules: DeclaredRules>(_ rules: Rules.Type, _ node: SettingsNode, into policy: inout Policy) {
    var firstLines: [CivilDate: Int] = [:]
    let versions = node.list()?.compactMap { version(rules, $0, firstLines: &firstLines) }
    policy[keyPath: Rules.place] = DatedClause(versions ?? [])
  }

  private static func version<Rules: DeclaredRules>(
    _ rules: Rules.Type, _ node: SettingsNode, firstLines: inout [CivilDate: Int]
  ) -> DatedClause<Rules>.Version? {
    let keys = [SettingsKey("from"), SettingsKey("basis")] + rules.keys.map(\.setting)
    guard
      let fields = node.fields(keys, missing: { $0 == "basis" ? .structure(.missingBasis) : .structure(.missingKey) })
    else { return nil }
    let from = fields["from"]?.date()
    if let from, let line = firstLines[from] {
      fields["from"]?.report(.structure(.duplicateFrom), details: [String(line)])
    } else if let from {
      firstLines[from] = node.mark.line
    }
    let basis = fields["basis"]?.text(ifEmpty: .structure(.missingBasis))
    var values = rules.blank
    guard rules.keys.read(fields, into: &values).isEmpty, let from, let basis else { return nil }
    return .init(from: from, basis: basis, line: node.mark.line, rules: values)
  }
}
