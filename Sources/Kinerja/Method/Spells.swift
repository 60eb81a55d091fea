/// What the spells of a person mean in a quarter (method, sections 5 and 11).
struct SpellStep: Sendable {
  /// A kind as the policy has it.
  private struct Kind: Sendable {
    /// Its place in the policy.
    var order: Int
    var group: Int
    var value: Int64?
    /// The place of its status among `AttendanceStep.statuses`.
    var status: Int?
  }

  let quarter: Quarter
  /// The names of the groups, in the order of the policy.
  let groups: [BytewiseText]
  private let table: SpellTable
  /// What each kind of the facts means.
  private let kinds: [Kind]
  private let givesStatuses: Bool

  init(_ facts: Facts, _ policy: Policy, statuses: [String]) throws(EvaluationError) {
    quarter = facts.quarter
    table = facts.spells
    let rules = policy.spells.version(on: facts.quarter.last)?.rules ?? SpellRules(kinds: [])
    var groups: [BytewiseText] = []
    for kind in rules.kinds where !groups.contains(BytewiseText(kind.group)) { groups.append(BytewiseText(kind.group)) }
    var kinds: [Kind] = []
    for name in facts.spellKinds {
      guard let order = rules.kinds.firstIndex(where: { BytewiseText($0.name) == BytewiseText(name) }) else {
        throw .unknownCode(clause: .spells, code: name, day: facts.quarter.last)
      }
      let rule = rules.kinds[order]
      kinds.append(
        Kind(
          order: order, group: groups.firstIndex(of: BytewiseText(rule.group)) ?? 0, value: rule.value?.micros,
          status: rule.status.flatMap { status in
            statuses.firstIndex { BytewiseText($0) == BytewiseText(status) }
          }))
    }
    self.groups = groups
    self.kinds = kinds
    givesStatuses = kinds.contains { $0.status != nil }
  }

  /// The kinds of the facts that a group holds.
  func kinds(of group: BytewiseText) -> [Int] {
    kinds.indices.filter { groups.indices.contains(kinds[$0].group) && groups[kinds[$0].group] == group }
  }

  /// A row with the whole spell that it belongs to.
  private struct Row {
    var spell: Spell
    var kind: Kind
    var whole: WholeSpell
    var value: Int64 { kind.value ?? spell.value ?? 0 }
  }

  /// Whether a person has spells.
  @inline(__always)
  func has(_ person: Int) -> Bool { table.has(person) }

  private func rows(_ person: Int) -> [Row] {
    var rows: [Row] = []
    for (kind, spells) in Dictionary(grouping: table[person], by: \.kind).sorted(by: { $0.key < $1.key }) {
      let wholes = WholeSpell.joining(spells.map { ($0.first, $0.last) })
      rows += zip(spells, wholes).map { Row(spell: $0, kind: kinds[Int(kind)], whole: $1) }
    }
    return rows
  }

  /// What spells make of each day of the quarter; empty for somebody whose spells give no day a status.
  func days(of person: Int) -> [SpellDay?] {
    guard givesStatuses, table.has(person) else { return [] }
    var days = [SpellDay?](repeating: nil, count: quarter.dayCount)
    // The kind that stands first in the policy decides, of one kind the row that begins first: those are laid last.
    let rows = rows(person).filter { $0.kind.status != nil }.sorted { left, right in
      (left.kind.order, left.spell.first) > (right.kind.order, right.spell.first)
    }
    for row in rows {
      let first = max(0, Int(row.spell.first.dayNumber) - Int(quarter.first.dayNumber))
      let last = min(Int64(quarter.dayCount - 1), Int64(row.spell.last.dayNumber) - Int64(quarter.first.dayNumber))
      guard Int64(first) <= last, let status = row.kind.status else { continue }
      let day = SpellDay(
        status: status, kind: Int(row.spell.kind), rowFirst: row.spell.first, first: row.whole.first)
      for index in first...Int(last) { days[index] = day }
    }
    return days.contains { $0 != nil } ? days : []
  }

  /// What the spells of one group amount to in a month.
  struct MonthOfGroup: Hashable, Sendable {
    /// Counted days under a spell (masa_hari).
    var days = 0
    /// Σ over them of the largest value, in millionths (masa_jumlah).
    var sum: Int128 = 0
    /// The largest value of spells that touch the month, in millionths (masa_puncak).
    var peak: Int64 = 0
    /// The month's place in the whole spell of that value (masa_bulan).
    var place = 0
    /// The calendar days of that spell so far (masa_lama).
    var length = 0
  }

  /// What the spells of a group amount to in a month of a person with these counted days.
  func month(_ month: Int, group: Int, of person: Int, counted: DaySet) -> MonthOfGroup {
    var result = MonthOfGroup()
    let rows = rows(person).filter { $0.kind.group == group }
    guard !rows.isEmpty else { return result }
    let days = quarter.monthStarts[month]..<quarter.monthStarts[month + 1]
    for day in days where counted.contains(day) {
      let date = quarter.day(day)
      guard let value = rows.filter({ $0.spell.first <= date && date <= $0.spell.last }).map(\.value).max() else {
        continue
      }
      result.days += 1
      result.sum += Int128(value)
    }
    let (first, last) = (quarter.day(days.lowerBound), quarter.lastDay(ofMonth: month))
    let touching = rows.filter { $0.spell.first <= last && $0.spell.last >= first }
    guard let peak = touching.map(\.value).max() else { return result }
    result.peak = peak
    let decisive = touching.filter { $0.value == peak }.min { left, right in
      (left.whole.first, left.kind.order) < (right.whole.first, right.kind.order)
    }
    if let whole = decisive?.whole {
      result.place = whole.first.calendarMonths(to: last) + 1
      result.length = Int(min(whole.last, last).dayNumber - whole.first.dayNumber) + 1
    }
    return result
  }
}
