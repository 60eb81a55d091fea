import Foundation
import Testing

/// `kinerja fairness`: what is planted is found, what is not there is not claimed, and nobody stands out of a small group.
/// `scripts/statistics/validation.py` does the first two a thousand times, `scripts/statistics/run` compares every figure with SciPy.
@Suite struct FairnessTests {
  private static let fair = ["--plant-severity", "0"]

  private func marked(_ study: Study, _ stage: String) throws -> Set<String> {
    let rows = try study.rows("perbedaan").filter { $0["tahap"] == stage && $0["tanda"] == "YA" }
    return Set(rows.compactMap { $0["dimensi"] })
  }

  private static func report(_ policy: String) -> String { policy.replacing("mode: adjust", with: "mode: report") }

  @Test func aFairQuarterIsNotMarked() throws {
    let study = try StudiedSample(employees: 600, seed: 2, plants: Self.fair, policy: Self.report).study("fairness")
    #expect(try marked(study, "SESUDAH").isEmpty)
    #expect(try study.rows("rasio").allSatisfy { $0["tanda"] == "" })
    #expect(study.text.contains("indeks hampir tidak bergantung pada beban kerja"))
    #expect(study.text.contains("Tidak tampak perbedaan yang berarti"))
    _ = try study.page("keadilan")
  }

  /// A workload that costs achievement shows before the factor; under the policy's curve it is turned round, as said.
  @Test func aPlantedWorkloadIsFound() throws {
    let sample = try StudiedSample(employees: 600, plants: Self.fair + ["--plant-workload", "8"])
    let study = try sample.study("fairness", ["--lang", "en"])
    #expect(try marked(study, "SEBELUM").isSuperset(of: ["spearman_beban", "beban_relatif"]))
    #expect(study.text.contains("Without the workload factor, people with a heavier workload have LOWER indices"))
  }

  @Test func aPlantedSexIsFound() throws {
    let sample = try StudiedSample(employees: 600, plants: Self.fair + ["--plant-sex", "5"], policy: Self.report)
    #expect(try marked(sample.study("fairness"), "SESUDAH") == ["jenis_kelamin"])
  }

  /// The stage before is an evaluation with the clause in mode `report`.
  @Test func theStageBeforeIsAnEvaluationWithoutTheFactor() throws {
    let sample = try StudiedSample(employees: 300, seed: 3)
    let plain = try StudiedSample(employees: 300, seed: 3, policy: Self.report)
    func stage(_ sample: StudiedSample, _ stage: String) throws -> [[String: String]] {
      try sample.study("fairness").rows("sebaran").filter { $0["tahap"] == stage }.map { row in
        row.filter { $0.key != "tahap" }
      }
    }
    #expect(try stage(sample, "SEBELUM") == stage(plain, "SESUDAH"))
    #expect(try stage(sample, "SESUDAH") != stage(plain, "SESUDAH"))
  }

  /// Whose rating flips with the curve is what evaluations under the moved curve say.
  @Test func flipsAreWhatAnEvaluationGives() throws {
    // Thresholds in the middle, so that something flips.
    func near(_ policy: String) -> String {
      policy.replacing("{above: 110, meets: 90}", with: "{above: 110, meets: 98}")
    }
    let curve = "[[0.5, 0.95], [1, 1], [1.5, 1.05], [2, 1.1]]"
    let moved = "[[0.5, 0.945], [1, 1], [1.5, 1.055], [2, 1.11]]"
    let sample = try StudiedSample(employees: 300, seed: 5, policy: near)
    let other = try StudiedSample(employees: 300, seed: 5) { near($0).replacing(curve, with: moved) }
    let before = Dictionary(uniqueKeysWithValues: try sample.results().map { ($0["nip"] ?? "", $0["predikat"] ?? "") })
    let after = Dictionary(uniqueKeysWithValues: try other.results().map { ($0["nip"] ?? "", $0["predikat"] ?? "") })
    let expected = Set(before.filter { after[$0.key] != $0.value }.keys)
    #expect(!expected.isEmpty)
    let flips = try sample.study("fairness").rows("kepekaan_pegawai").filter {
      $0["perubahan"] == "workload.curve (y − 1) × 1.1"
    }
    #expect(Set(flips.compactMap { $0["nip"] }) == expected)
    for flip in flips {
      #expect(flip["semula"] == before[flip["nip"] ?? ""] && flip["menjadi"] == after[flip["nip"] ?? ""])
    }
  }

  /// Every group shown has the minimum size, and so has what is left of the whole.
  @Test(arguments: [5, 20]) func smallGroupsAreNeverShown(_ minimum: Int) throws {
    let sample = try StudiedSample(employees: 300, seed: 2)
    let study = try sample.study("fairness", ["--min-group", "\(minimum)"])
    let evaluated = try sample.results().count { $0["status_nilai"] == "DINILAI" }
    let groups = Dictionary(grouping: try study.rows("sebaran").filter { $0["tahap"] == "SESUDAH" }) { $0["dimensi"] }
    #expect(groups.count == 8)
    for (dimension, rows) in groups {
      let sizes = rows.compactMap { Int($0["pegawai"] ?? "") }
      #expect(sizes.allSatisfy { $0 >= minimum }, "\(dimension ?? "")")
      let rest = evaluated - sizes.reduce(0, +)
      #expect(rest == 0 || rest >= minimum, "\(dimension ?? "")")
    }
    #expect(try study.rows("rasio").allSatisfy { Int($0["pegawai"] ?? "") ?? 0 >= minimum })
    #expect(try Kinerja.run(["fairness", sample.run, "--min-group", "4"]).exitCode == 64)
  }

  @Test func nothingIsSaidOfTooFew() throws {
    let study = try StudiedSample(employees: 15, seed: 4).study("fairness", ["--lang", "en"])
    #expect(study.text.contains("Too few people"))
    #expect(!study.text.contains("ρ"))
    for table in ["hubungan_beban", "sebaran", "rasio", "kepekaan", "kepekaan_pegawai"] {
      #expect(try study.rows(table).isEmpty, "\(table)")
    }
  }

  /// A rating that one woman and one man have: drawn anew, a group may have none, and the ratio has no upper end.
  @Test func rareRatingsAreDrawnToo() throws {
    let sample = try StudiedSample(employees: 300, seed: 1)
    var exports = try Exports(URL(filePath: sample.input))
    var left = ["1": 1, "2": 1]
    for (place, row) in (exports.files["predikat.csv"] ?? []).enumerated() where place > 0 && !row.isEmpty {
      let sex = String(Array(row[0])[14])
      let isChosen = (left[sex] ?? 0) > 0
      if isChosen { left[sex]? -= 1 }
      exports["predikat.csv", place + 1, "hasil"] = isChosen ? "1" : "2"
      exports["predikat.csv", place + 1, "perilaku"] = isChosen ? "1" : "2"
    }
    let study = try StudiedSample(exports).study("fairness")
    #expect(
      try study.rows("rasio").contains {
        $0["predikat"] == "SANGAT_BAIK" && $0["rasio_bawah"] != "" && $0["rasio_atas"] == ""
      })
    _ = try study.page("keadilan")
  }

  /// The same bytes for any number of threads and any order of rows.
  @Test func onlyTheSetOfRowsCounts() throws {
    let sample = try StudiedSample(employees: 200, seed: 6)
    var exports = try Exports(URL(filePath: sample.input))
    for (name, lines) in exports.files where lines.count > 2 {
      exports.files[name] = [lines[0]] + lines.dropFirst().filter { !$0.isEmpty }.reversed()
    }
    let turned = try StudiedSample(exports)
    for name in ["fairness", "supervisors", "norms"] {
      let one = try sample.study(name, ["--threads", "1"]).files()
      let two = try sample.study(name, ["--threads", "2"]).files()
      #expect(one == two, "\(name)")
      let other = try turned.study(name).files()
      for (file, bytes) in one where file.hasSuffix(".csv") { #expect(other[file] == bytes, "\(name) \(file)") }
    }
  }
}
