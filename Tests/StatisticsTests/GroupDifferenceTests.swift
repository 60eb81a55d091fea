import Statistics
import Testing

@Suite struct GroupDifferenceTests {
  private func isClose(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    value.map { abs($0 - expected) <= tolerance } ?? false
  }

  /// The mean is 2.5, SST 5, SSB 4: η² = 0.8, ε² = 0.8 − 0.2·1/2. Rank sums are 3 and 7: H = 12/20·(9/2 + 49/2) − 15.
  /// `scipy.stats.kruskal([1,2], [3,4])` gives p = 0.12133525035848.
  @Test func agreesWithHandWork() {
    let found = GroupDifference([1, 2, 3, 4], groups: [0, 0, 1, 1], count: 2)
    #expect(found.groups == 2)
    #expect(isClose(found.share, 0.8))
    #expect(isClose(found.corrected, 0.7))
    #expect(isClose(found.statistic, 2.4))
    #expect(isClose(found.probability, 0.12133525035848))
  }

  /// `scipy.stats.kruskal([1,1,2], [2,3,3], [1,4])`
  @Test func takesTiesIntoAccount() {
    let found = GroupDifference([1, 1, 2, 2, 3, 3, 1, 4], groups: [0, 0, 0, 1, 1, 1, 2, 2], count: 3)
    #expect(isClose(found.statistic, 2.542735042735038))
    #expect(isClose(found.probability, 0.280447841008935))
  }

  @Test func equalGroupsShareNothing() {
    let found = GroupDifference([1, 3, 1, 3], groups: [0, 0, 1, 1], count: 2)
    #expect(found.share == 0)
    // Chance alone would put a third between two groups of two.
    #expect(isClose(found.corrected, -0.5))
    #expect(isClose(found.statistic, 0))
    #expect(isClose(found.probability, 1, 1e-6))
  }

  @Test func whollyApartIsOne() {
    let found = GroupDifference([1, 1, 2, 2], groups: [0, 0, 1, 1], count: 2)
    #expect(isClose(found.share, 1))
    #expect(isClose(found.corrected, 1))
  }

  @Test func emptyGroupsAreNotCounted() {
    let found = GroupDifference([1, 2, 3, 4], groups: [1, 1, 4, 4], count: 6)
    let dense = GroupDifference([1, 2, 3, 4], groups: [0, 0, 1, 1], count: 2)
    #expect(found.groups == 2)
    #expect(found.share == dense.share && found.statistic == dense.statistic)
    #expect(found.probability == dense.probability)
  }

  /// Nothing, one person, nobody different, one group: what cannot be said is left out.
  @Test(
    arguments: [
      ([], [], 0, nil), ([5], [0], 1, nil), ([5, 5, 5], [0, 1, 1], 2, nil), ([5, 6, 7], [0, 0, 0], 1, 0),
    ] as [([Int64], [Int], Int, Double?)])
  func saysNothingWhereNothingCanBeSaid(_ values: [Int64], _ places: [Int], _ groups: Int, _ share: Double?) {
    let found = GroupDifference(values, groups: places, count: 3)
    #expect(found.groups == groups)
    #expect(found.share == share)
    #expect(found.corrected == nil && found.statistic == nil && found.probability == nil)
  }

  /// Groups of one: all variance lies between them by necessity, which is no finding.
  @Test func groupsOfOneAreNotCorrected() {
    let found = GroupDifference([1, 2, 3], groups: [0, 1, 2], count: 3)
    #expect(isClose(found.share, 1))
    #expect(found.corrected == nil)
  }

  /// Sums are exact: adding a trillion rupiah to everybody changes no bit of the share, nor does the order.
  @Test(arguments: 1...10) func largeAmountsLoseNothing(_ seed: Int) {
    let draws = SeededDraws(UInt64(seed))
    let places = (0..<40).map { Int(draws[$0] * 4) }
    let values = (0..<40).map { Int64(draws[100 + $0] * 1000) + Int64(places[$0] * 50) }
    let found = GroupDifference(values, groups: places, count: 4)
    let raised = GroupDifference(values.map { $0 + 1_000_000_000_000 }, groups: places, count: 4)
    let turned = GroupDifference(values.reversed(), groups: places.reversed(), count: 4)
    for other in [raised, turned] {
      #expect(other.share == found.share && other.corrected == found.corrected)
      #expect(other.statistic == found.statistic && other.probability == found.probability)
    }
  }
}
