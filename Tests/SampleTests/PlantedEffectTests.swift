import Kinerja
import Sample
import Testing

/// Unfairness that is put in is there, as large as it was asked for, and nothing else changes.
@Suite struct PlantedEffectTests {
  private static let clean = WrittenSample.clean

  private func planted(_ effects: PlantedEffects) throws -> WrittenSample {
    var options = WrittenSample.options()
    options.effects = effects
    return try WrittenSample(options)
  }

  private func changed(_ sample: WrittenSample) -> [String] {
    sample.files.filter { Self.clean.files[$0.key] != $0.value }.keys.sorted()
  }

  /// Three points less for women, unless the rater gives everybody one score or the scale ends; nothing for men.
  @Test func womenAreScoredLower() throws {
    let sample = try planted(PlantedEffects(sex: 3))
    #expect(changed(sample) == ["penilaian.csv"])
    let (before, after) = (Self.clean.table("penilaian"), sample.table("penilaian"))
    #expect(
      before.columns("nip", "penilai_nip", "bulan", "aspek") == after.columns("nip", "penilai_nip", "bulan", "aspek"))
    var differences: [Int: [Double]] = [:]
    for (old, new) in zip(before.rows, after.rows) {
      let sex = try #require(NIP(old[0])).sexDigit
      differences[sex, default: []].append((Double(old[4]) ?? .nan) - (Double(new[4]) ?? .nan))
    }
    #expect(differences[1]?.allSatisfy { $0 == 0 } == true)
    let women = try #require(differences[2])
    #expect(women.allSatisfy { (0...3).contains($0) })
    #expect(women.count { $0 == 3 } * 10 > women.count * 8)
    let mean = women.reduce(0, +) / Double(women.count)
    #expect((2.5...3).contains(mean), "\(mean)")
  }

  /// Eight points of achievement for each time the available minutes above the usual load: the slope over people.
  @Test func heavyWorkloadsCostAchievement() throws {
    let sample = try planted(PlantedEffects(workload: 8))
    #expect(changed(sample) == ["target.csv"])
    let names = ["nip", "indikator", "satuan", "arah", "target", "realisasi"]
    #expect(sample.table("target").header.contains(names[5]))
    let loads = SampleTargetTests.loads(Self.clean)
    #expect(SampleTargetTests.loads(sample) == loads)
    // Per person, the loss in percent of target over services that are counted in pieces.
    var sums: [String: (target: Double, loss: Double)] = [:]
    let (before, after) = (Self.clean.table("target"), sample.table("target"))
    for (old, new) in zip(
      before.columns("nip", "satuan", "arah", "target", "realisasi"),
      after.columns("nip", "satuan", "arah", "target", "realisasi"))
    where old[1] != "persen" && old[2] == "MAX" {
      let loss = (Double(old[4]) ?? .nan) - (Double(new[4]) ?? .nan)
      let sum = sums[old[0]] ?? (0, 0)
      sums[old[0]] = (sum.target + (Double(old[3]) ?? .nan), sum.loss + loss)
    }
    let pairs = loads.compactMap { nip, load in sums[nip].map { (load, 100 * $0.loss / $0.target) } }
    let count = Double(pairs.count)
    let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let slope = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    #expect((7.2...8.8).contains(slope), "\(slope)")
  }

  /// The spread of raters' means: none planted, the usual, much.
  @Test func ratersDifferAsMuchAsAskedFor() throws {
    func spread(_ sample: WrittenSample) -> Double {
      let scores = Dictionary(grouping: sample.table("penilaian").columns("penilai_nip", "nip", "nilai")) { $0[0] }
        .filter { Set($0.value.map { $0[1] }).count >= 5 }
        .mapValues { rows in rows.reduce(0) { $0 + (Double($1[2]) ?? .nan) } / Double(rows.count) }
      let mean = scores.values.reduce(0, +) / Double(scores.count)
      return (scores.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)).squareRoot()
    }
    let none = try planted(PlantedEffects(severity: 0))
    #expect(changed(none) == ["penilaian.csv"])
    let (least, usual, most) = (spread(none), spread(Self.clean), try spread(planted(PlantedEffects(severity: 25))))
    // A severity of 10 has a standard deviation of about 2.9 points by itself.
    #expect(least < 2 && usual > 2.2 && usual > least + 0.8 && most > usual * 1.5, "\(least) \(usual) \(most)")
  }

  /// What is not planted is as without.
  @Test func theUsualEffectsAreTheDefault() throws {
    #expect(changed(try planted(PlantedEffects(workload: 0, sex: 0, severity: 10))) == [])
  }
}
