import Foundation
import Testing

/// `kinerja simulate` at the shell.
@Suite struct SimulateCommandTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func proposal(_ from: String, _ to: String) throws {
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    try #require(text.contains(from))
    try desk.write(text.replacing(from, with: to), to: "usulan.yaml")
  }

  @Test(
    arguments: [
      (
        "id",
        """
        Semula: contoh-bengkulu, Rp 448.530.000

        workload.minutes_per_day=330
          insentif Rp 448.530.000, Rp 0
          0 pegawai naik, 0 turun; indeks 0 pegawai berubah
          0 dari 4 keluar dari sepersepuluh teratas
          Aturannya lain, tetapi tidak seorang pun terpengaruh.

        """
      ),
      (
        "en",
        """
        At first: contoh-bengkulu, Rp 448,530,000

        workload.minutes_per_day=330
          incentives Rp 448,530,000, Rp 0
          0 people gain, 0 lose; the index of 0 changes
          0 of 4 leave the best tenth
          The rules differ, but nobody is affected.

        """
      ),
    ])
  func nobodyIsAffected(_ language: String, _ text: String) throws {
    #expect(try desk.done("simulate RUN --set workload.minutes_per_day=330 --lang \(language)") == text)
    #expect(try desk.names() == [])
  }

  /// A run and its exports under its policy are one and the same start.
  @Test func withAndWithoutARun() throws {
    let ofRun = try desk.done("simulate RUN --set attendance.day_cap=2")
    let ofExports = try desk.done(
      "simulate --input QUARTER --quarter 2026-Q3 --policy POLICY --set attendance.day_cap=2")
    #expect(ofRun == ofExports)
    #expect(!ofRun.contains("tidak seorang pun"))
  }

  /// `--set` and a policy with the same change say the same; so does an evaluation under it.
  @Test func aSettingAndAPolicyAgree() throws {
    try proposal("day_cap: 3", "day_cap: 2")
    let set = try desk.done("simulate RUN --set attendance.day_cap=2 --lang en").split(separator: "\n")
    let policy = try desk.done("simulate RUN --policy usulan.yaml --lang en").split(separator: "\n")
    #expect(set[1] == "attendance.day_cap=2" && policy[1] != set[1])
    #expect(set.dropFirst(2).elementsEqual(policy.dropFirst(2)))
    try desk.done("evaluate --quarter 2026-Q3 --input QUARTER --policy usulan.yaml --output hasil")
    func amounts(_ run: String) throws -> [String: Int] {
      try Evaluator.results(ofRun: run).mapValues { Int($0["insentif"] ?? "") ?? 0 }
    }
    let (before, after) = (try amounts(Desk.run), try amounts(desk.url("hasil").path))
    let total = after.values.reduce(0, +)
    let gain = after.count { $0.value > before[$0.key] ?? 0 }
    let lose = after.count { $0.value < before[$0.key] ?? 0 }
    let grouped = "\(total)".reversed().enumerated().map { ($0 > 0 && $0 % 3 == 0 ? "," : "") + "\($1)" }
    #expect(set[2].hasPrefix("  incentives Rp \(String(grouped.map { String($0.reversed()) }.reversed().joined())), "))
    #expect(set[3].hasPrefix("  \(gain) people gain, \(lose) lose; "))
  }

  /// Several policies are told one after the other, in the order in which they were given.
  @Test func severalPolicies() throws {
    try proposal("cap: 120", "cap: 100")
    try FileManager.default.moveItem(at: desk.url("usulan.yaml"), to: desk.url("satu.yaml"))
    try proposal("day_cap: 3", "day_cap: 2")
    let text = try desk.done("simulate RUN --policy usulan.yaml --policy satu.yaml --output studi")
    let rows = try Study(folder: desk.url("studi")).rows("simulasi")
    #expect(rows.count == 3)
    let names = rows.compactMap { $0["varian"] }
    #expect(names[1].contains("usulan") && names[2].contains("satu"), "\(names)")
    let places = try names.dropFirst().map { try #require(text.range(of: $0)).lowerBound }
    #expect(places[0] < places[1])
  }

  @Test(arguments: [
    Refused(
      usage: "simulate --set workload.minutes_per_day=330", "Give a run folder, or --input, --quarter and --policy"),
    Refused(usage: "simulate --input QUARTER --policy POLICY --set a=1", "Give a run folder, or --input, --quarter"),
    Refused(usage: "simulate RUN --quarter 2026-Q3 --set a=1", "--quarter is for simulations without a run"),
    Refused(usage: "simulate RUN", "Give another --policy, or --set"),
    Refused(
      usage: "simulate --input QUARTER --quarter 2026-Q3 --policy POLICY", "Give another --policy, or --set"),
    Refused("simulate tiada --set a=1", 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused("simulate RUN --input tiada --set achievement.cap=100", 66, "tiada: K002", "tiada: K002"),
    Refused("simulate RUN --policy tiada.yaml", 66, "tiada.yaml: tidak dapat dibaca", "tiada.yaml: cannot be read"),
    Refused(
      "simulate RUN --set x=1", 64,
      "--set: x: kunci tidak ada; yang ada di sini: schedules, attendance, discipline, counters, spells, events, numbers, achievement, workload, supervisor, index",
      "--set: x: there is no such key; here are: schedules, attendance, discipline, counters, spells, events, numbers, achievement, workload, supervisor, index"
    ),
    Refused("simulate RUN --set achievement.cap", 64, "ditulis PATH=NILAI", "PATH=VALUE"),
    Refused(
      "simulate RUN --set achievement.cap=abc", 78, "achievement.cap=abc:109:12: P205",
      "achievement.cap=abc:109:12: P205"
    ),
    Refused("simulate RUN --policy rusak.yaml", 78, "rusak.yaml:1:1: P", "rusak.yaml:1:1: P"),
    Refused("simulate RUN --set achievement.cap=100 --output ada", 73, "ada: sudah ada", "ada: already exists"),
    Refused("simulate RUN --set achievement.cap=100 --output tiada/x", 73, "tidak dapat dibuat", "cannot be made"),
    Refused(
      "simulate RUN --input lain --set achievement.cap=100", 1, "masukan bukan yang dipakai run ini: pagu.csv",
      "the inputs are not those of this run: pagu.csv"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("- x\n", to: "rusak.yaml")
    try desk.write("x", to: "ada/x")
    try desk.copyQuarter(to: "lain")
    try desk.write(desk.text("lain/pagu.csv").replacing("107000000", with: "107000001"), to: "lain/pagu.csv")
    try desk.refused(refusal)
  }
}
