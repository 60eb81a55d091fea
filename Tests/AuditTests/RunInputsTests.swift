import Findings
import Foundation
import Intake
import Kinerja
import Synchronization
import Testing
import Wording

@testable import Audit

/// What a run reads: policies and profiles that cannot be taken are refused with what to mend.
@Suite struct RunInputsTests {
  private let fixture: RunFixture

  init() throws { fixture = try RunFixture() }

  private func refused(_ policy: String, profiles: [Profile] = []) -> Refusal? {
    refusal {
      _ = try RunInputs(RunFixture.quarter, input: "/", policy: policy, profiles: profiles).readPolicy()
    }
  }

  @Test func readsThePolicyAndItsBytes() throws {
    let inputs = RunInputs(RunFixture.quarter, input: "/", policy: RunFixture.examplePolicy)
    let (policy, bytes) = try inputs.readPolicy()
    #expect(policy.id == "contoh-bengkulu")
    #expect(Data(bytes) == (try Data(contentsOf: URL(filePath: RunFixture.examplePolicy))))
    #expect(inputs.lastDay == RunFixture.quarter.last && (1...64).contains(inputs.threads))
  }

  @Test func aMissingPolicyIsMissingInput() {
    let found = refused("/tidak/ada.yaml")
    #expect(found?.end == .noInput)
    #expect(found?.said(.indonesian) == "/tidak/ada.yaml: tidak dapat dibaca (tidak ada; periksa alamatnya)")
    #expect(found?.said(.english) == "/tidak/ada.yaml: cannot be read (there is none; see the path)")
  }

  @Test(
    arguments: [
      // A typing error, a clause without a version in force in July, a rating without a percent.
      ("cap: 120", "cap: seratus", "P205"),
      ("attendance:\n    - from: 2026-01-01", "attendance:\n    - from: 2026-07-02", "P106"),
      ("PPPK_PW -> 50, else", "PPPK_PW -> 50, CPNS -> 1, else", "P512"),
    ])
  func aWrongPolicyIsRefused(_ old: String, _ new: String, _ code: String) throws {
    let found = refused(try fixture.policy([(old, new)]))
    #expect(found?.end == .policy)
    for language in Language.allCases {
      #expect(found?.said(language).contains("kebijakan.yaml:") ?? false)
      #expect(found?.said(language).contains(" \(code) ") ?? false, "\(found?.said(language) ?? "")")
    }
  }

  /// The same policy serves another quarter, in which the clause is in force.
  @Test func aGapIsOneOfTheQuarter() throws {
    let policy = try fixture.policy([("attendance:\n    - from: 2026-01-01", "attendance:\n    - from: 2026-07-02")])
    let next = try #require(Quarter("2026-Q4"))
    #expect(throws: Never.self) { try RunInputs(next, input: "/", policy: policy).readPolicy() }
    #expect(throws: Never.self) { try Policy.load(policy) }
    #expect(refusal { _ = try Policy.load(policy, covering: RunFixture.quarter) }?.end == .policy)
  }

  @Test func shippedProfilesAreFoundByName() throws {
    let profiles = try Profile.load(["sidik-jari-rekap", "ekinerja-skp"])
    #expect(profiles.map(\.id) == ["ekinerja-skp", "sidik-jari-rekap"])
  }

  @Test(
    arguments: [
      (["kanonik", "kanonik"], .usage, "profil kanonik diberikan dua kali", "the profile kanonik is given twice"),
      (["tidak-ada"], .noInput, "tidak-ada: bukan profil bawaan (", "tidak-ada: is no shipped profile ("),
      (["./kanonik"], .noInput, "bukan berkas yang dapat dibaca", "no file that can be read"),
    ] as [([String], Refusal.End, String, String)])
  func otherProfilesAreRefused(_ names: [String], _ end: Refusal.End, _ indonesian: String, _ english: String) {
    let found = refusal { _ = try Profile.load(names) }
    #expect(found?.end == end)
    #expect(found?.said(.indonesian).contains(indonesian) ?? false)
    #expect(found?.said(.english).contains(english) ?? false)
  }

  @Test(arguments: [("kanonik", false), ("x.yaml", true), ("a/kanonik", true), ("kanonik.yml", false)])
  func aPathHasASlashOrAnEnding(_ name: String, _ isPath: Bool) { #expect(Profile.isPath(name) == isPath) }

  @Test func aWrongProfileIsRefused() throws {
    try fixture.write("schema: kinerja-profile/1\nid: x\n", to: "x.yaml")
    let found = refusal { _ = try Profile.load([fixture.path("x.yaml")]) }
    #expect(found?.end == .policy && found?.said(.english).contains("x.yaml:") ?? false)
  }

  /// Whatever the number of threads, each piece of work is done once.
  @Test(arguments: [1, 2, 7], [0, 1, 5, 1000]) func everyPieceIsDoneOnce(_ threads: Int, _ pieces: Int) {
    let inputs = RunInputs(RunFixture.quarter, input: "/", policy: "/", threads: threads)
    let done = Mutex([Int](repeating: 0, count: pieces))
    inputs.parallelism.run(pieces) { piece in done.withLock { $0[piece] += 1 } }
    #expect(done.withLock { $0 } == [Int](repeating: 1, count: pieces))
  }
}

/// A run folder with what it takes to read its inputs again.
@Suite struct RunSourceTests {
  private let fixture: RunFixture
  private let exports: String

  init() throws {
    fixture = try RunFixture()
    exports = try fixture.exports()
    try fixture.run(of: exports)
  }

  private func opened(_ input: String? = nil) throws -> RunSource {
    try RunSource(fixture.path("run"), input: input, threads: 1)
  }

  @Test func findsItsInputsWhereTheRunDid() throws {
    let source = try opened()
    #expect(source.inputs.input == exports && source.policy.id == "contoh-bengkulu")
    let reading = try source.read(under: [source.policy])
    #expect(reading.differences.isEmpty && reading.invalid.isEmpty && reading.log.count == 0)
    #expect(throws: Never.self) { try reading.requireSame() }
  }

  @Test func isNoRunFolderWithoutAManifest() throws {
    let found = refusal { _ = try RunSource(fixture.url.path, input: nil, threads: 1) }
    #expect(found?.end == .noInput)
    #expect(found?.texts == [Text("\(fixture.url.path): ") + Text("bukan folder run", "is no run folder")])
  }

  @Test func needsToKnowItsInputs() throws {
    try FileManager.default.removeItem(atPath: fixture.path("run/run.json"))
    let found = refusal { _ = try opened() }
    #expect(found?.end == .usage)
    #expect(found?.said(.english) == "the input folder is not recorded; give --input")
    #expect(throws: Never.self) { try opened(exports) }
  }

  /// Each way in which exports can differ, and whether it is one that corrections alone make.
  @Test(
    arguments: [
      (("pagu.csv", "88000000", "88000001"), false), (RunFixture.correction(), true),
      (("pagu-2.csv", "", "unit_kode,pagu\n"), false),
    ] as [(RunFixture.Change, Bool)])
  func otherExportsAreSeen(_ change: RunFixture.Change, _ isCorrection: Bool) throws {
    let name = change.file
    let source = try opened(fixture.exports("lain", [change]))
    let reading = try source.read(under: [source.policy], newerCorrections: true)
    #expect(reading.differences == [name])
    let found = refusal { try reading.requireSame() }
    #expect(found?.end == .difference)
    #expect(found?.said(.indonesian) == "masukan bukan yang dipakai run ini: \(name)")
    #expect(found?.said(.english) == "the inputs are not those of this run: \(name)")
    #expect((refusal { try reading.requireSame(isCorrectionAllowed: true) } == nil) == isCorrection)
  }

  /// A correction that came after a run is none of its inputs.
  @Test func newerCorrectionsAreNotRead() throws {
    let source = try opened(fixture.exports("lain", [RunFixture.correction()]))
    let reading = try source.read(under: [source.policy])
    #expect(reading.differences.isEmpty && reading.reading.corrections.isEmpty)
    #expect(throws: Never.self) { try reading.requireSame() }
  }

  @Test func aMissingFileAndAnotherPolicyAreSeen() throws {
    try FileManager.default.removeItem(atPath: exports + "/masa.csv")
    let policy = fixture.path("run/kebijakan.yaml")
    let text = try fixture.text("run/kebijakan.yaml")
    try Data((text + "# catatan\n").utf8).write(to: URL(filePath: policy))
    let source = try opened()
    #expect(try source.read(under: [source.policy]).differences == ["kebijakan.yaml", "masa.csv"])
  }

  /// The last close of each earlier quarter, found beside the run; a later or another run does not serve.
  @Test func earlierQuartersComeFromTheLedger() throws {
    var july = try opened().manifest
    let book = fixture.path("buku")
    var ledger = try Ledger(at: book)
    for (quarter, reason) in [("2026-Q1", ""), ("2026-Q2", ""), ("2026-Q2", "lagi"), ("2026-Q4", "")] {
      july.quarter = quarter
      _ = try ledger.close(july, reason: reason, key: nil)
    }
    let (found, missing) = try opened().earlierQuarters(inLedger: book)
    #expect(found.isEmpty)
    #expect(missing?.english.hasSuffix("for these quarters: 2026-Q1, 2026-Q2") ?? false)
    #expect(missing?.indonesian.contains("tidak ditemukan di \(fixture.url.path): 2026-Q1, 2026-Q2") ?? false)
    let (none, nothing) = try opened().earlierQuarters(inLedger: nil)
    #expect(none.isEmpty && nothing == nil)
    let absent = refusal { _ = try opened().earlierQuarters(inLedger: fixture.path("tidak-ada")) }
    #expect(absent?.end == .noInput)
  }
}
