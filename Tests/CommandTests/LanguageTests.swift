import Foundation
import Testing

/// In which language a command speaks: `--lang`, else the workspace's, else that of the environment, else Indonesian.
@Suite struct LanguageTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// LC_ALL before LC_MESSAGES before LANG; an empty one says nothing.
  @Test(
    arguments: [
      ([:], "", "bukan"), (["LANG": "en_GB.UTF-8"], "", "is no"), (["LANG": "en"], "", "is no"),
      (["LANG": "id_ID.UTF-8"], "", "bukan"), (["LANG": "C"], "", "bukan"), (["LANG": "de_DE.UTF-8"], "", "bukan"),
      (["LC_MESSAGES": "en_US", "LANG": "id_ID"], "", "is no"),
      (["LC_MESSAGES": "id_ID", "LANG": "en_US"], "", "bukan"),
      (["LC_ALL": "id_ID", "LC_MESSAGES": "en_US", "LANG": "en_US"], "", "bukan"),
      (["LC_ALL": "en_US", "LC_MESSAGES": "id_ID", "LANG": "id_ID"], "", "is no"),
      (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_US"], "", "is no"),
      (["LC_ALL": "id_ID"], "--lang en", "is no"), (["LC_ALL": "en_US"], "--lang id", "bukan"),
    ] as [([String: String], String, String)])
  func ofMessages(_ environment: [String: String], _ option: String, _ words: String) throws {
    let outcome = try desk.run("norms tiada \(option)", environment: environment)
    #expect(outcome.exitCode == 66)
    #expect(outcome.complaints == "tiada: \(words == "bukan" ? "bukan folder run" : "is no run folder")\n")
  }

  @Test(arguments: ["xx", "EN", "id_ID"]) func noOther(_ language: String) throws {
    let outcome = try desk.run("norms tiada --lang \(language)")
    #expect(outcome.exitCode == 64)
    #expect(outcome.complaints.contains("'\(language)' is invalid for '--lang"))
    #expect(outcome.complaints.contains("'id' and 'en'"))
  }

  private func workspace(_ language: String) throws {
    let text = """
      schema: kinerja-workspace/1
      input: \(Desk.quarter)
      policy: \(Kinerja.examplePolicy)
      output: hasil/{triwulan}-{urut}
      \(language)
      """
    try desk.write(text, to: "kinerja.yaml")
  }

  /// A workspace's language is stronger than the environment's, and `--lang` than both.
  @Test(
    arguments: [
      ("language: en", "", "en"), ("language: id", "", "id"), ("language: en", "--lang id", "id"),
      ("language: id", "--lang en", "en"), ("", "", "de"),
    ])
  func ofAWorkspace(_ setting: String, _ option: String, _ expected: String) throws {
    try workspace(setting)
    let other = expected == "en" ? "id_ID.UTF-8" : expected == "id" ? "en_GB.UTF-8" : "de_DE.UTF-8"
    let output = try desk.run("check --quarter 2026-Q3 \(option)", environment: ["LANG": other]).output
    let first = "5437 \(expected == "en" ? "rows checked, no findings" : "baris diperiksa, tidak ada temuan")."
    #expect(output.split(separator: "\n").first == first[...])
  }

  /// Reports are part of the run: neither the environment nor `--lang` has a say in their language.
  @Test(arguments: [("", "id"), ("--lang en", "id"), ("--report-lang en", "en"), ("--lang id --report-lang en", "en")])
  func ofReports(_ options: String, _ language: String) throws {
    let outcome = try desk.run(
      "evaluate --quarter 2026-Q3 --input QUARTER --policy POLICY --output hasil --report html \(options)",
      environment: ["LC_ALL": "en_GB.UTF-8"])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    #expect(try desk.text("hasil/laporan.html").contains("<html lang=\"\(language)\">"))
  }

  /// Decimal commas and points, thousands and words, in what `explain` prints; codes and columns stay.
  @Test(
    arguments: [
      ("id", "terlambat 7 menit, −0.5", "tidak ada pukul pulang", "peringkat 4 → 3", "Yang akan mengubahnya:"),
      ("en", "7 minutes late, −0.5", "no last punch, −1.5", "rank 4 → 3", "What would have changed it:"),
    ])
  func ofExplanations(_ language: String, _ late: String, _ missing: String, _ rank: String, _ heading: String) throws {
    let text = try desk.done("explain RUN NIP --lang \(language)")
    for words in [late, rank, heading, "hari_kerja = 64", "§ attendance: "] {
      #expect(text.contains(words), "\(words)")
    }
    if language == "en" { #expect(text.contains(missing)) }
    // Every line has its like in the other language, with the same figures at the same places.
    let other = try desk.done("explain RUN NIP --lang \(language == "id" ? "en" : "id")")
    func places(_ text: String) -> [Substring] { text.matches(of: /[a-z_]+\.(csv|yaml):[0-9]+/).map(\.output.0) }
    #expect(places(text) == places(other) && places(text).count > 20)
  }
}
