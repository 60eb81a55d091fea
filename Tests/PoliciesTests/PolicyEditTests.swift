import Findings
import Foundation
import Kinerja
import Policies
import Testing

/// Values that are left out, and values that are changed on paper.
@Suite struct PolicyEditTests {
  private static let quarter = Quarter("2026-Q3")!
  private static let example: String = {
    let file = URL(filePath: #filePath).appending(path: "../../../fixtures/policies/contoh-bengkulu.yaml").standardized
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()
  private static let optional = ["      tolerance_minutes: 0\n", "      flex_minutes: 0\n", "      midday: []\n"]
  /// Those that other clauses name.
  private static let statuses = ["DL", "CT", "S", "TK"].map {
    "\($0): {percent: 0, available: true, excluded: false, unexcused: true}"
  }.joined(separator: ", ")
  private static let short = optional.reduce(example) { $0.replacing($1, with: "") }

  private func rules(_ text: String) throws -> AttendanceRules {
    let policy = try PolicyReader.read(Array(text.utf8), name: "x.yaml").get()
    return try #require(policy.attendance.versions.first?.rules)
  }

  private func edited(_ text: String, _ path: String, _ value: String) throws -> String {
    String(
      decoding: try PolicyReader.edited(
        Array(text.utf8), [PolicyEdit(path: path, value: value)], quarter: Self.quarter), as: UTF8.self)
  }

  @Test func aKeyThatIsLeftOutSaysItsFallback() throws {
    for key in Self.optional { #expect(Self.example.contains(key)) }
    let rules = try rules(Self.short)
    #expect(rules.toleranceMinutes == .zero && rules.flexMinutes == .zero && rules.midday.isEmpty)
  }

  @Test func leavingOutAFallbackMeansTheSame() {
    let (whole, short) = (Array(Self.example.utf8), Array(Self.short.utf8))
    #expect(PolicyReader.meaningDigest(of: whole) == PolicyReader.meaningDigest(of: short))
    #expect(
      PolicyReader.meaningInForce(of: whole, quarter: Self.quarter)
        == PolicyReader.meaningInForce(of: short, quarter: Self.quarter))
    let other = Array(Self.example.replacing("tolerance_minutes: 0", with: "tolerance_minutes: 5").utf8)
    #expect(PolicyReader.meaningDigest(of: other) != PolicyReader.meaningDigest(of: short))
  }

  @Test(arguments: [
    "      late: [{percent: 1}]\n", "      day_cap: 3\n", "      no_record: TK\n",
  ]) func otherKeysMustBeThere(_ line: String) throws {
    let text = Self.example.replacing(#/      late: .*\n/#, with: "      late: [{percent: 1}]\n")
    #expect(text.contains(line))
    guard case .failure(let faults) = PolicyReader.read(Array(text.replacing(line, with: "").utf8), name: "x.yaml")
    else {
      Issue.record("it was read")
      return
    }
    #expect(faults.faults.map(\.code.rawValue) == ["P103"])
  }

  /// What is wrong with one key does not hide what is wrong between two others.
  @Test func reversedThresholdsAreToldBesideAnotherFault() {
    let text = Self.example.replacing(
      #/perilaku: {above: .*}/#, with: "perilaku: {above: 60, meets: 70, demote_at_unexcused: x}")
    guard case .failure(let faults) = PolicyReader.read(Array(text.utf8), name: "x.yaml") else {
      Issue.record("it was read")
      return
    }
    #expect(Set(faults.faults.map(\.code.rawValue)) == ["P206", "P317"])
  }

  @Test func setsAKeyThatIsLeftOut() throws {
    let text = try edited(Self.short, "attendance.flex_minutes", "15")
    #expect(try rules(text).flexMinutes == Points("15"))
    #expect(try rules(try edited(Self.short, "attendance.tolerance_minutes", "5")).toleranceMinutes == Points("5"))
    #expect(
      try PolicyReader.value(at: "attendance.flex_minutes", in: Array(Self.short.utf8), quarter: Self.quarter) == "0")
  }

  @Test func setsAKeyThatIsLeftOutOfABracedVersion() throws {
    let braced = Self.short.replacing(
      #/  attendance:\n    - from: 2026-01-01\n(?s:.*?)  discipline:/#,
      with: """
          attendance:
            - {from: 2026-01-01, basis: x, late: [{percent: 1}], early: [{percent: 1}], missing_in: 1, missing_out: 1,
               day_cap: 3, statuses: {\(Self.statuses)}, no_record: TK, no_punches: TK}
          discipline:
        """)
    #expect(try rules(braced).late.count == 1)
    #expect(try rules(try edited(braced, "attendance.flex_minutes", "15")).flexMinutes == Points("15"))
  }

  @Test func settingTheFallbackChangesNothing() {
    #expect(throws: PolicyEditError.unchanged(path: "attendance.flex_minutes", value: "0.0")) {
      try edited(Self.short, "attendance.flex_minutes", "0.0")
    }
  }

  /// Every clause but those that give advice: one value of each, as the example has it.
  @Test(arguments: [
    ("schedules", "patterns.5H.mon.1", "08:00"), ("attendance", "day_cap", "4"), ("achievement", "cap", "110"),
    ("workload", "minutes_per_day", "330"), ("supervisor", "aspects.BP", "2"), ("index", "missing.layanan", "zero"),
    ("ratings", "hasil.above", "105"), ("incentive", "params.hadir_minimum", "1"), ("discipline", "average", "months"),
    ("counters", "count.telat.late.1", "2"),
    ("spells", "kinds.RINGAN.value", "21"), ("events", "kinds.SIDAK.count", "rows2"),
    ("numbers", "names.tambahan.default", "5"),
  ]) func reachesEveryClause(_ clause: String, _ path: String, _ value: String) throws {
    #expect(try edited(Self.example, "\(clause).\(path)", value) != Self.example)
  }

  @Test func reachesAllThatMovesSomething() {
    let reached: Set<ClauseName> = [
      .schedules, .attendance, .achievement, .workload, .supervisor, .index, .ratings, .incentive, .discipline,
      .counters, .spells, .events, .numbers,
    ]
    #expect(Set(ClauseName.allCases.filter { $0.clause.moves != .advice }) == reached)
  }

  // MARK: What a quarter rests on

  @Test func aDayClauseIsCitedWithEveryVersionOfTheQuarter() throws {
    let text = Self.example.replacing(
      "  discipline:",
      with: """
            - from: 2026-08-01
              basis: perubahan
              late: [{percent: 1}]
              early: [{percent: 1}]
              missing_in: 1
              missing_out: 1
              day_cap: 3
              statuses: {\(Self.statuses)}
              no_record: TK
              no_punches: TK
          discipline:
        """)
    let policy = try PolicyReader.read(Array(text.utf8), name: "x.yaml").get()
    #expect(policy.versions(of: .attendance, in: Self.quarter).map(\.from.description) == ["2026-01-01", "2026-08-01"])
    #expect(policy.versions(of: .attendance, in: Quarter("2026-Q2")!).map(\.from.description) == ["2026-01-01"])
    #expect(policy.versions(of: .attendance, in: Quarter("2026-Q4")!).map(\.from.description) == ["2026-08-01"])
    #expect(policy.versions(of: .attendance, in: Quarter("2025-Q4")!).isEmpty)
  }
}
