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
    leniencies: [Double], ratings: [RaterEffects.Score]
  ) {
    var random = Normals(seed)
    let leniencies = (0..<raters).map { _ in 3 * random.normal() }
    var ratings: [RaterEffects.Score] = []
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
    let apart = (0..<40).map { RaterEffects.Score(person: $0, rater: $0 / 20, score: $0 < 20 ? 70 : 95) }
    let effects = RaterEffects(apart, raters: 2)
    #expect(effects.leniencies.allSatisfy { $0 == nil })
    #expect(effects.components == [nil, nil])
    #expect(effects.raterVariance == nil)
    #expect(effects.distances.allSatisfy { $0 != nil })
  }

  /// Two separate networks: each has its own number.
  @Test func networksAreToldApart() {
    var ratings: [RaterEffects.Score] = []
    for person in 0..<20 {
      let first = person < 10 ? 0 : 2
      ratings += [first, first + 1].map { .init(person: person, rater: $0, score: 80 + Double($0 * person % 3)) }
    }
    #expect(RaterEffects(ratings, raters: 5).components == [0, 0, 1, 1, nil])
  }

  /// Where all give one score there is nothing to tell, and no certainty of 0 ± 0 either.
  @Test func nothingIsCertainWhereNothingVaries() {
    let ratings = (0..<30).map { RaterEffects.Score(person: $0 / 2, rater: $0 % 3, score: 90) }
    let effects = RaterEffects(ratings, raters: 3)
    #expect(effects.leniencies.allSatisfy { $0 == nil })
    #expect(effects.distances.allSatisfy { $0 == nil })
    #expect(effects.raterVariance == 0)
  }

  /// Ten people, each rated by two raters two points apart, without any error. By hand: within people the sum of squares is
  /// 10·2, all of it explained; Henderson's divisor is 10·½·2, so that the variance of raters is 2; each lies 1 from their
  /// mean, which is itself known only within 1.96·√(2/2).
  @Test func agreesWithHandWork() throws {
    let ratings = (0..<10).flatMap { person in
      [0, 1].map { RaterEffects.Score(person: person, rater: $0, score: 80 + Double(person) + ($0 == 0 ? 2 : 0)) }
    }
    let effects = RaterEffects(ratings, raters: 2)
    #expect(abs(effects.mean - 85.5) < 1e-12)
    #expect(abs(try #require(effects.raterVariance) - 2) < 1e-9)
    #expect(abs(try #require(effects.errorVariance)) < 1e-9)
    let (first, second) = (try #require(effects.leniencies[0]), try #require(effects.leniencies[1]))
    #expect(abs(first.value - 1) < 1e-6 && abs(second.value + 1) < 1e-6)
    #expect(abs(first.margin - 1.959963984540054) < 1e-4)
    #expect(!first.isDistinct)
    #expect((-first).value == -first.value && (-first).margin == first.margin)
  }

  /// Scores may be moved together, and people renamed: raters' own parts stay.
  @Test(arguments: 1...5) func onlyDifferencesWithinPeopleCount(_ seed: Int) throws {
    let (_, ratings) = design(UInt64(seed), raters: 8, people: 40)
    let effects = RaterEffects(ratings, raters: 8)
    let moved = RaterEffects(
      ratings.map { .init(person: 1000 - $0.person, rater: $0.rater, score: $0.score + Double($0.person)) }, raters: 8)
    for (own, other) in zip(effects.leniencies, moved.leniencies) {
      #expect(abs(try #require(own).value - (try #require(other)).value) < 1e-9)
    }
  }

  @Test func nobodyRatedIsNothing() {
    let effects = RaterEffects([], raters: 3)
    #expect(effects.mean == 0 && effects.components == [nil, nil, nil])
    #expect(effects.leniencies.allSatisfy { $0 == nil } && effects.distances.allSatisfy { $0 == nil })
    #expect(effects.raterVariance == nil && effects.errorVariance == nil)
  }
}
