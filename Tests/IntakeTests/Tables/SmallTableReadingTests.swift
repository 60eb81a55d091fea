import Kinerja
import Testing

@testable import Intake

/// The tables that are read whole: calendar, norms, tariffs, budgets, sanctions, levels of e-Kinerja; and the shift roster.
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
    (.sanctions, "@D,RINGAN,2026-07-01,2026-07-31,", ["K301 sanksi.csv:2:1 nip @D [@D]"]),
    (.sanctions, "@A,SEDANG,2026-07-01,2026-07-31,", ["K306 sanksi.csv:2:2 jenis @A [SEDANG] BERAT, RINGAN"]),
    (.sanctions, "@A,RINGAN,2026-07-02,2026-07-01,", ["K309 sanksi.csv:2:4 sampai @A [2026-07-01] 2026-07-02"]),
    (.sanctions, "@A,RINGAN,2026-07-02,,", ["K201 sanksi.csv:2:4 sampai @A"]),
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

  /// A class has the pay of its unit, else that of `*`; what is for units that nobody is in is left out.
  @Test func looksUpTariffsByUnit() throws {
    let facts = try Exports(
      ["8,*,3000000", "9,*,1", "9,U2,4000000", "8,U9,5", "1,*,0"], in: .tariffs
    ).read().facts
    func rate(_ grade: UInt8, _ unit: String) -> Int64? {
      facts.tariffs.rate(grade: grade, unit: Int32(facts.roster.units.firstIndex(of: unit)!))?.amount
    }
    #expect(rate(8, "U1") == 3_000_000 && rate(8, "U2") == 3_000_000)
    #expect(rate(9, "U1") == 1 && rate(9, "U2") == 4_000_000)
    #expect(rate(1, "U1") == 0 && rate(2, "U1") == nil)
    #expect(facts.payLines == ["1 * 0", "8 * 3000000", "9 * 1", "9 U2 4000000"])
  }

  @Test func keepsBudgetsOfUnitsWithPeople() throws {
    let outcome = try Exports(["U2,999999999999", "U9,5", "U1,0"], in: .budgets).read()
    #expect(outcome.said == [])
    #expect(outcome.facts.payLines.suffix(2) == ["U1 0", "U2 999999999999"])
  }

  /// Several sanctions of one person, also of one kind, when they begin on different days.
  @Test func keepsSanctions() throws {
    let rows = [
      "@B,RINGAN,2026-07-01,2026-07-31,SK-1", "@B,BERAT,2026-07-01,2027-06-30,", "@B,RINGAN,2026-08-01,2026-08-01,",
      "@A,RINGAN,2025-01-01,2025-12-31,",
    ]
    let outcome = try Exports(rows, in: .sanctions).read()
    #expect(outcome.said == [])
    #expect(
      outcome.facts.sanctionLines == [
        "@A RINGAN 2025-01-01–2025-12-31", "@B BERAT 2026-07-01–2027-06-30", "@B RINGAN 2026-07-01–2026-07-31",
        "@B RINGAN 2026-08-01–2026-08-01",
      ])
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
