internal import Glibc

/// How two series go together by their ranks.
package struct RankCorrelation: Sendable {
  /// How many pairs there are.
  package let pairs: Int
  /// Spearman's ρ; nil for fewer than three pairs, or where one series is constant.
  package let spearman: Double?
  /// The two-sided probability of a ρ at least as far from 0 without any relation, by Student's t.
  package let spearmanProbability: Double?
  /// ρ's interval at 95 %, by Fisher's transformation with the standard error of Bonett and Wright (2000).
  package let spearmanInterval: ClosedRange<Double>?
  /// Kendall's τ-b; nil as ρ.
  package let kendall: Double?

  /// Correlates two series of one length.
  package init<First: Comparable, Second: Comparable>(_ first: [First], _ second: [Second]) {
    precondition(first.count == second.count)
    pairs = first.count
    let (left, right) = (Ranks(first), Ranks(second))
    guard pairs > 2, left.ties.count > 1, right.ties.count > 1 else {
      (spearman, spearmanProbability, spearmanInterval, kendall) = (nil, nil, nil, nil)
      return
    }
    let rho = Self.rho(left.doubled, right.doubled)
    spearman = rho
    let freedom = Double(pairs - 2)
    spearmanProbability =
      abs(rho) >= 1 ? 0 : Distribution.studentTails(rho * (freedom / (1 - rho * rho)).squareRoot(), freedom: freedom)
    if pairs > 3, abs(rho) < 1 {
      let error = ((1 + rho * rho / 2) / Double(pairs - 3)).squareRoot() * Distribution.normal975
      spearmanInterval = tanh(atanh(rho) - error)...tanh(atanh(rho) + error)
    } else {
      spearmanInterval = nil
    }
    kendall = Self.tau(left, right)
  }

  /// Exact sums, so that the order of pairs plays no part.
  private static func rho(_ left: [Int], _ right: [Int]) -> Double {
    let count = Int128(left.count)
    var (product, leftSquares, rightSquares): (Int128, Int128, Int128) = (0, 0, 0)
    for (a, b) in zip(left, right) {
      product += Int128(a * b)
      leftSquares += Int128(a * a)
      rightSquares += Int128(b * b)
    }
    // Ranks sum to n(n+1)/2, doubled ones to n(n+1).
    let sum = count * (count + 1)
    let covariance = count * product - sum * sum
    let (leftSpread, rightSpread) = (count * leftSquares - sum * sum, count * rightSquares - sum * sum)
    // Ranks that rise or fall together throughout: no root's rounding may make it less than certain.
    if leftSpread == rightSpread, covariance.magnitude == leftSpread.magnitude { return covariance > 0 ? 1 : -1 }
    let spread = Double(leftSpread).squareRoot() * Double(rightSpread).squareRoot()
    return max(-1, min(1, Double(covariance) / spread))
  }

  /// τ-b in O(n log n): discordant pairs are the exchanges that sort the second series (Knight 1966).
  private static func tau(_ left: Ranks, _ right: Ranks) -> Double {
    let order = left.doubled.indices.sorted {
      (left.doubled[$0], right.doubled[$0]) < (left.doubled[$1], right.doubled[$1])
    }
    func pairs(_ size: Int) -> Int { size * (size - 1) / 2 }
    var bothTied = 0
    var run = 1
    for place in order.indices.dropFirst() {
      let (a, b) = (order[place - 1], order[place])
      if left.doubled[a] == left.doubled[b], right.doubled[a] == right.doubled[b] {
        run += 1
      } else {
        bothTied += pairs(run)
        run = 1
      }
    }
    bothTied += pairs(run)
    var series = order.map { right.doubled[$0] }
    let exchanges = inversions(&series)
    let all = pairs(order.count)
    let leftTied = left.ties.reduce(0) { $0 + pairs($1) }
    let rightTied = right.ties.reduce(0) { $0 + pairs($1) }
    let difference = all - leftTied - rightTied + bothTied - 2 * exchanges
    return Double(difference) / Double(all - leftTied).squareRoot() / Double(all - rightTied).squareRoot()
  }

  /// Sorts a series; gives how many pairs stood in the wrong order.
  private static func inversions(_ series: inout [Int]) -> Int {
    var merged = series
    var count = 0
    var width = 1
    while width < series.count {
      for start in stride(from: 0, to: series.count, by: 2 * width) {
        let (middle, end) = (min(start + width, series.count), min(start + 2 * width, series.count))
        var (left, right) = (start, middle)
        for place in start..<end {
          if right >= end || left < middle && series[left] <= series[right] {
            merged[place] = series[left]
            left += 1
          } else {
            merged[place] = series[right]
            right += 1
            count += middle - left
          }
        }
      }
      swap(&series, &merged)
      width *= 2
    }
    return count
  }
}
