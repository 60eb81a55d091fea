import ArgumentParser
import Audit
import Digests
import Findings
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// One evaluation from exports to a run folder.
struct EvaluationRun {
  let inputs: Inputs
  let policyBytes: [UInt8]
  let policy: Policy
  let quarantine: Bool
  /// Whether a warning stops the run.
  var isStrict = false
  let reports: ReportOptions
  let language: Language

  /// Reads, evaluates and writes all files but for `run.json` and the manifest; gives the manifest and the summary.
  func write(to folder: RunFolder) throws -> (manifest: Manifest, summary: RunSummary) {
    let log = FindingLog()
    let reading = try inputs.read(policy, log, language)
    let mustStop =
      log.count > 0 && (!quarantine || reading.isUnrepairable || log.hasFileFinding)
      || isStrict && log.warningCount > 0
    guard !mustStop else {
      complain(FindingSummary(log, language: language).text)
      complain(
        language.pick(
          "\(log.count) galat, \(log.warningCount) peringatan; tidak ada hasil yang ditulis. `kinerja check` menulis semuanya ke galat.csv.",
          "\(log.count) errors, \(log.warningCount) warnings; no results were written. `kinerja check` writes all of them to galat.csv."
        ))
      throw log.has(.missingTable) || log.has(.unreadable) ? Exit.noInput : Exit.data
    }
    if log.warningCount > 0 {
      complain(
        language.pick(
          "\(log.warningCount) peringatan; `kinerja check` menyebut semuanya",
          "\(log.warningCount) warnings; `kinerja check` names all of them"))
    }
    let results = try evaluated(reading.facts)
    let table = ResultTable(results, reading.facts.roster)
    do throws(WriteError) {
      try RankingFiles(table, parallelism: inputs.parallelism).write(to: folder)
      let content = ReportContent(
        table: table, facts: reading.facts, policy: policy, policyDigest: "\(Digest(of: policyBytes))",
        inputs: reading.files, engine: EngineVersion.text, language: reports.language)
      try reports.formats.write(content, to: folder)
      try folder.add(Manifest.policyName, policyBytes)
      if !inputs.profiles.isEmpty { try folder.addFolder(Manifest.profileFolder) }
      for (number, profile) in inputs.profiles.enumerated() {
        try folder.add(Manifest.profileName(number), profile.bytes)
      }
    } catch {
      throw error.complained(language)
    }
    let manifest = Manifest(
      reading, results, policy: policy, policyBytes: policyBytes, profiles: inputs.profiles, quarantine: quarantine,
      reports: reports.formats, reportLanguage: reports.language, outputs: folder.files)
    return (manifest, RunSummary(table, reading, log, language: language))
  }

  private func evaluated(_ facts: Facts) throws -> Results {
    do throws(EvaluationError) {
      return try evaluate(facts, under: policy, asOf: inputs.lastDay, parallelism: inputs.parallelism)
    } catch {
      complain("\(inputs.policy): " + error.text(language))
      if case .tooLarge = error { throw Exit.data }
      throw Exit.policy
    }
  }
}
