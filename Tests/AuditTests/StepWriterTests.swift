import Intake
import Kinerja
import SmallQuarters
import Testing
import Wording

@testable import Audit

/// The words for the parts of the method's steps; the figures are worked out by hand.
@Suite struct StepWriterTests {
  /// One of four people: late by 20 minutes once, absent once, on study once.
  private static func quarter() -> SmallQuarter {
    var people = (1...4).map { SmallQuarter.Person(UInt64($0)) }
    for number in people.indices {
      people[number].goals = [
        .init(0, target: 100, realised: 90), .init(1, target: 40, realised: 50, isMinimised: true),
      ]
      people[number].scores = [199_001_012_020_011_001: [[80, 90], [nil, 90], [80, 80]]]
    }
    people[0].days = [
      "2026-07-02": .init("07:50", "16:00"), "2026-08-03": .init(code: "TK"), "2026-08-04": .init(code: "TB"),
    ]
    return SmallQuarter(people)
  }

  private func steps(
    _ language: Language, _ change: (inout SmallQuarter, inout SmallPolicy) -> Void = { _, _ in }
  ) throws -> [String: Explanation.Step] {
    var (quarter, rules) = (Self.quarter(), SmallPolicy())
    change(&quarter, &rules)
    let facts = quarter.facts
    let results = try evaluate(facts, under: rules.policy, asOf: SmallQuarter.quarter.last)
    let trace = try trace(0, in: results, of: facts, under: rules.policy)
    let writer = StepWriter(facts: facts, results: results, trace: trace, language: language) { source in
      switch source {
      case .scores: [3, 4, 5, 9].map { RowPlace(file: "penilaian.csv", line: $0) }
      case .ofDay(let day, .attendance): [RowPlace(file: "kehadiran.csv", line: day + 2)]
      default: []
      }
    }
    return Dictionary(uniqueKeysWithValues: writer.steps().map { ($0.name, $0) })
  }

  /// D_m: 99.5 on 23 days, 97 on 20, 100 on 22; together (99.5·23 + 97·20 + 100·22)/65.
  @Test func discipline() throws {
    let step = try #require(try steps(.english)["disiplin"])
    #expect(step.working == "hari_kerja = 65, hari_tk = 1, D = (99.5·23 + 97·20 + 100·22)/65 = 98.9")
    #expect(step.clauses.map(\.name) == ["schedules", "attendance", "spells"])
    let main = step.details.filter(\.isMain)
    #expect(
      main.map(\.text) == [
        "2026-07-02 07:50–16:00, 20 minutes late, −0.5", "2026-08-03 TK, −3, unexcused",
        "2026-08-04 TB, not counted",
      ])
    #expect(main.map(\.rows) == [["kehadiran.csv:3"], ["kehadiran.csv:35"], ["kehadiran.csv:36"]])
    #expect(step.details.count == 66)
  }

  @Test func daysInIndonesian() throws {
    let texts = try #require(try steps(.indonesian)["disiplin"]).details.filter(\.isMain).map(\.text)
    #expect(
      texts == [
        "2026-07-02 07:50–16:00, terlambat 20 menit, −0.5", "2026-08-03 TK, −3, tanpa keterangan",
        "2026-08-04 TB, tidak dihitung",
      ])
  }

  /// 90 at 100·60 minutes and 100·(80 − 50)/40 = 75 at 40·30: (6000·90 + 1200·75)/7200 = 87.5. 65 days of 300 minutes
  /// give working time: 7200/19500 = 0.369231, and the peers' median is 7200/19800 = 0.363636.
  @Test func achievementAndWorkload() throws {
    let steps = try steps(.english)
    #expect(steps["capaian"]?.working == "A = (6000·90 + 1200·75)/(6000 + 1200) = 87.5")
    #expect(
      steps["capaian"]?.details.map(\.text) == [
        "I1: 100·90/100 → 90; 100·60 = 6000 minutes", "I2: 100·(2·40 − 50)/40 → 75; 40·30 = 1200 minutes",
      ])
    #expect(
      steps["capaian_normal"]?.working
        == "w = 7200/(300·65) = 0.369231; r = w/0.363636 = 1.015386 (median PLK/8, 4 people); f = 1.001539; N = A·f = 87.634663"
    )
    #expect(
      steps["capaian_normal"]?.details.map(\.text) == ["group by jenis_jabatan/kelas_jabatan: 4 people with a workload"]
    )
  }

  /// 0.25·80 + 0.75·90 = 87.5, 90 and 80: 85.833333.
  @Test func conduct() throws {
    let step = try #require(try steps(.indonesian)["perilaku"])
    #expect(step.working == "S = 3·85.833333/3 = 85.833333")
    #expect(step.details.map(\.text) == ["penilai 199001012020011001: 87.5, 90, 80; rata-rata 85.833333"])
    #expect(step.details[0].rows == ["penilaian.csv:3–5", "penilaian.csv:9"])
    let calibrated = try steps(.english) { $1.supervisor.calibration.mode = .shift }
    #expect(calibrated["perilaku"]?.details[0].text.hasSuffix("mean 85.833333, δ = 0") == true)
  }

  /// 0.4·98.9 + 0.4·87.634663 + 0.2·85.833333 = 91.780532 (rounded), and 91.78.
  @Test func indexAndRating() throws {
    let steps = try steps(.english)
    #expect(steps["indeks"]?.working == "I = 0.4·98.9 + 0.4·87.634663 + 0.2·85.833333 = 91.780532 → 91.78")
    #expect(steps["predikat"]?.working == "hasil_kerja below, perilaku_kerja meets → KURANG (HITUNG)")
    #expect(steps["peringkat"]?.working == "4 of 4, unit 4, kelompok 4")
  }

  /// Without scores: (0.4·D + 0.4·N)/0.8.
  @Test func aMissingComponent() throws {
    let without = { (quarter: inout SmallQuarter, _: inout SmallPolicy) in quarter.people[0].scores = [:] }
    let refused = try steps(.indonesian, without)
    #expect(refused["perilaku"]?.working == "S: tidak ada")
    #expect(
      refused["indeks"]?.working
        == "TIDAK_DINILAI: atasan; atasan belum ada (tidak ada baris penilaian.csv: mintakan nilai atasan)")
    #expect(refused["predikat"]?.working == "tidak ada")
    #expect(refused["peringkat"]?.working == "tidak ada")
    #expect(
      refused["insentif"]?.working.hasSuffix(
        "; insentif = 0 (tidak dibayar: belum ada predikat (tidak dinilai))") == true)
    let renormalised = try steps(.english) {
      without(&$0, &$1)
      $1.index.missing = $1.index.missing.mapValues { _ in .renormalise }
    }
    #expect(renormalised["indeks"]?.working == "I = (0.4·98.9 + 0.4·87.634663)/0.8 = 93.267332 → 93.27")
  }

  /// July 3,000,000; August 20 of 21 days: 2857142.857143; September 3,000,000. P = 0.6·87.634663 + 0.4·98.9 = 92.140798.
  @Test func incentive() throws {
    let steps = try steps(.english)
    #expect(
      steps["insentif"]?.working
        == "dasar_insentif = 8857142.857143; insentif = 4080000")
    // 8,857,142.857143 · 92.140798 % · 50 %.
    let paid = steps["insentif"]?.details.last { $0.text.hasPrefix("2026-Q3 insentif") }?.text
    #expect(paid?.hasSuffix(" = 4080521.054286 (contoh pasal 8)") == true, "\(paid ?? "")")
    #expect(steps["insentif"]?.details[1].text == "2026-08: 3000000·20/21 = 2857142.857143")
    let cut = try self.steps(.indonesian) { quarter, _ in quarter.budgets = [0: 8_000_000] }
    let budget = try #require(cut["insentif"]?.details.last)
    #expect(
      budget.isMain && budget.text.hasPrefix("jumlah unit ") && budget.text.contains(" > pagu 8000000: insentif "))
  }

  @Test func clausesAreThoseOfTheSteps() throws {
    let steps = try steps(.english)
    for step in MethodStep.allCases {
      #expect(
        steps[step.rawValue]?.clauses.map(\.name)
          == step.clauses.filter { $0 != .discipline }.map(\.rawValue))
    }
    #expect(steps["capaian"]?.clauses[0].basis == "contoh pasal 3")
  }
}
