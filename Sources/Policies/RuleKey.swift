internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

/// A key of a clause's versions, declared once: the reader, the summary, what-ifs, the digest of meaning and the manual
/// take it from here.
struct RuleKey<Rules: ClauseRules>: Sendable {
  /// Its name in the policy file.
  let name: String
  /// What it may hold.
  let form: Text
  /// What it means.
  let meaning: Text
  /// What a version that leaves it out says, as it would be written; nil where it must be there.
  let fallback: String?
  /// Whether a version may leave it out although nothing that can be written says the same.
  let isOptional: Bool
  /// Whether its value is a map whose order counts.
  let isOrdered: Bool
  /// The version of the policy's schema that brought it.
  let since: Int
  /// The keys below it, where it is a map of fixed keys.
  let parts: [RuleKey]
  let read: @Sendable (SettingsNode, SettingsFields, inout Rules) -> Bool
  let rows: @Sendable (Rules, PolicyPage) -> [PolicyPage.Row]

  /// Declares a key whose value has a form and a place among the rules.
  init<Value>(
    _ name: String, _ form: Form<Value>, _ place: any WritableKeyPath<Rules, Value> & Sendable, fallback: String? = nil,
    isOptional: Bool = false, isOrdered: Bool = false, since: Int = PolicyReader.firstVersion, _ meaning: Text,
    rows: (@Sendable (Rules, PolicyPage) -> [PolicyPage.Row])? = nil
  ) {
    self.init(
      name, form.text, place, fallback: fallback, isOptional: isOptional, isOrdered: isOrdered, since: since, meaning,
      read: { node, _ in form.read(node) },
      rows: rows ?? { rules, page in [(name, form.show(rules[keyPath: place], page))] })
  }

  /// Declares a key whose value is read beside the other keys of the version.
  init<Value>(
    _ name: String, _ form: Text, _ place: any WritableKeyPath<Rules, Value> & Sendable, fallback: String? = nil,
    isOptional: Bool = false, isOrdered: Bool = false, since: Int = PolicyReader.firstVersion, _ meaning: Text,
    read: @escaping @Sendable (SettingsNode, SettingsFields) -> Value?,
    rows: @escaping @Sendable (Rules, PolicyPage) -> [PolicyPage.Row]
  ) {
    self.name = name
    self.form = form
    self.meaning = meaning
    self.fallback = fallback
    self.isOptional = isOptional
    self.isOrdered = isOrdered
    self.since = since
    parts = []
    self.read = { node, fields, rules in
      guard let value = read(node, fields) else { return false }
      rules[keyPath: place] = value
      return true
    }
    self.rows = rows
  }

  /// Declares a map of fixed keys, each of which must be there; `check` sees it when the keys that it is about were read.
  init(
    _ name: String, _ meaning: Text, _ parts: [RuleKey],
    check: (about: [String], isMet: @Sendable (SettingsFields, Rules) -> Bool)? = nil,
    rows: (@Sendable (Rules, PolicyPage) -> [PolicyPage.Row])? = nil
  ) {
    self.name = name
    form = Text("kunci di bawah ini", "the keys below")
    self.meaning = meaning
    fallback = nil
    isOptional = false
    isOrdered = false
    since = PolicyReader.firstVersion
    precondition(parts.allSatisfy { $0.fallback == nil }, "only keys of a version itself may be left out")
    self.parts = parts
    read = { node, _, rules in
      guard let fields = node.fields(parts.map(\.setting)) else { return false }
      let unread = parts.read(fields, into: &rules)
      guard let check, unread.isDisjoint(with: check.about) else { return unread.isEmpty }
      return check.isMet(fields, rules) && unread.isEmpty
    }
    self.rows =
      rows ?? { rules, page in parts.flatMap { $0.rows(rules, page) }.map { ("\(name).\($0.label)", $0.value) } }
  }

  /// The key as a settings file may have it.
  var setting: SettingsKey { SettingsKey(name, isRequired: fallback == nil && !isOptional) }
}

extension Array {
  /// Reads every key of a map into rules; gives the names of those that cannot be read. What is left out says its fallback.
  func read<Rules>(_ fields: SettingsFields, into rules: inout Rules) -> Set<String> where Element == RuleKey<Rules> {
    var unread: Set<String> = []
    for key in self {
      if let node = fields[key.name] {
        if !key.read(node, fields, &rules) { unread.insert(key.name) }
      } else if let fallback = key.fallback {
        let node = SettingsDocument.root(of: Swift.Array(fallback.utf8), log: SettingsFaultLog(file: ""))
        let isRead = node.map { key.read($0, fields, &rules) } ?? false
        precondition(isRead, "the fallback of \(key.name) cannot be read")
      } else if !key.isOptional {
        unread.insert(key.name)
      }
    }
    return unread
  }
}

/// Rules whose keys are declared.
protocol DeclaredRules: ClauseRules {
  /// The keys of a version besides `from` and `basis`.
  static var keys: [RuleKey<Self>] { get }
  /// Rules of which every key is still to be read.
  static var blank: Self { get }
}

extension ClauseName {
  /// The rules of the clause with their keys.
  var declared: any DeclaredRules.Type {
    switch self {
    case .schedules: ScheduleRules.self
    case .attendance: AttendanceRules.self
    case .discipline: DisciplineRules.self
    case .counters: CounterRules.self
    case .spells: SpellRules.self
    case .events: EventRules.self
    case .numbers: NumberRules.self
    case .achievement: AchievementRules.self
    case .workload: WorkloadRules.self
    case .supervisor: SupervisorRules.self
    case .index: IndexRules.self
    case .ratings: RatingRules.self
    case .incentive: IncentiveRules.self
    case .followUp: FollowUpRules.self
    case .distribution: DistributionRules.self
    case .objection: ObjectionRules.self
    }
  }
}
