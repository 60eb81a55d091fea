import Findings
import Foundation
import Intake
import Policies
import Kinerja
import Testing
import Wording

@Suite struct PolicyReaderTests {
  private let quarter = Quarter("2026-Q3")!

  // MARK: The error gallery

  @Test(arguments: Fixtures.errorCases) func reportsExactly(_ name: String) throws {
    let file = Fixtures.errors.appending(path: "\(name).expected")
    let found = Fixtures.faults(in: name, quarter: quarter)
    let rendered = Fixtures.rendered(found)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try rendered.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try rendered == String(contentsOf: file, encoding: .utf8))
    #expect(found.contains { $0.code.rawValue == name.prefix(4) })
  }

  @Test func everyCodeHasAFixture() {
    let shown = Set(Fixtures.errorCases.map { String($0.prefix(4)) })
    #expect(SettingsFaultCode.allCases.map(\.rawValue).filter { !shown.contains($0) } == [])
  }

  @Test func everyTextSaysSomethingInBothLanguages() {
    for fault in Fixtures.errorCases.flatMap({ Fixtures.faults(in: $0, quarter: quarter) }) {
      for text in [fault.texts.problem, fault.texts.expectation, fault.texts.remedy] {
        #expect(!text.indonesian.isEmpty && text.indonesian != text.english || text.english.hasPrefix("`"))
      }
    }
  }

  @Test func faultsAreOrderedByPlace() {
    for name in Fixtures.errorCases {
      let places = Fixtures.faults(in: name, quarter: quarter).map { [$0.line, $0.column] }
      #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) }, "\(name)")
    }
  }

  // MARK: Valid policies

  @Test func readsDayClauses() throws {
    let policy = try Fixtures.example()
    #expect(policy.id == "contoh-bengkulu")
    #expect(policy.title == "Contoh kebijakan indeks kinerja triwulanan")
    let schedules = try #require(policy.schedules.versions.first)
    #expect(schedules.from == CivilDate("2026-01-01"))
    #expect(schedules.basis == "Perpres 21/2023")
    #expect(schedules.line == Fixtures.line(of: "    - from: 2026-01-01"))
    let rules = schedules.rules
    #expect(rules.patterns[.fiveDays]?.count == 5)
    #expect(rules.patterns[.fiveDays]?[.friday] == hours("07:30", "16:30"))
    #expect(rules.patterns[.sixDays]?[.saturday] == hours("07:30", "13:00"))
    #expect(rules.patterns[.fiveDays]?[.saturday] == nil)
    #expect(rules.alternatives["RAMADAN"]?[.sixDays]?[.friday] == hours("08:00", "11:30"))
    #expect(
      rules.shifts == [
        "PAGI": hours("07:00", "14:00"), "SIANG": hours("14:00", "21:00"), "MALAM": hours("21:00", "07:00"),
      ])

    let attendance = try #require(policy.attendance.versions.first?.rules)
    #expect(
      attendance.late == [
        .init(upTo: points("30"), percent: points("0.5")), .init(upTo: points("60"), percent: points("1")),
        .init(upTo: points("90"), percent: points("1.25")),
        .init(upTo: nil, percent: points("1.5")),
      ])
    #expect(attendance.early == attendance.late)
    #expect(attendance.toleranceMinutes == .zero && attendance.flexMinutes == .zero)
    #expect(
      attendance.missingIn == .percent(points("1.5")) && attendance.missingOut == .percent(points("1.5"))
        && attendance.dayCap == points("3"))
    #expect(attendance.midday == [])
    #expect(attendance.statuses.count == 7)
    #expect(attendance.statuses["DL"] == status("0", available: true))
    #expect(attendance.statuses["I"] == status("1"))
    #expect(attendance.statuses["TB"] == status("0", excluded: true))
    #expect(attendance.statuses["TK"] == status("3", available: true, unexcused: true))
    #expect(attendance.noRecord == "TK" && attendance.noPunches == "TK")
  }

  @Test func readsQuarterClauses() throws {
    let policy = try Fixtures.example()
    #expect(policy.achievement.versions.map(\.rules) == [.init(cap: points("120"), weighting: .workload)])
    let workload = try #require(policy.workload.versions.first?.rules)
    #expect(workload.mode == .adjust && workload.minutesPerDay == points("300") && workload.minGroup == 5)
    #expect(workload.peerKeys == [[.jobType, .grade], [.jobType], []])
    #expect(
      workload.curve == [
        .init(x: points("0.5"), y: points("0.95")), .init(x: points("1"), y: points("1")),
        .init(x: points("1.5"), y: points("1.05")), .init(x: points("2"), y: points("1.1")),
      ])
    let supervisor = try #require(policy.supervisor.versions.first?.rules)
    #expect(supervisor.scale == Points.zero...Points.hundred)
    #expect(
      supervisor.aspects
        == Dictionary(
          uniqueKeysWithValues: ["BP", "AK", "KM", "HR", "LY", "AD", "KL"].map { ($0, points("1")) }))
    #expect(supervisor.calibration == .init(mode: .none, minRatees: 3, shrink: points("5"), maxShift: points("5")))
    let index = try #require(policy.index.versions.first?.rules)
    #expect(
      index.defaultWeights == [.discipline: points("0.4"), .achievement: points("0.4"), .supervision: points("0.2")])
    #expect(index.weights.isEmpty)
    #expect(index.missing == [.discipline: .refuse, .achievement: .refuse, .supervision: .refuse])
    let ratings = try #require(policy.ratings.versions.first?.rules)
    #expect(
      ratings.results == .init(above: points("110"), meets: points("90"))
        && ratings.conduct == .init(above: points("90"), meets: points("70")))
    #expect(ratings.demoteAtUnexcused == 3)
    #expect(
      ratings.matrix == [
        .above: ["SANGAT_BAIK", "BAIK", "KURANG"], .meets: ["BAIK", "BAIK", "KURANG"],
        .below: ["BUTUH_PERBAIKAN", "BUTUH_PERBAIKAN", "SANGAT_KURANG"],
      ])
    let incentive = try #require(policy.incentive.versions.first?.rules)
    #expect(incentive.unit == 1000)
    #expect(
      incentive.params == [
        .init(name: "bagian_layanan", value: points("60")), .init(name: "hadir_minimum", value: points("50")),
      ])
    #expect(incentive.month.map(\.name) == ["hadir", "prestasi", "gerbang", "bayar"])
    #expect(incentive.quarter.map(\.name) == ["persen_predikat", "persen_status", "insentif"])
    #expect(incentive.month[2].basis == "pasal 10" && incentive.month[0].basis == nil)
    #expect("\(incentive.month[2].formula.node)" == "if(hadir < hadir_minimum, 0, 100)")
    #expect(
      policy.spells.versions.first?.rules.kinds.map { "\($0.name) \($0.group) \($0.status ?? "")" }
        == ["RINGAN hukdis ", "SEDANG hukdis ", "BERAT hukdis ", "CUTI_SAKIT CUTI_SAKIT S", "LHKPN LHKPN "])
    #expect(policy.events.versions.first?.rules.kinds.map(\.name) == ["SIDAK", "APEL"])
    #expect(
      policy.numbers.versions.first?.rules.names == [
        .init(name: "tambahan", fallback: .zero), .init(name: "menit_aktivitas", fallback: nil),
      ])
    #expect(policy.counters.versions.first?.rules.counters.map(\.name) == ["telat", "tanpa_rekam", "alpa"])
    let discipline = try #require(policy.discipline.versions.first?.rules)
    #expect(discipline.average == .days)
    #expect(discipline.month.map { "\($0.node)" } == "100 - min(100, potongan + 2 * kejadian(APEL))")
  }

  /// A case is refused for its policy exactly where it says so: while it is read, or for the quarter.
  @Test func readsEveryConformancePolicy() throws {
    #expect(!Fixtures.conformanceCases.isEmpty)
    for name in Fixtures.conformanceCases {
      let folder = Fixtures.conformance.appending(path: name)
      let bytes = Array(try Data(contentsOf: folder.appending(path: "policy.yaml")))
      let quarter = try #require(try Fixtures.quarter(of: folder))
      let isRefused =
        switch PolicyReader.read(bytes, name: "policy.yaml") {
        case .success(let policy): !PolicyReader.gaps(in: policy, quarter: quarter).isEmpty
        case .failure: true
        }
      // What only the rows of the run bring to light is left to the evaluation.
      let text = try String(contentsOf: folder.appending(path: "case.yaml"), encoding: .utf8)
      let isPolicyError = text.contains("expect_exit: 78")
      #expect(!isRefused || isPolicyError, "\(name)")
    }
  }

  @Test func findsTheVersionOfADay() throws {
    let policy = try Fixtures.edited(
      "      weighting: workload\n",
      "      weighting: workload\n    - {from: 2025-07-01, basis: lama, cap: 110, weighting: bobot}\n")
    #expect(policy.achievement.versions.map(\.basis) == ["lama", "SKP"])
    #expect(policy.achievement.version(on: CivilDate("2025-12-31")!)?.rules.cap == points("110"))
    #expect(policy.achievement.version(on: CivilDate("2026-01-01")!)?.rules.cap == points("120"))
  }

  @Test(arguments: [
    ("hasil: {above: 110, meets: 90}", "hasil: {above: 90, meets: 90}"),
    ("params: {bagian_layanan: 60, hadir_minimum: 50}", "params: {bagian_layanan: 0, hadir_minimum: 0.000001}"),
    ("{up_to: 30, percent: 0.5}, {up_to: 60, percent: 1}, {up_to: 90, percent: 1.25}, {percent: 1.5}", "{percent: 1}"),
    ("{up_to: 30, percent: 0.5}, {up_to: 60, percent: 1}, {up_to: 90, percent: 1.25}, {percent: 1.5}", ""),
    ("patterns: [5H, 6H, SHIFT], shifts: [PAGI]", "patterns: [SHIFT], shifts: []"),
    ("LHKPN: {}", "LHKPN: {group: wajib, value: -1}"),
    ("[[jenis_jabatan, kelas_jabatan], [jenis_jabatan], []]", "[[]]"),
    ("[[0.5, 0.95], [1, 1], [1.5, 1.05], [2, 1.1]]", "[[1, 1]]"),
    ("scale: [0, 100]", "scale: [50, 50]"),
    ("midday: []", "midday: [{window: [12:00, 12:00], missing: 1}, {window: [13:00, 13:30], missing: 0}]"),
    ("shifts: {PAGI: [07:00, 14:00]", "shifts: {PAGI: [07:00, 07:00]"),
    ("day_cap: 3", "day_cap: \"3\""),
    ("basis: SKP", "basis: >-\n        Sasaran Kinerja Pegawai,\n        & lampirannya: 'semua'"),
    ("demote_at_unexcused: 3", "demote_at_unexcused: 0"),
    ("schema:", "%YAML 1.1\n---\nschema:"),
  ]) func accepts(_ old: String, _ new: String) throws {
    _ = try Fixtures.edited(old, new)
  }

  @Test func acceptsEmptyWeeks() throws {
    let lines = Fixtures.exampleText.split(separator: "\n").filter { line in
      !["5H:", "6H:", "RAMADAN:"].contains { line.drop { $0 == " " }.hasPrefix($0) }
    }
    let text = lines.joined(separator: "\n").replacing("patterns:\n", with: "patterns: {5H: {}}\n")
      .replacing("alternatives:\n", with: "alternatives: {}\n")
      .replacing("shifts: {PAGI: [07:00, 14:00], SIANG: [14:00, 21:00], MALAM: [21:00, 07:00]}", with: "shifts: {}")
      .replacing(", shifts: [PAGI]", with: "")
    let rules = try PolicyReader.read(Array(text.utf8), name: "x.yaml").get().schedules.versions[0].rules
    #expect(rules.patterns == [.fiveDays: [:]] && rules.alternatives.isEmpty && rules.shifts.isEmpty)
  }

  // MARK: Damage

  @Test func damageIsReportedNeverCrashes() {
    let bytes = Array(Fixtures.exampleText.utf8)
    var state: UInt64 = 20_260_701
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let snippets = [
      "&a ", "*a", "!x ", "? ", "[", "}", "\"", "'", ": ", "- ", "\n", "\t", "#", "|\n", "\u{0}", "\u{E9}", "<<: ",
    ]
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0...random(3) {
        let position = random(damaged.count)
        switch random(3) {
        case 0: damaged.removeSubrange(position..<min(damaged.count, position + random(40)))
        case 1: damaged.insert(contentsOf: snippets[random(snippets.count)].utf8, at: position)
        default: damaged[position] = UInt8(random(256))
        }
      }
      guard case .failure(let faults) = PolicyReader.read(damaged, name: "x.yaml") else { continue }
      #expect(!faults.faults.isEmpty)
      #expect(faults.faults.allSatisfy { $0.line > 0 && $0.column > 0 })
    }
  }

  // MARK: Gaps and the summary

  @Test func gapsNameThePeriod() throws {
    let policy = try Fixtures.edited("attendance:\n    - from: 2026-01-01", "attendance:\n    - from: 2026-09-30")
    #expect(PolicyReader.gaps(in: policy, quarter: Quarter("2026-Q4")!) == [])
    let gap = try #require(PolicyReader.gaps(in: policy, quarter: quarter, name: "a.yaml").first)
    #expect(gap.texts.problem.english == "no version is in force from 2026-07-01 to 2026-09-29")
    #expect(gap.line == policy.attendance.versions[0].line)
    #expect(PolicyReader.gaps(in: policy, quarter: Quarter("2025-Q4")!).count == 8)
  }

  @Test func summaryShowsWhatIsInForce() throws {
    let policy = try Fixtures.edited("ratings:\n    - from: 2026-01-01", "ratings:\n    - from: 2026-10-01")
    let day = CivilDate("2026-09-30")!
    for language in Language.allCases {
      let file = Fixtures.root.appending(path: "fixtures/policies/summary.\(language.rawValue).expected")
      let text = PolicySummary.text(policy, on: day, language: language)
      if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      #expect(try text == String(contentsOf: file, encoding: .utf8))
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 140)
    }
  }
}

private func hours(_ start: String, _ end: String) -> WorkingHours {
  WorkingHours(start: ClockTime(start)!, end: ClockTime(end)!)
}

private func status(
  _ percent: String, available: Bool = false, excluded: Bool = false, unexcused: Bool = false
) -> AttendanceRules.Status {
  .init(deduction: .percent(points(percent)), isAvailable: available, isExcluded: excluded, isUnexcused: unexcused)
}

private func points(_ text: String) -> Points { Points(text)! }

private enum Fixtures {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  static let errors = root.appending(path: "fixtures/errors/policy")
  static let conformance = root.appending(path: "fixtures/conformance")
  static let exampleFile = root.appending(path: "fixtures/policies/contoh-bengkulu.yaml")
  static let exampleText = (try? String(contentsOf: exampleFile, encoding: .utf8)) ?? ""

  static let errorCases = names(in: errors).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
  static let conformanceCases = names(in: conformance).filter { name in
    FileManager.default.fileExists(atPath: conformance.appending(path: "\(name)/policy.yaml").path)
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  static func policy(at file: URL) throws -> Policy {
    try PolicyReader.read(Array(Data(contentsOf: file)), name: file.lastPathComponent).get()
  }

  static func example() throws -> Policy { try policy(at: exampleFile) }

  /// The example with one change.
  static func edited(_ old: String, _ new: String) throws -> Policy {
    #expect(exampleText.contains(old))
    return try PolicyReader.read(Array(exampleText.replacing(old, with: new).utf8), name: "x.yaml").get()
  }

  static func line(of text: String) -> Int? {
    exampleText.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == text }.map { $0 + 1 }
  }

  static func quarter(of folder: URL) throws -> Quarter? {
    let text = try String(contentsOf: folder.appending(path: "case.yaml"), encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix("quarter: ") }
    return line.flatMap { Quarter(String($0.dropFirst("quarter: ".count))) }
  }

  /// The quarter of the data errors, with the files beside a policy in the place of its own.
  static func facts(of name: String, under policy: Policy, _ quarter: Quarter) throws -> Facts {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: errors.appending(path: "../data/base"), to: folder)
    let beside = errors.appending(path: "\(name).input")
    for file in names(in: beside) {
      try Data(contentsOf: beside.appending(path: file)).write(to: folder.appending(path: file))
    }
    return try readQuarter(
      InputFolder(path: folder.path), Codebook(policy, quarter), asOf: quarter.last, options: ReadingOptions(),
      log: FindingLog()
    ).facts
  }

  /// What is odd about a policy without faults, by itself and for the quarter of the data errors.
  static func warnings(in name: String, _ policy: Policy, _ quarter: Quarter) throws -> [SettingsFault] {
    let file = "\(name).yaml"
    let facts = try facts(of: name, under: policy, quarter)
    let lacking = try PolicyReader.lackingHours(in: policy, for: facts, asOf: quarter.last, name: file)
    guard lacking.isEmpty else { return lacking }
    let results = try evaluate(facts, under: policy, asOf: quarter.last)
    return PolicyReader.warnings(in: policy, quarter: quarter, name: file)
      + (try PolicyReader.warnings(in: policy, for: facts, results: results, name: file))
  }

  /// The faults of a file, or the gaps of a policy without any.
  static func faults(in name: String, quarter: Quarter) -> [SettingsFault] {
    let file = "\(name).yaml"
    var bytes = (try? Array(Data(contentsOf: errors.appending(path: file)))) ?? []
    if name.hasPrefix("P001") { bytes += Array(repeating: 0x23, count: 1 << 20) }
    if String(decoding: bytes, as: UTF8.self).hasPrefix("schema: kinerja-profile") {
      switch ProfileReader.read(bytes, name: file) {
      case .success(let profile): return (try? example()).map { profile.faults(under: $0, quarter) } ?? []
      case .failure(let faults): return faults.faults
      }
    }
    switch PolicyReader.read(bytes, name: file) {
    case .success(let policy):
      let faults =
        PolicyReader.gaps(in: policy, quarter: quarter, name: file)
        + PolicyReader.exampleFaults(in: policy, on: quarter.last, name: file)
      return faults.isEmpty ? (try? warnings(in: name, policy, quarter)) ?? [] : faults
    case .failure(let faults): return faults.faults
    }
  }

  static func rendered(_ faults: [SettingsFault]) -> String {
    let texts = Language.allCases.map { language in faults.map { $0.rendered.in(language) + "\n" }.joined() }
    return texts.joined(separator: "---\n")
  }
}
