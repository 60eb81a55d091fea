import Foundation
import Testing

/// `kinerja verify` at the shell.
@Suite struct VerifyTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// Three verdicts and the run's name; the exports are found where the run found them.
  @Test(
    arguments: [
      (
        "", "id",
        [
          "Berkas hasil terhadap manifes: cocok", "Masukan dan kebijakan terhadap manifes: cocok",
          "Perhitungan ulang: cocok", "Nama run: ",
        ]
      ),
      (
        "", "en",
        [
          "Files against the manifest: holds", "Inputs and policy against the manifest: holds",
          "The evaluation once more: holds", "Run: ",
        ]
      ),
      (
        "--input QUARTER", "id",
        [
          "Berkas hasil terhadap manifes: cocok", "Masukan dan kebijakan terhadap manifes: cocok",
          "Perhitungan ulang: cocok", "Nama run: ",
        ]
      ),
      (
        "--input QUARTER --threads 1", "en",
        [
          "Files against the manifest: holds", "Inputs and policy against the manifest: holds",
          "The evaluation once more: holds", "Run: ",
        ]
      ),
    ])
  func verdicts(_ options: String, _ language: String, _ lines: [String]) throws {
    let text = try desk.done("verify RUN \(options) --lang \(language)")
    let manifest = try String(contentsOfFile: Desk.run + "/manifest.json", encoding: .utf8)
    let name = try #require(manifest.firstMatch(of: /"id" : "([0-9a-f]{64})"/)?.1)
    #expect(text == lines.joined(separator: "\n") + name + "\n")
    #expect(try desk.names() == [])
  }

  /// What was not looked into is said, and half of an answer is none.
  @Test func withoutTheExports() throws {
    try desk.copyQuarter()
    try desk.done("evaluate --quarter 2026-Q3 --input masukan --policy POLICY --output hasil")
    try FileManager.default.moveItem(at: desk.url("masukan"), to: desk.url("pindah"))
    let outcome = try desk.run("verify hasil --lang en")
    #expect(outcome.exitCode == 66)
    #expect(outcome.output.contains("Files against the manifest: holds\n"))
    #expect(outcome.output.contains("The evaluation once more: not checked\n"))
    #expect(outcome.complaints == "hasil: its exports are not found, so it was not computed again; give --input\n")
    #expect(try desk.run("verify hasil --input pindah").exitCode == 0)
  }

  /// A folder without a manifest is no run: nothing of it holds.
  @Test(
    arguments: [
      ("id", "Berkas hasil terhadap manifes: TIDAK COCOK\n  manifest.json: tidak ada\n"),
      ("en", "Files against the manifest: DOES NOT HOLD\n  manifest.json: is missing\n"),
    ])
  func aFolderWithoutAManifest(_ language: String, _ text: String) throws {
    for folder in ["tiada", "kosong"] {
      try FileManager.default.createDirectory(at: desk.url("kosong"), withIntermediateDirectories: true)
      let outcome = try desk.run("verify \(folder) --lang \(language)")
      #expect(outcome.exitCode == 1)
      #expect(outcome.output.hasPrefix(text))
      #expect(outcome.complaints == "")
    }
  }

  /// Exports without one of the run's files are not those of the run, and are not evaluated.
  @Test(arguments: ["predikat.csv", "kalender.csv"]) func exportsThatAreNotThose(_ name: String) throws {
    try desk.copyQuarter()
    try FileManager.default.removeItem(at: desk.url("masukan/\(name)"))
    let outcome = try desk.run("verify RUN --input masukan --lang en")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("Files against the manifest: holds\n"))
    #expect(outcome.output.contains("Inputs and policy against the manifest: DOES NOT HOLD\n  \(name): "))
    #expect(outcome.output.contains("The evaluation once more: not checked\n"))
  }

  @Test func anotherPolicy() throws {
    try FileManager.default.copyItem(atPath: Desk.run, toPath: desk.url("hasil").path)
    try desk.write(desk.text("hasil/kebijakan.yaml") + "# catatan\n", to: "hasil/kebijakan.yaml")
    let outcome = try desk.run("verify hasil --input QUARTER --lang en")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("Files against the manifest: DOES NOT HOLD\n  kebijakan.yaml: has been altered\n"))
    #expect(!outcome.output.contains("The evaluation once more: holds"))
  }

  @Test(arguments: [
    Refused(usage: "verify", "Missing expected argument '<run>'"),
    Refused(usage: "verify RUN --policy x", "Unknown option '--policy'"),
    Refused("verify RUN --input tiada", 66, "tiada: K002: tidak dapat dibaca", "tiada: K002: cannot be read"),
  ])
  func refuses(_ refusal: Refused) throws { try desk.refused(refusal) }
}
