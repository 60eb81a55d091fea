import Statistics
import Testing

/// Planted severities in simulated crossed designs; SeededDraws makes them the same everywhere.
@Suite struct RaterEffectsTests {
  /// Numbers with mean 0 and standard deviation 1, nearly normal: sums of twelve draws.
  private struct Normals {
    private let draws: SeededDraws
    private var next = 0

    init(_ seed: UInt64) { draws = SeededDraws(seed) }

    mutating func uniform() -> Double {
      next += 1
      return draws[next]
    }

    mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
  }

  /// Raters with severities of a standard deviation of 3 points, each person rated by two or three of them.
  private func design(_ seed: UInt64, raters: Int, people: Int) -> (
    leniencies: [Double], ratings: [RaterEffects.Rating]
  ) {
    var random = Normals(seed)
    let leniencies = (0..<raters).map { _ in 3 * random.normal() }
    var ratings: [RaterEffects.Rating] = []
    for person in 0..<people {
      let level = 85 + 4 * random.normal()
      var chosen: Set<Int> = []
      let count = random.uniform() < 0.5 ? 2 : 3
      while chosen.count < count { chosen.insert(min(raters - 1, Int(random.uniform() * Double(raters)))) }
      for rater in chosen.sorted() {
        ratings.append(.init(person: person, rater: rater, score: level + leniencies[rater] + 1.5 * random.normal()))
      }
    }
    return (leniencies, ratings)
  }

  /// Over 100 designs of 20 raters, the stated intervals of 95 % hold the planted value in 95 % of cases, within three
  /// standard errors of the simulation (0.95 ± 3·√(0.95·0.05/2000) is 0.935 to 0.965).
  @Test func intervalsHoldThePlantedSeverities() {
    var (held, all) = (0, 0)
    var squares = 0.0
    for seed in 1...100 {
      let (leniencies, ratings) = design(UInt64(seed), raters: 20, people: 80)
      let effects = RaterEffects(ratings, raters: 20)
      for (planted, found) in zip(leniencies, effects.leniencies) {
        guard let found else { continue }
        all += 1
        if abs(planted - found.value) <= found.margin { held += 1 }
        squares += (planted - found.value) * (planted - found.value)
      }
    }
    #expect(all == 2000)
    let share = Double(held) / Double(all)
    #expect((0.935...0.965).contains(share), "\(share)")
    // Unshrunken guesses of 0 would be off by 3 points.
    #expect((squares / Double(all)).squareRoot() < 1)
  }

  /// Supervisors who share nobody: nothing is said of them, however far apart their teams are.
  @Test func teamsWithoutSharedPeopleAreNotTold() {
    let apart = (0..<40).map { RaterEffects.Rating(person: $0, rater: $0 / 20, score: $0 < 20 ? 70 : 95) }
    let effects = RaterEffects(apart, raters: 2)
    #expect(effects.leniencies.allSatisfy { $0 == nil })
    #expect(effects.components == [nil, nil])
    #expect(effects.raterVariance == nil)
    #expect(effects.distances.allSatisfy { $0 != nil })
  }

  /// Two separate networks: each has its own number.
  @Test func networksAreToldApart() {
    var ratings: [RaterEffects.Rating] = []
    for person in 0..<20 {
      let first = person < 10 ? 0 : 2
      ratings += [first, first + 1].map { .init(person: person, rater: $0, score: 80 + Double($0 * person % 3)) }
    }
    #expect(RaterEffects(ratings, raters: 5).components == [0, 0, 1, 1, nil])
  }

  /// Where all give one score there is nothing to tell, and no certainty of 0 ± 0 either.
  @Test func nothingIsCertainWhereNothingVaries() {
    let ratings = (0..<30).map { RaterEffects.Rating(person: $0 / 2, rater: $0 % 3, score: 90) }
    let effects = RaterEffects(ratings, raters: 3)
    #expect(effects.leniencies.allSatisfy { $0 == nil })
    #expect(effects.distances.allSatisfy { $0 == nil })
    #expect(effects.raterVariance == 0)
  }
}
