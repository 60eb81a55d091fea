import Foundation
import Policies
import Testing
import Wording

@testable import Kinerja
@testable import Studies

/// Each unit's ratings against the guideline for the unit's own rating.
@Suite struct DistributionUnitTests {
  private static let people: People = {
    // 7 in 2.01, 6 in 1.02 and 5 in 1.01.
    People(
      [(2, 7), (1, 6), (0, 5)].flatMap { unit, size in (0..<size).map { _ in People.Person(nip: 1, unit: unit) } })
  }()

  /// A policy whose matrix has these ratings, row by row.
  private static func policy(_ matrix: [[String]]) -> Policy {
    var policy = Policy(id: "", title: "")
    let none = RatingRules.Thresholds(above: .zero, meets: .zero)
    policy.ratings = DatedClause([
      .init(
        from: CivilDate("2026-01-01")!, basis: "", line: 1,
        rules: RatingRules(
          results: none, conduct: none, demoteAtUnexcused: 0,
          matrix: Dictionary(uniqueKeysWithValues: zip(ExpectationLevel.allCases, matrix))))
    ])
    return policy
  }

  private static let usual = [
    ["SANGAT_BAIK", "BAIK", "KURANG"], ["BAIK", "BAIK", "KURANG"], ["KURANG", "KURANG", "KURANG"],
  ]

  private static let rules = DistributionRules(
    organisations: ["1.02": "ISTIMEWA", "9.99": "BAIK"], defaultOrganisation: "BAIK",
    guideline: [
      "ISTIMEWA": [.init(ratings: ["SANGAT_BAIK"], demand: .atMost(Points(whole: 70)))],
      "BAIK": [
        .init(ratings: ["BAIK"], demand: .atMost(Points(whole: 70))),
        .init(ratings: ["KURANG"], demand: .atLeastPeople(1)),
      ],
    ])

  /// Everybody has a rating by position: SANGAT_BAIK, BAIK, KURANG are 0, 1, 2; nil is none.
  private func study(
    _ matrix: [[String]] = usual, _ rating: (Int) -> UInt8?
  ) -> DistributionStudy {
    let results = Self.people.results { person, employee in employee.predikat = rating(person) ?? 255 }
    return DistributionStudy(Self.rules, Self.people.facts, Self.policy(matrix), results)
  }

  /// Everybody is BAIK: 7 people may have 4 of them (4.9) and 5 people 3 (3.5), and one must be KURANG.
  @Test func unitsAreCheckedByTheirOwnRating() {
    let study = study { _ in 1 }
    #expect(study.units.map { Self.people.units[$0.unit] } == ["1.01", "1.02", "2.01"])
    #expect(study.units.map(\.organisation) == ["BAIK", "ISTIMEWA", "BAIK"])
    #expect(
      study.units.map(\.people) == [5, 6, 7] && study.units.map(\.counts) == [[0, 5, 0], [0, 6, 0], [0, 7, 0]])
    #expect(study.units.map { $0.checks.map(\.limits) } == [[0...3, 1...5], [0...4], [0...4, 1...7]])
    #expect(study.units.map { $0.checks.map(\.found) } == [[5, 0], [0], [7, 0]])
    #expect(study.units.map(\.isMet) == [false, true, false])
    #expect(study.units[1].moves == [])
    #expect(study.units[0].moves?.reduce(0) { $0 + $1.people } == 2)
    #expect(study.hidden == 0)
  }

  /// A unit that the rules name and where nobody is rated.
  @Test func namesUnitsThatAreNotThere() {
    #expect(study { _ in 1 }.unknown == ["9.99"])
    #expect(study { (7..<13).contains($0) ? nil : 1 }.unknown == ["1.02", "9.99"])
  }

  /// The best come first: those whose places in the matrix lie nearest to its best corner, of those as near the ones with the
  /// better conduct; what the matrix does not have stands as the results give it.
  @Test(
    arguments: [
      (usual, ["SANGAT_BAIK", "BAIK", "KURANG"]),
      (
        [["BAIK", "KURANG", "KURANG"], ["KURANG", "KURANG", "KURANG"], ["KURANG", "KURANG", "SANGAT_BAIK"]],
        ["BAIK", "KURANG", "SANGAT_BAIK"]
      ),
      (
        [["SANGAT_BAIK", "SANGAT_BAIK", "BAIK"], ["X", "X", "X"], ["KURANG", "X", "X"]],
        ["SANGAT_BAIK", "KURANG", "BAIK"]
      ),
    ] as [([[String]], [String])])
  func ratingsAreOrderedByTheMatrix(_ matrix: [[String]], _ order: [String]) {
    let study = study(matrix) { $0 < 7 ? 0 : 1 }
    #expect(study.predikats == order)
    let school = study.units.last
    #expect(order.firstIndex(of: "SANGAT_BAIK").map { school?.counts[$0] } == 7)
  }

  /// Of five with a rating and one without, five count; a unit of four is hidden with the smallest other.
  @Test func thoseWithoutARatingDoNotCount() {
    let five = study { $0 == 7 ? nil : 1 }
    #expect(five.units.map(\.people) == [5, 5, 7] && five.hidden == 0)
    let four = study { $0 == 17 ? nil : 1 }
    #expect(four.units.map(\.people) == [7] && four.hidden == 2)
    let nobody = study { _ in nil }
    #expect(nobody.units.isEmpty && nobody.hidden == 0)
  }

  // MARK: The clause

  @Test func theClauseInForceIsTaken() throws {
    var policy = Policy(id: "", title: "")
    policy.distribution = DatedClause(
      ["2026-01-01", "2026-10-01"].map { .init(from: CivilDate($0)!, basis: $0, line: 1, rules: Self.rules) })
    #expect(try DistributionRules.inForce(in: policy, on: People.quarter.last).basis == "2026-01-01")
  }

  /// What is proposed to a policy without the clause can be written into it as it stands, where it says.
  @Test(arguments: Language.allCases) func theProposalIsAClause(_ language: Language) throws {
    let text = try String(contentsOfFile: StudiedQuarter.examplePolicy, encoding: .utf8)
    let policy = try PolicyReader.read(Array(text.utf8), name: "x.yaml").get()
    let found = refusal { _ = try DistributionRules.inForce(in: policy, on: People.quarter.last) }
    #expect(found?.end == .policy)
    let said = try #require(found?.said(language))
    let proposal = try #require(said.firstRange(of: "\n")).upperBound
    #expect(said.contains("distribution") && said.contains("2026-09-30"))
    let extended = try PolicyReader.read(
      Array(text.replacing("\nclauses:\n", with: "\nclauses:\n\(said[proposal...])\n").utf8), name: "x.yaml"
    ).get()
    let rules = try DistributionRules.inForce(in: extended, on: People.quarter.last).rules
    #expect(rules.guideline.count == 5 && rules.defaultOrganisation == "BAIK")
    #expect(PolicyReader.gaps(in: extended, quarter: People.quarter).isEmpty)
  }
}
