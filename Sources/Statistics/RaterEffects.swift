/// How raters differ, from who scored whom and how.
///
/// The score of person e by rater ρ is θ_e + β_ρ and an error. People who were scored by several raters link them: within such
/// a person, whoever the person is, scores differ by the raters alone. Variances are Henderson's third method, effects the
/// best linear unbiased predictions.
package struct RaterEffects: Sendable {
  /// A person's score by a rater.
  package struct Score: Sendable {
    /// The person's number.
    package var person: Int
    /// The rater's number.
    package var rater: Int
    /// The score.
    package var score: Double

    /// Makes a score.
    package init(person: Int, rater: Int, score: Double) {
      self.person = person
      self.rater = rater
      self.score = score
    }
  }

  /// A quantity with its interval at 95 %.
  package struct Estimate: Sendable {
    /// The value.
    package let value: Double
    /// Half the interval's width.
    package let margin: Double

    /// The same, looked at from the other side.
    package static prefix func - (estimate: Estimate) -> Estimate {
      Estimate(value: -estimate.value, margin: estimate.margin)
    }

    /// Whether 0 lies outside the interval.
    package var isDistinct: Bool { abs(value) > margin }
  }

  /// The mean of all scores.
  package let mean: Double
  /// How far each rater's scores lie from the mean, shrunken by how few they are. It is the rater and the rated together. nil
  /// where raters do not differ by more than their scores do.
  package let distances: [Estimate?]
  /// The variance of scores between raters, the rated included.
  package let betweenVariance: Double
  /// The variance within a rater's scores.
  package let withinVariance: Double
  /// Each rater's own part, by the people shared with other raters; nil for those who share nobody, and for all where raters
  /// do not differ by more than the error.
  package let leniencies: [Estimate?]
  /// The raters linked with each other by shared people, as a number for each rater; nil for those who share nobody.
  package let components: [Int?]
  /// The variance of raters' own parts; nil where shared people are too few to tell.
  package let raterVariance: Double?
  /// The variance of a score's error; nil as that of raters.
  package let errorVariance: Double?

  /// Fits scores; no pair of person and rater twice. Their order plays no part.
  package init(_ given: [Score], raters: Int) {
    let scores = given.sorted { ($0.person, $0.rater) < ($1.person, $1.rater) }
    (mean, distances, betweenVariance, withinVariance) = Self.distances(scores, raters)

    // Within people: who shares whom, and the right side.
    var diagonal = [Double](repeating: 0, count: raters)
    var shared: [Int: [Int: Double]] = [:]
    var side = [Double](repeating: 0, count: raters)
    var within = 0.0
    var people = 0
    var count = 0
    var first = 0
    while first < scores.count {
      var end = first + 1
      while end < scores.count, scores[end].person == scores[first].person { end += 1 }
      defer { first = end }
      guard end - first > 1 else { continue }
      let own = scores[first..<end]
      let size = Double(own.count)
      let centre = own.reduce(0) { $0 + $1.score } / size
      people += 1
      count += own.count
      for entry in own {
        diagonal[entry.rater] += 1 - 1 / size
        side[entry.rater] += entry.score - centre
        within += (entry.score - centre) * (entry.score - centre)
        for other in own where other.rater > entry.rater {
          shared[entry.rater, default: [:]][other.rater, default: 0] -= 1 / size
        }
      }
    }
    let links = shared.keys.sorted().flatMap { row in
      (shared[row] ?? [:]).sorted { $0.key < $1.key }.map { (row, $0.key, $0.value) }
    }
    let components = Self.components(links, raters)
    self.components = components
    let linked = components.indices.filter { components[$0] != nil }
    let freedom = linked.count - Set(components.compactMap(\.self)).count
    guard freedom > 0, count - people - freedom > 0 else {
      (raterVariance, errorVariance) = (nil, nil)
      leniencies = Array(repeating: nil, count: raters)
      return
    }
    func factored(_ added: (Int) -> Double) -> SymmetricMatrix {
      SymmetricMatrix(diagonal: diagonal.indices.map { diagonal[$0] + added($0) }, offDiagonal: links)
    }
    // One rater of each component is held, by a weight on it; what the others explain does not depend on which.
    let held = Set(Dictionary(linked.map { (components[$0], $0) }) { min($0, $1) }.values)
    let free = factored { components[$0] == nil || held.contains($0) ? 1 : 0 }.solution(side)
    let explained = zip(free, side).reduce(0) { $0 + $1.0 * $1.1 }
    let error = max(0, within - explained) / Double(count - people - freedom)
    let spread = max(0, (explained - Double(freedom) * error) / diagonal.reduce(0, +))
    (raterVariance, errorVariance) = (spread, error)
    guard spread > 0 else {
      leniencies = Array(repeating: nil, count: raters)
      return
    }
    // Without any error the system would be singular.
    let weight = max(error / spread, 1e-9)
    let shrunken = factored { _ in weight }
    let effects = shrunken.solution(side)
    let doubts = shrunken.inverseDiagonal
    leniencies = components.indices.map { rater in
      components[rater] == nil
        ? nil
        : Estimate(
          value: effects[rater], margin: Distribution.normal975 * (weight * spread * doubts[rater]).squareRoot())
    }
  }

  /// The mean and each rater's distance from it, by one-way variance components.
  private static func distances(_ scores: [Score], _ raters: Int) -> (Double, [Estimate?], Double, Double) {
    let total = Double(scores.count)
    guard total > 0 else {
      return (0, Array(repeating: nil, count: raters), 0, 0)
    }
    let mean = scores.reduce(0) { $0 + $1.score } / total
    var sizes = [Double](repeating: 0, count: raters)
    var sums = [Double](repeating: 0, count: raters)
    for entry in scores {
      sizes[entry.rater] += 1
      sums[entry.rater] += entry.score - mean
    }
    let used = sizes.count { $0 > 0 }
    let squares = scores.reduce(0) { $0 + ($1.score - mean) * ($1.score - mean) }
    let between = zip(sums, sizes).reduce(0) { $1.1 > 0 ? $0 + $1.0 * $1.0 / $1.1 : $0 }
    let typical = (total - sizes.reduce(0) { $0 + $1 * $1 } / total) / Double(max(1, used - 1))
    let error = scores.count > used ? (squares - between) / Double(scores.count - used) : 0
    let spread = used > 1 ? max(0, (between / Double(used - 1) - error) / typical) : 0
    let estimates = zip(sums, sizes).map { sum, size -> Estimate? in
      let divisor = size * spread + error
      guard size > 0, spread > 0 else { return nil }
      return Estimate(
        value: spread * sum / divisor, margin: Distribution.normal975 * (spread * error / divisor).squareRoot())
    }
    return (mean, estimates, spread, error)
  }

  private static func components(_ links: [(Int, Int, Double)], _ raters: Int) -> [Int?] {
    var parents = Array(0..<raters)
    func root(_ rater: Int) -> Int {
      var place = rater
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    var isLinked = [Bool](repeating: false, count: raters)
    for (left, right, _) in links {
      let (a, b) = (root(left), root(right))
      parents[max(a, b)] = min(a, b)
      isLinked[left] = true
      isLinked[right] = true
    }
    var numbers: [Int: Int] = [:]
    return (0..<raters).map { rater in
      guard isLinked[rater] else { return nil }
      let place = root(rater)
      let number = numbers[place] ?? numbers.count
      numbers[place] = number
      return number
    }
  }
}
