internal import Wording

/// The clause `follow_up`: what results suggest to those who decide. It moves no figure.
package struct FollowUpRules: Sendable {
  /// Among whom the best are sought.
  package enum Scope: String, CaseIterable, Sendable {
    /// Everybody.
    case everybody = "semua"
    /// The unit.
    case unit
    /// The peer group.
    case group = "kelompok"
  }

  /// How many of a scope are named.
  package enum Size: Hashable, Sendable {
    /// So many, and whoever shares the last rank.
    case count(Int)
    /// So many of a hundred, rounded down, but at least one.
    case percent(Points)
  }

  /// Who is named for recognition.
  package struct Recognition: Sendable {
    /// Among whom.
    package var scope: Scope
    /// How many.
    package var size: Size
    /// The ratings that it takes.
    package var ratings: [String]
    /// The groups of spells whose holders are left out.
    package var excludedGroups: [String]

    /// Makes the rule.
    package init(scope: Scope, size: Size, ratings: [String], excludedGroups: [String] = []) {
      self.scope = scope
      self.size = size
      self.ratings = ratings
      self.excludedGroups = excludedGroups
    }
  }

  /// Who is named for development.
  package struct Development: Sendable {
    /// The weakest component lies below this.
    package var below: Points
    /// What helps, by component.
    package var measures: [Component: String]

    /// Makes the rule.
    package init(below: Points, measures: [Component: String]) {
      self.below = below
      self.measures = measures
    }
  }

  /// Who comes into the pool for promotion.
  package struct Promotion: Sendable {
    /// The least index.
    package var index: Points
    /// For how many quarters in a row, this one included.
    package var quarters: Int

    /// Makes the rule.
    package init(index: Points, quarters: Int) {
      self.index = index
      self.quarters = quarters
    }
  }

  /// What a number of unexcused days within a year suggests.
  package struct Attention: Sendable {
    /// From how many days on.
    package var days: Int
    /// What.
    package var measure: String

    /// Makes the rule.
    package init(days: Int, measure: String) {
      self.days = days
      self.measure = measure
    }
  }

  /// Recognition.
  package var recognition: Recognition
  /// Development.
  package var development: Development
  /// Promotion.
  package var promotion: Promotion
  /// Attention, by rising days.
  package var attention: [Attention]

  /// Makes the rules.
  package init(
    recognition: Recognition, development: Development, promotion: Promotion, attention: [Attention]
  ) {
    self.recognition = recognition
    self.development = development
    self.promotion = promotion
    self.attention = attention
  }
}

extension FollowUpRules: ClauseRules {
  package static let clause = Clause(
    .followUp, Text("Tindak lanjut", "Follow-up"), takenFor: .last, moves: .advice, isOptional: true)
  package static var place: WritableKeyPath<Policy, DatedClause<FollowUpRules>> { \.followUp }
}
