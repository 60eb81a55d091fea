internal import Digests
internal import Findings
internal import Intake
package import Kinerja
internal import Platform
package import Reports
package import Wording

/// One evaluation from exports to a run folder.
package struct EvaluationRun {
  /// The reports besides `hasil.csv` and `peringkat/`.
  package struct Reports: Sendable {
    /// Which.
    package var formats: Set<ReportFormat>
    /// In which language.
    package var language: Language

    /// Chooses reports.
    package init(_ formats: Set<ReportFormat>, in language: Language) {
      self.formats = formats
      self.language = language
    }
  }

  /// What came of a run.
  package struct Outcome {
    /// The run's manifest.
    package let manifest: Manifest
    /// What is said of it.
    package let summary: RunSummary
  }

  /// What becomes of a run whose exports lack more than the limits allow.
  package enum IncompleteExports: Sendable {
    /// Nothing is published.
    case refused
    /// It is published with a reason, which stands in the manifest and the reports and changes no figure.
    case accepted(reason: String)
    /// Nobody looks, as when a run is repeated that was published once; with the reason that was given then.
    case repeated(reason: String?)

    var reason: String? {
      switch self {
      case .refused: nil
      case .accepted(let reason): reason
      case .repeated(let reason): reason
      }
    }
  }

  private let inputs: RunInputs
  private let policyBytes: [UInt8]
  private let policy: Policy
  private let quarantine: Bool
  private let isStrict: Bool
  private let namesPeople: Bool
  private let incomplete: IncompleteExports
  private let reports: Reports
  private let language: Language
  private let note: (Text) -> Void

  /// An evaluation under a policy with its bytes; `isStrict` says whether a warning stops it, `namesPeople` whether
  /// a refusal says where errors lie and in what, and `note` hears what is to be said on the way.
  package init(
    _ inputs: RunInputs, under policy: (policy: Policy, bytes: [UInt8]), quarantine: Bool, isStrict: Bool = false,
    namesPeople: Bool = true, incomplete: IncompleteExports = .refused, reports: Reports, language: Language,
    note: @escaping (Text) -> Void
  ) {
    self.inputs = inputs
    (self.policy, policyBytes) = policy
    self.quarantine = quarantine
    self.isStrict = isStrict
    self.namesPeople = namesPeople
    self.incomplete = incomplete
    self.reports = reports
    self.language = language
    self.note = note
  }

  /// Evaluates into a new run folder, which appears whole or not at all.
  package func publish(at path: String) throws -> Outcome {
    let folder = try RunFolder(at: path)
    let outcome = try write(to: folder)
    let record = RunRecord(
      run: outcome.manifest.id, input: inputs.input, policy: inputs.policy, threads: inputs.threads)
    try folder.add(RunRecord.fileName, record.bytes)
    try folder.flush()
    try folder.add(Manifest.fileName, outcome.manifest.bytes)
    try folder.publish()
    return outcome
  }

  /// Reads, evaluates and writes all files but for `run.json` and the manifest.
  func write(to folder: RunFolder) throws -> Outcome {
    let log = FindingLog()
    let reading = try inputs.read([policy], log)
    let errors = log.count
    // Without a whole table, what is lacking is said already.
    if errors == 0 || (quarantine && !log.hasFileFinding) { try reviewCompleteness(reading, log) }
    let lacks = log.count > errors
    let mustStop =
      errors > 0 && (!quarantine || reading.isUnrepairable || log.hasFileFinding)
      || lacks && incomplete.reason == nil || isStrict && log.warningCount > 0
    guard !mustStop else { throw refusal(log) }
    if log.warningCount > 0 {
      note(
        Text(
          "\(log.warningCount) peringatan; `kinerja check` menyebut semuanya",
          "\(log.warningCount) warnings; `kinerja check` names all of them"))
    }
    let results = try evaluated(reading.facts)
    let table = ResultTable(results, reading.facts.roster)
    try RankingFiles(table, parallelism: inputs.parallelism).write(to: folder)
    let content = ReportContent(
      table: table, facts: reading.facts, policy: policy, policyDigest: "\(Digest(of: policyBytes))",
      inputs: reading.files, engine: EngineVersion.text, incomplete: incomplete.reason, language: reports.language)
    try reports.formats.write(content, to: folder)
    try folder.add(Manifest.policyName, policyBytes)
    if !inputs.profiles.isEmpty { try folder.addFolder(Manifest.profileFolder) }
    for (number, profile) in inputs.profiles.enumerated() {
      try folder.add(Manifest.profileName(number), profile.bytes)
    }
    let manifest = Manifest(
      reading, results, policy: policy, policyBytes: policyBytes, profiles: inputs.profiles, quarantine: quarantine,
      incomplete: incomplete.reason, limits: inputs.limits, reports: reports.formats, reportLanguage: reports.language,
      outputs: folder.files)
    return Outcome(manifest: manifest, summary: RunSummary(table, reading, log, language: language))
  }

  private func reviewCompleteness(_ reading: QuarterReading, _ log: FindingLog) throws(Refusal) {
    if case .repeated = incomplete { return }
    do throws(EvaluationError) {
      try inputs.reviewCompleteness(reading, under: policy, log)
    } catch {
      throw Refusal(error.end, "\(inputs.policy): " + error.text)
    }
  }

  private func evaluated(_ facts: Facts) throws(Refusal) -> Results {
    do throws(EvaluationError) {
      return try evaluate(facts, under: policy, asOf: inputs.lastDay, parallelism: inputs.parallelism)
    } catch {
      throw Refusal(error.end, "\(inputs.policy): " + error.text)
    }
  }

  private func refusal(_ log: FindingLog) -> Refusal {
    Refusal(
      log.has(.file(.missingTable)) || log.has(.file(.unreadable)) ? .noInput : .data,
      [
        namesPeople ? FindingSummary(log).text : FindingSummary(log).counts,
        Text(
          "\(log.count) galat, \(log.warningCount) peringatan; tidak ada hasil yang ditulis. `kinerja check` menulis semuanya ke galat.csv.",
          "\(log.count) errors, \(log.warningCount) warnings; no results were written. `kinerja check` writes all of them to galat.csv."
        ),
      ])
  }
}
