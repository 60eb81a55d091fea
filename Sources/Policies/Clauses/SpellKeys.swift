internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension SpellRules: DeclaredRules {
  static var blank: SpellRules { SpellRules(kinds: []) }

  static let keys: [RuleKey<SpellRules>] = [
    RuleKey(
      "kinds",
      Form(
        Text(
          "menurut jenis: `{group: hukdis, value: 20, status: S}`", "by kind: `{group: hukdis, value: 20, status: S}`"),
        read: { $0.spellKinds() }, show: { _, _ in "" }), \.kinds, isOrdered: true,
      Text(
        "jenis dalam masa.csv: kelompok yang disebut rumus (tanpa `group`: jenis itu sendiri), nilainya (tanpa `value`: nilai barisnya), status hari-harinya; yang lebih dahulu tertulis didahulukan",
        "the kinds of masa.csv: the group that formulas name (without `group` the kind itself), its value (without `value` the row's), the status of its days; what is written first goes first"
      ),
      rows: { rules, page in
        rules.kinds.map { kind in
          var parts = [kind.group]
          if let value = kind.value { parts.append("\(value)") }
          if let status = kind.status { parts.append("status \(status)") }
          return ("kinds.\(kind.name)", page.joined(parts))
        }
      })
  ]
}

extension SettingsNode {
  fileprivate func spellKinds() -> [SpellRules.Kind]? {
    ordered { entry in
      let node = entry.value
      guard let fields = node.fields([], optional: ["group", "value", "status"]) else { return nil }
      let group = fields["group"].map { $0.formulaName() } ?? entry.key
      let value = fields["value"].map { $0.number().map { Points?.some($0) } } ?? .some(nil)
      let status = fields["status"].map { $0.text().map { String?.some($0) } } ?? .some(nil)
      guard let group, let value, let status else { return nil }
      return .init(name: entry.key, group: group, value: value, status: status)
    }
  }

  /// A name as formulas write names.
  func formulaName() -> String? {
    guard let name = text() else { return nil }
    guard isFormulaName(name) else {
      report(.formula(.badName))
      return nil
    }
    return name
  }
}
