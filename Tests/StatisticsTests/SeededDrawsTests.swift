import Statistics
import Testing

@Suite struct SeededDrawsTests {
  /// The outputs of SplitMix64 for the seed 1234567, as its authors' C program prints them (prng.di.unimi.it).
  @Test(
    arguments: [
      (0, 6_457_827_717_110_365_317), (1, 3_203_168_211_198_807_973), (2, 9_817_491_932_198_370_423),
      (3, 4_593_380_528_125_082_431), (4, 16_408_922_859_458_223_821),
    ] as [(Int, UInt64)])
  func isSplitMix64(_ number: Int, _ output: UInt64) {
    // Its upper 53 bits, in the middle of their step of 2⁻⁵³.
    #expect(SeededDraws(1_234_567)[number] == (Double(output >> 11) + 0.5) / 9_007_199_254_740_992)
  }

  @Test func liesStrictlyBetweenNoneAndOne() {
    for seed in [0, 1, UInt64.max] {
      let draws = (0..<10_000).map { SeededDraws(seed)[$0] }
      #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
      // The mean of 10,000 draws has a standard error of 0.0029.
      #expect(abs(draws.reduce(0, +) / 10_000 - 0.5) < 0.0145)
      #expect(Set(draws).count == 10_000)
    }
  }
}
