import Foundation
import Glibc
import Testing

/// The run folder, its manifest, `verify` and the ledger.
@Suite struct RunRecordTests {
  private let folder: TemporaryFolder
  private let input = Kinerja.fixtures.appending(path: "quarter").path
  private let files = FileManager.default

  init() throws { folder = try TemporaryFolder() }

  private func evaluate(_ name: String, environment: [String: String] = [:], extra: [String] = []) throws
    -> Kinerja.Outcome
  {
    try Kinerja.run(
      [
        "evaluate", "--quarter", "2026-Q3", "--input", input, "--policy", Kinerja.examplePolicy, "--output",
        folder.path(name),
      ] + extra, environment: environment)
  }

  private func verify(_ name: String, input: String? = nil) throws -> Kinerja.Outcome {
    try Kinerja.run(["verify", folder.path(name), "--lang", "en"] + (input.map { ["--input", $0] } ?? []))
  }

  private func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.url.appending(path: name)) }

  private func allFiles(_ name: String) throws -> [String] {
    try files.subpathsOfDirectory(atPath: folder.path(name)).filter { path in
      var isFolder: ObjCBool = false
      return files.fileExists(atPath: folder.path(name) + "/" + path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  @Test func equalRunsHaveEqualBytesWhateverTheSurroundings() throws {
    #expect(try evaluate("a").exitCode == 0)
    let elsewhere = ["TZ": "Asia/Jayapura", "LC_ALL": "tr_TR.UTF-8"]
    #expect(try evaluate("b", environment: elsewhere, extra: ["--threads", "1"]).exitCode == 0)
    #expect(try allFiles("a") == allFiles("b"))
    for path in try allFiles("a") where path != "run.json" {
      #expect(try bytes("a/" + path) == bytes("b/" + path), "\(path)")
    }
  }

  @Test func aWholeRunHoldsInEveryRespect() throws {
    try #require(evaluate("a").exitCode == 0)
    let outcome = try verify("a", input: input)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("Files against the manifest: holds"))
    #expect(outcome.output.contains("Inputs and policy against the manifest: holds"))
    #expect(outcome.output.contains("The evaluation once more: holds"))
    #expect(try verify("a").output == outcome.output)
  }

  /// python3-jsonschema knows nothing of this program.
  @Test func theManifestFollowsItsSchema() throws {
    try #require(evaluate("a").exitCode == 0)
    let schema = try Kinerja.run(["schema"])
    try schema.output.write(toFile: folder.path("schema.json"), atomically: true, encoding: .utf8)
    func validate(_ manifest: String) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = ["-m", "jsonschema", "-i", manifest, folder.path("schema.json")]
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    #expect(try validate(folder.path("a/manifest.json")) == 0)
    let text = try String(contentsOfFile: folder.path("a/manifest.json"), encoding: .utf8)
    let spoilt = text.replacing("\"quarter\" : \"2026-Q3\"", with: "\"quarter\" : \"2026-Q5\"")
    try #require(spoilt != text)
    try spoilt.write(toFile: folder.path("spoilt.json"), atomically: true, encoding: .utf8)
    #expect(try validate(folder.path("spoilt.json")) == 1)
  }

  /// One byte is changed in every file, at places spread over it.
  @Test func anyAlteredByteIsFoundAndNamed() throws {
    try #require(evaluate("a").exitCode == 0)
    for path in try allFiles("a") {
      let original = try bytes("a/" + path)
      for part in 0..<8 {
        var altered = original
        altered[original.count * part / 8] ^= 1
        try altered.write(to: folder.url.appending(path: "a/" + path))
        let outcome = try verify("a")
        #expect(outcome.exitCode == 1, "\(path), byte \(original.count * part / 8)")
        #expect(outcome.output.contains(path), "\(path): \(outcome.output)")
      }
      try original.write(to: folder.url.appending(path: "a/" + path))
    }
    #expect(try verify("a").exitCode == 0)
  }

  @Test func missingAndAddedFilesAreNamed() throws {
    try #require(evaluate("a").exitCode == 0)
    try Data("x".utf8).write(to: folder.url.appending(path: "a/peringkat/tambahan.csv"))
    try files.removeItem(atPath: folder.path("a/hasil.csv"))
    let outcome = try verify("a")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("hasil.csv: is missing"))
    #expect(outcome.output.contains("peringkat/tambahan.csv: is not in the manifest"))
  }

  @Test func anAlteredInputIsNamedAndNothingIsMadeAgain() throws {
    try #require(evaluate("a").exitCode == 0)
    let copy = folder.path("masukan")
    try files.copyItem(atPath: input, toPath: copy)
    var pegawai = try bytes("masukan/pegawai.csv")
    pegawai[pegawai.count - 20] ^= 1
    try pegawai.write(to: folder.url.appending(path: "masukan/pegawai.csv"))
    let outcome = try verify("a", input: copy)
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("pegawai.csv: has been altered"))
    #expect(outcome.output.contains("The evaluation once more: not checked"))
  }

  @Test func aRunThatHoldsThePlaceMakesOthersWait() throws {
    let lock = open(folder.path(".a.kunci"), O_RDWR | O_CREAT, 0o600)
    try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    let outcome = try evaluate("a")
    #expect(outcome.exitCode == 75)
    #expect(!files.fileExists(atPath: folder.path("a")))
    close(lock)
    #expect(try evaluate("a").exitCode == 0)
    #expect(try files.contentsOfDirectory(atPath: folder.url.path) == ["a"])
  }

  @Test func whatADeadRunLeftIsCleanedUp() throws {
    let dead = ".a.0123456789abcdef0123456789abcdef.draf"
    try files.createDirectory(atPath: folder.path("\(dead)/isi/peringkat"), withIntermediateDirectories: true)
    try Data().write(to: folder.url.appending(path: "\(dead)/kinerja.draf"))
    try Data("half".utf8).write(to: folder.url.appending(path: "\(dead)/isi/hasil.csv"))
    #expect(try evaluate("a").exitCode == 0)
    #expect(try files.contentsOfDirectory(atPath: folder.url.path) == ["a"])
  }

  /// Kills, failing system calls and full disks, as far as they can be tried here: what was there stays, or all is there.
  @Test func whateverHappensNothingIsHalfDone() throws {
    let script = Kinerja.root.appending(path: "scripts/faults").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      script, "--engine", Kinerja.path, "--kills", "6", "--injections", "1", "--errors", "1", "--disks", "3",
      "evaluate",
      "close",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}

/// `close` and `ledger`.
@Suite struct LedgerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", Kinerja.fixtures.appending(path: "quarter").path, "--policy",
      Kinerja.examplePolicy, "--output", folder.path("run"),
    ])
    try #require(outcome.exitCode == 0)
    try #require(Kinerja.run(["ledger", "key", folder.path("bkd.key")]).exitCode == 0)
  }

  private func close(_ extra: String...) throws -> Kinerja.Outcome {
    try Kinerja.run(["close", folder.path("run"), "--ledger", folder.path("buku"), "--lang", "en"] + extra)
  }

  private func verify(_ extra: String...) throws -> Kinerja.Outcome {
    try Kinerja.run(["ledger", "verify", "--ledger", folder.path("buku"), "--lang", "en"] + extra)
  }

  private var book: URL { folder.url.appending(path: "buku/buku_besar.jsonl") }

  /// The run that holds for its quarter is the one that was closed last.
  @Test func aRunIsTiedToItsClose() throws {
    func verify() throws -> Kinerja.Outcome {
      try Kinerja.run(["verify", folder.path("run"), "--ledger", folder.path("buku"), "--lang", "en"])
    }
    #expect(try verify().exitCode == 66)
    #expect(try close().exitCode == 0)
    let tied = try verify()
    #expect(tied.exitCode == 0 && tied.output.contains("The close in the ledger: holds"), "\(tied.output)")
    let other = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", Kinerja.fixtures.appending(path: "quarter").path, "--policy",
      Kinerja.examplePolicy, "--output", folder.path("lain"), "--as-of", "2026-09-29",
    ])
    #expect(other.exitCode == 0)
    let closed = try Kinerja.run([
      "close", folder.path("lain"), "--ledger", folder.path("buku"), "--reason", "SK 2", "--lang", "en",
    ])
    #expect(closed.exitCode == 0)
    let replaced = try verify()
    #expect(replaced.exitCode == 1 && replaced.output.contains("close 2 is of the run"), "\(replaced.output)")
  }

  private func lines() throws -> [Substring] { try String(contentsOf: book, encoding: .utf8).split(separator: "\n") }

  private func write(_ lines: [Substring]) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: book)
  }

  @Test func closingAgainDemandsAReasonAndKeepsBoth() throws {
    #expect(try close().exitCode == 0)
    let again = try close()
    #expect(again.exitCode == 64)
    #expect(again.complaints.contains("--reason"))
    #expect(try close("--reason", "SK 12/2026").exitCode == 0)
    let shown = try Kinerja.run(["ledger", "show", "--ledger", folder.path("buku"), "--lang", "en"])
    #expect(shown.output.contains("1. 2026-Q3") && shown.output.contains("2. 2026-Q3"))
    #expect(shown.output.contains("reason: SK 12/2026"))
    #expect(try verify().exitCode == 0)
  }

  @Test func aRunThatWasAlteredIsNotClosed() throws {
    try Data("x".utf8).write(to: folder.url.appending(path: "run/hasil.csv"))
    #expect(try close().exitCode == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path("buku")))
  }

  @Test func alterationRemovalAndReorderingAreFound() throws {
    for reason in ["", "a", "b"] { try #require(close("--reason", reason).exitCode == 0) }
    let original = try lines()
    try #require(original.count == 3)
    let altered = original.map { Substring($0.replacing("448530000", with: "448530001")) }
    try write([altered[0], original[1], original[2]])
    #expect(try verify().complaints.contains("close 1"))
    try write([original[0], original[2]])
    #expect(try verify().complaints.contains("close 2"))
    try write([original[1], original[0], original[2]])
    #expect(try verify().complaints.contains("close 1"))
    try write([original[0], original[1]])
    let cut = try verify()
    #expect(cut.exitCode == 1)
    #expect(cut.complaints.contains("close 2: the file is cut, there were 3"))
    try write(original)
    #expect(try verify().exitCode == 0)
    try Data("x".utf8).write(to: folder.url.appending(path: "buku/manifest-2.json"))
    #expect(try verify().complaints.contains("close 2: its manifest"))
  }

  /// An entry made anew, with a chain that is whole, is found by the digest on paper and by the signature.
  @Test func theDigestOnPaperAndTheSignatureTellAForgery() throws {
    try #require(close("--key", folder.path("bkd.key")).exitCode == 0)
    let digest = try #require(verify().output.split(separator: "\n").first { $0.hasPrefix("Digest: ") }?.dropFirst(8))
    #expect(try verify("--public-key", folder.path("bkd.key.pub"), "--expect", String(digest)).exitCode == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "buku"))
    try #require(close().exitCode == 0)
    #expect(try verify().exitCode == 0)
    #expect(try verify("--public-key", folder.path("bkd.key.pub")).exitCode == 1)
    #expect(try verify("--expect", String(repeating: "0", count: 64)).exitCode == 1)
    try #require(Kinerja.run(["ledger", "key", folder.path("other.key")]).exitCode == 0)
    try #require(close("--key", folder.path("other.key"), "--reason", "x").exitCode == 0)
    #expect(try verify("--public-key", folder.path("bkd.key.pub")).exitCode == 1)
  }
}
