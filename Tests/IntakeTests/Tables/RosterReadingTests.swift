import Kinerja
import Testing

@testable import Intake

/// pegawai.csv: people, their segments, and what is wrong or odd about them.
@Suite struct RosterReadingTests {
  /// A row behind those of the usual roster, on line 5, with what is said of it.
  static let faults: [(row: String, said: [String])] = [
    (
      "19800101200501100,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,",
      ["K202 pegawai.csv:5:1 nip [19800101200501100]"]
    ),
    ("1.98001E+17,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,", ["K210 pegawai.csv:5:1 nip [1.98001E+17]"]),
    ("'@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,", ["K212 pegawai.csv:5:1 nip ['@D]"]),
    (",Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,", ["K201 pegawai.csv:5:1 nip"]),
    ("@D,,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,", ["K201 pegawai.csv:5:2 nama @D"]),
    (
      "@D,Dewi,,,A,PLK,8,PNS,,5H,2026-01-01,",
      ["K201 pegawai.csv:5:3 unit_kode @D", "K201 pegawai.csv:5:4 unit_nama @D"]
    ),
    (
      "@D,Dewi,U1,Dinas Satu,A,plk,8,PNS,,5H,2026-01-01,",
      ["K209 pegawai.csv:5:6 jenis_jabatan @D [plk] JPT, ADM, PWS, JF, PLK"]
    ),
    ("@D,Dewi,U1,Dinas Satu,A,PLK,18,PNS,,5H,2026-01-01,", ["K208 pegawai.csv:5:7 kelas_jabatan @D [18] 1–17"]),
    ("@D,Dewi,U1,Dinas Satu,A,PLK,8a,PNS,,5H,2026-01-01,", ["K207 pegawai.csv:5:7 kelas_jabatan @D [8a]"]),
    (
      "@D,Dewi,U1,Dinas Satu,A,PLK,8,ASN,,5H,2026-01-01,",
      ["K209 pegawai.csv:5:8 status @D [ASN] PNS, CPNS, PPPK, PPPK_PW"]
    ),
    ("@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,1980,5H,2026-01-01,", ["K202 pegawai.csv:5:9 atasan_nip @D [1980]"]),
    (
      "@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,7H,2026-01-01,", ["K209 pegawai.csv:5:10 pola_kerja @D [7H] 5H, 6H, SHIFT"]
    ),
    (
      "@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-02-29,2026-13-01",
      ["K203 pegawai.csv:5:11 berlaku_mulai @D [2026-02-29]", "K203 pegawai.csv:5:12 berlaku_sampai @D [2026-13-01]"]
    ),
    (
      "@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-02,2026-01-01",
      ["K309 pegawai.csv:5:12 berlaku_sampai @D [2026-01-01] 2026-01-02"]
    ),
  ]

  @Test(arguments: faults) func findsWhatIsWrong(_ row: String, _ said: [String]) throws {
    let outcome = try Exports(Exports.roster + [row], in: .roster).read()
    #expect(outcome.said == said)
    #expect(outcome.counts(.roster) == [4, 0, 0, 1, 0])
    #expect(outcome.reading.isUnrepairable)
  }

  /// Digits of a NIP that say something strange; the row counts all the same. PPPK have no month of appointment.
  static let oddities: [(nip: String, status: String, said: [String])] = [
    ("199013012015022005", "PNS", ["K911", "19901301"]), ("199002302015022005", "PNS", ["K911", "19900230"]),
    ("199002022015132005", "PNS", ["K912", "13"]), ("199002022015002005", "CPNS", ["K912", "00"]),
    ("199002022015132005", "PPPK", []), ("199002022015023005", "PPPK", ["K913", "3"]),
    ("199002022015022000", "PNS", ["K914"]), ("199002022015121005", "PNS", []),
  ]

  @Test(arguments: oddities) func warnsOfStrangeNumbers(_ nip: String, _ status: String, _ said: [String]) throws {
    let row = "\(nip),Dewi,U1,Dinas Satu,A,PLK,8,\(status),,5H,2026-01-01,"
    let outcome = try Exports(Exports.roster + [row], in: .roster).read()
    let place = "pegawai.csv:5:1 nip \(nip) [\(nip)]"
    #expect(outcome.said == (said.isEmpty ? [] : [([said[0], place] + said.dropFirst()).joined(separator: " ")]))
    #expect(outcome.facts.roster.count == 4 && !outcome.reading.isUnrepairable)
    #expect(outcome.counts(.roster) == [4, 0, 0, 0, 0])
  }

  @Test func warnsOfOnesOwnSuperior() throws {
    let row = "@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,@D,5H,2026-01-01,"
    #expect(
      try Exports(Exports.roster + [row], in: .roster).said() == ["K931 pegawai.csv:5:9 atasan_nip @D [@D]"])
  }

  /// One name and one birth date under two numbers; the same name with another birth date is somebody else.
  @Test func warnsOfOnePersonWithTwoNIPs() throws {
    func row(_ nip: String) -> String { "\(nip),Andi,U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01," }
    let twin = "198001012006021002"
    #expect(
      try Exports(Exports.roster + [row(twin)], in: .roster).said()
        == ["K915 pegawai.csv:5 nama \(twin) [Andi] @A"])
    #expect(try Exports(Exports.roster + [row("198001022006021002")], in: .roster).said() == [])
  }

  @Test func keepsEverySegmentAsItStands() throws {
    #expect(
      try Exports().read().facts.segmentLines == [
        "@C 2026-08-01–2026-09-15 U2 Dinas Dua: Citra, Kepala PWS 9 PPPK 6H",
        "@A 2024-01-01– U1 Dinas Satu: Andi, Analis PLK 8 PNS 5H",
        "@B 2024-01-01– U1 Dinas Satu: Budi, Perawat JF 8 PNS SHIFT",
      ])
  }

  /// Segments of a person come in the order of their days, wherever they stand.
  @Test func ordersSegmentsByDay() throws {
    var exports = Exports(Exports.roster + ["@D,Dewi,U2,Dinas Dua,A,PLK,9,PNS,,5H,2026-08-01,"], in: .roster)
    exports.put(["@D,Dewi,U1,Dinas Satu,A,PLK,8,CPNS,,5H,2025-01-01,2026-07-31"], in: .roster, part: "baru")
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(
      outcome.facts.segmentLines.filter { $0.hasPrefix("@D") } == [
        "@D 2025-01-01–2026-07-31 U1 Dinas Satu: Dewi, A PLK 8 CPNS 5H",
        "@D 2026-08-01– U2 Dinas Dua: Dewi, A PLK 9 PNS 5H",
      ])
  }

  /// First and last days of an earlier and a later segment of one person.
  static let overlaps: [(earlier: String, later: String, isFound: Bool)] = [
    ("2025-01-01,2026-07-31", "2026-08-01,", false), ("2025-01-01,2026-07-31", "2026-07-31,", true),
    ("2025-01-01,", "2026-08-01,", true), ("2025-01-01,2025-12-31", "2026-08-01,2026-08-01", false),
  ]

  @Test(arguments: overlaps, [false, true])
  func findsOverlappingSegments(
    _ days: (earlier: String, later: String, isFound: Bool), _ isLaterFirst: Bool
  ) throws {
    func row(_ days: String) -> String { "@D,Dewi,U1,Dinas Satu,A,PLK,8,PNS,,5H,\(days)" }
    let rows = [row(days.earlier), row(days.later)]
    let said = try Exports(Exports.roster + (isLaterFirst ? rows.reversed() : rows), in: .roster).said()
    let (earlier, later) = isLaterFirst ? (6, 5) : (5, 6)
    let first = days.later.prefix(10)
    #expect(
      said == (days.isFound ? ["K402 pegawai.csv:\(later) berlaku_mulai @D [\(first)] pegawai.csv:\(earlier)"] : []))
  }

  /// A unit that is named in two ways has the name that comes first byte by byte, in whatever order the rows stand.
  @Test(arguments: [["Dinas A", "Dinas a"], ["Dinas a", "Dinas A"]]) func namesAUnitOnce(_ names: [String]) throws {
    var exports = Exports()
    for (part, name) in names.enumerated() {
      exports.put(
        ["@D,Dewi,U9,\(name),A,PLK,8,PNS,,5H,202\(part + 4)-01-01,202\(part + 4)-12-31"], in: .roster, part: "\(part)")
    }
    let roster = try exports.read().facts.roster
    #expect(zip(roster.units, roster.unitNames).filter { $0.0 == "U9" }.map(\.1) == ["Dinas A"])
  }

  /// The class and unit of every segment in the run need a tariff: own or `*`; segments before the quarter or behind the last
  /// day that counts need none.
  @Test(arguments: [
    ("U1,Dinas Satu,A,PLK,9,PNS,,5H,2026-01-01,", "2026-07-01"), ("U2,Dinas Dua,A,PLK,9,PNS,,5H,2026-01-01,", nil),
    ("U2,Dinas Dua,A,PLK,8,PNS,,5H,2026-01-01,", nil), ("U1,Dinas Satu,A,PLK,9,PNS,,5H,2026-01-01,2026-06-30", nil),
    ("U1,Dinas Satu,A,PLK,9,PNS,,5H,2026-01-01,2026-07-01", "2026-07-01"),
    ("U1,Dinas Satu,A,PLK,9,PNS,,5H,2026-09-01,", nil), ("U1,Dinas Satu,A,PLK,9,PNS,,5H,2026-08-31,", "2026-08-31"),
  ])
  func findsSegmentsWithoutTariff(_ post: String, _ day: String?) throws {
    let outcome = try Exports(Exports.roster + ["@D,Dewi,\(post)"], in: .roster).read(asOf: "2026-08-31")
    #expect(outcome.said == (day.map { ["K403 pegawai.csv:5 kelas_jabatan @D [9] U1 \($0)"] } ?? []))
    #expect(outcome.reading.isUnrepairable == (day != nil))
  }
}
