internal import Wording

/// The clause `distribution`: how ratings should be spread in a unit, given the unit's own rating. It moves no rating.
package struct DistributionRules: Sendable {
  /// What is asked of some ratings together.
  package enum Demand: Hashable, Sendable {
    /// At most this percent of the people, rounded down to whole people.
    case atMost(Points)
    /// At least this percent of the people, rounded up to whole people.
    case atLeast(Points)
    /// At least so many people.
    case atLeastPeople(Int)
  }

  /// One line of the guideline.
  package struct Rule: Sendable {
    /// The ratings.
    package var ratings: [String]
    /// What is asked of them together.
    package var demand: Demand

    /// Makes a rule.
    package init(ratings: [String], demand: Demand) {
      self.ratings = ratings
      self.demand = demand
    }

    /// How many of so many people may or must have these ratings.
    package func limits(of people: Int) -> ClosedRange<Int> {
      func share(_ percent: Points) -> (quotient: Int128, remainder: Int128) {
        (Int128(people) * Int128(percent.micros)).quotientAndRemainder(dividingBy: Int128(100) * Int128(Points.scale))
      }
      switch demand {
      case .atMost(let percent): return 0...Int(share(percent).quotient)
      case .atLeast(let percent):
        let (whole, rest) = share(percent)
        return Int(whole) + (rest > 0 ? 1 : 0)...people
      case .atLeastPeople(let count): return min(count, people)...people
      }
    }
  }

  /// The rating of each unit that has its own, by its code.
  package var organisations: [String: String]
  /// The rating of all other units.
  package var defaultOrganisation: String
  /// The rules for each rating of a unit; no rating of people stands in two of them.
  package var guideline: [String: [Rule]]

  /// Makes the rules.
  package init(organisations: [String: String], defaultOrganisation: String, guideline: [String: [Rule]]) {
    self.organisations = organisations
    self.defaultOrganisation = defaultOrganisation
    self.guideline = guideline
  }
}

extension DistributionRules: ClauseRules {
  package static let clause = Clause(
    .distribution, Text("Sebaran predikat", "Distribution of ratings"), takenFor: .last, moves: .advice,
    isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<DistributionRules>> { \.distribution }
}
