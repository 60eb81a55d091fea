/// The clause `follow_up`: what results suggest to those who decide. It moves no figure.
public struct FollowUpRules: Sendable {
  /// Among whom the best are sought.
  public enum Scope: String, CaseIterable, Sendable {
    /// Everybody.
    case everybody = "semua"
    /// The unit.
    case unit
    /// The peer group.
    case group = "kelompok"
  }

  /// How many of a scope are named.
  public enum Size: Hashable, Sendable {
    /// So many, and whoever shares the last rank.
    case count(Int)
    /// So many of a hundred, rounded down, but at least one.
    case percent(Points)
  }

  /// Who is named for recognition.
  public struct Recognition: Sendable {
    /// Among whom.
    public var scope: Scope
    /// How many.
    public var size: Size
    /// The ratings that it takes.
    public var ratings: [String]

    /// Makes the rule.
    public init(scope: Scope, size: Size, ratings: [String]) {
      self.scope = scope
      self.size = size
      self.ratings = ratings
    }
  }

  /// Who is named for development.
  public struct Development: Sendable {
    /// The weakest component lies below this.
    public var below: Points
    /// What helps, by component.
    public var measures: [Component: String]

    /// Makes the rule.
    public init(below: Points, measures: [Component: String]) {
      self.below = below
      self.measures = measures
    }
  }

  /// Who comes into the pool for promotion.
  public struct Promotion: Sendable {
    /// The least index.
    public var index: Points
    /// For how many quarters in a row, this one included.
    public var quarters: Int

    /// Makes the rule.
    public init(index: Points, quarters: Int) {
      self.index = index
      self.quarters = quarters
    }
  }

  /// What a number of unexcused days within a year suggests.
  public struct Attention: Sendable {
    /// From how many days on.
    public var days: Int
    /// What.
    public var measure: String

    /// Makes the rule.
    public init(days: Int, measure: String) {
      self.days = days
      self.measure = measure
    }
  }

  /// Recognition.
  public var recognition: Recognition
  /// Development.
  public var development: Development
  /// Promotion.
  public var promotion: Promotion
  /// Attention, by rising days.
  public var attention: [Attention]

  /// Makes the rules.
  public init(
    recognition: Recognition, development: Development, promotion: Promotion, attention: [Attention]
  ) {
    self.recognition = recognition
    self.development = development
    self.promotion = promotion
    self.attention = attention
  }
}
