package import Findings
private import Foundation
package import Intake
package import Kinerja
internal import Platform
package import Reports
package import Wording

/// A run folder with what it takes to read its inputs again.
package struct RunSource {
  /// The run folder.
  package let stored: StoredRun
  /// Its manifest.
  package let manifest: Manifest
  /// Its policy.
  package let policy: Policy
  /// The policy's bytes.
  package let policyBytes: [UInt8]
  /// What it was made of.
  package let inputs: RunInputs

  /// Opens a run folder; its inputs are in `input`, else where the run found them.
  package init(_ runFolder: String, input: String?, threads: Int?) throws(Refusal) {
    stored = StoredRun(at: runFolder)
    guard let manifest = stored.manifest else {
      throw Refusal(.noInput, "\(runFolder): " + Text("bukan folder run", "is no run folder"))
    }
    guard let path = input ?? stored.record?.input else {
      throw Refusal(
        .usage, Text("folder masukan tidak tercatat; beri --input", "the input folder is not recorded; give --input"))
    }
    self.manifest = manifest
    inputs = try RunInputs(of: stored, manifest, input: path, threads: threads)
    (policy, policyBytes) = try inputs.readPolicy()
  }

  /// The closed quarters before this one whose run folders lie beside it, in order; those that are not found are named.
  package func earlierQuarters(inLedger ledger: String?) throws -> (
    found: [EarlierQuarter], missing: Text?
  ) {
    guard let ledger else { return ([], nil) }
    // The last close of a quarter is the one that holds.
    let closed = Dictionary(try Ledger(existingAt: ledger).entries.map { ($0.quarter, $0.run) }) { $1 }
    let parent = URL(filePath: stored.path).deletingLastPathComponent().path
    guard let neighbours = folderEntries(parent)?.map(\.name) else {
      throw Refusal(.io, .unreadable(parent, SystemReason.last.text))
    }
    var found: [String: EarlierQuarter] = [:]
    for name in neighbours {
      let neighbour = StoredRun(at: "\(parent)/\(name)")
      guard let earlier = neighbour.manifest, earlier.quarter < manifest.quarter, closed[earlier.quarter] == earlier.id
      else { continue }
      found[earlier.quarter] = neighbour.asEarlierQuarter
    }
    let missing = closed.keys.filter { $0 < manifest.quarter && found[$0] == nil }.sorted()
    let text =
      Text("folder run triwulan ini tidak ditemukan di \(parent):", "no run folder in \(parent) for these quarters:")
      + " " + missing.joined(separator: ", ")
    return (found.sorted { $0.key < $1.key }.map(\.value), missing.isEmpty ? nil : text)
  }

  /// The exports as they are now.
  package struct Reading {
    /// The files.
    package let folder: InputFolder
    /// What they say.
    package let reading: QuarterReading
    /// The rows that were set aside.
    package let invalid: Set<RowPlace>
    /// What is wrong with them.
    package let log: FindingLog
    /// The files that are not those of the run.
    package let differences: [String]

    /// Makes sure that the files are those of the run, or have been but for corrections.
    package func requireSame(isCorrectionAllowed: Bool = false) throws(Refusal) {
      let differences = differences.filter { !isCorrectionAllowed || !$0.hasPrefix(Table.corrections.rawValue) }
      guard differences.isEmpty else {
        throw Refusal(
          .difference,
          Text("masukan bukan yang dipakai run ini:", "the inputs are not those of this run:") + " "
            + differences.joined(separator: ", "))
      }
    }
  }

  /// Reads the exports under the codes that these policies know; with a draft of a correction, as if it were in force.
  ///
  /// - Parameters:
  ///   - newerCorrections: whether corrections are read that came after the run, and are none of its own.
  ///   - omitted: a file of corrections that is not read.
  package func read(
    under policies: [Policy], isCorrected: Bool = true, newerCorrections: Bool = false, without omitted: String? = nil,
    draft: (name: String, path: String)? = nil
  ) throws(InputError) -> Reading {
    let invalid = Locked<Set<RowPlace>>([])
    let log = FindingLog { finding in
      if finding.code.isWarning { return }
      _ = invalid.withLock { $0.insert(RowPlace(file: finding.file, line: finding.line)) }
    }
    var folder = try inputs.folder()
    if !newerCorrections {
      folder = folder.keeping(Set(manifest.inputs.map(\.name).filter { $0 != omitted }), of: .corrections)
    }
    if let draft { folder = folder.adding(draft.name, at: draft.path, to: .corrections) }
    let reading = try readQuarter(
      folder, Codebook(policies, inputs.quarter), asOf: inputs.lastDay, options: inputs.readingOptions, log: log,
      isCorrected: isCorrected)
    return Reading(
      folder: folder, reading: reading, invalid: invalid.withLock { $0 }, log: log,
      differences: stored.differences(from: reading, policyBytes: policyBytes))
  }
}
