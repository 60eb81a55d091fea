import Foundation
import Testing

/// The reports besides `hasil.csv`, read back by programs that know nothing of this one.
@Suite struct ReportTests {
  private let folder: TemporaryFolder
  private static let nasty = "<script>alert(\"x\")</script> O'Brien & </script><img src=x onerror=alert(1)>"

  init() throws { folder = try TemporaryFolder() }

  /// Evaluates the fixture quarter, some people in it with names that are meant to do harm.
  private func evaluate(_ name: String, _ reports: [String], under policy: String = Kinerja.examplePolicy) throws
    -> String
  {
    var exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    for (line, text) in [(3, Self.nasty), (5, "=1+1"), (6, "@SUM(A1)"), (7, "-2+3"), (8, "+62 811")] {
      exports["pegawai.csv", line, "nama"] = text
    }
    let input = folder.url.appending(path: "masukan")
    try exports.write(to: input)
    let outcome = try Kinerja.run(
      [
        "evaluate", "--quarter", "2026-Q3", "--input", input.path, "--policy", policy, "--output",
        folder.path(name),
      ] + reports.flatMap { ["--report", $0] })
    try #require(outcome.exitCode == 0, "\(outcome.complaints)")
    return folder.path(name)
  }

  private func check(_ script: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = Kinerja.testPython
    process.arguments = [Kinerja.root.appending(path: "Tests/CommandTests/Readers/\(script)").path] + arguments
    let complaints = folder.url.appending(path: "\(script).txt")
    try Data().write(to: complaints)
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    process.waitUntilExit()
    let reason = try String(contentsOf: complaints, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(reason)")
  }

  @Test func theWorkbookHoldsTheResults() throws {
    let run = try evaluate("run", ["xlsx"])
    try check("workbook.py", [run + "/peringkat.xlsx", run + "/hasil.csv"])
  }

  @Test func thePageWorksInABrowser() throws {
    let run = try evaluate("run", ["html"])
    try check("page.py", [run + "/laporan.html", run + "/hasil.csv"])
    let page = try String(contentsOfFile: run + "/laporan.html", encoding: .utf8)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(page.contains("\\u003cscript\\u003ealert"))
  }

  @Test func theDataPackageIsValid() throws {
    let run = try evaluate("run", ["json"])
    let schema = folder.path("hasil.schema.json")
    try Kinerja.run(["schema", "hasil"]).output.write(toFile: schema, atomically: true, encoding: .utf8)
    try check("package.py", [run, schema])
  }

  @Test func theDatabaseAddsUp() throws {
    let run = try evaluate("run", ["sqlite"])
    try check("database.py", [run + "/hasil.sqlite", run + "/hasil.csv"])
  }

  /// Cells that 64 bits do not hold keep their digits, and names that differ by case alone, or from a fixed column, their own
  /// columns. The page shows sums of money, not of what is counted.
  @Test func cellsOfEveryKindAreReported() throws {
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    let cells = "        besar: dasar * 10000000 + 1.234567\n        Dasar: 1\n        ditahan: if(hadir < 101, 1, 0)\n"
    let spoilt = text.replacing(
      "      quarter:\n        persen_predikat", with: cells + "      quarter:\n        persen_predikat"
    )
    .replacing(
      "insentif: sum(bayar) * persen_predikat * persen_status / 10000",
      with:
        "Insentif: sum(ditahan) + 0 * sum(besar)\n        insentif: sum(bayar) * persen_predikat * persen_status / 10000 + 0 * Insentif"
    )
    let policy = folder.path("sel.yaml")
    try spoilt.write(toFile: policy, atomically: true, encoding: .utf8)
    let run = try evaluate("run", ["sqlite", "html"], under: policy)
    #expect(
      try String(contentsOfFile: run + "/bulanan.csv", encoding: .utf8).contains("000001.234567,1.000000,1.000000\n"))
    try check("database.py", [run + "/hasil.sqlite", run + "/hasil.csv"])
    let database = folder.path("kinerja.sqlite")
    #expect(try Kinerja.run(["publish", run, "--database", database]).exitCode == 0)
    try check("database.py", [database, run + "/hasil.csv"])
    let page = try String(contentsOfFile: run + "/laporan.html", encoding: .utf8)
    let figures = page.matches(of: /id="bulanan-(\w+)"/).map { String($0.1) }
    #expect(figures == ["bayar", "besar"])
  }

  /// Several runs in one file; what is there already, or is no whole run, is refused.
  @Test func runsArePublishedSideBySide() throws {
    let run = try evaluate("run", [])
    let other = folder.path("lain")
    let input = Kinerja.fixtures.appending(path: "quarter").path
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--as-of", "2026-08-31", "--input", input, "--policy", Kinerja.examplePolicy,
      "--output", other,
    ])
    try #require(outcome.exitCode == 0)
    let database = folder.path("kinerja.sqlite")
    #expect(try Kinerja.run(["publish", run, other, "--database", database]).exitCode == 0)
    try check("database.py", [database, run + "/hasil.csv", other + "/hasil.csv"])
    #expect(try Kinerja.run(["publish", run, "--database", database]).exitCode == 73)
    let second = folder.path("kedua.sqlite")
    #expect(try Kinerja.run(["publish", run, run, "--database", second]).exitCode == 64)
    try Data().write(to: URL(filePath: run + "/hasil.csv"))
    #expect(try Kinerja.run(["publish", run, "--database", second]).exitCode == 1)
    #expect(!FileManager.default.fileExists(atPath: second))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!left.contains { $0.hasSuffix(".draf") || $0.hasSuffix(".kunci") })
  }

  /// Equal results, equal bytes; `verify` makes the reports again.
  @Test func reportsArePartOfTheRun() throws {
    let first = try evaluate("a", ["all"])
    let again = try evaluate("b", ["all"])
    for name in ["peringkat.xlsx", "laporan.html", "hasil.json", "datapackage.json", "hasil.sqlite"] {
      let bytes = try [first, again].map { try Data(contentsOf: URL(filePath: "\($0)/\(name)")) }
      #expect(bytes[0] == bytes[1], "\(name)")
      let mode = try FileManager.default.attributesOfItem(atPath: "\(first)/\(name)")[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
    let outcome = try Kinerja.run(["verify", first, "--input", folder.path("masukan")])
    #expect(outcome.exitCode == 0, "\(outcome.output)")
    var page = try Data(contentsOf: URL(filePath: "\(first)/laporan.html"))
    page[1000] ^= 1
    try page.write(to: URL(filePath: "\(first)/laporan.html"))
    #expect(try Kinerja.run(["verify", first]).output.contains("laporan.html"))
  }

  /// Text that begins like a formula stands behind an apostrophe in the copy, and as it is in `hasil.csv`.
  @Test func theSpreadsheetCopyIsInert() throws {
    let run = try evaluate("run", ["spreadsheet"])
    let exact = try Exports(URL(filePath: run)).files
    let copy = try #require(exact["hasil-lembar-sebar.csv"])
    let original = try #require(exact["hasil.csv"])
    let place = try #require(original.first?.firstIndex(of: "nama"))
    var inert = 0
    for (kept, written) in zip(original, copy) {
      for (column, cell) in kept.enumerated() {
        let isFormula = column == place && cell.first.map { "=+-@".contains($0) } ?? false
        #expect(written[column] == (isFormula ? "'" + cell : cell))
        inert += isFormula ? 1 : 0
      }
    }
    #expect(inert == 4)
  }

  /// `report` writes what the run wrote, byte for byte; a run with a mapping table (PIN to NIP) rests on that table too.
  @Test func reportsMadeLaterAreThoseOfTheRun() throws {
    let input = try ProfileTests.folder("zkteco-attlog", ["kehadiran"], in: folder)
    let run = folder.path("run")
    let evaluated = try ProfileTests.evaluate(input, run, ["--profile", "zkteco-attlog", "--report", "all"])
    try #require(evaluated.exitCode == 0, "\(evaluated.complaints)")
    let later = folder.path("laporan")
    #expect(try Kinerja.run(["report", run, "--report", "all", "--output", later]).exitCode == 0)
    let files = try FileManager.default.subpathsOfDirectory(atPath: later).filter { $0.contains(".") }
    #expect(Set(files).isSuperset(of: ["hasil.csv", "hasil.sqlite", "peringkat.xlsx", "laporan.html", "hasil.json"]))
    for file in files {
      let (bytes, recorded) = (FileManager.default.contents(atPath: "\(later)/\(file)"), "\(run)/\(file)")
      if FileManager.default.contents(atPath: recorded) != bytes { Issue.record("\(file) differs") }
    }
    try check("database.py", [later + "/hasil.sqlite", later + "/hasil.csv"])
  }

  /// No report holds a name or a NIP; the figures are the same, and so is a person's pseudonym under one key.
  @Test func redactedReportsNameNobody() throws {
    let run = try evaluate("run", [])
    let keys = ["a", "b"].map { folder.path("kunci-\($0)") }
    for key in keys { #expect(try Kinerja.run(["redact", "key", key]).exitCode == 0) }
    func report(_ name: String, _ key: String) throws -> String {
      let outcome = try Kinerja.run([
        "report", run, "--report", "all", "--redact", key, "--min-group", "1", "--output", folder.path(name),
      ])
      #expect(outcome.exitCode == 0, "\(outcome.complaints)")
      return folder.path(name)
    }
    let first = try report("samar", keys[0])
    let again = try report("samar-lagi", keys[0])
    let other = try report("samar-lain", keys[1])
    #expect(
      try String(contentsOfFile: first + "/hasil.csv", encoding: .utf8)
        == String(contentsOfFile: again + "/hasil.csv", encoding: .utf8))
    let people = try Evaluator.results(ofRun: run)
    let hidden = try Evaluator.results(ofRun: first)
    #expect(Set(hidden.keys).isDisjoint(with: try Evaluator.results(ofRun: other).keys))
    #expect(hidden.count == people.count)
    let figures = { (rows: [String: [String: String]]) in
      rows.values.map { row in row.filter { $0.key != "nip" && $0.key != "nama" }.sorted { $0.key < $1.key }.description
      }
      .sorted()
    }
    #expect(figures(people) == figures(hidden))
    for path in try FileManager.default.subpathsOfDirectory(atPath: first) where path.contains(".") {
      guard let bytes = FileManager.default.contents(atPath: "\(first)/\(path)") else { continue }
      for (nip, row) in people {
        #expect(bytes.range(of: Data(nip.utf8)) == nil, "\(path)")
        #expect(bytes.range(of: Data((row["nama"] ?? "").utf8)) == nil, "\(path)")
      }
    }
    try check("workbook.py", [first + "/peringkat.xlsx", first + "/hasil.csv"])
    try check("database.py", [first + "/hasil.sqlite", first + "/hasil.csv"])
    try check("page.py", [first + "/laporan.html", first + "/hasil.csv"])
    try Data([1, 2, 3]).write(to: URL(filePath: keys[0]))
    #expect(try Kinerja.run(["report", run, "--redact", keys[0], "--output", folder.path("x")]).exitCode == 65)
    #expect(try Kinerja.run(["report", run, "--redact", "tidak-ada", "--output", folder.path("x")]).exitCode == 66)
  }

  /// Who shares a post with fewer than five people is not told by it: every unit, kind and class that shows is of five or
  /// more, in every report.
  @Test func fewWithOnePostAreGrouped() throws {
    let run = try evaluate("run", [])
    #expect(try Kinerja.run(["redact", "key", folder.path("kunci")]).exitCode == 0)
    let outcome = try Kinerja.run([
      "report", run, "--report", "all", "--redact", folder.path("kunci"), "--output", folder.path("samar"), "--lang",
      "en",
    ])
    #expect(
      outcome.exitCode == 0 && outcome.complaints.contains("of 40 employees are grouped"), "\(outcome.complaints)")
    let rows = Array(try Evaluator.results(ofRun: folder.path("samar")).values)
    #expect(rows.count == 40)
    let posts = Dictionary(grouping: rows) { row in
      ["unit_kode", "jenis_jabatan", "kelas_jabatan"].map { row[$0] ?? "" }
    }
    #expect(posts.values.allSatisfy { $0.count >= 5 }, "\(posts.mapValues(\.count))")
    #expect(rows.allSatisfy { $0["peringkat_unit"] == "" && $0["peringkat_kelompok"] == "" })
    for row in rows where row["kelas_jabatan"] == "" {
      #expect(["jenis_jabatan", "kelompok", "dasar_insentif", "insentif"].allSatisfy { row[$0] == "" })
    }
    let hidden = Set(rows.filter { $0["kelas_jabatan"] == "" }.compactMap { $0["nip"] })
    let months = try String(contentsOfFile: folder.path("samar/bulanan.csv"), encoding: .utf8)
    #expect(hidden.count > 4 && hidden.allSatisfy { !months.contains($0) })
    #expect(!FileManager.default.fileExists(atPath: folder.path("samar/tindak_lanjut.csv")))
    try check("workbook.py", [folder.path("samar/peringkat.xlsx"), folder.path("samar/hasil.csv")])
    try check("database.py", [folder.path("samar/hasil.sqlite"), folder.path("samar/hasil.csv")])
    try check("page.py", [folder.path("samar/laporan.html"), folder.path("samar/hasil.csv")])
  }

  /// Texts and number formats are the report language's, whatever the environment's; `hasil.csv` knows no language.
  @Test(arguments: [("id", "448.530.000", "Sebaran indeks"), ("en", "448,530,000", "Distribution of the index")])
  func reportsSpeakTheChosenLanguage(_ language: String, _ total: String, _ heading: String) throws {
    let input = Kinerja.fixtures.appending(path: "quarter").path
    let outcome = try Kinerja.run(
      [
        "evaluate", "--quarter", "2026-Q3", "--input", input, "--policy", Kinerja.examplePolicy, "--output",
        folder.path("run"), "--report", "html", "--report", "tindak-lanjut", "--report-lang", language,
        "--spreadsheet-safe",
      ], environment: ["LANG": "de_DE.UTF-8"])
    try #require(outcome.exitCode == 0, "\(outcome.complaints)")
    let page = try String(contentsOfFile: folder.path("run/laporan.html"), encoding: .utf8)
    #expect(page.contains("<html lang=\"\(language)\">"))
    #expect(page.contains(total) && page.contains(heading))
    let advice = try String(contentsOfFile: folder.path("run/tindak_lanjut.csv"), encoding: .utf8)
    #expect(advice.contains(language == "en" ? "advice, no decision" : "saran, bukan keputusan"))
    let results = try Evaluator.results(ofRun: folder.path("run"))
    #expect(results["199208032022121010"]?["indeks"] == "98.48")
    #expect(FileManager.default.fileExists(atPath: folder.path("run/hasil-lembar-sebar.csv")))
  }

  @Test func unknownReportsAreRefused() throws {
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", "x", "--policy", "y", "--output", "z", "--report", "pdf",
    ])
    #expect(outcome.exitCode == 64)
  }
}
