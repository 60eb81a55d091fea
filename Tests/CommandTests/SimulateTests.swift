import Foundation
import Testing

@Suite struct SimulateTests {
  private let folder: TemporaryFolder
  private let run: String

  init() throws {
    folder = try TemporaryFolder()
    run = folder.path("hasil")
    _ = try ProfileTests.evaluate(Kinerja.fixtures.appending(path: "quarter").path, run)
  }

  private func simulate(_ arguments: [String]) throws -> Kinerja.Outcome {
    try Kinerja.run(["simulate", run] + arguments)
  }

  private func table(_ folder: String, _ name: String) throws -> [[String: String]] {
    let lines = try Exports(URL(filePath: folder)).files[name] ?? []
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// What is simulated is what an evaluation under the edited policy gives.
  @Test(arguments: [
    ("workload.curve.1.2", "0.8", "curve: [[0.5, 0.95]", "curve: [[0.5, 0.8]"),
    ("ratings.hasil.meets", "100", "{above: 110, meets: 90}", "{above: 110, meets: 100}"),
    ("attendance.late.1.percent", "2.5", "late: [{up_to: 30, percent: 0.5}", "late: [{up_to: 30, percent: 2.5}"),
  ])
  func givesWhatAnEvaluationGives(_ path: String, _ value: String, _ old: String, _ new: String) throws {
    let output = folder.path("simulasi")
    let outcome = try simulate(["--set", "\(path)=\(value)", "--output", output])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    #expect(text.contains(old))
    let edited = folder.path("lain.yaml")
    try text.replacing(old, with: new).write(toFile: edited, atomically: false, encoding: .utf8)
    let exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    let before = try #require(try Evaluator().results(of: exports))
    let after = try #require(try Evaluator(policy: edited).results(of: exports))
    func amount(_ row: [String: String]?) -> Int { Int(row?["insentif"] ?? "") ?? 0 }
    let differences = before.map { nip, row in (nip, amount(after[nip]) - amount(row)) }
    let row = try #require(try table(output, "simulasi.csv").last)
    #expect(row["insentif"] == "\(after.values.reduce(0) { $0 + amount($1) })")
    #expect(row["naik"] == "\(differences.count { $0.1 > 0 })")
    #expect(row["turun"] == "\(differences.count { $0.1 < 0 })")
    #expect(row["indeks_berubah"] == "\(before.count { $1["indeks"] != after[$0]?["indeks"] })")
    for rating in ["SANGAT_BAIK", "BAIK", "KURANG"] {
      #expect(row[rating] ?? "0" == "\(after.values.count { $0["predikat"] == rating })")
    }
    // From which rating to which.
    func moves(_ rows: [(String?, String?, Int)]) -> [String: Int] {
      Dictionary(rows.map { ("\($0.0 ?? "") \($0.1 ?? "")", $0.2) }, uniquingKeysWith: +)
    }
    let changed = before.filter { $1["predikat"] != after[$0]?["predikat"] }
    #expect(
      moves(
        try table(output, "perubahan_predikat.csv").map { ($0["semula"], $0["menjadi"], Int($0["pegawai"] ?? "") ?? 0) }
      )
        == moves(changed.map { ($1["predikat"], after[$0]?["predikat"], 1) }))
    // Every dimension covers everybody, and its parts add up.
    let groups = try table(output, "kelompok.csv")
    for dimension in Set(groups.compactMap { $0["dimensi"] }) {
      let parts = groups.filter { $0["dimensi"] == dimension }
      #expect(parts.reduce(0) { $0 + (Int($1["pegawai"] ?? "") ?? 0) } == 40)
      #expect(parts.reduce(0) { $0 + (Int($1["selisih"] ?? "") ?? 0) } == differences.reduce(0) { $0 + $1.1 })
      #expect(parts.reduce(0) { $0 + (Int($1["insentif"] ?? "") ?? 0) } == after.values.reduce(0) { $0 + amount($1) })
      #expect(parts.allSatisfy { (Int($0["pegawai"] ?? "") ?? 0) >= 5 })
    }
  }

  @Test func aGridKeepsItsSum() throws {
    let outcome = try simulate([
      "--set", "index.weights.default.disiplin=0.3..0.5 step 0.05", "--balance", "index.weights.default.layanan",
      "--output", folder.path("simulasi"),
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    let rows = try table(folder.path("simulasi"), "simulasi.csv")
    #expect(
      rows.compactMap { $0["varian"] } == ["contoh-bengkulu"]
        + ["0.3", "0.35", "0.4", "0.45", "0.5"].map { "index.weights.default.disiplin=\($0)" })
    // The value in force is the run itself.
    #expect(rows.first { $0["varian"]?.hasSuffix("=0.4") ?? false }?["indeks_berubah"] == "0")
  }

  /// Two ranges give every combination, those too in which one of the values is the one in force.
  @Test func twoRangesGiveEveryCombination() throws {
    let outcome = try simulate([
      "--set", "attendance.missing_out=1..2 step 0.5", "--set", "incentive.params.hadir_minimum=50..51 step 1",
      "--output",
      folder.path("simulasi"),
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    let rows = try table(folder.path("simulasi"), "simulasi.csv").dropFirst()
    let expected = ["1", "1.5", "2"].flatMap { percent in
      ["50", "51"].map { "attendance.missing_out=\(percent) incentive.params.hadir_minimum=\($0)" }
    }
    #expect(rows.compactMap { $0["varian"] } == expected)
    let inForce = rows.first { $0["varian"] == "attendance.missing_out=1.5 incentive.params.hadir_minimum=50" }
    #expect(inForce?["selisih"] == "0" && inForce?["indeks_berubah"] == "0")
    #expect(rows.contains { $0["indeks_berubah"] != "0" })
  }

  /// What gives way keeps the sum of its own list, whatever else is set.
  @Test func theBalanceIsOfItsOwnList() throws {
    let outcome = try simulate([
      "--set", "index.weights.default.disiplin=0.5", "--set", "incentive.params.hadir_minimum=10", "--balance",
      "index.weights.default.layanan",
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
  }

  /// A change of nothing in force is refused, and says why.
  @Test(
    arguments: [
      (["--set", "index.weights.default.disiplin=0.4"], 64, "disiplin=0.4: changes no rule"),
      (["--set", "workload.minutes_per_day=300.0"], 64, "=300.0: changes no rule"),
      (["--set", "workload.basis=lain"], 64, "changes no rule"),
      (["--set", "workload.from=2026-02-01"], 64, "changes no rule"),
      (
        ["--set", "achievement.cap=110", "--set", "index.weights.default.disiplin=0.4"], 64,
        "disiplin=0.4: changes no rule"
      ),
      (["--set", "ratings.hasil.meets=95", "--set", "ratings.hasil.meets=100"], 64, "is set twice"),
      (["--set", "ratings.hasil.meets=95", "--balance", "ratings.hasil.meets"], 64, "is set twice"),
      (
        ["--set", "incentive.params.hadir_minimum=10", "--balance", "index.weights.default.layanan"], 64,
        "no value beside it is set"
      ),
      (["--set", "objection.days=10"], 64, "this clause moves no score and no payment"),
      (
        ["--set", "incentive.params.hadir_minimum=0..999 step 1", "--set", "workload.min_group=1..9 step 1"], 64,
        "at most 1000"
      ),
      (["--set", "index.weight=0.4"], 64, "there is no such key; here are: from, basis, weights, missing"),
      (["--set", "index.weights=0.4"], 64, "is not a single value"),
      (["--set", "index.weights.default.disiplin=0.5"], 78, "P302"),
      (["--set", "index.weights.default.disiplin=0.5..0.4 step 0.1"], 64, "FROM..TO"),
      (["--policy", Kinerja.examplePolicy], 64, "changes nothing that is in force in 2026-Q3"),
      ([], 64, "Give another --policy, or --set"),
    ] as [([String], Int32, String)])
  func refusesWhatChangesNothing(_ arguments: [String], _ exitCode: Int32, _ reason: String) throws {
    let outcome = try simulate(arguments + ["--lang", "en"])
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.complaints.contains(reason), "\(outcome.complaints)")
  }

  /// Ratings that pay alike: nobody gains or loses, but somebody is affected.
  @Test func otherRatingsAreToldThoughNobodyGains() throws {
    let outcome = try simulate(["--set", "ratings.hasil.above=100", "--lang", "en"])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains("BAIK → SANGAT_BAIK"), "\(outcome.output)")
    #expect(!outcome.output.contains("nobody is affected"))
  }

  @Test func aQuotedValueIsNamedAsSuch() throws {
    let quoted = folder.path("kutip.yaml")
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    #expect(text.contains("cap: 120"))
    try text.replacing("cap: 120", with: "cap: \"120\"").write(toFile: quoted, atomically: false, encoding: .utf8)
    let outcome = try Kinerja.run([
      "simulate", "--quarter", "2026-Q3", "--input", Kinerja.fixtures.appending(path: "quarter").path, "--policy",
      quoted,
      "--set", "achievement.cap=110", "--lang", "en",
    ])
    #expect(outcome.exitCode == 64)
    #expect(outcome.complaints.contains("is written in quotes"))
  }

  /// A version that begins after the quarter changes nothing in it.
  @Test func aLaterVersionIsRefused() throws {
    let later = folder.path("nanti.yaml")
    let text = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    let clause = "  achievement:\n"
    #expect(text.contains(clause))
    let changed = text.replacing(
      clause, with: clause + "    - {from: 2026-10-01, basis: SKP, cap: 110, weighting: workload}\n")
    try changed.write(toFile: later, atomically: false, encoding: .utf8)
    let outcome = try simulate(["--policy", later, "--lang", "en"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.complaints.contains("changes nothing that is in force"))
  }

  /// Men made women and women men: nothing changes but the NIPs, and the order of those who share a rank.
  @Test func theOtherSexHasTheSameFigures() throws {
    var exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    let before = try #require(try Evaluator().results(of: exports))
    func other(_ nip: String) -> String {
      var digits = Array(nip)
      guard digits.count == 18 else { return nip }
      digits[14] = digits[14] == "1" ? "2" : "1"
      return String(digits)
    }
    for (name, lines) in exports.files {
      let columns = (lines.first ?? []).indices.filter {
        ["nip", "atasan_nip", "penilai_nip"].contains(lines[0][$0])
      }
      exports.files[name] = lines.enumerated().map { number, cells in
        number == 0 || cells.isEmpty
          ? cells : cells.enumerated().map { columns.contains($0) ? other($1) : $1 }
      }
    }
    let after = try #require(try Evaluator().results(of: exports))
    #expect(after.count == before.count)
    for (nip, row) in before {
      var expected = row
      expected["nip"] = other(nip)
      #expect(after[other(nip)] == expected)
    }
  }

  /// Sex and age serve comparisons only: no step of the method and no clause reads them.
  @Test func noScoreReadsSexOrAge() throws {
    let sources = Kinerja.root.appending(path: "Sources")
    let allowed = [
      "Kinerja/Values/NIP.swift", "Findings/Families/RosterWarning.swift", "Intake/Tables/RosterIntake.swift",
      "Studies/PeopleDimension.swift",
    ]
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("sexDigit") || text.contains("birthDate") else { continue }
      #expect(allowed.contains { file.path.hasSuffix($0) }, "\(file.path)")
    }
  }
}
