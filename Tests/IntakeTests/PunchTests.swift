import Findings
import Foundation
import Kinerja
import Policies
import Testing

@testable import Intake

/// Punches become days: first in, last out, in the window of the day's shift.
@Suite struct PunchTests {
  static let office = "198001012005011001"
  static let nurse = "199002022015022002"

  static let profile = """
    schema: kinerja-profile/1
    id: alat
    title: alat
    table: kehadiran
    files: ["*.dat"]
    delimiter: tab
    cells: 3
    columns: {nip: {position: 1}, waktu: {position: 2, dates: ["yyyy-mm-dd hh:mm:ss"]}, status: {position: 3}}
    punches:
      day: {from: "04:00", to: "23:59", split: "12:00"}
      shifts:
        PAGI: {from: "04:00", to: "20:00", split: "10:30"}
        SIANG: {from: "10:00", to: "23:59", split: "17:30"}
        MALAM: {from: "17:00", to: "+12:00", split: "+02:00"}

    """

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// `nip|day|time|state`, the day being one of July or a whole date.
    var punches: [String]
    /// The nurse's shifts, by day of July.
    var shifts: [Int: String] = [:]
    /// What is added to the profile.
    var rules = ""
    /// `nip|day|masuk|pulang|tengah_1|tengah_2`.
    var days: [String]
    /// The findings: code, line and what they name.
    var said: [String] = []
  }

  static let cases: [Case] = [
    Case(
      testDescription: "first in, last out, whatever the order",
      punches: ["o|1|16:05:10|", "o|1|12:10:00|", "o|1|07:20:59|"], days: ["o|01|07:20|16:05||"]),
    Case(testDescription: "a lone punch before the split", punches: ["o|1|07:20:00|"], days: ["o|01|07:20|||"]),
    Case(testDescription: "a lone punch behind the split", punches: ["o|1|16:20:00|"], days: ["o|01||16:20||"]),
    Case(
      testDescription: "two punches within a minute are one", punches: ["o|1|07:20:00|", "o|1|07:20:59|"],
      days: ["o|01|07:20|||"]),
    Case(
      testDescription: "two punches a minute apart are two", punches: ["o|1|07:20:00|", "o|1|07:21:00|"],
      days: ["o|01|07:20|07:21||"]),
    Case(
      testDescription: "a night shift ends on the day after",
      punches: ["n|1|20:50:00|", "n|2|07:05:00|"], shifts: [1: "MALAM"], days: ["n|01|20:50|07:05||"]),
    Case(
      testDescription: "two nights one after the other",
      punches: ["n|1|20:50:00|", "n|2|07:05:00|", "n|2|20:55:00|", "n|3|07:10:00|"],
      shifts: [1: "MALAM", 2: "MALAM"], days: ["n|01|20:50|07:05||", "n|02|20:55|07:10||"]),
    Case(
      testDescription: "a night, then an afternoon",
      punches: ["n|1|20:50:00|", "n|2|07:05:00|", "n|2|13:50:00|", "n|2|21:02:00|"],
      shifts: [1: "MALAM", 2: "SIANG"], days: ["n|01|20:50|07:05||", "n|02|13:50|21:02||"]),
    Case(
      testDescription: "the end of a night without its beginning", punches: ["n|2|07:05:00|"], shifts: [1: "MALAM"],
      days: ["n|01||07:05||"]),
    Case(
      testDescription: "the beginning of an afternoon alone", punches: ["n|1|13:53:00|"], shifts: [1: "SIANG"],
      days: ["n|01|13:53|||"]),
    Case(
      testDescription: "a day off has no window", punches: ["n|1|08:00:00|"], shifts: [1: "OFF"], days: [],
      said: ["K946 alat.dat 1/1", "K945 alat.dat:1 1"]),
    Case(
      testDescription: "a day that the roster of shifts does not name",
      punches: ["n|1|06:50:00|", "n|1|14:10:00|", "n|2|06:50:00|", "n|2|14:10:00|"], shifts: [1: "PAGI"],
      days: ["n|01|06:50|14:10||"],
      said: ["K968 alat.dat:3:2 2 (\(nurse) 2026-07-02, …)", "K946 alat.dat 2/4"]),
    Case(
      testDescription: "the last night of the quarter ends behind it",
      punches: ["n|2026-09-30|20:50:00|", "n|2026-10-01|07:05:00|"], shifts: [92: "MALAM"],
      days: ["n|2026-09-30|20:50|07:05||"]),
    Case(
      testDescription: "outside every window", punches: ["o|1|03:59:59|"], days: [],
      said: ["K946 alat.dat 1/1", "K945 alat.dat:1 1"]),
    Case(
      testDescription: "a midday punch fills its column alone",
      punches: ["o|1|07:20:00|", "o|1|12:15:00|", "o|1|12:40:00|", "o|1|16:02:00|"],
      rules: "  midday: [{from: \"12:00\", to: \"13:00\"}]\n", days: ["o|01|07:20|16:02|12:15|"]),
    Case(
      testDescription: "four punches a day",
      punches: ["o|1|07:20:00|", "o|1|12:05:00|", "o|1|13:05:00|", "o|1|16:02:00|"],
      rules: "  midday: [{from: \"12:00\", to: \"12:30\"}, {from: \"13:00\", to: \"13:30\"}]\n",
      days: ["o|01|07:20|16:02|12:05|13:05"]),
    Case(
      testDescription: "a midday punch alone", punches: ["o|1|12:15:00|"],
      rules: "  midday: [{from: \"12:00\", to: \"13:00\"}]\n", days: ["o|01|||12:15|"]),
    Case(
      testDescription: "states say which is which",
      punches: ["o|1|07:20:00|1", "o|1|07:25:00|0", "o|1|16:02:00|1", "o|1|17:00:00|0"],
      rules: "  states: {in: [\"0\"], out: [\"1\"]}\n", days: ["o|01|07:25|16:02||"]),
    Case(
      testDescription: "in an overlap, an in belongs to the later day",
      punches: ["n|1|20:50:00|0", "n|2|06:48:00|0", "n|2|07:05:00|1", "n|2|14:01:00|1"],
      shifts: [1: "MALAM", 2: "PAGI"], rules: "  states: {in: [\"0\"], out: [\"1\"]}\n",
      days: ["n|01|20:50|07:05||", "n|02|06:48|14:01||"]),
  ]

  private func date(_ text: Substring) -> String {
    text.count > 2 ? String(text) : "2026-07-" + (text.count < 2 ? "0" : "") + text
  }

  private func nip(_ text: Substring) -> String { text == "o" ? Self.office : Self.nurse }

  @Test(arguments: cases) func makesDaysOfPunches(_ test: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let base = URL(filePath: #filePath).appending(path: "../../../fixtures/errors/data/base").standardized
    try FileManager.default.copyItem(at: base, to: folder)
    try FileManager.default.removeItem(at: folder.appending(path: "kehadiran.csv"))
    let quarter = Quarter("2026-Q3")!
    var shifts = "nip,tanggal,shift\n"
    for (day, shift) in test.shifts { shifts += "\(Self.nurse),\(quarter.day(day - 1)),\(shift)\n" }
    try shifts.write(to: folder.appending(path: "jadwal.csv"), atomically: false, encoding: .utf8)
    var log = ""
    for punch in test.punches {
      let parts = punch.split(separator: "|", omittingEmptySubsequences: false)
      log += "\(nip(parts[0]))\t\(date(parts[1])) \(parts[2])\t\(parts[3])\n"
    }
    try log.write(to: folder.appending(path: "alat.dat"), atomically: false, encoding: .utf8)

    let profile = try ProfileReader.read(Array((Self.profile + test.rules).utf8), name: "alat").get()
    let policyFile = base.appending(path: "../../../policies/contoh-bengkulu.yaml").standardized
    let policy = try PolicyReader.read(Array(Data(contentsOf: policyFile)), name: "contoh").get()
    #expect(profile.faults(under: policy, quarter) == [])
    var findings: [Finding] = []
    let input = try InputFolder(path: folder.path, profiles: [profile])
    let reading = try readQuarter(
      input, Codebook(policy, quarter), asOf: quarter.last, options: ReadingOptions(),
      log: FindingLog { findings.append($0) })
    #expect(findings.map { "\($0.code.rawValue) \($0.place) \($0.detail)" } == test.said)
    let rows = try findRows(
      of: .attendance, in: input, firstCells: nil, corrections: [], facts: reading.facts, options: ReadingOptions())
    let expected = test.days.map { day -> [String] in
      let parts = day.split(separator: "|", omittingEmptySubsequences: false)
      return [
        nip(parts[0]), date(parts[1]), String(parts[2]), String(parts[3]), "", String(parts[4]), String(parts[5]),
      ]
    }
    #expect(rows.map { row in AttendanceColumn.allCases.map { row.text($0) } } == expected)
  }
}
