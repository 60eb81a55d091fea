import Foundation
import Testing

/// `compare`: who moved, and parts that add up.
@Suite struct CompareTests {
  private let folder: TemporaryFolder
  private static let person = "199208032022121010"

  init() throws { folder = try TemporaryFolder() }

  /// Evaluates the fixture quarter after some changes; gives the run folder.
  private func run(
    _ name: String, corrections: [[String]] = [], policy: (String) -> String = { $0 },
    change: (inout Exports) -> Void = { _ in }
  ) throws -> String {
    var exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    change(&exports)
    if !corrections.isEmpty {
      let header = [
        "id", "tabel", "kunci_1", "kunci_2", "kolom", "nilai_lama", "nilai_baru", "alasan", "nomor_sk",
        "disetujui_oleh", "tanggal",
      ]
      exports.files["koreksi.csv"] = [header] + corrections.map { $0 + ["salah catat", "SK/7", "BKD", "2026-10-02"] }
    }
    let input = folder.url.appending(path: "\(name)-masukan")
    try exports.write(to: input)
    let policyFile = folder.url.appending(path: "\(name).yaml")
    try policy(String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8))
      .write(to: policyFile, atomically: true, encoding: .utf8)
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", input.path, "--policy", policyFile.path, "--output",
      folder.path(name),
    ])
    try #require(outcome.exitCode == 0, "\(outcome.complaints)")
    return folder.path(name)
  }

  private static let causes = ["data", "koreksi", "kebijakan", "orang_lain", "mesin", "tak_terurai"]

  /// The rows of perbandingan.csv by NIP, each checked: parts add up to the difference, and that to the recorded figures.
  private func compare(_ a: String, _ b: String) throws -> [String: [String: String]] {
    let output = folder.path(UUID().uuidString)
    let outcome = try Kinerja.run(["compare", a, b, "--output", output, "--lang", "en"])
    #expect(outcome.exitCode == 1, "\(outcome.complaints)")
    let lines = try #require(try Exports(URL(filePath: output)).files["perbandingan.csv"])
    let before = try Evaluator.results(ofRun: a)
    let after = try Evaluator.results(ofRun: b)
    var rows: [String: [String: String]] = [:]
    for cells in lines.dropFirst() {
      let row = Dictionary(uniqueKeysWithValues: zip(lines[0], cells))
      let nip = try #require(row["nip"])
      for figure in ["indeks", "peringkat", "insentif"] {
        #expect(row["\(figure)_a"] == before[nip]?[figure] ?? "")
        #expect(row["\(figure)_b"] == after[nip]?[figure] ?? "")
        guard let difference = Self.hundredths(row["\(figure)_selisih"]) else { continue }
        let parts = Self.causes.compactMap { Self.hundredths(row["\(figure)_\($0)"]) }
        #expect(parts.count == Self.causes.count)
        #expect(parts.reduce(0, +) == difference, "\(nip) \(figure)")
        let first = Self.hundredths(row["\(figure)_a"]) ?? 0
        #expect(first + difference == Self.hundredths(row["\(figure)_b"]) ?? 0, "\(nip) \(figure)")
      }
      rows[nip] = row
    }
    for (nip, row) in after where rows[nip] == nil {
      for figure in ["indeks", "peringkat", "insentif", "status_nilai"] {
        #expect(row[figure] == before[nip]?[figure], "\(nip)")
      }
    }
    return rows
  }

  private static func hundredths(_ text: String?) -> Int? {
    guard let text, !text.isEmpty else { return nil }
    return text.contains(".") ? Int(text.replacing(".", with: "")) : Int(text).map { $0 * 100 }
  }

  private static func moved(_ rows: [String: [String: String]], _ figure: String, _ cause: String) -> Set<String> {
    Set(rows.filter { hundredths($0.value["\(figure)_\(cause)"]) ?? 0 != 0 }.keys)
  }

  @Test func equalRunsHaveNoDifference() throws {
    let a = try run("a")
    let outcome = try Kinerja.run(["compare", a, a, "--lang", "en"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("Nothing differs."))
  }

  /// A corrected target moves its person by correction; others move only through medians, budgets and ranks.
  @Test func correctionsMoveTheirPersonAndOthersThroughThem() throws {
    let a = try run("a")
    let b = try run(
      "b",
      corrections: [
        ["K-1", "target", Self.person, "ANALIS-01", "target", "37", "30"],
        ["K-2", "kehadiran", Self.person, "2026-07-22", "masuk", "07:37", "07:30"],
      ])
    let rows = try compare(a, b)
    for figure in ["indeks", "insentif"] { #expect(Self.moved(rows, figure, "koreksi") == [Self.person]) }
    #expect(Self.moved(rows, "indeks", "orang_lain").count > 1)
    for cause in ["data", "kebijakan", "mesin", "tak_terurai"] {
      for figure in ["indeks", "peringkat", "insentif"] { #expect(Self.moved(rows, figure, cause) == []) }
    }
  }

  /// The same change in the exports is a change of data.
  @Test func changedExportsAreData() throws {
    let a = try run("a")
    let b = try run("b", change: { $0["kehadiran.csv", 784, "masuk"] = "09:37" })
    let rows = try compare(a, b)
    #expect(Self.moved(rows, "indeks", "data") == [Self.person])
    #expect(Self.moved(rows, "indeks", "koreksi") == [])
  }

  /// A norm concerns everybody: whoever has the indicator moves through other data, nobody through their own.
  @Test func changedNormsComeFromOthers() throws {
    let a = try run("a")
    let b = try run("b", change: { $0["beban_kerja.csv", 61, "norma_menit"] = "300" })
    let rows = try compare(a, b)
    #expect(Self.moved(rows, "indeks", "data") == [])
    #expect(Self.moved(rows, "indeks", "orang_lain").contains(Self.person))
  }

  @Test func clausesAreNamedAndAddUp() throws {
    let a = try run("a")
    let b = try run(
      "b", corrections: [["K-1", "kehadiran", Self.person, "2026-07-22", "masuk", "07:37", "07:30"]],
      policy: {
        $0.replacing("disiplin: 0.4, layanan: 0.4", with: "disiplin: 0.3, layanan: 0.5")
          .replacing("cap: 120", with: "cap: 105").replacing("day_cap: 3", with: "day_cap: 1")
      })
    let rows = try compare(a, b)
    #expect(Self.moved(rows, "indeks", "kebijakan").count > 30)
    let json = try Kinerja.run(["compare", a, b, "--json"])
    for clause in ["attendance", "achievement", "index"] { #expect(json.output.contains("\"detail\" : \"\(clause)\"")) }
    #expect(!json.output.contains("\"detail\" : \"ratings\""))
    // Comments and spacing are no change of policy.
    let c = try run("c", policy: { "# catatan\n" + $0 })
    let outcome = try Kinerja.run(["compare", a, c])
    #expect(outcome.exitCode == 0)
  }

  /// People who come, go, or are evaluated only once.
  @Test func statusesAndNewcomersAreShown() throws {
    let a = try run("a")
    let b = try run(
      "b",
      change: { exports in
        exports.files["target.csv"]?.removeAll { $0.first == Self.person }
        exports.files["pegawai.csv"]?.removeAll { $0.first == "197101241996122002" }
        for file in [
          "kehadiran.csv", "target.csv", "penilaian.csv", "predikat.csv", "jadwal.csv", "masa.csv", "plt.csv",
          "kejadian.csv", "angka.csv",
        ] {
          exports.files[file]?.removeAll { $0.first == "197101241996122002" }
        }
      })
    let rows = try compare(a, b)
    #expect(rows[Self.person]?["status_b"] == "TIDAK_DINILAI")
    #expect(rows[Self.person]?["indeks_selisih"] == "")
    #expect(rows["197101241996122002"]?["status_b"] == "")
    #expect(Self.hundredths(rows["197101241996122002"]?["insentif_b"]) == nil)
    #expect((Self.hundredths(rows["197101241996122002"]?["insentif_data"]) ?? 0) < 0)
  }

  /// Without the exports the differences are shown, but not their causes.
  @Test func withoutInputsNothingIsMadeUp() throws {
    let a = try run("a")
    let b = try run("b", change: { $0["kehadiran.csv", 784, "masuk"] = "09:37" })
    try FileManager.default.removeItem(atPath: folder.path("a-masukan"))
    let rows = try compare(a, b)
    #expect(
      Self.moved(rows, "indeks", "tak_terurai")
        == Set(rows.filter { $0.value["indeks_a"] != $0.value["indeks_b"] }.keys))
    for cause in Self.causes.dropLast() { #expect(Self.moved(rows, "indeks", cause) == []) }
  }

  /// A run folder that was tampered with is not compared.
  @Test func tamperedRunsAreRefused() throws {
    let a = try run("a")
    let path = a + "/hasil.csv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("98.48", with: "99.48").write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = try Kinerja.run(["compare", a, a, "--lang", "en"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.complaints.contains("hasil.csv: has been altered"))
  }
}
