import Foundation
import Kinerja
import Platform
import Reports
import Testing
import Wording

@testable import Audit

/// Runs in one database, and reports of a run made anew; both are read back by other programs.
@Suite struct PublicationTests {
  private let fixture: RunFixture

  init() throws {
    fixture = try RunFixture()
    try fixture.run("a", of: fixture.exports())
  }

  private func stored(_ names: String...) -> [StoredRun] { names.map { StoredRun(at: fixture.path($0)) } }

  private func checked(_ script: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", RunFixture.root.appending(path: "Tests/CommandTests/Readers/\(script)").path] + arguments
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// SQLite's own reader finds every cell of both runs.
  @Test func aDatabaseHoldsItsRuns() throws {
    try fixture.run("b", of: fixture.path("masukan"), under: fixture.policy([("cap: 120", "cap: 101")]))
    try publish(stored("a", "b"), to: fixture.path("hasil.db"))
    #expect(
      try checked("database.py", ["hasil.db", "a/hasil.csv", "b/hasil.csv"].map(fixture.path)) == 0)
    #expect(try fixture.names(in: "").filter { $0.hasPrefix(".") } == [])
  }

  /// Without its exports a run is published only when somebody says so, and the database says it too.
  @Test func aRunThatCannotBeComputedAgainIsMarked() throws {
    try FileManager.default.moveItem(atPath: fixture.path("masukan"), toPath: fixture.path("pindah"))
    let refused = refusal { try publish(stored("a"), to: fixture.path("hasil.db")) }
    #expect(refused?.end == .usage && refused?.said(.english).contains("cannot be computed again") == true)
    #expect(!FileManager.default.fileExists(atPath: fixture.path("hasil.db")))
    try publish(stored("a"), to: fixture.path("hasil.db"), isVerified: false)
    let database = try #require(fileBytes(fixture.path("hasil.db")))
    #expect(!database.isEmpty)
    // The reader expects runs that were computed again.
    #expect(try checked("database.py", ["hasil.db", "a/hasil.csv"].map(fixture.path)) != 0)
  }

  @Test func whatDoesNotHoldIsNotPublished() throws {
    let twice = refusal { try publish(stored("a", "a"), to: fixture.path("hasil.db")) }
    #expect(twice?.end == .usage && twice?.said(.english) == "\(fixture.path("a")): the same run is given twice")
    let none = refusal { try publish(stored("a", "masukan"), to: fixture.path("hasil.db")) }
    #expect(none?.end == .difference)
    #expect(
      none?.texts == [
        "\(fixture.path("masukan")): "
          + Text(
            "bukan folder run yang utuh; periksa dengan `kinerja verify`",
            "is no whole run folder; look into it with `kinerja verify`")
      ])
    #expect(!FileManager.default.fileExists(atPath: fixture.path("hasil.db")))
    try fixture.write("x", to: "hasil.db")
    #expect(refusal { try publish(stored("a"), to: fixture.path("hasil.db")) }?.end == .cannotCreate)
    #expect(try fixture.text("hasil.db") == "x")
  }

  // MARK: Reports made anew

  @Test(
    arguments: [(String(repeating: "k", count: 32), Refusal.End.data), (nil, .noInput)] as [(String?, Refusal.End)])
  func aKeyIsOneThatWasMadeAtRandom(_ content: String?, _ end: Refusal.End) throws {
    if let content { try fixture.write(content, to: "kunci") }
    #expect(refusal { _ = try RedactionKey(file: fixture.path("kunci")) }?.end == end)
    let (one, other) = (RedactionKey.random().text, RedactionKey.random().text)
    #expect(one != other)
    try fixture.write(one, to: "kunci")
    #expect(try RedactionKey(file: fixture.path("kunci")).text == one)
  }

  private func repeated() throws -> RepeatedRun {
    try RepeatedRun(of: RunSource(fixture.path("a"), input: nil, threads: 1))
  }

  /// Nothing is made from exports that are not those of the run.
  @Test func otherExportsAreNotEvaluated() throws {
    let text = try fixture.text("masukan/pagu.csv").replacing("88000000", with: "88000001")
    try fixture.write(text, to: "masukan/pagu.csv")
    let found = refusal { _ = try repeated() }
    #expect(found?.end == .difference && found?.said(.english) == "the inputs are not those of this run: pagu.csv")
  }

  /// Made anew, the rankings are the run's own.
  @Test func reportsAreMadeFromTheSameResults() throws {
    let json = try #require(ReportFormat.named("json"))
    try repeated().writeReports(
      .init([json], in: .english), to: fixture.path("laporan"), redacting: nil, posts: nil, earlier: [])
    for name in ["hasil.csv", "peringkat/1.02.01.csv"] {
      #expect(try fixture.text("laporan/\(name)") == fixture.text("a/\(name)"))
    }
    #expect(try fixture.text("laporan/hasil.json").split(separator: "\n").count == 40)
  }

  /// Under a key no file holds a NIP or a name, and every figure stays with its person.
  @Test func redactedReportsNameNobody() throws {
    try fixture.write(RedactionKey.random().text, to: "kunci")
    let key = try RedactionKey(file: fixture.path("kunci"))
    let formats = Set(ReportFormat.all.filter { !["xlsx", "sqlite"].contains($0.name) })
    try repeated().writeReports(
      .init(formats, in: .indonesian), to: fixture.path("laporan"), redacting: key, posts: nil, earlier: [])
    let people = try fixture.results("a")
    let files = try #require(FileManager.default.subpaths(atPath: fixture.path("laporan")))
      .filter { $0.contains(".") && !$0.hasSuffix("/") && $0 != "peringkat" }
    #expect(files.count > 8)
    for file in files where !isFolder("laporan/\(file)") {
      let text = try fixture.text("laporan/\(file)")
      for person in people {
        #expect(!text.contains(person["nip"] ?? "?") && !text.contains(person["nama"] ?? "?"), "\(file)")
      }
    }
    func figures(_ rows: [[String: String]]) -> [[String]] {
      rows.map { row in row.filter { !["nip", "nama"].contains($0.key) }.sorted { $0.key < $1.key }.map(\.value) }
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(figures(try fixture.results("laporan")) == figures(people))
  }

  private func isFolder(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: fixture.path(name), isDirectory: &isFolder) && isFolder.boolValue
  }

  /// A row of the run folder that did not come out again is not explained.
  @Test func recordedRowsMustComeOutAgain() throws {
    let run = try repeated()
    for position in run.run.results.employees.indices {
      #expect(throws: Never.self) { try run.requireRecorded(position) }
    }
    let text = try fixture.text("a/hasil.csv")
    let paid = try #require(text.firstMatch(of: /,(\d+)000,/))
    try fixture.write(text.replacingCharacters(in: paid.range, with: ",\(paid.1)001,"), to: "a/hasil.csv")
    let refused = run.run.results.employees.indices.compactMap { position in
      refusal { try run.requireRecorded(position) }
    }
    #expect(refused.count == 1 && refused[0].end == .difference)
    #expect(
      refused[0].said(.english) == "the run's hasil.csv does not hold the same row; look into it with `kinerja verify`")
  }
}
