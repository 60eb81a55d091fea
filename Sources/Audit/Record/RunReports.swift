internal import Intake
internal import Kinerja
internal import Platform
package import Reports
package import Wording

/// The key of pseudonyms.
package struct RedactionKey: Sendable {
  let bytes: [UInt8]

  /// Reads a file of at least 16 bytes.
  package init(file path: String) throws(Refusal) {
    guard let bytes = fileBytes(path) else { throw Refusal(.noInput, .unreadable(path)) }
    guard bytes.count >= 16 else {
      throw Refusal(.data, "\(path): " + Text("kunci kurang dari 16 bita", "a key of less than 16 bytes"))
    }
    self.bytes = bytes
  }
}

extension RepeatedRun {
  /// Writes the rankings and reports of a run into a new folder, with a key under pseudonyms.
  package func writeReports(
    _ reports: EvaluationRun.Reports, to path: String, redacting key: RedactionKey?, earlier: [EarlierQuarter]
  ) throws {
    let facts = run.reading.facts
    let named = ResultTable(run.results, facts.roster)
    let table = key.map { named.redacted(key: $0.bytes) } ?? named
    let folder = try RunFolder(at: path)
    try RankingFiles(table, parallelism: source.inputs.parallelism).write(to: folder)
    let content = ReportContent(
      table: table, facts: facts, policy: source.policy, policyDigest: source.manifest.policy.sha256,
      inputs: run.reading.files, engine: EngineVersion.text, incomplete: source.manifest.incomplete,
      language: reports.language, earlier: earlier)
    try reports.formats.write(content, to: folder)
    try folder.flush()
    try folder.publish()
  }
}
