internal import Digests
private import Foundation
private import Glibc
package import Intake
internal import Kinerja
internal import Platform
package import Reports
package import Wording

/// One thing about a run that was looked into.
package struct Verdict: Sendable {
  /// What was looked into.
  package enum Question: Sendable, CaseIterable {
    /// The files of the run folder against the manifest.
    case outputs
    /// The input files and the policy against the manifest.
    case inputs
    /// The same inputs once more through this program.
    case execution
    /// The ledger's close of the quarter.
    case close
  }

  /// What was found.
  package enum Answer: Sendable, Equatable {
    /// All of it holds.
    case holds
    /// It does not hold, for these reasons.
    case fails([Problem])
    /// It could not be looked into.
    case notChecked
  }

  /// Something that is not as the manifest says.
  package enum Problem: Sendable, Equatable {
    /// The manifest is not one, or not in its canonical form.
    case brokenManifest(path: String)
    /// The manifest's name is not the digest of its content.
    case alteredManifest(path: String)
    /// A file is missing.
    case missing(path: String)
    /// A file cannot be read.
    case unreadable(path: String, reason: Text)
    /// A file differs.
    case altered(path: String)
    /// A file stands there that the manifest does not name.
    case unexpected(path: String)
    /// A file could not be made again with the same bytes.
    case differs(path: String)
    /// What the manifest sums up is not what the rows of the results say.
    case otherTotals(path: String)
    /// The ledger has no close of the quarter.
    case notClosed(quarter: String)
    /// The quarter was closed with another run.
    case otherClose(entry: Int, run: String)
    /// The program that made the run was another.
    case otherEngine(recorded: String, here: String)
  }

  /// What was looked into.
  package let question: Question
  /// What was found.
  package let answer: Answer

  /// Makes a verdict; no problem means that it holds.
  package init(_ question: Question, _ problems: [Problem]) {
    self.question = question
    answer = problems.isEmpty ? .holds : .fails(problems)
  }

  /// A question that could not be looked into.
  package init(notChecked question: Question) {
    self.question = question
    answer = .notChecked
  }
}

extension Verdict {
  /// Whether nothing was found but that another program made the run, of which all comes out alike here.
  package var holdsButForEngine: Bool {
    guard case .fails(let problems) = answer else { return answer == .holds }
    return problems.allSatisfy { if case .otherEngine = $0 { true } else { false } }
  }

  /// How a command ends that cannot go on because it does not hold: for another reason where no more is known than that files
  /// cannot be read.
  package var end: Refusal.End {
    guard case .fails(let problems) = answer else { return .difference }
    return problems.allSatisfy { if case .unreadable = $0 { true } else { false } } ? .io : .difference
  }

  /// Whether it was looked into and does not hold.
  package var fails: Bool { if case .fails = answer { true } else { false } }
}

/// A run folder as it was found.
package struct StoredRun: Sendable {
  /// The folder's path.
  package let path: String
  /// Its manifest; nil when there is none that can be read.
  package let manifest: Manifest?
  private let manifestBytes: [UInt8]?
  /// Why there are none.
  private let absence: Verdict.Problem?

  /// Opens a run folder.
  package init(at path: String) {
    self.path = path
    manifestBytes = fileBytes("\(path)/\(Manifest.fileName)")
    absence = manifestBytes == nil ? .of(Manifest.fileName) : nil
    manifest = manifestBytes.flatMap { Manifest($0) }
  }

  /// The policy of the run: the bytes that were read.
  package var policyBytes: [UInt8]? { fileBytes("\(path)/\(Manifest.policyName)") }

  /// The bytes of the run's source profiles; nil when one of them is not there.
  package var profileBytes: [[UInt8]]? {
    let profiles = manifest?.profiles ?? []
    let bytes = profiles.compactMap { fileBytes("\(path)/\($0.path)") }
    return bytes.count == profiles.count ? bytes : nil
  }

  /// When, where and by whom it was made; nil when that is not recorded.
  package var record: RunRecord? { fileBytes("\(path)/\(RunRecord.fileName)").flatMap { RunRecord($0) } }

  /// What later quarters want to know of this one; nil when the folder is not what its manifest says.
  package var asEarlierQuarter: EarlierQuarter? {
    guard checkOutputs().answer == .holds, let manifest, let bytes = fileBytes("\(path)/hasil.csv"),
      let results = recordedResults(bytes)
    else { return nil }
    return EarlierQuarter(
      quarter: manifest.quarter, indices: results.compactMapValues(\.figures.index),
      unexcusedDays: results.mapValues(\.unexcusedDays))
  }

  /// The files that were read now with other bytes than for the run, and those that are more or less.
  package func differences(from reading: QuarterReading, policyBytes: [UInt8]) -> [String] {
    guard let manifest else { return [Manifest.fileName] }
    let digests = Dictionary(reading.files.map { ($0.name, "\($0.digest)") }) { first, _ in first }
    var names = Set(manifest.inputs.filter { digests[$0.name] != $0.sha256 }.map(\.name))
    names.formUnion(Set(digests.keys).subtracting(manifest.inputs.map(\.name)))
    if "\(Digest(of: policyBytes))" != manifest.policy.sha256 { names.insert(Manifest.policyName) }
    return names.sorted()
  }

  /// Whether `hasil.csv` holds this line, its line end included.
  ///
  /// - Throws: a refusal when it cannot be read.
  package func hasResultRow(_ row: [UInt8]) throws(Refusal) -> Bool {
    let file = "\(path)/hasil.csv"
    guard let bytes = fileBytes(file) else { throw Refusal(.io, .unreadable(file, SystemReason.last.text)) }
    return Data(bytes).range(of: Data([0x0A] + row)) != nil
  }

  /// Whether the folder is what the manifest says: nothing altered, missing or added.
  package func checkOutputs() -> Verdict {
    let manifestPath = Manifest.fileName
    guard let manifestBytes else { return Verdict(.outputs, [absence ?? .missing(path: manifestPath)]) }
    guard let manifest, manifest.bytes == manifestBytes else {
      return Verdict(.outputs, [.brokenManifest(path: manifestPath)])
    }
    guard manifest.isIntact else { return Verdict(.outputs, [.alteredManifest(path: manifestPath)]) }
    var problems: [Verdict.Problem] = []
    for output in manifest.outputs {
      problems += problem(of: output.path, in: path, expecting: output.sha256)
    }
    if let bytes = fileBytes("\(path)/\(RunRecord.fileName)") {
      let record = RunRecord(bytes)
      if record?.bytes != bytes || record?.isIntact != true || record?.run != manifest.id {
        problems.append(.altered(path: RunRecord.fileName))
      }
    } else {
      problems.append(.of(RunRecord.fileName))
    }
    let expected = Set(manifest.outputs.map(\.path) + [Manifest.fileName, RunRecord.fileName])
    if let there = files(in: path) {
      problems += there.filter { !expected.contains($0) }.map { .unexpected(path: $0) }
    } else {
      problems.append(.unreadable(path: ".", reason: SystemReason.last.text))
    }
    return Verdict(.outputs, problems)
  }

  /// The same, and whether the manifest's totals are those of the rows of `hasil.csv`.
  package func checkOutputsAndTotals() -> Verdict {
    let verdict = checkOutputs()
    guard verdict.answer == .holds, let manifest else { return verdict }
    let results = fileBytes("\(path)/hasil.csv").flatMap(recordedResults)
    guard let results, Manifest.sums(results.values) == (manifest.totals, manifest.units) else {
      return Verdict(.outputs, [.otherTotals(path: Manifest.fileName)])
    }
    return verdict
  }

  /// Whether the inputs are those of the run.
  package func checkInputs(in folder: InputFolder) -> Verdict {
    guard let manifest else { return Verdict(notChecked: .inputs) }
    var problems: [Verdict.Problem] = []
    if let policyBytes {
      if "\(Digest(of: policyBytes))" != manifest.policy.sha256 { problems.append(.altered(path: Manifest.policyName)) }
    } else {
      problems.append(.missing(path: Manifest.policyName))
    }
    for input in manifest.inputs {
      problems += problem(of: input.name, in: folder.path, expecting: input.sha256)
    }
    let known = Set(manifest.inputs.map(\.name))
    for table in Table.allCases {
      for file in folder.files(of: table) where !known.contains(file.name) {
        problems.append(.unexpected(path: file.name))
      }
    }
    return Verdict(.inputs, problems)
  }

  /// Whether a run made again is the same.
  package func checkExecution(_ again: Manifest) -> Verdict {
    guard let manifest else { return Verdict(notChecked: .execution) }
    var problems: [Verdict.Problem] = []
    var made: [String: String] = [:]
    for output in again.outputs { made[output.path] = output.sha256 }
    for output in manifest.outputs {
      if made.removeValue(forKey: output.path) != output.sha256 { problems.append(.differs(path: output.path)) }
    }
    problems += made.keys.sorted().map { .unexpected(path: $0) }
    let (recorded, here) = (manifest.engine, again.engine)
    // Whatever program is named, all else must come out as it stands.
    var renamed = again
    (renamed.engine, renamed.id) = (recorded, manifest.id)
    let isSame = recorded == here ? again.id == manifest.id : renamed == manifest
    if problems.isEmpty, !isSame { problems.append(.differs(path: Manifest.fileName)) }
    if recorded != here {
      problems.append(
        .otherEngine(recorded: "\(recorded.version) \(recorded.build)", here: "\(here.version) \(here.build)"))
    }
    return Verdict(.execution, problems)
  }
}

extension StoredRun {
  /// All three verdicts; without the exports only the first is looked into. `note` hears what is to be said on the way.
  package func verdicts(input: String?, threads: Int?, note: @escaping (Text) -> Void) throws -> [Verdict] {
    let outputs = checkOutputsAndTotals()
    guard let input, let manifest else {
      return [outputs, Verdict(notChecked: .inputs), Verdict(notChecked: .execution)]
    }
    let inputs = try RunInputs(of: self, manifest, input: input, threads: threads)
    let verdict = checkInputs(in: try inputs.folder())
    return [
      outputs, verdict,
      verdict.answer == .holds ? try execution(inputs, manifest, note) : Verdict(notChecked: .execution),
    ]
  }

  /// The folder with the exports where the run found them; nil when it is not there.
  package var inputAtHand: String? { record.map(\.input).flatMap { access($0, R_OK) == 0 ? $0 : nil } }

  /// Whether a ledger's last close of the quarter is of this run, with this very manifest.
  package func checkClose(in ledger: Ledger) -> Verdict {
    guard let manifest, let manifestBytes else { return Verdict(notChecked: .close) }
    let last = ledger.entries.last { $0.quarter == manifest.quarter }
    guard let last else { return Verdict(.close, [.notClosed(quarter: manifest.quarter)]) }
    let isOfRun = last.run == manifest.id && last.manifest == "\(Digest(of: manifestBytes))"
    return Verdict(.close, isOfRun ? [] : [.otherClose(entry: last.number, run: last.run)])
  }

  /// Makes sure that the folder is what its manifest says and that its exports give it again, but for the program's name.
  ///
  /// - Parameters:
  ///   - input: the folder with the exports; nil for that where the run found them.
  ///   - isVerified: whether it is computed again; the folder alone is looked into otherwise.
  package func requireRepeatable(
    input: String? = nil, isVerified: Bool = true, note: @escaping (Text) -> Void = { _ in }
  ) throws {
    let verdicts = try verdicts(input: isVerified ? input ?? inputAtHand : nil, threads: nil, note: note)
    if let failed = verdicts.first(where: { !$0.holdsButForEngine && $0.answer != .notChecked }) {
      throw Refusal(failed.end, failed.text)
    }
    guard !isVerified || verdicts.allSatisfy({ $0.answer != .notChecked }) else {
      throw Refusal(
        .usage,
        "\(path): "
          + Text(
            "tidak dapat dihitung ulang: masukannya tidak ada di \(record?.input ?? "tempatnya semula"); kembalikan ke sana, beri `close` --input, atau --unverified yang ikut dicatat",
            "cannot be computed again: its exports are not in \(record?.input ?? "their place"); put them there, give `close` an --input, or --unverified, which is entered"
          ))
    }
  }

  /// Makes the run again in a folder that is removed afterwards.
  private func execution(_ inputs: RunInputs, _ manifest: Manifest, _ note: @escaping (Text) -> Void) throws -> Verdict
  {
    guard let policyBytes, let language = Language(rawValue: manifest.reportLanguage) else {
      return Verdict(notChecked: .execution)
    }
    let folder = try RunFolder(temporary: ())
    let again = EvaluationRun(
      inputs, under: (try inputs.readPolicy().policy, policyBytes), quarantine: manifest.quarantine,
      incomplete: .repeated(reason: manifest.incomplete),
      reports: EvaluationRun.Reports(Set(manifest.reports.compactMap { ReportFormat.named($0) }), in: language),
      language: language, note: note)
    return checkExecution(try again.write(to: folder).manifest)
  }
}

extension Verdict.Problem {
  /// What is wrong with a file whose reading has just failed.
  fileprivate static func of(_ name: String) -> Self {
    errno == ENOENT ? .missing(path: name) : .unreadable(path: name, reason: SystemReason.last.text)
  }
}

/// What is wrong with a file that should have a digest.
private func problem(of name: String, in folder: String, expecting digest: String) -> [Verdict.Problem] {
  guard let found = Digest.ofFile("\(folder)/\(name)")?.digest else {
    return [.of(name)]
  }
  return "\(found)" == digest ? [] : [.altered(path: name)]
}

/// All files under a folder, by path within it; nil, with `errno`, when they cannot be listed.
private func files(in root: String, under folder: String = "") -> [String]? {
  guard let entries = folderEntries(folder.isEmpty ? root : "\(root)/\(folder)") else { return nil }
  var found: [String] = []
  for entry in entries {
    let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
    if entry.isFolder {
      guard let below = files(in: root, under: path) else { return nil }
      found += below
    } else {
      found.append(path)
    }
  }
  return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

extension Verdict {
  /// The verdict in words, with its reasons below.
  package var text: Text {
    let subject =
      switch question {
      case .outputs: Text("Berkas hasil terhadap manifes", "Files against the manifest")
      case .inputs: Text("Masukan dan kebijakan terhadap manifes", "Inputs and policy against the manifest")
      case .execution: Text("Perhitungan ulang", "The evaluation once more")
      case .close: Text("Penutupan dalam buku besar", "The close in the ledger")
      }
    switch answer {
    case .holds: return subject + ": " + Text("cocok", "holds")
    case .notChecked: return subject + ": " + Text("tidak diperiksa", "not checked")
    case .fails(let problems):
      let lines = problems.prefix(20).map { "  " + $0.text }
      let rest =
        problems.count > 20
        ? ["  " + Text("dan \(problems.count - 20) lagi", "and \(problems.count - 20) more")] : []
      return ([subject + ": " + Text("TIDAK COCOK", "DOES NOT HOLD")] + lines + rest).joined(by: "\n")
    }
  }
}

extension Verdict.Problem {
  package var text: Text {
    switch self {
    case .brokenManifest(let path):
      "\(path): " + Text("bukan manifes dalam bentuk bakunya", "is no manifest in its canonical form")
    case .alteredManifest(let path):
      "\(path): " + Text("isinya tidak cocok dengan namanya sendiri", "its content does not match its own id")
    case .missing(let path): "\(path): " + Text("tidak ada", "is missing")
    case .unreadable(let path, let reason):
      "\(path): " + Text("tidak dapat dibaca", "cannot be read") + " (" + reason + ")"
    case .altered(let path): "\(path): " + Text("isinya berubah", "has been altered")
    case .unexpected(let path): "\(path): " + Text("tidak dikenal manifes", "is not in the manifest")
    case .notClosed(let quarter): Text("\(quarter) belum ditutup", "\(quarter) is not closed")
    case .otherClose(let entry, let run):
      Text("penutupan \(entry) dari run \(run)", "close \(entry) is of the run \(run)")
    case .otherTotals(let path):
      "\(path): " + Text("jumlahnya bukan jumlah baris hasil.csv", "its totals are not those of the rows of hasil.csv")
    case .differs(let path):
      "\(path): " + Text("perhitungan ulang memberi isi lain", "comes out differently when made again")
    case .otherEngine(let recorded, let here):
      Text(
        "program lain: tercatat \(recorded), di sini \(here)", "another program: recorded \(recorded), here \(here)")
    }
  }
}
