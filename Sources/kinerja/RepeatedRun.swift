import ArgumentParser
import Audit
import Findings
import Foundation
import Intake
import Kinerja
import Platform
import Reports
import Tabular
import Wording

/// A run folder with what it takes to read its inputs again.
struct RunSource {
  let stored: StoredRun
  let manifest: Manifest
  let policy: Policy
  let policyBytes: [UInt8]
  let inputs: Inputs
  private let language: Language

  /// Opens a run folder; its inputs are in `input`, else where the run found them.
  init(_ runFolder: String, input: String?, threads: Int?, _ language: Language) throws {
    self.language = language
    stored = StoredRun(at: runFolder)
    guard let manifest = stored.manifest else {
      complain("\(runFolder): " + language.pick("bukan folder run", "is no run folder"))
      throw Exit.noInput
    }
    guard let path = input ?? stored.record?.input else {
      complain(
        language.pick("folder masukan tidak tercatat; beri --input", "the input folder is not recorded; give --input"))
      throw Exit.usage
    }
    self.manifest = manifest
    inputs = try Inputs(of: stored, manifest, input: path, threads: threads, language)
    (policy, policyBytes) = try inputs.readPolicy(language)
  }

  /// The closed quarters before this one whose run folders lie beside it, in order; those that are not found are named.
  func earlierQuarters(inLedger ledger: String?) throws -> [EarlierQuarter] {
    guard let ledger else { return [] }
    let entries: [Ledger.Entry]
    do {
      entries = try Ledger(existingAt: ledger).entries
    } catch {
      throw error.complained(language)
    }
    // The last close of a quarter is the one that holds.
    let closed = Dictionary(entries.map { ($0.quarter, $0.run) }) { $1 }
    let parent = URL(filePath: stored.path).deletingLastPathComponent().path
    let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    var found: [String: EarlierQuarter] = [:]
    for name in neighbours {
      let neighbour = StoredRun(at: "\(parent)/\(name)")
      guard let earlier = neighbour.manifest, earlier.quarter < manifest.quarter, closed[earlier.quarter] == earlier.id
      else { continue }
      found[earlier.quarter] = neighbour.asEarlierQuarter
    }
    let missing = closed.keys.filter { $0 < manifest.quarter && found[$0] == nil }.sorted()
    if !missing.isEmpty {
      complain(
        language.pick(
          "folder run triwulan ini tidak ditemukan di \(parent):", "no run folder in \(parent) for these quarters:")
          + " " + missing.joined(separator: ", "))
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The exports as they are now.
  struct Reading {
    let folder: InputFolder
    let reading: QuarterReading
    /// The rows that were set aside.
    let invalid: Set<RowPlace>
    /// What is wrong with them.
    let log: FindingLog
    /// The files that are not those of the run.
    let differences: [String]

    /// Makes sure that the files are those of the run, or have been but for corrections.
    func requireSame(isCorrectionAllowed: Bool = false, _ language: Language) throws {
      let differences = differences.filter { !isCorrectionAllowed || !$0.hasPrefix(Table.corrections.rawValue) }
      guard differences.isEmpty else {
        complain(
          language.pick("masukan bukan yang dipakai run ini:", "the inputs are not those of this run:") + " "
            + differences.joined(separator: ", "))
        throw Exit.difference
      }
    }
  }

  /// Reads the exports under the codes that these policies know; with a draft of a correction, as if it were in force.
  func read(
    under policies: [Policy], isCorrected: Bool = true, draft: (name: String, path: String)? = nil
  ) throws(InputError) -> Reading {
    let invalid = Locked<Set<RowPlace>>([])
    let log = FindingLog { finding in
      if finding.code.isWarning { return }
      _ = invalid.withLock { $0.insert(RowPlace(file: finding.file, line: finding.line)) }
    }
    var folder = try inputs.folder()
    if let draft { folder = folder.adding(draft.name, at: draft.path, to: .corrections) }
    let reading = try readQuarter(
      folder, Codebook(policies, inputs.quarter), asOf: inputs.lastDay, options: inputs.readingOptions, log: log,
      isCorrected: isCorrected)
    return Reading(
      folder: folder, reading: reading, invalid: invalid.withLock { $0 }, log: log,
      differences: stored.differences(from: reading, policyBytes: policyBytes))
  }
}

/// A run evaluated again from its exports, which must be the recorded ones.
struct RepeatedRun {
  let source: RunSource
  let folder: InputFolder
  let run: ExplainedRun
  private let language: Language

  init(of source: RunSource, _ language: Language) throws {
    self.source = source
    self.language = language
    let again = try reading(language) { () throws(InputError) in try source.read(under: [source.policy]) }
    try again.requireSame(language)
    folder = again.folder
    let (policy, lastDay, parallelism) = (source.policy, source.inputs.lastDay, source.inputs.parallelism)
    let evaluateFacts: @Sendable (Facts) throws(EvaluationError) -> Results = { facts throws(EvaluationError) in
      try evaluate(facts, under: policy, asOf: lastDay, parallelism: parallelism)
    }
    let results = try evaluating(language) { () throws(EvaluationError) in try evaluateFacts(again.reading.facts) }
    run = ExplainedRun(
      manifest: source.manifest, reading: again.reading, policy: policy, results: results, invalid: again.invalid,
      evaluate: evaluateFacts)
  }

  /// Makes sure that an employee's row in the run folder is the one that came out again.
  func requireRecorded(_ position: Int) throws {
    var row = CSVBuffer()
    ResultTable(run.results, run.reading.facts.roster).appendRow(position, to: &row)
    guard source.stored.hasResultRow(row.withBytes { Array($0) }) else {
      complain(
        language.pick(
          "hasil.csv run ini tidak memuat baris yang sama; periksa dengan `kinerja verify`",
          "the run's hasil.csv does not hold the same row; look into it with `kinerja verify`"))
      throw Exit.difference
    }
  }
}
