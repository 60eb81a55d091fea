import Kinerja
import Testing

@testable import Intake

/// The tables that are read whole: calendar, norms, tariffs, budgets, spells, acting posts, levels of e-Kinerja; and the shift roster,
/// events and numbers.
@Suite struct SmallTableReadingTests {
  /// A table's only row, on line 2, with what is said of it.
  static let faults: [(table: Table, row: String, said: [String])] = [
    (.calendar, "2026-02-30,LIBUR,,", ["K203 kalender.csv:2:1 tanggal [2026-02-30]"]),
    (.calendar, "2026-08-17,libur,,", ["K209 kalender.csv:2:2 jenis [libur] LIBUR, CUTI_BERSAMA, KERJA"]),
    (.calendar, "2026-08-17,,,", ["K201 kalender.csv:2:2 jenis LIBUR, CUTI_BERSAMA, KERJA"]),
    (.calendar, "2026-08-17,KERJA,PUASA,", ["K304 kalender.csv:2:3 jadwal [PUASA] 2026-08-17"]),
    (.norms, ",60", ["K201 beban_kerja.csv:2:1 indikator"]),
    (.norms, "I1,-5", ["K208 beban_kerja.csv:2:2 norma_menit [-5] > 0"]),
    (.norms, "I1,1e3", ["K206 beban_kerja.csv:2:2 norma_menit [1e3]"]),
    (.budgets, ",5000", ["K201 pagu.csv:2:1 unit_kode"]),
    (.budgets, "U1,5000.5", ["K207 pagu.csv:2:2 pagu [5000.5]"]),
    (.spells, "@D,RINGAN,2026-07-01,2026-07-31,,", ["K301 masa.csv:2:1 nip @D [@D]"]),
    (.spells, "@A,SEDANG,2026-07-01,2026-07-31,,", ["K306 masa.csv:2:2 jenis @A [SEDANG] BERAT, RINGAN"]),
    (.spells, "@A,RINGAN,2026-07-02,2026-07-01,,", ["K309 masa.csv:2:4 sampai @A [2026-07-01] 2026-07-02"]),
    (.spells, "@A,RINGAN,2026-07-02,,x,", ["K206 masa.csv:2:5 nilai @A [x]"]),
    (.actingPosts, "@D,9,U2,,2026-07-01,,", ["K301 plt.csv:2:1 nip @D [@D]"]),
    (.actingPosts, "@A,18,U2,,2026-07-01,,", ["K208 plt.csv:2:2 kelas_jabatan @A [18] 1–17"]),
    (.actingPosts, "@A,9,,,2026-07-01,,", ["K201 plt.csv:2:3 unit_kode @A"]),
    (.actingPosts, "@A,7,U1,,2026-06-01,,", ["K406 plt.csv:2 kelas_jabatan @A [7] U1 2026-07-01"]),
    (.events, "@D,2026-07-06,APEL,", ["K301 kejadian.csv:2:1 nip @D [@D]"]),
    (.events, "@A,2026-07-6,APEL,", ["K203 kejadian.csv:2:2 tanggal @A [2026-07-6]"]),
    (.events, "@A,2026-07-06,UPACARA,", ["K310 kejadian.csv:2:3 jenis @A [UPACARA] APEL, SIDAK"]),
    (.events, "@A,2026-07-06,SIDAK,-1", ["K208 kejadian.csv:2:4 jumlah @A [-1] ≥ 0"]),
    (.numbers, "@D,gaji,,1", ["K301 angka.csv:2:1 nip @D [@D]"]),
    (.numbers, "@A,upah,,1", ["K311 angka.csv:2:2 nama @A [upah] gaji, tambahan"]),
    (.numbers, "@A,gaji,2026-7,1", ["K204 angka.csv:2:3 bulan @A [2026-7]"]),
    (.numbers, "@A,gaji,,", ["K201 angka.csv:2:4 nilai @A"]),
    (
      .ratings, "@A,4,0",
      ["K209 predikat.csv:2:2 hasil @A [4] 1, 2, 3", "K209 predikat.csv:2:3 perilaku @A [0] 1, 2, 3"]
    ),
    (.ratings, "@A,,3", ["K201 predikat.csv:2:2 hasil @A 1, 2, 3"]),
    (.shifts, "@D,2026-07-01,PAGI", ["K301 jadwal.csv:2:1 nip @D [@D]"]),
    (.shifts, "@B,2026-7-1,PAGI", ["K203 jadwal.csv:2:2 tanggal @B [2026-7-1]"]),
    (.shifts, "@B,2026-07-01,SIANG", ["K303 jadwal.csv:2:3 shift @B [SIANG] MALAM, OFF, PAGI"]),
    (.shifts, "@B,2026-07-01,", ["K201 jadwal.csv:2:3 shift @B"]),
  ]

  @Test(arguments: faults) func findsWhatIsWrong(_ table: Table, _ row: String, _ said: [String]) throws {
    let outcome = try Exports([row], in: table).read()
    #expect(outcome.said == said)
    #expect(outcome.counts(table) == [1, 0, 0, 1, 0])
    var without = Exports()
    without.put([], in: table)
    #expect(try outcome.facts.lines == without.read().facts.lines)
    #expect(!outcome.reading.isUnrepairable)
  }

  /// Tariffs are never set aside.
  @Test(arguments: [
    ("0,*,3000000", ["K208 tarif.csv:4:1 kelas_jabatan [0] 1–17"]), ("8,,3000000", ["K201 tarif.csv:4:2 unit_kode"]),
    ("7,*,-3000000", ["K207 tarif.csv:4:3 nilai [-3000000]"]),
  ])
  func findsWhatIsWrongWithTariffs(_ row: String, _ said: [String]) throws {
    let outcome = try Exports(["8,*,3000000", "9,U2,4000000", row], in: .tariffs).read()
    #expect(outcome.said == said)
    #expect(outcome.reading.isUnrepairable)
  }

  @Test func keepsTheCalendarOfTheQuarter() throws {
    let rows = [
      "2026-06-30,LIBUR,,di luar", "2026-09-30,CUTI_BERSAMA,,", "2026-07-01,KERJA,RAMADAN,",
      "2026-08-17,LIBUR,,Merdeka",
      "2026-10-01,APA,SAJA,di luar",
    ]
    let outcome = try Exports(rows, in: .calendar).read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.calendar) == [5, 2, 0, 0, 0])
    #expect(
      outcome.facts.calendarLines == ["2026-07-01 KERJA RAMADAN", "2026-08-17 LIBUR", "2026-09-30 CUTI_BERSAMA"])
  }

  @Test func keepsNormsToSixDecimals() throws {
    #expect(
      try Exports(["I1,60", "I2,0.000001", "I 3,999999999999.5"], in: .norms).read().facts.normLines
        == ["I 3 999999999999.5", "I1 60", "I2 0.000001"])
  }

  /// Every tariff is kept, also of units that nobody is in: somebody may act there.
  @Test func keepsTariffs() throws {
    let facts = try Exports(
      ["8,*,3000000", "9,*,1", "9,U2,4000000", "8,U9,5", "1,*,0"], in: .tariffs
    ).read().facts
    #expect(facts.payLines == ["1 * 0", "8 * 3000000", "8 U9 5", "9 * 1", "9 U2 4000000"])
  }

  @Test func keepsBudgetsOfUnitsWithPeople() throws {
    let outcome = try Exports(["U2,999999999999", "U9,5", "U1,0"], in: .budgets).read()
    #expect(outcome.said == ["K909 pagu.csv:3 unit_kode [U9]"])
    #expect(outcome.facts.payLines.suffix(2) == ["U1 0", "U2 999999999999"])
  }

  private static let datedTariffs = "kelas_jabatan,unit_kode,nilai,komponen,jabatan,mulai,sampai"

  /// Components, posts and days tell tariffs apart; those that have always been and those that still are are open.
  @Test func keepsDatedTariffs() throws {
    let rows = [
      "8,*,1,BEBAN,,,2026-08-31", "8,*,2,BEBAN,,2026-09-01,", "8,*,3,,Analis,2026-07-01,2026-07-31", "8,*,4,KONDISI,,,",
      "9,U2,5,,,,",
    ]
    let outcome = try Exports(rows, in: .tariffs, header: Self.datedTariffs).read()
    #expect(outcome.said == [])
    #expect(
      outcome.facts.payLines == [
        "8 * 1 BEBAN \"\" –2026-08-31", "8 * 2 BEBAN \"\" 2026-09-01–", "8 * 3  \"Analis\" 2026-07-01–2026-07-31",
        "8 * 4 KONDISI \"\"", "9 U2 5",
      ])
  }

  /// Two tariffs of one class, unit, component and post on one day; a day of a segment, or of an acting post, without any.
  @Test(
    arguments: [
      (
        ["8,*,1,,,,2026-08-31", "8,*,2,,,2026-08-31,", "9,U2,5,,,,"],
        ["K405 tarif.csv:3 mulai [2026-08-31] tarif.csv:2"]
      ),
      (["8,*,1,,,,2026-08-31", "8,*,2,X,,2026-08-31,", "9,U2,5,,,,"], []),
      (["8,*,1,B-1,,,", "8,*,1,,,,", "9,U2,5,,,,"], ["K214 tarif.csv:2:4 komponen [B-1]"]),
      (
        ["8,*,1,,,2026-07-02,", "9,U2,5,,,,"],
        [
          "K403 pegawai.csv:2 kelas_jabatan @A [8] U1 2026-07-01",
          "K403 pegawai.csv:3 kelas_jabatan @B [8] U1 2026-07-01",
        ]
      ),
      // Before she came and after she left there may be none.
      (["8,*,1,,,,", "9,U2,5,,,2026-08-01,2026-09-15"], []),
      (["8,*,1,,,,", "9,U2,5,,,2026-08-01,2026-09-14"], ["K403 pegawai.csv:4 kelas_jabatan @C [9] U2 2026-09-15"]),
      (["8,*,1,,Perawat,,", "8,*,1,,Analis,,", "9,U2,5,,,,"], []),
      // A table with its header alone is no tariff for anybody.
      (
        [],
        [
          "K403 pegawai.csv:2 kelas_jabatan @A [8] U1 2026-07-01",
          "K403 pegawai.csv:3 kelas_jabatan @B [8] U1 2026-07-01",
          "K403 pegawai.csv:4 kelas_jabatan @C [9] U2 2026-08-01",
        ]
      ),
    ] as [([String], [String])])
  func checksTariffs(_ rows: [String], _ said: [String]) throws {
    let outcome = try Exports(rows, in: .tariffs, header: Self.datedTariffs).read()
    #expect(outcome.said == said)
    #expect(outcome.reading.isUnrepairable == !said.isEmpty)
  }

  /// Several spells of one person, also of one kind, when they begin on different days; open ones, and values of their own.
  @Test func keepsSpells() throws {
    let rows = [
      "@B,RINGAN,2026-07-01,2026-07-31,,SK-1", "@B,BERAT,2026-07-01,2027-06-30,12.5,", "@B,RINGAN,2026-08-01,,,",
      "@A,RINGAN,2025-01-01,2025-12-31,,",
    ]
    let outcome = try Exports(rows, in: .spells).read()
    #expect(outcome.said == [])
    #expect(
      outcome.facts.spellLines == [
        "@A RINGAN 2025-01-01–2025-12-31", "@B BERAT 2026-07-01–2027-06-30 12.5", "@B RINGAN 2026-07-01–2026-07-31",
        "@B RINGAN 2026-08-01–",
      ])
  }

  @Test func keepsActingPosts() throws {
    let rows = ["@A,9,U2,Kepala,2026-07-01,2026-07-31,SK-1", "@A,8,U9,,2026-07-01,,"]
    let outcome = try Exports(rows, in: .actingPosts).read()
    #expect(outcome.said == [])
    #expect(
      outcome.facts.actingLines == ["@A 8 U9  2026-07-01–", "@A 9 U2 Kepala 2026-07-01–2026-07-31"])
  }

  /// Of one kind several a day, by their minutes; what lies outside the quarter is counted and otherwise not checked.
  @Test func keepsEvents() throws {
    let rows = [
      "@B,2026-07-06,APEL,,07:30", "@B,2026-07-06,APEL,2.5,07:31", "@B,2026-07-06,APEL,3,", "@A,2026-09-30,SIDAK,0,",
      "@D,2026-10-01,APA,x,y",
    ]
    let outcome = try Exports(rows, in: .events, header: "nip,tanggal,jenis,jumlah,waktu").read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.events) == [5, 1, 0, 0, 0])
    #expect(
      outcome.facts.eventLines == [
        "@A 2026-09-30 SIDAK 0", "@B 2026-07-06 APEL 1", "@B 2026-07-06 APEL 2.5", "@B 2026-07-06 APEL 3",
      ])
  }

  /// Numbers of months and of all months.
  @Test func keepsNumbers() throws {
    let rows = ["@B,gaji,,-5", "@B,gaji,2026-08,1.5", "@A,tambahan,2026-07,2", "@D,apa,2026-10,x"]
    let outcome = try Exports(rows, in: .numbers).read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.numbers) == [4, 1, 0, 0, 0])
    #expect(
      outcome.facts.numberLines == ["@A tambahan 2026-07 2", "@B gaji - -5", "@B gaji 2026-08 1.5"])
  }

  @Test func keepsLevelsOfResultsAndConduct() throws {
    let outcome = try Exports(["@A,1,2", "@B,3,1", "@C,2,3"], in: .ratings).read()
    #expect(outcome.facts.ratingLines == ["@C meets below", "@A above meets", "@B below above"])
    #expect(try Exports([], in: .ratings).read().facts.statutory == nil)
  }

  /// A shift may be named for anybody on any day of the quarter; days outside are counted and otherwise not checked.
  @Test func keepsShifts() throws {
    let rows = ["@B,2026-09-30,MALAM", "@B,2026-07-01,PAGI", "@A,2026-07-02,OFF", "@D,2026-10-01,APA"]
    let outcome = try Exports(rows, in: .shifts).read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.shifts) == [4, 1, 0, 0, 0])
    #expect(outcome.facts.shiftLines == ["@A 2026-07-02 OFF", "@B 2026-07-01 PAGI", "@B 2026-09-30 MALAM"])
  }
}
