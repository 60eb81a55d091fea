import Statistics
import Testing

@Suite struct HolmTests {
  /// By hand: the smallest times all, the next times one less, never below one before, at most 1.
  @Test(
    arguments: [
      ([], []), ([nil, nil], [nil, nil]), ([0.04], [0.04]), ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
      ([0.5, 0.6, 0.9], [1, 1, 1]), ([0.02, 0.02], [0.04, 0.04]), ([0, 1], [0, 1]),
      ([nil, 0.01, nil, 0.5], [nil, 0.02, nil, 0.5]),
    ] as [([Double?], [Double?])])
  func raisesProbabilitiesStepByStep(_ given: [Double?], _ expected: [Double?]) {
    let found = holm(given)
    #expect(found.count == expected.count)
    for (own, theirs) in zip(found, expected) {
      #expect((own == nil) == (theirs == nil))
      #expect(abs((own ?? 0) - (theirs ?? 0)) < 1e-15)
    }
  }

  @Test(arguments: 1...20) func neverLowersAndKeepsTheOrder(_ seed: Int) {
    let draws = SeededDraws(UInt64(seed))
    let given = (0..<30).map { draws[$0] < 0.1 ? nil : draws[100 + $0] * draws[200 + $0] }
    let found = holm(given)
    let pairs = zip(given, found).compactMap { given, found in given.flatMap { given in found.map { (given, $0) } } }
    #expect(pairs.count == given.count { $0 != nil })
    #expect(pairs.allSatisfy { $0.0 <= $0.1 && $0.1 <= 1 })
    let sorted = pairs.sorted { $0.0 < $1.0 }
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.1 <= $1.1 })
    // The order of the questions plays no part.
    #expect(Array(holm(given.reversed()).reversed()) == found)
  }
}
