import Foundation
import Testing

/// `kinerja feedback` at the shell.
@Suite struct FeedbackCommandTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// The sheet of one person lies in the folder itself, those of units in folders of their own.
  @Test(
    arguments: [
      ("--nip NIP", "id", "1 lembar di umpan\n", 1), ("--unit 1.02.01", "en", "7 sheets in umpan\n", 7),
      ("--all", "en", "40 sheets in umpan\n", 40),
    ])
  func writesSheets(_ choice: String, _ language: String, _ text: String, _ count: Int) throws {
    #expect(try desk.done("feedback RUN \(choice) --output umpan --lang \(language)") == text)
    let names = try desk.names(in: "umpan")
    let sheets = names.filter { $0.hasSuffix(".html") }
    #expect(sheets.count == count)
    #expect(try desk.isPrivate("umpan"))
    let results = try Evaluator.results(ofRun: Desk.run)
    for sheet in sheets {
      let parts = sheet.split(separator: "/").map(String.init)
      let nip = String(try #require(parts.last).dropLast(5))
      #expect(parts.dropLast() == (count == 1 ? [] : [try #require(results[nip]?["unit_kode"])]))
    }
  }

  /// The language of messages is not that of the sheets.
  @Test(arguments: [("", "id"), ("--sheet-lang id", "id"), ("--sheet-lang en", "en")])
  func speaksToTheEmployee(_ option: String, _ language: String) throws {
    let outcome = try desk.run("feedback RUN --nip NIP --output umpan \(option)", environment: ["LANG": "en_GB"])
    #expect(outcome.output == "1 sheets in umpan\n")
    let sheet = try desk.text("umpan/\(Desk.nip).html")
    #expect(sheet.contains("<html lang=\"\(language)\">"))
    #expect(sheet.contains(language == "en" ? "98.48" : "98,48"))
  }

  /// A closed quarter whose run folder is not there is named, and the sheet is written without it.
  @Test func aQuarterThatIsNotFoundIsNamed() throws {
    try desk.done("sample --quarter 2026-Q2 --employees 10 --output masukan")
    try desk.done("evaluate --quarter 2026-Q2 --input masukan --policy POLICY --output lama")
    try desk.done("close lama --ledger buku")
    let outcome = try desk.run("feedback RUN --nip NIP --ledger buku --output umpan --lang en")
    #expect(outcome.exitCode == 0)
    #expect(outcome.complaints.hasPrefix("no run folder in ") && outcome.complaints.hasSuffix(": 2026-Q2\n"))
    #expect(desk.has("umpan/\(Desk.nip).html"))
  }

  @Test(arguments: [
    Refused(usage: "feedback RUN --output x", "Give one of --nip, --unit and --all"),
    Refused(usage: "feedback RUN --nip NIP --all --output x", "Give one of --nip, --unit and --all"),
    Refused(usage: "feedback RUN --all", "Missing expected argument '--output <output>'"),
    Refused(usage: "feedback RUN --nip 123 --output x", "'123' is invalid for '--nip"),
    Refused("feedback tiada --all --output x", 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused("feedback RUN --all --input tiada --output x", 66, "tiada: K002", "tiada: K002"),
    Refused(
      "feedback RUN --nip 199208032022121011 --output x", 66, "tidak ada pegawai seperti itu dalam run ini",
      "no such employee in this run"),
    Refused(
      "feedback RUN --unit 9.99 --output x", 66, "tidak ada pegawai seperti itu dalam run ini",
      "no such employee in this run"),
    Refused(
      "feedback RUN --all --ledger tiada --output x", 66, "tiada/buku_besar.jsonl: tidak", "buku_besar.jsonl: is"),
    Refused("feedback RUN --nip NIP --output ada", 73, "ada: sudah ada; tidak ada yang", "ada: already exists"),
    Refused("feedback RUN --nip NIP --output tiada/x", 73, "tidak dapat dibuat", "cannot be made"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("x", to: "ada/x")
    try desk.refused(refusal)
  }
}
