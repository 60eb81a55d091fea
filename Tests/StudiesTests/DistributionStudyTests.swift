import Kinerja
import Testing

@testable import Studies

/// The fewest changes that meet a guideline.
@Suite struct DistributionStudyTests {
  private static let predikats = ["SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"]

  private static func rule(_ ratings: [String], _ demand: DistributionRules.Demand) -> DistributionRules.Rule {
    .init(ratings: ratings, demand: demand)
  }

  /// The guideline of SE MenPANRB 3/2023 by the unit's own rating.
  private static let guideline: [String: [DistributionRules.Rule]] = [
    "ISTIMEWA": [rule(["SANGAT_BAIK"], .atMost(Points(whole: 70)))],
    "BAIK": [rule(["BAIK"], .atMost(Points(whole: 70))), rule(["BUTUH_PERBAIKAN", "KURANG"], .atLeastPeople(1))],
    "BUTUH_PERBAIKAN": [
      rule(["BUTUH_PERBAIKAN"], .atLeast(Points(whole: 60))), rule(["SANGAT_BAIK"], .atMost(Points(whole: 10))),
    ],
    "KURANG": [
      rule(["KURANG"], .atLeast(Points(whole: 60))), rule(["BUTUH_PERBAIKAN"], .atLeast(Points(whole: 10))),
      rule(["SANGAT_BAIK"], .atMost(Points(whole: 10))),
    ],
    "SANGAT_KURANG": [
      rule(["SANGAT_KURANG"], .atLeast(Points(whole: 60))),
      rule(["KURANG", "BUTUH_PERBAIKAN"], .atLeast(Points(whole: 10))), rule(["SANGAT_BAIK"], .atMost(.zero)),
    ],
  ]

  private static func checks(_ counts: [Int], _ rules: [DistributionRules.Rule]) -> [DistributionStudy.Check] {
    rules.map { rule in
      .init(
        rule: rule, limits: rule.limits(of: counts.reduce(0, +)),
        found: zip(predikats, counts).reduce(0) { rule.ratings.contains($1.0) ? $0 + $1.1 : $0 })
    }
  }

  @Test func theSmallestChangesByHand() {
    // Seven people, all BAIK: at most 4 may be, one must be below; of the three that leave one goes below, two next door.
    let counts = [0, 7, 0, 0, 0]
    let moves = DistributionStudy.moves(counts, Self.predikats, Self.checks(counts, Self.guideline["BAIK"] ?? []))
    #expect(moves?.reduce(0) { $0 + $1.people } == 3)
    #expect(moves?.contains { $0.from == "BAIK" && $0.to == "BUTUH_PERBAIKAN" && $0.people >= 1 } ?? false)
    // Ten people, eight of them SANGAT_BAIK: one is too many.
    let excellent = [8, 2, 0, 0, 0]
    #expect(
      DistributionStudy.moves(excellent, Self.predikats, Self.checks(excellent, Self.guideline["ISTIMEWA"] ?? []))
        == [.init(from: "SANGAT_BAIK", to: "BAIK", people: 1)])
    #expect(
      DistributionStudy.moves(
        [7, 3, 0, 0, 0], Self.predikats, Self.checks([7, 3, 0, 0, 0], Self.guideline["ISTIMEWA"] ?? []))
        == [])
  }

  /// Against all distributions of six people: the changes lead to one that meets the rules, and none that does is nearer.
  @Test(arguments: guideline.keys.sorted()) func noFewerChangesMeetTheRules(_ organisation: String) {
    let rules = Self.guideline[organisation] ?? []
    let all = Self.distributions(of: 6, over: 5)
    let meeting = all.filter { counts in Self.checks(counts, rules).allSatisfy(\.isMet) }
    #expect(!meeting.isEmpty)
    for counts in all {
      let least = meeting.map { Self.changes(counts, $0) }.min()
      let moves = DistributionStudy.moves(counts, Self.predikats, Self.checks(counts, rules))
      #expect(moves.map { $0.reduce(0) { $0 + $1.people } } == least, "\(counts)")
      var after = counts
      for move in moves ?? [] {
        after[Self.predikats.firstIndex(of: move.from) ?? 0] -= move.people
        after[Self.predikats.firstIndex(of: move.to) ?? 0] += move.people
      }
      let areMet = Self.checks(after, rules).allSatisfy(\.isMet)
      #expect(areMet, "\(counts)")
    }
  }

  /// A guideline that no distribution meets: at least 60 % here and 60 % there.
  @Test func saysWhenNothingMeetsTheRules() {
    let rules = [
      Self.rule(["BAIK"], .atLeast(Points(whole: 60))), Self.rule(["KURANG"], .atLeast(Points(whole: 60))),
    ]
    #expect(DistributionStudy.moves([5, 0, 0, 0, 0], Self.predikats, Self.checks([5, 0, 0, 0, 0], rules)) == nil)
  }

  private static func distributions(of people: Int, over places: Int) -> [[Int]] {
    places == 1
      ? [[people]]
      : (0...people).flatMap { first in distributions(of: people - first, over: places - 1).map { [first] + $0 } }
  }

  private static func changes(_ from: [Int], _ to: [Int]) -> Int {
    zip(from, to).reduce(0) { $0 + max(0, $1.0 - $1.1) }
  }
}
