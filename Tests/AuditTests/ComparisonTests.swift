import Foundation
import Testing
import Wording

@testable import Audit
@testable import Kinerja

/// Following everybody's figures from one run to another: the parts add up, whatever the steps.
@Suite struct ComparisonTests {
  private static func result(
    _ index: Int64?, _ rank: Int64?, _ incentive: Int64, status: String = "DINILAI", name: String = "N",
    unit: String = "U"
  ) -> RecordedResult {
    RecordedResult(
      name: name, unit: unit, status: status, unexcusedDays: 0,
      figures: ComparedFigures(index: index, rank: rank, incentive: incentive))
  }

  /// A manifest of which a comparison takes the name alone.
  private static func manifest(_ id: String) throws -> Manifest {
    let json = """
      {"schema":"kinerja-manifest/1","id":"\(id)","engine":{"version":"","build":""},"quarter":"2026-Q3","asOf":"2026-09-30",
      "quarantine":false,"reports":[],"reportLanguage":"id","policy":{"id":"","sha256":"","meaningSHA256":""},"inputs":[],
      "corrections":[],"rows":{},"ignored":{},"outputs":[],"totals":{"employees":0,"evaluated":0,"incentive":"0"},"units":[]}
      """
    return try #require(Manifest(Array(json.utf8)))
  }

  private static func compared(_ ledger: inout ComparisonLedger) throws -> Comparison {
    ledger.comparison(try manifest("a"), try manifest("b"))
  }

  private static func figures(_ list: [(Int64?, Int64?, Int64)]) -> [ComparedFigures] {
    list.map { ComparedFigures(index: $0, rank: $1, incentive: $2) }
  }

  /// Two people; the data raise the first by 50 and the policy the second by 25 hundredths, who is then first.
  @Test func eachStepAddsItsPart() throws {
    var ledger = ComparisonLedger(
      [1: Self.result(9000, 1, 900), 2: Self.result(8990, 2, 800)],
      [1: Self.result(9050, 2, 950), 2: Self.result(9075, 1, 1000)])
    ledger.take(.engine, "A", Self.figures([(9000, 1, 900), (8990, 2, 800)]))
    ledger.take(.data, "", Self.figures([(9050, 1, 950), (8990, 2, 800)]))
    ledger.take(.policy, "index", Self.figures([(9050, 2, 950), (9075, 1, 1000)]))
    let comparison = try Self.compared(&ledger)
    #expect(comparison.steps == [.init(cause: .data, detail: ""), .init(cause: .policy, detail: "index")])
    #expect(comparison.moved.map(\.nip) == ["000000000000000001", "000000000000000002"])
    #expect(comparison.moved[0].index.parts == [50, 0] && comparison.moved[0].rank.parts == [0, 1])
    #expect(comparison.moved[1].index.parts == [0, 85] && comparison.moved[1].incentive.parts == [0, 200])
    #expect(comparison.part(.policy, of: comparison.moved[1].rank) == -1)
    #expect(comparison.part(.corrections, of: comparison.moved[1].rank) == 0)
    #expect((comparison.incentiveA, comparison.incentiveB) == (1700, 1950))
  }

  /// A step that could not be taken goes with the next, and neither cause is blamed alone.
  @Test func whatCannotBeToldApartIsSaid() throws {
    var ledger = ComparisonLedger([1: Self.result(9000, 1, 900)], [1: Self.result(9100, 1, 700)])
    ledger.skip(.data)
    ledger.skip(.policy, "ratings")
    ledger.take(.policy, "incentive", Self.figures([(9100, 1, 800)]))
    let comparison = try Self.compared(&ledger)
    #expect(
      comparison.steps == [
        .init(cause: .unexplained, detail: "data + kebijakan ratings + kebijakan incentive"),
        .init(cause: .engine, detail: "B"),
      ])
    #expect(comparison.moved[0].incentive.parts == [-100, -100])
  }

  /// Who comes, goes, or is no longer evaluated has no parts of what was missing, but all parts of the money.
  @Test func aFigureMissingOnTheWayHasNoParts() throws {
    var ledger = ComparisonLedger(
      [1: Self.result(9000, 1, 900, name: "Lama"), 2: Self.result(8000, 2, 800)],
      [2: Self.result(nil, nil, 0, status: "TIDAK_DINILAI"), 3: Self.result(7000, 1, 300, name: "Baru", unit: "V")])
    let comparison = try Self.compared(&ledger)
    #expect(comparison.moved.map(\.nama) == ["Lama", "N", "Baru"] && comparison.moved.map(\.unit) == ["U", "U", "V"])
    #expect(comparison.moved.map(\.statusA) == ["DINILAI", "DINILAI", ""])
    #expect(comparison.moved.map(\.statusB) == ["", "TIDAK_DINILAI", "DINILAI"])
    #expect(comparison.moved.allSatisfy { $0.index.parts == nil && $0.rank.parts == nil })
    #expect(comparison.moved.map(\.incentive.parts) == [[-900], [-800], [300]])
    #expect((comparison.employeesA, comparison.employeesB) == (2, 2))
    #expect(comparison.part(.engine, of: comparison.moved[0].index) == nil)
  }

  /// The same person, of whom nothing is known in either run but who is in one of them only.
  @Test func whoComesWithoutAFigureHasMoved() throws {
    var ledger = ComparisonLedger([:], [1: Self.result(nil, nil, 0, status: "TIDAK_DINILAI")])
    let comparison = try Self.compared(&ledger)
    #expect(comparison.moved.count == 1 && comparison.hasDifferences)
    var same = ComparisonLedger([1: Self.result(1, 1, 1)], [1: Self.result(1, 1, 1)])
    #expect(try !Self.compared(&same).hasDifferences)
  }

  /// For any way from A to B, known or unknown on the way: parts are what each step adds, and add up to B − A.
  @Test(arguments: 1...60 as ClosedRange<UInt64>) func partsAddUpForEverybody(_ seed: UInt64) throws {
    var random = Random(seed)
    func figures() -> ComparedFigures {
      let isEvaluated = random.below(12) > 0
      return ComparedFigures(
        index: isEvaluated ? Int64(random.below(12_000)) - 1000 : nil,
        rank: isEvaluated ? Int64(random.below(9)) + 1 : nil,
        incentive: Int64(random.below(50)) * 1000)
    }
    func run() -> [UInt64: RecordedResult] {
      var run: [UInt64: RecordedResult] = [:]
      for nip in 1...12 as ClosedRange<UInt64> where random.below(8) > 0 {
        run[nip] = RecordedResult(name: "", unit: "", status: "", unexcusedDays: 0, figures: figures())
      }
      return run
    }
    let (a, b) = (run(), run())
    let people = Set(a.keys).union(b.keys).sorted()
    var ledger = ComparisonLedger(a, b)
    for number in 0..<random.below(6) {
      if random.below(4) == 0 { ledger.skip(Cause.allCases[random.below(6)], "\(number)") }
      ledger.take(Cause.allCases[random.below(6)], "\(number)", people.map { _ in figures() })
    }
    let comparison = try Self.compared(&ledger)
    for employee in comparison.moved {
      for change in [employee.index, employee.rank, employee.incentive] {
        guard let parts = change.parts else { continue }
        #expect(parts.count == comparison.steps.count)
        #expect(parts.reduce(0, +) == (change.b ?? 0) - (change.a ?? 0))
        #expect(Cause.allCases.reduce(0) { $0 + (comparison.part($1, of: change) ?? 0) } == parts.reduce(0, +))
      }
      #expect(employee.incentive.parts != nil)
    }
    let moved = Set(comparison.moved.map(\.nip))
    for nip in people where !moved.contains("\(NIP(number: nip))") {
      #expect(a[nip]?.figures == b[nip]?.figures && a[nip] != nil && b[nip] != nil)
    }
    let money = comparison.moved.reduce(Int64(0)) { $0 + ($1.incentive.parts ?? []).reduce(0, +) }
    #expect(money == comparison.incentiveB - comparison.incentiveA)
  }

  // MARK: For people and programs

  /// A comparison with a gain, a loss and a name that needs quotes.
  private func sample() throws -> Comparison {
    var ledger = ComparisonLedger(
      [1: Self.result(9000, 2, 1_500_000, name: "Ani, S.E."), 2: Self.result(9100, 1, 2_000_000)],
      [1: Self.result(9150, 1, 1_600_000, name: "Ani, S.E."), 2: Self.result(9100, 2, 1_750_000)])
    ledger.take(.data, "", Self.figures([(9150, 1, 1_600_000), (9100, 1, 2_000_000)]))
    ledger.take(.others, "", Self.figures([(9150, 1, 1_600_000), (9100, 2, 1_750_000)]))
    return try Self.compared(&ledger)
  }

  @Test func theTableHasAColumnForEachCause() throws {
    let lines = String(decoding: try sample().csv, as: UTF8.self).split(separator: "\n")
    let causes = ["data", "koreksi", "kebijakan", "orang_lain", "mesin", "tak_terurai"]
    let figures = ["indeks", "peringkat", "insentif"].flatMap { figure in
      ["a", "b", "selisih"].map { "\(figure)_\($0)" } + causes.map { "\(figure)_\($0)" }
    }
    #expect(
      lines[0].split(separator: ",").map(String.init) == ["nip", "nama", "unit_kode", "status_a", "status_b"] + figures)
    #expect(
      lines[1] == """
        000000000000000001,"Ani, S.E.",U,DINILAI,DINILAI,90.00,91.50,1.50,1.50,0.00,0.00,0.00,0.00,0.00,2,1,-1,-1,0,0,0,0,0,\
        1500000,1600000,100000,100000,0,0,0,0,0
        """)
    #expect(lines[2].hasSuffix("1,2,1,0,0,0,1,0,0,2000000,1750000,-250000,0,0,0,-250000,0,0"))
  }

  /// What is missing is empty, down to its parts.
  @Test func missingFiguresAreEmpty() throws {
    var ledger = ComparisonLedger([:], [1: Self.result(9000, 1, 5)])
    let line = String(decoding: try Self.compared(&ledger).csv, as: UTF8.self).split(separator: "\n")[1]
    #expect(line == "000000000000000001,N,U,,DINILAI,,90.00,,,,,,,,,1,,,,,,,,,5,5,0,0,0,0,5,0")
  }

  @Test func theSummaryNamesGainsAndLosses() throws {
    let text = ComparisonSummary(try sample(), .indonesian).text(a: "x", b: "y")
    #expect(
      text == """
        A x (run a), B y (run b)
        Pegawai: A 2, B 2
        Jumlah insentif: A Rp 3.500.000, B Rp 3.350.000, B − A −Rp 150.000
        Bergerak: 2 pegawai (indeks 1, peringkat 2, insentif 2)
        Sebab, berurutan:
          data: indeks 1, peringkat 1, insentif 1 pegawai, +Rp 100.000
          orang_lain: indeks 0, peringkat 1, insentif 1 pegawai, −Rp 250.000
        Kurang bayar: Rp 100.000 (1); lebih bayar: Rp 250.000 (1)
        Terbesar:
          000000000000000002 N: indeks 91.00, peringkat 1 → 2, insentif 2000000 → 1750000 (orang_lain)
          000000000000000001 Ani, S.E.: indeks 90.00 → 91.50, peringkat 2 → 1, insentif 1500000 → 1600000 (data)
        """)
    let english = ComparisonSummary(try sample(), .english).text(a: "x", b: "y")
    #expect(english.contains("To be paid: Rp 100,000 (1); to be recovered: Rp 250,000 (1)"))
  }

  @Test func theSummaryNamesTenAtMost() throws {
    let run = { (money: Int64) in
      Dictionary(uniqueKeysWithValues: (1...12 as ClosedRange<UInt64>).map { ($0, Self.result(1, 1, money)) })
    }
    var ledger = ComparisonLedger(run(1), run(2))
    let text = ComparisonSummary(try Self.compared(&ledger), .english).text(a: "x", b: "y")
    // On a tie the smaller NIP first.
    #expect(text.contains("Largest:\n  000000000000000001 ") && !text.contains("000000000000000011 "))
    #expect(text.hasSuffix("\n  and 2 more (--output)"))
    var same = ComparisonLedger(run(1), run(1))
    #expect(
      ComparisonSummary(try Self.compared(&same), .indonesian).text(a: "x", b: "y").hasSuffix(
        "\nTidak ada yang berbeda."))
  }
}

/// A seeded generator (MMIX by Knuth).
struct Random {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
