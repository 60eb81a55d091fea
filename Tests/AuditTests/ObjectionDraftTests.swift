import Foundation
import Kinerja
import SmallQuarters
import Testing
import Wording

@testable import Audit

/// An objection as it is handed in, against the cell that it is about.
@Suite struct ObjectionDraftTests {
  private let fixture: RunFixture
  private let source: RunSource

  init() throws {
    fixture = try RunFixture()
    try fixture.run(of: fixture.exports())
    source = try RunSource(fixture.path("run"), input: nil, threads: 1)
  }

  private func draft(
    table: String = "kehadiran", key: [String] = ["tanggal=2026-07-22"], column: String = "masuk",
    nip: String = RunFixture.person, received: String = "2026-10-12", evidence: [String] = [], calendar: String? = nil
  ) throws -> ObjectionDraft {
    ObjectionDraft(
      nip: try #require(NIP(nip)), table: table, key: key, column: column, claim: "Mesin lambat", wanted: "07:30",
      evidence: evidence, received: try #require(CivilDate(received)), calendar: calendar)
  }

  private func refused(_ draft: ObjectionDraft, against source: RunSource? = nil) -> Refusal? {
    refusal { _ = try draft.objection(against: source ?? self.source) }
  }

  /// A run of the same exports under another policy.
  private func source(_ changes: [(old: String, new: String)]) throws -> RunSource {
    try fixture.run("lain", of: fixture.path("masukan"), under: fixture.policy(changes))
    return try RunSource(fixture.path("lain"), input: nil, threads: 1)
  }

  @Test func findsTheCell() throws {
    try fixture.write("abc", to: "bukti.txt")
    let (objection, caution) = try draft(evidence: [fixture.path("bukti.txt")]).objection(against: source)
    #expect(objection.run == source.manifest.id && objection.quarter == "2026-Q3")
    #expect(objection.place == "kehadiran.csv:784" && objection.oldValue == "07:37" && objection.wanted == "07:30")
    #expect(objection.key == [RunFixture.person, "2026-07-22"])
    // Fourteen days of the calendar from the day after receipt (PP 30/2019).
    #expect(objection.deadline == "2026-10-26" && objection.basis == "PP 30/2019 pasal 59" && caution == nil)
    // The digest of `abc` from FIPS 180-2.
    #expect(
      objection.evidence.map { "\($0.name) \($0.sha256)" } == [
        "bukti.txt ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ])
  }

  /// The first row of other tables, with three, one and no key besides the NIP.
  @Test(
    arguments: [
      ("penilaian", ["penilai_nip", "bulan", "aspek"], "nilai"), ("target", ["indikator"], "realisasi"),
      ("predikat", [], "hasil"), ("jadwal", ["tanggal"], "shift"),
    ])
  func reachesEveryTable(_ table: String, _ key: [String], _ column: String) throws {
    let lines = try fixture.text("masukan/\(table).csv").split(separator: "\n").map { cells(ofLine: $0) }
    let row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
    let written = key.map { "\($0)=\(row[$0] ?? "")" }
    let (objection, _) = try draft(table: table, key: written.reversed(), column: column, nip: lines[1][0])
      .objection(against: source)
    #expect(objection.place == "\(table).csv:2" && objection.oldValue == row[column])
    #expect(
      objection.key == [lines[1][0]] + (Table(rawValue: table)?.spec.keyNames.dropFirst().map { row[$0] ?? "" } ?? []))
  }

  @Test(
    arguments: [
      (
        "pagu", ["tanggal=2026-07-22"], "masuk", .usage, "--table pagu: bukan salah satu dari pegawai, ",
        "--table pagu: is none of pegawai, "
      ),
      ("koreksi", [], "masuk", .usage, "bukan salah satu dari", "is none of"),
      ("kehadiran", [], "masuk", .usage, "ditulis --key tanggal=…", "is written --key tanggal=…"),
      ("kehadiran", ["hari=2026-07-22"], "masuk", .usage, "kunci baris kehadiran", "the key of a row of kehadiran"),
      (
        "kehadiran", ["tanggal=2026-07-22", "tanggal=2026-07-22"], "masuk", .usage, "--key tanggal=…", "--key tanggal=…"
      ),
      ("kehadiran", ["2026-07-22"], "masuk", .usage, "--key tanggal=…", "--key tanggal=…"),
      ("predikat", ["x=1"], "hasil", .usage, "tabel ini hanya berkunci nip", "this table has no key but nip"),
      (
        "kehadiran", ["tanggal=2026-08-17"], "masuk", .noInput,
        "kehadiran: tidak ada baris 199208032022121010, 2026-08-17", "there is no row 199208032022121010, 2026-08-17"
      ),
      (
        "kehadiran", ["tanggal=2026-07-22"], "nip", .usage, "--column nip: bukan salah satu dari masuk, ",
        "--column nip: is none of masuk, "
      ),
      ("kehadiran", ["tanggal=2026-07-22"], "Masuk", .usage, "--column Masuk", "--column Masuk"),
    ] as [(String, [String], String, Refusal.End, String, String)])
  func whatIsNoCellIsRefused(
    _ table: String, _ key: [String], _ column: String, _ end: Refusal.End, _ indonesian: String, _ english: String
  ) throws {
    let found = refused(try draft(table: table, key: key, column: column))
    #expect(found?.end == end)
    #expect(found?.said(.indonesian).contains(indonesian) ?? false, "\(found?.said(.indonesian) ?? "")")
    #expect(found?.said(.english).contains(english) ?? false, "\(found?.said(.english) ?? "")")
  }

  @Test func itIsReceivedAfterTheQuarterBegan() throws {
    let found = refused(try draft(received: "2026-06-30"))
    #expect(found?.end == .usage && found?.said(.english) == "--received: before 2026-Q3")
    #expect(try draft(received: "2026-07-01").objection(against: source).objection.deadline == "2026-07-15")
  }

  @Test func evidenceMustBeReadable() throws {
    let found = refused(try draft(evidence: ["/tidak/ada"]))
    #expect(found?.end == .noInput && found?.said(.indonesian) == "/tidak/ada: tidak dapat dibaca")
  }

  @Test func otherExportsAreRefused() throws {
    let file = fixture.path("masukan/pagu.csv")
    try Data("unit_kode,pagu\n".utf8).write(to: URL(filePath: file))
    #expect(refused(try draft())?.end == .difference)
  }

  @Test func aPolicyWithoutTheClauseIsNamed() throws {
    let source = try source([
      ("    - {from: 2026-01-01, basis: PP 30/2019", "    - {from: 2026-11-01, basis: PP 30/2019")
    ])
    let found = refused(try draft(), against: source)
    #expect(found?.end == .policy)
    #expect(found?.said(.indonesian).contains("klausul objection yang berlaku pada 2026-10-12; tambahkan") ?? false)
    #expect(found?.said(.english).contains("no clause objection in force on 2026-10-12; add one") ?? false)
    #expect(try draft(received: "2026-11-02").objection(against: source).objection.deadline == "2026-11-16")
  }

  /// Five working days from Monday, 12 October: to Monday, 19 October; without the holidays of 14 and 16 October to 21.
  @Test func workingDaysNeedACalendar() throws {
    let source = try source([("days: 14, counting: calendar", "days: 5, counting: working")])
    let (objection, caution) = try draft().objection(against: source)
    #expect(objection.deadline == "2026-10-19")
    #expect(caution?.indonesian.hasPrefix("kalender tidak memuat hari libur sesudah 2026-08-25") ?? false)
    #expect(caution?.english.contains("those up to 2026-10-19 are not left out; give --calendar") ?? false)
    try FileManager.default.createDirectory(atPath: fixture.path("kalender"), withIntermediateDirectories: true)
    try fixture.write(
      """
      tanggal,jenis,jadwal,keterangan
      2026-10-14,LIBUR,,x
      2026-10-15,KERJA,,x
      2026-10-16,CUTI_BERSAMA,,x
      2026-12-25,LIBUR,,x

      """, to: "kalender/kalender.csv")
    let (later, none) = try draft(calendar: fixture.path("kalender")).objection(against: source)
    #expect(later.deadline == "2026-10-21" && none == nil)
  }

  /// A cell is disputed once: after its correction the run is another.
  @Test func aCorrectedCellIsNotDisputedAgain() throws {
    let exports = try fixture.exports("dikoreksi", [RunFixture.correction("K-9")])
    try fixture.run("baru", of: exports)
    let source = try RunSource(fixture.path("baru"), input: nil, threads: 1)
    let found = refused(try draft(), against: source)
    #expect(found?.end == .usage && found?.said(.english) == "kehadiran.csv:784 masuk: has been corrected by K-9")
    #expect(try draft(column: "pulang").objection(against: source).objection.oldValue == "16:02")
  }
}
