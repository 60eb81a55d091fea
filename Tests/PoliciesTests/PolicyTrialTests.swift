import Findings
import Foundation
import Kinerja
import Policies
import Testing
import Wording

/// A policy tried on figures that are given by hand.
@Suite struct PolicyTrialTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../fixtures/policies").standardized
  private static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  private func policy(_ file: String) throws -> Policy {
    let bytes = try Array(Data(contentsOf: Self.folder.appending(path: file)))
    return try PolicyReader.read(bytes, name: file).get()
  }

  /// Every policy of the library has at least five worked examples, and all of them come out.
  @Test(arguments: files) func theExamplesComeOut(_ file: String) throws {
    let policy = try policy(file)
    #expect(policy.examples.count >= 5)
    let faults = PolicyReader.exampleFaults(in: policy, on: policy.newestPayment, name: file)
    #expect(faults.isEmpty, "\(faults.map { $0.rendered.in(.english) })")
  }

  @Test func theLibraryIsThere() { #expect(Self.files.count >= 23) }

  private static let worker = [
    "dasar=3000000", "hari_kerja=22", "hari_hadir=20", "hari(DL)=1", "capaian_normal=95", "predikat=BAIK",
    "status=CPNS",
  ]

  private func request(_ settings: [String], months: Int = 1) throws(Refusal) -> TrialRequest {
    guard let policy = try? policy("contoh-bengkulu.yaml") else { throw Refusal(.noInput, Text("-")) }
    return try TrialRequest(policy, on: policy.newestPayment, settings: settings, months: months)
  }

  /// hadir 100·21/22; prestasi 0.6·95 + 0.4·100 = 97; 3,000,000·97 % = 2,910,000, of which a CPNS has 80 %: 2,328,000.
  @Test func showsEachCellStepByStep() throws {
    let text = try request(Self.worker).text(.english)
    for line in [
      "contoh-bengkulu, in force on 2026-01-01", "Month 1", "  hadir (contoh Peraturan Gubernur, pasal 9)",
      "    = 100 * (hari_hadir + hari(DL) + hari(CT)) / hari_kerja", "    = 100 * (20 + 1 + 0) / 22",
      "    = 95.454545", "  gerbang (pasal 10)", "    = 2910000", "    = 2328000", "Paid: Rp 2328000",
      "  kejadian(APEL): events of this kind", "  potongan: the sum of deductions",
    ] {
      #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)\n\(text)")
    }
  }

  /// Two months of three under a sanction of 40 percent, and one below half presence: (3 + 1.8)·0.97 + 0 million, 80 %.
  @Test func monthsMayDiffer() throws {
    let text = try request(
      Self.worker + ["2:masa_puncak(hukdis)=40", "3:hari_hadir=5"], months: 3
    ).text(.indonesian)
    #expect(text.contains("\n    = sum(2910000, 1746000, 0) * 100 * 80 / 10000\n    = 3724800\n"))
    #expect(text.contains("\nDibayar: Rp 3724000"))
  }

  /// The example with other cells: an invented month formula, and what is paid.
  private func trial(_ month: String, _ quarter: String, _ settings: [String], months: Int = 1) throws -> String {
    let clause = ClauseText(
      .incentive, ["unit: 1", "params: {}", "month: {a: \(month)}", "quarter: {insentif: \(quarter)}"])
    let policy = try clause.policy()
    return try TrialRequest(policy, on: policy.newestPayment, settings: settings, months: months).text(.english)
  }

  /// D is known before the cells of months: (90·20 + 100·10)/30 = 93.333333; days that one month lacks are none, and months
  /// without any days weigh alike.
  @Test(
    arguments: [
      (["1:hari_kerja=20", "2:hari_kerja=10"], "93.333333"), (["1:hari_kerja=20"], "90"), ([], "95"),
      (["disiplin_triwulan=70"], "70"),
    ] as [([String], String)])
  func theQuartersDisciplineIsKnownToMonths(_ settings: [String], _ expected: String) throws {
    let text = try trial(
      "'disiplin_triwulan + 0 * coalesce(hari_kerja, 0) + 0 * potongan'", "largest(a)", settings + ["1:potongan=10"],
      months: 2)
    #expect(text.components(separatedBy: "    = \(expected)\n").count >= 4, "\(text)")
  }

  /// A text keeps its zeros, a number must be one, and what stops a run stops a trial.
  @Test func valuesAreOfTheirKind() throws {
    let unit = try trial("'if(unit_kode = ''1.10'', 1, 2)'", "sum(a)", ["unit_kode=1.10"])
    #expect(unit.hasSuffix("Paid: Rp 1"), "\(unit)")
    #expect(throws: Refusal.self) { try trial("hari_kerja", "sum(a)", ["hari_kerja=banyak"]) }
    #expect(throws: Refusal.self) {
      try trial("hari_kerja * 10000", "sum(a)", ["hari_kerja=100000000000"])
    }
    #expect(try trial("hari_kerja", "sum(a)", ["hari_kerja=kosong"]).contains("missing (hari_kerja)"))
  }

  /// A figure that only another version uses is told, not refused: one command serves for both days.
  @Test func aFigureThatNoFormulaUsesIsTold() throws {
    let told = "Used by no formula in force on that day: eselon"
    let later = """
          - from: 2026-09-01
            basis: dasar
            unit: 1
            params: {}
            month: {a: "if(eselon = 'II', dasar, 0)"}
            quarter: {insentif: sum(a)}

      """
    let clause = ClauseText(.incentive, ["unit: 1", "params: {}", "month: {a: dasar}", "quarter: {insentif: sum(a)}"])
    let policy = try PolicyReader.read(Array((clause.text + later).utf8), name: "x.yaml").get()
    func tried(_ day: String) throws -> String {
      let day = try #require(CivilDate(day))
      return try TrialRequest(policy, on: day, settings: ["eselon=II", "dasar=5"], months: 1).text(.english)
    }
    #expect(try tried("2026-08-31").hasSuffix("Paid: Rp 5\n\(told)"))
    #expect(try !tried("2026-09-01").contains(told))
    // A name that no version knows is a slip.
    #expect(throws: Refusal.self) { try trial("hari(DL)", "sum(a)", ["hari(DLL)=4"]) }
    // The default discipline looks at the deductions.
    #expect(try trial("disiplin", "sum(a)", ["potongan=4"]).hasSuffix("Paid: Rp 96"))
  }

  @Test func whatIsMissingSaysWhy() throws {
    let text = try request(["dasar=3000000", "hari_kerja=22", "hari_hadir=22"]).text(.indonesian)
    #expect(text.contains("    = tidak ada (capaian_normal)"))
    #expect(text.contains("Dibayar: tidak ada, Rp 0"))
  }

  @Test(
    arguments: [
      ("hari_hadirr=5", "mungkin maksudnya hari_hadir", "perhaps hari_hadir was meant"),
      ("zzzzzzzz=5", "tidak ada rumus yang memakainya", "no formula uses it"),
      ("hari_hadir=dua", "hari_hadir adalah bilangan", "hari_hadir is a number"),
      ("hari_hadir", "ditulis ANGKA=NILAI", "is written FIGURE=VALUE"),
      ("2:hari_hadir=5", "bulannya hanya 1", "there are 1 months"),
    ])
  func whatCannotBeTriedIsRefused(_ setting: String, _ indonesian: String, _ english: String) {
    do throws(Refusal) {
      _ = try request([setting])
      Issue.record("it was tried")
    } catch {
      #expect(error.end == .usage)
      #expect(error.texts[0].indonesian.contains(indonesian) && error.texts[0].english.contains(english))
    }
  }
}
