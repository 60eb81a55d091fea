import Foundation
import Testing

/// tindak_lanjut.csv against the same rules applied to `hasil.csv`, and the clause `follow_up`.
@Suite struct FollowUpTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func evaluate(_ quarter: String, input: String, policy: String = Kinerja.examplePolicy) throws -> String {
    let output = folder.path("hasil-\(quarter)")
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", quarter, "--input", input, "--policy", policy, "--output", output, "--report",
      "tindak-lanjut",
    ])
    try #require(outcome.exitCode == 0, "\(outcome.complaints)")
    return output
  }

  private func lists(_ run: String) throws -> [String: [[String: String]]] {
    let lines = try #require(try Exports(URL(filePath: run)).files["tindak_lanjut.csv"])
    let rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    return Dictionary(grouping: rows) { $0["daftar"] ?? "" }
  }

  private func nips(_ rows: [[String: String]]?) -> Set<String> { Set((rows ?? []).compactMap { $0["nip"] }) }

  @Test func listsFollowThePolicy() throws {
    let run = try evaluate("2026-Q3", input: Kinerja.fixtures.appending(path: "quarter").path)
    let results = try Evaluator.results(ofRun: run).values.filter { $0["status_nilai"] == "DINILAI" }
    let lists = try lists(run)
    func number(_ row: [String: String], _ name: String) -> Decimal { Decimal(string: row[name] ?? "") ?? 0 }
    // The first of 1.02.01 is under a sanction in August (masa.csv), which recognition leaves out.
    let best = results.filter {
      number($0, "peringkat_unit") <= 3 && ["SANGAT_BAIK", "BAIK"].contains($0["predikat"])
        && $0["nip"] != "198402102012122008"
    }
    #expect(results.contains { $0["nip"] == "198402102012122008" && $0["peringkat_unit"] == "1" })
    #expect(nips(lists["PENGHARGAAN"]) == Set(best.compactMap { $0["nip"] }))
    let weak = results.filter { row in ["disiplin", "capaian_normal", "perilaku"].map { number(row, $0) }.min()! < 85 }
    #expect(nips(lists["PENGEMBANGAN"]) == Set(weak.compactMap { $0["nip"] }))
    // Two quarters in a row are asked for, and no ledger was given.
    #expect(lists["PROMOSI"] == nil)
    let absent = results.filter { number($0, "hari_tk") >= 3 }.compactMap { $0["nip"] }
    let attention = lists["PERHATIAN"] ?? []
    #expect(nips(attention.filter { $0["alasan"]?.contains("tanpa keterangan") ?? false }) == Set(absent))
    for row in lists.values.joined() {
      #expect(row["sifat"] == "saran, bukan keputusan")
      #expect(row["alasan"] != "" && row["saran"] != "" && row["dasar"] != "")
    }
  }

  /// With closed quarters: an index of 95 in both, and unexcused days of the year together.
  @Test func earlierQuartersCount() throws {
    var runs: [String] = []
    for quarter in ["2026-Q2", "2026-Q3"] {
      let input = folder.path("masukan-\(quarter)")
      try #require(
        try Kinerja.run(["sample", "--quarter", quarter, "--employees", "80", "--seed", "5", "--output", input])
          .exitCode
          == 0)
      runs.append(try evaluate(quarter, input: input))
      try #require(try Kinerja.run(["close", runs.last!, "--ledger", folder.path("buku")]).exitCode == 0)
    }
    let output = folder.path("laporan")
    let outcome = try Kinerja.run([
      "report", runs[1], "--ledger", folder.path("buku"), "--report", "tindak-lanjut", "--output", output,
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    let lists = try lists(output)
    let quarters = try runs.map { try Evaluator.results(ofRun: $0) }
    func high(_ rows: [String: [String: String]]) -> Set<String> {
      Set(rows.filter { Decimal(string: $0.value["indeks"] ?? "") ?? 0 >= 95 }.keys)
    }
    let promoted = high(quarters[0]).intersection(high(quarters[1]))
    #expect(!promoted.isEmpty)
    #expect(nips(lists["PROMOSI"]) == promoted)
    let absent = quarters[1].keys.filter { nip in
      quarters.reduce(0) { $0 + (Int($1[nip]?["hari_tk"] ?? "") ?? 0) } >= 3
    }
    let named = (lists["PERHATIAN"] ?? []).filter { $0["alasan"]?.contains("tanpa keterangan") ?? false }
    #expect(nips(named) == Set(absent))
    #expect(!absent.isEmpty)
  }

  /// The clause may be left out; what is wrong in it is told with its place.
  @Test(
    arguments: [
      ("top: 3", "top: 3, top_percent: 10", "P102"), ("top: 3, ", "", "P103"), ("scope: unit", "scope: kantor", "P210"),
      ("{days: 4,", "{days: 3,", "P306"), ("quarters: 2", "quarters: 0", "P326"),
    ])
  func faultsInTheClauseAreFound(_ from: String, _ to: String, _ code: String) throws {
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    let spoilt = text.replacing(from, with: to)
    try #require(spoilt != text)
    let file = folder.path("kebijakan.yaml")
    try spoilt.write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try Kinerja.run(["policy", "check", file])
    #expect(outcome.exitCode == 78)
    #expect((outcome.output + outcome.complaints).contains(code), "\(outcome.output)\(outcome.complaints)")
  }

  @Test func aPolicyMayDoWithout() throws {
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    let end = try #require(text.range(of: "\n  # Tindak lanjut"))
    let file = folder.path("kebijakan.yaml")
    try String(text[..<end.lowerBound]).write(toFile: file, atomically: true, encoding: .utf8)
    let run = try evaluate("2026-Q3", input: Kinerja.fixtures.appending(path: "quarter").path, policy: file)
    #expect(!FileManager.default.fileExists(atPath: run + "/tindak_lanjut.csv"))
  }
}
