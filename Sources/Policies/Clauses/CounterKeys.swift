internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension CounterRules: DeclaredRules {
  static var blank: CounterRules { CounterRules(counters: []) }

  static let keys: [RuleKey<CounterRules>] = [
    RuleKey(
      "count",
      Form(
        Text(
          "menurut nama: `{late: [1, 30], early: [1], missing: in | out | any | both | midday, status: [TK], weekdays: [mon]}`, syarat mana saja",
          "by name: `{late: [1, 30], early: [1], missing: in | out | any | both | midday, status: [TK], weekdays: [mon]}`, any conditions"
        ), read: { $0.counters() }, show: { _, _ in "" }), \.counters,
      Text(
        "hari dihitung yang dicacah `kali`, `runtun` dan `runtun_bulan`: yang memenuhi semua syaratnya",
        "the counted days that `kali`, `runtun` and `runtun_bulan` count: those that meet all the conditions"),
      rows: { rules, page in rules.counters.map { ("count.\($0.name)", page.counter($0)) } })
  ]
}

extension SettingsNode {
  /// The items of a map by names that formulas can write, in their order.
  func ordered<Value>(_ read: (Entry) -> Value?) -> [Value]? {
    guard let entries = entries() else { return nil }
    var values: [Value] = []
    for entry in entries {
      if !isFormulaName(entry.key) { entry.reportKey(.formula(.badName)) }
      if let value = read(entry) { values.append(value) }
    }
    return values.count == entries.count ? values : nil
  }

  /// Weekdays.
  func weekdays() -> [Weekday]? {
    items { $0.code(of: Weekday.allCases, \.policyKey, unknown: .value(.unknownWeekday)) }
  }

  fileprivate func counters() -> [CounterRules.Counter]? {
    ordered { entry in
      let node = entry.value
      guard let fields = node.fields([], optional: ["status", "late", "early", "missing", "weekdays"]) else {
        return nil
      }
      var counter = CounterRules.Counter(name: entry.key)
      var isRead = true
      func read<Value>(_ key: String, _ value: (SettingsNode) -> Value?) -> Value? {
        guard let node = fields[key] else { return nil }
        let value = value(node)
        if value == nil { isRead = false }
        return value
      }
      counter.statuses = read("status") { $0.items { $0.text() } }
      counter.late = read("late") { $0.minuteRange() }
      counter.early = read("early") { $0.minuteRange() }
      counter.missing = read("missing") { $0.word() }
      counter.weekdays = read("weekdays") { $0.weekdays() }
      return isRead ? counter : nil
    }
  }

  private func minuteRange() -> CounterRules.MinuteRange? {
    guard let nodes = list() else { return nil }
    guard nodes.count == 1 || nodes.count == 2 else {
      report(.structure(.wrongItemCount), value: String(nodes.count), details: ["1–2"])
      return nil
    }
    let ends = nodes.compactMap { $0.amount() }
    guard ends.count == nodes.count else { return nil }
    if ends.count == 2, ends[1] < ends[0] {
      nodes[1].report(.rule(.minutesReversed), details: ["\(ends[0])"])
      return nil
    }
    return .init(from: ends[0], to: ends.count == 2 ? ends[1] : nil)
  }
}

extension PolicyPage {
  fileprivate func counter(_ counter: CounterRules.Counter) -> String {
    var parts: [String] = []
    func minutes(_ range: CounterRules.MinuteRange) -> String { "\(range.from)–\(range.to.map { "\($0)" } ?? "")" }
    if let statuses = counter.statuses { parts.append("status " + statuses.joined(separator: ", ")) }
    if let late = counter.late { parts.append(say(Text("terlambat", "late")) + " " + minutes(late)) }
    if let early = counter.early { parts.append(say(Text("pulang cepat", "early")) + " " + minutes(early)) }
    if let missing = counter.missing { parts.append(say(Text("tanpa presensi", "missing")) + " " + missing.rawValue) }
    if let weekdays = counter.weekdays { parts.append(weekdays.map(\.policyKey).joined(separator: ", ")) }
    return parts.isEmpty ? say(Text("setiap hari dihitung", "every counted day")) : parts.joined(separator: "; ")
  }
}
