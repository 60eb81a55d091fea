internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension NumberRules: DeclaredRules {
  static var blank: NumberRules { NumberRules(names: []) }

  static let keys: [RuleKey<NumberRules>] = [
    RuleKey(
      "names",
      Form(
        Text("menurut nama: `{default: 0}`, atau `{}`", "by name: `{default: 0}`, or `{}`"),
        read: { $0.numberNames() }, show: { _, _ in "" }), \.names,
      Text(
        "nama dalam angka.csv, dan yang berlaku tanpa baris; tanpa `default` angkanya tidak ada",
        "the names of angka.csv, and what holds without a row; without `default` the number is missing"),
      rows: { rules, page in
        rules.names.map { ("names.\($0.name)", $0.fallback.map { "\($0)" } ?? page.joined([])) }
      })
  ]
}

extension SettingsNode {
  fileprivate func numberNames() -> [NumberRules.Name]? {
    ordered { entry in
      guard let fields = entry.value.fields([], optional: ["default"]) else { return nil }
      let fallback = fields["default"].map { $0.number().map { Points?.some($0) } } ?? .some(nil)
      return fallback.map { .init(name: entry.key, fallback: $0) }
    }
  }
}
