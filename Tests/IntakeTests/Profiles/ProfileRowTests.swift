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
      said: ["K104 rekap.csv:3 [2] cells: 3"]),
    Case(
      testDescription: "rows of several widths: what a row lacks is empty",
      profile:
        "cells: [3, 5]\ncolumns: {nip: {position: 1}, tanggal: {position: 2}, masuk: {position: 3}, pulang: {position: 5}}\n",
      lines: "@A,2026-07-01,07:30,x,16:00\n@A,2026-07-02,07:31\n@A,2026-07-03,07:32,x\n@A,2026-07-06,07:33,,,\n",
      days: ["@A 2026-07-01 07:30 16:00 -", "@A 2026-07-02 07:31 - -"],
      said: ["K104 rekap.csv:3 [4] cells: [3, 5]", "K104 rekap.csv:4 [6] cells: [3, 5]"]),
    Case(
      testDescription: "a range of widths",
      profile:
        "delimiter: tab\ncells: {from: 3, to: 4}\ncolumns: {nip: {position: 1}, tanggal: {position: 2}, masuk: {position: 3}, pulang: {position: 4}}\n",
      lines: "@A\t2026-07-01\t07:30\t16:00\n@A\t2026-07-02\t07:31\n@A\t2026-07-03\n",
      days: ["@A 2026-07-01 07:30 16:00 -", "@A 2026-07-02 07:31 - -"],
      said: ["K104 rekap.csv:3 [2] cells: {from: 3, to: 4}"]),
    Case(
      testDescription: "blanks part cells, however many; those around a row and in quotes part none",
      profile:
        "delimiter: blanks\ncells: 3\ncolumns: {nip: {position: 1}, tanggal: {position: 2}, kode: {position: 3, values: {dinas  luar: DL}}}\n",
      lines: "   @A  2026-07-01\t \tDL  \r\n@A 2026-07-02 \"dinas  luar\"\r\n\t \r\n@A 2026-07-03\r\n",
      days: ["@A 2026-07-01 - - DL", "@A 2026-07-02 - - DL"], said: ["K104 rekap.csv:4 [2] cells: 3"]),
    Case(
      testDescription: "a delimiter at the end of rows, declared",
      profile: "trailing_delimiter: true\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,2026-07-01,\n@A,2026-07-02\n@A,2026-07-03,x\n@A,2026-07-06,,\n",
      days: ["@A 2026-07-01 - - DL", "@A 2026-07-02 - - DL"],
      said: ["K104 rekap.csv:4 [3] 2", "K104 rekap.csv:5 [4] 2"]),
    Case(
      testDescription: "a delimiter at the end of the header too",
      profile: "trailing_delimiter: true\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl,\n@A,2026-07-01,\n@A,2026-07-02\n", days: ["@A 2026-07-01 - - DL", "@A 2026-07-02 - - DL"]),
    Case(
      testDescription: "a delimiter at the end of every row, not declared",
      profile: "columns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n\n@A,2026-07-01,\n@A,2026-07-02,\n", said: ["K030 rekap.csv:3 [3] 2"]),
    Case(
      testDescription: "a delimiter at the end of some rows, not declared",
      profile: "columns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,2026-07-01,\n@A,2026-07-02\n", days: ["@A 2026-07-02 - - DL"],
      said: ["K104 rekap.csv:2 [3] 2"]),
    Case(
      testDescription: "a line that tells spreadsheets the delimiter",
      profile: "delimiter: \";\"\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "\u{FEFF}sep=;\r\nNIP;Tgl\r\n@A;2026-07-01\r\n@A;x\r\n", days: ["@A 2026-07-01 - - DL"],
      said: ["K203 rekap.csv:4:2 Tgl @A [x]"]),
    Case(
      testDescription: "the same line behind lines before the header, and no header",
      profile: "skip_lines: 1\ncells: 2\ncolumns: {nip: {position: 1}, tanggal: {position: 2}, \(plain)",
      lines: "Rekap\n\"sep=,\"\n@A,2026-07-01\n", days: ["@A 2026-07-01 - - DL"]),
    Case(
      testDescription: "times with AM and PM, dates with short years, months in English",
      profile:
        "dates: [dd/mm/yy, dd-mmmm-yyyy]\ncentury: 2000\ntimes: [\"hh:mm tt\"]\ncolumns: {nip: NIP, tanggal: Tgl, masuk: M, pulang: P}\n",
      lines:
        "NIP,Tgl,M,P\n@A,01/07/26,07:30 AM,04:00 PM\n@A,03-Aug-2026,12:05 AM,12:05 pm\n@A,02/07/2026,7:30 AM,16:00 PM\n",
      days: ["@A 2026-07-01 07:30 16:00 -", "@A 2026-08-03 00:05 12:05 -"],
      said: [
        "K203 rekap.csv:4:2 Tgl @A [02/07/2026] dd/mm/yy, dd-mmmm-yyyy", "K205 rekap.csv:4:3 M @A [7:30 AM] hh:mm tt",
        "K205 rekap.csv:4:4 P @A [16:00 PM] hh:mm tt",
      ]),
    Case(
      testDescription: "a column's own century and zone",
      profile:
        "dates: [dd/mm/yy]\ncentury: 1900\ntimes: [\"yyyy-mm-dd hh:mmzzz\"]\nzone: WIB\ncolumns: {nip: NIP, tanggal: {from: Tgl, century: 2000}, masuk: M, pulang: {from: M, zone: WIT}}\n",
      lines: "NIP,Tgl,M\n@A,01/07/26,2026-07-01 00:25Z\n", days: ["@A 2026-07-01 07:25 09:25 -"]),
    Case(
      testDescription: "serial numbers with the decimal comma of the numbers",
      profile:
        "dates: [serial]\ntimes: [serial]\nnumbers: {decimal: \",\"}\ndelimiter: \";\"\ncolumns: {nip: NIP, tanggal: Tgl, masuk: M, pulang: P}\n",
      lines: "NIP;Tgl;M;P\n@A;46204;0,309027778;0,670138889\n@A;46205;0.5;\n", days: ["@A 2026-07-01 07:25 16:05 -"],
      said: ["K205 rekap.csv:3:3 M @A [0.5] serial"]),
    Case(
      testDescription: "a rule about a column that the header lacks",
      profile: "skip_rows: [{column: Nama, values: [JUMLAH]}]\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,2026-07-01\n", said: ["K004 rekap.csv:1 skip_rows \"Nama\""]),
    Case(
      testDescription: "every row skipped",
      profile: "skip_rows: [{column: Tgl, values: [x]}]\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,x\n,\n", said: ["K031 rekap.csv [2] blank, {column: Tgl, values: [x]}"]),
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
      testDescription: "columns that the header lacks, of which the table needs the first alone",
      profile: "columns: {nip: [NIP, \"NIP Baru\"], tanggal: Tgl, masuk: M}\n", lines: "Tgl\n2026-07-01\n",
      said: ["K017 rekap.csv:1 nip \"NIP\", \"NIP Baru\"", "K017 rekap.csv:1 masuk \"M\""]),
    Case(
      testDescription: "a column that may be lacking, and one that nearly has the name",
      profile:
        "columns: {nip: NIP, tanggal: Tgl, masuk: {from: M, optional: true}, pulang: {from: Scan Pulang, optional: true}}\n",
      lines: "NIP,Tgl,scan_pulang.\n@A,2026-07-01,16:00\n",
      said: ["K017 rekap.csv:1 pulang [scan_pulang.] \"Scan Pulang\""]),
    Case(
      testDescription: "a used name that the header has twice", profile: "columns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl,NIP\n@A,2026-07-01,@B\n", said: ["K006 rekap.csv:1:3 NIP [NIP] 1"]),
    Case(
      testDescription: "another separator than the profile's",
      profile: "delimiter: \";\"\ncolumns: {nip: NIP, tanggal: Tgl, \(plain)",
      lines: "NIP,Tgl\n@A,2026-07-01\n", said: ["K020 rekap.csv:1 [NIP,Tgl] ,"]),
  ]

  @Test(arguments: cases) func makesRows(_ test: Case) throws {
    let outcome = try Self.read(test.lines, test.profile)
    #expect(outcome.said == test.said)
    #expect(outcome.facts.dayLines == test.days)
  }

  /// Rows that are no data are counted by rule, and are no rows; the lines of the others stay.
  @Test(arguments: [1, 7, 64, 1 << 20]) func skipsRows(_ chunkSize: Int) throws {
    var exports = Exports()
    exports.put(
      """
      sep=;
      NIP;Tgl;Ket
      @A;2026-07-01;DL
      ;;
      NIP;Tgl;Ket
       JUMLAH ;2;
      TOTAL;;
      Total;;
      Halaman 2;;
      (3 row(s) affected)
      '5306031702940003;2026-07-01;DL
      53060317029400031;2026-07-01;DL
      " ";"";
      @A;2026-07-02;DL
      @A;2026-07-03
      a;b;c;d
      JUMLAH;;;
      ;2026-07-06;DL

      """, as: "rekap.csv")
    try exports.use(
      profile: Self.days + """
        delimiter: ";"
        skip_rows:
          - {column: NIP, values: [JUMLAH, "TOTAL "]}
          - {column: {position: 1}, starts: ["(", Halaman]}
          - {column: NIP, digits: 16}
          - {cells: [2, 4]}
          - repeated_header
        columns: {nip: NIP, tanggal: Tgl, kode: Ket}

        """)
    let outcome = try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize))
    #expect(
      outcome.said == [
        "K202 rekap.csv:8:1 NIP [Total]", "K201 rekap.csv:8:2 Tgl", "K202 rekap.csv:12:1 NIP [53060317029400031]",
        "K201 rekap.csv:18:1 NIP",
      ])
    #expect(outcome.facts.dayLines == ["@A 2026-07-01 - - DL", "@A 2026-07-02 - - DL"])
    #expect(outcome.counts(.attendance) == [5, 0, 0, 3, 0])
    let skipped = outcome.reading.tables[.attendance]?.skipped.sorted { $0.key < $1.key }
    #expect(
      skipped?.map { "\($0.value) \($0.key.rule)" } == [
        "2 blank", "1 repeated_header", "2 {cells: [2, 4]}", "1 {column: NIP, digits: 16}",
        "3 {column: NIP, values: [JUMLAH, TOTAL]}",
        "2 {column: {position: 1}, starts: [(, Halaman]}",
      ])
  }

  /// Blanks, trailing delimiters and several widths are read alike wherever pieces are cut.
  @Test(arguments: [1, 2, 5, 1 << 20]) func readsPiecesAlike(_ chunkSize: Int) throws {
    var exports = Exports()
    exports.put(
      "  @A  2026-07-01 07:30\r\n\t@A 2026-07-02 07:31  x\r\n \r\n@A 2026-07-03\r\n@A   2026-07-06\t\t07:33\r\n",
      as: "rekap.csv")
    try exports.use(
      profile: Self.days
        + "delimiter: blanks\ncells: [3, 4]\nskip_rows: [{cells: [2, 4]}]\ncolumns: {nip: {position: 1}, tanggal: {position: 2}, masuk: {position: 3}}\n"
    )
    let outcome = try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize))
    #expect(outcome.said == [])
    #expect(
      outcome.facts.dayLines == ["@A 2026-07-01 07:30 - -", "@A 2026-07-02 07:31 - -", "@A 2026-07-06 07:33 - -"])
    #expect(outcome.reading.tables[.attendance]?.skipped == [.rule("{cells: [2, 4]}"): 1])
  }

  /// In Windows-1252, rules are told in the profile's letters.
  @Test func skipsRowsInWindows1252() throws {
    var exports = Exports()
    exports.put(
      bytes: Array(Exports.spelled("NIP,Tgl\n@A,2026-07-01\n").utf8) + [0xA7, 0x20, 0x31, 0x2C, 0x0A], as: "rekap.csv")
    try exports.use(
      profile: Self.days
        + "encoding: windows-1252\nskip_rows: [{column: NIP, starts: [§]}]\ncolumns: {nip: NIP, tanggal: Tgl, \(Self.plain)"
    )
    let said = try exports.said()
    #expect(said == [])
  }

  /// Without a profile, a row of nothing but delimiters is a row, and a line `sep=,` is the header.
  @Test func canonicalFilesStayAsTheyAre() throws {
    #expect(
      try Exports([",,"], in: .shifts).said() == [
        "K201 jadwal.csv:2:1 nip", "K201 jadwal.csv:2:2 tanggal", "K201 jadwal.csv:2:3 shift",
      ])
    var exports = Exports()
    exports.put("sep=,\nnip,tanggal,shift\n", as: "jadwal.csv")
    #expect(try exports.said().last?.prefix(4) == "K005")
    #expect(try Exports(["@B,2026-07-01,PAGI,"], in: .shifts).said() == ["K030 jadwal.csv:2 [4] 3"])
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
