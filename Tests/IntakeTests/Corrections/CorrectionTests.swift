import Kinerja
import Testing

@testable import Intake

/// koreksi.csv: approved changes of single cells and rows, and nothing else.
@Suite struct CorrectionTests {
  private static let header =
    "id,tabel,kunci_1,kunci_2,kunci_3,kunci_4,kolom,nilai_lama,nilai_baru,alasan,nomor_sk,disetujui_oleh,tanggal"
  private static let tail = "salah ketik,SK-1,Kepala BKD,2026-10-01"

  /// The corrections, each up to `nilai_baru`, beside a day, a target and a score.
  private static func exports(_ corrections: [String]) -> Exports {
    var exports = Exports(["@A,2026-07-01,07:30,16:00,", "@A,2026-07-02,,,TK"], in: .attendance)
    exports.put(["@A,I1,,,MAX,10,11,1"], in: .targets)
    exports.put(["@A,@B,2026-07,AKUNTABEL,80"], in: .scores)
    exports.put(corrections.map { "\($0),\(tail)" }, in: .corrections, header: header)
    return exports
  }

  /// A correction, the lines of the facts that it brings, and the place of the row.
  static let effects: [(correction: String, line: String, target: String)] = [
    ("K1,kehadiran,@A,2026-07-01,,,masuk,07:30,07:25", "@A 2026-07-01 07:25 16:00 -", "kehadiran.csv:2"),
    ("K1,kehadiran,@A,2026-07-02,,,kode,TK,DL", "@A 2026-07-02 - - DL", "kehadiran.csv:3"),
    ("K1,kehadiran,@A,2026-07-02,,,masuk,,07:30", "@A 2026-07-02 07:30 - TK", "kehadiran.csv:3"),
    ("K1,kehadiran,@A,2026-07-01,,,pulang,16:00,", "@A 2026-07-01 07:30 - -", "kehadiran.csv:2"),
    ("K1,target,@A,I1,,,realisasi,11,12.5", "@A I1 MAX 10/12.5 ×1", "target.csv:2"),
    ("K1,target,@A,I1,,,indikator,I1,I2", "@A I2 MAX 10/11 ×1", "target.csv:2"),
    ("K1,penilaian,@A,@B,2026-07,AKUNTABEL,nilai,80,90", "@A 2026-07 AKUNTABEL 90 @B", "penilaian.csv:2"),
    ("K1,beban_kerja,I2,,,,norma_menit,30,45", "I2 45", "beban_kerja.csv:3"),
    ("K1,tarif,8,*,,,nilai,3000000,3500000", "8 * 3500000", "tarif.csv:2"),
    (
      "K1,pegawai,@A,2024-01-01,,,jabatan,Analis,\"Analis, Muda\"",
      "@A 2024-01-01– U1 Dinas Satu: Andi, Analis, Muda PLK 8 PNS 5H", "pegawai.csv:2"
    ),
  ]

  @Test(arguments: effects) func changesOneCell(_ correction: String, _ line: String, _ target: String) throws {
    let plain = try Self.exports([]).read().facts.lines
    let outcome = try Self.exports([correction]).read()
    #expect(outcome.said == [])
    #expect(Set(outcome.facts.lines).subtracting(plain) == [line])
    #expect(outcome.facts.lines.count == plain.count)
    let applied = outcome.reading.corrections
    #expect(applied.map { "\($0.correction.id) \($0.source) \($0.target)" } == ["K1 koreksi.csv:2 \(target)"])
    // Corrections may be left aside altogether.
    #expect(try Self.exports([correction]).read(isCorrected: false).facts.lines == plain)
  }

  /// Two corrections of two cells of one row; both see the row as it stands in the file.
  @Test func changesSeveralCellsOfARow() throws {
    let outcome = try Self.exports([
      "K1,kehadiran,@A,2026-07-01,,,masuk,07:30,07:25", "K2,kehadiran,@A,2026-07-01,,,pulang,16:00,16:30",
    ]).read()
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines.first == "@A 2026-07-01 07:25 16:30 -")
    #expect(outcome.reading.corrections.count == 2)
  }

  /// Rows that agree in every cell are all changed, and count once as before.
  @Test func changesAllEqualRows() throws {
    var exports = Self.exports(["K1,kehadiran,@A,2026-07-01,,,masuk,07:30,07:25"])
    exports.put(["@A,2026-07-01,07:30,16:00,"], in: .attendance, part: "lagi")
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.attendance)[2] == 1)
    #expect(outcome.facts.dayLines.first == "@A 2026-07-01 07:25 16:00 -")
    #expect(outcome.reading.corrections.map { "\($0.target)" } == ["kehadiran-lagi.csv:2", "kehadiran.csv:2"])
  }

  /// What a correction puts in place is checked like any cell.
  @Test func checksTheNewContent() throws {
    #expect(
      try Self.exports(["K1,kehadiran,@A,2026-07-01,,,masuk,07:30,25:00"]).said() == [
        "K205 kehadiran.csv:2:3 masuk @A [25:00]"
      ])
  }

  static let refused: [(correction: String, said: String)] = [
    ("K1,kehadiran,@A,2026-07-01,,,masuk,07:31,07:25", "K503 koreksi.csv:2 nilai_lama [07:31] \"07:30\""),
    ("K1,kehadiran,@A,2026-07-01,,,masuk,07:30:00,07:25", "K503 koreksi.csv:2 nilai_lama [07:30:00] \"07:30\""),
    ("K1,kehadiran,@A,2026-07-03,,,masuk,07:30,07:25", "K502 koreksi.csv:2 kunci_1 [@A, 2026-07-03] kehadiran.csv"),
    ("K1,kehadiran,@D,2026-07-01,,,masuk,07:30,07:25", "K502 koreksi.csv:2 kunci_1 [@D, 2026-07-01] kehadiran.csv"),
    ("K1,kehadiran,@A,,,,masuk,07:30,07:25", "K501 koreksi.csv:2:3 kunci_1 [@A] nip, tanggal"),
    ("K1,kehadiran,@A,2026-07-01,x,,masuk,07:30,07:25", "K501 koreksi.csv:2:3 kunci_1 [@A] nip, tanggal"),
    ("K1,beban_kerja,I1,60,,,norma_menit,60,45", "K501 koreksi.csv:2:3 kunci_1 [I1] indikator"),
    (
      "K1,kehadiran,@A,2026-07-01,,,nilai,07:30,07:25",
      "K209 koreksi.csv:2:7 kolom [nilai] nip, tanggal, masuk, pulang, kode, tengah_1, tengah_2"
    ),
    (
      "K1,koreksi,K1,,,,alasan,,x",
      "K209 koreksi.csv:2:2 tabel [koreksi] pegawai, kalender, beban_kerja, tarif, pagu, masa, plt, kejadian, angka, predikat, jadwal, target, kehadiran, penilaian"
    ),
    (",kehadiran,@A,2026-07-01,,,masuk,07:30,07:25", "K201 koreksi.csv:2:1 id"),
    // The file has no such column.
    ("K1,kehadiran,@A,2026-07-01,,,tengah_1,,12:00", "K502 koreksi.csv:2 kunci_1 [@A, 2026-07-01] kehadiran.csv"),
  ]

  @Test(arguments: refused) func refusesWhatDoesNotFit(_ correction: String, _ said: String) throws {
    let outcome = try Self.exports([correction]).read()
    #expect(outcome.said == [said])
    #expect(outcome.reading.isUnrepairable)
    #expect(outcome.reading.corrections.isEmpty)
    #expect(try outcome.facts.lines == Self.exports([]).read().facts.lines)
  }

  private static let actionHeader = "id,tabel,tindakan,kunci_1,kunci_2,kunci_3,kolom,nilai_lama,nilai_baru,"

  /// The same exports with corrections that say what they do, each up to `nilai_baru`.
  private static func exports(doing corrections: [String]) -> Exports {
    var exports = exports([])
    exports.put(
      corrections.map { "\($0),\(tail)" }, in: .corrections,
      header: actionHeader + "alasan,nomor_sk,disetujui_oleh,tanggal")
    return exports
  }

  /// A correction of a row, the lines of the facts that it brings and takes, and the place that it names.
  static let rowEffects: [(correction: String, comes: [String], goes: [String], target: String)] = [
    (
      "K1,kehadiran,TAMBAH,@A,2026-07-03,,,,masuk=07:25; pulang = 16:05 ; ", ["@A 2026-07-03 07:25 16:05 -"], [],
      "koreksi.csv:2"
    ),
    ("K1,kehadiran,TAMBAH,@A,2026-07-03,,,,kode=DL", ["@A 2026-07-03 - - DL"], [], "koreksi.csv:2"),
    ("K1,kehadiran,HAPUS,@A,2026-07-02,,,,", [], ["@A 2026-07-02 - - TK"], "kehadiran.csv:3"),
    ("K1,kehadiran,HAPUS,@A,2026-07-02,,kode,TK,", [], ["@A 2026-07-02 - - TK"], "kehadiran.csv:3"),
    ("K1,target,HAPUS,@A,I1,,,,", [], ["@A I1 MAX 10/11 ×1"], "target.csv:2"),
    ("K1,target,TAMBAH,@A,I2,,,,arah=MIN;target=4;realisasi=5;bobot=2", ["@A I2 MIN 4/5 ×2"], [], "koreksi.csv:2"),
    ("K1,tarif,TAMBAH,8,U1,,,,nilai=3500000", ["8 U1 3500000"], [], "koreksi.csv:2"),
    (
      "K1,kehadiran,UBAH,@A,2026-07-02,,kode,TK,DL", ["@A 2026-07-02 - - DL"], ["@A 2026-07-02 - - TK"],
      "kehadiran.csv:3"
    ),
    (
      "K1,kehadiran,UBAH,@A,2026-07-02,,tanggal,2026-07-02,2026-07-03", ["@A 2026-07-03 - - TK"],
      ["@A 2026-07-02 - - TK"], "kehadiran.csv:3"
    ),
  ]

  @Test(arguments: rowEffects)
  func addsAndLeavesOutRows(_ correction: String, _ comes: [String], _ goes: [String], _ target: String) throws {
    let plain = try Self.exports([]).read().facts.lines
    let outcome = try Self.exports(doing: [correction]).read()
    #expect(outcome.said == [])
    #expect(Set(outcome.facts.lines).subtracting(plain) == Set(comes))
    #expect(Set(plain).subtracting(outcome.facts.lines) == Set(goes))
    #expect(outcome.reading.corrections.map { "\($0.source) \($0.target)" } == ["koreksi.csv:2 \(target)"])
    #expect(try Self.exports(doing: [correction]).read(isCorrected: false).facts.lines == plain)
  }

  /// A contradiction is solved by leaving out the row that is wrong.
  @Test func leavesOutOneOfTwoRows() throws {
    var exports = Self.exports(doing: ["K1,kehadiran,HAPUS,@A,2026-07-01,,masuk,09:00,"])
    exports.put(["@A,2026-07-01,09:00,16:00,"], in: .attendance, part: "lagi")
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines.first == "@A 2026-07-01 07:30 16:00 -")
    #expect(outcome.reading.corrections.map { "\($0.target)" } == ["kehadiran-lagi.csv:2"])
  }

  /// Rows that differ are not left out together: with punches a row of the recap would take the day's punches with it.
  @Test func leavesOutNoTwoRowsThatDiffer() throws {
    var exports = Self.exports(doing: ["K1,kehadiran,HAPUS,@A,2026-07-01,,,,"])
    exports.put(["@A,2026-07-01,09:00,16:00,"], in: .attendance, part: "lagi")
    let outcome = try exports.read()
    #expect(outcome.said == ["K507 koreksi.csv:2 kunci_1 [@A, 2026-07-01] kehadiran-lagi.csv:2, kehadiran.csv:2"])
    #expect(outcome.reading.isUnrepairable)
  }

  /// What a correction puts somewhere is never set aside: not a changed cell, nor a row whose key says the same as another's.
  @Test(
    arguments: [
      ("kehadiran,,@A,2026-07-01,,,masuk,07:30,25:00", ["K205 kehadiran.csv:2:3 masuk @A [25:00]"]),
      (
        "kejadian,TAMBAH,@A,2026-07-06,APEL,07:30:00,,,jumlah=2",
        ["K401 kejadian.csv:2:1 nip @A [@A, 2026-07-06, APEL]", "K401 koreksi.csv:2:1 nip @A [@A, 2026-07-06, APEL]"]
      ),
    ] as [(String, [String])])
  func isNeverSetAside(_ correction: String, _ said: [String]) throws {
    var exports = Self.exports([])
    exports.put(
      ["K1,\(correction),\(Self.tail)"], in: .corrections,
      header: "id,tabel,tindakan,kunci_1,kunci_2,kunci_3,kunci_4,kolom,nilai_lama,nilai_baru,alasan,nomor_sk,"
        + "disetujui_oleh,tanggal")
    exports.put(["@A,2026-07-06,APEL,1,07:30"], in: .events, header: "nip,tanggal,jenis,jumlah,waktu")
    let outcome = try exports.read()
    #expect(outcome.said.map { $0.prefix(18) } == said.map { $0.prefix(18) })
    #expect(outcome.reading.isUnrepairable)
  }

  /// A row may be replaced only by a change of its cells; a correction that does not fit does nothing and stops the run.
  static let refusedRows: [(corrections: [String], said: [String])] = [
    (
      ["K1,kehadiran,TAMBAH,@A,2026-07-01,,,,masuk=07:25"],
      ["K505 koreksi.csv:2 kunci_1 [@A, 2026-07-01] kehadiran.csv (kehadiran.csv:2)"]
    ),
    (
      ["K1,kehadiran,TAMBAH,@A,2026-07-03,,,,07:25"],
      [
        "K506 koreksi.csv:2:9 nilai_baru [07:25] masuk=…; pulang=…; kode=…; tengah_1=…; tengah_2=…"
      ]
    ),
    (
      ["K1,kehadiran,TAMBAH,@A,2026-07-03,,,,masuk=07:25;masuk=07:30"],
      [
        "K506 koreksi.csv:2:9 nilai_baru [masuk=07:25;masuk=07:30] masuk=…; pulang=…; kode=…; tengah_1=…; tengah_2=…"
      ]
    ),
    (
      ["K1,kehadiran,TAMBAH,@A,2026-07-03,,masuk,,07:25"], ["K506 koreksi.csv:2:7 kolom [masuk] TAMBAH: ∅"]
    ),
    (["K1,kehadiran,TAMBAH,@A,2026-07-03,,,,masuk=25:00"], ["K205 koreksi.csv:2 nilai_baru @A [25:00]"]),
    (["K1,kehadiran,TAMBAH,@A,03-07-2026,,,,masuk=07:25"], ["K203 koreksi.csv:2 kunci_2 @A [03-07-2026]"]),
    (["K1,kehadiran,TAMBAH,@A,2025-07-03,,,,masuk=07:25"], ["K508 koreksi.csv:2 kunci_1 [@A, 2025-07-03]"]),
    (
      ["K1,kehadiran,UBAH,@A,2026-07-01,,tanggal,2026-07-01,2026-06-30"],
      ["K508 koreksi.csv:2 nilai_baru [2026-06-30]"]
    ),
    (
      ["K1,kehadiran,HAPUS,@A,2026-07-01,,,07:30,"],
      ["K506 koreksi.csv:2:8 nilai_lama [07:30] kolom, nilai_lama"]
    ),
    (["K1,kehadiran,HAPUS,@A,2026-07-01,,,,07:25"], ["K506 koreksi.csv:2:9 nilai_baru [07:25] HAPUS: ∅"]),
    (["K1,kehadiran,HAPUS,@A,2026-07-03,,,,"], ["K502 koreksi.csv:2 kunci_1 [@A, 2026-07-03] kehadiran.csv"]),
    (["K1,kehadiran,HAPUS,@A,2026-07-01,,masuk,07:31,"], ["K503 koreksi.csv:2 nilai_lama [07:31] \"07:30\""]),
    (["K1,kehadiran,GANTI,@A,2026-07-01,,masuk,07:30,"], ["K209 koreksi.csv:2:3 tindakan [GANTI] UBAH, TAMBAH, HAPUS"]),
    (["K1,kehadiran,,@A,2026-07-01,,,07:30,07:25"], ["K201 koreksi.csv:2:7 kolom"]),
    (
      ["K1,kehadiran,HAPUS,@A,2026-07-01,,,,", "K2,kehadiran,TAMBAH,@A,2026-07-01,,,,masuk=07:25"],
      ["K504 koreksi.csv:2 kolom [@A, 2026-07-01]", "K504 koreksi.csv:3 kolom [@A, 2026-07-01]"]
    ),
    (
      ["K1,kehadiran,UBAH,@A,2026-07-01,,masuk,07:30,07:25", "K2,kehadiran,HAPUS,@A,2026-07-01,,,,"],
      ["K504 koreksi.csv:2 kolom [@A, 2026-07-01]", "K504 koreksi.csv:3 kolom [@A, 2026-07-01]"]
    ),
  ]

  @Test(arguments: refusedRows) func refusesRowsThatDoNotFit(_ corrections: [String], _ said: [String]) throws {
    let outcome = try Self.exports(doing: corrections).read()
    #expect(outcome.said == said)
    #expect(outcome.reading.isUnrepairable)
  }

  /// Two corrections of one cell are both refused, even when they agree.
  @Test func refusesTwoCorrectionsOfACell() throws {
    let outcome = try Self.exports([
      "K1,target,@A,I1,,,realisasi,11,12", "K2,target,@A,I1,,,realisasi,11,12", "K3,target,@A,I1,,,bobot,1,2",
    ]).read()
    #expect(outcome.said == ["K504 koreksi.csv:2 kolom [@A, I1]", "K504 koreksi.csv:3 kolom [@A, I1]"])
    #expect(outcome.facts.targetLines == ["@A I1 MAX 10/11 ×2"])
    #expect(outcome.counts(.corrections)[3] == 2)
  }

  /// A row of reason, decision, approver or date that is missing keeps the correction from taking effect.
  @Test(arguments: [
    (",SK-1,Kepala BKD,2026-10-01", "K201 koreksi.csv:2:10 alasan"),
    ("salah ketik,,Kepala BKD,2026-10-01", "K201 koreksi.csv:2:11 nomor_sk"),
    ("salah ketik,SK-1,,2026-10-01", "K201 koreksi.csv:2:12 disetujui_oleh"),
    ("salah ketik,SK-1,Kepala BKD,1/10/2026", "K203 koreksi.csv:2:13 tanggal [1/10/2026]"),
  ])
  func needsADecision(_ tail: String, _ said: String) throws {
    var exports = Self.exports([])
    exports.put(["K1,target,@A,I1,,,realisasi,11,12,\(tail)"], in: .corrections, header: Self.header)
    let outcome = try exports.read()
    #expect(outcome.said == [said])
    #expect(outcome.facts.targetLines == ["@A I1 MAX 10/11 ×1"])
  }
}
