import Digests
import Foundation
import Testing
import Wording

@testable import Audit

/// Whether a run is what its manifest says: its files, its inputs, and its evaluation made again.
@Suite struct VerificationTests {
  private let fixture: RunFixture
  private let exports: String
  private let manifest: Manifest
  private static let files = [
    "hasil.csv", "kebijakan.yaml", "manifest.json", "peringkat/1.01.01.csv", "peringkat/4.01.01.csv", "run.json",
  ]

  init() throws {
    fixture = try RunFixture()
    exports = try fixture.exports()
    manifest = try fixture.run(of: exports).manifest
  }

  private var stored: StoredRun { StoredRun(at: fixture.path("run")) }

  private func problems(_ verdict: Verdict) -> [Verdict.Problem] {
    guard case .fails(let problems) = verdict.answer else { return [] }
    return problems
  }

  private func edit(_ name: String, _ change: (inout Data) -> Void) throws {
    let file = fixture.url.appending(path: name)
    var bytes = try Data(contentsOf: file)
    change(&bytes)
    try bytes.write(to: file)
  }

  @Test func aWholeRunHolds() throws {
    let verdicts = try stored.verdicts(input: exports, threads: 2) { _ in }
    #expect(verdicts.map(\.question) == [.outputs, .inputs, .execution])
    #expect(verdicts.allSatisfy { $0.answer == .holds && !$0.fails })
    #expect(
      try stored.verdicts(input: nil, threads: nil, note: { _ in }).map(\.answer) == [.holds, .notChecked, .notChecked])
  }

  /// One bit of any file, wherever it lies: the file is named, and no other.
  @Test(arguments: files) func anyBitIsSeen(_ name: String) throws {
    let place = "run/\(name)"
    let whole = try Data(contentsOf: fixture.url.appending(path: place))
    var state = UInt64(whole.count)
    for _ in 0..<12 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let offset = Int(state >> 33) % whole.count
      try edit(place) { $0[offset] ^= 1 << (state & 7) }
      let found = problems(stored.checkOutputs())
      if name == "manifest.json" {
        #expect([.brokenManifest(path: name), .alteredManifest(path: name)].contains(found.first), "\(offset)")
      } else {
        #expect(found == [.altered(path: name)], "\(offset)")
      }
      try whole.write(to: fixture.url.appending(path: place))
    }
    #expect(stored.checkOutputs().answer == .holds)
  }

  @Test(arguments: files) func aMissingFileIsNamed(_ name: String) throws {
    try FileManager.default.removeItem(atPath: fixture.path("run/\(name)"))
    #expect(problems(stored.checkOutputs()) == [.missing(path: name)])
    #expect(stored.asEarlierQuarter == nil)
  }

  @Test(arguments: ["a.csv", "peringkat/9.csv", "profil/1.yaml", ".tersembunyi"])
  func anAddedFileIsNamed(_ name: String) throws {
    let file = fixture.url.appending(path: "run/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: file)
    #expect(problems(stored.checkOutputs()) == [.unexpected(path: name)])
  }

  /// A forged manifest that names itself rightly but is not in its one form.
  @Test func aManifestHasOneForm() throws {
    try edit("run/manifest.json") { $0.append(0x0A) }
    #expect(problems(stored.checkOutputs()) == [.brokenManifest(path: "manifest.json")])
    try edit("run/manifest.json") { $0 = Data("{}".utf8) }
    #expect(stored.manifest == nil)
    #expect(problems(stored.checkOutputs()) == [.brokenManifest(path: "manifest.json")])
    #expect(stored.checkExecution(manifest).answer == .notChecked)
  }

  /// The record of another run, whole in itself, is not this run's.
  @Test func theRecordIsOfThisRun() throws {
    let other = RunRecord(run: String(repeating: "0", count: 64), input: exports, policy: "/", threads: 1)
    try edit("run/run.json") { $0 = Data(other.bytes) }
    #expect(problems(stored.checkOutputs()) == [.altered(path: "run.json")])
  }

  @Test func otherInputsAreNamedAndNothingIsMadeAgain() throws {
    try edit("masukan/pagu.csv") { $0[$0.count - 2] = 0x31 }
    try FileManager.default.removeItem(atPath: exports + "/masa.csv")
    try fixture.write("nip\n", to: "masukan/pegawai-baru.csv")
    try fixture.write("bukan tabel", to: "masukan/catatan.txt")
    let verdicts = try stored.verdicts(input: exports, threads: 1) { _ in }
    #expect(verdicts[0].answer == .holds && verdicts[2].answer == .notChecked)
    #expect(
      problems(verdicts[1]) == [
        .altered(path: "pagu.csv"), .missing(path: "masa.csv"), .unexpected(path: "pegawai-baru.csv"),
      ])
  }

  @Test func thePolicyIsAnInput() throws {
    try edit("run/kebijakan.yaml") { $0.append(contentsOf: "# x\n".utf8) }
    let verdicts = try stored.verdicts(input: exports, threads: 1) { _ in }
    #expect(verdicts.map(\.fails) == [true, true, false])
    #expect(problems(verdicts[1]) == [.altered(path: "kebijakan.yaml")])
  }

  private typealias Change = @Sendable (inout Manifest) -> Void
  private static let outcomes: [(Change, [Verdict.Problem])] = [
    ({ $0.quarter = $0.quarter }, []),
    ({ $0.outputs[0].sha256 = "" }, [.differs(path: "bulanan.csv")]),
    ({ $0.outputs = Array($0.outputs.dropFirst()) }, [.differs(path: "bulanan.csv")]),
    ({ $0.outputs[0].path = "hasil.txt" }, [.differs(path: "bulanan.csv"), .unexpected(path: "hasil.txt")]),
    ({ $0.id = "x" }, [.differs(path: "manifest.json")]),
    (
      { ($0.id, $0.engine) = ("x", .init(version: "9.9", build: "swift-9")) },
      [.otherEngine(recorded: "0.2.0 \(EngineVersion.build)", here: "9.9 swift-9")]
    ),
  ]

  @Test(arguments: outcomes.indices) func anotherOutcomeIsNamed(_ number: Int) {
    let (change, expected) = Self.outcomes[number]
    var again = manifest
    change(&again)
    #expect(problems(stored.checkExecution(again)) == expected)
  }

  /// Pays somebody a rupiah more, in a manifest and a record that go with it.
  private func forge(_ change: (inout Manifest) -> Void = { _ in }) throws {
    let honest = try fixture.text("run/hasil.csv")
    let paid = try #require(honest.firstMatch(of: /,(\d+)000,/))
    let text = honest.replacingCharacters(in: paid.range, with: ",\(paid.1)001,")
    try fixture.write(text, to: "run/hasil.csv")
    let place = try #require(manifest.outputs.firstIndex { $0.path == "hasil.csv" })
    try rewrite { forged in
      forged.outputs[place].sha256 = "\(Digest(of: text.utf8))"
      change(&forged)
    }
  }

  /// Writes another manifest, and a record that goes with it.
  private func rewrite(_ change: (inout Manifest) -> Void) throws {
    var forged = manifest
    change(&forged)
    forged.id = ""
    forged.id = "\(Digest(of: forged.bytes))"
    try edit("run/manifest.json") { $0 = Data(forged.bytes) }
    let record = RunRecord(run: forged.id, input: exports, policy: RunFixture.examplePolicy, threads: 1)
    try edit("run/run.json") { $0 = Data(record.bytes) }
  }

  /// The totals as they are with a rupiah more for somebody.
  private func addRupiah(_ manifest: inout Manifest) throws {
    let results = try #require(recordedResults(Array(fixture.text("run/hasil.csv").utf8)))
    (manifest.totals, manifest.units) = Manifest.sums(results.values)
  }

  /// A forger who writes other results and a manifest to go with them is found by their sums, and by evaluating once more.
  @Test func aForgedRunIsMadeAgain() throws {
    try forge()
    let verdicts = try stored.verdicts(input: exports, threads: 1) { _ in }
    #expect(
      verdicts.map(\.answer) == [
        .fails([.otherTotals(path: "manifest.json")]), .holds, .fails([.differs(path: "hasil.csv")]),
      ])
    #expect(throws: Refusal.self) {
      _ = try Ledger.close(self.stored, in: self.fixture.path("buku"), reason: "", key: nil)
    }
    #expect(throws: Refusal.self) {
      _ = try Ledger.close(self.stored, in: self.fixture.path("buku"), isVerified: false, reason: "", key: nil)
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.path("buku")))
  }

  /// Sums that are forged too are found by evaluating once more, whatever program the run names.
  @Test(arguments: ["", "swift-9"]) func aForgedSumIsMadeAgain(_ build: String) throws {
    try forge { manifest in
      try? addRupiah(&manifest)
      if !build.isEmpty { manifest.engine.build = build }
    }
    let verdicts = try stored.verdicts(input: exports, threads: 1) { _ in }
    #expect(verdicts[0].answer == .holds && verdicts[1].answer == .holds)
    #expect(problems(verdicts[2]).first == .differs(path: "hasil.csv"))
    #expect(problems(verdicts[2]).count == (build.isEmpty ? 1 : 2))
    #expect(throws: Refusal.self) {
      _ = try Ledger.close(self.stored, in: self.fixture.path("buku"), reason: "", key: nil)
    }
    let unverified = try Ledger.close(
      stored, in: fixture.path("buku"), isVerified: false, reason: "", key: nil)
    #expect(unverified.unverified == true)
  }

  /// A run of another program is closed where all comes out alike; verify names the program all the same.
  @Test func aRunOfAnotherProgramIsClosed() throws {
    try rewrite { $0.engine.build = "swift-9" }
    let verdicts = try stored.verdicts(input: exports, threads: 1) { _ in }
    #expect(verdicts[2].fails && verdicts[2].holdsButForEngine)
    #expect(try Ledger.close(stored, in: fixture.path("buku"), reason: "", key: nil).number == 1)
  }

  /// What a manifest says beside its outputs is made again too, whatever program it names.
  @Test func aForgedCountIsSeen() throws {
    try rewrite { manifest in
      manifest.engine.build = "swift-9"
      manifest.inputs[0].rows += 1
    }
    let verdict = try stored.verdicts(input: exports, threads: 1) { _ in }[2]
    #expect(problems(verdict).first == .differs(path: "manifest.json") && !verdict.holdsButForEngine)
    #expect(throws: Refusal.self) {
      _ = try Ledger.close(self.stored, in: self.fixture.path("buku"), reason: "", key: nil)
    }
  }

  /// A run without its exports is closed only as such.
  @Test func aRunIsComputedAgainBeforeItIsClosed() throws {
    let honest = try Ledger.close(stored, in: fixture.path("buku"), reason: "", key: nil)
    #expect(honest.unverified == nil)
    try FileManager.default.moveItem(atPath: exports, toPath: fixture.path("pindah"))
    #expect(throws: Refusal.self) {
      _ = try Ledger.close(self.stored, in: self.fixture.path("buku"), reason: "x", key: nil)
    }
    let moved = try Ledger.close(
      stored, in: fixture.path("buku"), input: fixture.path("pindah"), reason: "x", key: nil)
    #expect(moved.number == 2 && moved.unverified == nil)
    let blind = try Ledger.close(stored, in: fixture.path("buku"), isVerified: false, reason: "x", key: nil)
    #expect(blind.number == 3 && blind.unverified == true)
    #expect(blind.text.in(.english).contains("not computed again"))
  }

  @Test func aLineOfTheResultsIsFoundWhole() throws {
    let lines = try fixture.text("run/hasil.csv").split(separator: "\n")
    #expect(try stored.hasResultRow(Array("\(lines[4])\n".utf8)))
    #expect(try !stored.hasResultRow(Array("\(lines[4].dropFirst())\n".utf8)))
    #expect(try !stored.hasResultRow(Array("\(lines[4]) \n".utf8)))
  }

  // MARK: Words

  @Test(
    arguments: [
      (Verdict(.outputs, []), "Berkas hasil terhadap manifes: cocok", "Files against the manifest: holds"),
      (
        Verdict(notChecked: .inputs), "Masukan dan kebijakan terhadap manifes: tidak diperiksa",
        "Inputs and policy against the manifest: not checked"
      ),
      (
        Verdict(.execution, [.differs(path: "a"), .unexpected(path: "b")]),
        "Perhitungan ulang: TIDAK COCOK\n  a: perhitungan ulang memberi isi lain\n  b: tidak dikenal manifes",
        "The evaluation once more: DOES NOT HOLD\n  a: comes out differently when made again\n  b: is not in the manifest"
      ),
      (
        Verdict(
          .outputs, [.brokenManifest(path: "m"), .alteredManifest(path: "m"), .missing(path: "c"), .altered(path: "d")]),
        """
        Berkas hasil terhadap manifes: TIDAK COCOK
          m: bukan manifes dalam bentuk bakunya
          m: isinya tidak cocok dengan namanya sendiri
          c: tidak ada
          d: isinya berubah
        """,
        """
        Files against the manifest: DOES NOT HOLD
          m: is no manifest in its canonical form
          m: its content does not match its own id
          c: is missing
          d: has been altered
        """
      ),
    ])
  func verdictsAreSaid(_ verdict: Verdict, _ indonesian: String, _ english: String) {
    #expect(verdict.text == Text(indonesian, english))
  }

  /// Twenty problems are named, the rest counted.
  @Test(arguments: [(20, nil, 21), (21, "and 1 more", 22), (400, "and 380 more", 22)] as [(Int, String?, Int)])
  func manyProblemsAreCounted(_ count: Int, _ rest: String?, _ lines: Int) {
    let text = Verdict(.outputs, (0..<count).map { .missing(path: "\($0)") }).text.english.split(separator: "\n")
    #expect(text.count == lines && (rest == nil || text.last == "  \(rest ?? "")"))
  }
}
