package import Kinerja
package import Wording

/// What changes from one policy to another: from which day, clause by clause, key by key and formula by formula.
package struct PolicyDifference: Sendable {
  /// A clause in a time in which both policies have one version, or none.
  package struct Change: Sendable {
    /// The clause.
    package let clause: ClauseName
    /// From which day.
    package let from: CivilDate
    /// Up to which day; nil is the end of time.
    package let to: CivilDate?
    /// The keys that differ; a value is nil where the policy does not have the clause then, or not the key.
    package let keys: [(name: String, old: String?, new: String?)]
  }

  private let old: Policy
  private let new: Policy
  private let language: Language
  /// What changes, by clause and day.
  package let changes: [Change]

  /// Compares two policies; values are told in a language.
  package init(from old: Policy, to new: Policy, _ language: Language) {
    self.old = old
    self.new = new
    self.language = language
    changes = ClauseName.allCases.flatMap { Self.changes($0.declared, old, new, language) }
  }

  private static let none = Text("tidak ada", "none")

  private static func changes<Rules: DeclaredRules>(
    _: Rules.Type, _ old: Policy, _ new: Policy, _ language: Language
  ) -> [Change] {
    let clauses = (old[keyPath: Rules.place], new[keyPath: Rules.place])
    let starts = Set((clauses.0.versions + clauses.1.versions).map(\.from)).sorted()
    var changes: [Change] = []
    for (place, from) in starts.enumerated() {
      let to = place + 1 < starts.count ? starts[place + 1].advanced(by: -1) : nil
      let page = PolicyPage(day: from, language: language)
      let (before, after) = (
        rows(clauses.0.version(on: from), page), rows(clauses.1.version(on: from), page)
      )
      let none = page.say(Self.none)
      let keys =
        differences(before, after).filter { $0.1 ?? none != $0.2 ?? none }
        + Rules.keys.filter(\.isOrdered).compactMap { reordered($0.name, before, after, page) }
      guard !keys.isEmpty else { continue }
      // What goes on unchanged is one change.
      if let last = changes.last, last.to == from.advanced(by: -1), isSame(last.keys, keys) {
        changes[changes.count - 1] = Change(clause: last.clause, from: last.from, to: to, keys: keys)
      } else {
        changes.append(Change(clause: Rules.clause.name, from: from, to: to, keys: keys))
      }
    }
    return changes
  }

  private static func rows<Rules: DeclaredRules>(_ version: DatedClause<Rules>.Version?, _ page: PolicyPage)
    -> [PolicyPage.Row]
  {
    guard let version else { return [] }
    return [("basis", version.basis)] + Rules.keys.flatMap { $0.rows(version.rules, page) }
  }

  /// The rows that differ, in the order of the new policy, what is gone behind.
  private static func differences(_ old: [PolicyPage.Row], _ new: [PolicyPage.Row]) -> [(String, String?, String?)] {
    let (before, after) = (valued(old), valued(new))
    var seen: Set<String> = []
    return (new + old).compactMap { label, _ in
      guard seen.insert(label).inserted, before[label] != after[label] else { return nil }
      return (label, before[label], after[label])
    }
  }

  /// Entries of a key that both have, where they stand in another order, which counts.
  private static func reordered(
    _ key: String, _ old: [PolicyPage.Row], _ new: [PolicyPage.Row], _ page: PolicyPage
  ) -> (String, String?, String?)? {
    func entries(_ rows: [PolicyPage.Row]) -> [String] {
      rows.map(\.label).filter { $0.hasPrefix("\(key).") }.map { String($0.dropFirst(key.count + 1)) }
    }
    let (before, after) = (entries(old), entries(new))
    let common = Set(before).intersection(after)
    let (first, second) = (before.filter(common.contains), after.filter(common.contains))
    guard first != second else { return nil }
    return (
      key + page.say(Text(" (urutan)", " (order)")), first.joined(separator: ", "), second.joined(separator: ", ")
    )
  }

  /// The values by label; a label may stand more than once.
  private static func valued(_ rows: [PolicyPage.Row]) -> [String: String] {
    Dictionary(rows.map { ($0.label, $0.value) }) { "\($0); \($1)" }
  }

  private static func isSame(
    _ left: [(name: String, old: String?, new: String?)], _ right: [(String, String?, String?)]
  )
    -> Bool
  {
    left.count == right.count && zip(left, right).allSatisfy { $0 == $1 }
  }

  /// The changes for reading.
  package var text: String {
    func say(_ text: Text) -> String { text.in(language) }
    let none = say(Self.none)
    var lines = ["\(old.id) → \(new.id)"]
    if changes.isEmpty { lines.append(say(Text("Tidak ada klausul yang berubah.", "No clause changes."))) }
    for change in changes {
      let until = change.to.map { " " + say(Text("sampai", "until")) + " \($0)" } ?? ""
      let since = say(Text("sejak", "from")) + " \(change.from)"
      lines += ["", "\(say(change.clause.clause.title)) (\(change.clause.rawValue)), \(since)\(until)"]
      for key in change.keys {
        if (key.old ?? "").count + (key.new ?? "").count > 60 {
          lines += ["  \(key.name):", "    - \(key.old ?? none)", "    + \(key.new ?? none)"]
        } else {
          lines.append("  \(key.name): \(key.old ?? none) → \(key.new ?? none)")
        }
      }
    }
    return lines.joined(separator: "\n")
  }
}
