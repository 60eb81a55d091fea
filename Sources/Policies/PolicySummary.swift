package import Kinerja
package import Wording

/// A policy as people read it.
package enum PolicySummary {
  /// What is in force on a day, clause by clause.
  package static func text(_ policy: Policy, on day: CivilDate, language: Language) -> String {
    let page = PolicyPage(day: day, language: language)
    let head = [
      page.say(Text("Kebijakan", "Policy")) + ": \(policy.id) (\(policy.title))",
      page.say(Text("Yang berlaku pada", "In force on")) + ": \(day)",
    ]
    let sections = ClauseName.allCases.compactMap { page.section($0.declared, of: policy) }
    return ([head] + sections).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

/// The lines of a summary in one language.
package struct PolicyPage {
  /// A label, which is a key of the policy file or what is under it, and its value.
  package typealias Row = (label: String, value: String)

  let day: CivilDate
  let language: Language

  /// A clause's heading and rows, or that it is not in force; nil when the policy does without it.
  fileprivate func section<Rules: DeclaredRules>(_: Rules.Type, of policy: Policy) -> [String]? {
    let clause = policy[keyPath: Rules.place]
    if Rules.clause.isOptional, clause.versions.isEmpty { return nil }
    let heading = "\(say(Rules.clause.title)) (\(Rules.clause.name.rawValue))"
    guard let version = clause.version(on: day) else {
      let first = clause.versions.first.map {
        say(Text("; yang pertama mulai", "; the first begins on")) + " \($0.from)"
      }
      return [heading, "  " + say(Text("TIDAK ADA VERSI YANG BERLAKU", "NO VERSION IN FORCE")) + (first ?? "")]
    }
    let rows =
      [("from", "\(version.from)"), ("basis", version.basis)] + Rules.keys.flatMap { $0.rows(version.rules, self) }
    let width = rows.map(\.0.count).max() ?? 0
    return [heading] + rows.map { "  \($0)\(String(repeating: " ", count: width - $0.count))  \($1)" }
  }

  func say(_ text: Text) -> String { text.in(language) }

  func percent(_ points: Points) -> String { "\(points) %" }

  func minutes(_ points: Points) -> String { "\(points) " + say(Text("menit", "minutes")) }

  func hours(_ hours: WorkingHours) -> String {
    "\(hours.start)–\(hours.end)" + (hours.isOvernight ? " (+1)" : "")
  }

  /// Names and values by name, as `A 1, B 2`.
  func list<Value>(_ values: [String: Value], _ text: (Value) -> String) -> String {
    joined(values.sorted { $0.key < $1.key }.map { "\($0.key) \(text($0.value))" })
  }

  /// Codes and values in the codes' order.
  func list<Code: CaseIterable & Hashable, Value>(
    _ values: [Code: Value], _ code: (Code) -> String, _ text: (Value) -> String
  ) -> String {
    joined(Code.allCases.compactMap { key in values[key].map { "\(code(key)) \(text($0))" } })
  }

  func joined(_ parts: [String]) -> String {
    parts.isEmpty ? say(Text("tidak ada", "none")) : parts.joined(separator: ", ")
  }
}
