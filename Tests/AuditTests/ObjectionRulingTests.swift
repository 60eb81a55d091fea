import Foundation
import Kinerja
import Platform
import SmallQuarters
import Testing
import Wording

@testable import Audit

/// A decision on an objection, and the correction that an upheld one leaves beside the exports.
@Suite struct ObjectionRulingTests {
  private let fixture: RunFixture
  private var register: String { fixture.path("keberatan") }

  init() throws {
    fixture = try RunFixture()
    try fixture.run(of: fixture.exports())
  }

  private func source(_ run: String = "run") throws -> RunSource {
    try RunSource(fixture.path(run), input: nil, threads: 1)
  }

  /// Enters an objection to the person's first punch.
  private func object(wanted: String? = "07:30", column: String = "masuk") throws -> Int {
    let draft = ObjectionDraft(
      nip: try #require(NIP(RunFixture.person)), table: "kehadiran", key: ["tanggal=2026-07-22"], column: column,
      claim: "Mesin lambat", wanted: wanted, evidence: [], received: try #require(CivilDate("2026-10-12")),
      calendar: nil)
    let objection = try draft.objection(against: source()).objection
    return try ObjectionRegister.changing(register, mayBegin: true) { try $0.add(objection) }
  }

  private func ruling(_ number: Int, _ date: String = "2026-10-20") throws -> ObjectionRuling {
    ObjectionRuling(
      on: number, reason: "berita acara, sah", decider: "Kepala BKD", decree: "800/17/2026",
      date: try #require(CivilDate(date)))
  }

  /// An objection about a row that is missing adds it; one about a row that should not be there leaves it out.
  @Test(arguments: [
    (CorrectionAction.addition, "2026-07-26", Optional("masuk=07:30; pulang=16:00"), "TAMBAH"),
    (.withdrawal, "2026-07-22", nil, "HAPUS"),
  ])
  func rowsAreAddedAndLeftOut(_ action: CorrectionAction, _ day: String, _ wanted: String?, _ word: String) throws {
    let draft = ObjectionDraft(
      nip: try #require(NIP(RunFixture.person)), table: "kehadiran", key: ["tanggal=\(day)"], action, column: nil,
      claim: "Mesin mati", wanted: wanted, evidence: [], received: try #require(CivilDate("2026-10-12")), calendar: nil)
    let objection = try draft.objection(against: source()).objection
    let number = try ObjectionRegister.changing(register, mayBegin: true) { try $0.add(objection) }
    _ = try uphold(number)
    let again = try fixture.run("lagi", of: fixture.path("masukan")).manifest
    #expect(
      again.corrections.map { "\($0.id) \($0.action ?? "") \($0.newValue)" } == ["KEBERATAN-1 \(word) \(wanted ?? "")"])
    // The row can be objected to no more.
    #expect(refusal { _ = try draft.objection(against: source("lagi")) } != nil)
  }

  private func uphold(_ number: Int, _ value: String? = nil, date: String = "2026-10-20", run: String = "run") throws
    -> String
  {
    try ObjectionRegister.changing(register) { register in
      try ruling(number, date).uphold(value, in: &register) { try source(run) }
    }
  }

  private func cases() throws -> [ObjectionRegister.Case] { try ObjectionRegister(at: register, mayBegin: false).cases }

  private func corrections() throws -> [String] { try fixture.names(in: "masukan").filter { $0.hasPrefix("koreksi") } }

  @Test func anUpheldObjectionBecomesACorrection() throws {
    #expect(try uphold(object()) == fixture.path("masukan/koreksi-keberatan-1.csv"))
    let lines = try fixture.text("masukan/koreksi-keberatan-1.csv").split(separator: "\n").map { cells(ofLine: $0) }
    #expect(
      zip(lines[0], lines[1]).map { "\($0)=\($1)" } == [
        "id=KEBERATAN-1", "tabel=kehadiran", "tindakan=UBAH", "kunci_1=199208032022121010", "kunci_2=2026-07-22",
        "kunci_3=", "kunci_4=",
        "kunci_5=", "kolom=masuk", "nilai_lama=07:37", "nilai_baru=07:30", "alasan=berita acara, sah",
        "nomor_sk=800/17/2026",
        "disetujui_oleh=Kepala BKD", "tanggal=2026-10-20",
      ])
    let decision = try #require(try cases()[0].decision)
    #expect(decision.outcome == .upheld && decision.newValue == "07:30" && decision.date == "2026-10-20")
    #expect(decision.correction?.name == "koreksi-keberatan-1.csv")
    #expect(try fixture.names(in: "masukan").allSatisfy { !$0.hasPrefix(".") })
    let again = try fixture.run("lagi", of: fixture.path("masukan")).manifest
    #expect(again.corrections.map(\.id) == ["KEBERATAN-1"])
  }

  /// What is decided may be other than what was asked for, and is needed where nothing was.
  @Test func theDecidersValueCounts() throws {
    let number = try object(wanted: nil)
    let found = refusal { _ = try uphold(number) }
    #expect(
      found?.end == .usage
        && found?.texts == [Text("beri --value: isi yang benar", "give --value: what should stand in the cell")])
    _ = try uphold(number, "07:34")
    #expect(try cases()[0].decision?.newValue == "07:34")
  }

  @Test(
    arguments: [
      ("07:37", "2026-10-20", .usage, "sama dengan isi sekarang", "the same as what stands there"),
      (
        "07:30", "2026-10-11", .usage, "sebelum keberatan diterima 2026-10-12",
        "before the objection was received 2026-10-12"
      ),
      ("27:30", "2026-10-20", .data, "\"27:30\"", "\"27:30\""),
    ] as [(String, String, Refusal.End, String, String)])
  func whatCannotStandIsRefused(
    _ value: String, _ date: String, _ end: Refusal.End, _ indonesian: String, _ english: String
  ) throws {
    let number = try object()
    let found = refusal { _ = try uphold(number, value, date: date) }
    #expect(found?.end == end)
    #expect(found?.said(.indonesian).contains(indonesian) ?? false, "\(found?.said(.indonesian) ?? "")")
    #expect(found?.said(.english).contains(english) ?? false, "\(found?.said(.english) ?? "")")
    #expect(try corrections() == [] && cases()[0].decision == nil)
    #expect(try fixture.names(in: "masukan").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func anotherRunIsRefused() throws {
    let number = try object()
    try fixture.run("lain", of: fixture.path("masukan"), under: fixture.policy([("cap: 120", "cap: 110")]))
    let found = refusal { _ = try uphold(number, run: "lain") }
    #expect(found?.end == .usage && found?.said(.indonesian).contains("keberatan ini mengenai run") ?? false)
    #expect(try corrections() == [])
  }

  /// A decision that was cut short between the file and the register goes on; another file there is not overwritten.
  @Test func aDecisionCutShortGoesOn() throws {
    let number = try object()
    let path = try uphold(number)
    let written = try Data(contentsOf: URL(filePath: path))
    try FileManager.default.removeItem(atPath: register)
    #expect(throws: (any Error).self) { try object() }
    try FileManager.default.removeItem(atPath: path)
    #expect(try object() == 1)
    try written.write(to: URL(filePath: path))
    #expect(try uphold(1) == path && cases()[0].decision != nil)
  }

  @Test func anotherCorrectionThereIsKept() throws {
    let number = try object()
    try fixture.write("milik orang lain", to: "masukan/koreksi-keberatan-1.csv")
    #expect(refusal { _ = try uphold(number) }?.end == .cannotCreate)
    #expect(try fixture.text("masukan/koreksi-keberatan-1.csv") == "milik orang lain")
  }

  @Test func aRejectionLeavesTheExports() throws {
    let number = try object()
    let ruling = try ruling(number)
    try ObjectionRegister.changing(register) { try ruling.reject(in: &$0) }
    let decision = try #require(try cases()[0].decision)
    #expect(decision.outcome == .rejected && decision.newValue == nil && decision.correction == nil)
    #expect(try corrections() == [])
    #expect(refusal { try ObjectionRegister.changing(register) { try ruling.reject(in: &$0) } }?.end == .usage)
    #expect(refusal { _ = try uphold(number) }?.said(.english) == "objection 1 is decided already")
    #expect(refusal { _ = try uphold(7) }?.end == .noInput)
  }

  /// While somebody changes the register, others wait.
  @Test func oneAtATime() throws {
    _ = try object()
    let found = refusal {
      try ObjectionRegister.changing(register) { _ in
        try ObjectionRegister.changing(register) { _ in _ = Issue.record("two at a time") }
      }
    }
    #expect(found?.end == .busy)
    #expect(!FileManager.default.fileExists(atPath: register + ".kunci"))
  }
}
