import Foundation
import Kinerja
import Reports
import Testing
import Wording

@testable import Audit
@testable import Studies

/// What may be set beside the policy in force, and what becomes of it.
@Suite final class SimulationRequestTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "simulasi-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func policy(_ name: String, _ changes: [(String, String)]) throws -> String {
    var text = try String(contentsOfFile: StudiedQuarter.examplePolicy, encoding: .utf8)
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func base(input: String = StudiedQuarter.exports, policy: String = StudiedQuarter.examplePolicy) throws
    -> SimulationBase
  {
    try SimulationBase(of: RunInputs(People.quarter, input: input, policy: policy, threads: 1))
  }

  private func simulation(
    _ settings: [String], policies: [String] = [], balance: String? = nil, on base: SimulationBase? = nil
  ) throws -> Simulation {
    try SimulationRequest(try base ?? self.base(), policies: policies, settings: settings, balance: balance)
      .simulation()
  }

  @Test func theFirstIsThePolicyInForce() throws {
    let found = try simulation(["incentive.params.hadir_minimum=96"])
    #expect(found.base.name == "contoh-bengkulu" && found.base.incentive == 448_530_000 && found.base.evaluated == 38)
    #expect(found.base.predikats == ["SANGAT_BAIK": 4, "BAIK": 33, "KURANG": 1, "": 2])
    #expect(found.base.gainers == 0 && found.base.moves.isEmpty && found.topTenth == 4)
    #expect(found.variants.map(\.name) == ["incentive.params.hadir_minimum=96"])
  }

  /// Months of less than 96 percent presence are not paid: whoever has one loses money, but for unit budgets that are cut.
  @Test func aVariantIsEvaluated() throws {
    let found = try simulation(["incentive.params.hadir_minimum=96"]).variants[0]
    let quarter = try StudiedQuarter()
    let cells = quarter.results.cells
    let present = try #require(cells.monthNames.firstIndex(of: "hadir"))
    let absent = quarter.results.employees.filter { employee in
      employee.isEvaluated
        && (0..<3).contains { cells.month(present, $0, of: employee).map { $0 < 96_000_000 } ?? false }
    }
    #expect(found.losers == absent.count && found.losers > 3)
    // Where the unit is over its budget, the others share what they lose.
    #expect(found.gainers == 4 && found.moved == 0 && found.leavingTopTenth == 0 && found.transitions.isEmpty)
    #expect(found.moves.allSatisfy { $0.difference != 0 && $0.reasons.isEmpty })
  }

  /// Every combination of the values, in the order given; policies by their files come first.
  @Test func combinesWhatIsSet() throws {
    let file = try policy("lain.yaml", [("cap: 120", "cap: 101")])
    let found = try simulation(
      ["achievement.cap=110..120 step 5", "incentive.params.hadir_minimum=40..50 step 10"], policies: [file])
    let grid = ["110", "115", "120"].flatMap { cap in
      ["40", "50"].map { "achievement.cap=\(cap) incentive.params.hadir_minimum=\($0)" }
    }
    #expect(found.variants.map(\.name) == [file] + grid)
    let inForce = found.variants.last { $0.name.hasSuffix("cap=120 incentive.params.hadir_minimum=50") }
    #expect(inForce?.incentive == found.base.incentive && inForce?.moved == 0)
    #expect(found.variants[0].moved > 0)
  }

  /// Set to 0.5 with achievement giving way is the policy in which both are written so.
  @Test func whatGivesWayKeepsTheSum() throws {
    let file = try policy(
      "lain.yaml", [("disiplin: 0.4, layanan: 0.4, atasan", "disiplin: 0.55, layanan: 0.25, atasan")])
    let set = try simulation(["index.weights.default.disiplin=0.55"], balance: "index.weights.default.layanan")
      .variants[0]
    let written = try simulation([], policies: [file]).variants[0]
    #expect(set.incentive == written.incentive && set.moved == written.moved && set.moved > 30)
    #expect(set.groups.map(\.indexDifference) == written.groups.map(\.indexDifference))
  }

  @Test(
    arguments: [
      ("a=1..2", nil, .usage, "ditulis PATH=NILAI atau PATH=DARI..SAMPAI", "is written PATH=VALUE or PATH=FROM..TO"),
      (
        "x.y=1", nil, .usage, "x.y: kunci tidak ada; yang ada di sini: schedules, ",
        "x.y: there is no such key; here are: schedules, "
      ),
      ("attendance=1", nil, .usage, "attendance: bukan satu nilai", "attendance: is not a single value"),
      (
        "achievement.cap=120", nil, .usage, "achievement.cap=120: tidak mengubah aturan apa pun",
        "changes no rule in force"
      ),
      ("objection.days=3", nil, .usage, "tidak menggerakkan nilai atau pembayaran", "moves no score and no payment"),
      ("achievement.cap=banyak", nil, .policy, "P205", "P205"),
      (
        "index.weights.default.disiplin=0.5", "achievement.cap", .usage,
        "--balance achievement.cap: tidak ada nilai di sebelahnya", "no value beside it is set"
      ),
      (
        "index.missing.disiplin=zero", "index.missing.layanan", .usage, "index.missing.layanan: bukan satu nilai",
        "index.missing.layanan: is not a single value"
      ),
      // 0.4 + 0.4 − 1.1 is below 0, which no weight may be.
      ("index.weights.default.disiplin=1.1", "index.weights.default.layanan", .policy, "P301", "P301"),
    ] as [(String, String?, Refusal.End, String, String)])
  func refusesWhatCannotBeMeant(
    _ setting: String, _ balance: String?, _ end: Refusal.End, _ indonesian: String, _ english: String
  ) throws {
    let found = refusal { _ = try simulation([setting], balance: balance) }
    #expect(found?.end == end)
    #expect(found?.said(.indonesian).contains(indonesian) ?? false, "\(found?.said(.indonesian) ?? "")")
    #expect(found?.said(.english).contains(english) ?? false, "\(found?.said(.english) ?? "")")
  }

  @Test func aPolicyMustSaySomethingElse() throws {
    let file = try policy(
      "sama.yaml", [("cap: 120", "cap: 120.0"), ("below: 85", "below: 10"), ("basis: SKP", "basis: \"Perbup 1\"")])
    let found = refusal { _ = try simulation([], policies: [file]) }
    #expect(found?.end == .usage)
    #expect(found?.said(.indonesian).hasPrefix("\(file): tidak mengubah apa pun yang berlaku dalam 2026-Q3;") ?? false)
    #expect(found?.said(.english).contains("its changes may begin outside this quarter") ?? false)
  }

  /// A policy that the facts need more of than it says.
  @Test func aVariantThatCannotBeEvaluatedIsNamed() throws {
    let week =
      "        6H: {mon: [07:30, 14:00], tue: [07:30, 14:00], wed: [07:30, 14:00], thu: [07:30, 14:00], fri: [07:30, 11:30], sat: [07:30, 13:00]}\n"
    let file = try policy("tanpa-6H.yaml", [(week, "")])
    let found = refusal { _ = try simulation([], policies: [file]) }
    #expect(found?.end == .policy)
    #expect(
      found?.said(.english)
        == "\(file): P325: the policy has no hours for 6H on 2026-07-01; complete the clause schedules")
  }

  @Test func exportsMustBeWithoutErrors() throws {
    let exports = folder.appending(path: "masukan")
    try FileManager.default.copyItem(atPath: StudiedQuarter.exports, toPath: exports.path)
    let file = exports.appending(path: "pagu.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("88000000", with: "banyak").utf8).write(to: file)
    let found = refusal { _ = try simulation(["achievement.cap=110"], on: base(input: exports.path)) }
    #expect(found?.end == .data && found?.said(.english).contains("pagu.csv:4") ?? false)
    #expect(found?.said(.indonesian) != found?.said(.english))
  }

  /// What a study says that it is about.
  @Test func namesItsSubject() throws {
    let subject = try base().subject
    #expect([subject.quarter, subject.asOf, subject.policy.id] == ["2026-Q3", "2026-09-30", "contoh-bengkulu"])
    #expect(subject.run == nil && subject.engine.hasPrefix("kinerja "))
  }

  // MARK: On a run

  @Test func aRunIsSimulatedFromItsOwnExports() throws {
    let exports = folder.appending(path: "masukan").path
    try FileManager.default.copyItem(atPath: StudiedQuarter.exports, toPath: exports)
    let inputs = RunInputs(People.quarter, input: exports, policy: StudiedQuarter.examplePolicy, threads: 1)
    let run = folder.appending(path: "run").path
    let outcome = try EvaluationRun(
      inputs, under: try inputs.readPolicy(), quarantine: false, reports: .init([], in: .indonesian),
      language: .indonesian, note: { _ in }
    ).publish(at: run)
    let base = SimulationBase(of: try RunSource(run, input: nil, threads: 1))
    #expect(base.subject.run == outcome.manifest.id)
    #expect("\(try simulation(["achievement.cap=110"], on: base).base.incentive)" == outcome.manifest.totals.incentive)
    try Data("unit_kode,pagu\n".utf8).write(to: URL(filePath: exports + "/pagu.csv"))
    let found = refusal { _ = try simulation(["achievement.cap=110"], on: base) }
    #expect(found?.end == .difference && found?.said(.english) == "the inputs are not those of this run: pagu.csv")
  }
}
