import Foundation
import Statistics
import Testing

@Suite struct SelectionTests {
  private func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  @Test func anEmptyGroupHasNoRate() {
    let none = Selection(selected: 0, of: 0)
    #expect(none.rate == nil && none.interval == nil)
    #expect(Selection(selected: 3, of: 4).rate == 0.75)
  }

  /// `scipy.stats.binomtest(k, n).proportion_ci(0.95, 'exact')`
  @Test(arguments: [
    (3, 10, 0.06673951117773447, 0.652452850060008), (1, 50, 0.0005062279831152354, 0.10646954571150097),
    (50, 100, 0.39832112950330095, 0.6016788704966991), (999, 1000, 0.9944410757201502, 0.9999746825125083),
  ])
  func intervalsAreExact(_ selected: Int, _ people: Int, _ low: Double, _ high: Double) {
    let interval = Selection(selected: selected, of: people).interval
    #expect(isClose(interval?.lowerBound, low))
    #expect(isClose(interval?.upperBound, high))
  }

  /// Nobody of n: the upper end is where (1 − p)^n = 0.025. Everybody is the mirror.
  @Test(arguments: [1, 2, 10, 500]) func allAndNoneHaveOneSidedIntervals(_ people: Int) {
    let end = 1 - pow(0.025, 1 / Double(people))
    let none = Selection(selected: 0, of: people).interval
    #expect(none?.lowerBound == 0 && isClose(none?.upperBound, end))
    let all = Selection(selected: people, of: people).interval
    #expect(all?.upperBound == 1 && isClose(all?.lowerBound, 1 - end))
  }

  @Test(
    arguments: [
      (3, 10, 6, 10, 0.5), (0, 10, 6, 10, 0), (5, 5, 1, 4, 4), (3, 10, 0, 10, nil), (0, 0, 1, 2, nil),
      (1, 2, 0, 0, nil),
    ] as [(Int, Int, Int, Int, Double?)])
  func ratiosNeedBothRates(_ selected: Int, _ people: Int, _ base: Int, _ basePeople: Int, _ expected: Double?) {
    #expect(Selection(selected: selected, of: people).ratio(to: Selection(selected: base, of: basePeople)) == expected)
  }

  /// Fisher's lady tasting tea by hand: (1 + 16 + 16 + 1)/70 and 2/70; the others are `scipy.stats.fisher_exact`'s.
  @Test(arguments: [
    (3, 4, 1, 4, 34.0 / 70), (4, 4, 0, 4, 2.0 / 70), (8, 10, 1, 6, 0.034965034965034975),
    (30, 100, 50, 100, 0.005937341166015536), (1, 1000, 20, 1000, 1.9236573151746045e-05), (2, 4, 2, 4, 1),
  ])
  func fishersTestIsExact(_ selected: Int, _ people: Int, _ base: Int, _ basePeople: Int, _ expected: Double) {
    let (own, other) = (Selection(selected: selected, of: people), Selection(selected: base, of: basePeople))
    #expect(isClose(own.probability(against: other), expected))
    #expect(isClose(other.probability(against: own), expected))
    // Those who were not selected are told apart just as well.
    let (left, right) = (
      Selection(selected: people - selected, of: people), Selection(selected: basePeople - base, of: basePeople)
    )
    #expect(isClose(left.probability(against: right), expected))
  }

  @Test(arguments: [(0, 5, 0, 5), (5, 5, 5, 5), (0, 0, 2, 5), (2, 5, 0, 0)])
  func nothingToTestIsNoProbability(_ selected: Int, _ people: Int, _ base: Int, _ basePeople: Int) {
    let other = Selection(selected: base, of: basePeople)
    #expect(Selection(selected: selected, of: people).probability(against: other) == nil)
  }

  /// A group without any spread would make the interval look certain.
  @Test(arguments: [(0, 10, 5, 10), (10, 10, 5, 10), (5, 10, 0, 10), (5, 10, 10, 10), (0, 0, 5, 10)])
  func noIntervalWithoutSpread(_ selected: Int, _ people: Int, _ base: Int, _ basePeople: Int) {
    let own = Selection(selected: selected, of: people)
    #expect(own.ratioInterval(to: Selection(selected: base, of: basePeople), seed: 1) == nil)
  }

  @Test func theRatiosIntervalDependsOnCountsAndSeedAlone() throws {
    let (own, base) = (Selection(selected: 30, of: 100), Selection(selected: 50, of: 100))
    let interval = try #require(own.ratioInterval(to: base, seed: 7))
    #expect(own.ratioInterval(to: base, seed: 7) == interval)
    #expect(own.ratioInterval(to: base, seed: 8) != interval)
    #expect(interval.contains(0.6))
    // Ten times the people make it about √10 times narrower: between 2 and 5 times.
    let many = try #require(
      Selection(selected: 300, of: 1000).ratioInterval(to: Selection(selected: 500, of: 1000), seed: 7))
    let ratio = (interval.upperBound - interval.lowerBound) / (many.upperBound - many.lowerBound)
    #expect((2.0...5).contains(ratio))
  }

  /// Where nobody may be drawn from the base the ratio has no upper limit; it is said to be infinite, not left out.
  @Test func aRareBaseGivesNoUpperLimit() throws {
    let interval = try #require(
      Selection(selected: 5, of: 10).ratioInterval(to: Selection(selected: 1, of: 10), seed: 3))
    #expect(interval.upperBound == .infinity)
    #expect(interval.lowerBound > 0)
  }
}
