import Foundation
import Testing

/// Every exit code of `evaluate`: a clear complaint, nothing written, nothing overwritten.
@Suite struct ExitCodeTests {
  private let folder: TemporaryFolder
  private let input = Kinerja.fixtures.appending(path: "quarter").path

  init() throws { folder = try TemporaryFolder() }

  private func evaluate(_ changes: [String: String] = [:], extra: [String] = []) throws -> Kinerja.Outcome {
    let options = [
      "--quarter": "2026-Q3", "--input": input, "--policy": Kinerja.examplePolicy, "--output": folder.path("hasil"),
    ].merging(changes) { $1 }
    return try Kinerja.run(["evaluate", "--lang", "en"] + options.flatMap { [$0, $1] } + extra)
  }

  private var hasResults: Bool { FileManager.default.fileExists(atPath: folder.path("hasil")) }
  private var leftovers: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
  }

  /// Copies the fixture quarter.
  private func copiedInput() throws -> URL {
    let copy = folder.url.appending(path: "masukan")
    try FileManager.default.copyItem(atPath: input, toPath: copy.path)
    return copy
  }

  @Test func doneIs0() throws {
    let outcome = try evaluate()
    #expect(outcome.exitCode == 0)
    #expect(hasResults)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("hasil/hasil.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let own = try FileManager.default.attributesOfItem(atPath: folder.path("hasil"))
    #expect(own[.posixPermissions] as? Int == 0o700)
  }

  @Test(
    arguments: [
      (["--quarter": "2026-Q5"], []), (["--as-of": "2026-10-01"], []), (["--as-of": "2026-06-30"], []),
      (["--threads": "0"], []), ([:], ["--no-such-option"]),
    ] as [([String: String], [String])])
  func usageIs64(_ changes: [String: String], _ extra: [String]) throws {
    let outcome = try evaluate(changes, extra: extra)
    #expect(outcome.exitCode == 64)
    #expect(!outcome.complaints.isEmpty)
    #expect(leftovers.isEmpty)
  }

  @Test func invalidDataIs65() throws {
    let copy = try copiedInput()
    let file = copy.appending(path: "kehadiran.csv")
    try Data((try Data(contentsOf: file)) + Data("000,2026-07-01,07:00,16:00,\n".utf8)).write(to: file)
    let outcome = try evaluate(["--input": copy.path])
    #expect(outcome.exitCode == 65)
    #expect(outcome.complaints.contains("kehadiran.csv:"))
    #expect(leftovers == ["masukan"])
  }

  @Test func missingInputIs66() throws {
    #expect(try evaluate(["--input": folder.path("tiada")]).exitCode == 66)
    #expect(try evaluate(["--policy": folder.path("tiada.yaml")]).exitCode == 66)
    let copy = try copiedInput()
    try FileManager.default.removeItem(at: copy.appending(path: "pegawai.csv"))
    let outcome = try evaluate(["--input": copy.path])
    #expect(outcome.exitCode == 66)
    #expect(outcome.complaints.contains("pegawai"))
    #expect(leftovers == ["masukan"])
  }

  @Test func anOutputThatExistsIs73() throws {
    try FileManager.default.createDirectory(atPath: folder.path("hasil"), withIntermediateDirectories: false)
    try Data("kept".utf8).write(to: URL(filePath: folder.path("hasil/kept")))
    let outcome = try evaluate()
    #expect(outcome.exitCode == 73)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("hasil")) == ["kept"])
  }

  /// In the mail of cron stands nobody's name or NIP, whether it ends well or not.
  @Test func quietNamesNobody() throws {
    let well = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", Kinerja.fixtures.appending(path: "quarter").path, "--policy",
      Kinerja.examplePolicy, "--output", folder.path("hasil"), "--quiet",
    ])
    #expect(well.exitCode == 0 && well.output.isEmpty)
    let copy = try copiedInput()
    let file = copy.appending(path: "kehadiran.csv")
    try Data((try Data(contentsOf: file)) + Data("197210211995121007,2026-07-01,x,16:00,\n".utf8)).write(to: file)
    let ill = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", copy.path, "--policy", Kinerja.examplePolicy, "--output",
      folder.path("lain"), "--quiet", "--lang", "en",
    ])
    #expect(ill.exitCode == 65 && ill.complaints.hasPrefix("K"), "\(ill.complaints)")
    #expect(!ill.complaints.contains(/[0-9]{18}/) && !ill.complaints.contains("kehadiran.csv"), "\(ill.complaints)")
  }

  @Test func anOutputThatCannotBeMadeIs73() throws {
    #expect(try evaluate(["--output": folder.path("tiada/hasil")]).exitCode == 73)
    #expect(leftovers.isEmpty)
  }

  /// A full device, for which a limit on the size of files stands: the list of an earlier check stays as it was.
  @Test func aFullDeviceIs74() throws {
    let copy = try copiedInput()
    let file = copy.appending(path: "kehadiran.csv")
    let bad = (0..<200).map { "197210211995121007,2026-07-01,x\($0),16:00,\n" }.joined()
    try Data((try Data(contentsOf: file)) + Data(bad.utf8)).write(to: file)
    let list = folder.url.appending(path: "galat.csv")
    let check = [
      "check", "--quarter", "2026-Q3", "--input", copy.path, "--policy", Kinerja.examplePolicy, "--errors", list.path,
    ]
    #expect(try Kinerja.run(check).exitCode == 65)
    let before = try Data(contentsOf: list)
    let outcome = try Kinerja.run(check, shell: "trap '' XFSZ; ulimit -f 8; exec \"$@\"")
    #expect(try Data(contentsOf: list) == before)
    #expect(outcome.exitCode == 74)
  }

  @Test func aPolicyThatDoesNotCoverTheQuarterIs78() throws {
    let outcome = try evaluate(["--quarter": "2019-Q3"])
    #expect(outcome.exitCode == 78)
    #expect(leftovers.isEmpty)
  }

  @Test func messagesFollowTheLanguageOfTheEnvironment() throws {
    let arguments = [
      "evaluate", "--quarter", "2026-Q3", "--input", folder.path("tiada"), "--policy", Kinerja.examplePolicy,
      "--output", folder.path("hasil"),
    ]
    #expect(try Kinerja.run(arguments).complaints.contains("tidak dapat dibaca"))
    #expect(try Kinerja.run(arguments, environment: ["LANG": "en_GB.UTF-8"]).complaints.contains("cannot be read"))
    #expect(
      try Kinerja.run(arguments, environment: ["LANG": "en_GB.UTF-8", "LC_ALL": "id_ID"]).complaints.contains("tidak"))
  }
}
