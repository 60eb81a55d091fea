package import Findings
internal import Settings
package import Wording

/// What `kinerja.yaml` says of a workspace: where exports, policy and results are, and in which language to speak.
package struct Workspace: Sendable {
  /// The name of the file.
  package static let fileName = "kinerja.yaml"
  private static let schema = "kinerja-workspace/1"
  /// Stands for the quarter in `input` and `output`.
  package static let quarterMark = "{triwulan}"
  /// Stands in `output` for the first number that is free.
  package static let numberMark = "{urut}"

  /// The folder with the exports.
  package let input: String
  /// The policy file.
  package let policy: String
  /// The run folder.
  package let output: String
  /// The source profiles.
  package let profiles: [ProfileUse]
  /// The language of messages; nil leaves it to the environment.
  package let language: Language?
  /// The language of reports; nil is Indonesian.
  package let reportLanguage: Language?
  /// The reports besides `hasil.csv` and `peringkat/`.
  package let reports: [String]
  /// The office that sends letters; nil leaves their head to the office's own paper.
  package let office: Office?
  /// How much of the exports may be missing.
  package let completeness: CompletenessLimits

  /// Reads the bytes of a `kinerja.yaml`, or finds everything that is wrong with it.
  package static func read(_ bytes: [UInt8], name: String) -> Result<Workspace, SettingsFaults> {
    let log = SettingsFaultLog(file: name)
    let workspace = SettingsDocument.root(of: bytes, log: log).flatMap { Workspace($0) }
    guard let workspace, log.faults.isEmpty else { return .failure(SettingsFaults(log.faults)) }
    return .success(workspace)
  }

  private init?(_ root: SettingsNode) {
    let optional = ["profiles", "language", "report_language", "reports", "completeness", "office"]
    guard let fields = root.fields(["schema", "input", "policy", "output"], optional: optional) else { return nil }
    if let node = fields["schema"], let written = node.text(), written != Self.schema {
      node.report(.structure(.wrongSchema), details: [Self.schema])
    }
    profiles = fields["profiles"]?.items { ProfileUse($0) } ?? []
    reports = fields["reports"]?.items { $0.text() } ?? []
    completeness = fields["completeness"].flatMap { CompletenessLimits($0) } ?? CompletenessLimits()
    office = fields["office"].flatMap { Office($0) }
    language = fields["language"]?.word(Language.self)
    reportLanguage = fields["report_language"]?.word(Language.self)
    guard let input = fields["input"]?.text(), let policy = fields["policy"]?.text(),
      let output = fields["output"]?.text()
    else { return nil }
    self.input = input
    self.policy = policy
    self.output = output
  }
}
