import Foundation
import Testing

/// `kinerja init`, and what a command takes from a workspace.
@Suite struct InitTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test(
    arguments: [
      ("id", "Ruang kerja bkd siap; baca bkd/README.md.\n"),
      ("en", "The workspace bkd is ready; see bkd/README.md.\n"),
    ])
  func makesAWorkspace(_ language: String, _ text: String) throws {
    #expect(try desk.done("init bkd --lang \(language)") == text)
    #expect(
      try desk.names(in: "bkd") == [
        "README.md", "kinerja.yaml", "masukan", "kebijakan", "kebijakan/contoh-bengkulu.yaml", "profil", "hasil",
      ])
    #expect(try desk.isPrivate("bkd"))
    let settings = try desk.text("bkd/kinerja.yaml")
    for line in [
      "schema: kinerja-workspace/1", "input: masukan/{triwulan}", "policy: kebijakan/contoh-bengkulu.yaml",
      "output: hasil/{triwulan}-{urut}", "profiles: []", "language: id", "report_language: id", "reports: [xlsx, html]",
    ] {
      #expect(settings.split(separator: "\n").contains(line[...]), "\(line)")
    }
    // The reports that may be chosen are named, and no place holder is left.
    #expect(settings.contains("xlsx, html, json, sqlite, spreadsheet, tindak-lanjut"))
    #expect(!settings.contains("{laporan}"))
  }

  /// An empty folder will do.
  @Test func anEmptyFolderIsFilled() throws {
    try FileManager.default.createDirectory(at: desk.url("bkd"), withIntermediateDirectories: false)
    try desk.done("init bkd")
    #expect(desk.has("bkd/kinerja.yaml"))
  }

  @Test(arguments: [
    Refused(usage: "init", "Missing expected argument '<folder>'"),
    Refused("init ada", 73, "ada: tidak kosong; tidak ada yang ditimpa", "ada: is not empty; nothing is overwritten"),
    Refused("init ada/berkas", 73, "ada/berkas: ", "ada/berkas: "),
    Refused("init tiada/bkd", 73, "tiada/bkd: tidak dapat dibuat", "tiada/bkd: cannot be made"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("x", to: "ada/berkas")
    try desk.refused(refusal)
  }

  private func settle(_ more: String = "reports: [html]\nreport_language: en\nlanguage: en\n") throws {
    let settings = "schema: kinerja-workspace/1\ninput: masukan/{triwulan}\npolicy: kebijakan.yaml\n"
    try desk.write(settings + "output: hasil/{triwulan}-{urut}\n" + more, to: "bkd/kinerja.yaml")
    try desk.copyQuarter(to: "bkd/2026-Q3")
    try FileManager.default.createDirectory(at: desk.url("bkd/masukan"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: desk.url("bkd/hasil"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: desk.url("bkd/2026-Q3"), to: desk.url("bkd/masukan/2026-Q3"))
    try FileManager.default.copyItem(atPath: Kinerja.examplePolicy, toPath: desk.url("bkd/kebijakan.yaml").path)
  }

  /// Paths are the workspace's, from wherever the command runs; its reports and languages count where none is named.
  @Test func everythingComesFromTheWorkspace() throws {
    try settle()
    let text = try desk.done("evaluate --quarter 2026-Q3 --workspace bkd")
    #expect(text.hasPrefix("Quarter 2026-Q3"))
    #expect(
      text.hasSuffix(
        "Results: bkd/hasil/2026-Q3-1/hasil.csv, bkd/hasil/2026-Q3-1/bulanan.csv, bkd/hasil/2026-Q3-1/triwulan.csv, bkd/hasil/2026-Q3-1/peringkat/, bkd/hasil/2026-Q3-1/laporan.html\n"
      ))
    #expect(try desk.text("bkd/hasil/2026-Q3-1/laporan.html").contains("<html lang=\"en\">"))
    // The first free number, though a later one is taken.
    try desk.write("", to: "bkd/hasil/2026-Q3-3/x")
    #expect(try desk.done("evaluate --quarter 2026-Q3 --workspace bkd").contains("bkd/hasil/2026-Q3-2/hasil.csv"))
    #expect(try desk.done("evaluate --quarter 2026-Q3 --workspace bkd").contains("bkd/hasil/2026-Q3-4/hasil.csv"))
  }

  /// What the command line says is taken as it stands, from the folder that one is in.
  @Test(
    arguments: [
      ("--output lain", "lain/", ["laporan.html"]), ("--report xlsx", "bkd/hasil/2026-Q3-1/", ["peringkat.xlsx"]),
      ("--report sqlite --report-lang id --output lain", "lain/", ["hasil.sqlite"]),
    ])
  func theCommandLineIsStronger(_ options: String, _ folder: String, _ files: [String]) throws {
    try settle()
    let text = try desk.done("evaluate --quarter 2026-Q3 --workspace bkd \(options)")
    let made = try desk.names(in: folder).filter { !$0.contains("peringkat/") }
    #expect(
      made
        == Set(
          ["hasil.csv", "bulanan.csv", "triwulan.csv", "kebijakan.yaml", "manifest.json", "run.json", "peringkat"]
            + files))
    #expect(text.contains("\(folder)\(files[0])"))
  }

  @Test func inputAndPolicyAreStrongerToo() throws {
    try settle()
    for options in ["--input tiada", "--policy tiada"] {
      let outcome = try desk.run("check --quarter 2026-Q3 --workspace bkd \(options)")
      #expect(outcome.exitCode == 66)
      #expect(outcome.complaints.hasPrefix("tiada: "))
    }
    // The workspace has no exports of another quarter.
    let outcome = try desk.run("check --quarter 2026-Q4 --workspace bkd")
    #expect(outcome.exitCode == 66)
    #expect(outcome.complaints.hasPrefix("bkd/masukan/2026-Q4: K002: "), "\(outcome.complaints)")
  }

  /// What is wrong with the file is told with its line, and nothing is run.
  @Test(
    arguments: [
      ("polisi: x\n", "bkd/kinerja.yaml:5:1: P102", 78), ("language: de\n", "bkd/kinerja.yaml:5:11: P210", 78),
      ("reports: [pdf]\n", "kinerja.yaml: reports: pdf: bukan salah satu dari xlsx, html, ", 78),
      ("reports: html\n", "bkd/kinerja.yaml:5:10: P202", 78),
      ("profiles: [tiada]\n", "tiada: ", 66), ("profiles: [./tiada.yaml]\n", "bkd/./tiada.yaml: ", 66),
    ] as [(String, String, Int32)])
  func faultsAreTold(_ line: String, _ place: String, _ exitCode: Int32) throws {
    try settle(line)
    let before = try desk.contents()
    let outcome = try desk.run("evaluate --quarter 2026-Q3 --workspace bkd")
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.complaints.contains(place), "\(outcome.complaints)")
    #expect(outcome.output == "")
    #expect(try desk.contents() == before)
  }
}
