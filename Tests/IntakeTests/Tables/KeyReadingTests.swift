import Kinerja
import Testing

@testable import Intake

/// Rows with one key: those that agree in every cell count once, others contradict each other and are all invalid.
@Suite struct KeyReadingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var table: Table
    var row: String
    /// Another row with the key, which differs in a cell.
    var other: String
    /// What is said of a row of the contradiction, behind its place.
    var said: String

    var testDescription: String { "\(table.rawValue): \(other)" }
  }

  static let cases = [
    Case(
      table: .roster, row: "@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,",
      other: "@D,Dewi,U1,Dinas Satu,B,PLK,8,PNS,,5H,2026-01-01,", said: "nip @D [@D]"),
    Case(table: .calendar, row: "2026-08-17,LIBUR,,", other: "2026-08-17,LIBUR,,Merdeka", said: "tanggal [2026-08-17]"),
    Case(table: .norms, row: "I3,60", other: "I3,60.0", said: "indikator [I3]"),
    Case(table: .tariffs, row: "7,*,60", other: "7,*,61", said: "kelas_jabatan [7]"),
    Case(table: .budgets, row: "U1,60", other: "U1,060", said: "unit_kode [U1]"),
    Case(
      table: .spells, row: "@A,RINGAN,2026-07-01,2026-07-31,,", other: "@A,RINGAN,2026-07-01,2026-07-31,,SK",
      said: "nip @A [@A]"),
    Case(
      table: .actingPosts, row: "@A,8,U1,,2026-07-01,,", other: "@A,8,U1,,2026-07-01,,SK", said: "nip @A [@A]"),
    Case(table: .events, row: "@A,2026-07-06,APEL,", other: "@A,2026-07-06,APEL,1", said: "nip @A [@A]"),
    Case(table: .numbers, row: "@A,gaji,2026-07,1", other: "@A,gaji,2026-07,1.0", said: "nip @A [@A]"),
    Case(table: .numbers, row: "@A,gaji,,1", other: "@A,gaji,,2", said: "nip @A [@A]"),
    Case(table: .ratings, row: "@A,1,1", other: "@A,1,2", said: "nip @A [@A]"),
    Case(table: .shifts, row: "@B,2026-07-01,PAGI", other: "@B,2026-07-01,OFF", said: "nip @B [@B]"),
    Case(table: .targets, row: "@A,I1,,,MAX,10,11,1", other: "@A,I1,,,MAX,10,11,1.0", said: "nip @A [@A]"),
    Case(table: .targets, row: "@A,I1,,,MAX,10,11,1", other: "@A,I1,x,,MAX,10,11,1", said: "nip @A [@A]"),
    Case(
      table: .attendance, row: "@A,2026-07-01,07:30,16:00,", other: "@A,2026-07-01,07:30,16:00,H", said: "nip @A [@A]"),
    Case(
      table: .attendance, row: "@A,2026-07-01,07:30,16:00,", other: "@A,2026-07-01,07:30:00,16:00,", said: "nip @A [@A]"
    ),
    Case(
      table: .attendance, row: "@A,2026-07-01,07:30:01,16:00,", other: "@A,2026-07-01,07:30:02,16:00,",
      said: "nip @A [@A]"),
    Case(table: .scores, row: "@A,@B,2026-07,AKUNTABEL,80", other: "@A,@B,2026-07,AKUNTABEL,81", said: "nip @A [@A]"),
    Case(table: .scores, row: "@A,@B,2026-07,AKUNTABEL,80.0", other: "@A,@B,2026-07,AKUNTABEL,80", said: "nip @A [@A]"),
    Case(
      table: .scores, row: "@A,@B,2026-07,AKUNTABEL,80.0", other: "@A,@B,2026-07,AKUNTABEL,80.00", said: "nip @A [@A]"),
  ]

  /// The usual rows with some more, the last of them in the file `T-lagi.csv`.
  private func exports(_ rows: [String], in table: Table, behind: [String] = []) -> Exports {
    var exports = Exports()
    if !behind.isEmpty { exports.put(behind, in: table, part: "lagi") }
    if !rows.isEmpty { exports.put(rows, in: table, part: "awal") }
    return exports
  }

  @Test(arguments: cases) func countsEqualRowsOnce(_ test: Case) throws {
    let once = try exports([test.row], in: test.table).read()
    #expect(once.said == [])
    for (rows, behind) in [([test.row, test.row], [test.row, ""]), ([test.row], [test.row, "", test.row])] {
      let outcome = try exports(rows, in: test.table, behind: behind).read()
      #expect(outcome.said == [])
      #expect(outcome.facts.lines == once.facts.lines)
      #expect(outcome.counts(test.table).dropFirst(2) == [2, 0, 0])
    }
  }

  /// Every row of the contradiction is named, also one that repeats another.
  @Test(arguments: cases) func namesAllRowsOfAContradiction(_ test: Case) throws {
    let without = try exports([], in: test.table).read()
    for rows in [
      [test.row, test.row, test.other], [test.other, test.row, test.row], [test.row, test.other, test.row],
    ] {
      let outcome = try exports(Array(rows[..<2]), in: test.table, behind: ["", rows[2]]).read()
      let name = test.table.rawValue
      let places = ["\(name)-awal.csv:2", "\(name)-awal.csv:3", "\(name)-lagi.csv:3"]
      let key = test.table.spec.columns.firstIndex { $0.name == test.said.prefix { $0 != " " } }! + 1
      #expect(outcome.said == places.map { "K401 \($0):\(key) \(test.said)" })
      guard test.table.spec.maySetAside else { continue }
      #expect(outcome.facts.lines == without.facts.lines)
    }
  }

  /// The record of a run counts every row of a contradiction among those set aside.
  @Test(arguments: cases) func countsTheRowsOfAContradiction(_ test: Case) throws {
    let outcome = try exports([test.row, test.row], in: test.table, behind: [test.other]).read()
    #expect(outcome.counts(test.table)[3] == 3)
  }

  /// An invalid row holds its key: another with the key contradicts it, whatever it says.
  static let invalid: [(table: Table, row: String, invalid: String, said: String)] = [
    (.shifts, "@B,2026-07-01,PAGI", "@B,2026-07-01,APA", "K303 jadwal.csv:3:3 shift @B [APA] MALAM, OFF, PAGI"),
    (.targets, "@A,I1,,,MAX,10,11,1", "@A,I1,,,MAX,10,,1", "K201 target.csv:3:7 realisasi @A"),
    (
      .attendance, "@A,2026-07-01,07:30,16:00,", "@A,2026-07-01,07:30,25:00,",
      "K205 kehadiran.csv:3:4 pulang @A [25:00]"
    ),
    (.scores, "@A,@B,2026-07,AKUNTABEL,80", "@A,@B,2026-07,AKUNTABEL,x", "K206 penilaian.csv:3:5 nilai @A [x]"),
    (.ratings, "@A,1,1", "@A,1,x", "K209 predikat.csv:3:3 perilaku @A [x] 1, 2, 3"),
    (
      .spells, "@A,RINGAN,2026-07-01,2026-07-31,,", "@A,RINGAN,2026-07-01,x,,",
      "K203 masa.csv:3:4 sampai @A [x]"
    ),
    (.events, "@A,2026-07-06,APEL,", "@A,2026-07-06,APEL,x", "K206 kejadian.csv:3:4 jumlah @A [x]"),
    (.numbers, "@A,gaji,,1", "@A,gaji,,x", "K206 angka.csv:3:4 nilai @A [x]"),
  ]

  @Test(arguments: invalid, [false, true])
  func holdsTheKeyOfAnInvalidRow(
    _ test: (table: Table, row: String, invalid: String, said: String), _ isInvalidFirst: Bool
  ) throws {
    let rows = isInvalidFirst ? [test.invalid, test.row] : [test.row, test.invalid]
    let outcome = try Exports(rows, in: test.table).read()
    let file = test.table.fileName
    let said = isInvalidFirst ? test.said.replacing(":3:", with: ":2:") : test.said
    #expect(
      outcome.said
        == [said, "K401 \(file):2:1 nip @A [@A]", "K401 \(file):3:1 nip @A [@A]"].map {
          test.table == .shifts ? $0.replacing("@A", with: "@B") : $0
        })
    #expect(outcome.counts(test.table)[3] == 2)
    #expect(try outcome.facts.lines == Exports([], in: test.table).read().facts.lines)
  }

  /// A row that cannot be read as text has no key: it contradicts nothing.
  @Test func givesUnreadableRowsNoKey() throws {
    var exports = Exports()
    let row = Exports.spelled("@A,2026-07-01,07:30,16:00,")
    exports.put(
      bytes: Array("nip,tanggal,masuk,pulang,kode\n\(row)\n\(row)".utf8) + [0xFF, 0x0A], as: "kehadiran.csv")
    let outcome = try exports.read()
    #expect(outcome.said == ["K101 kehadiran.csv:3:5 kode [\u{FFFD}] 0xFF"])
    #expect(outcome.facts.dayLines == ["@A 2026-07-01 07:30 16:00 -"])
  }
}
