import Foundation
import Testing

/// `kinerja report` and `kinerja publish` at the shell.
@Suite struct ReportCommandTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test(arguments: [("id", "Laporan di laporan\n"), ("en", "Reports in laporan\n")])
  func writesReports(_ language: String, _ text: String) throws {
    #expect(try desk.done("report RUN --report xlsx --report json --output laporan --lang \(language)") == text)
    let names = try desk.names(in: "laporan")
    let ranking = ["1.01.01", "1.02.01", "1.02.02", "4.01.01"].map { "peringkat/\($0).csv" }
    let files = [
      "hasil.csv", "bulanan.csv", "triwulan.csv", "peringkat", "peringkat.xlsx", "hasil.json", "datapackage.json",
    ]
    #expect(names == Set(files + ranking))
    #expect(try desk.isPrivate("laporan"))
    #expect(try desk.text("laporan/hasil.csv") == String(contentsOfFile: Desk.run + "/hasil.csv", encoding: .utf8))
  }

  /// A page in another language than the run's is no part of the run, and may be written beside it.
  @Test func inAnotherLanguage() throws {
    try desk.done("report RUN --report html --report-lang en --output laporan")
    #expect(try desk.text("laporan/laporan.html").contains("<html lang=\"en\">"))
  }

  /// Pseudonyms stand wherever names and NIPs stood, in the files and in their names; the same key gives the same.
  @Test func redacts() throws {
    try desk.done("redact key kunci")
    #expect(try desk.mode("kunci") == 0o600)
    for name in ["a", "b"] { try desk.done("report RUN --report all --redact kunci --min-group 1 --output \(name)") }
    #expect(try desk.contents(of: "a") == desk.contents(of: "b"))
    #expect(try desk.isPrivate("a"))
    let people = try Evaluator.results(ofRun: Desk.run)
    for (path, bytes) in try desk.contents(of: "a") {
      for (nip, row) in people {
        #expect(!path.contains(nip))
        #expect(bytes.range(of: Data(nip.utf8)) == nil && bytes.range(of: Data((row["nama"] ?? "").utf8)) == nil)
      }
    }
  }

  /// What could be guessed is no key, and who could be found by other columns is grouped.
  @Test func aKeyIsRandom() throws {
    let zeros = String(repeating: "0", count: 64)
    for text in ["0123456789abcdef", String(repeating: "a", count: 16), zeros, "kinerja-samaran/1 \(zeros)\n"] {
      try desk.write(text, to: "lemah")
      let outcome = try desk.run("report RUN --redact lemah --output x --lang en")
      #expect(outcome.exitCode == 65 && outcome.complaints.contains("make one with `kinerja redact key"), "\(text)")
    }
    try desk.done("redact key kunci")
    let outcome = try desk.run("report RUN --report json --redact kunci --output y --lang en")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.complaints.contains("of 40 employees are grouped, as fewer than 5"), "\(outcome.complaints)")
    #expect(try desk.run("report RUN --redact kunci --output z --min-group 1").complaints.isEmpty)
  }

  @Test(arguments: [
    Refused(usage: "report RUN", "Missing expected argument '--output <output>'"),
    Refused(usage: "report RUN --report pdf --output x", "'pdf' is invalid for '--report"),
    Refused("report tiada --output x", 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused("report RUN --input tiada --output x", 66, "tiada: K002", "tiada: K002"),
    Refused("report RUN --output ada", 73, "ada: sudah ada; tidak ada yang ditimpa", "ada: already exists"),
    Refused("report RUN --output tiada/x", 73, "tidak dapat dibuat", "cannot be made"),
    Refused("report RUN --redact tiada --output x", 66, "tiada: tidak dapat dibaca", "tiada: cannot be read"),
    Refused("report RUN --redact pendek --output x", 65, "pendek: ", "pendek: is no key for pseudonyms"),
    Refused(
      "report RUN --ledger tiada --output x", 66, "tiada/buku_besar.jsonl: tidak ada", "buku_besar.jsonl: is not"),
    Refused("report RUN --input lain --output x", 1, "masukan bukan yang dipakai run ini: ", "pagu.csv"),
    Refused(usage: "publish --database x", "Missing expected argument '<run> ...'"),
    Refused(usage: "publish RUN", "Missing expected argument '--database <database>'"),
    Refused("publish tiada --database x", 1, "tiada: bukan folder run yang utuh", "tiada: is no whole run"),
    Refused("publish RUN RUN --database x", 64, "run yang sama diberikan dua kali", "the same run is given twice"),
    Refused("publish RUN --database ada", 73, "ada: sudah ada; tidak ada yang ditimpa", "ada: already exists"),
    Refused("publish RUN --database tiada/x", 73, "tidak dapat dibuat", "cannot be made"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("x", to: "ada/x")
    try desk.write("123456789012345", to: "pendek")
    try desk.copyQuarter(to: "lain")
    try desk.write(desk.text("lain/pagu.csv").replacing("107000000", with: "107000001"), to: "lain/pagu.csv")
    try desk.refused(refusal)
  }

  @Test(
    arguments: [("id", "1 run dimuat ke kinerja.sqlite\n"), ("en", "1 runs loaded into kinerja.sqlite\n")])
  func publishes(_ language: String, _ text: String) throws {
    #expect(try desk.done("publish RUN --database kinerja.sqlite --lang \(language)") == text)
    #expect(try desk.names() == ["kinerja.sqlite"])
    #expect(try desk.mode("kinerja.sqlite") == 0o600)
    #expect(try Data(contentsOf: desk.url("kinerja.sqlite")).starts(with: Data("SQLite format 3\0".utf8)))
  }
}
