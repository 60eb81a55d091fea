internal import Glibc

/// How many of a group were selected.
package struct Selection: Hashable, Sendable {
  /// Those selected.
  package let selected: Int
  /// The group.
  package let people: Int

  /// Makes a selection; nobody is selected twice.
  package init(selected: Int, of people: Int) {
    precondition((0...people).contains(selected))
    self.selected = selected
    self.people = people
  }

  /// The selected part; nil for an empty group.
  package var rate: Double? { people == 0 ? nil : Double(selected) / Double(people) }

  /// The rate's exact interval at 95 % (Clopper and Pearson 1934); nil for an empty group.
  package var interval: ClosedRange<Double>? {
    guard people > 0 else { return nil }
    let (k, n) = (Double(selected), Double(people))
    let low = selected == 0 ? 0 : Distribution.betaQuantile(0.025, k, n - k + 1)
    let high = selected == people ? 1 : Distribution.betaQuantile(0.975, k + 1, n - k)
    return low...high
  }

  /// This group's rate over another's; nil where either rate is missing or the other's is 0.
  package func ratio(to other: Selection) -> Double? {
    guard let rate, let base = other.rate, base > 0 else { return nil }
    return rate / base
  }

  /// The probability, were both groups alike, of a split of those selected that is no more likely than this one (Fisher's
  /// exact test); nil where everybody or nobody is selected.
  package func probability(against other: Selection) -> Double? {
    let (all, chosen) = (people + other.people, selected + other.selected)
    guard people > 0, other.people > 0, chosen > 0, chosen < all else { return nil }
    let (least, most) = (max(0, chosen - other.people), min(people, chosen))
    func logChoose(_ n: Int, _ k: Int) -> Double {
      Distribution.logGamma(Double(n + 1)) - Distribution.logGamma(Double(k + 1))
        - Distribution.logGamma(Double(n - k + 1))
    }
    // Outwards from this split: each probability follows from its neighbour's.
    let here = exp(
      logChoose(people, selected) + logChoose(other.people, other.selected) - logChoose(all, chosen))
    guard here > 0 else { return 0 }
    let limit = here * (1 + 1e-7)
    var total = here
    for step in [-1, 1] {
      var (count, probability) = (selected, here)
      while step < 0 ? count > least : count < most {
        let (k, n, rest) = (Double(count), Double(people), Double(chosen - count))
        let others = Double(other.people)
        probability *=
          step > 0
          ? (n - k) * rest / ((k + 1) * (others - rest + 1)) : k * (others - rest) / ((n - k + 1) * (rest + 1))
        count += step
        if probability <= limit { total += probability }
        if probability < here * 1e-18 { break }
      }
    }
    return min(1, total)
  }

  /// The ratio's interval at 95 % by the bootstrap: both groups drawn anew so many times, the middle 95 % of ratios.
  ///
  /// nil where a group has everybody or nobody selected: drawn anew it would never differ, and the interval would look certain.
  ///
  /// To draw people of a group anew is to draw from a binomial distribution. Draw i uses `SeededDraws` 2i and 2i + 1, so
  /// that the interval depends on nothing but the counts and the seed.
  package func ratioInterval(to other: Selection, draws: Int = 2000, seed: UInt64) -> ClosedRange<Double>? {
    guard [self, other].allSatisfy({ $0.selected > 0 && $0.selected < $0.people }) else { return nil }
    let (own, theirs) = (BinomialQuantiles(self), BinomialQuantiles(other))
    let uniform = SeededDraws(seed)
    var ratios = (0..<draws).map { draw in
      let count = own.count(uniform[2 * draw])
      let base = theirs.count(uniform[2 * draw + 1])
      return Double(count) / Double(people) / (Double(base) / Double(other.people))
    }
    // Nobody in both groups says nothing; it stands at the low end.
    for place in ratios.indices where ratios[place].isNaN { ratios[place] = 0 }
    ratios.sort()
    let (low, high) = ((draws * 25 + 999) / 1000, (draws * 975 + 999) / 1000)
    return ratios[max(0, low - 1)]...ratios[high - 1]
  }
}

/// Numbers between 0 and 1, each by its number: SplitMix64 of the seed and the number.
package struct SeededDraws: Sendable {
  private let seed: UInt64

  /// Makes the draws of a seed.
  package init(_ seed: UInt64) { self.seed = seed }

  /// The draw with a number, strictly between 0 and 1.
  package subscript(number: Int) -> Double {
    var mixed = seed &+ UInt64(truncatingIfNeeded: number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return (Double(mixed >> 11) + 0.5) * 0x1p-53
  }
}

/// The quantiles of a binomial distribution with the rate of a selection.
private struct BinomialQuantiles {
  private var first = 0
  /// The probability of at most `first` + place.
  private var cumulative: [Double] = [1]

  init(_ selection: Selection) {
    let (n, k) = (selection.people, selection.selected)
    guard k > 0, k < n else {
      first = k
      return
    }
    let rate = Double(k) / Double(n)
    let odds = rate / (1 - rate)
    // The mode, then outwards until nothing is left: each probability follows from its neighbour's.
    let mode = min(n, Int(Double(n + 1) * rate))
    let peak = exp(
      Distribution.logGamma(Double(n + 1)) - Distribution.logGamma(Double(mode + 1))
        - Distribution.logGamma(Double(n - mode + 1)) + Double(mode) * log(rate) + Double(n - mode) * log1p(-rate))
    var below: [Double] = []
    var probability = peak
    var count = mode
    while count > 0, probability > 1e-20 {
      probability *= Double(count) / Double(n - count + 1) / odds
      count -= 1
      below.append(probability)
    }
    var probabilities = Array(below.reversed())
    first = mode - below.count
    probability = peak
    count = mode
    probabilities.append(peak)
    while count < n, probability > 1e-20 {
      probability *= Double(n - count) / Double(count + 1) * odds
      count += 1
      probabilities.append(probability)
    }
    var sum = 0.0
    cumulative = probabilities.map {
      sum += $0
      return sum
    }
  }

  /// The smallest count with at least this probability of no more.
  func count(_ probability: Double) -> Int {
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < probability { low = middle + 1 } else { high = middle }
    }
    return first + low
  }
}
