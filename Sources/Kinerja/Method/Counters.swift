/// The counters of a policy, made ready (method, section 11: kali, runtun, runtun_bulan).
struct CounterStep: Sendable {
  private struct Counter: Sendable {
    var rules: CounterRules.Counter
    /// The places of the statuses among `AttendanceStep.statuses`, -1 for `H`; nil without that condition.
    var statuses: Set<Int>?
  }

  let names: [String]
  private let counters: [Counter]
  private let quarter: Quarter

  init(_ policy: Policy, _ quarter: Quarter, statuses: [String]) {
    let rules = policy.counters.version(on: quarter.last)?.rules ?? CounterRules(counters: [])
    self.quarter = quarter
    names = rules.counters.map(\.name)
    counters = rules.counters.map { rules in
      Counter(
        rules: rules,
        statuses: rules.statuses.map { names in
          Set(
            names.compactMap { name in
              name == DayStatusName.presence ? -1 : statuses.firstIndex { BytewiseText($0) == BytewiseText(name) }
            })
        })
    }
  }

  /// Whether all conditions of a counter hold on a counted day.
  func holds(_ counter: Int, on day: DayRecord) -> Bool {
    let (rules, judgement) = (counters[counter].rules, day.judgement)
    if let statuses = counters[counter].statuses, !statuses.contains(judgement.status) { return false }
    if let late = rules.late, !late.contains(micros: Int64(judgement.late) * Points.scale) { return false }
    if let early = rules.early, !early.contains(micros: judgement.early) { return false }
    if let weekdays = rules.weekdays, !weekdays.contains(quarter.day(day.day).weekday) { return false }
    switch rules.missing {
    case nil: return true
    case .first: return judgement.lacksArrival
    case .last: return judgement.lacksDeparture
    case .any: return judgement.lacksArrival || judgement.lacksDeparture
    case .both: return judgement.lacksArrival && judgement.lacksDeparture
    case .midday: return judgement.lacksMidday
    }
  }

  /// The counted days of a month on which a counter holds (kali).
  func times(_ counter: Int, _ month: Int, _ days: [DayRecord]) -> Int {
    days.count { $0.isCounted && $0.month == month && holds(counter, on: $0) }
  }

  /// The longest unbroken row of counted days on which a counter holds that ends on a counted day of a month: of the quarter
  /// (runtun), or of the month alone (runtun_bulan).
  func run(_ counter: Int, _ month: Int, within isMonth: Bool, _ days: [DayRecord]) -> Int {
    var longest = 0
    var run = 0
    for day in days where day.isCounted && day.month <= month {
      if isMonth, day.month != month { continue }
      run = holds(counter, on: day) ? run + 1 : 0
      if day.month == month { longest = max(longest, run) }
    }
    return longest
  }
}

/// The status of presence, which every policy has.
enum DayStatusName {
  static let presence = "H"
}
