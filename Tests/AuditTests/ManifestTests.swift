import Digests
import Foundation
import Kinerja
import Testing

@testable import Audit

/// The manifest of a run against the run's own files, which are summed up and hashed by other programs.
@Suite struct ManifestTests {
  private let fixture: RunFixture
  private let manifest: Manifest

  init() throws {
    fixture = try RunFixture()
    manifest = try fixture.run(of: fixture.exports()).manifest
  }

  @Test func sumsUpTheResults() throws {
    let rows = try fixture.results()
    func totals(_ rows: [[String: String]]) -> Manifest.Totals {
      .init(
        employees: rows.count, evaluated: rows.count { $0["status_nilai"] == "DINILAI" },
        incentive: "\(rows.reduce(0) { $0 + (Int($1["insentif"] ?? "") ?? 0) })")
    }
    #expect(manifest.totals == totals(rows))
    #expect(manifest.totals == .init(employees: 40, evaluated: 38, incentive: "448530000"))
    #expect(manifest.units.map(\.unit) == ["1.01.01", "1.02.01", "1.02.02", "4.01.01"])
    for unit in manifest.units { #expect(unit.totals == totals(rows.filter { $0["unit_kode"] == unit.unit })) }
  }

  /// The digests of all files written and read, by coreutils.
  @Test func namesEveryFileWithItsDigest() throws {
    func digests(_ folder: String, _ names: [String]) throws -> [String] {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/sha256sum")
      process.arguments = names
      process.currentDirectoryURL = URL(filePath: fixture.path(folder))
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return output.split(separator: "\n").map { String($0.prefix(64)) }
    }
    #expect(try manifest.outputs.map(\.sha256) == digests("run", manifest.outputs.map(\.path)))
    #expect(try manifest.inputs.map(\.sha256) == digests("masukan", manifest.inputs.map(\.name)))
    #expect(
      manifest.outputs.map(\.path) == [
        "bulanan.csv", "hasil.csv", "kebijakan.yaml", "peringkat/1.01.01.csv", "peringkat/1.02.01.csv",
        "peringkat/1.02.02.csv", "peringkat/4.01.01.csv", "triwulan.csv",
      ])
    #expect(try Set(manifest.inputs.map(\.name)) == Set(fixture.names(in: "masukan")))
    for output in manifest.outputs { #expect(try fixture.text("run/\(output.path)").utf8.count == output.bytes) }
    // Lines of the file but for its header.
    let attendance = try #require(manifest.inputs.first { $0.name == "kehadiran.csv" })
    #expect(try attendance.rows == fixture.text("masukan/kehadiran.csv").split(separator: "\n").count - 1)
  }

  /// From the notices of the fixture: one day in June, one line twice.
  @Test func countsRowsThatDoNotCount() {
    #expect(manifest.rows["kehadiran"] == .init(outsideQuarter: 1, repeated: 1, setAside: 0, leftOut: nil))
    for (table, rows) in manifest.rows where table != "kehadiran" {
      #expect(rows == .init(outsideQuarter: 0, repeated: 0, setAside: 0, leftOut: nil), "\(table)")
    }
    #expect(manifest.ignored.values.allSatisfy { $0 == 0 } && manifest.ignored.count == 8)
  }

  /// The name is the digest of the written bytes with an empty name.
  @Test func isNamedByItsContent() throws {
    let text = try fixture.text("run/manifest.json")
    #expect(Array(text.utf8) == manifest.bytes)
    let unnamed = text.replacing(#""id" : "\#(manifest.id)""#, with: #""id" : """#)
    #expect(unnamed != text && "\(Digest(of: unnamed.utf8))" == manifest.id)
    let keys = text.matches(of: /(?m)^  "([A-Za-z_]+)" :/).map { String($0.1) }
    #expect(keys.count == 16 && keys == keys.sorted() && text.hasSuffix("}\n"))
  }

  /// Whatever is changed, the name is no longer that of the content.
  @Test(
    arguments: [
      { $0.engine.version += "1" }, { $0.quarter = "2026-Q2" }, { $0.asOf = "2026-09-29" }, { $0.quarantine = true },
      { $0.reports = ["xlsx"] }, { $0.reportLanguage = "en" }, { $0.policy.meaningSHA256 = "" },
      { $0.profiles = [.init(id: "x", path: "profil/1.yaml", sha256: "")] }, { $0.inputs.swapAt(0, 1) },
      { $0.inputs[0].rows += 1 }, { $0.rows["kehadiran"]?.repeated = 0 }, { $0.ignored["target_tanpa_norma"] = 1 },
      { $0.outputs[0].bytes -= 1 }, { $0.totals.incentive = "448136001" }, { $0.units[3].totals.evaluated -= 1 },
      { $0.id = String(repeating: "0", count: 64) },
    ] as [@Sendable (inout Manifest) -> Void])
  func showsAnyChange(_ change: @Sendable (inout Manifest) -> Void) {
    #expect(manifest.isIntact)
    var changed = manifest
    change(&changed)
    #expect(changed != manifest && !changed.isIntact)
  }

  /// Neither the number of threads nor the place nor the time is in it.
  @Test func equalRunsHaveEqualManifests() throws {
    let elsewhere = try fixture.exports("lain")
    let again = try fixture.run("lagi", of: elsewhere, threads: 4).manifest
    #expect(again.bytes == manifest.bytes)
    let early = try fixture.run(
      "awal", of: elsewhere, lastDay: RunFixture.quarter.last.advanced(by: -1)
    ).manifest
    #expect(early.asOf == "2026-09-29" && early.id != manifest.id)
  }

  @Test func isReadBackFromItsBytes() throws {
    #expect(Manifest(manifest.bytes) == manifest)
    let text = String(decoding: manifest.bytes, as: UTF8.self)
    for (old, new) in [
      ("kinerja-manifest/1", "kinerja-manifest/2"), (#""quarter""#, #""Quarter""#), ("}", "]"),
      (#""quarantine" : false"#, #""quarantine" : 0"#),
      // Files outside of the folders that a manifest is about.
      (#""path" : "hasil.csv""#, #""path" : "../../hasil.csv""#),
      (#""path" : "hasil.csv""#, #""path" : "/etc/hostname""#),
      (#""path" : "hasil.csv""#, #""path" : "peringkat/../../x""#), (#""path" : "hasil.csv"#, #""path" : "#),
      (#""name" : "pegawai.csv""#, #""name" : "../pegawai.csv""#),
    ] {
      #expect(text.contains(old) && Manifest(Array(text.replacing(old, with: new).utf8)) == nil, "\(new)")
    }
    #expect(Manifest([]) == nil)
  }

  @Test func namesCorrectionsWhereTheyTookEffect() throws {
    let exports = try fixture.exports("dengan-koreksi", [RunFixture.correction()])
    let corrected = try fixture.run("dikoreksi", of: exports).manifest
    let found = try #require(corrected.corrections.first)
    #expect(corrected.corrections.count == 1 && manifest.corrections.isEmpty)
    #expect(
      [found.id, found.source, found.target, found.table, found.column, found.oldValue, found.newValue] == [
        "K-1", "koreksi.csv:2", "kehadiran.csv:784", "kehadiran", "masuk", "07:37", "07:30",
      ])
    #expect(found.key == [RunFixture.person, "2026-07-22"])
    #expect(
      [found.reason, found.decree, found.approver, found.date] == [
        "mesin lambat", "800/7/2026", "Kepala BKD", "2026-10-02",
      ])
  }
}

/// `run.json`: what a run was like, sealed, and without bearing on its manifest.
@Suite struct RunRecordTests {
  private let record = RunRecord(run: "r", input: "masukan/../masukan", policy: "/k/kebijakan.yaml", threads: 3)

  @Test func holdsWholePaths() {
    #expect(record.input == FileManager.default.currentDirectoryPath + "/masukan")
    #expect(record.policy == "/k/kebijakan.yaml" && record.threads == 3)
    #expect(record.finished.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
  }

  @Test(
    arguments: [
      { $0.run = "s" }, { $0.finished = "2026-10-01T00:00:00Z" }, { $0.host += "x" }, { $0.user += "x" },
      { $0.input = "/" }, { $0.policy = "/" }, { $0.threads = 4 }, { $0.sha256 = "" },
    ] as [@Sendable (inout RunRecord) -> Void])
  func showsAnyChange(_ change: @Sendable (inout RunRecord) -> Void) {
    #expect(record.isIntact && RunRecord(record.bytes) == record)
    var changed = record
    change(&changed)
    #expect(!changed.isIntact)
  }

  @Test func nothingElseIsARecord() {
    #expect(RunRecord(Array("{}\n".utf8)) == nil && RunRecord(record.bytes.dropLast(3)) == nil)
  }
}
