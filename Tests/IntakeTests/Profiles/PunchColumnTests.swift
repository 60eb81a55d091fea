import Kinerja
import Testing

@testable import Intake

/// Punches whose day and time stand in cells of their own: pairs across a row, and lists of times in one cell.
@Suite struct PunchColumnTests {
  private static func read(_ text: String, columns: String, unpivot: String = "", punches: String = "") throws
    -> Exports.Outcome
  {
    var exports = Exports()
    exports.put(text, as: "jam.csv")
    exports.put(["@B,2026-08-03,MALAM", "@B,2026-08-04,OFF"], in: .shifts)
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: jam
        title: jam
        table: kehadiran
        files: [jam.csv]
        times: ["hh:mm", "hh:mm:ss"]
        columns: {nip: NIP, tanggal: Tgl\(columns)}
        \(unpivot)
        ignore: "*"
        punches:
          day: {from: "04:00", to: "23:59", split: "12:00"}
          shifts: {MALAM: {from: "17:00", to: "+12:00", split: "+02:00"}}
        \(punches)
        """)
    return try exports.read()
  }

  private static let pairs =
    "unpivot: {name: status, value: jam, empty: skip, columns: {i1: In 1, o1: Out 1, i2: {from: In 2, optional: true}, o2: {from: [Out 2], optional: true}}}"
  private static let states = "  states: {in: [i1, i2], out: [o1, o2]}"

  /// The first time in and the last one out, however many pairs the file has.
  @Test func takesPairsAcrossARow() throws {
    let two = try Self.read(
      "NIP,Tgl,In 1,Out 1,In 2,Out 2\n@A,2026-08-03,07:25,12:01,13:02,16:05\n@A,2026-08-04,07:40,16:02,,\n@A,2026-08-05,07:31,,,\n@A,2026-08-06,,,,\n",
      columns: "", unpivot: Self.pairs, punches: Self.states)
    #expect(two.said == [])
    #expect(
      two.facts.dayLines == [
        "@A 2026-08-03 07:25 16:05 -", "@A 2026-08-04 07:40 16:02 -", "@A 2026-08-05 07:31 - -",
      ])
    let one = try Self.read(
      "NIP,Tgl,In 1,Out 1\n@A,2026-08-03,07:25,16:05\n", columns: "", unpivot: Self.pairs, punches: Self.states)
    #expect(one.facts.dayLines == ["@A 2026-08-03 07:25 16:05 -"])
  }

  /// What is wrong with a time is said of its own cell; a column that the profile needs is missed, and one that nearly has
  /// the name of an optional one too.
  @Test(
    arguments: [
      ("In 1,Out 1\n@A,2026-08-03,7:25,16:05\n", ["K205 jam.csv:2:3 In 1 @A [7:25] hh:mm, hh:mm:ss"]),
      ("In 1,Out 1\n@A,2026-13-03,07:25,\n", ["K203 jam.csv:2:2 Tgl @A [2026-13-03]"]),
      ("In 1,Keluar\n@A,2026-08-03,07:25,\n", ["K017 jam.csv:1 jam \"Out 1\""]),
      ("In 1,Out 1,in 2\n@A,2026-08-03,07:25,,\n", ["K017 jam.csv:1 jam [in 2] \"In 2\""]),
    ])
  func namesTheCell(_ text: String, _ said: [String]) throws {
    #expect(try Self.read("NIP,Tgl," + text, columns: "", unpivot: Self.pairs, punches: Self.states).said == said)
  }

  /// A row that is one shift goes on past midnight; rows of the calendar leave the end of a night to the day after.
  @Test func knowsTheShiftOfARow() throws {
    let text = "NIP,Tgl,In 1,Out 1\n@B,2026-08-03,20:55,07:05\n"
    let shift = try Self.read(text, columns: "", unpivot: Self.pairs, punches: Self.states + "\n  rows: shift")
    #expect(shift.said == [] && shift.facts.dayLines == ["@B 2026-08-03 20:55 07:05 -"])
    let day = try Self.read(text, columns: "", unpivot: Self.pairs, punches: Self.states)
    #expect(day.said == ["K946 jam.csv 1/2"] && day.facts.dayLines == ["@B 2026-08-03 20:55 - -"])
  }

  /// Beyond its shift's window a punch comes to nothing.
  @Test func aShiftHasAnEnd() throws {
    let outcome = try Self.read(
      "NIP,Tgl,In 1,Out 1\n@B,2026-08-03,20:55,12:01\n@A,2026-08-03,07:20,03:59\n@B,2026-08-04,08:00,09:00\n",
      columns: "", unpivot: Self.pairs, punches: Self.states + "\n  rows: shift")
    #expect(outcome.said == ["K946 jam.csv 4/6"])
    #expect(outcome.facts.dayLines == ["@A 2026-08-03 07:20 - -", "@B 2026-08-03 20:55 - -"])
  }

  /// A list of a person's days with all times of a day in one cell; an empty one is a day without punches.
  @Test func takesListsOfTimes() throws {
    let outcome = try Self.read(
      "NIP,Tgl,Scan\n@A,2026-08-03,07:25 12:01 13:02 16:05\n@A,2026-08-04,\n@A,2026-08-05,07:3016:10\n",
      columns: ", jam: {from: Scan, several: true}")
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines == ["@A 2026-08-03 07:25 16:05 -", "@A 2026-08-05 07:30 16:10 -"])
    #expect(outcome.counts(.attendance) == [3, 0, 0, 0, 1])
  }

  /// Punches within a minute are one, whether their seconds are written in one cell with the day or not.
  @Test func keepsSeconds() throws {
    let outcome = try Self.read(
      "NIP,Tgl,Scan\n@A,2026-08-03,07:25:50 07:26:49\n@A,2026-08-04,07:25:50 07:26:50\n",
      columns: ", jam: {from: Scan, several: true}")
    #expect(outcome.facts.dayLines == ["@A 2026-08-03 07:25 - -", "@A 2026-08-04 07:25 07:26 -"])
  }
}
