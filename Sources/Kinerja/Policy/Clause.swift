package import Wording

/// What a clause is, whatever its values: declared once, beside its rules.
package struct Clause: Sendable {
  /// The days for which a version is taken.
  package enum Days: Sendable {
    /// Each day that is scored has a version of its own.
    case each
    /// Each month has the version of its last day; what concerns the whole quarter, that of the quarter's last.
    case months
    /// The quarter's last day decides for the whole quarter.
    case last
    /// The day decides on which an objection is received; of a quarter as such, its last.
    case receipt
  }

  /// What a change of the clause moves first.
  package enum Effect: CaseIterable, Sendable {
    /// The index, and with it ratings and money.
    case score
    /// Ratings or money, but no index.
    case money
    /// Neither: it says what results suggest, or by when somebody must decide.
    case advice
  }

  /// Its name in the policy file.
  package let name: ClauseName
  /// Its name for people.
  package let title: Text
  /// The days for which a version is taken.
  package let days: Days
  /// What it moves.
  package let moves: Effect
  /// Whether a policy may do without it.
  package let isOptional: Bool

  init(_ name: ClauseName, _ title: Text, takenFor days: Days, moves: Effect, isOptional: Bool = false) {
    self.name = name
    self.title = title
    self.days = days
    self.moves = moves
    self.isOptional = isOptional
  }

  /// The days of a quarter for which a version is taken.
  package func days(of quarter: Quarter) -> [CivilDate] {
    switch days {
    case .each: (0..<quarter.dayCount).map { quarter.day($0) }
    case .months: (0..<3).map { quarter.lastDay(ofMonth: $0) }
    case .last, .receipt: [quarter.last]
    }
  }
}

/// The values of a version of one clause.
package protocol ClauseRules: Sendable {
  /// What the clause is.
  static var clause: Clause { get }
  /// Where a policy holds it.
  static var place: WritableKeyPath<Policy, DatedClause<Self>> { get }
}

/// A version of a clause without its values: what is cited of it.
package struct CitedVersion: Hashable, Sendable {
  /// The clause.
  package let name: ClauseName
  /// The first day on which the version is in force.
  package let from: CivilDate
  /// The legal citation.
  package let basis: String
  /// The line of the policy file on which the version begins.
  package let line: Int
}

extension Policy {
  /// The versions of a clause, oldest first.
  package func versions(of name: ClauseName) -> [CitedVersion] {
    func cited<Rules: ClauseRules>(_: Rules.Type) -> [CitedVersion] {
      self[keyPath: Rules.place].versions.map {
        CitedVersion(name: name, from: $0.from, basis: $0.basis, line: $0.line)
      }
    }
    return cited(name.rules)
  }

  /// The versions of a clause on which a quarter rests, oldest first: those in force on a day for which one is taken.
  package func versions(of name: ClauseName, in quarter: Quarter) -> [CitedVersion] {
    let all = versions(of: name)
    let positions = Set(name.clause.days(of: quarter).compactMap { day in all.lastIndex { $0.from <= day } })
    return positions.sorted().map { all[$0] }
  }

  /// The same policy with a clause as another policy has it.
  package func taking(_ name: ClauseName, from other: Policy) -> Policy {
    var policy = self
    func take<Rules: ClauseRules>(_: Rules.Type) { policy[keyPath: Rules.place] = other[keyPath: Rules.place] }
    take(name.rules)
    return policy
  }
}
