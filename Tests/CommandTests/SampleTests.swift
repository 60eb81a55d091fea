import Foundation
import Testing

/// `kinerja sample`: the same seed gives the same bytes, and planted defects are found where the list says.
@Suite struct SampleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func sample(_ name: String, seed: Int = 7, extra: [String] = []) throws -> [String: Data] {
    let path = folder.path(name)
    let outcome = try Kinerja.run(
      ["sample", "--quarter", "2026-Q3", "--employees", "300", "--seed", "\(seed)", "--output", path] + extra)
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    var files: [String: Data] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: path) {
      files[file] = FileManager.default.contents(atPath: path + "/" + file)
    }
    return files
  }

  private func check(_ name: String) throws -> (exitCode: Int32, rows: [[Substring]]) {
    let errors = folder.path("galat-\(name).csv")
    let outcome = try Kinerja.run([
      "check", "--quarter", "2026-Q3", "--input", folder.path(name), "--policy", Kinerja.examplePolicy, "--errors",
      errors,
    ])
    let text = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
    return (
      outcome.exitCode,
      text.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    )
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try sample("a")
    #expect(try sample("b") == first)
    #expect(try sample("c", seed: 8) != first)
    #expect(first.keys.contains("pegawai.csv"))
  }

  /// What is planted changes the tables that it concerns, and no other.
  @Test(
    arguments: [
      (["--plant-workload", "8"], ["target.csv"]), (["--plant-sex", "3"], ["penilaian.csv"]),
      (["--plant-severity", "0"], ["penilaian.csv"]),
      (["--plant-workload", "0", "--plant-sex", "0", "--plant-severity", "10"], []),
    ])
  func plantedUnfairnessChangesNothingElse(_ plants: [String], _ changed: [String]) throws {
    let plain = try sample("a")
    let planted = try sample("b", extra: plants)
    #expect(plain.keys.filter { plain[$0] != planted[$0] } == changed)
  }

  @Test func theOrderByDateHoldsTheSameRows() throws {
    let byEmployee = try sample("a")
    let byDate = try sample("b", extra: ["--order", "date"])
    #expect(byEmployee.keys.sorted() == byDate.keys.sorted())
    for (name, bytes) in byEmployee {
      func rows(_ data: Data?) -> [Data] {
        (data ?? Data()).split(separator: 10).map { Data($0) }.sorted { $0.lexicographicallyPrecedes($1) }
      }
      #expect(rows(bytes) == rows(byDate[name]), "\(name)")
    }
    #expect(byEmployee["kehadiran.csv"] != byDate["kehadiran.csv"])
  }

  @Test func aSampleWithoutDefectsIsValid() throws {
    try sample("a")
    #expect(try check("a").exitCode == 0)
  }

  /// Each defect in the list is found in its file and line, and nothing else is.
  @Test func plantedDefectsAreFoundWhereTheyAre() throws {
    let files = try sample("a", extra: ["--defects", "0.002"])
    let list = try #require(files.first { $0.key.contains("cacat") || $0.key.contains("defect") })
    let rows = String(decoding: list.value, as: UTF8.self).split(separator: "\n")
    #expect(rows.count > 20)
    let planted = Set(
      rows.dropFirst().map { row in
        row.split(separator: ",", omittingEmptySubsequences: false)[0..<2].joined(separator: ":")
      })
    let (exitCode, findings) = try check("a")
    #expect(exitCode == 65)
    let found = Set(findings.map { "\($0[2]):\($0[3])" })
    #expect(planted.subtracting(found).isEmpty, "not found: \(planted.subtracting(found).sorted().prefix(5))")
  }
}
