import Driver
import Foundation
import Glibc

@testable import Audit
@testable import Digests
@testable import Intake
@testable import Kinerja
@testable import Platform
@testable import Policies
@testable import Reports
@testable import Wording

// Run folders, ledgers and registers of objections as somebody may have changed them, whose digests were made to fit: whatever
// they hold is read, or refused. The first byte says which file the rest replaces.

let root = "/dev/shm/kinerja-fuzz-\(getpid())"
let desk = try! Desk(root)
desk.writeSeeds(to: ".build-fuzz/corpus/FuzzRuns")

fuzz { data, size in
  guard size > 1, let data else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data + 1, count: size - 1))
  switch data[0] % 5 {
  case 0: desk.manifest(bytes)
  case 1: desk.results(bytes)
  case 2: desk.record(bytes)
  case 3: desk.ledger(bytes)
  default: desk.register(bytes)
  }
  return 0
}

/// A run, a ledger with its close, and a register with an objection against it.
final class Desk: @unchecked Sendable {
  private let root: String
  private let input = "fixtures/errors/data/base"
  private let policy: Policy
  private let base: Manifest
  private let original: ComparedRun
  private let files: [String: [UInt8]]
  private var looks = 0
  private var run: String { "\(root)/run" }

  init(_ root: String) throws {
    self.root = root
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let inputs = RunInputs(
      Quarter(year: 2026, number: 3)!, input: input, policy: "fixtures/policies/contoh-bengkulu.yaml", threads: 1)
    let policy = try inputs.readPolicy()
    self.policy = policy.policy
    let evaluation = EvaluationRun(
      inputs, under: (policy.policy, policy.bytes), quarantine: false, incomplete: .accepted(reason: "uji"),
      reports: EvaluationRun.Reports([], in: .indonesian), language: .english, note: { _ in })
    base = try evaluation.publish(at: "\(root)/run").manifest
    try FileManager.default.copyItem(atPath: "\(root)/run", toPath: "\(root)/asli")
    original = ComparedRun(
      stored: StoredRun(at: "\(root)/asli"), manifest: base, policy: policy.policy, inputs: nil,
      asOf: CivilDate("2026-09-30")!)
    var ledger = try Ledger(at: "\(root)/buku")
    _ = try ledger.close(base, reason: "", key: nil)
    _ = try ledger.close(base, reason: "SK 1", key: nil)
    var register = try ObjectionRegister(at: "\(root)/keberatan", mayBegin: true)
    let objection = Objection(
      base, nip: NIP(number: 199_208_032_022_121_010), table: .attendance, key: ["199208032022121010", "2026-07-22"],
      .missingRow, wanted: "masuk=07:00", claim: "mesin mati", evidence: [], received: CivilDate("2026-10-05")!,
      deadline: CivilDate("2026-10-19")!, basis: "SK")
    let number = try register.add(objection)
    try register.decide(
      ObjectionDecision(
        on: number, .rejected, reason: "ada", decider: "Kepala", decree: "1", date: CivilDate("2026-10-06")!))
    var files: [String: [UInt8]] = [:]
    for name in ["run/manifest.json", "run/hasil.csv", "run/run.json", "buku/buku_besar.jsonl", "keberatan/keberatan.jsonl"] {
      files[name] = fileBytes("\(root)/\(name)")!
    }
    self.files = files
  }

  func writeSeeds(to folder: String) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let order = ["run/manifest.json", "run/hasil.csv", "run/run.json", "buku/buku_besar.jsonl", "keberatan/keberatan.jsonl"]
    for (number, name) in order.enumerated() {
      try! Data([UInt8(number)] + files[name]!).write(to: URL(filePath: "\(folder)/benih-\(number)"))
    }
  }

  private func put(_ bytes: [UInt8], _ name: String) {
    let descriptor = open("\(root)/\(name)", O_WRONLY | O_TRUNC | O_CREAT, 0o600)
    precondition(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  private func named(_ manifest: Manifest) -> Manifest {
    var manifest = manifest
    manifest.id = ""
    manifest.id = "\(Digest(of: manifest.bytes))"
    return manifest
  }

  /// Looks at the run folder in every way that a command does.
  private func look(_ manifest: Manifest) {
    put(manifest.bytes, "run/manifest.json")
    var record = RunRecord(files["run/run.json"]!)!
    record.run = manifest.id
    record.sha256 = ""
    record.sha256 = "\(Digest(of: canonicalJSON(record)))"
    put(record.bytes, "run/run.json")
    let stored = StoredRun(at: run)
    _ = stored.checkOutputsAndTotals().text.english
    _ = try? RunInputs(of: stored, manifest, input: input, threads: 1)
    // What takes a hundred times as long comes to one in a hundred.
    looks += 1
    if looks % 100 == 0 {
      _ = stored.asEarlierQuarter
      _ = try? Baseline(run: run)
      if let folder = try? InputFolder(path: input) { _ = stored.checkInputs(in: folder).text.english }
      let database = "\(root)/basis"
      _ = try? publish([stored], to: database, isVerified: false)
      unlink(database)
    }
    let compared = ComparedRun(
      stored: stored, manifest: manifest, policy: policy, inputs: nil, asOf: CivilDate("2026-09-30")!)
    if let comparison = compare(compared, original, parallelism: .serial) {
      _ = ComparisonSummary(comparison, .english).text(a: "a", b: "b").printable
    }
  }

  func manifest(_ bytes: [UInt8]) {
    guard let manifest = Manifest(bytes) else { return }
    put(files["run/hasil.csv"]!, "run/hasil.csv")
    look(named(manifest))
  }

  func results(_ bytes: [UInt8]) {
    put(bytes, "run/hasil.csv")
    var manifest = base
    for place in manifest.outputs.indices where manifest.outputs[place].path == "hasil.csv" {
      manifest.outputs[place].sha256 = "\(Digest(of: bytes))"
      manifest.outputs[place].bytes = bytes.count
    }
    if let results = recordedResults(bytes) { (manifest.totals, manifest.units) = Manifest.sums(results.values) }
    look(named(manifest))
  }

  func record(_ bytes: [UInt8]) {
    put(bytes, "run/run.json")
    _ = StoredRun(at: run).checkOutputs().text.english
    guard var record = RunRecord(bytes) else { return }
    record.sha256 = ""
    record.sha256 = "\(Digest(of: canonicalJSON(record)))"
    put(record.bytes, "run/run.json")
    _ = StoredRun(at: run).checkOutputs().text.english
  }

  /// Entries that were changed, chained again as a forger would.
  private func chained<Entry: ChainedEntry>(
    _ bytes: [UInt8], _ fit: (inout Entry, Int, String) -> Void
  ) -> (lines: [UInt8], head: [UInt8]) {
    var (lines, previous, number): ([UInt8], String, Int) = ([], "", 0)
    for line in bytes.split(separator: 0x0A) {
      guard var entry = try? JSONDecoder().decode(Entry.self, from: Data(line)) else { continue }
      number += 1
      fit(&entry, number, previous)
      previous = entry.digest
      lines += canonicalJSON(entry, isPretty: false)
    }
    return (lines, Array("\(number) \(previous)\n".utf8))
  }

  func ledger(_ bytes: [UInt8]) {
    put(bytes, "buku/buku_besar.jsonl")
    _ = try? Ledger(existingAt: "\(root)/buku").verify(key: nil, expecting: nil)
    let (lines, head) = chained(bytes) { (entry: inout Ledger.Entry, number, previous) in
      (entry.number, entry.previous) = (number, previous)
      entry.digest = entry.ownDigest
    }
    put(lines, "buku/buku_besar.jsonl")
    put(head, "buku/kepala.txt")
    guard let ledger = try? Ledger(existingAt: "\(root)/buku") else { return }
    _ = try? ledger.verify(key: nil, expecting: ledger.entries.first?.digest)
    _ = ledger.entries.map { "\($0)".printable }
  }

  func register(_ bytes: [UInt8]) {
    put(bytes, "keberatan/keberatan.jsonl")
    _ = try? ObjectionRegister(at: "\(root)/keberatan", mayBegin: false)
    let (lines, head) = chained(bytes) { (entry: inout ObjectionRegister.Entry, number, previous) in
      (entry.number, entry.previous) = (number, previous)
      entry.digest = entry.ownDigest
    }
    put(lines, "keberatan/keberatan.jsonl")
    put(head, "keberatan/kepala.txt")
    guard let register = try? ObjectionRegister(at: "\(root)/keberatan", mayBegin: false) else { return }
    let list = ObjectionList(register, on: CivilDate("2026-10-20")!, all: true)
    _ = list.text.english.printable
    for found in register.cases {
      if let decision = found.decision, let value = decision.newValue {
        _ = found.correction(value, reason: "", decider: "", decree: "", date: CivilDate("2026-10-06")!)
      }
    }
  }
}
