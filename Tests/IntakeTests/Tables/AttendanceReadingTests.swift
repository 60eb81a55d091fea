import Kinerja
import Testing

@testable import Intake

/// kehadiran.csv: days with their punches and codes.
@Suite struct AttendanceReadingTests {
  static let faults: [(row: String, said: [String])] = [
    ("1980,2026-07-01,07:30,16:00,", ["K202 kehadiran.csv:2:1 nip [1980]"]),
    ("@D,2026-07-01,07:30,16:00,", ["K301 kehadiran.csv:2:1 nip @D [@D]"]),
    (
      "198001012005011000,2026-07-01,07:30,16:00,",
      ["K211 kehadiran.csv:2:1 nip 198001012005011000 [198001012005011000]"]
    ),
    ("@A,,07:30,16:00,", ["K201 kehadiran.csv:2:2 tanggal @A"]),
    ("@A,2026-07-32,07:30,16:00,", ["K203 kehadiran.csv:2:2 tanggal @A [2026-07-32]"]),
    ("@A,2026-09-31,07:30,16:00,", ["K203 kehadiran.csv:2:2 tanggal @A [2026-09-31]"]),
    ("@A,2026-07-00,07:30,16:00,", ["K203 kehadiran.csv:2:2 tanggal @A [2026-07-00]"]),
    ("@A,2026-06-31,07:30,16:00,", ["K203 kehadiran.csv:2:2 tanggal @A [2026-06-31]"]),
    ("@A,01/07/2026,07:30,16:00,", ["K203 kehadiran.csv:2:2 tanggal @A [01/07/2026]"]),
    ("@A,2026-07-01,24:00,16:00,", ["K205 kehadiran.csv:2:3 masuk @A [24:00]"]),
    ("@A,2026-07-01,07:30,7:30,", ["K205 kehadiran.csv:2:4 pulang @A [7:30]"]),
    (
      "@A,2026-07-01,07:30:60,16:60,",
      ["K205 kehadiran.csv:2:3 masuk @A [07:30:60]", "K205 kehadiran.csv:2:4 pulang @A [16:60]"]
    ),
    ("@A,2026-07-01,07:30,16:00,h", ["K302 kehadiran.csv:2:5 kode @A [h] H, CT, DL, TB, TK"]),
    (
      "1980,2026-13-01,7.30,,HADIR",
      [
        "K202 kehadiran.csv:2:1 nip [1980]", "K203 kehadiran.csv:2:2 tanggal [2026-13-01]",
        "K205 kehadiran.csv:2:3 masuk [7.30]", "K302 kehadiran.csv:2:5 kode [HADIR] H, CT, DL, TB, TK",
      ]
    ),
  ]

  @Test(arguments: faults) func findsWhatIsWrong(_ row: String, _ said: [String]) throws {
    let outcome = try Exports([row], in: .attendance).read()
    #expect(outcome.said == said)
    #expect(outcome.counts(.attendance) == [1, 0, 0, 1, 0])
    #expect(outcome.facts.dayLines == [])
    #expect(!outcome.reading.isUnrepairable)
  }

  /// A cell, and the day that it becomes; seconds are dropped, and an empty cell is no punch.
  @Test(arguments: [
    ("07:30,16:00,", "07:30 16:00 -"), ("07:30:59,16:00:00,H", "07:30 16:00 H"), ("00:00,23:59,", "00:00 23:59 -"),
    (",16:00,", "- 16:00 -"), ("07:30,,DL", "07:30 - DL"), (",,", "- - -"), (",,TK", "- - TK"),
  ])
  func keepsPunchesAndCodes(_ cells: String, _ day: String) throws {
    let outcome = try Exports(["@A,2026-07-01,\(cells)"], in: .attendance).read()
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines == ["@A 2026-07-01 \(day)"])
  }

  @Test func knowsTheQuartersDays() throws {
    let dates = [
      "2026-06-30", "2026-07-01", "2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01", "2026-09-30", "2026-10-01",
    ]
    let outcome = try Exports(dates.map { "@A,\($0),07:30,16:00," }, in: .attendance).read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.attendance) == [8, 2, 0, 0, 0])
    #expect(outcome.facts.dayLines == dates[1...6].map { "@A \($0) 07:30 16:00 -" })
  }

  /// Rows outside the quarter are counted and otherwise not checked.
  @Test func doesNotCheckWhatLiesOutside() throws {
    let rows = ["@A,2026-07-01,07:30,16:00,", "x,2026-10-01,y,z,HADIR"]
    let outcome = try Exports(rows, in: .attendance).read()
    #expect(outcome.said == [])
    #expect(outcome.counts(.attendance) == [2, 1, 0, 0, 0])
  }

  @Test(arguments: [
    ("2026-07-31", true), ("2026-08-01", false), ("2026-09-15", false), ("2026-09-16", true),
  ])
  func warnsOfDaysOutsideThePost(_ date: String, _ isFound: Bool) throws {
    let outcome = try Exports(["@C,\(date),07:30,14:00,"], in: .attendance).read()
    #expect(outcome.said == (isFound ? ["K922 kehadiran.csv:2:2 tanggal @C [\(date)] 2026-08-01–2026-09-15"] : []))
    #expect(outcome.facts.dayLines == ["@C \(date) 07:30 14:00 -"])
  }

  /// Only who is on a shift that ends on the next day, or on one that nothing is said of, may leave before they come.
  @Test(
    arguments: [
      ("@A", nil, true), ("@B", nil, false), ("@B", "MALAM", false), ("@B", "PAGI", true), ("@B", "OFF", true),
    ] as [(String, String?, Bool)])
  func warnsOfLeavingBeforeComing(_ nip: String, _ shift: String?, _ isFound: Bool) throws {
    var exports = Exports(["\(nip),2026-07-01,21:00,07:00,"], in: .attendance)
    if let shift { exports.put(["\(nip),2026-07-01,\(shift)"], in: .shifts) }
    let outcome = try exports.read()
    #expect(outcome.said == (isFound ? ["K921 kehadiran.csv:2:4 pulang \(nip) [07:00] 21:00"] : []))
    #expect(outcome.facts.dayLines == ["\(nip) 2026-07-01 21:00 07:00 -"])
  }

  /// The columns of midday punches may be absent, alone or together.
  @Test(arguments: [
    ("tengah_1,tengah_2", "12:01,13:02", "12:01 13:02"), ("tengah_1", "12:01:30", "12:01 -"),
    ("tengah_2", "13:02", "- 13:02"), ("tengah_2,tengah_1", "13:02,", "- 13:02"),
  ])
  func keepsMiddayPunches(_ columns: String, _ cells: String, _ noon: String) throws {
    var exports = Exports(
      ["@A,2026-07-01,07:30,16:00,,\(cells)"], in: .attendance,
      header: "nip,tanggal,masuk,pulang,kode,\(columns)")
    exports.put(["@B,2026-07-01,07:00,14:00,"], in: .attendance, part: "tanpa")
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines == ["@A 2026-07-01 07:30 16:00 - \(noon)", "@B 2026-07-01 07:00 14:00 -"])
  }

  @Test func findsMiddayPunchesThatAreNoTimes() throws {
    let exports = Exports(
      ["12:60,@A,2026-07-01,07:30,16:00,"], in: .attendance, header: "tengah_2,nip,tanggal,masuk,pulang,kode")
    let outcome = try exports.read()
    #expect(outcome.said == ["K205 kehadiran.csv:2:1 tengah_2 @A [12:60]"])
    #expect(outcome.facts.dayLines == [])
  }

  /// People are found whether their rows come in the roster's order or in any other, over more rows than are looked up at once.
  @Test func findsPeopleInAnyOrder() throws {
    let people = (2001...2200).map { "19800101200501\($0)" }
    var exports = Exports()
    exports.put(
      people.enumerated().map { "\($1),Orang \($0),U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01," }, in: .roster)
    let days = ["2026-07-01", "2026-07-02"]
    for order in [people, people.reversed()] {
      exports.put(days.flatMap { day in order.map { "\($0),\(day),07:30,16:00," } }, in: .attendance)
      let outcome = try exports.read()
      #expect(outcome.facts.dayLines == people.flatMap { nip in days.map { "\(nip) \($0) 07:30 16:00 -" } })
    }
  }
}
