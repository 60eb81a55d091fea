import Statistics
import Testing

@Suite struct RankCorrelationTests {
  private func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  /// Σd² is 4: ρ = 1 − 6·4/(5·24). Two of ten pairs are discordant: τ = (8 − 2)/10.
  /// `scipy.stats.spearmanr([1,2,3,4,5], [2,1,4,3,5])` gives p = 0.10408803866182788.
  @Test func agreesWithHandWork() {
    let found = RankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    #expect(found.pairs == 5)
    #expect(isClose(found.spearman, 0.8))
    #expect(isClose(found.kendall, 0.6))
    #expect(isClose(found.spearmanProbability, 0.10408803866182788))
  }

  /// `spearmanr([1,2,2,3,4], [1,3,2,2,5])` gives 0.7631578947368421 and 0.13333911953180624.
  /// By hand: C = 7, D = 1 (3 against 2), one pair tied in each: τ-b = 6/√(9·9).
  @Test func takesTiesIntoAccount() {
    let found = RankCorrelation([1, 2, 2, 3, 4], [1, 3, 2, 2, 5])
    #expect(isClose(found.spearman, 0.7631578947368421))
    #expect(isClose(found.spearmanProbability, 0.13333911953180624))
    #expect(isClose(found.kendall, 6.0 / 9))
  }

  @Test(arguments: [3, 4, 10, 1000]) func risingTogetherIsOne(_ count: Int) {
    let rising = Array(0..<count)
    let together = RankCorrelation(rising, rising.map { $0 * $0 })
    #expect(together.spearman == 1 && isClose(together.kendall, 1) && together.spearmanProbability == 0)
    let against = RankCorrelation(rising, rising.map { -$0 })
    #expect(against.spearman == -1 && isClose(against.kendall, -1) && against.spearmanProbability == 0)
    // At ±1 Fisher's transformation has no finite value.
    #expect(together.spearmanInterval == nil && against.spearmanInterval == nil)
  }

  /// Too few pairs, or a series that says nothing: no figure rather than 0.
  @Test(
    arguments: [
      ([], []), ([1], [1]), ([1, 2], [2, 1]), ([5, 5, 5, 5], [1, 2, 3, 4]), ([1, 2, 3, 4], [5, 5, 5, 5]),
    ] as [([Int], [Int])])
  func saysNothingWhereNothingCanBeSaid(_ first: [Int], _ second: [Int]) {
    let found = RankCorrelation(first, second)
    #expect(found.pairs == first.count)
    #expect(found.spearman == nil && found.kendall == nil)
    #expect(found.spearmanProbability == nil && found.spearmanInterval == nil)
  }

  /// The interval needs four pairs: its standard error has n − 3 below.
  @Test func threePairsHaveNoInterval() {
    let found = RankCorrelation([1, 2, 3], [1, 3, 2])
    #expect(isClose(found.spearman, 0.5))
    #expect(found.spearmanInterval == nil)
  }

  private static func series(_ seed: Int, _ levels: Double) -> (first: [Int], second: [Int]) {
    let draws = SeededDraws(UInt64(seed))
    let first = (0..<60).map { Int(draws[$0] * levels) }
    return (first, (0..<60).map { (first[$0] + Int(draws[100 + $0] * levels * 2)) / 2 })
  }

  /// τ-b by its definition over all pairs, for series with few and with many ties.
  @Test(arguments: 1...10, [3.0, 10, 1e6]) func kendallCountsPairs(_ seed: Int, _ levels: Double) {
    let (first, second) = Self.series(seed, levels)
    var (score, left, right) = (0, 0, 0)
    for a in 0..<60 {
      for b in 0..<a {
        let (x, y) = ((first[a] - first[b]).signum(), (second[a] - second[b]).signum())
        score += x * y
        left += x * x
        right += y * y
      }
    }
    let expected = Double(score) / (Double(left) * Double(right)).squareRoot()
    #expect(isClose(RankCorrelation(first, second).kendall, expected))
  }

  /// Which series is named first, and in which order pairs come, plays no part, to the last bit.
  @Test(arguments: 1...10) func theOrderPlaysNoPart(_ seed: Int) {
    let (first, second) = Self.series(seed, 12)
    let found = RankCorrelation(first, second)
    let turned = RankCorrelation(Array(first.reversed()), Array(second.reversed()))
    #expect(turned.spearman == found.spearman && turned.kendall == found.kendall)
    #expect(turned.spearmanInterval == found.spearmanInterval)
    let swapped = RankCorrelation(second, first)
    #expect(swapped.spearman == found.spearman)
    #expect(isClose(swapped.kendall, found.kendall ?? .nan))
    let mirrored = RankCorrelation(first, second.map { -$0 })
    #expect(isClose(mirrored.spearman, -(found.spearman ?? .nan)))
    #expect(isClose(mirrored.kendall, -(found.kendall ?? .nan)))
    #expect(isClose(mirrored.spearmanProbability, found.spearmanProbability ?? .nan))
  }

  @Test(arguments: 1...10) func theIntervalHoldsTheValue(_ seed: Int) throws {
    let (first, second) = Self.series(seed, 1000)
    let found = RankCorrelation(first, second)
    let interval = try #require(found.spearmanInterval)
    #expect(interval.contains(try #require(found.spearman)))
    #expect((-1.0...1).contains(interval.lowerBound) && (-1.0...1).contains(interval.upperBound))
  }
}
