import Foundation
import Testing

/// `kinerja distribution`: the ratings of units against the guideline of a clause that is off unless a policy has it.
@Suite struct DistributionTests {
  private static let clause = """

      distribution:
        - from: 2026-01-01
          basis: SE Menteri PANRB 3/2023
          organisations: {default: BAIK, 1.02.01: ISTIMEWA}
          guideline:
            ISTIMEWA: [{ratings: [SANGAT_BAIK], at_most: 70}]
            BAIK: [{ratings: [BAIK], at_most: 70}, {ratings: [BUTUH_PERBAIKAN, KURANG], at_least_people: 1}]

    """

  private static func extended(_ policy: String) -> String {
    policy.replacing("\nclauses:\n", with: "\nclauses:\n" + clause)
  }

  private func fixture(_ edit: @escaping (String) -> String) throws -> StudiedSample {
    try StudiedSample(Exports(Kinerja.fixtures.appending(path: "quarter")), policy: edit)
  }

  /// The counts are those of hasil.csv; the limits are worked here from the number of people.
  @Test func countsAndLimits() throws {
    let sample = try fixture { Self.extended($0) }
    let study = try sample.study("distribution", ["--lang", "en"])
    let rated = Dictionary(grouping: try sample.results().filter { $0["predikat"] != "" }) { $0["unit_kode"] ?? "" }
    let units = try study.rows("distribusi")
    let rules = try study.rows("aturan")
    #expect(units.compactMap { $0["unit_kode"] } == rated.filter { $0.value.count >= 5 }.keys.sorted())
    for unit in units {
      let code = unit["unit_kode"] ?? ""
      let own = rated[code] ?? []
      #expect(unit["pegawai"] == "\(own.count)")
      for predikat in ["SANGAT_BAIK", "BAIK", "KURANG"] {
        #expect(unit[predikat] == "\(own.count { $0["predikat"] == predikat })")
      }
      let most = rules.filter { $0["unit_kode"] == code && $0["syarat"] == "≤ 70 %" }
      #expect(most.map { $0["paling_banyak"] } == ["\(own.count * 7 / 10)"])
      #expect(unit["predikat_unit"] == (code == "1.02.01" ? "ISTIMEWA" : "BAIK"))
    }
    let moves = try study.rows("perubahan")
    for unit in units where unit["memenuhi"] == "TIDAK" {
      let people = moves.filter { $0["unit_kode"] == unit["unit_kode"] }.reduce(0) {
        $0 + (Int($1["pegawai"] ?? "") ?? 0)
      }
      #expect(unit["perubahan_terkecil"] == "\(people)")
    }
    #expect(units.contains { $0["memenuhi"] == "TIDAK" } && units.contains { $0["memenuhi"] == "YA" })
    #expect(try study.page("distribusi").contains("Hanya informasi"))
  }

  /// The clause moves no rating: the results are the same with and without it.
  @Test func itMovesNothing() throws {
    #expect(try fixture { Self.extended($0) }.results() == fixture { $0 }.results())
  }

  @Test func withoutTheClauseItSaysWhatToAdd() throws {
    let sample = try fixture { $0 }
    let refused = try Kinerja.run(["distribution", sample.run, "--lang", "en"])
    #expect(refused.exitCode == 78)
    #expect(refused.complaints.contains("SE Menteri PANRB 3/2023"))
    // The clause of another policy will do; one that names a rating which nobody can have will not.
    let policy = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    let other = sample.folder.path("pedoman.yaml")
    try Self.extended(policy).write(toFile: other, atomically: false, encoding: .utf8)
    #expect(try Kinerja.run(["distribution", sample.run, "--policy", other]).exitCode == 0)
    try Self.extended(policy).replacing("[BAIK], at_most", with: "[BIAK], at_most")
      .write(toFile: other, atomically: false, encoding: .utf8)
    let misspelt = try Kinerja.run(["distribution", sample.run, "--policy", other])
    #expect(misspelt.exitCode == 78)
    #expect(misspelt.complaints.contains("P320"))
  }

  @Test func unitsThatAreNotThereAreNamed() throws {
    let sample = try fixture { Self.extended($0).replacing("1.02.01: ISTIMEWA", with: "9.99.99: ISTIMEWA") }
    #expect(
      try sample.study("distribution", ["--lang", "en"]).text.contains("without any rating in this run: 9.99.99"))
  }

  /// A unit of three alone cannot be had by subtraction: the next larger one is not shown either.
  @Test func aSmallUnitHidesAnother() throws {
    var exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    let rows = (exports.files["pegawai.csv"] ?? []).indices.filter { place in
      place > 0 && exports["pegawai.csv", place + 1, "unit_kode"] == "1.02.02"
    }
    for place in rows.prefix(3) {
      exports["pegawai.csv", place + 1, "unit_kode"] = "9.01.01"
      exports["pegawai.csv", place + 1, "unit_nama"] = "Unit kecil"
    }
    let sample = try StudiedSample(exports, policy: { Self.extended($0) })
    let rated = Dictionary(grouping: try sample.results().filter { $0["predikat"] != "" }) { $0["unit_kode"] ?? "" }
      .mapValues(\.count)
    #expect((1...4).contains(rated["9.01.01"] ?? 0))
    let shown = Set(try sample.study("distribution").rows("distribusi").compactMap { $0["unit_kode"] })
    let hidden = rated.filter { !shown.contains($0.key) }.values.reduce(0, +)
    #expect(hidden >= 5 && !shown.contains("9.01.01") && !shown.isEmpty)
  }
}
