import Foundation
import Testing

/// Exports that were cut, lost a day or end early are not paid on without a word.
@Suite struct CompletenessTests {
  private let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.copyQuarter()
  }

  private static let check = "check --quarter 2026-Q3 --input masukan --policy POLICY --lang id"
  private static let evaluate = "evaluate --quarter 2026-Q3 --input masukan --policy POLICY --lang id --output hasil"

  /// Leaves those lines of a table that meet a condition, and its header.
  private func keep(_ table: String, _ isKept: (_ number: Int, _ line: Substring) -> Bool) throws {
    let lines = try desk.text("masukan/\(table).csv").split(separator: "\n")
    let kept = lines.enumerated().filter { $0.offset == 0 || isKept($0.offset, $0.element) }.map(\.element)
    try desk.write(kept.joined(separator: "\n") + "\n", to: "masukan/\(table).csv")
  }

  private func lineCount(_ table: String) throws -> Int {
    try desk.text("masukan/\(table).csv").split(separator: "\n").count
  }

  /// What is lost, and the code that tells of it in check and evaluate alike.
  @Test(arguments: [
    ("half of the attendance", "K051"), ("two thirds of the targets", "K052"), ("two thirds of the scores", "K053"),
    ("a day", "K054"), ("September", "K055"),
  ])
  func isRefused(_ what: String, _ code: String) throws {
    let table = ["K052": "target", "K053": "penilaian"][code] ?? "kehadiran"
    let count = try lineCount(table)
    try keep(table) { number, line in
      switch what {
      case "half of the attendance": number < count / 2
      case "a day": !line.contains(",2026-07-22,")
      case "September": !line.contains(",2026-09-")
      default: number < count / 3
      }
    }
    let checked = try desk.run(Self.check)
    #expect(checked.exitCode == 65)
    #expect(checked.complaints.contains("\(code)  1 × "), "\(checked.complaints)")
    let refused = try desk.run(Self.evaluate)
    #expect(refused.exitCode == 65)
    #expect(refused.complaints.contains("\(code)  1 × "))
    #expect(!desk.has("hasil"))
  }

  /// With a reason it is published; the reason stands in the manifest and the reports, and changes no figure.
  @Test func aReasonIsRecorded() throws {
    try keep("kehadiran") { _, line in !line.contains(",2026-07-22,") }
    let reason = "mesin mati pada 22 Juli, lihat berita acara 12/2026"
    let outcome = try desk.run("\(Self.evaluate) --accept-incomplete \"\(reason)\" --report html --report sqlite")
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: desk.url("hasil/manifest.json"))) as? [String: Any])
    #expect(manifest["incomplete"] as? String == reason)
    #expect(try desk.text("hasil/laporan.html").contains(reason))
    #expect(try desk.run("verify hasil --input masukan").exitCode == 0)
    // The same exports with the check switched off.
    try desk.write(
      """
      schema: kinerja-workspace/1
      input: masukan
      policy: kebijakan.yaml
      output: lain
      completeness: {day: off}

      """, to: "kinerja.yaml")
    try FileManager.default.copyItem(atPath: Kinerja.examplePolicy, toPath: desk.url("kebijakan.yaml").path)
    try desk.done("evaluate --quarter 2026-Q3 --lang id")
    for name in ["hasil.csv", "bulanan.csv", "triwulan.csv"] {
      #expect(try desk.text("lain/\(name)") == desk.text("hasil/\(name)"))
    }
  }

  @Test func attendanceUntilTheLastDayThatCountsIsWhole() throws {
    try keep("kehadiran") { _, line in !line.contains(",2026-09-") }
    #expect(try desk.run("\(Self.check) --as-of 2026-08-31").exitCode == 0)
  }

  /// Spells that were there in the last run and are not in the exports any more would free people of their sanctions.
  @Test func aTableThatShrankSinceTheLastRunIsRefused() throws {
    try desk.done("\(Self.evaluate)")
    try keep("masa") { _, _ in false }
    #expect(try desk.run("\(Self.evaluate)2").exitCode == 0, "nothing to compare with")
    let refused = try desk.run("\(Self.evaluate)3 --baseline hasil")
    #expect(refused.exitCode == 65)
    #expect(refused.complaints.contains("K056  1 × "), "\(refused.complaints)")
    #expect(refused.complaints.contains("(hasil)"))
    let accepted = try desk.run("\(Self.evaluate)3 --baseline hasil --accept-incomplete \"semua hukuman berakhir\"")
    #expect(accepted.exitCode == 0)
    let unknown = try desk.run("\(Self.evaluate)4 --baseline masukan")
    #expect(unknown.exitCode == 66)
    #expect(unknown.complaints.contains("masukan: "))
  }

  /// A workspace finds its newest run by itself, whatever number that has, and looks at the quarter before when it has none.
  @Test func aWorkspaceFindsItsLastRun() throws {
    try FileManager.default.copyItem(atPath: Kinerja.examplePolicy, toPath: desk.url("kebijakan.yaml").path)
    func settle(_ completeness: String) throws {
      try desk.write(
        """
        schema: kinerja-workspace/1
        input: masukan
        policy: kebijakan.yaml
        output: hasil/{triwulan}-{urut}
        completeness: {\(completeness)}

        """, to: "kinerja.yaml")
    }
    try settle("day: 20")
    try FileManager.default.createDirectory(at: desk.url("hasil"), withIntermediateDirectories: true)
    try desk.done("evaluate --quarter 2026-Q3 --output hasil/2026-Q3-12")
    try FileManager.default.createDirectory(at: desk.url("hasil/2026-Q3-99"), withIntermediateDirectories: true)
    // A newer run of other exports is no measure.
    try FileManager.default.copyItem(at: desk.url("masukan"), to: desk.url("lain"))
    try FileManager.default.removeItem(at: desk.url("lain/masa.csv"))
    try desk.done("evaluate --quarter 2026-Q3 --input lain --output hasil/2026-Q3-13")
    try keep("masa") { _, _ in false }
    let refused = try desk.run("evaluate --quarter 2026-Q3")
    #expect(refused.exitCode == 65)
    #expect(refused.complaints.contains("(hasil/2026-Q3-12)"), "\(refused.complaints)")
    #expect(try desk.run("check --quarter 2026-Q3").exitCode == 65)
    #expect(try desk.run("check --quarter 2026-Q3 --input masukan").exitCode == 0, "exports of another place")
    try settle("baseline: off")
    try desk.done("evaluate --quarter 2026-Q3")
    let manifest = try desk.text("hasil/2026-Q3-1/manifest.json")
    #expect(manifest.contains("\"limits\" : {\n    \"baseline\" : \"off\"\n  }"))
    #expect(try desk.run("verify hasil/2026-Q3-1 --input masukan").exitCode == 0)
    // Now the newest run had no spells either.
    try settle("day: 20")
    try desk.done("check --quarter 2026-Q3")
  }

  /// A header that cannot be read is that of a whole table, which quarantine never sets aside.
  @Test(arguments: [
    ("a bad byte", [UInt8(0xFF)]), ("a quote", [UInt8(ascii: "\"")]), ("nothing", []),
  ])
  func quarantineSetsNoTableAside(_ what: String, _ bytes: [UInt8]) throws {
    let url = desk.url("masukan/kehadiran.csv")
    try (Data("nip,tang".utf8) + Data(bytes) + Data(contentsOf: url).dropFirst(8)).write(to: url)
    let outcome = try desk.run("\(Self.evaluate) --quarantine")
    #expect(outcome.exitCode == (what == "nothing" ? 0 : 65), "\(outcome.complaints)")
    #expect(desk.has("hasil") == (what == "nothing"))
  }

  @Test func aRosterOfNobodyIsRefused() throws {
    try keep("pegawai") { _, _ in false }
    for table in ["target", "kehadiran", "penilaian"] { try keep(table) { _, _ in false } }
    let outcome = try desk.run(Self.evaluate)
    #expect(outcome.exitCode == 65)
    #expect(outcome.complaints.contains("K021  1 × "))
  }

  @Test func anEmptyReasonIsNone() throws {
    let outcome = try desk.run("\(Self.evaluate) --accept-incomplete \" \"")
    #expect(outcome.exitCode == 64)
    #expect(outcome.complaints.contains("--accept-incomplete"))
  }

  /// What an earlier check found does not stay when nothing is wrong any more; another file of that name is left alone.
  @Test func anOldListIsEmptied() throws {
    try keep("kehadiran") { _, line in !line.contains(",2026-07-22,") }
    #expect(try desk.run(Self.check).exitCode == 65)
    #expect(try desk.text("galat.csv").split(separator: "\n").count == 2)
    try FileManager.default.removeItem(at: desk.url("masukan"))
    try desk.copyQuarter()
    try desk.done(Self.check)
    #expect(try desk.text("galat.csv") == "kode,tingkat,berkas,baris,sel,kolom,nip,nilai,masalah,harapan,perbaikan\n")
    try desk.write("catatan\n", to: "galat.csv")
    try desk.done(Self.check)
    #expect(try desk.text("galat.csv") == "catatan\n")
  }
}
