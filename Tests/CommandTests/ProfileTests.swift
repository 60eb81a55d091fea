import Foundation
import Testing

/// The shipped source profiles: each export of fixtures/profiles stands for a table of fixtures/quarter.
@Suite struct ProfileTests {
  /// A profile and the tables that its export takes the place of.
  static let exports: [(profile: String, tables: [String])] = [
    (
      "excel-indonesia",
      [
        "angka", "beban_kerja", "jadwal", "kalender", "kehadiran", "kejadian", "masa", "pagu", "pegawai", "penilaian",
        "plt", "predikat", "target", "tarif",
      ]
    ),
    ("zkteco-attlog", ["kehadiran"]), ("lap-log-absen", ["kehadiran"]), ("zktime-pasangan", ["kehadiran"]),
    ("rekap-bulanan-jam", ["kehadiran"]), ("sidik-jari-rekap", ["kehadiran"]), ("ekinerja-skp", ["target"]),
    ("ekinerja-perilaku", ["penilaian"]), ("simpeg-pegawai", ["pegawai"]), ("simpeg-hukdis", ["masa"]),
    ("simpeg-cuti", ["masa"]), ("daftar-hadir-apel", ["kejadian"]), ("kanonik", []),
  ]

  /// The quarter with an export in place of its tables.
  static func folder(_ profile: String, _ tables: [String], in temporary: TemporaryFolder) throws -> String {
    let input = temporary.url.appending(path: "masukan")
    try FileManager.default.copyItem(at: Kinerja.fixtures.appending(path: "quarter"), to: input)
    for table in tables { try FileManager.default.removeItem(at: input.appending(path: "\(table).csv")) }
    let source = Kinerja.fixtures.appending(path: "profiles/\(profile)")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? [] {
      try FileManager.default.copyItem(at: source.appending(path: name), to: input.appending(path: name))
    }
    return input.path
  }

  static func evaluate(_ input: String, _ output: String, _ more: [String] = []) throws -> Kinerja.Outcome {
    try Kinerja.run(
      ["evaluate", "--quarter", "2026-Q3", "--input", input, "--policy", Kinerja.examplePolicy, "--output", output]
        + more)
  }

  /// Evaluated through its profile, an export gives the very bytes that the canonical tables give.
  @Test(arguments: exports) func givesTheResultsOfTheCanonicalTables(_ profile: String, _ tables: [String]) throws {
    let temporary = try TemporaryFolder()
    let canonical = temporary.path("baku")
    _ = try Self.evaluate(Kinerja.fixtures.appending(path: "quarter").path, canonical)
    let input = try Self.folder(profile, tables, in: temporary)
    for (index, options) in [[], ["--threads", "1"], ["--libcsv-only"]].enumerated() {
      let run = temporary.path("hasil-\(index)")
      let outcome = try Self.evaluate(input, run, ["--profile", profile] + options)
      #expect(outcome.exitCode == 0, "\(outcome.complaints)")
      #expect(
        FileManager.default.contents(atPath: "\(run)/hasil.csv")
          == FileManager.default.contents(atPath: "\(canonical)/hasil.csv"))
    }
  }

  /// A run remembers its profiles: it verifies, and its figures are explained from the export's own lines, each of which
  /// holds the punch, to the minute, on a line of the person with PIN 20, or on the one below it where the report is in blocks.
  @Test(arguments: [
    ("zkteco-attlog", "_attlog.dat", 0, "20\t"), ("lap-log-absen", "lap-log-absen", 1, "ID:,,20,"),
  ])
  func aRunKeepsItsProfiles(_ profile: String, _ name: String, _ above: Int, _ person: String) throws {
    let temporary = try TemporaryFolder()
    let input = try Self.folder(profile, ["kehadiran"], in: temporary)
    let run = temporary.path("hasil")
    _ = try Self.evaluate(input, run, ["--profile", profile])
    let verified = try Kinerja.run(["verify", run, "--input", input])
    #expect(verified.exitCode == 0, "\(verified.output)")
    let explained = try Kinerja.run(["explain", run, "197610192002121012", "--input", input, "--json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(explained.output.utf8)) as? [String: Any])
    let citations = try #require(json["citations"] as? [[String: Any]])
    let punches = citations.filter {
      ($0["file"] as? String)?.contains(name) == true && $0["value"] as? String != ""
    }
    #expect(punches.count > 100)
    for punch in punches {
      let file = try #require(punch["file"] as? String)
      let lines = try String(contentsOfFile: "\(input)/\(file)", encoding: .utf8).split(separator: "\r\n")
      let line = try #require(punch["line"] as? Int)
      #expect(lines[line - 1 - above].drop { $0 == " " }.hasPrefix(person))
      #expect(lines[line - 1].contains(try #require(punch["value"] as? String)))
    }
  }

  /// Rows may stand in any order and in any number of files.
  @Test func punchesMayComeInAnyOrder() throws {
    let temporary = try TemporaryFolder()
    let input = try Self.folder("zkteco-attlog", ["kehadiran"], in: temporary)
    let first = temporary.path("satu")
    _ = try Self.evaluate(input, first, ["--profile", "zkteco-attlog"])
    var lines: [String] = []
    for name in ["1_attlog.dat", "2_attlog.dat"] {
      lines += try String(contentsOfFile: "\(input)/\(name)", encoding: .utf8).split(separator: "\r\n").map(String.init)
      try FileManager.default.removeItem(atPath: "\(input)/\(name)")
    }
    lines.sort { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
    for (part, name) in ["a_attlog.dat", "b_attlog.txt", "c_attlog.dat"].enumerated() {
      let own = lines.indices.filter { $0 % 3 == part }.map { lines[$0] + "\n" }.joined()
      try own.write(toFile: "\(input)/\(name)", atomically: false, encoding: .utf8)
    }
    let second = temporary.path("dua")
    _ = try Self.evaluate(input, second, ["--profile", "zkteco-attlog", "--threads", "1"])
    #expect(
      FileManager.default.contents(atPath: "\(first)/hasil.csv")
        == FileManager.default.contents(atPath: "\(second)/hasil.csv"))
  }

  @Test func anUnknownProfileIsNamed() throws {
    let outcome = try Kinerja.run([
      "check", "--quarter", "2026-Q3", "--input", "x", "--policy", "y", "--profile", "exel", "--lang", "en",
    ])
    #expect(outcome.exitCode == 66)
    #expect(outcome.complaints.contains("excel-indonesia"))
  }
}
