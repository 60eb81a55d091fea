import Foundation
import Testing

@Suite struct NormsTests {
  /// A number with up to six decimals, in millionths.
  private func micros(_ text: String?) -> Int128 {
    let parts = (text ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? parts[1] : ""
    return Int128(parts[0] + decimals + String(repeating: "0", count: 6 - decimals.count)) ?? 0
  }

  private func rows(_ folder: URL, _ name: String) throws -> [[String: String]] {
    let lines = try #require(try Exports(folder).files[name])
    return lines.dropFirst().filter { !$0.isEmpty }.map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// Planned minutes and people, computed here from target.csv and beban_kerja.csv.
  @Test func sumsAreThoseOfTheExports() throws {
    let folder = try TemporaryFolder()
    let quarter = Kinerja.fixtures.appending(path: "quarter")
    let run = folder.path("hasil")
    _ = try ProfileTests.evaluate(quarter.path, run)
    let output = folder.url.appending(path: "beban")
    let outcome = try Kinerja.run(["norms", run, "--input", quarter.path, "--output", output.path])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")

    let norms = Dictionary(
      uniqueKeysWithValues: try rows(quarter, "beban_kerja.csv").map {
        ($0["indikator"] ?? "", micros($0["norma_menit"]))
      })
    let targets = Set(try rows(quarter, "target.csv"))
    var planned: [String: Int128] = [:]
    var people: [String: Int] = [:]
    var byPerson: [String: Int128] = [:]
    for target in targets {
      let indicator = target["indikator"] ?? ""
      let minutes = micros(target["target"]) * (norms[indicator] ?? 0)
      planned[indicator, default: 0] += minutes
      people[indicator, default: 0] += 1
      byPerson[target["nip"] ?? "", default: 0] += minutes
    }
    let found = try rows(output, "norma.csv")
    #expect(found.count == norms.count)
    for row in found {
      let indicator = try #require(row["indikator"])
      #expect(row["pegawai"] == "\(people[indicator] ?? 0)")
      // Of indicators with few carriers nothing more is said.
      if row["menit_direncanakan"] == "" { continue }
      #expect(micros(row["menit_direncanakan"]) * 1_000_000 == planned[indicator] ?? 0, "\(indicator)")
      let dominated = targets.count { target in
        let own = micros(target["target"]) * (norms[indicator] ?? 0)
        let total = byPerson[target["nip"] ?? ""] ?? 0
        return target["indikator"] == indicator && own != total && own * 2 > total
      }
      #expect(row["mendominasi"] == "\(dominated)", "\(indicator)")
    }
    let silent = found.filter { $0["menit_direncanakan"] == "" }
    #expect(Set(silent.compactMap { $0["indikator"] }).isSuperset(of: people.filter { $0.value < 5 }.keys))
    #expect(found.count > silent.count)
    // Those of whom nothing is said are five people or more, so that sums say nothing of fewer.
    let silentCodes = Set(silent.compactMap { $0["indikator"] })
    let hidden = Set(targets.filter { silentCodes.contains($0["indikator"] ?? "") }.compactMap { $0["nip"] })
    #expect(hidden.count >= 5)
    #expect(silent.allSatisfy { $0["capaian_terendah"] == "" && $0["seragam"] == "" && $0["mendominasi"] == "" })

    // Everybody is in a group of five or more; small classes of a unit are together.
    let results = try rows(URL(filePath: run), "hasil.csv")
    let groups = try rows(output, "beban_unit.csv")
    #expect(groups.reduce(0) { $0 + (Int($1["pegawai"] ?? "") ?? 0) } == results.count)
    #expect(groups.allSatisfy { Int($0["pegawai"] ?? "") ?? 0 >= 5 })
    let minutes = groups.reduce(Int128(0)) { $0 + micros($1["menit_direncanakan"]) }
    #expect(minutes * 1_000_000 == planned.values.reduce(0, +))
    let teachers = groups.filter { $0["unit_kode"] == "1.02.02" }
    #expect(teachers.count > 1 && teachers.last?["kelas_jabatan"] == "LAINNYA")
  }

  /// Workloads far from the peers': those whose published beban_relatif is above 1.25 or below 0.5.
  @Test func namesWhoCarriesFarMoreOrLess() throws {
    let folder = try TemporaryFolder()
    var exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    let places = (exports.files["target.csv"] ?? []).indices.filter {
      exports.files["target.csv"]?[$0].first == "199208032022121010"
    }
    for place in places {
      let target = exports["target.csv", place + 1, "target"].flatMap { Int($0) } ?? 1
      exports["target.csv", place + 1, "target"] = "\(target * 2)"
    }
    let input = folder.url.appending(path: "masukan")
    try exports.write(to: input)
    let run = folder.path("hasil")
    _ = try ProfileTests.evaluate(input.path, run)
    let output = folder.url.appending(path: "beban")
    #expect(try Kinerja.run(["norms", run, "--input", input.path, "--output", output.path]).exitCode == 0)
    let far = try rows(URL(filePath: run), "hasil.csv").filter { row in
      row["beban_rasio"] != "" && (micros(row["beban_relatif"]) > 1_250_000 || micros(row["beban_relatif"]) < 500_000)
    }
    #expect(far.contains { $0["nip"] == "199208032022121010" })
    #expect(Set(try rows(output, "beban_jauh.csv").map { $0["nip"] }) == Set(far.map { $0["nip"] }))
  }
}
