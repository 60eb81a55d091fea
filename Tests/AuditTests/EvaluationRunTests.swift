import Findings
import Foundation
import Kinerja
import Platform
import Reports
import Testing
import Wording

@testable import Audit

/// From exports to a run folder, whole or not at all.
@Suite struct EvaluationRunTests {
  private let fixture: RunFixture
  /// A row of attendance, and the same with an hour that no day has.
  private static let fault: RunFixture.Change = (
    "kehadiran.csv", "\(RunFixture.person),2026-07-22,07:37", "\(RunFixture.person),2026-07-22,27:37"
  )
  /// A last line without an end: a warning.
  private static let warning: RunFixture.Change = ("pagu.csv", "88000000\n", "88000000")
  private static let sixDayWeek =
    "        6H: {mon: [07:30, 14:00], tue: [07:30, 14:00], wed: [07:30, 14:00], thu: [07:30, 14:00], fri: [07:30, 11:30], sat: [07:30, 13:00]}\n"

  init() throws { fixture = try RunFixture() }

  private func left() throws -> [String] {
    try fixture.names(in: "").filter { $0 != "masukan" && $0 != "kebijakan.yaml" }
  }

  @Test func aRunFolderHoldsWhatTheManifestNames() throws {
    let formats = Set(["tindak-lanjut", "json"].compactMap { ReportFormat.named($0) })
    var notes: [Text] = []
    let outcome = try fixture.run(of: fixture.exports(), formats: formats) { notes.append($0) }
    #expect(notes.isEmpty)
    #expect(
      try fixture.names(in: "run") == [
        "bulanan.csv", "datapackage.json", "hasil.csv", "hasil.json", "kebijakan.yaml", "manifest.json", "peringkat",
        "run.json", "tindak_lanjut.csv", "triwulan.csv",
      ])
    #expect(outcome.manifest.reports == ["json", "tindak-lanjut"])
    #expect(
      outcome.manifest.reportFiles.sorted() == ["datapackage.json", "hasil.json", "tindak_lanjut.csv"])
    #expect(try left() == ["run"])
    let record = try #require(StoredRun(at: fixture.path("run")).record)
    #expect(record.run == outcome.manifest.id && record.isIntact && record.threads == 1)
  }

  @Test func nothingIsOverwritten() throws {
    let exports = try fixture.exports()
    try fixture.write("milik orang lain", to: "run")
    let found = refusal { try fixture.run(of: exports) }
    #expect(found?.end == .cannotCreate && found?.said(.english).contains("run: already exists") ?? false)
    #expect(try fixture.text("run") == "milik orang lain")
  }

  /// An error stops a run; quarantine sets its row aside, and the manifest says so.
  @Test func anErrorStopsARun() throws {
    let exports = try fixture.exports("masukan", [Self.fault])
    let found = refusal { try fixture.run(of: exports) }
    #expect(found?.end == .data)
    #expect(found?.said(.indonesian).contains("kehadiran.csv:784") ?? false)
    #expect(found?.texts.last?.indonesian.hasPrefix("1 galat, 0 peringatan; tidak ada hasil yang ditulis.") ?? false)
    #expect(found?.texts.last?.english.hasPrefix("1 errors, 0 warnings; no results were written.") ?? false)
    #expect(try left() == [])
    let manifest = try fixture.run(of: exports, quarantine: true).manifest
    #expect(manifest.quarantine && manifest.rows["kehadiran"]?.setAside == 1)
    // Without a row, the day counts as absent without notice.
    #expect(try fixture.results().first { $0["nip"] == RunFixture.person }?["hari_tk"] == "1")
  }

  /// What quarantine cannot set aside: a table, a header, a person.
  @Test(
    arguments: [
      (("tarif.csv", "kelas_jabatan,unit_kode,nilai", "kelas_jabatan,unit_kode,angka"), .data),
      (("pegawai.csv", "PNS,196801121989041005,5H,2021-12-02", "PNZ,196801121989041005,5H,2021-12-02"), .data),
      (nil, .noInput),
    ] as [(RunFixture.Change?, Refusal.End)])
  func quarantineDoesNotReplaceATable(_ change: RunFixture.Change?, _ end: Refusal.End) throws {
    let exports = try fixture.exports("masukan", change.map { [$0] } ?? [])
    if change == nil { try FileManager.default.removeItem(atPath: exports + "/kehadiran.csv") }
    #expect(refusal { try fixture.run(of: exports, quarantine: true) }?.end == end)
    #expect(try left() == [])
  }

  @Test func aWarningStopsAStrictRunOnly() throws {
    let exports = try fixture.exports("masukan", [Self.warning])
    let found = refusal { try fixture.run(of: exports, isStrict: true) }
    #expect(found?.end == .data && found?.said(.english).contains("0 errors, 1 warnings") ?? false)
    var notes: [Text] = []
    try fixture.run(of: exports) { notes.append($0) }
    #expect(
      notes == [
        Text("1 peringatan; `kinerja check` menyebut semuanya", "1 warnings; `kinerja check` names all of them")
      ])
  }

  /// What a policy lacks shows when the facts are evaluated.
  @Test func aPolicyWithoutHoursIsNamed() throws {
    let policy = try fixture.policy([(Self.sixDayWeek, "")])
    let found = refusal { try fixture.run(of: fixture.exports(), under: policy) }
    #expect(found?.end == .policy)
    #expect(
      found?.texts == [
        "\(policy): "
          + Text(
            "P325: kebijakan tidak mempunyai jam kerja 6H pada 2026-07-01; lengkapi klausul schedules",
            "P325: the policy has no hours for 6H on 2026-07-01; complete the clause schedules")
      ])
    #expect(try left() == [])
  }

  @Test func missingExportsAreMissingInput() throws {
    let found = refusal { try fixture.run(of: "/tidak/ada") }
    #expect(
      found?.end == .noInput && found?.said(.indonesian).hasPrefix("/tidak/ada: K002: tidak dapat dibaca") ?? false)
  }

  // MARK: The check of exports without an evaluation

  private func checked(_ changes: [RunFixture.Change] = [], policy: String = RunFixture.examplePolicy) throws
    -> InputCheck
  {
    try InputCheck(
      RunInputs(RunFixture.quarter, input: fixture.exports("masukan", changes), policy: policy, threads: 1)
    ) { _ in }
  }

  /// 42 + 2 + 113 + 25 + 3 + 1 + 24 + 1,012 + 199 + 2,821 + 812 lines below the headers.
  @Test func theCheckCountsEveryRow() throws {
    let check = try checked()
    #expect(check.rows == 5437 && check.log.isEmpty)
    #expect(check.counts == Text("5437 baris diperiksa, tidak ada temuan.", "5437 rows checked, no findings."))
    #expect(throws: Never.self) { try check.requireCompletePolicy() }
  }

  @Test func theCheckHandsOnEveryFinding() throws {
    let found = Locked<[Finding]>([])
    let check = try InputCheck(
      RunInputs(
        RunFixture.quarter, input: fixture.exports("masukan", [Self.fault, Self.warning]),
        policy: RunFixture.examplePolicy, threads: 1)
    ) { finding in found.withLock { $0.append(finding) } }
    #expect(check.counts.indonesian == "5437 baris diperiksa: 1 galat, 1 peringatan")
    #expect(check.counts.english == "5437 rows checked: 1 errors, 1 warnings")
    #expect(check.end == .data)
    let places = found.withLock { $0 }.map(\.place).sorted()
    #expect(places.count == 2 && places[0].hasPrefix("kehadiran.csv:784") && places[1].hasPrefix("pagu.csv"))
  }

  @Test func aMissingTableEndsTheCheckOtherwise() throws {
    let exports = try fixture.exports()
    try FileManager.default.removeItem(atPath: exports + "/target.csv")
    let check = try InputCheck(
      RunInputs(RunFixture.quarter, input: exports, policy: RunFixture.examplePolicy, threads: 1)
    ) { _ in }
    #expect(check.log.count == 1 && check.end == .noInput)
  }

  @Test func theCheckNeedsACompletePolicy() throws {
    let check = try checked(policy: fixture.policy([(Self.sixDayWeek, "")]))
    #expect(check.log.isEmpty)
    let found = refusal { try check.requireCompletePolicy() }
    #expect(found?.end == .policy && found?.said(.english).contains("no hours for 6H on 2026-07-01") ?? false)
  }
}
