import Foundation
import Testing

@Suite struct WorkspaceTests {
  /// `kinerja init`, exports into the folder that it names, and the quarter is all that `evaluate` needs.
  @Test func evaluateInAWorkspaceNeedsOnlyTheQuarter() throws {
    let temporary = try TemporaryFolder()
    let workspace = temporary.url.appending(path: "bkd")
    #expect(try Kinerja.run(["init", workspace.path]).exitCode == 0)
    #expect(
      FileManager.default.contents(atPath: workspace.appending(path: "kebijakan/contoh-bengkulu.yaml").path)
        == FileManager.default.contents(atPath: Kinerja.examplePolicy))
    try FileManager.default.copyItem(
      at: Kinerja.fixtures.appending(path: "quarter"), to: workspace.appending(path: "masukan/2026-Q3"))
    let arguments = ["--quarter", "2026-Q3", "--workspace", workspace.path]
    #expect(try Kinerja.run(["check"] + arguments).exitCode == 0)
    for run in ["2026-Q3-1", "2026-Q3-2"] {
      let outcome = try Kinerja.run(["evaluate"] + arguments)
      #expect(outcome.exitCode == 0, "\(outcome.complaints)")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: workspace.appending(path: "hasil/\(run)").path)
      #expect(Set(names).isSuperset(of: ["hasil.csv", "manifest.json", "peringkat.xlsx", "laporan.html"]))
    }
    let canonical = temporary.path("baku")
    _ = try ProfileTests.evaluate(Kinerja.fixtures.appending(path: "quarter").path, canonical)
    #expect(
      FileManager.default.contents(atPath: workspace.appending(path: "hasil/2026-Q3-2/hasil.csv").path)
        == FileManager.default.contents(atPath: "\(canonical)/hasil.csv"))
  }

  /// A shipped profile reads files of other names where the workspace gives them to it, and so does whoever verifies.
  @Test func aProfileReadsTheFilesThatItIsGiven() throws {
    let desk = try Desk()
    try desk.copyQuarter()
    try desk.done("evaluate --quarter 2026-Q3 --input masukan --policy POLICY --output baku")
    let table = try desk.text("masukan/pagu.csv").replacing(",", with: ";")
    try FileManager.default.removeItem(at: desk.url("masukan/pagu.csv"))
    try desk.write(table, to: "masukan/pagu-2026.csv")
    try FileManager.default.copyItem(atPath: Kinerja.examplePolicy, toPath: desk.url("kebijakan.yaml").path)
    try desk.write(
      """
      schema: kinerja-workspace/1
      input: masukan
      policy: kebijakan.yaml
      output: hasil
      profiles: [{profile: excel-indonesia, files: ["PAGU-*.csv"]}]

      """, to: "kinerja.yaml")
    try desk.done("evaluate --quarter 2026-Q3")
    #expect(try desk.text("hasil/hasil.csv") == desk.text("baku/hasil.csv"))
    #expect(try desk.text("hasil/manifest.json").contains("PAGU-*.csv"))
    #expect(try desk.run("verify hasil --input masukan").exitCode == 0)
  }

  @Test func aFolderInUseIsLeftAlone() throws {
    let temporary = try TemporaryFolder()
    try Data("x".utf8).write(to: temporary.url.appending(path: "catatan"))
    #expect(try Kinerja.run(["init", temporary.url.path]).exitCode == 73)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path) == ["catatan"])
  }

  @Test func aBrokenWorkspaceNamesItsLine() throws {
    let temporary = try TemporaryFolder()
    try Data("schema: kinerja-workspace/1\ninput: a\npolisi: b\noutput: c\n".utf8)
      .write(to: temporary.url.appending(path: "kinerja.yaml"))
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--workspace", temporary.url.path, "--lang", "en",
    ])
    #expect(outcome.exitCode == 78)
    #expect(outcome.complaints.contains("kinerja.yaml:3:1: P102"))
  }

  /// Each export of fixtures/profiles is recognised, and no name or number of a person is shown.
  @Test(arguments: ProfileTests.exports.map(\.profile).filter { $0 != "kanonik" })
  func inspectFindsTheProfile(_ profile: String) throws {
    let folder = Kinerja.fixtures.appending(path: "profiles/\(profile)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !["kehadiran-izin.csv", "pin-nip.csv", "masa-lain.csv", "kejadian-lain.csv"].contains($0) }
    for name in names {
      let outcome = try Kinerja.run(["inspect", folder.appending(path: name).path])
      #expect(outcome.exitCode == 0)
      #expect(outcome.output.contains("Profil bawaan yang cocok: --profile \(profile)\n"), "\(name)")
      #expect(!outcome.output.contains("19801"))
      #expect(!outcome.output.contains("Umar"))
    }
  }

  /// The draft for a canonical table in another dialect reads it as it is.
  @Test func theDraftOfAProfileReadsTheFile() throws {
    let temporary = try TemporaryFolder()
    let input = try ProfileTests.folder("kanonik", [], in: temporary)
    try FileManager.default.removeItem(atPath: "\(input)/target.csv")
    try FileManager.default.copyItem(
      at: Kinerja.fixtures.appending(path: "profiles/excel-indonesia/target.csv"),
      to: URL(filePath: "\(input)/capaian.csv"))
    let draft = temporary.path("capaian.yaml")
    #expect(try Kinerja.run(["inspect", "\(input)/capaian.csv", "--write-profile", draft]).exitCode == 0)
    let (run, canonical) = (temporary.path("hasil"), temporary.path("baku"))
    let outcome = try ProfileTests.evaluate(input, run, ["--profile", draft])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    _ = try ProfileTests.evaluate(Kinerja.fixtures.appending(path: "quarter").path, canonical)
    #expect(
      FileManager.default.contents(atPath: "\(run)/hasil.csv")
        == FileManager.default.contents(atPath: "\(canonical)/hasil.csv"))
  }
}
