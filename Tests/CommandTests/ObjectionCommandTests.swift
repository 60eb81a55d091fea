import Foundation
import Testing

/// `kinerja objection` at the shell.
@Suite struct ObjectionCommandTests {
  private let desk: Desk
  private static let add =
    "objection add RUN NIP --table kehadiran --key tanggal=2026-07-22 --column masuk --claim \"Mesin lambat\" "
    + "--received 2026-10-12"

  init() throws { desk = try Desk() }

  /// The cell as the run read it, and the last day: 14 days after the 12th.
  @Test(
    arguments: [
      ("id", "Keberatan 1: kehadiran.csv:784 masuk \"07:37\"; diputuskan paling lambat 2026-10-26\n"),
      ("en", "Objection 1: kehadiran.csv:784 masuk \"07:37\"; to be decided by 2026-10-26\n"),
    ])
  func isEntered(_ language: String, _ text: String) throws {
    #expect(try desk.done("\(Self.add) --lang \(language)") == text)
    #expect(try desk.names() == ["keberatan", "keberatan/keberatan.jsonl", "keberatan/kepala.txt"])
    #expect(try desk.isPrivate("keberatan"))
    // Entries are added, never changed.
    let first = try desk.text("keberatan/keberatan.jsonl")
    try desk.done("\(Self.add) --value 07:30")
    let both = try desk.text("keberatan/keberatan.jsonl")
    #expect(both.hasPrefix(first) && both.split(separator: "\n").count == 2)
  }

  /// A cell of every table that an employee can object to; the key is that of the table.
  @Test(
    arguments: [
      ("pegawai", "berlaku_mulai=2025-03-01", "jabatan", "pegawai.csv:15"),
      ("target", "indikator=ANALIS-01", "realisasi", "target.csv:58"),
      ("penilaian", "penilai_nip=196801121989041005 --key bulan=2026-07 --key aspek=KM", "nilai", "penilaian.csv:"),
    ])
  func anyTable(_ table: String, _ key: String, _ column: String, _ place: String) throws {
    let text = try desk.done(
      "objection add RUN NIP --table \(table) --key \(key) --column \(column) --claim x --received 2026-10-12")
    #expect(text.hasPrefix("Keberatan 1: \(place)"), "\(text)")
    #expect(text.contains(" \(column) \""))
  }

  /// The overdue ones first, whichever number they have; decided ones only where all are asked for.
  @Test func listsInOrderOfNeed() throws {
    for received in ["2026-10-12", "2026-10-02", "2026-10-05"] {
      try desk.done(Self.add.replacing("2026-10-12", with: received))
    }
    try desk.done(
      "objection decide 3 --outcome rejected --reason \"Tanpa bukti\" --by \"Kepala BKD\" --decree SK-3 --date 2026-10-15"
    )
    let text = try desk.done("objection list --as-of 2026-10-17 --lang en")
    #expect(
      text == """
        Objections: 2, overdue on 2026-10-17: 1
        2. OVERDUE  2026-Q3  199208032022121010  kehadiran.csv:784 masuk "07:37"
           “Mesin lambat”
           received 2026-10-02, due 2026-10-16 (PP 30/2019 pasal 59)
        1. OPEN  2026-Q3  199208032022121010  kehadiran.csv:784 masuk "07:37"
           “Mesin lambat”
           received 2026-10-12, due 2026-10-26 (PP 30/2019 pasal 59)

        """)
    let all = try desk.done("objection list --all --as-of 2026-10-17 --lang id")
    #expect(all.hasPrefix("3 keberatan, 1 terlambat pada 2026-10-17\n2. TERLAMBAT"))
    #expect(all.contains("3. DITOLAK"))
    #expect(all.hasSuffix("   diputuskan 2026-10-15, Kepala BKD, SK-3: Tanpa bukti\n"))
  }

  /// A decision after the last day says so for good.
  @Test func aLateDecisionIsCalledLate() throws {
    try desk.done(Self.add)
    try desk.done("objection decide 1 --outcome rejected --reason x --by y --decree z --date 2026-10-27")
    #expect(try desk.done("objection list --all --lang en").contains("decided 2026-10-27, late, y, z: x"))
    let json = try desk.done("objection list --all --json")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.count == 1)
    for (key, value) in [
      ("keadaan", "DITOLAK"), ("terlambat", "YA"), ("batas", "2026-10-26"), ("diputuskan", "2026-10-27"),
      ("pejabat", "y"), ("nomor_sk", "z"), ("alasan", "x"), ("kunci", "\(Desk.nip)/2026-07-22"),
      ("nilai_lama", "07:37"),
    ] {
      #expect(rows[0][key] as? String == value, "\(key)")
    }
    #expect(rows[0]["nilai_baru"] is NSNull && rows[0]["nilai_diminta"] is NSNull)
    #expect(try desk.done("objection list --json") == "[]\n", "decided ones are not asked for")
  }

  /// The correction lies with the exports, for its owner only, and holds what was decided.
  @Test(arguments: [("id", "Keberatan 1 diputuskan. Koreksi: "), ("en", "Objection 1 is decided. Correction: ")])
  func anUpheldOneBecomesACorrection(_ language: String, _ words: String) throws {
    try desk.copyQuarter()
    try desk.done("evaluate --quarter 2026-Q3 --input masukan --policy POLICY --output hasil")
    try desk.done(Self.add.replacing("RUN", with: "hasil") + " --value 07:30")
    let text = try desk.done(
      "objection decide 1 --outcome upheld --run hasil --reason Terbukti --by \"Kepala BKD\" --decree SK-1 "
        + "--date 2026-10-20 --lang \(language)")
    #expect(text == "\(words)\(desk.url("masukan/koreksi-keberatan-1.csv").path)\n")
    #expect(try desk.mode("masukan/koreksi-keberatan-1.csv") == 0o600)
    let row = try #require(Study(folder: desk.url("masukan")).rows("koreksi-keberatan-1").first)
    for (column, value) in [
      ("tabel", "kehadiran"), ("kunci_1", Desk.nip), ("kunci_2", "2026-07-22"), ("kolom", "masuk"),
      ("nilai_lama", "07:37"), ("nilai_baru", "07:30"), ("nomor_sk", "SK-1"), ("disetujui_oleh", "Kepala BKD"),
      ("tanggal", "2026-10-20"),
    ] {
      #expect(row[column] == value, "\(column)")
    }
  }

  @Test(arguments: [
    Refused(usage: "objection add RUN", "Missing expected argument '<nip>'"),
    Refused(usage: add.replacing("Mesin lambat", with: " "), "--claim must not be empty"),
    Refused(usage: add.replacing("2026-10-12", with: "2999-01-01"), "--received lies in the future"),
    Refused(add.replacing("RUN", with: "tiada"), 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused(add.replacing("NIP", with: "199208032022121011"), 66, "199208032022121011", "199208032022121011"),
    Refused(
      add.replacing("kehadiran", with: "hadir"), 64,
      "--table hadir: bukan salah satu dari pegawai, masa, plt, kejadian, angka, predikat,",
      "--table hadir: is none of pegawai, masa, plt, kejadian, angka, predikat,"),
    Refused(
      add.replacing("tanggal=", with: "tgl="), 64, "kunci baris kehadiran ditulis --key tanggal=…", "--key tanggal=…"),
    Refused(
      add.replacing("masuk", with: "jam"), 64, "--column jam: bukan salah satu dari masuk, pulang, kode",
      "--column jam: is none of masuk, pulang, kode"),
    Refused(
      add.replacing("07-22", with: "07-25"), 66, "kehadiran: tidak ada baris 199208032022121010, 2026-07-25",
      "2026-07-25"),
    Refused(add + " --evidence tiada.pdf", 66, "tiada.pdf: tidak dapat dibaca", "tiada.pdf: cannot be read"),
    Refused(add + " --input tiada", 66, "tiada: K002", "tiada: K002"),
    Refused(add + " --register tiada/buku", 73, "tiada/buku: tidak dapat dibuat", "tiada/buku: cannot"),
    Refused("objection list", 66, "keberatan/keberatan.jsonl: tidak ada", "keberatan/keberatan.jsonl: is not there"),
    Refused("objection list --register tiada", 66, "tiada/keberatan.jsonl: tidak ada", "tiada/keberatan.jsonl: is not"),
    Refused(usage: "objection list --as-of besok", "'besok' is invalid for '--as-of"),
    Refused(
      "objection decide 1 --outcome rejected --reason a --by b --decree c --date 2026-10-20", 66,
      "keberatan/keberatan.jsonl: tidak ada", "keberatan/keberatan.jsonl: is not there"),
    Refused(
      usage: "objection decide 1 --outcome upheld --reason a --by b --decree c --date 2026-10-20",
      "--run is needed for the correction"),
    Refused(
      usage: "objection decide 1 --outcome rejected --value 1 --reason a --by b --decree c --date 2026-10-20",
      "--value is for objections that are upheld"),
    Refused(
      usage: "objection decide 1 --outcome rejected --reason a --by \" \" --decree c --date 2026-10-20",
      "--by must not be empty"),
    Refused(
      usage: "objection decide 1 --outcome ditolak --reason a --by b --decree c --date 2026-10-20",
      "'ditolak' is invalid for '--outcome"),
  ])
  func refuses(_ refusal: Refused) throws { try desk.refused(refusal) }
}
