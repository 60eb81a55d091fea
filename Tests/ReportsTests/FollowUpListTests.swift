import Platform
import Testing
import Wording

@testable import Kinerja
@testable import Reports

/// What results suggest to those who decide; four people of `ResultFixture`, of whom the last is not evaluated.
@Suite struct FollowUpListTests {
  private static func dated<Rules>(_ rules: Rules, _ basis: String, from: String = "2026-01-01") -> DatedClause<Rules> {
    DatedClause([.init(from: CivilDate(from)!, basis: basis, line: 1, rules: rules)])
  }

  private static func policy(
    recognition: FollowUpRules.Recognition = .init(scope: .everybody, size: .count(1), ratings: []),
    below: Points = .zero,
    promotion: FollowUpRules.Promotion = .init(index: Points(whole: 1000), quarters: 1),
    attention: [FollowUpRules.Attention] = [], weights: IndexRules.Weights = [:]
  ) -> Policy {
    var policy = Policy(id: "", title: "")
    policy.followUp = dated(
      FollowUpRules(
        recognition: recognition,
        development: .init(below: below, measures: [.discipline: "pembinaan", .supervision: "dialog"]),
        promotion: promotion,
        attention: attention), "pasal 12")
    policy.index = dated(IndexRules(weights: [:], defaultWeights: weights, missing: [:]), "pasal 5")
    return policy
  }

  private func rows(
    _ policy: Policy, earlier: [EarlierQuarter] = [], spells: [(person: UInt32, kind: String, days: String)] = [],
    language: Language = .indonesian, _ change: (inout Results) -> Void = { _ in }
  ) throws -> [[String]] {
    let base = ResultFixture.content()
    var results = base.table.results
    change(&results)
    var facts = base.facts
    facts.spellKinds = spells.map(\.kind)
    facts.spells = SpellTable(
      Dictionary(
        spells.enumerated().map { number, spell in
          let days = spell.days.split(separator: "/").compactMap { CivilDate(String($0)) }
          return (spell.person, [Spell(kind: number, first: days[0], last: days[1], value: nil)])
        }
      ) { $0 + $1 })
    let content = ReportContent(
      table: ResultTable(results, base.table.roster), facts: facts, policy: policy, policyDigest: "", inputs: [],
      engine: "", language: language, earlier: earlier)
    return try #require(FollowUpList(content)).rows
  }

  private static let nips = ["197707072005021005", "198509182010041001", "199401102020032010", "200009112024031006"]

  private func people(_ rows: [[String]]) -> [Int] { rows.compactMap { Self.nips.firstIndex(of: $0[1]) } }

  // MARK: Recognition

  /// Ranks 1, 2, 3 over all and 1, 2, 1 within the units; BAIK, SANGAT_BAIK and no rating.
  /// Who has a spell of a group that is left out on some day of the quarter is not recommended; other groups and other
  /// quarters do not count.
  @Test(
    arguments: [
      ("RINGAN", "2026-06-01/2026-07-01", [1]), ("BERAT", "2026-09-30/2027-09-30", [1]),
      ("RINGAN", "2026-06-01/2026-06-30", [0, 1]), ("CUTI", "2026-07-01/2026-09-30", [0, 1]),
    ] as [(String, String, [Int])])
  func leavesOutWhoIsUnderASanction(_ kind: String, _ days: String, _ expected: [Int]) throws {
    var policy = Self.policy(
      recognition: .init(
        scope: .everybody, size: .count(9), ratings: ["BAIK", "SANGAT_BAIK"], excludedGroups: ["hukdis"]))
    policy.spells = Self.dated(
      SpellRules(
        kinds: ["RINGAN", "BERAT"].map { .init(name: $0, group: "hukdis", value: nil) }
          + [.init(name: "CUTI", group: "CUTI", value: nil)]), "PP 94/2021")
    #expect(try people(rows(policy, spells: [(0, kind, days)])) == expected)
  }

  @Test(
    arguments: [
      (.everybody, .count(1), ["BAIK", "SANGAT_BAIK"], [0]), (.everybody, .count(2), ["BAIK", "SANGAT_BAIK"], [0, 1]),
      (.everybody, .count(9), ["BAIK", "SANGAT_BAIK"], [0, 1]), (.everybody, .count(2), ["SANGAT_BAIK"], [1]),
      (.everybody, .count(1), ["SANGAT_BAIK"], []), (.unit, .count(1), ["BAIK", "SANGAT_BAIK"], [0]),
      (.unit, .count(2), ["SANGAT_BAIK"], [1]), (.group, .count(1), ["BAIK", "SANGAT_BAIK"], [0, 1]),
      // Of three: 66 % are 1.98, 67 % are 2.01; at least one.
      (.everybody, .percent(Points(whole: 66)), ["BAIK", "SANGAT_BAIK"], [0]),
      (.everybody, .percent(Points(whole: 67)), ["BAIK", "SANGAT_BAIK"], [0, 1]),
      (.everybody, .percent(Points(micros: 1)), ["BAIK", "SANGAT_BAIK"], [0]), (.everybody, .count(3), [], []),
    ] as [(FollowUpRules.Scope, FollowUpRules.Size, [String], [Int])])
  func theBestAreRecognised(
    _ scope: FollowUpRules.Scope, _ size: FollowUpRules.Size, _ ratings: [String], _ expected: [Int]
  ) throws {
    let found = try rows(Self.policy(recognition: .init(scope: scope, size: size, ratings: ratings)))
    #expect(people(found) == expected && found.allSatisfy { $0[0] == "PENGHARGAAN" })
  }

  @Test func aRowHasItsReason() throws {
    let policy = Self.policy(recognition: .init(scope: .unit, size: .count(1), ratings: ["BAIK"]))
    #expect(
      try rows(policy) == [
        [
          "PENGHARGAAN", Self.nips[0], "Siti, S.Pd.", "1.02.01", "ADM",
          "peringkat 1 dari 2 (unit), indeks 100.62, BAIK",
          "penghargaan", "pasal 12", "saran, bukan keputusan",
        ]
      ])
    let english = try rows(policy, language: .english)[0]
    #expect(english[5] == "rank 1 of 2 (unit), index 100.62, BAIK" && english[8] == "advice, no decision")
  }

  // MARK: Development

  /// Conduct is 80, discipline 99.019481, and only the first has achievement: what has no weight does not count.
  @Test(
    arguments: [
      ("85", "0.2", ["atasan: 80.000000 < 85"]), ("80", "0.2", []),
      ("80.000001", "0.2", ["atasan: 80.000000 < 80.000001"]),
      ("85", "0", []), ("99.019482", "0", ["disiplin: 99.019481 < 99.019482"]), ("99.019481", "0", []),
    ])
  func theWeakestComponentIsNamed(_ below: String, _ weight: String, _ reasons: [String]) throws {
    let weights: IndexRules.Weights = [
      .discipline: Points("0.4")!, .achievement: Points("0.4")!, .supervision: Points(weight)!,
    ]
    let found = try rows(Self.policy(below: Points(below)!, weights: weights))
    #expect(people(found) == (reasons.isEmpty ? [] : [0, 1, 2]))
    #expect(found.allSatisfy { $0[5] == "komponen terlemah " + reasons[0] })
    #expect(found.allSatisfy { $0[6] == (reasons[0].hasPrefix("atasan") ? "dialog" : "pembinaan") })
  }

  // MARK: Promotion

  private static func quarter(_ name: String, _ indices: [Int: Int64], days: [Int: Int] = [:]) -> EarlierQuarter {
    func byNIP<Value>(_ values: [Int: Value]) -> [UInt64: Value] {
      Dictionary(uniqueKeysWithValues: values.map { (UInt64(nips[$0])!, $1) })
    }
    return EarlierQuarter(quarter: name, indices: byNIP(indices), unexcusedDays: byNIP(days))
  }

  /// Indices now: 100.62, 0, −0.05. In a row means without a gap, over the year's end too.
  @Test(
    arguments: [
      (1, "95", [], [0]), (1, "100.62", [], [0]), (1, "100.63", [], []), (1, "-1", [], [0, 1, 2]),
      (2, "95", [], []), (2, "95", [("2026-Q2", 9500)], [0]), (2, "95", [("2026-Q2", 9499)], []),
      (2, "95", [("2026-Q1", 9900)], []), (3, "95", [("2026-Q1", 9900), ("2026-Q2", 9600)], [0]),
      (3, "95", [("2025-Q4", 9900), ("2026-Q2", 9600)], []),
      (4, "95", [("2025-Q4", 9900), ("2026-Q1", 9900), ("2026-Q2", 9600)], [0]),
    ] as [(Int, String, [(String, Int64)], [Int])])
  func thePoolNeedsQuartersInARow(_ quarters: Int, _ index: String, _ earlier: [(String, Int64)], _ expected: [Int])
    throws
  {
    let policy = Self.policy(promotion: .init(index: Points(index)!, quarters: quarters))
    let found = try rows(policy, earlier: earlier.map { Self.quarter($0, [0: $1]) })
    #expect(people(found) == expected && found.allSatisfy { $0[0] == "PROMOSI" })
    if quarters == 3, !found.isEmpty {
      #expect(found[0][5] == "indeks ≥ 95 selama 3 triwulan: 99.00, 96.00, 100.62")
    }
  }

  // MARK: Attention

  private static let measures = [
    FollowUpRules.Attention(days: 3, measure: "lisan"), .init(days: 5, measure: "tertulis"),
  ]

  /// One day this quarter; the days of a calendar year count together, and the highest step that is reached.
  @Test(
    arguments: [
      ([("2026-Q1", 1), ("2026-Q2", 0)], nil, nil),
      (
        [("2026-Q1", 2), ("2026-Q2", 0)], "lisan",
        "3 hari tanpa keterangan dalam tahun 2026 (2026-Q1: 2, 2026-Q2: 0, 2026-Q3: 1)"
      ),
      ([("2026-Q2", 3)], "lisan", "4 hari tanpa keterangan dalam tahun 2026 (2026-Q2: 3, 2026-Q3: 1)"),
      (
        [("2026-Q1", 2), ("2026-Q2", 2)], "tertulis",
        "5 hari tanpa keterangan dalam tahun 2026 (2026-Q1: 2, 2026-Q2: 2, 2026-Q3: 1)"
      ),
      ([("2025-Q4", 30)], nil, nil),
    ] as [([(String, Int)], String?, String?)])
  func unexcusedDaysOfTheYearCount(_ earlier: [(String, Int)], _ measure: String?, _ reason: String?) throws {
    let found = try rows(
      Self.policy(attention: Self.measures), earlier: earlier.map { Self.quarter($0, [:], days: [0: $1]) })
    #expect(people(found) == (measure == nil ? [] : [0]))
    #expect(found.first?[6] == measure && found.first?[5] == reason)
  }

  /// Also those who are not evaluated.
  @Test func attentionIsForEverybody() throws {
    let found = try rows(Self.policy(attention: Self.measures)) { $0.employees[3].unexcusedDays = 7 }
    #expect(people(found) == [3] && found[0][0] == "PERHATIAN" && found[0][6] == "tertulis")
  }

  /// A rating of e-Kinerja that the figures do not give: N = 100 and S = 80 are as expected, which is BAIK.
  @Test(arguments: [(0, true, [1]), (1, true, []), (0, false, [])] as [(UInt8, Bool, [Int])])
  func differencesFromEKinerjaAreNamed(_ predikat: UInt8, _ isStatutory: Bool, _ expected: [Int]) throws {
    var policy = Self.policy()
    policy.ratings = Self.dated(
      RatingRules(
        results: .init(above: Points(whole: 110), meets: Points(whole: 90)),
        conduct: .init(above: Points(whole: 90), meets: Points(whole: 70)), demoteAtUnexcused: 0,
        matrix: [
          .above: ["SANGAT_BAIK", "BAIK", "BAIK"], .meets: ["BAIK", "BAIK", "BAIK"], .below: ["BAIK", "BAIK", "BAIK"],
        ]), "pasal 7")
    let found = try rows(policy) { results in
      results.employees[1].normalised = Figure(micros: 100_000_000)
      (results.employees[1].predikat, results.employees[1].isStatutory) = (predikat, isStatutory)
    }
    #expect(people(found) == expected)
    #expect(found.allSatisfy { $0[5] == "predikat e-Kinerja SANGAT_BAIK, hitungan BAIK" && $0[7] == "pasal 7" })
  }

  // MARK: The file

  @Test func withoutTheClauseThereIsNoList() {
    let content = ResultFixture.content()
    #expect(FollowUpList(content) == nil)
    var policy = Self.policy()
    policy.followUp = Self.dated(policy.followUp.versions[0].rules, "", from: "2026-10-01")
    #expect(
      FollowUpList(
        ReportContent(
          table: content.table, facts: content.facts, policy: policy, policyDigest: "", inputs: [], engine: "",
          language: .indonesian)) == nil)
  }
}
