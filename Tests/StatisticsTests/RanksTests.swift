import Statistics
import Testing

@Suite struct RanksTests {
  /// Ranks by hand, doubled; equal values share the mean of their places.
  @Test(
    arguments: [
      ([], [], []), ([7], [2], [1]), ([1, 2, 3], [2, 4, 6], [1, 1, 1]), ([30, 10, 20], [6, 2, 4], [1, 1, 1]),
      ([5, 5], [3, 3], [2]), ([5, 5, 5], [4, 4, 4], [3]), ([1, 2, 2, 3], [2, 5, 5, 8], [1, 2, 1]),
      ([2, 1, 2, 1], [7, 3, 7, 3], [2, 2]), ([-1, 0, -1, 4, 0, -1], [4, 9, 4, 12, 9, 4], [3, 2, 1]),
    ] as [([Int], [Int], [Int])])
  func sharesTheMeanAmongEquals(_ values: [Int], _ doubled: [Int], _ ties: [Int]) {
    let ranks = Ranks(values)
    #expect(ranks.doubled == doubled)
    #expect(ranks.ties == ties)
  }

  /// Whatever the ties, ranks sum to n(n+1)/2, and only order counts.
  @Test(arguments: 1...30) func ranksKeepTheirSum(_ seed: Int) {
    let draws = SeededDraws(UInt64(seed))
    let values = (0..<50).map { Int(draws[$0] * Double(seed)) }
    let ranks = Ranks(values)
    #expect(ranks.doubled.reduce(0, +) == 50 * 51)
    #expect(ranks.ties.reduce(0, +) == 50)
    #expect(Ranks(values.map { $0 * $0 * $0 - 1000 }).doubled == ranks.doubled)
    #expect(Ranks(values.map { -$0 }).doubled == ranks.doubled.map { 2 * 51 - $0 })
  }
}
