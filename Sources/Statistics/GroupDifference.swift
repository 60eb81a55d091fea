/// How far groups differ in a figure.
package struct GroupDifference: Sendable {
  /// The groups with anybody.
  package let groups: Int
  /// The share of the figure's variance that lies between groups (η²); nil where the figure does not vary.
  package let share: Double?
  /// The share that lies between groups beyond what chance alone puts there (ε²); nil as the share.
  package let corrected: Double?
  /// Kruskal and Wallis's H, with ties taken into account; nil as the share, or with fewer than two groups.
  package let statistic: Double?
  /// The probability of so large an H were all groups alike, by χ².
  package let probability: Double?

  /// Compares the values of groups; the order within a group plays no part.
  package init(_ values: [Int64], groups places: [Int], count: Int) {
    let size = values.count
    var sizes = [Int](repeating: 0, count: count)
    var sums = [Int128](repeating: 0, count: count)
    var squares: Int128 = 0
    for (value, place) in zip(values, places) {
      sizes[place] += 1
      sums[place] += Int128(value)
      squares += Int128(value) * Int128(value)
    }
    let total = sums.reduce(0, +)
    let used = sizes.count { $0 > 0 }
    groups = used
    // n·SST and n·SSB; the former is exact.
    let whole = Double(Int128(size) * squares - total * total)
    guard size > 1, whole > 0, used > 1 else {
      (share, corrected, statistic, probability) = (size > 1 && whole > 0 ? 0 : nil, nil, nil, nil)
      return
    }
    var between = 0.0
    for (sum, members) in zip(sums, sizes) where members > 0 {
      // (Σ_g − n_g·mean)², times n over n_g.
      let deviation = Double(sum * Int128(size) - total * Int128(members))
      between += deviation * deviation / Double(members)
    }
    let part = between / Double(size) / whole
    share = part
    corrected = size > used ? part - (1 - part) * Double(used - 1) / Double(size - used) : nil

    let ranks = Ranks(values)
    var rankSums = [Int](repeating: 0, count: count)
    for (rank, place) in zip(ranks.doubled, places) { rankSums[place] += rank }
    var sum = 0.0
    for (ranks, members) in zip(rankSums, sizes) where members > 0 {
      let half = Double(ranks) / 2
      sum += half * half / Double(members)
    }
    let n = Double(size)
    let tied = ranks.ties.reduce(0.0) { $0 + Double($1) * (Double($1) * Double($1) - 1) }
    let h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / (1 - tied / (n * n * n - n))
    statistic = h
    probability = Distribution.chiSquareTail(h, freedom: Double(used - 1))
  }
}
