internal import Glibc

/// Probabilities of the usual distributions.
package enum Distribution {
  /// The 97.5 % point of the normal distribution.
  package static let normal975 = 1.959963984540054

  /// P(|T| ≥ |t|) of Student's t.
  package static func studentTails(_ t: Double, freedom: Double) -> Double {
    incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// P(X ≥ x) of χ².
  package static func chiSquareTail(_ x: Double, freedom: Double) -> Double {
    x <= 0 ? 1 : upperGamma(freedom / 2, x / 2)
  }

  /// I_x(a, b): the probability that a beta variable is at most x.
  package static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    // The fraction converges fast on the nearer side of the mean.
    if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
    return 1 - front * betaFraction(1 - x, b, a) / b
  }

  /// The x at which I_x(a, b) is so large.
  package static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if incompleteBeta(middle, a, b) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var fraction = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return fraction
  }

  /// Q(a, x): the upper incomplete gamma function over Γ(a).
  private static func upperGamma(_ a: Double, _ x: Double) -> Double {
    let front = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      for step in 1...100_000 {
        term *= x / (a + Double(step))
        sum += term
        if term < sum * 1e-17 { break }
      }
      return max(0, 1 - front * sum)
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...100_000 {
      let i = Double(step)
      let term = -i * (i - a)
      b += 2
      d = term * d + b
      d = 1 / (abs(d) < tiny ? tiny : d)
      c = b + term / c
      c = abs(c) < tiny ? tiny : c
      fraction *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return front * fraction
  }
}
