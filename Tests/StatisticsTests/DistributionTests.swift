import Foundation
import Statistics
import Testing

/// Distributions against closed forms and SciPy.
@Suite struct DistributionTests {
  /// Equal to twelve figures, for the smallest probabilities too.
  private func expect(_ value: Double, _ expected: Double, location: SourceLocation = #_sourceLocation) {
    #expect(
      abs(value - expected) <= 1e-12 * max(abs(expected), 1e-300), "\(value) \(expected)", sourceLocation: location)
  }

  @Test(arguments: [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]) func betaHasItsClosedForms(_ x: Double) {
    expect(Distribution.incompleteBeta(x, 1, 1), x)
    expect(Distribution.incompleteBeta(x, 3, 1), x * x * x)
    expect(Distribution.incompleteBeta(x, 1, 4), 1 - pow(1 - x, 4))
    expect(Distribution.incompleteBeta(x, 2, 2), x * x * (3 - 2 * x))
    // The arcsine distribution.
    expect(Distribution.incompleteBeta(x, 0.5, 0.5), 2 / .pi * asin(x.squareRoot()))
  }

  @Test(arguments: [(2.5, 4.5), (50, 0.5), (0.3, 20), (1000, 1010)]) func betaIsItsMirror(_ a: Double, _ b: Double) {
    for x in [0.001, 0.2, 0.5, 0.8, 0.999] {
      let sum = Distribution.incompleteBeta(x, a, b) + Distribution.incompleteBeta(1 - x, b, a)
      #expect(abs(sum - 1) < 1e-11)
    }
    #expect(Distribution.incompleteBeta(0, a, b) == 0 && Distribution.incompleteBeta(1, a, b) == 1)
  }

  /// `scipy.stats.beta.cdf(x, a, b)`
  @Test(arguments: [
    (0.3, 2.5, 4.5, 0.40653901668245934), (0.999, 50, 0.5, 0.7523690199653766), (0.5, 1000, 1010, 0.588269827543728),
  ])
  func betaAgreesWithSciPy(_ x: Double, _ a: Double, _ b: Double, _ expected: Double) {
    #expect(abs(Distribution.incompleteBeta(x, a, b) - expected) < 1e-11)
  }

  @Test(arguments: [(3.0, 8.0), (1, 1), (0.5, 0.5), (400, 3)], [0.001, 0.025, 0.5, 0.975])
  func quantilesTurnProbabilitiesBack(_ shape: (Double, Double), _ probability: Double) {
    let x = Distribution.betaQuantile(probability, shape.0, shape.1)
    #expect(abs(Distribution.incompleteBeta(x, shape.0, shape.1) - probability) < 1e-10)
  }

  /// One degree of freedom is Cauchy's distribution, two have P(|T| ≥ t) = 1 − t/√(2 + t²).
  @Test(arguments: [0.0, 0.5, 1, 3, 12.706204736174694]) func studentHasItsClosedForms(_ t: Double) {
    #expect(abs(Distribution.studentTails(t, freedom: 1) - (1 - 2 / .pi * atan(t))) < 1e-13)
    #expect(abs(Distribution.studentTails(t, freedom: 2) - (1 - t / (2 + t * t).squareRoot())) < 1e-13)
    #expect(Distribution.studentTails(-t, freedom: 2) == Distribution.studentTails(t, freedom: 2))
  }

  /// `2 * scipy.stats.t.sf(t, freedom)`
  @Test(arguments: [
    (2.5, 7.0, 0.04099221858575289), (40, 3, 3.4380680789158506e-05), (1.96, 100_000, 0.04999856319430168),
    (10, 30, 4.575251408229618e-11),
  ])
  func studentAgreesWithSciPy(_ t: Double, _ freedom: Double, _ expected: Double) {
    #expect(abs(Distribution.studentTails(t, freedom: freedom) / expected - 1) < 1e-9)
  }

  /// Two degrees of freedom are the exponential distribution, four have e^(−x/2)(1 + x/2).
  @Test(arguments: [0.01, 1, 3, 10, 100, 700]) func chiSquareHasItsClosedForms(_ x: Double) {
    #expect(abs(Distribution.chiSquareTail(x, freedom: 2) / exp(-x / 2) - 1) < 1e-11)
    #expect(abs(Distribution.chiSquareTail(x, freedom: 4) / (exp(-x / 2) * (1 + x / 2)) - 1) < 1e-11)
  }

  /// `scipy.stats.chi2.sf(x, freedom)`
  @Test(arguments: [
    (3.841458820694124, 1.0, 0.05), (200, 5, 2.8406228986415534e-41), (0.001, 3, 0.9999915920809419),
    (1000, 900, 0.010994608942135844), (1, 1, 0.31731050786291115),
  ])
  func chiSquareAgreesWithSciPy(_ x: Double, _ freedom: Double, _ expected: Double) {
    #expect(abs(Distribution.chiSquareTail(x, freedom: freedom) / expected - 1) < 1e-10)
  }

  @Test func nothingIsBelowZero() {
    #expect(Distribution.chiSquareTail(0, freedom: 3) == 1 && Distribution.chiSquareTail(-1, freedom: 3) == 1)
  }
}
