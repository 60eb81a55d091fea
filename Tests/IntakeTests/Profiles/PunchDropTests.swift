import Kinerja
import Testing

@testable import Intake

/// What of a device's punches comes to nothing, and what is said of it; days made of the punches of several devices.
@Suite struct PunchDropTests {
  /// A profile of devices whose rows are PIN, moment and state.
  private static func profile(
    _ id: String, files: String, pins: String = "pin.csv", unknown: String = "error", day: String = day,
    more: String = ""
  ) -> String {
    """
    schema: kinerja-profile/1
    id: \(id)
    title: \(id)
    table: kehadiran
    files: ["\(files)"]
    delimiter: "|"
    cells: 3
    keys: {pin: {file: \(pins), from: pin, to: nip, unknown: \(unknown)}}
    columns: {nip: {position: 1, key: pin}, waktu: {position: 2, dates: ["yyyy-mm-dd hh:mm:ss"]}, status: {position: 3}}
    punches:
      day: {\(day)}
    \(more)
    """
  }

  private static let day = #"from: "04:00", to: "23:59", split: "12:00""#
  private static let states = #"  states: {in: ["0"], out: ["1"]}"#
  private static let pins = "pin,nip\n1,@A\n3,@C\n"

  /// Rows of `PIN|day of August|time|state`, the day being a whole date where it is longer.
  private static func log(_ punches: [String]) -> String {
    punches.map { punch in
      let parts = punch.split(separator: "|", omittingEmptySubsequences: false)
      let day = parts[1].count > 2 ? String(parts[1]) : "2026-08-\(parts[1])"
      return "\(parts[0])|\(day) \(parts[2])|\(parts[3])\n"
    }.joined()
  }

  struct Drop: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var punches: [String]
    var unknown = "error"
    var more = ""
    var days: [String] = []
    var said: [String] = []
    /// `reason count` of each reason.
    var drops: [String] = []
  }

  static let drops: [Drop] = [
    Drop(
      testDescription: "states that are neither in nor out, each with its number",
      punches: ["1|03|07:20:00|0", "1|03|16:00:00|4", "1|04|07:20:00|4", "1|04|16:00:00|1", "1|05|16:00:00|255"],
      more: states, days: ["@A 2026-08-03 07:20 - -", "@A 2026-08-04 - 16:00 -"],
      said: [
        "K041 a.txt 3/5", "K942 a.txt:2:3 status [4] 2", "K942 a.txt:5:3 status [255] 1", "K946 a.txt 3/5",
      ],
      drops: ["state 3"]),
    Drop(
      testDescription: "a clock that was reset",
      punches: ["1|03|07:20:00|", "1|2000-01-01|16:00:00|", "3|2027-10-01|16:00:00|", "3|2027-10-02|16:00:00|"],
      days: ["@A 2026-08-03 07:20 - -"],
      said: ["K944 a.txt:2:2 waktu [2000-01-01 16:00:00] 2", "K945 a.txt:4 @C 1"],
      drops: ["outsideQuarter 1", "distantDate 2"]),
    Drop(
      testDescription: "days around the quarter are nothing odd",
      punches: ["1|2026-06-30|07:20:00|", "1|2025-07-01|07:20:00|", "1|2026-10-01|07:20:00|", "1|03|07:20:00|"],
      days: ["@A 2026-08-03 07:20 - -"], drops: ["outsideQuarter 3"]),
    Drop(
      testDescription: "a person of whom every punch is dropped",
      punches: ["1|03|03:00:00|", "1|04|03:59:59|", "3|03|07:20:00|", "3|04|03:00:00|"],
      days: ["@C 2026-08-03 07:20 - -"], said: ["K946 a.txt 3/4", "K945 a.txt:1 @A 2"], drops: ["window 3"]),
    Drop(
      testDescription: "five of a hundred dropped punches are nothing odd",
      punches: (0..<95).map { "1|03|07:\(10 + $0 % 50):00|" } + (0..<5).map { "1|03|03:0\($0):00|" },
      days: ["@A 2026-08-03 07:10 07:59 -"], drops: ["window 5"]),
    Drop(
      testDescription: "one state of two", punches: (3...6).map { "1|0\($0)|07:20:00|0" }, more: states,
      days: (3...6).map { "@A 2026-08-0\($0) 07:20 - -" }, said: ["K943 a.txt [in] 4"]),
    Drop(
      testDescription: "three punches of one state are nothing odd", punches: (3...5).map { "1|0\($0)|16:20:00|1" },
      more: states, days: (3...5).map { "@A 2026-08-0\($0) - 16:20 -" }),
    Drop(
      testDescription: "an unknown PIN once, with its rows",
      punches: ["1|03|07:20:00|", "9|03|07:20:00|", "8|03|07:20:00|", "9|03|16:20:00|", "1|03|16:20:00|", "3|x|y|"],
      days: ["@A 2026-08-03 07:20 16:20 -"],
      said: [
        "K203 a.txt:6:2 waktu @C [2026-08-x y] yyyy-mm-dd hh:mm:ss", "K213 a.txt:2:1 nip [9] pin.csv (2×)",
        "K213 a.txt:3:1 nip [8] pin.csv (1×)",
      ]),
    Drop(
      testDescription: "leading zeros",
      punches: ["01|03|07:20:00|", "1|03|07:20:00|", "001|03|07:20:00|", "3|03|07:20:00|"],
      days: ["@A 2026-08-03 07:20 - -", "@C 2026-08-03 07:20 - -"],
      said: ["K240 a.txt:1:1 nip [01] pin.csv: 1 (1×)", "K240 a.txt:3:1 nip [001] pin.csv: 1 (1×)"]),
    Drop(
      testDescription: "leading zeros of PINs that are left out",
      punches: [
        "01|03|07:20:00|", "1|03|07:20:00|", "01|04|07:20:00|", "1|04|07:20:00|", "0|04|07:20:00|", "3|04|07:20:00|",
      ],
      unknown: "ignore",
      days: ["@A 2026-08-03 07:20 - -", "@A 2026-08-04 07:20 - -", "@C 2026-08-04 07:20 - -"],
      said: ["K941 a.txt:1:1 nip [01] pin.csv: 1 (2×)"], drops: ["unknownKey 3"]),
    Drop(
      testDescription: "more than half the rows left out",
      punches: ["1|03|07:20:00|", "8|03|07:20:00|", "9|03|07:20:00|"],
      unknown: "ignore", days: ["@A 2026-08-03 07:20 - -"], said: ["K040 a.txt 2/3"], drops: ["unknownKey 2"]),
    Drop(
      testDescription: "a device of many offices", punches: ["1|03|07:20:00|", "8|03|07:20:00|", "9|03|07:20:00|"],
      unknown: "ignore_most", days: ["@A 2026-08-03 07:20 - -"], drops: ["unknownKey 2"]),
    Drop(
      testDescription: "leading zeros on a device of many offices", punches: ["01|03|07:20:00|", "03|03|07:20:00|"],
      unknown: "ignore_most",
      said: ["K941 a.txt:1:1 nip [01] pin.csv: 1 (1×)", "K941 a.txt:2:1 nip [03] pin.csv: 3 (1×)", "K040 a.txt 2/2"],
      drops: ["unknownKey 2"]),
    Drop(
      testDescription: "PINs and states together are more than half",
      punches: ["1|03|07:20:00|0", "1|03|16:20:00|1", "1|03|12:20:00|7", "9|03|07:20:00|0", "8|03|07:20:00|0"],
      unknown: "ignore", more: states, days: ["@A 2026-08-03 07:20 16:20 -"],
      said: ["K041 a.txt 1/5", "K942 a.txt:3:3 status [7] 1", "K946 a.txt 1/3"], drops: ["unknownKey 2", "state 1"]),
  ]

  @Test(arguments: drops, [1, 64, 1 << 20]) func saysWhatComesToNothing(_ test: Drop, _ chunkSize: Int) throws {
    var exports = Exports()
    exports.put(Self.pins, as: "pin.csv")
    exports.put(Self.log(test.punches), as: "a.txt")
    try exports.use(profile: Self.profile("alat", files: "*.txt", unknown: test.unknown, more: test.more))
    let outcome = try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize))
    #expect(outcome.said == test.said)
    #expect(outcome.facts.dayLines.sorted() == test.days)
    #expect(Self.reasons(outcome, "a.txt") == test.drops)
  }

  private static func reasons(_ outcome: Exports.Outcome, _ file: String) -> [String] {
    let counts = outcome.reading.tables[.attendance]?.drops.first { $0.file == file }?.counts ?? DropCounts()
    return DropReason.allCases.filter { counts[$0] > 0 }.map { "\($0) \(counts[$0])" }
  }

  /// Keys beyond the limit are named row by row, and none is lost.
  @Test func tellsApartSoManyKeys() {
    var keys = UnknownKeys()
    let rows = UnknownKeys.Rows(count: 1, line: 0, field: 1, table: "t", near: nil, isIgnored: false)
    let added = ["1", "2", "3", "1"].map { keys.add($0, AnyColumn(rawValue: 0), rows, limit: 2) }
    #expect(added == [true, true, false, true])
    #expect(keys.inOrder.map { "\($0.text) \($0.rows.count)" } == ["1 2", "2 1"])
  }

  // MARK: Several devices

  struct Devices: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var first: [String]
    var second: [String]
    var firstDay = day
    var secondDay = day
    var firstMore = ""
    var secondMore = ""
    var days: [String]
    var said: [String] = []
  }

  /// The second device knows @A by 7 and @C by 1.
  static let devices: [Devices] = [
    Devices(
      testDescription: "in on one, out on the other", first: ["1|03|07:20:00|", "3|03|07:25:00|"],
      second: ["7|03|16:00:00|", "1|03|16:05:00|"],
      days: ["@A 2026-08-03 07:20 16:00 -", "@C 2026-08-03 07:25 16:05 -"]),
    Devices(
      testDescription: "the first and last of both", first: ["1|03|08:00:00|", "1|03|17:00:00|"],
      second: ["7|03|07:00:00|", "7|03|16:00:00|"], days: ["@A 2026-08-03 07:00 17:00 -"]),
    Devices(
      testDescription: "one punch on both", first: ["1|03|07:20:00|"], second: ["7|03|07:20:40|"],
      days: ["@A 2026-08-03 07:20 - -"]),
    Devices(
      testDescription: "a lone punch by the rules where it stands", first: ["1|03|13:00:00|"],
      second: ["1|03|13:00:10|"],
      secondDay: #"from: "04:00", to: "23:59", split: "14:00""#,
      days: ["@A 2026-08-03 - 13:00 -", "@C 2026-08-03 13:00 - -"]),
    Devices(
      testDescription: "windows of each device", first: ["1|03|05:00:00|"],
      second: ["7|03|05:30:00|", "7|03|16:00:00|"],
      firstDay: #"from: "06:00", to: "23:59", split: "12:00""#, days: ["@A 2026-08-03 05:30 16:00 -"],
      said: ["K946 a.txt 1/1"]),
    Devices(
      testDescription: "the state decides about a lone punch", first: ["1|03|07:20:30|1"], second: ["7|03|07:20:30|"],
      firstMore: states, days: ["@A 2026-08-03 - 07:20 -"]),
    Devices(
      testDescription: "a device with states beside one without", first: ["1|03|07:20:00|0", "1|03|16:00:00|1"],
      second: ["7|03|16:30:00|"], firstMore: states, days: ["@A 2026-08-03 07:20 16:30 -"]),
    Devices(
      testDescription: "a device at the entrance and one at the exit",
      first: (3...6).map { "1|0\($0)|07:20:00|0" }, second: (3...6).map { "7|0\($0)|16:00:00|1" }, firstMore: states,
      secondMore: states, days: (3...6).map { "@A 2026-08-0\($0) 07:20 16:00 -" }),
    Devices(
      testDescription: "a midday window of one alone", first: ["1|03|07:20:00|", "1|03|12:10:00|"],
      second: ["7|03|16:00:00|"], firstMore: #"  midday: [{from: "12:00", to: "13:00"}]"#,
      days: ["@A 2026-08-03 07:20 16:00 - 12:10 -"]),
  ]

  /// Whatever the names of the files, and so their order.
  @Test(arguments: devices, [("a", "b"), ("b", "a")]) func makesDaysOnceAPerson(
    _ test: Devices, _ names: (String, String)
  ) throws {
    var exports = Exports()
    exports.put(Self.pins, as: "pin.csv")
    exports.put("pin,nip\n7,@A\n1,@C\n", as: "pin-2.csv")
    exports.put(Self.log(test.first), as: "\(names.0).txt")
    exports.put(Self.log(test.second), as: "\(names.1).txt")
    try exports.use(
      profile: Self.profile("alat-1", files: "\(names.0).txt", day: test.firstDay, more: test.firstMore))
    try exports.use(
      profile: Self.profile(
        "alat-2", files: "\(names.1).txt", pins: "pin-2.csv", day: test.secondDay, more: test.secondMore))
    let outcome = try exports.read()
    #expect(outcome.facts.dayLines.sorted() == test.days)
    #expect(outcome.said == test.said.map { $0.replacing("a.txt", with: "\(names.0).txt") })
  }

  // MARK: Rows that yield

  private static func recap(_ more: String) -> String {
    """
    schema: kinerja-profile/1
    id: rekap
    title: rekap
    table: kehadiran
    files: ["rekap*.csv"]
    columns: {nip: N, tanggal: T, masuk: M, pulang: P, kode: K}
    \(more)
    """
  }

  struct Yield: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var recap: [String]
    var others: [String] = []
    var punches: [String] = []
    var second: [String] = []
    var days: [String]
    var said: [String] = []
    var left = 0
  }

  static let yields: [Yield] = [
    Yield(
      testDescription: "a bare row yields to leave", recap: ["@A,2026-08-03,,,", "@A,2026-08-04,07:20,16:00,"],
      others: ["@A,2026-08-03,,,CT"], days: ["@A 2026-08-03 - - CT", "@A 2026-08-04 07:20 16:00 -"], left: 1),
    Yield(
      testDescription: "so does one marked present", recap: ["@A,2026-08-03,,,H"], others: ["@A,2026-08-03,,,CT"],
      days: ["@A 2026-08-03 - - CT"], left: 1),
    Yield(
      testDescription: "a bare row alone stays", recap: ["@A,2026-08-03,,,"], others: ["@C,2026-08-03,,,CT"],
      days: ["@A 2026-08-03 - - -", "@C 2026-08-03 - - CT"]),
    Yield(
      testDescription: "a punch does not yield", recap: ["@A,2026-08-03,07:20,,"], others: ["@A,2026-08-03,,,CT"],
      days: [], said: ["K401 kehadiran.csv:2:1 nip @A [@A]", "K401 rekap.csv:2:1 nip @A [@A]"]),
    Yield(
      testDescription: "nor does a code", recap: ["@A,2026-08-03,,,DL"], others: ["@A,2026-08-03,,,CT"],
      days: [], said: ["K401 kehadiran.csv:2:1 nip @A [@A]", "K401 rekap.csv:2:1 nip @A [@A]"]),
    Yield(
      testDescription: "rows of one file contradict each other",
      recap: ["@A,2026-08-03,,,", "@A,2026-08-03,07:20,16:00,"], days: [],
      said: ["K401 rekap.csv:2:1 nip @A [@A]", "K401 rekap.csv:3:1 nip @A [@A]"]),
    Yield(
      testDescription: "two bare rows do not yield to each other", recap: ["@A,2026-08-03,,,"],
      second: ["@A,2026-08-03,,,", "@A,2026-08-04,07:20,,"],
      days: ["@A 2026-08-03 - - -", "@A 2026-08-04 07:20 - -"]),
    Yield(
      testDescription: "a bare row yields to another recap that tells more", recap: ["@A,2026-08-03,,,"],
      second: ["@A,2026-08-03,07:20,16:00,"], days: ["@A 2026-08-03 07:20 16:00 -"], left: 1),
    Yield(
      testDescription: "a bare row yields to punches, though these yield, too", recap: ["@A,2026-08-03,,,"],
      punches: ["1|03|07:20:00|", "1|03|16:00:00|"], days: ["@A 2026-08-03 07:20 16:00 -"], left: 1),
    Yield(
      testDescription: "punches yield to a row of the recap that tells something", recap: ["@A,2026-08-03,,,CT"],
      punches: ["1|03|07:20:00|", "1|03|16:00:00|"], days: ["@A 2026-08-03 - - CT"], left: 2),
    Yield(
      testDescription: "a bare row and punches both yield to leave", recap: ["@A,2026-08-03,,,"],
      others: ["@A,2026-08-03,,,CT"], punches: ["1|03|07:20:00|"], days: ["@A 2026-08-03 - - CT"], left: 2),
  ]

  @Test(arguments: yields, [1, 1 << 20]) func leavesBareRowsToOthers(_ test: Yield, _ chunkSize: Int) throws {
    var exports = Exports(test.others, in: .attendance)
    let header = "N,T,M,P,K\n"
    exports.put(header + test.recap.map { $0 + "\n" }.joined(), as: "rekap.csv")
    if !test.second.isEmpty { exports.put(header + test.second.map { $0 + "\n" }.joined(), as: "rekap-2.csv") }
    exports.put(Self.pins, as: "pin.csv")
    exports.put(Self.log(test.punches), as: "a.txt")
    try exports.use(profile: Self.recap("other_rows: yield"))
    try exports.use(profile: Self.profile("alat", files: "*.txt", more: "  other_rows: yield"))
    let outcome = try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize))
    #expect(outcome.said == test.said)
    #expect(outcome.facts.dayLines.sorted() == test.days)
    #expect(outcome.reading.tables[.attendance]?.drops.reduce(0) { $0 + $1.counts[.otherFile] } == test.left)
  }

  /// Without the word, they contradict each other.
  @Test func aBareRowIsARowOtherwise() throws {
    var exports = Exports(["@A,2026-08-03,,,CT"], in: .attendance)
    exports.put("N,T,M,P,K\n@A,2026-08-03,,,\n", as: "rekap.csv")
    try exports.use(profile: Self.recap(""))
    #expect(try exports.said() == ["K401 kehadiran.csv:2:1 nip @A [@A]", "K401 rekap.csv:2:1 nip @A [@A]"])
  }

  // MARK: Schedules

  @Test(arguments: [
    ("Jam Masuk", "Scan Masuk", ["K042 rekap.csv:1:3 masuk [Jam Masuk] \"Scan Masuk\""]),
    ("JADWAL MASUK", "scan masuk", ["K042 rekap.csv:1:3 masuk [JADWAL MASUK] \"scan masuk\""]),
    ("Jam Masuk", "Scan Pulang", []), ("Scan Masuk", "Jam Masuk", []), ("Jam", "Scan", []),
  ])
  func refusesToReadTheSchedule(_ read: String, _ other: String, _ said: [String]) throws {
    var exports = Exports()
    exports.put("NIP,Tgl,\(read),\(other)\n@A,2026-08-03,07:30,07:21\n", as: "rekap.csv")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: rekap
        title: rekap
        table: kehadiran
        files: ["rekap*.csv"]
        columns: {nip: NIP, tanggal: Tgl, masuk: "\(read)"}
        ignore: "*"
        """)
    #expect(try exports.said() == said)
  }
}
