import Kinerja
import SmallQuarters
import Testing

@testable import Intake

/// What shows only when a file has been read to its end: line ends, a cut file, another quarter, thousands points.
@Suite struct FileReviewTests {
  private static let header = "nip,tanggal,shift"

  /// Lines of jadwal.csv with their ends, with what is said of them.
  static let ends: [(text: String, said: [String])] = [
    ("\(header)\n@B,2026-07-01,PAGI\n", []),
    ("\(header)\r\n@B,2026-07-01,PAGI\r\n", []),
    ("\(header)\r\n@B,2026-07-01,PAGI\n", ["K904 jadwal.csv:2"]),
    ("\(header)\n@B,2026-07-01,PAGI\n\r\n@B,2026-07-02,PAGI\n", ["K904 jadwal.csv:3"]),
    ("\(header)\r@B,2026-07-01,PAGI\r", ["K905 jadwal.csv:1"]),
    ("\(header)\n@B,2026-07-01,PAGI\r@B,2026-07-02,PAGI\n", ["K905 jadwal.csv:2"]),
    ("\(header)\n@B,2026-07-01,PAGI", ["K906 jadwal.csv:2"]),
    ("\(header)\n@B,2026-07-01,PAGI\n@B,2026-07-02,OFF", ["K906 jadwal.csv:3"]),
    ("\(header)\n@B,2026-06-30,PAGI\n@B,2026-10-01,PAGI\n", ["K903 jadwal.csv [2]"]),
    ("\(header)\n@B,2026-06-30,PAGI\n@B,2026-09-30,PAGI\n", []),
    ("\(header)\n", []),
  ]

  @Test(arguments: ends, [1, 9, 1 << 20]) func looksAtTheWholeFile(
    _ test: (text: String, said: [String]), _ chunkSize: Int
  ) throws {
    var exports = Exports()
    exports.put(test.text, as: "jadwal.csv")
    #expect(try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize)).said == test.said)
  }

  /// Targets of one column, on lines 2 and on, with the line and the number of those that may have a thousands point.
  static let thousands: [(numbers: [String], said: String?)] = [
    (["1.234"], "K907 target.csv:2:6 target [1.234] 1"),
    (["5", "1.234", "12", "999.000"], "K907 target.csv:3:6 target [1.234] 2"),
    (["1.234", "1.5"], "K940 target.csv:2:6 target [1.234] 1"),
    (["12.34", "7", "1.250"], "K940 target.csv:4:6 target [1.250] 1"),
    (["1.234", "1.5", "0.125"], nil), (["1.234", "12.3456"], nil), (["1.234", "1234.567"], nil),
    (["0.123"], nil), (["1234.567"], nil), (["1.2345"], nil), (["1", "2"], nil), (["1.5", "2.25"], nil),
  ]

  @Test(arguments: thousands, [1, 1 << 20]) func warnsOfThousandsPoints(
    _ test: (numbers: [String], said: String?), _ chunkSize: Int
  ) throws {
    var exports = Exports()
    exports.put(test.numbers.indices.map { "I\($0),1" }, in: .norms)
    exports.put(test.numbers.enumerated().map { "@A,I\($0),,,MAX,\($1),1,1" }, in: .targets)
    let outcome = try exports.read(ReadingOptions(chunkSize: chunkSize))
    #expect(outcome.said == [test.said].compactMap { $0 })
    // A warning takes nothing away.
    #expect(outcome.facts.targetLines.count == test.numbers.count)
  }

  /// Each column is looked at by itself.
  @Test func looksAtColumnsOneByOne() throws {
    #expect(
      try Exports(["@A,I1,,,MAX,1.234,1.5,2.000", "@B,I1,,,MAX,3.456,1.234,1"], in: .targets).said() == [
        "K907 target.csv:2:6 target [1.234] 2", "K940 target.csv:3:7 realisasi [1.234] 1",
        "K907 target.csv:2:8 bobot [2.000] 1",
      ])
  }

  /// Of many such cells the first are named, each with the number of all.
  @Test(arguments: [1, 1 << 20]) func namesTheFirstOfManyCells(_ chunkSize: Int) throws {
    var exports = Exports()
    exports.put((0..<30).map { "I\($0),1" }, in: .norms)
    exports.put((0..<30).map { "@A,I\($0),,,MAX,\($0 == 0 ? "1.5" : "1.250"),1.5,1" }, in: .targets)
    #expect(
      try exports.read(ReadingOptions(chunkSize: chunkSize)).said
        == (3...22).map { "K940 target.csv:\($0):6 target [1.250] 29" })
  }

  /// Days of @A in July with these times, one a row from line 2 on.
  private static func days(_ times: [String]) -> [String] {
    times.enumerated().map { "@A,2026-0\(7 + $0 / 20)-\(10 + $0 % 20),\($1)" }
  }

  /// Times of a schedule in the place of punches, over at least 20 rows that have one.
  static let schedules: [(times: [String], said: [String])] = [
    (
      Array(repeating: "07:30,16:00,", count: 20),
      ["K947 kehadiran.csv:2:3 masuk [07:30] 20", "K947 kehadiran.csv:2:4 pulang [16:00] 20"]
    ),
    (
      [",16:01,"] + Array(repeating: "08:00,16:02,", count: 10) + Array(repeating: "07:30,16:03,", count: 10),
      ["K947 kehadiran.csv:3:3 masuk [07:30, 08:00] 20"]
    ),
    (Array(repeating: "07:30,16:00,", count: 19), []),
    (Array(repeating: "07:30,,", count: 18) + ["07:31,,", "07:32,,"], []),
    (Array(repeating: ",,DL", count: 20), []),
  ]

  @Test(arguments: schedules, [1, 50, 1 << 20]) func warnsOfSchedulesForPunches(
    _ test: (times: [String], said: [String]), _ chunkSize: Int
  ) throws {
    let exports = Exports(Self.days(test.times), in: .attendance)
    #expect(try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize)).said == test.said)
  }

  /// Codes `H` without times: the policy makes absences of them.
  static let marks: [(rows: [String], said: [String])] = [
    ([",,H", ",,H", ",,H"], ["K043 kehadiran.csv 3/3"]), ([",,H", ",,H"], []), ([",,", ",,", ",,"], []),
    ([",,H", ",,H", ",,H", "07:30,,"], []), ([",,H", ",,H", ",,H", ",,DL"], ["K043 kehadiran.csv 3/3"]),
    (Array(repeating: ",,H", count: 19) + ["07:30,,H"], ["K043 kehadiran.csv 19/20"]),
    (Array(repeating: ",,H", count: 18) + ["07:30,,H"], []),
  ]

  @Test(arguments: marks, [1, 1 << 20]) func refusesMarksWithoutTimes(
    _ test: (rows: [String], said: [String]), _ chunkSize: Int
  ) throws {
    let exports = Exports(Self.days(test.rows), in: .attendance)
    #expect(try exports.read(ReadingOptions(chunkSize: chunkSize)).said == test.said)
  }

  /// Where the policy makes something else of a presence without a time, it is a warning.
  @Test func warnsOfMarksThatAreNoAbsence() throws {
    var small = SmallPolicy()
    small.attendance.noPunches = "DL"
    let exports = Exports(Self.days([",,H", ",,H", ",,H"]), in: .attendance)
    #expect(try exports.read(under: small.policy).said == ["K948 kehadiran.csv 3/3"])
  }

  /// Two files of a table with the same bytes; without rows they may be alike.
  @Test func warnsOfDoubledFiles() throws {
    var exports = Exports(["@A,2026-07-01,07:30,16:00,"], in: .attendance)
    exports.put(["@A,2026-07-01,07:30,16:00,"], in: .attendance, part: "salinan")
    exports.put([], in: .attendance, part: "kosong")
    exports.put([], in: .attendance, part: "kosong-2")
    let outcome = try exports.read()
    #expect(outcome.said == ["K902 kehadiran.csv kehadiran-salinan.csv"])
    #expect(outcome.counts(.attendance) == [2, 0, 1, 0, 0])
  }

  /// Size, rows and digest of the bytes as they lie on the disk, in pieces of any size on any number of threads; the digest
  /// is that of `sha256sum`.
  @Test(arguments: [(1, 1), (1, 7), (3, 1), (8, 5), (2, 1 << 20)]) func recordsTheBytesOfAFile(
    _ threads: Int, _ chunkSize: Int
  ) throws {
    var exports = Exports()
    exports.put("kelas_jabatan,unit_kode,nilai\r\n\r\n8,*,3000000\r\n9,U2,4000000\r\n", as: "tarif.csv")
    let record = try #require(
      try exports.read(ReadingOptions(threads: threads, chunkSize: chunkSize)).reading.tables[.tariffs]?.files.first)
    #expect(record.name == "tarif.csv" && record.bytes == 60 && record.rows == 2 && record.profile == nil)
    #expect("\(record.digest)" == "2c74a695837d3e3f8aec07e1ad7982dfc66de7bfe234488e3fa2271038485c0f")
  }
}
