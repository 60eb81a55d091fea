import Foundation
import Statistics
import Testing

/// Figures that SciPy and NumPy gave for the same series; `scripts/statistics/fixtures.py` made them.
@Suite struct SciPyTests {
  struct Figures: Decodable {
    struct Correlation: Decodable {
      var x: [Int]
      var y: [Int]
      var spearman: Double
      var spearmanProbability: Double
      var spearmanInterval: [Double]
      var kendall: Double
    }
    struct Difference: Decodable {
      var values: [Int64]
      var groups: [Int]
      var share: Double
      var corrected: Double
      var statistic: Double
      var probability: Double
    }
    struct Chosen: Decodable {
      var selected: Int
      var people: Int
      var baseSelected: Int
      var basePeople: Int
      var interval: [Double]
      var probability: Double
      var ratio: Double
      var ratioInterval: [Double]?
    }
    struct Effects: Decodable {
      var ratings: [[Double]]
      var raters: Int
      var errorVariance: Double
      var raterVariance: Double
      var leniencies: [[Double]?]
      var distances: [[Double]]
    }
    var correlations: [Correlation]
    var differences: [Difference]
    var selections: [Chosen]
    var studentTails: [[Double]]
    var chiSquareTails: [[Double]]
    var raterEffects: [Effects]
    var holm: [[[Double]]]
  }

  static let figures: Figures = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/scipy.json")
    do { return try JSONDecoder().decode(Figures.self, from: Data(contentsOf: file)) } catch { fatalError("\(error)") }
  }()

  /// Equal to nine digits after the point, or to nine figures where a number is large.
  private func expect(
    _ value: Double?, _ expected: Double, _ name: String, location: SourceLocation = #_sourceLocation
  ) {
    guard let value else {
      Issue.record("\(name) is missing", sourceLocation: location)
      return
    }
    #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)), "\(name)", sourceLocation: location)
  }

  @Test(arguments: figures.correlations.indices) func correlations(_ place: Int) {
    let expected = Self.figures.correlations[place]
    let found = RankCorrelation(expected.x, expected.y)
    expect(found.spearman, expected.spearman, "spearman")
    expect(found.spearmanProbability, expected.spearmanProbability, "probability")
    expect(found.kendall, expected.kendall, "kendall")
    expect(found.spearmanInterval?.lowerBound, expected.spearmanInterval[0], "low")
    expect(found.spearmanInterval?.upperBound, expected.spearmanInterval[1], "high")
  }

  @Test(arguments: figures.differences.indices) func differences(_ place: Int) {
    let expected = Self.figures.differences[place]
    let found = GroupDifference(expected.values, groups: expected.groups, count: (expected.groups.max() ?? 0) + 1)
    expect(found.share, expected.share, "share")
    expect(found.corrected, expected.corrected, "corrected")
    expect(found.statistic, expected.statistic, "statistic")
    expect(found.probability, expected.probability, "probability")
  }

  @Test(arguments: figures.selections.indices) func selections(_ place: Int) {
    let expected = Self.figures.selections[place]
    let own = Selection(selected: expected.selected, of: expected.people)
    let base = Selection(selected: expected.baseSelected, of: expected.basePeople)
    expect(own.interval?.lowerBound, expected.interval[0], "low")
    expect(own.interval?.upperBound, expected.interval[1], "high")
    expect(own.probability(against: base), expected.probability, "probability")
    expect(own.ratio(to: base), expected.ratio, "ratio")
    let interval = own.ratioInterval(to: base, seed: 1)
    #expect((interval == nil) == (expected.ratioInterval == nil))
    guard let bounds = expected.ratioInterval else { return }
    expect(interval?.lowerBound, bounds[0], "ratio, low")
    expect(interval?.upperBound, bounds[1], "ratio, high")
  }

  @Test func tails() {
    for tail in Self.figures.studentTails {
      expect(Distribution.studentTails(tail[0], freedom: tail[1]), tail[2], "t \(tail[0])")
    }
    for tail in Self.figures.chiSquareTails {
      expect(Distribution.chiSquareTail(tail[0], freedom: tail[1]), tail[2], "chi2 \(tail[0])")
    }
  }

  @Test func holmsProbabilities() {
    for pair in Self.figures.holm {
      for (found, expected) in zip(holm(pair[0]), pair[1]) { expect(found, expected, "holm") }
    }
    #expect(holm([nil, 0.02, nil]) == [nil, 0.02, nil])
  }

  @Test(arguments: figures.raterEffects.indices) func raterEffects(_ place: Int) {
    let expected = Self.figures.raterEffects[place]
    let ratings = expected.ratings.map {
      RaterEffects.Score(person: Int($0[0]), rater: Int($0[1]), score: $0[2])
    }
    for ratings in [ratings, ratings.reversed()] {
      let found = RaterEffects(ratings, raters: expected.raters)
      expect(found.errorVariance, expected.errorVariance, "error")
      expect(found.raterVariance, expected.raterVariance, "spread")
      for (rater, (own, theirs)) in zip(found.leniencies, expected.leniencies).enumerated() {
        #expect((own == nil) == (theirs == nil), "\(rater)")
        guard let own, let theirs else { continue }
        expect(own.value, theirs[0], "leniency \(rater)")
        expect(own.margin, theirs[1], "margin \(rater)")
      }
      for (own, theirs) in zip(found.distances, expected.distances) {
        expect(own?.value, theirs[0], "distance")
        expect(own?.margin, theirs[1], "distance's margin")
      }
    }
  }
}
