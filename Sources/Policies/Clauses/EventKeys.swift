internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension EventRules: DeclaredRules {
  static var blank: EventRules { EventRules(kinds: []) }

  static let keys: [RuleKey<EventRules>] = [
    RuleKey(
      "kinds",
      Form(
        Text(
          "menurut jenis: `{count: rows}` atau `{count: absences, weekdays: [mon], patterns: [5H, 6H, SHIFT], shifts: [PAGI], alternatives: false}`",
          "by kind: `{count: rows}` or `{count: absences, weekdays: [mon], patterns: [5H, 6H, SHIFT], shifts: [PAGI], alternatives: false}`"
        ), read: { $0.eventKinds() }, show: { _, _ in "" }), \.kinds,
      Text(
        "jenis dalam kejadian.csv: setiap baris sebuah kasus, atau setiap baris kehadiran dan yang dihitung hari tanpa baris",
        "the kinds of kejadian.csv: each row a case, or each row a presence, the days without one being counted"),
      rows: { rules, page in rules.kinds.map { ("kinds.\($0.name)", page.event($0.counting)) } })
  ]
}

extension SettingsNode {
  /// What is counted.
  private enum Counted: String, CaseIterable { case rows, absences }

  fileprivate func eventKinds() -> [EventRules.Kind]? {
    ordered { entry in
      let node = entry.value
      guard
        let fields = node.fields(["count"], optional: ["weekdays", "patterns", "shifts", "alternatives"]),
        let counted = fields["count"]?.word(Counted.self)
      else { return nil }
      let extra = ["weekdays", "patterns", "shifts", "alternatives"].compactMap { fields[$0] }
      guard counted == .absences else {
        for node in extra { node.report(.structure(.unknownKey), details: ["count"]) }
        return extra.isEmpty ? .init(name: entry.key, counting: .rows) : nil
      }
      for key in ["weekdays", "patterns"] where fields[key] == nil { node.reportMissing(.structure(.missingKey), key) }
      let weekdays = fields["weekdays"]?.weekdays()
      let patterns = fields["patterns"]?.items {
        $0.code(of: WorkPattern.allCases, \.code, unknown: .value(.unknownWord))
      }
      let shifts = fields["shifts"].map { $0.items { $0.text() }.map { [String]?.some($0) } } ?? .some(nil)
      let alternatives = fields["alternatives"].map { $0.boolean() } ?? false
      guard let weekdays, let patterns, let shifts, let alternatives else { return nil }
      return .init(
        name: entry.key,
        counting: .absences(
          .init(weekdays: weekdays, patterns: patterns, shifts: shifts, alternatives: alternatives)))
    }
  }
}

extension PolicyPage {
  fileprivate func event(_ counting: EventRules.Counting) -> String {
    guard case .absences(let expectation) = counting else { return say(Text("baris", "rows")) }
    var parts = [
      say(Text("ketidakhadiran", "absences")), expectation.weekdays.map(\.policyKey).joined(separator: ", "),
      expectation.patterns.map(\.code).joined(separator: ", "),
    ]
    if let shifts = expectation.shifts { parts.append(shifts.joined(separator: ", ")) }
    if expectation.alternatives { parts.append(say(Text("juga pekan lain", "alternative weeks too"))) }
    return parts.joined(separator: "; ")
  }
}
