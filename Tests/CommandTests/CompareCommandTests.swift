import Foundation
import Testing

/// `kinerja compare` at the shell.
@Suite struct CompareCommandTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// The fixture quarter under a policy in which a day costs 2 at most.
  private func evaluateOther() throws {
    let policy = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    try desk.write(policy.replacing("day_cap: 3", with: "day_cap: 2"), to: "lain.yaml")
    try desk.done("evaluate --quarter 2026-Q3 --input QUARTER --policy lain.yaml --output lain")
  }

  @Test(
    arguments: [
      (
        "id", "Pegawai: A 40, B 40\nJumlah insentif: A Rp 448.530.000, B Rp 448.530.000, B − A +Rp 0\n",
        "Tidak ada yang berbeda.\n"
      ),
      (
        "en", "Employees: A 40, B 40\nTotal incentive: A Rp 448,530,000, B Rp 448,530,000, B − A +Rp 0\n",
        "Nothing differs.\n"
      ),
    ])
  func aRunWithItself(_ language: String, _ totals: String, _ last: String) throws {
    let text = try desk.done("compare RUN RUN --output beda --lang \(language)")
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("A \(Desk.run) (run ") && lines[0].contains("), B \(Desk.run) (run "))
    #expect(text.hasSuffix(totals + last))
    #expect(try desk.names(in: "beda") == ["perbandingan.csv", "perbandingan.json"])
    #expect(try desk.isPrivate("beda"))
    #expect(try desk.text("beda/perbandingan.csv").split(separator: "\n").count == 1, "a header and no row")
  }

  /// What is told is a sum over the rows: how many moved, by how much, who has too little and who too much.
  @Test func aScreenOfDifferences() throws {
    try evaluateOther()
    let outcome = try desk.run("compare RUN lain --output beda --lang en")
    #expect(outcome.exitCode == 1)
    #expect(outcome.complaints == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let rows = try Study(folder: desk.url("beda")).rows("perbandingan")
    func moved(_ figure: String) -> Int { rows.count { $0["\(figure)_a"] != $0["\(figure)_b"] } }
    #expect(
      lines.contains(
        "Moved: \(rows.count) employees (indeks \(moved("indeks")), rank \(moved("peringkat")), insentif \(moved("insentif")))"
      ), "\(lines)")
    #expect(lines[4] == "Causes, in order:")
    #expect(lines[5].hasPrefix("  kebijakan attendance: indeks "))
    #expect(lines[6].hasPrefix("By month: 2026-07 "), "one clause is another, so there is one cause")
    for row in rows {
      let parts = ["2026-07", "2026-08", "2026-09", "triwulan", "pagu"].map { Int(row["insentif_\($0)"] ?? "") ?? 0 }
      #expect(parts.reduce(0, +) == Int(row["insentif_selisih"] ?? ""))
    }
    let differences = rows.compactMap { Int($0["insentif_selisih"] ?? "") }
    let (paid, back) = (differences.filter { $0 > 0 }, differences.filter { $0 < 0 })
    func thousands(_ sum: Int) -> String { "\(sum / 1000),\(String("00\(sum % 1000)".suffix(3)))" }
    #expect(
      lines[7] == "To be paid: Rp \(thousands(paid.reduce(0, +))) (\(paid.count)); "
        + "to be recovered: Rp \(thousands(-back.reduce(0, +))) (\(back.count))")
    #expect(lines[8] == "Largest:")
    #expect(lines[9].hasSuffix("(kebijakan)"))
    #expect(lines.last == "  and \(rows.count - 10) more (--output)" && lines.count == 9 + 10 + 1)
  }

  /// `--json` prints the very bytes that `--output` writes, and nothing else.
  @Test func printsTheJSONThatItWrites() throws {
    try evaluateOther()
    let outcome = try desk.run("compare RUN lain --json --output beda")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output == (try desk.text("beda/perbandingan.json")))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "kinerja-comparison/1")
    #expect(json["incentiveA"] as? Int == 448_530_000)
    #expect((json["moved"] as? [Any])?.count == (try Study(folder: desk.url("beda")).rows("perbandingan").count))
  }

  /// Exports that have moved are found where one says; without them the causes are left open, and that is told.
  @Test(
    arguments: [
      ("id", "sebab tidak terurai; beri --input-a atau --input-b"), ("en", "no causes; give --input-a or --input-b"),
    ])
  func exportsThatHaveMoved(_ language: String, _ words: String) throws {
    try desk.copyQuarter(to: "dulu")
    try desk.done("evaluate --quarter 2026-Q3 --input dulu --policy POLICY --output hasil")
    try FileManager.default.moveItem(at: desk.url("dulu"), to: desk.url("kini"))
    try evaluateOther()
    let without = try desk.run("compare hasil lain --lang \(language)")
    #expect(without.exitCode == 1)
    #expect(without.complaints.contains(words), "\(without.complaints)")
    let with = try desk.run("compare hasil lain --input-a kini --lang \(language)")
    #expect(with.complaints == "")
    #expect(with.output.contains("kebijakan attendance"))
  }

  @Test(arguments: [
    Refused(usage: "compare RUN", "Missing expected argument '<run-b>'"),
    Refused("compare tiada RUN", 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused("compare RUN tiada", 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused("compare RUN RUN --output ada", 73, "ada: sudah ada; tidak ada yang ditimpa", "ada: already exists"),
    Refused("compare RUN RUN --output tiada/x", 73, "tidak dapat dibuat", "cannot be made"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("x", to: "ada/x")
    try desk.refused(refusal)
  }
}
