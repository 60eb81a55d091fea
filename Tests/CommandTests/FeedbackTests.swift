import Foundation
import Testing

/// Feedback sheets: the person's figures, nobody else's name, and what would have raised the index.
@Suite struct FeedbackTests {
  private let folder: TemporaryFolder
  private static let quarter = Kinerja.fixtures.appending(path: "quarter")

  init() throws {
    folder = try TemporaryFolder()
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", Self.quarter.path, "--policy", Kinerja.examplePolicy, "--output",
      folder.path("run"),
    ])
    try #require(outcome.exitCode == 0)
  }

  private func feedback(_ arguments: [String]) throws -> Kinerja.Outcome {
    try Kinerja.run(["feedback", folder.path("run")] + arguments)
  }

  private func sheets(_ name: String) throws -> [String: String] {
    let root = folder.url.appending(path: name)
    var sheets: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".html") {
      let nip = String(path.split(separator: "/").last?.prefix(18) ?? "")
      sheets[nip] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    return sheets
  }

  @Test func everybodyGetsTheirOwnFiguresAndNobodyElses() throws {
    #expect(try feedback(["--all", "--output", folder.path("semua")]).exitCode == 0)
    let sheets = try sheets("semua")
    let results = try Evaluator.results(ofRun: folder.path("run"))
    #expect(Set(sheets.keys) == Set(results.keys))
    for (nip, row) in results {
      let sheet = try #require(sheets[nip])
      if let index = row["indeks"], !index.isEmpty {
        #expect(sheet.contains("<strong>\(index.replacing(".", with: ","))</strong>"))
        #expect(sheet.contains("(PP 30/2019 pasal 59)"))
      } else {
        #expect(sheet.contains("belum dapat dinilai"))
      }
      for other in results.keys where other != nip {
        #expect(!sheet.contains(other))
        #expect(!sheet.contains(try #require(results[other]?["nama"])))
      }
    }
  }

  /// The money in one line: rupiah whole, percents with two decimals; what is missing of who gets nothing, and what a
  /// sanction or a budget takes.
  @Test func theMoneyIsAccountedFor() throws {
    #expect(try feedback(["--all", "--output", folder.path("uang")]).exitCode == 0)
    let sheets = try sheets("uang")
    let paid = try #require(sheets["197902172021211004"])
    #expect(
      paid.contains(
        "Dasar Juli Rp 2.666.000, Agustus Rp 2.666.000, September Rp 2.666.000; Hadir 100 · 100 · 100; "
          + "Prestasi 94,58 · 95,38 · 95,98; Gerbang 100 · 100 · 100; Bayar 2.521.598 · "
          + "2.542.926 · 2.558.922; Persen predikat 100; Persen status 100; dibayar Rp 7.623.000."))
    let unpaid = try #require(sheets["199401102020032010"])
    #expect(unpaid.contains("belum dapat dinilai: Capaian kinerja: target dan realisasi kinerja belum diterima BKD"))
    let sanctioned = try #require(sheets["198402102012122008"])
    #expect(sanctioned.contains("Yang berlaku bagi Anda: Ringan sejak 1 Agustus 2026 sampai 31 Agustus 2026."))
    let cut = try #require(sheets["197210211995121007"])
    #expect(cut.contains("; pagu unit memotong Rp "))
  }

  /// More units change no workload, so the group's median stays: made true in the exports, the index is as promised.
  @Test func promisedUnitsComeTrue() throws {
    #expect(try feedback(["--unit", "1.02.01", "--output", folder.path("unit"), "--sheet-lang", "en"]).exitCode == 0)
    let evaluator = try Evaluator()
    let exports = try Exports(Self.quarter)
    let targets = try #require(exports.files["target.csv"])
    let results = try Evaluator.results(ofRun: folder.path("run"))
    var count = 0
    for (nip, sheet) in try sheets("unit") {
      for promise in sheet.matches(of: /One unit better in ([A-Z0-9-]+): \+([0-9.]+)</) {
        let line = try #require(targets.firstIndex { $0.count > 5 && $0[0] == nip && $0[1] == promise.1 }) + 1
        var changed = exports
        let realised = try #require(changed["target.csv", line, "realisasi"].flatMap { Decimal(string: $0) })
        let step: Decimal = changed["target.csv", line, "arah"] == "MAX" ? 1 : -1
        changed["target.csv", line, "realisasi"] = "\(realised + step)"
        let after = try #require(try evaluator.results(of: changed)?[nip]?["indeks"].flatMap { Decimal(string: $0) })
        let before = try #require(results[nip]?["indeks"].flatMap { Decimal(string: $0) })
        #expect(after - before == Decimal(string: String(promise.2)), "\(nip) \(promise.1)")
        count += 1
      }
    }
    #expect(count > 5)
  }

  @Test func closedQuartersMakeATrend() throws {
    for quarter in ["2026-Q1", "2026-Q2"] {
      let input = folder.path("in-\(quarter)")
      #expect(
        try Kinerja.run(["sample", "--quarter", quarter, "--employees", "30", "--seed", "5", "--output", input])
          .exitCode == 0)
      let evaluated = try Kinerja.run([
        "evaluate", "--quarter", quarter, "--input", input, "--policy", Kinerja.examplePolicy, "--output",
        folder.path("hasil-\(quarter)"),
      ])
      try #require(evaluated.exitCode == 0)
    }
    let first = folder.path("hasil-2026-Q1")
    let second = folder.path("hasil-2026-Q2")
    let ledger = folder.path("buku")
    let nip = try #require(try Evaluator.results(ofRun: second).first { !($0.value["indeks"] ?? "").isEmpty }?.key)
    func sheet(_ name: String) throws -> String {
      let outcome = try Kinerja.run([
        "feedback", second, "--nip", nip, "--ledger", ledger, "--output", folder.path(name),
      ])
      #expect(outcome.exitCode == 0, "\(outcome.complaints)")
      return try #require(try sheets(name)[nip])
    }
    // Only a closed quarter is shown.
    try #require(try Kinerja.run(["close", second, "--ledger", ledger]).exitCode == 0)
    #expect(!(try sheet("belum").contains("Perkembangan indeks")))
    try #require(try Kinerja.run(["close", first, "--ledger", ledger]).exitCode == 0)
    let closed = try sheet("sudah")
    #expect(closed.contains("Perkembangan indeks"))
    let earlier = try #require(try Evaluator.results(ofRun: first)[nip]?["indeks"])
    #expect(closed.contains(earlier.replacing(".", with: ",")))
  }

  @Test func pdfIsMadeInChromium() throws {
    #expect(try feedback(["--unit", "4.01.01", "--output", folder.path("pdf"), "--pdf"]).exitCode == 0)
    let bytes = try Data(contentsOf: folder.url.appending(path: "pdf/umpan-balik.pdf"))
    #expect(bytes.starts(with: Data("%PDF".utf8)))
    #expect(!FileManager.default.fileExists(atPath: folder.path("pdf/semua.html")))
  }

  @Test(
    arguments: [
      (["--output", "x"], 64), (["--all", "--unit", "U", "--output", "x"], 64),
      (["--nip", "199208032022121011", "--output", "x"], 66), (["--unit", "tidak-ada", "--output", "x"], 66),
    ] as [([String], Int32)])
  func refusesWhatItCannotDo(_ arguments: [String], _ code: Int32) throws {
    #expect(try feedback(arguments).exitCode == code)
  }
}
