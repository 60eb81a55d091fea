import Foundation
import Testing

/// `kinerja sample` and `kinerja schema` at the shell.
@Suite struct SampleCommandTests {
  private let desk: Desk
  private static let tables = [
    "pegawai", "kalender", "beban_kerja", "tarif", "pagu", "masa", "plt", "kejadian", "angka", "predikat", "jadwal",
    "target", "kehadiran", "penilaian",
  ]

  init() throws { desk = try Desk() }

  /// Each table with its rows, as they are in the file.
  @Test func namesWhatItWrote() throws {
    let text = try desk.done("sample --quarter 2026-Q3 --employees 20 --seed 3 --output contoh")
    #expect(try desk.names(in: "contoh") == Set(Self.tables.map { "\($0).csv" }))
    #expect(try desk.isPrivate("contoh"))
    let rows = try Exports(desk.url("contoh")).files.mapValues { $0.count { !$0.isEmpty } - 1 }
    #expect(text == Self.tables.map { "contoh/\($0).csv: \(rows["\($0).csv"] ?? 0)\n" }.joined())
  }

  /// What was spoilt is listed and counted too.
  @Test func namesTheDefects() throws {
    let text = try desk.done("sample --quarter 2026-Q3 --employees 20 --seed 3 --defects 0.05 --output contoh")
    #expect(try desk.names(in: "contoh") == Set((Self.tables + ["cacat"]).map { "\($0).csv" }))
    #expect(try desk.isPrivate("contoh"))
    let defects = try Study(folder: desk.url("contoh")).rows("cacat")
    #expect(text.hasSuffix("\ncontoh/cacat.csv: \(defects.count)\n") && defects.count > 50)
  }

  /// The days are those of the quarter that was asked for.
  @Test(arguments: [("2026-Q1", "2026-01-01", "2026-03-31"), ("2027-Q4", "2027-10-01", "2027-12-31")])
  func isOfItsQuarter(_ quarter: String, _ first: String, _ last: String) throws {
    try desk.done("sample --quarter \(quarter) --employees 10 --output contoh")
    let days = try Study(folder: desk.url("contoh")).rows("kehadiran").compactMap { $0["tanggal"] }
    #expect(days.count > 400 && days.allSatisfy { $0 >= first && $0 <= last })
    let rows = try desk.run("check --quarter \(quarter) --input contoh --policy POLICY --lang en").output
    #expect(rows.hasSuffix("rows checked, no findings.\n"))
  }

  @Test(arguments: [
    Refused(usage: "sample --employees 10 --output contoh", "Missing expected argument '--quarter"),
    Refused(
      usage: "sample --quarter 2026-Q3 --employees 9 --output contoh", "--employees must be between 10 and 1000000"),
    Refused(
      usage: "sample --quarter 2026-Q3 --employees 1000001 --output contoh",
      "--employees must be between 10 and 1000000"),
    Refused(usage: "sample --quarter 2026-Q3 --employees 10 --defects 1.5 --output contoh", "between 0 and 1"),
    Refused(usage: "sample --quarter 2026-Q3 --employees 10 --defects x --output contoh", "between 0 and 1"),
    Refused(usage: "sample --quarter 2026-Q3 --employees 10 --plant-sex 51 --output contoh", "between 0 and 50"),
    Refused(usage: "sample --quarter 2026-Q3 --employees 10 --seed -1 --output contoh", "--seed"),
    Refused(
      usage: "sample --quarter 2026-Q3 --employees 10 --order nip --output contoh", "'nip' is invalid for '--order"),
    Refused(
      "sample --quarter 2026-Q3 --employees 10 --output ada", 73, "ada: tidak kosong", "ada: is not empty"),
    Refused("sample --quarter 2026-Q3 --employees 10 --output tiada/contoh", 73, "tiada/contoh: ", "tiada/contoh: "),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("x", to: "ada/x")
    try desk.refused(refusal)
  }

  /// The schema of a line of hasil.json names the columns of hasil.csv, the months and the cells of the quarter; that of the manifest is the one without a name.
  @Test func printsTheSchemas() throws {
    func json(_ line: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(desk.done(line).utf8)) as? [String: Any])
    }
    let columns = try #require(try json("schema hasil")["properties"] as? [String: Any])
    let header = try #require(try Exports(URL(filePath: Desk.run)).files["hasil.csv"]?.first)
    #expect(Set(columns.keys) == Set(header + ["bulanan", "triwulan"]))
    #expect(try desk.done("schema") == desk.done("schema manifest"))
    let manifest = try #require(try json("schema")["properties"] as? [String: Any])
    let written = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: Desk.run + "/manifest.json")))
    #expect(Set(manifest.keys).isSuperset(of: (try #require(written as? [String: Any])).keys))
    let refused = try desk.run("schema policy")
    #expect(refused.exitCode == 64 && refused.output == "")
    #expect(refused.complaints.contains("'manifest' and 'hasil'"))
  }

  @Test func theProgramNamesItsVersionAndCommands() throws {
    let manifest = try String(contentsOfFile: Desk.run + "/manifest.json", encoding: .utf8)
    let version = try desk.done("--version").dropLast()
    #expect(manifest.contains("\"version\" : \"\(version)\""))
    let stranger = try desk.run("hitung")
    #expect(stranger.exitCode == 64 && stranger.output == "")
    #expect(stranger.complaints.contains("'hitung'"))
    // A line of cron that lost its arguments did no work.
    let bare = try desk.run("")
    #expect(bare.exitCode == 64 && bare.output == "")
    #expect(bare.complaints == (try desk.done("--help")))
  }
}
