internal import Findings
internal import Kinerja
internal import Settings

extension ScheduleRules: PolicyClause {
  static let keys = ["patterns", "alternatives", "shifts"]

  init?(_ fields: SettingsFields) {
    let patterns = fields["patterns"]?.weeks()
    let alternatives = fields["alternatives"]?.named { $0.value.weeks() }
    let shifts = fields["shifts"]?.named { shift in
      if shift.key == "OFF" { shift.reportKey(.shiftNamedOff) }
      return shift.value.span().map { WorkingHours(start: $0.start, end: $0.end) }
    }
    guard let patterns, let alternatives, let shifts else { return nil }
    self.init(patterns: patterns, alternatives: alternatives, shifts: shifts)
  }
}

extension AttendanceRules: PolicyClause {
  static let keys = [
    "tolerance_minutes", "flex_minutes", "late", "early", "missing_in", "missing_out", "midday", "day_cap", "statuses",
    "no_record", "no_punches",
  ]

  init?(_ fields: SettingsFields) {
    let tolerance = fields["tolerance_minutes"]?.amount()
    let flex = fields["flex_minutes"]?.amount()
    let late = fields["late"]?.bands()
    let early = fields["early"]?.bands()
    let missingIn = fields["missing_in"]?.percent()
    let missingOut = fields["missing_out"]?.percent()
    let midday = fields["midday"]?.middayRules()
    let dayCap = fields["day_cap"]?.percent()
    let codes = fields["statuses"]?.keys
    let statuses = fields["statuses"]?.statuses()
    let noRecord = fields["no_record"]?.status(among: codes)
    let noPunches = fields["no_punches"]?.status(among: codes)
    guard let tolerance, let flex, let late, let early, let missingIn, let missingOut, let midday, let dayCap,
      let statuses, let noRecord, let noPunches
    else { return nil }
    self.init(
      toleranceMinutes: tolerance, flexMinutes: flex, late: late, early: early, missingIn: missingIn,
      missingOut: missingOut, midday: midday, dayCap: dayCap, statuses: statuses, noRecord: noRecord,
      noPunches: noPunches)
  }
}

// MARK: Hours

extension SettingsNode {
  /// Two times of day, and where the second stands.
  fileprivate func span() -> (start: ClockTime, end: ClockTime, endNode: SettingsNode)? {
    guard let nodes = list(of: 2) else { return nil }
    let (start, end) = (nodes[0].time(), nodes[1].time())
    guard let start, let end else { return nil }
    return (start, end, nodes[1])
  }

  /// Office hours by pattern and weekday.
  fileprivate func weeks() -> [WorkPattern: ScheduleRules.Week]? {
    coded([.fiveDays, .sixDays], \.code, isComplete: false, unknown: .unknownPattern) { week in
      week.coded(Weekday.allCases, \.policyKey, isComplete: false, unknown: .unknownWeekday) { $0.officeHours() }
    }
  }

  private func officeHours() -> WorkingHours? {
    guard let span = span() else { return nil }
    guard span.end > span.start else {
      span.endNode.report(.officeDayReversed, details: ["\(span.start)"])
      return nil
    }
    return WorkingHours(start: span.start, end: span.end)
  }

  fileprivate func middayRules() -> [AttendanceRules.Midday]? {
    guard let entries = list() else { return nil }
    if entries.count > 2 { entries[2].report(.tooManyMidday, value: String(entries.count)) }
    return items { $0.middayRule() }
  }

  private func middayRule() -> AttendanceRules.Midday? {
    guard let fields = fields(["window", "missing"]) else { return nil }
    let window = fields["window"]?.span()
    let missing = fields["missing"]?.percent()
    guard let window, let missing else { return nil }
    guard window.end >= window.start else {
      window.endNode.report(.windowReversed, details: ["\(window.start)"])
      return nil
    }
    return .init(opens: window.start, closes: window.end, missing: missing)
  }
}

// MARK: Bands

extension SettingsNode {
  /// Deductions by minutes: limits rise, and the last band alone has none.
  fileprivate func bands() -> [AttendanceRules.Band]? {
    guard let nodes = list() else { return nil }
    var bands: [AttendanceRules.Band] = []
    var lastLimit: Points?
    for (index, node) in nodes.enumerated() {
      guard let fields = node.fields(["percent"], optional: ["up_to"]) else { continue }
      let percent = fields["percent"]?.percent()
      let limit = fields.limit(isLast: index == nodes.count - 1)
      if let limit, let lastLimit, limit <= lastLimit {
        fields["up_to"]?.report(.bandsNotRising, details: ["\(lastLimit)"])
      }
      lastLimit = limit ?? lastLimit
      if let percent { bands.append(.init(upTo: limit, percent: percent)) }
    }
    return bands.count == nodes.count ? bands : nil
  }
}

extension SettingsFields {
  /// The `up_to` of a band, which the last has not and the others have.
  fileprivate func limit(isLast: Bool) -> Points? {
    switch (self["up_to"], isLast) {
    case (let limit?, false): return limit.amount()
    case (let limit?, true): limit.report(.lastBandBounded)
    case (nil, false): node.reportMissing(.bandUnbounded, "up_to")
    case (nil, true): break
    }
    return nil
  }
}

// MARK: Statuses

extension SettingsNode {
  /// The keys of a map; nil when this is none.
  fileprivate var keys: [String]? {
    guard case .map(let entries) = content else { return nil }
    return entries.map(\.key)
  }

  fileprivate func statuses() -> [String: AttendanceRules.Status]? {
    named { status in
      if status.key == "H" { status.reportKey(.presenceAmongStatuses) }
      return status.value.status()
    }
  }

  private func status() -> AttendanceRules.Status? {
    guard let fields = fields(["percent", "available", "excluded", "unexcused"]) else { return nil }
    let percent = fields["percent"]?.percent()
    let available = fields["available"]?.boolean()
    let excluded = fields["excluded"]?.boolean()
    let unexcused = fields["unexcused"]?.boolean()
    guard let percent, let available, let excluded, let unexcused else { return nil }
    return .init(percent: percent, isAvailable: available, isExcluded: excluded, isUnexcused: unexcused)
  }

  /// The name of a status; it is not checked against statuses that cannot be read.
  fileprivate func status(among codes: [String]?) -> String? {
    guard let code = text() else { return nil }
    guard let codes, !codes.contains(code) else { return code }
    report(.unknownStatusName, details: codes)
    return nil
  }
}
