import Kinerja
import Testing

@testable import Intake

/// Reports of devices with a line for a person and below it a row of days, all punches of a day in its cell.
@Suite struct BlockTests {
  private static let profile = """
    schema: kinerja-profile/1
    id: blok
    title: blok
    table: kehadiran
    files: ["blok*"]
    cells: {from: 1, to: 40}
    skip_rows: [{column: {position: 1}, starts: [Halaman]}]
    keys: {pin: {file: pin.csv, from: pin, to: nip}}
    lines:
      periode: {column: {position: 1}, starts: [Periode]}
      hari: day_numbers
      pegawai: {column: {position: 1}, starts: ["ID:"]}
    days: {line: hari, period: {line: periode, position: 2, dates: [yyyy-mm-dd]}}
    columns:
      nip: {line: pegawai, position: 2, key: pin}
      jam: {several: true, times: ["hh:mm", "hh:mm:ss"]}
    unpivot: {name: tanggal, value: jam, columns: days, empty: skip}
    punches: {day: {from: "04:00", to: "23:59", split: "12:00"}}
    """

  static func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> Exports.Outcome {
    var exports = Exports()
    exports.put(text, as: "blok.csv")
    exports.put("pin,nip\n1,@A\n3,@C\n", as: "pin.csv")
    try exports.use(profile: profile)
    return try exports.read(options)
  }

  /// What is read of a report that begins with August's first days, and what is said of it.
  struct Report: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var lines: [String]
    var days: [String] = []
    var said: [String] = []
    /// The lines above: the period of three days, and their numbers.
    var head = ["Periode,2026-08-03 ~ 2026-08-05", "3,4,5"]
  }

  static let reports: [Report] = [
    Report(
      testDescription: "punches one behind the other, parted by blanks or by line ends, or alone",
      lines: [
        "ID:,1", "07:2007:2116:05,07:30 16:10,\"07:31", "12:10 16:15\"", "ID:,3", ",08:00:5908:01:5814:00:00,13:55",
      ],
      days: [
        "@C 2026-08-04 08:00 14:00 -", "@C 2026-08-05 - 13:55 -",
        "@A 2026-08-03 07:20 16:05 -", "@A 2026-08-04 07:30 16:10 -", "@A 2026-08-05 07:31 16:15 -",
      ]),
    Report(
      testDescription: "a person without punches has a row of nothing, or an empty line",
      lines: ["ID:,1", ",,", "ID:,3", "", "ID:,1", "Halaman 2", "07:20,,"],
      days: ["@A 2026-08-03 07:20 - -"], said: ["K036 blok.csv:7:2 nip [1] 3"]),
    Report(
      testDescription: "a block cut in the middle", lines: ["ID:,1", "ID:,3", "07:20,,", "ID:,1"],
      days: ["@C 2026-08-03 07:20 - -"],
      said: [
        "K033 blok.csv:3:2 [pegawai]", "K036 blok.csv:6:2 nip [1] 3", "K033 blok.csv:6:2 [pegawai]",
      ]),
    Report(
      testDescription: "a file that lacks its beginning", lines: ["07:20,,", "07:25,,", "ID:,1", "07:30,,"],
      days: ["@A 2026-08-03 07:30 - -"], said: ["K032 blok.csv:3 [pegawai] pegawai"]),
    Report(
      testDescription: "no period", lines: ["ID:,1", "07:20,,", "ID:,3", "07:20,,"],
      said: ["K032 blok.csv:1 [periode] periode"], head: ["3,4,5"]),
    Report(
      testDescription: "no line of days", lines: ["ID:,1", "07:20,,", "ID:,3", "07:20,,"],
      said: ["K032 blok.csv:3 [hari] hari"], head: ["Periode,2026-08-03 ~ 2026-08-05"]),
    Report(
      testDescription: "a person's line without a PIN, once", lines: ["ID:,", "07:20,07:21,", "ID:,3", "08:00,,"],
      days: ["@C 2026-08-03 08:00 - -"], said: ["K201 blok.csv:3:2 nip"]),
    Report(
      testDescription: "an unknown PIN, once with its punches' cells",
      lines: ["ID:,9", "07:20,07:2116:00,", "ID:,3", "08:00,,"],
      days: ["@C 2026-08-03 08:00 - -"],
      said: ["K213 blok.csv:3:2 nip [9] pin.csv (2×)", "K040 blok.csv 2/3"]),
    Report(
      testDescription: "joined punches of odd length and what is no time, each in its own cell",
      lines: ["ID:,1", "07:2016:0,07:20 x,24:00"],
      said: [
        "K205 blok.csv:4:1 jam @A [07:2016:0] hh:mm, hh:mm:ss, hh:mm hh:mm, hh:mmhh:mm, hh:mm:ss hh:mm:ss, hh:mm:sshh:mm:ss",
        "K205 blok.csv:4:2 jam @A [07:20 x] hh:mm, hh:mm:ss, hh:mm hh:mm, hh:mmhh:mm, hh:mm:ss hh:mm:ss, hh:mm:sshh:mm:ss",
        "K205 blok.csv:4:3 jam @A [24:00] hh:mm, hh:mm:ss, hh:mm hh:mm, hh:mmhh:mm, hh:mm:ss hh:mm:ss, hh:mm:sshh:mm:ss",
      ]),
    Report(
      testDescription: "numbers of days twice", lines: ["ID:,1", "07:20,,"], said: ["K034 blok.csv:2:3 tanggal [4]"],
      head: ["Periode,2026-08-03 ~ 2026-08-05", "3,4,4,5"]),
    Report(
      testDescription: "numbers of days out of order", lines: ["ID:,1", "07:20,,"],
      said: ["K034 blok.csv:2:2 tanggal [3]"],
      head: ["Periode,2026-08-03 ~ 2026-08-05", "4,3,5"]),
    Report(
      testDescription: "a month's end within the period", lines: ["ID:,1", "07:20,07:21,07:22"],
      days: ["@A 2026-07-31 07:20 - -", "@A 2026-08-01 07:21 - -", "@A 2026-08-02 07:22 - -"],
      head: ["Periode,2026-07-31 ~ 2026-08-02", "31,1,2"]),
    Report(
      testDescription: "cells beyond the month's end and beyond the line of days",
      lines: ["ID:,1", "07:20,-,07:21,07:22"], days: ["@A 2026-09-30 07:20 - -"],
      said: [
        "K035 blok.csv:4:2 tanggal [-]", "K035 blok.csv:4:3 tanggal [07:21]", "K035 blok.csv:4:4 tanggal [07:22]",
      ],
      head: ["Periode,2026-09-30 ~ 2026-09-30", "30,31"]),
    Report(
      testDescription: "a period that is none, or longer than a month", lines: ["ID:,1", "07:20,,"],
      said: ["K037 blok.csv:1:2 [2026-08-03 ~ 2026-09-05] yyyy-mm-dd"],
      head: ["Periode,2026-08-03 ~ 2026-09-05", "3,4,5"]),
    Report(
      testDescription: "no day of the period", lines: ["ID:,1", "07:20,,"], said: ["K038 blok.csv:2"],
      head: ["Periode,2026-08-20 ~ 2026-08-25", "3,4,5"]),
    Report(
      testDescription: "months one below the other: the other quarter's is named at its title",
      lines: [
        "ID:,1", "07:20,,", "Periode,2026-06-01 ~ 2026-06-03", "1,2,3", "ID:,1", "07:20,,",
        "Periode,2026-09-01 ~ 2026-09-03", "1,2,3", "ID:,1", "07:40,,",
      ],
      days: ["@A 2026-08-03 07:20 - -", "@A 2026-09-01 07:40 - -"],
      said: ["K950 blok.csv:5:2 [2026-06-01 ~ 2026-06-03] 2026-Q3"]),
    Report(
      testDescription: "the same page head once more begins no new period",
      lines: ["ID:,1", "07:20,,", "Periode,2026-08-03 ~ 2026-08-05", "3,4,5", "ID:,1", "07:40,,"],
      days: ["@A 2026-08-03 07:20 07:40 -"], said: ["K036 blok.csv:7:2 nip [1] 3"]),
  ]

  @Test(arguments: reports) func readsBlocks(_ report: Report) throws {
    let text = (report.head + report.lines).map { $0 + "\n" }.joined()
    let outcome = try Self.read(text)
    #expect(outcome.said == report.said)
    #expect(outcome.facts.dayLines == report.days)
    for size in [1, 7, 40] {
      let other = try Self.read(text, ReadingOptions(threads: 4, chunkSize: size))
      #expect(other.said == outcome.said && other.facts.dayLines == report.days, "in pieces of \(size)")
    }
  }

  /// The lines above the rows are no rows; a cell without punches is counted.
  @Test func countsRows() throws {
    let outcome = try Self.read("Periode,2026-08-03 ~ 2026-08-05\n3,4,5\nID:,1\n07:2016:00,,\nID:,3\n,,07:20\n")
    #expect(outcome.counts(.attendance) == [2, 0, 0, 0, 4])
  }
}

/// Sheets of a month: its name in a title, a column for each day.
@Suite struct MonthSheetTests {
  private static func read(
    _ text: String, days: String = "period: {line: judul, months: [mmmm yyyy]}", table: Table = .attendance,
    value: String = "kode"
  ) throws -> Exports.Outcome {
    var exports = Exports()
    exports.put(text, as: "lembar.csv")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: lembar
        title: lembar
        table: \(table.rawValue)
        files: [lembar.csv]
        skip_lines: 1
        lines: {judul: {line: 1}}
        days: {\(days)}
        columns: {nip: NIP, \(value): {values: {A: TK, P: PAGI}}}
        unpivot: {name: tanggal, value: \(value), columns: days, empty: skip}
        ignore: [No]
        """)
    return try exports.read()
  }

  @Test func readsCodesOfTheMonthInTheTitle() throws {
    let outcome = try Self.read("REKAP BULAN: AGUSTUS 2026,,\nNo,NIP,01,2,3,31\n1,@A,,A,DL,CT\n2,@C,H,,,\n")
    #expect(outcome.said == [])
    #expect(
      outcome.facts.dayLines == [
        "@C 2026-08-01 - - H", "@A 2026-08-02 - - TK", "@A 2026-08-03 - - DL", "@A 2026-08-31 - - CT",
      ])
  }

  /// Rosters of shifts have the same shape.
  @Test func readsShifts() throws {
    let outcome = try Self.read("Jadwal Juli 2026\nNIP,1,2\n@B,P,OFF\n", table: .shifts, value: "shift")
    #expect(outcome.said == [])
    #expect(outcome.facts.shiftLines == ["@B 2026-07-01 PAGI", "@B 2026-07-02 OFF"])
  }

  @Test func readsWholeDatesInTheHeader() throws {
    let outcome = try Self.read(
      "judul\nNIP,31/07/2026,01/08/2026,No\n@A,DL,CT,1\n", days: "dates: [dd/mm/yyyy]")
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines == ["@A 2026-07-31 - - DL", "@A 2026-08-01 - - CT"])
  }

  static let odd: [(text: String, days: String, said: [String])] = [
    ("REKAP SEPTEMBER 2026\nNIP,30,31\n@A,DL,DL\n", "", ["K035 lembar.csv:3:3 31 [DL]"]),
    ("REKAP SEPTEMBER 2026\nNIP,30,31\n@A,DL, \n", "", []),
    ("REKAP 2026\nNIP,30,31\n@A,DL,DL\n", "", ["K037 lembar.csv:1:1 [REKAP 2026] mmmm yyyy"]),
    (
      "JULI 2026 - AGUSTUS 2026\nNIP,30\n@A,DL\n", "",
      ["K037 lembar.csv:1:1 [JULI 2026 - AGUSTUS 2026] mmmm yyyy"]
    ),
    ("JUNI 2026\nNIP,30\n@A,DL\n", "", ["K950 lembar.csv:1:1 [JUNI 2026] 2026-Q3"]),
    ("JULI 2026\nNIP,30,030,29\n@A,DL,,\n", "", ["K005 lembar.csv:2:3 [030] NIP,30,29,No"]),
    ("JULI 2026\nNIP,1,01\n@A,DL,\n", "", ["K034 lembar.csv:2:3 01 [01]"]),
    ("JULI 2026\nNIP,1,1\n@A,DL,\n", "", ["K006 lembar.csv:2:3 1 [1] 2"]),
    ("JULI 2026\nNIP,2,1\n@A,DL,\n", "", ["K034 lembar.csv:2:3 1 [1]"]),
    ("JULI 2026\nNIP,No\n@A,1\n", "", ["K038 lembar.csv:2"]),
    ("JULI 2026\nNIP,1\n@A,X\n", "", ["K302 lembar.csv:3:2 1 @A [X] H, CT, DL, TB, TK"]),
    ("JULI 2026\nNIP,1\n@A,DL\n", "period: {constant: 2026-09, months: [yyyy-mm]}", []),
  ]

  @Test(arguments: odd) func saysWhatIsOdd(_ text: String, _ days: String, _ said: [String]) throws {
    let outcome = days.isEmpty ? try Self.read(text) : try Self.read(text, days: days)
    #expect(outcome.said == said)
  }
}
