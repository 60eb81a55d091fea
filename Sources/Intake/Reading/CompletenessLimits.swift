package import Findings
package import Kinerja
internal import Settings

/// How much of a quarter's exports may be missing before nothing is published without a stated reason; nil is off.
package struct CompletenessLimits: Hashable, Sendable {
  /// The percentage of employees who may lack attendance.
  package var attendance: Int? = 10
  /// The percentage of employees who may lack targets.
  package var targets: Int? = 50
  /// The percentage of employees who may lack scores.
  package var scores: Int? = 50
  /// The percentage of those scheduled on a day who must have a row on it.
  package var day: Int? = 20
  /// The scheduled days at the end that may be without any row.
  package var lastDays: Int? = 3
  /// The percentage of its rows that a table may lack against an earlier run.
  package var baseline: Int? = 10

  /// The limits of a workspace that says nothing.
  package init() {}

  /// So many people, as in very small offices, are never too many.
  private static let people = 2
  /// More people than these without targets or scores, of every hundred, are worth a word: some never have any.
  private static let usual = 15
  private static let usualPeople = 3
  /// So many people or days at the end of a table without a row are hardly by chance.
  private static let trailing = 3
  private static let trailingDays = 5
  /// Of fewer people with rows, a day without any says nothing.
  private static let scheduled = 5

  /// The limits by the names that settings have for them.
  private static var names: [(name: String, limit: WritableKeyPath<CompletenessLimits, Int?>)] {
    [
      ("attendance", \.attendance), ("targets", \.targets), ("scores", \.scores), ("day", \.day),
      ("last_days", \.lastDays), ("baseline", \.baseline),
    ]
  }
  private static let off = "off"

  init?(_ node: SettingsNode) {
    guard let fields = node.fields([], optional: Self.names.map(\.name)) else { return nil }
    for (name, limit) in Self.names {
      guard let node = fields[name] else { continue }
      self[keyPath: limit] = node.anyText() == Self.off ? nil : node.count()
    }
  }

  /// The limits that are not the usual ones, by their names in settings; nil when all are.
  package var changes: [String: String]? {
    let usual = CompletenessLimits()
    let changed = Self.names.filter { self[keyPath: $0.limit] != usual[keyPath: $0.limit] }
    guard !changed.isEmpty else { return nil }
    return Dictionary(
      uniqueKeysWithValues: changed.map { ($0.name, self[keyPath: $0.limit].map(String.init) ?? Self.off) })
  }

  /// The usual limits with changes, as a run recorded them.
  package init(changes: [String: String]) {
    for (name, limit) in Self.names {
      guard let written = changes[name] else { continue }
      self[keyPath: limit] = Int(written)
    }
  }

  /// What the exports lack: within the limits as warnings, beyond them as findings that need a reason.
  package func findings(_ completeness: Completeness, _ roster: Roster, asOf: CivilDate) -> [Finding] {
    let lacks: [(CompletenessFinding, CompletenessWarning, Completeness.Lack, Int?, Table)] = [
      (.attendance, .attendance, completeness.attendance, attendance, .attendance),
      (.targets, .targets, completeness.targets, targets, .targets),
      (.scores, .scores, completeness.scores, scores, .scores),
    ]
    let ofPeople = lacks.compactMap { error, warning, lack, limit, table -> Finding? in
      guard let limit, !lack.people.isEmpty else { return nil }
      let count = lack.people.count
      let isUsual = count <= Self.usualPeople || count * 100 <= Self.usual * lack.expected
      if table != .attendance, isUsual { return nil }
      // In a very small office two are too many where they are half of it.
      let isMany = count > Self.people || (table == .attendance && count * 2 >= lack.expected)
      let isDue = table != .scores || completeness.areScoresDue
      let isTooMuch = isDue && isMany && count * 100 > limit * lack.expected
      // A day or two without a row are an absence; of many, a missing file.
      let isBrief = table == .attendance && lack.people.allSatisfy(completeness.onFewDays.contains)
      if isBrief, !isTooMuch { return nil }
      let first = lack.people.prefix(Finding.namesKept).map { "\(NIP(number: roster.nips[$0]))" }
      return Finding(
        code: isTooMuch ? .incomplete(error) : .lacking(warning), file: table.fileName,
        detail: "\(count)/\(lack.expected) (\(first.joined(separator: ", "))\(count > first.count ? ", …" : ""))")
    }
    let ends = lacks.map { ($0.2, $0.3, $0.4) } + [(completeness.events, day, .events)]
    let cut = ends.compactMap { lack, limit, table -> Finding? in
      guard limit != nil, lack.trailing >= Self.trailing else { return nil }
      return Finding(code: .lacking(.cutPeople), file: table.fileName, value: String(lack.trailing))
    }
    let days = ofDays(completeness, asOf: asOf)
    let review = OfficeReview(
      completeness, roster, day: day, scores: scores, asOf: asOf,
      isLackingAsAWhole: days.contains { !$0.code.isWarning })
    return ofPeople + cut + days + review.findings
  }

  /// The tables that have fewer rows than in an earlier run, this one being of a quarter to a day.
  package func findings(
    _ tables: [Table: TableSummary], against run: Baseline, _ quarter: Quarter, asOf: CivilDate
  ) -> [Finding] {
    guard let baseline else { return [] }
    return run.losses(tables, quarter: quarter, asOf: asOf).compactMap { loss in
      let lost = loss.before - loss.rows
      let isTooMuch = (lost > Self.people || loss.rows == 0) && lost * 100 > baseline * loss.before
      // From one quarter to the next a few come and go.
      guard isTooMuch || run.quarter == quarter else { return nil }
      return Finding(
        code: isTooMuch && loss.isUnexpected ? .incomplete(.smaller) : .lacking(.smaller), file: loss.table.fileName,
        value: String(loss.rows), detail: "\(loss.before) (\(run.path))")
    }
  }

  private func ofDays(_ completeness: Completeness, asOf: CivilDate) -> [Finding] {
    guard let lastDay = completeness.lastDay else { return [] }
    var findings: [Finding] = []
    let later = completeness.days.filter { $0.date > lastDay && $0.scheduled >= Self.scheduled }
    if let lastDays, later.count > lastDays {
      findings.append(
        Finding(
          code: .incomplete(.endsEarly), file: Table.attendance.fileName, value: "\(lastDay)",
          detail: String(later.count)))
    } else if lastDays != nil {
      let open = max(
        later.count, completeness.daysLackingAtEnd >= Self.trailingDays ? completeness.daysLackingAtEnd : 0)
      if open > 0 {
        findings.append(
          Finding(code: .lacking(.cutDays), file: Table.attendance.fileName, value: String(open)))
      }
    }
    guard let day else { return findings }
    let empty = completeness.days.filter {
      $0.date <= lastDay && $0.scheduled >= Self.scheduled && $0.withRow * 100 < day * $0.scheduled
    }
    if !empty.isEmpty {
      let first = empty.prefix(Finding.namesKept).map { "\($0.date): \($0.withRow)/\($0.scheduled)" }
      findings.append(
        Finding(
          code: .incomplete(.emptyDays), file: Table.attendance.fileName,
          detail: "\(empty.count) (\(first.joined(separator: ", "))\(empty.count > first.count ? ", …" : ""))"))
    }
    return findings
  }
}
