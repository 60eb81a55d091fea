/// What a scheduled day is and what it deducts (method, section 5), made ready for millions of days.
struct AttendanceStep: Sendable {
  let schedule: Schedule
  /// The versions of the clause.
  private let rules: [DayRules]
  /// The days of the five-day pattern, those of the six-day pattern, then day by day the plan without a shift and that of
  /// each shift.
  private let plans: [DayPlan]
  /// What each punch deducts, by kind of day.
  private let deductions: [Int64]
  /// Versions × statuses.
  private let outcomes: [DayOutcome]
  private let statuses: [String]
  private let shiftCount: Int

  /// The number of values that a punch in an `AttendanceWord` can take.
  private static let punchValues = 2048

  init(_ facts: Facts, _ clause: DatedClause<AttendanceRules>, _ schedule: Schedule) throws(EvaluationError) {
    let quarter = facts.quarter
    let rules = clause.versions.compactMap { DayRules($0.rules, statuses: facts.statuses) }
    var versions: [Int] = []
    for day in 0..<quarter.dayCount {
      guard let version = clause.position(on: quarter.day(day)) else {
        throw .notInForce(clause: "attendance", day: quarter.day(day))
      }
      versions.append(version)
    }
    var tables = DeductionTables()
    func plan(_ pattern: WorkPattern, _ day: Int, _ shiftCode: Int) -> DayPlan {
      let hours = schedule.hours(pattern, day, shiftCode: shiftCode)
      let version = versions[day]
      return DayPlan(
        hours: hours, month: UInt8(quarter.month(ofDay: day)), version: UInt16(version),
        deductions: tables.position(hours, rules[version], version, isOffice: pattern != .shift),
        cap: rules[version].cap)
    }
    var plans: [DayPlan] = []
    for pattern in [WorkPattern.fiveDays, .sixDays] {
      for day in 0..<quarter.dayCount { plans.append(plan(pattern, day, 0)) }
    }
    for day in 0..<quarter.dayCount {
      for shift in 0...facts.shifts.count { plans.append(plan(.shift, day, shift)) }
    }
    self.schedule = schedule
    self.rules = rules
    self.plans = plans
    deductions = tables.values
    outcomes = rules.flatMap(\.outcomes)
    statuses = facts.statuses
    shiftCount = facts.shifts.count
  }

  /// Where the plans of a working pattern lie.
  struct PlanPlaces {
    fileprivate let start: Int
    fileprivate let step: Int
    let isShift: Bool
  }

  func places(_ pattern: WorkPattern) -> PlanPlaces {
    let dayCount = schedule.quarter.dayCount
    return switch pattern {
    case .fiveDays: PlanPlaces(start: 0, step: 1, isShift: false)
    case .sixDays: PlanPlaces(start: dayCount, step: 1, isShift: false)
    case .shift: PlanPlaces(start: 2 * dayCount, step: shiftCount + 1, isShift: true)
    }
  }

  /// What a day holds; `shiftCode` is the person's shift of that day.
  @inline(__always)
  func plan(_ places: PlanPlaces, _ day: Int, shiftCode: Int) -> DayPlan {
    plans[places.start &+ day &* places.step &+ (places.isShift ? shiftCode : 0)]
  }

  /// What a day with at least one punch deducts.
  @inline(__always)
  func presence(_ word: AttendanceWord, midday punches: UInt32, _ plan: DayPlan, isOffice: Bool) -> Int64 {
    guard plan.deductions >= 0 else {
      return rules[Int(plan.version)].presence(word, midday: punches, plan.hours, isOffice: isOffice)
    }
    let table = Int(plan.deductions)
    let percent = deductions[table &+ word.firstPlace] &+ deductions[table &+ Self.punchValues &+ word.lastPlace]
    return min(percent, plan.cap)
  }

  /// What a day without a punch is.
  @inline(__always)
  func outcome(_ word: AttendanceWord, _ plan: DayPlan) -> DayOutcome {
    outcomes[Int(plan.version) &* (statuses.count &+ AttendanceWord.firstStatus) &+ word.status]
  }

  /// The code of a status that the policy says nothing about.
  func code(_ word: AttendanceWord) -> String { statuses[word.status - AttendanceWord.firstStatus] }

  /// What a day was, for a reader.
  func status(_ word: AttendanceWord, _ plan: DayPlan, isPresent: Bool) -> DayStatus {
    if isPresent {
      let rules = rules[Int(plan.version)]
      return .present(
        late: word.first < 0 ? nil : rules.lateMinutes(word.first, last: word.last, plan.hours),
        early: word.last < 0 ? nil : rules.earlyMinutes(word.last, plan.hours))
    }
    return switch word.status {
    case AttendanceWord.noRow: .noRecord
    case AttendanceWord.presence, AttendanceWord.markedPresence: .noPunches
    default: .code(code(word))
    }
  }

  /// The deductions of every punch for each kind of day, built once from the rules.
  private struct DeductionTables {
    private struct Key: Hashable {
      var version: Int
      var hours: PlannedHours
      var isOffice: Bool
    }

    private(set) var values: [Int64] = []
    private var positions: [Key: Int32] = [:]

    mutating func position(_ hours: PlannedHours, _ rules: DayRules, _ version: Int, isOffice: Bool) -> Int32 {
      guard rules.isSeparable(isOffice: isOffice), hours.isScheduled else { return -1 }
      let key = Key(version: version, hours: hours, isOffice: isOffice)
      if let known = positions[key] { return known }
      let position = Int32(values.count)
      values += (0..<AttendanceStep.punchValues).map { rules.arrival($0 - 1, last: -1, hours) }
      values += (0..<AttendanceStep.punchValues).map { rules.departure($0 - 1, hours) }
      positions[key] = position
      return position
    }
  }
}

/// What a day holds for everybody of one office pattern or shift.
struct DayPlan: Sendable {
  var hours: PlannedHours
  var month: UInt8
  /// The version of the attendance clause.
  var version: UInt16
  /// Where the deductions by first punch begin in the table, those by last punch behind them; -1 when a day's two
  /// punches must be seen together.
  fileprivate var deductions: Int32
  fileprivate var cap: Int64
}

/// What a status other than presence means for a day, its deduction already under the cap.
struct DayOutcome: Sendable {
  var deduction: Int64
  var isKnown = true
  var isAvailable: Bool
  var isExcluded: Bool
  var isUnexcused: Bool

  /// What the policy says nothing about.
  static let unknown = DayOutcome()

  private init() {
    deduction = 0
    isKnown = false
    isAvailable = false
    isExcluded = false
    isUnexcused = false
  }

  init(_ status: AttendanceRules.Status, cap: Points) {
    deduction = min(status.percent, cap).micros
    isAvailable = status.isAvailable
    isExcluded = status.isExcluded
    isUnexcused = status.isUnexcused
  }
}

/// One version of the attendance clause.
final class DayRules: Sendable {
  let tolerance: Int
  let flex: Int
  /// The deduction for each number of minutes, up to two days' worth.
  let late: [Int64]
  let early: [Int64]
  let missingIn: Int64
  let missingOut: Int64
  let midday: [(opens: Int, closes: Int, missing: Int64)]
  let cap: Int64
  /// What each status of an `AttendanceWord` means: none, presence without punches (twice), then `Facts.statuses`.
  let outcomes: [DayOutcome]

  init?(_ rules: AttendanceRules, statuses names: [String]) {
    guard let noRecord = rules.statuses[rules.noRecord], let noPunches = rules.statuses[rules.noPunches] else {
      return nil
    }
    tolerance = Int(rules.toleranceMinutes.micros / Points.scale)
    flex = Int(rules.flexMinutes.micros / Points.scale)
    late = Self.table(rules.late)
    early = Self.table(rules.early)
    missingIn = rules.missingIn.micros
    missingOut = rules.missingOut.micros
    midday = rules.midday.map { ($0.opens.minutes, $0.closes.minutes, $0.missing.micros) }
    cap = rules.dayCap.micros
    outcomes =
      [noRecord, noPunches, noPunches].map { DayOutcome($0, cap: rules.dayCap) }
      + names.map { name in rules.statuses[name].map { DayOutcome($0, cap: rules.dayCap) } ?? .unknown }
  }

  /// band(minutes) of section 5 for every number of minutes that can occur.
  private static func table(_ bands: [AttendanceRules.Band]) -> [Int64] {
    (0...2880).map { minutes in
      guard minutes > 0 else { return 0 }
      let band = bands.first { band in band.upTo.map { Points(whole: Int64(minutes)) <= $0 } ?? true }
      return band?.percent.micros ?? 0
    }
  }

  /// The deduction of a day with at least one punch (section 5, step 4), under the cap.
  func presence(_ word: AttendanceWord, midday punches: UInt32, _ hours: PlannedHours, isOffice: Bool) -> Int64 {
    var percent = arrival(word.first, last: word.last, hours) + departure(word.last, hours)
    if isOffice {
      for (index, rule) in midday.enumerated() {
        let punch = Int(punches >> (index == 0 ? 0 : 11) & 0x7FF) - 1
        if punch < rule.opens || punch > rule.closes { percent += rule.missing }
      }
    }
    return min(percent, cap)
  }

  /// Whether arriving and leaving can be looked up apart from each other.
  func isSeparable(isOffice: Bool) -> Bool { flex == 0 && !(isOffice && !midday.isEmpty) }

  /// What arriving costs, before the cap; negative minutes say that there is no punch.
  func arrival(_ first: Int, last: Int, _ hours: PlannedHours) -> Int64 {
    first < 0 ? missingIn : late[lateMinutes(first, last: last, hours)]
  }

  /// The minutes of lateness that cost something.
  func lateMinutes(_ first: Int, last: Int, _ hours: PlannedHours) -> Int {
    let start = Int(hours.start)
    let isNextDay = hours.kind == .overnight && first < start - 720
    let minutes = max(0, (isNextDay ? first + 1440 : first) - start)
    if minutes <= tolerance { return 0 }
    let isMadeGood = minutes <= flex && last >= 0 && Self.leaving(last, hours) >= Int(hours.end) + minutes
    return isMadeGood ? 0 : minutes
  }

  /// What leaving costs, before the cap.
  func departure(_ last: Int, _ hours: PlannedHours) -> Int64 {
    last < 0 ? missingOut : early[earlyMinutes(last, hours)]
  }

  /// The minutes by which somebody left early.
  func earlyMinutes(_ last: Int, _ hours: PlannedHours) -> Int {
    max(0, Int(hours.end) - Self.leaving(last, hours))
  }

  private static func leaving(_ last: Int, _ hours: PlannedHours) -> Int {
    hours.kind == .overnight && last <= Int(hours.start) ? last + 1440 : last
  }
}
