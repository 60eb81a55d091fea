import Foundation
import Kinerja
import Reports
import Testing
import Wording

@testable import Audit

/// Objections as they stand on a day, for people and programs.
@Suite struct ObjectionListTests {
  private let fixture: RunFixture
  private let register: ObjectionRegister
  private static let day = CivilDate("2026-10-27")!

  /// Four objections: due on 26 October and undecided; decided in time; decided late; due in November.
  init() throws {
    fixture = try RunFixture()
    var register = try ObjectionRegister(at: fixture.path("keberatan"), mayBegin: true)
    for (deadline, wanted) in [("2026-10-26", nil), ("2026-10-26", "DL"), ("2026-10-20", nil), ("2026-11-09", "CT")] {
      _ = try register.add(Self.objection(deadline, wanted))
    }
    for (number, outcome, date) in [(2, ObjectionDecision.Outcome.upheld, "2026-10-26"), (3, .rejected, "2026-10-21")] {
      try register.decide(
        ObjectionDecision(
          on: number, outcome, reason: "Surat sah", decider: "Kepala BKD", decree: "800/\(number)",
          date: try #require(CivilDate(date)), newValue: outcome == .upheld ? "DL" : nil))
    }
    self.register = register
  }

  private static func objection(_ deadline: String, _ wanted: String?) throws -> Objection {
    let evidence = #"[{"name":"a.pdf","sha256":"1f"},{"name":"b.pdf","sha256":"2f"}]"#
    let json = """
      {"run":"r1","quarter":"2026-Q3","nip":"199208032022121010","table":"kehadiran",
      "key":["199208032022121010","2026-07-13"],"column":"kode","place":"kehadiran.csv:9","oldValue":"TK",
      "claim":"Dinas luar","evidence":\(wanted == nil ? "[]" : evidence),"received":"2026-10-12","deadline":"\(deadline)",
      "basis":"PP 30/2019 pasal 59"\(wanted.map { ",\"wanted\":\"\($0)\"" } ?? "")}
      """
    return try JSONDecoder().decode(Objection.self, from: Data(json.utf8))
  }

  private func rows(all: Bool, on day: CivilDate = day) -> [[String: String]] {
    let table = ObjectionList(register, on: day, all: all).table
    return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), $0)) }
  }

  /// The overdue ones come first; decided ones only when they are asked for.
  @Test(
    arguments: [
      ("2026-10-26", true, ["1 TERBUKA", "2 DITERIMA", "3 DITOLAK", "4 TERBUKA"]),
      ("2026-11-10", false, ["1 TERLAMBAT", "4 TERLAMBAT"]), ("2026-10-27", false, ["1 TERLAMBAT", "4 TERBUKA"]),
      ("2026-10-27", true, ["1 TERLAMBAT", "2 DITERIMA", "3 DITOLAK", "4 TERBUKA"]),
    ])
  func statesFollowTheDay(_ day: String, _ all: Bool, _ states: [String]) throws {
    let rows = rows(all: all, on: try #require(CivilDate(day)))
    #expect(rows.map { "\($0["nomor"] ?? "") \($0["keadaan"] ?? "")" } == states)
  }

  /// The number of an objection is that of its entry: the seventh, decisions counted.
  @Test func theOverdueComeFirst() throws {
    var register = register
    _ = try register.add(Self.objection("2026-10-13", nil))
    let table = ObjectionList(register, on: Self.day, all: true).table
    #expect(table.rows.map { $0[0] } == ["1", "7", "2", "3", "4"])
  }

  @Test func aRowTellsTheWholeCase() {
    #expect(
      rows(all: true)[1] == [
        "nomor": "2", "keadaan": "DITERIMA", "tindakan": "UBAH", "triwulan": "2026-Q3", "run": "r1",
        "nip": "199208032022121010",
        "tabel": "kehadiran", "kunci": "199208032022121010/2026-07-13", "baris": "kehadiran.csv:9", "kolom": "kode",
        "nilai_lama": "TK", "nilai_diminta": "DL", "pernyataan": "Dinas luar", "bukti": "a.pdf 1f; b.pdf 2f",
        "diterima": "2026-10-12", "batas": "2026-10-26", "dasar": "PP 30/2019 pasal 59", "diputuskan": "2026-10-26",
        "terlambat": "", "nilai_baru": "DL", "alasan": "Surat sah", "pejabat": "Kepala BKD", "nomor_sk": "800/2",
      ])
    // Late is what is overdue and what was decided after its last day.
    #expect(rows(all: true).map { $0["terlambat"] } == ["YA", "", "YA", ""])
    #expect(rows(all: true)[0]["nilai_diminta"] == "" && rows(all: true)[0]["bukti"] == "")
  }

  @Test func theListIsWorded() {
    let text = ObjectionList(register, on: Self.day, all: true).text
    let paragraphs = text.indonesian.split(separator: /\n(?=\d)/).map(String.init)
    #expect(paragraphs[0] == "4 keberatan, 1 terlambat pada 2026-10-27")
    #expect(
      paragraphs[1] == """
        1. TERLAMBAT  2026-Q3  199208032022121010  kehadiran.csv:9 kode "TK"
           “Dinas luar”
           diterima 2026-10-12, batas 2026-10-26 (PP 30/2019 pasal 59)
        """)
    #expect(
      paragraphs[3] == """
        3. DITOLAK  2026-Q3  199208032022121010  kehadiran.csv:9 kode "TK"
           “Dinas luar”
           diterima 2026-10-12, batas 2026-10-20 (PP 30/2019 pasal 59)
           diputuskan 2026-10-21, terlambat, Kepala BKD, 800/3: Surat sah
        """)
    #expect(text.english.hasPrefix("Objections: 4, overdue on 2026-10-27: 1\n1. OVERDUE  "))
    #expect(text.english.contains("\n2. UPHELD  2026-Q3  199208032022121010  kehadiran.csv:9 kode \"TK\" → \"DL\"\n"))
    #expect(text.english.contains("   decided 2026-10-21, late, Kepala BKD, 800/3: Surat sah\n4. OPEN  "))
  }

  @Test func nothingIsOpen() throws {
    let empty = try ObjectionRegister(at: fixture.path("kosong"), mayBegin: true)
    let list = ObjectionList(empty, on: Self.day, all: true)
    #expect(list.text == Text("0 keberatan, 0 terlambat pada 2026-10-27", "Objections: 0, overdue on 2026-10-27: 0"))
    #expect(list.table.rows.isEmpty && list.table.columns.count == 23)
  }

  /// A case is asked for by its number, by its own employee and in its quarter.
  @Test(
    arguments: [
      (9, "199208032022121010", "2026-Q3", .noInput, "keberatan 9 tidak ada", "there is no objection 9"),
      (
        1, "199110072019042002", "2026-Q3", .usage, "keberatan 1 bukan dari 199110072019042002",
        "objection 1 is not of 199110072019042002"
      ),
      (
        1, "199208032022121010", "2026-Q2", .usage, "keberatan 1 mengenai 2026-Q3, run ini 2026-Q2",
        "objection 1 is about 2026-Q3, this run is of 2026-Q2"
      ),
    ] as [(Int, String, String, Refusal.End, String, String)])
  func otherCasesAreRefused(
    _ number: Int, _ nip: String, _ quarter: String, _ end: Refusal.End, _ indonesian: String, _ english: String
  ) throws {
    let person = try #require(NIP(nip))
    let found = refusal { _ = try register.case(number, of: person, quarter: quarter) }
    #expect(found?.end == end && found?.texts == [Text(indonesian, english)])
  }

  /// One bit of any line: the register does not open.
  @Test func anyBitOfTheRegisterIsSeen() throws {
    let file = fixture.url.appending(path: "keberatan/\(ObjectionRegister.fileName)")
    let whole = try Data(contentsOf: file)
    var random = Random(7)
    for _ in 0..<120 {
      let offset = random.below(whole.count)
      var changed = whole
      changed[offset] ^= 1 << UInt8(random.below(7))
      try changed.write(to: file)
      let found = refusal { _ = try ObjectionRegister(at: fixture.path("keberatan"), mayBegin: false) }
      #expect(found?.end == .difference, "\(offset)")
      #expect(found?.said(.indonesian).hasPrefix("register keberatan, catatan ") ?? false)
    }
    try whole.write(to: file)
    #expect(try ObjectionRegister(at: fixture.path("keberatan"), mayBegin: false).cases.count == 4)
  }
}
