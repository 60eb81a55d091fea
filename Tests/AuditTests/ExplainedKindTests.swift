import Audit
import Foundation
import Kinerja
import Testing
import Wording

/// What is particular to people of each kind in fixtures/quarter; the figures are worked out by hand.
@Suite struct ExplainedKindTests {
  private func explanation(_ nip: String, _ language: Language = .english) throws -> Explanation {
    try ExplainedQuarter.plain.get().explanation(of: nip, in: language)
  }

  private func step(_ name: String, _ explained: Explanation) throws -> Explanation.Step {
    try #require(explained.steps.first { $0.name == name })
  }

  /// Of two events of a kind on one day a what-if takes one away: the row of which it says what it would do.
  @Test func oneEventOfTwo() throws {
    let nip = "199208032022121010"
    let quarter = try ExplainedQuarter(
      adding: [
        "kejadian.csv": [[nip, "2026-07-08", "SIDAK", "2", "08:00"], [nip, "2026-07-08", "SIDAK", "1", "13:00"]]
      ])
    let whatIf = try #require(
      try quarter.explanation(of: nip, in: .english).whatIfs.first { $0.text == "without SIDAK on 2026-07-08" })
    #expect(whatIf.edits.map { quarter.cell($0.file, $0.line, "jumlah") } == ["1"])
  }

  /// A night counts for the day on which it begins, and ends on the next; days off have no line.
  @Test func shifts() throws {
    let quarter = try ExplainedQuarter.plain.get()
    let explained = try explanation("200207242024121004")
    let discipline = try step("disiplin", explained)
    #expect(discipline.working == "hari_kerja = 68, D = (100·23 + 99·23 + 100·22)/68 = 99.661765")
    #expect(discipline.details.first?.text == "2026-07-01 20:36–07:22")
    #expect(discipline.details.first?.rows == ["kehadiran.csv:987"])
    // One day, the 10th, ends 7 minutes before 07:00; the 14th 3 minutes before 14:00.
    #expect(
      discipline.details.filter(\.isMain).map(\.text) == [
        "2026-08-10 20:47–06:53, left 7 minutes early, −0.5", "2026-08-14 06:38–13:57, left 3 minutes early, −0.5",
      ])
    // Half a point on each of two days of August.
    let august = try #require(explained.cells.first { $0.name == "disiplin" && $0.period == "2026-08" })
    #expect(august.formula == "100 - min(100, potongan + 2 * kejadian(APEL))" && august.value == "99")
    #expect(august.withValues == "100 - min(100, 1 + 2 * 0)" && august.basis == "contoh Peraturan Gubernur")
    let roster = explained.citations.filter { $0.file == "jadwal.csv" }
    #expect(Set(roster.map(\.column)) == ["shift"])
    let own = (quarter.files["jadwal.csv"] ?? []).filter { $0[0] == "200207242024121004" }
    #expect(roster.count == own.count, "which shift is whose day off decides too")
    #expect(roster.count { $0.role == .decisive } == own.count { $0[2] != "OFF" })
    // Fridays and holidays are nothing to a shift: of the calendar no cell is decisive.
    #expect(explained.citations.filter { $0.file == "kalender.csv" }.allSatisfy { $0.role == .used })
    #expect(explained.whatIfs.first?.text == "present in full on 2026-08-10 (21:00–07:00)")
  }

  /// 23 days of July and 5 of August's 19 in class 10, 14 of August and 22 of September in class 11.
  @Test func somebodyWhoMoved() throws {
    let explained = try explanation("197006192000031008")
    #expect(
      try step("jabatan", explained).details.map(\.text) == [
        "JF class 10, unit 1.02.01, 5H, PNS, 2025-02-02–2026-08-09",
        "JF class 11, unit 4.01.01, 5H, PNS, 2026-08-10–",
      ])
    #expect(try step("jabatan", explained).details.map(\.rows) == [["pegawai.csv:11"], ["pegawai.csv:12"]])
    let pay = try step("insentif", explained).details.prefix(4).map(\.text)
    #expect(
      pay == [
        "2026-07: 4100000·23/23 = 4100000", "2026-08: 4100000·5/19 = 1078947.368421",
        "2026-08: 4900000·14/19 = 3610526.315789", "2026-09: 4900000·22/22 = 4900000",
      ])
    // 4,100,000 + 1,078,947.368421 + 3,610,526.315789 + 4,900,000.
    #expect(explained.result["dasar_insentif"] == "13689473.684210")
    #expect(explained.result["unit_kode"] == "4.01.01", "the unit of most days")
    let posts = explained.citations.filter { $0.file == "pegawai.csv" }
    #expect(Set(posts.map(\.line)) == [11, 12])
    #expect(Set(posts.filter { $0.role == .decisive }.map(\.line)) == [12])
    // Both tariffs set the pay.
    #expect(Set(explained.citations.filter { $0.file == "tarif.csv" && $0.role == .decisive }.map(\.line)) == [12, 13])
  }

  /// 20 % of August: 2,150,000 · 0.998 · 0.8 = 1,716,560, between 2,124,200 in July and 2,191,200 in September.
  @Test(arguments: [
    (Language.indonesian, "2026-07-10 tanpa baris kehadiran, −3, tanpa keterangan"),
    (.english, "2026-07-10 no attendance row, −3, unexcused"),
  ])
  func somebodyUnderSanction(_ language: Language, _ absence: String) throws {
    let explained = try explanation("198402102012122008", language)
    let money = try step("insentif", explained)
    #expect(money.working == "dasar_insentif = 6500000; insentif = 6031000")
    let month = try #require(money.details.first { $0.text.hasPrefix("2026-08 bayar") })
    #expect(month.rows.contains("masa.csv:2"))
    #expect(
      month.text.hasSuffix(
        " = 2150000 * 99.8 * 100 * (100 - 20) / 1000000 + 0 = 1716560 (contoh Peraturan Gubernur, pasal 9)"))
    #expect(
      Set(explained.citations.filter { $0.file == "masa.csv" }.map(\.column)).isSuperset(of: [
        "jenis", "mulai", "sampai",
      ]))
    // A day without a row has no place to cite; present in full, a row is added.
    let missing = try #require(try step("disiplin", explained).details.first { $0.isMain })
    #expect(missing.text == absence && missing.rows == [])
    let whatIf = try #require(explained.whatIfs.first)
    #expect(
      whatIf.edits.map { "\($0.line) \($0.column) \($0.to)" } == [
        "0 nip 198402102012122008", "0 tanggal 2026-07-10", "0 masuk 07:30", "0 pulang 16:30",
      ])
    // The rating is e-Kinerja's: its row is cited, and no distance to another level is told.
    #expect(try step("predikat", explained).details.map(\.rows) == [["predikat.csv:6"]])
    #expect(explained.distances.count == 1)
  }

  /// 5,189,000 · 100,000,000 / 124,015,000 = 4,184,17…, rounded down to a thousand.
  @Test func aUnitOverItsBudget() throws {
    let explained = try explanation("197101241996122002")
    let money = try step("insentif", explained)
    #expect(money.working.hasSuffix("; insentif = 5189000 → 4184000"))
    let budget = try #require(money.details.last)
    #expect(budget.isMain && budget.rows == ["pagu.csv:2"])
    #expect(budget.text.contains("124015000") && budget.text.contains("100000000") && budget.text.contains("4184000"))
    let cited = explained.citations.filter { $0.file == "pagu.csv" }
    #expect(cited.map(\.value) == ["100000000"] && cited.map(\.role) == [.decisive])
    // The others count through the sum of the unit; nobody is named twice.
    let others = try #require(explained.others.first { $0.through == "insentif" })
    #expect(others.nips.contains("199110072019042002") && Set(others.nips).count == others.nips.count)
  }

  /// Whoever has no target has no index; what is missing is called so, and no rank, rating or money comes of it.
  @Test(arguments: [
    (
      Language.indonesian, "tidak ada", "tidak dibayar: belum ada capaian setelah beban (tidak ada baris target.csv)"
    ), (.english, "missing", "not paid: normalised achievement is missing (no row of target.csv)"),
  ])
  func somebodyNotEvaluated(_ language: Language, _ missing: String, _ unpaid: String) throws {
    let explained = try explanation("199401102020032010", language)
    #expect(explained.result["status_nilai"] == "TIDAK_DINILAI" && explained.result["alasan"] == "layanan")
    for column in ["capaian", "capaian_normal", "indeks", "predikat", "peringkat"] {
      #expect(explained.result[column] == "", "\(column)")
    }
    #expect(explained.result["insentif"] == "0")
    #expect(try step("capaian", explained).working == "A: \(missing)")
    let remedy =
      switch language {
      case .indonesian: "layanan belum ada (tidak ada baris target.csv: mintakan targetnya)"
      case .english: "layanan is missing (no row of target.csv: have the targets sent)"
      }
    #expect(try step("indeks", explained).working == "TIDAK_DINILAI: layanan; \(remedy)")
    #expect(try step("predikat", explained).working == missing)
    #expect(
      try step("insentif", explained).working.hasPrefix("dasar_insentif = 16332000; insentif = 0 (\(unpaid)"))
    #expect(explained.result["alasan_insentif"] == "capaian_normal;predikat")
    // What there is, is worked out all the same.
    #expect(try step("disiplin", explained).working.hasSuffix(" = 98.694805"))
    #expect(try step("perilaku", explained).working == "S = 3·81.857143/3 = 81.857143")
    // A day in full changes nothing, and that is said; nobody is told of levels to reach.
    #expect(explained.whatIfs.map(\.difference) == [""])
    #expect(explained.distances == [])
  }

  /// The JSON is read back as it was written.
  @Test func theJSONIsWhole() throws {
    let explained = try explanation("199208032022121010")
    let read = try JSONDecoder().decode(Explanation.self, from: Data(explained.bytes))
    #expect(read.bytes == explained.bytes)
    #expect(read.citations == explained.citations && read.schema == "kinerja-explanation/1")
  }
}
