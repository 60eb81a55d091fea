/// One clause of a policy: its versions, oldest first.
package struct DatedClause<Rules: Sendable>: Sendable {
  /// The rules from a day on, with the law that they rest on.
  package struct Version: Sendable {
    /// The first day on which the version is in force.
    package var from: CivilDate
    /// The legal citation.
    package var basis: String
    /// The line of the policy file on which the version begins.
    package var line: Int
    /// The values.
    package var rules: Rules

    /// Makes a version.
    package init(from: CivilDate, basis: String, line: Int, rules: Rules) {
      self.from = from
      self.basis = basis
      self.line = line
      self.rules = rules
    }
  }

  /// The versions by their first day.
  package let versions: [Version]

  /// Makes a clause from versions in any order; no two begin on one day.
  package init(_ versions: [Version]) { self.versions = versions.sorted { $0.from < $1.from } }

  /// The version in force on a day: the one with the largest `from` not after it.
  package func version(on day: CivilDate) -> Version? { versions.last { $0.from <= day } }

  /// The clause with other rules in the version in force on a day.
  package func changed(on day: CivilDate, _ change: (inout Rules) -> Void) -> DatedClause {
    var versions = versions
    if let position = position(on: day) { change(&versions[position].rules) }
    return DatedClause(versions)
  }

  /// The position, within `versions`, of the version in force on a day.
  package func position(on day: CivilDate) -> Int? { versions.lastIndex { $0.from <= day } }
}
