import Foundation
import Kinerja
import Testing
import Wording

@testable import Audit

/// The causes between two runs of the fixture quarter, each told by what can and cannot move.
@Suite struct CompareRunsTests {
  private let fixture: RunFixture
  private let exports: String

  init() throws {
    fixture = try RunFixture()
    exports = try fixture.exports()
    try fixture.run("a", of: exports)
  }

  private func compared(_ b: String, input: String? = nil) throws -> (comparison: Comparison, notes: [Text]) {
    try compare(
      ["a", b].map { try RunSource(fixture.path($0), input: input, threads: 1) }, withoutInputs: Text("saran", "advice")
    )
  }

  /// Sums add up to the recorded results, which are read with nothing of the program.
  private func causes(_ comparison: Comparison, _ b: String) throws -> Set<Cause> {
    let runs = try ["a", b].map { run in
      Dictionary(
        uniqueKeysWithValues: try fixture.results(run).map { ($0["nip"] ?? "", Int64($0["insentif"] ?? "") ?? 0) })
    }
    for employee in comparison.moved {
      let difference = (runs[1][employee.nip] ?? 0) - (runs[0][employee.nip] ?? 0)
      #expect(employee.incentive.parts?.reduce(0, +) == difference)
      #expect(try #require(employee.payment).total == difference)
    }
    let moved = Set(comparison.moved.map(\.nip))
    for (nip, amount) in runs[0] where !moved.contains(nip) { #expect(runs[1][nip] == amount) }
    return Set(comparison.steps.map(\.cause))
  }

  @Test func equalRunsDoNotDiffer() throws {
    try fixture.run("b", of: exports)
    let (comparison, notes) = try compared("b")
    #expect(!comparison.hasDifferences && comparison.steps.isEmpty && notes.isEmpty)
    #expect(comparison.runA == comparison.runB && comparison.incentiveA == 448_530_000)
  }

  /// Half of the money falls away where nobody's index moves.
  @Test func aClauseOfMoneyMovesNoIndex() throws {
    let policy = try fixture.policy([(" BAIK -> 100, BUTUH", " BAIK -> 50, BUTUH")])
    try fixture.run("b", of: exports, under: policy)
    let comparison = try compared("b").comparison
    #expect(try causes(comparison, "b") == [.policy])
    #expect(comparison.steps == [.init(cause: .policy, detail: "incentive")])
    // The 33 who are BAIK; budgets cut elsewhere, so that what one loses another may gain.
    #expect(comparison.moved.count >= 33)
    #expect(comparison.moved.allSatisfy { $0.index.a == $0.index.b && $0.rank.a == $0.rank.b })
    // The months are what they were; the quarter's formula and the budgets are not.
    #expect(comparison.moved.allSatisfy { $0.payment?.months == [0, 0, 0] && $0.payment?.quarter ?? 0 <= 0 })
    #expect(comparison.moved.contains { $0.payment?.budget ?? 0 > 0 })
  }

  /// Other words for the same rules move nobody and are no step.
  @Test func adviceAndCommentsAreNoStep() throws {
    let policy = try fixture.policy([("below: 85", "below: 99"), ("cap: 120", "cap: 120.0 # sama")])
    try fixture.run("b", of: exports, under: policy)
    let comparison = try compared("b").comparison
    #expect(!comparison.hasDifferences && comparison.steps.isEmpty && comparison.runA != comparison.runB)
  }

  /// A parameter of the months' formulas moves the months, each by itself.
  @Test func aClauseOfMonthsMovesMonths() throws {
    try fixture.run("b", of: exports, under: fixture.policy([("bagian_layanan: 60", "bagian_layanan: 90")]))
    let comparison = try compared("b").comparison
    #expect(try causes(comparison, "b") == [.policy])
    let payments = comparison.moved.compactMap(\.payment)
    for month in 0..<3 { #expect(payments.contains { $0.months[month] != 0 }) }
    #expect(payments.allSatisfy { $0.quarter == 0 })
  }

  /// A correction of one person's punch: that person's index by the correction alone, the others by ranks alone.
  @Test func aCorrectionMovesItsPersonFirst() throws {
    try fixture.run("b", of: fixture.exports("dikoreksi", [RunFixture.correction()]))
    let comparison = try compared("b").comparison
    #expect(try causes(comparison, "b").isSubset(of: [.corrections, .others]))
    let person = try #require(comparison.moved.first { $0.nip == RunFixture.person })
    // Discipline rises by 0.5·23/64 (month of July), the index by 0.4 of that: 98.48 → 98.55.
    #expect(person.index.a == 9848 && person.index.b == 9855)
    #expect(comparison.part(.corrections, of: person.index) == 7)
    for other in comparison.moved where other.nip != RunFixture.person {
      #expect(comparison.part(.corrections, of: other.incentive) == 0)
    }
    // 22 July: what July pays alone grows, but for what the rounding to thousands carries over.
    let payment = try #require(person.payment)
    #expect(comparison.months == ["2026-07", "2026-08", "2026-09"])
    #expect(payment.months[0] > 0 && payment.months[1] == 0 && payment.months[2] == 0 && payment.budget == 0)
    #expect(payment.quarter == 0)
  }

  @Test func changedInputsAreNoCause() throws {
    try fixture.run("b", of: exports, under: fixture.policy([("cap: 120", "cap: 101")]))
    let file = exports + "/pagu.csv"
    try Data("unit_kode,pagu\n".utf8).write(to: URL(filePath: file))
    let (comparison, notes) = try compared("b")
    #expect(comparison.steps == [.init(cause: .unexplained, detail: "tak_terurai + mesin B")])
    #expect(notes.count == 2)
    #expect(notes[0].indonesian == "\(fixture.path("a")): masukannya sudah lain; sebab tidak terurai: pagu.csv")
    #expect(notes[1].english == "\(fixture.path("b")): its inputs have changed; no causes: pagu.csv")
  }

  @Test func missingInputsComeWithAdvice() throws {
    try fixture.run("b", of: exports)
    let (comparison, notes) = try compared("b", input: "/tidak/ada")
    #expect(!comparison.hasDifferences)
    #expect(notes.count == 4 && notes[1] == Text("saran", "advice") && notes[3] == notes[1])
  }

  @Test func anAlteredRunIsRefused() throws {
    try fixture.run("b", of: exports)
    try fixture.write("x", to: "b/hasil.csv")
    let found = refusal { _ = try compared("b") }
    #expect(found?.end == .difference)
    #expect(
      found?.said(.english)
        == "\(fixture.path("b"))\nFiles against the manifest: DOES NOT HOLD\n  hasil.csv: has been altered")
  }
}

/// What a `hasil.csv` says; anything that is none gives nothing.
@Suite struct RecordedResultsTests {
  private static let header = "peringkat,nip,nama,unit_kode,hari_tk,indeks,insentif,status_nilai"

  private func read(_ lines: String..., header: String = header) -> [UInt64: RecordedResult]? {
    recordedResults(Array(([header] + lines).map { $0 + "\n" }.joined().utf8))
  }

  @Test func readsColumnsByName() throws {
    let results = try #require(
      read(
        #"1,000000000000000007,"Ani ""A"", S.E.",1.02,3,-0.05,1500,DINILAI"#, ",8,Budi,\"2,A\",0,,0,TIDAK_DINILAI"))
    #expect(results[7]?.name == #"Ani "A", S.E."# && results[7]?.unit == "1.02" && results[7]?.unexcusedDays == 3)
    #expect(results[7]?.figures == ComparedFigures(index: -5, rank: 1, incentive: 1500))
    #expect(results[8]?.figures == ComparedFigures(index: nil, rank: nil, incentive: 0))
    #expect(results[8]?.status == "TIDAK_DINILAI" && results[8]?.unit == "2,A" && results.count == 2)
    #expect(read()?.isEmpty ?? false)
  }

  @Test(
    arguments: [
      "1,x,Ani,U,0,1.00,1,DINILAI", "1,7,Ani,U,0,1.00,,DINILAI", "1,7,Ani,U,,1.00,1,DINILAI", "1,7,Ani,U,0,1.00,1",
      "1,7,Ani,U,0,1.00,1,DINILAI,x", "1,7,\"Ani,U,0,1.00,1,DINILAI", "1,7,Ani,U,0,1.00,1.5,DINILAI",
      "1,1000000000000000000,Ani,U,0,1.00,1,DINILAI", "1,7,Ani,U,0,1.00,1,DINILAI\n2,7,Ani,U,0,1.00,1,DINILAI",
    ])
  func otherRowsAreNone(_ line: String) { #expect(read(line) == nil) }

  @Test func aColumnMustBeThere() {
    for column in Self.header.split(separator: ",") {
      #expect(read(header: Self.header.replacing(column, with: "x")) == nil, "\(column)")
    }
    #expect(recordedResults([]) == nil)
  }

  /// Cells that stand on a second line of the heading.
  @Test func aHeadingOverSeveralLinesIsNone() {
    #expect(read(header: "\"\n\"" + String(repeating: ",x", count: 10_000)) == nil)
  }
}
