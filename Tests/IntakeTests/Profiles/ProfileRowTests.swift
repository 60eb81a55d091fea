import Findings
import Kinerja
import Testing

@testable import Intake

/// Rows of an export become rows of a table as the profile says; what is wrong is said of the file's own cells.
@Suite struct ProfileRowTests {
  private static let days = """
    schema: kinerja-profile/1
    id: rekap
    title: rekap
    table: kehadiran
    files: ["rekap*"]

    """

  /// Reads `rekap.csv` of these lines under a profile for kehadiran.
  private static func read(_ lines: String, _ profile: String) throws -> Exports.Outcome {
    var exports = Exports()
    exports.put(lines, as: "rekap.csv")
    try exports.use(profile: days + profile)
    return try exports.read()
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var profile: String
    var lines: String
    var days: [String] = []
    var said: [String] = []
  }

  private static let plain = "kode: {constant: DL}}\n"

  static let cases: [Case] = [
    Case(
      testDescription: "the first name that the header has",
      profile: "columns: {nip: [NIP Baru, NIP], tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,2026-07-01\n", days: ["@A 2026-07-01 - - DL"]),
    Case(
      testDescription: "names without the blanks around them", profile: "columns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: " NIP ,Tgl  \n@A,2026-07-01\n", days: ["@A 2026-07-01 - - DL"]),
    Case(
      testDescription: "cells by place", profile: "columns: {nip: {position: 2}, tanggal: {position: 1}, \(plain)",
      lines: "a,b\n2026-07-01,@A\n", days: ["@A 2026-07-01 - - DL"]),
    Case(
      testDescription: "no header",
      profile: "cells: 3\ncolumns: {nip: {position: 2}, tanggal: {position: 1}, masuk: {position: 3}}\n",
      lines: "2026-07-01,@A,07:30\n\n2026-07-02,@A\n", days: ["@A 2026-07-01 07:30 - -"],
      said: ["K104 rekap.csv:3 [2] 3"]),
    Case(
      testDescription: "lines before the header",
      profile: "skip_lines: 2\ndelimiter: \";\"\ncolumns: {nip: NIP, tanggal: Tgl, masuk: Jam}\n",
      lines: "Rekap, Juli\n;;;;\nNIP;Tgl;Jam\n@A;2026-07-01;7:30\n",
      said: ["K205 rekap.csv:4:3 Jam @A [7:30]"]),
    Case(
      testDescription: "contents that stand for others; the rest stays",
      profile: "columns: {nip: NIP, tanggal: Tgl, kode: {from: Ket, values: {Hadir: \"\", Dinas Luar: DL}}}\n",
      lines: "NIP,Tgl,Ket\n@A,2026-07-01,Hadir\n@A,2026-07-02,Dinas Luar\n@A,2026-07-03,TK\n@A,2026-07-06,hadir\n",
      days: ["@A 2026-07-01 - - -", "@A 2026-07-02 - - DL", "@A 2026-07-03 - - TK"],
      said: ["K302 rekap.csv:5:3 Ket @A [hadir] H, CT, DL, TB, TK"]),
    Case(
      testDescription: "what is stripped, and what is empty",
      profile:
        "strip: [\"'\"]\nnulls: [\"-\", \"00:00\"]\ncolumns: {nip: {from: NIP, strip: [\"'\", \" \"]}, tanggal: Tgl, masuk: M, pulang: P}\n",
      lines: "NIP,Tgl,M,P\n'1980 0101 200501 1 001,'2026-07-01,00:00,'-\n", days: ["@A 2026-07-01 - - -"]),
    Case(
      testDescription: "dates and times in the first form that fits",
      profile:
        "dates: [dd/mm/yyyy, d mmmm yyyy, yyyy-mm-dd]\ntimes: [h.mm, \"hh:mm:ss\"]\ncolumns: {nip: NIP, tanggal: Tgl, masuk: M, pulang: P}\n",
      lines: "NIP,Tgl,M,P\n@A,02/07/2026,7.30,16:00:59\n@A,3 Juli 2026,07.05,\n@A,2026-08-04,,23.59\n",
      days: ["@A 2026-07-02 07:30 16:00 -", "@A 2026-07-03 07:05 - -", "@A 2026-08-04 - 23:59 -"]),
    Case(
      testDescription: "what is in none of the forms, and what is no day",
      profile:
        "dates: [dd/mm/yyyy, d mmm yyyy]\ncolumns: {nip: NIP, tanggal: Tgl, masuk: M}\n".replacing(
          "d mmm yyyy", with: "d mmmm yyyy"),
      lines: "Tgl,NIP,M\n31/06/2026,@A,\n2026-07-01,@A,x\n32 Juli 2026,@A,\n",
      said: [
        "K203 rekap.csv:2:1 Tgl @A [31/06/2026] dd/mm/yyyy, d mmmm yyyy",
        "K203 rekap.csv:3:1 Tgl @A [2026-07-01] dd/mm/yyyy, d mmmm yyyy", "K205 rekap.csv:3:3 M @A [x]",
        "K203 rekap.csv:4:1 Tgl @A [32 Juli 2026] dd/mm/yyyy, d mmmm yyyy",
      ]),
    Case(
      testDescription: "a column's own conventions",
      profile: "times: [h.mm]\ncolumns: {nip: NIP, tanggal: Tgl, masuk: M, pulang: {from: P, times: [\"hh:mm\"]}}\n",
      lines: "NIP,Tgl,M,P\n@A,2026-07-01,7.30,16:00\n@A,2026-07-02,7.30,16.00\n", days: ["@A 2026-07-01 07:30 16:00 -"],
      said: ["K205 rekap.csv:3:4 P @A [16.00] hh:mm"]),
    Case(
      testDescription: "columns that are ignored, and one that is not",
      profile: "ignore: [No]\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "No,NIP,Tgl,Nama\n1,@A,2026-07-01,Andi\n", said: ["K005 rekap.csv:1:4 [Nama] NIP,Tgl,No"]),
    Case(
      testDescription: "all others ignored", profile: "ignore: \"*\"\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "No,NIP,Tgl,Nama,No\n1,@A,2026-07-01,Andi,2\n", days: ["@A 2026-07-01 - - DL"]),
    Case(
      testDescription: "a needed column that the header lacks, and one that is not needed",
      profile: "columns: {nip: [NIP, \"NIP Baru\"], tanggal: Tgl, masuk: M}\n", lines: "Tgl\n2026-07-01\n",
      said: ["K004 rekap.csv:1 nip [nip] \"NIP\", \"NIP Baru\""]),
    Case(
      testDescription: "a used name that the header has twice", profile: "columns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl,NIP\n@A,2026-07-01,@B\n", said: ["K006 rekap.csv:1:3 NIP [NIP] 1"]),
    Case(
      testDescription: "another separator than the profile's",
      profile: "delimiter: \";\"\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,2026-07-01\n", said: ["K007 rekap.csv:1 [NIP,Tgl] ,"]),
  ]

  @Test(arguments: cases) func makesRows(_ test: Case) throws {
    let outcome = try Self.read(test.lines, test.profile)
    #expect(outcome.said == test.said)
    #expect(outcome.facts.dayLines == test.days)
  }

  /// Names of people made of several cells, those that are empty left out.
  @Test func joinsCells() throws {
    var exports = Exports()
    exports.put("NIP;Depan;Nama;Belakang\n@D;Dr.;Dewi;M.Kes.\n", as: "rekap-1.csv")
    exports.put("NIP;Depan;Nama;Belakang\n199001012015012001;;Eka;\n", as: "rekap-2.csv")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: simpeg
        title: simpeg
        table: pegawai
        files: ["rekap*"]
        delimiter: ";"
        columns:
          nip: NIP
          nama: {join: [Depan, {position: 3}, Belakang], with: ", "}
          unit_kode: {constant: U1}
          unit_nama: {constant: Dinas Satu}
          jabatan: {constant: Analis}
          jenis_jabatan: {constant: PLK}
          kelas_jabatan: {constant: "8"}
          status: {constant: PNS}
          pola_kerja: {constant: 5H}
          berlaku_mulai: {constant: "2026-01-01"}
        """)
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(
      outcome.facts.segmentLines.filter { $0.contains("2026-01-01–") } == [
        "199001012015012001 2026-01-01– U1 Dinas Satu: Eka, Analis PLK 8 PNS 5H",
        "@D 2026-01-01– U1 Dinas Satu: Dr., Dewi, M.Kes., Analis PLK 8 PNS 5H",
      ])
  }

  /// The same rows in the encodings that spreadsheets write.
  @Test(arguments: ["utf-8", "windows-1252", "utf-16le", "utf-16be"]) func readsEncodings(_ encoding: String) throws {
    var exports = Exports()
    let text = Exports.spelled("NIP;Tgl;Ket\r\n@A;1-7-2026;Café “x” – 5 €\r\n")
    let bytes: [UInt8] =
      switch encoding {
      case "windows-1252":
        text.unicodeScalars.map { ["\u{201C}": 0x93, "\u{201D}": 0x94, "–": 0x96, "€": 0x80][$0] ?? UInt8($0.value) }
      case "utf-16le": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf-16be": text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      default: Array(text.utf8)
      }
    exports.put(bytes: bytes, as: "rekap.csv")
    try exports.use(
      profile: Self.days
        + "encoding: \(encoding)\ndelimiter: \";\"\ndates: [d-m-yyyy]\ncolumns: {nip: NIP, tanggal: Tgl, kode: {from: Ket, values: {\"Café “x” – 5 €\": DL}}}\n"
    )
    for size in [1, 7, 1 << 20] {
      let outcome = try exports.read(ReadingOptions(threads: 2, chunkSize: size))
      #expect(outcome.said == [])
      #expect(outcome.facts.dayLines == ["@A 2026-07-01 - - DL"])
      #expect(outcome.reading.tables[.attendance]?.files.last?.bytes == bytes.count)
    }
  }

  /// Numbers of people are in the declared form, or found with an example of it.
  @Test func readsNumbersAsDeclared() throws {
    var exports = Exports()
    exports.put(
      "nip;indikator;arah;target;realisasi;bobot\n@A;I1;MAX;1.234,5;1.000;0,25\n@B;I1;MAX;12.34;5;1\n@C;I1;MAX;0;-1;1\n",
      as: "target.csv")
    try exports.use(
      profile:
        "schema: kinerja-profile/1\nid: excel\ntitle: excel\ntable: target\nfiles: [\"target*\"]\ndelimiter: \";\"\nnumbers: {decimal: \",\", thousands: \".\"}\ncolumns: {nip: nip, indikator: indikator, arah: arah, target: target, realisasi: realisasi, bobot: bobot}\n"
    )
    let outcome = try exports.read()
    #expect(
      outcome.said == [
        "K206 target.csv:3:4 target @B [12.34] 1.234,5", "K208 target.csv:4:4 target @C [0] > 0",
        "K208 target.csv:4:5 realisasi @C [-1] ≥ 0",
      ])
    #expect(outcome.facts.targetLines == ["@A I1 MAX 1234.5/1000 ×0.25"])
  }
}
