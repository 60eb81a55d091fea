/// What a scheduled day is and what it deducts (method, section 5), made ready for millions of days.
struct AttendanceStep: Sendable {
  let schedule: Schedule
  /// The statuses other than `H`: those of the facts in their order, then those that only the policy names.
  let statuses: [String]
  /// The versions of the clause.
  private let rules: [DayRules]
  /// The days of the five-day pattern, those of the six-day pattern, then day by day the plan without a shift and that of
  /// each shift.
  private let plans: [DayPlan]
  /// Where the deductions of each plan begin among `deductions`; -1 when a day's two punches must be seen together,
  /// `freeDay` for a day that is not scheduled.
  private let tables: Storage<Int32>
  /// By kind of day the day's cap, then what each first punch deducts, then each last.
  private let deductions: Storage<Int64>
  private let shiftCount: Int
  /// The scheduled days of each office pattern.
  private let officeDays: [DaySet]

  /// The number of values that a punch in an `AttendanceWord` can take.
  private static let punchValues = 2048
  private static let freeDay = -2

  init(_ facts: Facts, _ clause: DatedClause<AttendanceRules>, _ schedule: Schedule) throws(EvaluationError) {
    let quarter = facts.quarter
    let statuses = StatusCodes(facts.statuses, clause)
    let rules = clause.versions.compactMap { DayRules($0.rules, statuses) }
    var versions: [Int] = []
    for day in 0..<quarter.dayCount {
      guard let version = clause.position(on: quarter.day(day)) else {
        throw .notInForce(clause: .attendance, day: quarter.day(day))
      }
      versions.append(version)
    }
    var tables = DeductionTables()
    var plans: [DayPlan] = []
    var positions: [Int32] = []
    func add(_ pattern: WorkPattern, _ day: Int, _ shiftCode: Int) {
      let hours = schedule.hours(pattern, day, shiftCode: shiftCode)
      let version = versions[day]
      plans.append(DayPlan(hours: hours, month: UInt8(quarter.month(ofDay: day)), version: UInt16(version)))
      positions.append(tables.position(hours, rules[version], version, isOffice: pattern != .shift))
    }
    for pattern in [WorkPattern.fiveDays, .sixDays] {
      for day in 0..<quarter.dayCount { add(pattern, day, 0) }
    }
    for day in 0..<quarter.dayCount {
      for shift in 0...facts.shifts.count { add(.shift, day, shift) }
    }
    self.schedule = schedule
    self.statuses = statuses.names
    self.rules = rules
    self.plans = plans
    self.tables = Storage(positions)
    deductions = Storage(tables.values)
    shiftCount = facts.shifts.count
    officeDays = [0, quarter.dayCount].map { start in
      DaySet(days: quarter.dayCount) { plans[start + $0].hours.kind != .free }
    }
  }

  /// Where the plans of a working pattern lie.
  struct PlanPlaces {
    fileprivate let start: Int
    fileprivate let step: Int
    let isShift: Bool
    /// The scheduled days, where the shifts do not tell.
    let scheduled: DaySet
  }

  func places(_ pattern: WorkPattern) -> PlanPlaces {
    let dayCount = schedule.quarter.dayCount
    return switch pattern {
    case .fiveDays: PlanPlaces(start: 0, step: 1, isShift: false, scheduled: officeDays[0])
    case .sixDays: PlanPlaces(start: dayCount, step: 1, isShift: false, scheduled: officeDays[1])
    case .shift: PlanPlaces(start: 2 * dayCount, step: shiftCount + 1, isShift: true, scheduled: DaySet())
    }
  }

  /// Where the plan of a day lies; `shiftCode` is the person's shift of that day.
  @inline(__always)
  func place(_ places: PlanPlaces, _ day: Int, shiftCode: Int) -> Int {
    places.start &+ day &* places.step &+ (places.isShift ? shiftCode : 0)
  }

  /// What a day holds.
  @inline(__always)
  func plan(_ place: Int) -> DayPlan { plans[place] }

  /// Whether a day without any row is not scheduled.
  @inline(__always)
  func isFree(_ place: Int) -> Bool { Int(tables.base[place]) == Self.freeDay }

  /// What a day of plain presence deducts, from its punches alone; nil where more than each punch by itself decides.
  @inline(__always)
  func plainPresence(_ word: AttendanceWord, _ place: Int) -> Int64? {
    plainPresence(word, table: Int(tables.base[place]), deductions.base)
  }

  /// The first of some days of an office pattern that is neither plain presence nor free and without a row; adds what those
  /// before it deduct in each month.
  @inline(__always)
  func firstNotPlain(
    _ places: PlanPlaces, _ words: UnsafeBufferPointer<UInt32>, _ days: Range<Int>,
    _ deducted: inout InlineArray<3, Int64>
  ) -> Int {
    let (tables, deductions) = (tables.base + places.start, deductions.base)
    var day = days.lowerBound
    while day < days.upperBound {
      let word = AttendanceWord(bits: words[day])
      let table = Int(tables[day])
      if let deduction = plainPresence(word, table: table, deductions) {
        if deduction != 0 { deducted[Int(plans[places.start + day].month)] &+= deduction }
      } else if table != Self.freeDay || word.bits != 0 {
        break
      }
      day &+= 1
    }
    return day
  }

  @inline(__always)
  private func plainPresence(_ word: AttendanceWord, table: Int, _ deductions: UnsafeMutablePointer<Int64>) -> Int64? {
    guard table >= 0, word.isPresence, word.hasPunch else { return nil }
    let deductions = deductions + table
    let first = deductions[1 &+ word.firstPlace]
    let last = deductions[1 &+ Self.punchValues &+ word.lastPlace]
    guard first >= 0, last >= 0 else { return nil }
    return min(first &+ last, deductions[0])
  }

  /// What a day without presence is, where its word alone decides; nil where more does.
  @inline(__always)
  func plainAbsence(_ word: AttendanceWord, midday punches: UInt32, _ plan: DayPlan) -> PlainAbsence? {
    if word.isPresence, word.hasPunch || punches != 0 { return nil }
    return rules[Int(plan.version)].plainAbsences[word.status]
  }

  /// What a scheduled day is: the whole of section 5. `spell` is what a spell makes of the day.
  func judge(
    _ word: AttendanceWord, midday punches: UInt32, _ plan: DayPlan, isOffice: Bool, spell: SpellDay?, day: CivilDate,
    after past: inout PastDays
  ) throws(EvaluationError) -> DayJudgement {
    let rules = rules[Int(plan.version)]
    let (first, last) = rules.admitted(word, plan.hours)
    var spellOfStatus: SpellDay?
    let outcome: DayOutcome
    if word.status >= AttendanceWord.firstStatus {
      outcome = rules.outcomes[word.status]
    } else if let spell {
      outcome = rules.outcomes[spell.status + AttendanceWord.firstStatus]
      spellOfStatus = spell
    } else if word.status == AttendanceWord.noRow {
      outcome = rules.outcomes[AttendanceWord.noRow]
    } else if first < 0, last < 0, punches == 0 {
      outcome = rules.outcomes[AttendanceWord.presence]
    } else if first < 0, let status = rules.missingInStatus {
      outcome = rules.outcomes[status + AttendanceWord.firstStatus]
    } else if last < 0, let status = rules.missingOutStatus {
      outcome = rules.outcomes[status + AttendanceWord.firstStatus]
    } else {
      outcome = .presence
    }
    guard outcome.isKnown else {
      let status = word.status >= AttendanceWord.firstStatus ? word.status - AttendanceWord.firstStatus : spell?.status
      throw .unknownCode(clause: .attendance, code: status.map { statuses[$0] } ?? "", day: day)
    }
    return rules.judge(
      outcome, first: first, last: last, midday: punches, plan, isOffice: isOffice, spell: spellOfStatus, day: day,
      after: &past)
  }

  /// Whether what a day is may depend on the days before it.
  func dependsOnPast(_ word: AttendanceWord, _ plan: DayPlan) -> Bool {
    rules[Int(plan.version)].dependOnPast[word.status]
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
      if hours.kind == .free { return Int32(AttendanceStep.freeDay) }
      guard rules.isSeparable(isOffice: isOffice), hours.isScheduled else { return -1 }
      let key = Key(version: version, hours: hours, isOffice: isOffice)
      if let known = positions[key] { return known }
      let position = Int32(values.count)
      values.append(rules.cap)
      // -1 marks a missing punch that makes a status of the day.
      values += (0..<AttendanceStep.punchValues).map { place in
        place == 0
          ? rules.missingInStatus == nil ? rules.missingIn : -1
          : rules.late[rules.lateMinutes(place - 1, last: -1, hours)]
      }
      values += (0..<AttendanceStep.punchValues).map { place in
        place == 0
          ? rules.missingOutStatus == nil ? rules.missingOut : -1 : rules.early[rules.earlyMinutes(place - 1, hours)]
      }
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
}

/// The statuses that days may have besides `H`.
struct StatusCodes {
  let names: [String]
  private let places: [BytewiseText: Int]

  init(_ facts: [String], _ clause: DatedClause<AttendanceRules>) {
    var names = facts
    var places = Dictionary(facts.enumerated().map { (BytewiseText($1), $0) }) { first, _ in first }
    for name in clause.versions.flatMap({ $0.rules.statuses.keys }).sorted(by: { BytewiseText($0) < BytewiseText($1) })
    where places[BytewiseText(name)] == nil {
      places[BytewiseText(name)] = names.count
      names.append(name)
    }
    self.names = names
    self.places = places
  }

  /// The place of a status among `names`.
  subscript(name: String) -> Int? { places[BytewiseText(name)] }
}

/// What a status means for a day.
struct DayOutcome: Sendable {
  /// The place of the status among `AttendanceStep.statuses`; -1 is `H`.
  var status: Int
  /// The status's own deduction in millionths; with steps it depends on the day's place.
  var percent: Int64 = 0
  var steps: AttendanceRules.Steps?
  var isKnown = true
  var isPresence = false
  var isAvailable = false
  var isExcluded = false
  var isUnexcused = false
  var excusesArrival = false
  var excusesDeparture = false

  /// `H`.
  static let presence = DayOutcome(known: true)
  /// What the policy says nothing about.
  static let unknown = DayOutcome(known: false)

  private init(known: Bool) {
    status = -1
    isKnown = known
    isPresence = known
    isAvailable = known
  }

  init(_ status: Int, _ rules: AttendanceRules.Status) {
    self.status = status
    switch rules.deduction {
    case .percent(let percent): self.percent = percent.micros
    case .steps(let steps): self.steps = steps
    }
    isPresence = !rules.excuses.isEmpty
    isAvailable = rules.isAvailable
    isExcluded = rules.isExcluded
    isUnexcused = rules.isUnexcused
    excusesArrival = rules.excuses.contains(.arrival)
    excusesDeparture = rules.excuses.contains(.departure)
  }

  /// The day that it makes, where neither other days nor punches have a say.
  func plainAbsence(cap: Points) -> PlainAbsence? {
    guard isKnown, steps == nil, !isPresence else { return nil }
    return PlainAbsence(
      status: status, deduction: min(percent, cap.micros), isAvailable: isAvailable, isExcluded: isExcluded,
      isUnexcused: isUnexcused)
  }
}

/// A day without presence of which the status decides everything.
struct PlainAbsence: BitwiseCopyable, Sendable {
  /// The place of the status among `AttendanceStep.statuses`.
  var status: Int
  /// The deduction in millionths, under the cap.
  var deduction: Int64
  var isAvailable: Bool
  var isExcluded: Bool
  var isUnexcused: Bool
}

/// What a scheduled day turned out to be.
struct DayJudgement: Sendable {
  /// The place of the status among `AttendanceStep.statuses`; -1 is `H`.
  var status: Int
  var isPresence: Bool
  var isAvailable: Bool
  var isExcluded: Bool
  var isUnexcused: Bool
  /// Minutes of lateness that cost something, or would if they were not free.
  var late = 0
  /// Minutes of leaving early, in millionths.
  var early: Int64 = 0
  /// Whether the lateness is one of the free ones of the month.
  var isFree = false
  var lacksArrival = false
  var lacksDeparture = false
  var lacksMidday = false
  /// The deduction in millionths, under the cap.
  var deduction: Int64 = 0
}

/// What a spell makes of a day: its status, and where the whole spell began.
struct SpellDay: Hashable, Sendable {
  /// The place of the status among `AttendanceStep.statuses`.
  var status: Int
  /// The position in `Facts.spellKinds`.
  var kind: Int
  /// The first day of the row.
  var rowFirst: CivilDate
  /// The first day of the whole spell.
  var first: CivilDate
}

/// What a person's days so far leave for those that come: how many had a status, how many late arrivals were free.
struct PastDays {
  private var month = -1
  private var freeLates = 0
  /// By status, as far as there was one, of those besides `H`.
  private var inMonth: [Int] = []
  private var inQuarter: [Int] = []
  private var previous = -2
  private var run = 0

  init() {}

  /// Takes up the next scheduled day.
  mutating func enter(status: Int, month: Int) {
    if month != self.month {
      self.month = month
      freeLates = 0
      for status in inMonth.indices { inMonth[status] = 0 }
    }
    run = status == previous ? run + 1 : 1
    previous = status
    guard status >= 0 else { return }
    while inMonth.count <= status {
      inMonth.append(0)
      inQuarter.append(0)
    }
    inMonth[status] += 1
    inQuarter[status] += 1
  }

  /// The place of the day taken up last among those with its status.
  func place(_ per: AttendanceRules.Steps.Counting, _ spell: SpellDay?, _ day: CivilDate) -> Int {
    switch per {
    case .month: previous < 0 ? 0 : inMonth[previous]
    case .quarter: previous < 0 ? 0 : inQuarter[previous]
    case .run: run
    case .spellDays: spell.map { Int(day.dayNumber - $0.first.dayNumber) + 1 } ?? run
    case .spellMonths: spell.map { $0.first.wholeMonths(to: day) + 1 } ?? run
    }
  }

  /// Whether a lateness is free, being among the first of the month; it then is one of them.
  mutating func takesFree(_ late: Int, _ rule: AttendanceRules.LateFree?) -> Bool {
    guard let rule, late > 0, Points(whole: Int64(late)) <= rule.minutes, Points(whole: Int64(freeLates)) < rule.times
    else { return false }
    freeLates += 1
    return true
  }
}

/// One version of the attendance clause.
final class DayRules: Sendable {
  private let rules: AttendanceRules
  private let tolerance: Int
  private let flex: Int
  /// The deduction for each number of minutes, up to two days' worth.
  let late: [Int64]
  let early: [Int64]
  let missingIn: Int64
  let missingOut: Int64
  /// The places of the statuses that a missing punch makes of the day.
  let missingInStatus: Int?
  let missingOutStatus: Int?
  let cap: Int64
  /// What each status of an `AttendanceWord` means: none, presence without punches (twice), then the statuses.
  let outcomes: [DayOutcome]
  /// For each of them the day that it makes by itself.
  let plainAbsences: [PlainAbsence?]
  /// For each of them whether what becomes of such a word may depend on the days before it.
  let dependOnPast: [Bool]

  init?(_ rules: AttendanceRules, _ statuses: StatusCodes) {
    func outcome(_ name: String) -> DayOutcome? {
      guard let place = statuses[name], let status = rules.statuses[name] else { return nil }
      return DayOutcome(place, status)
    }
    func missing(_ rule: AttendanceRules.MissingPunch) -> (percent: Int64, status: Int?) {
      switch rule {
      case .percent(let percent): (percent.micros, nil)
      case .status(let name): (0, statuses[name])
      }
    }
    guard let noRecord = outcome(rules.noRecord), let noPunches = outcome(rules.noPunches) else { return nil }
    self.rules = rules
    tolerance = Int(rules.toleranceMinutes.micros / Points.scale)
    flex = Int(rules.flexMinutes.micros / Points.scale)
    late = Self.table(rules.late)
    early = Self.table(rules.early)
    (missingIn, missingInStatus) = missing(rules.missingIn)
    (missingOut, missingOutStatus) = missing(rules.missingOut)
    cap = rules.dayCap.micros
    let outcomes = [noRecord, noPunches, noPunches] + statuses.names.map { outcome($0) ?? .unknown }
    self.outcomes = outcomes
    plainAbsences = outcomes.map { $0.plainAbsence(cap: rules.dayCap) }
    let ofPresence =
      [noPunches]
      + [missingInStatus, missingOutStatus].compactMap { $0.map { outcomes[$0 + AttendanceWord.firstStatus] } }
    dependOnPast = outcomes.enumerated().map { place, outcome in
      let isPresence = place == AttendanceWord.presence || place == AttendanceWord.markedPresence
      let possible = isPresence ? ofPresence : [outcome]
      return rules.lateFree != nil || possible.contains { $0.steps != nil }
    }
  }

  /// band(minutes) of section 5 for every number of minutes that can occur.
  private static func table(_ bands: [AttendanceRules.Band]) -> [Int64] {
    (0...2880).map { minutes in band(Int64(minutes) * Points.scale, bands) }
  }

  /// band of minutes in millionths.
  private static func band(_ minutes: Int64, _ bands: [AttendanceRules.Band]) -> Int64 {
    guard minutes > 0 else { return 0 }
    return bands.first { band in band.upTo.map { minutes <= $0.micros } ?? true }?.percent.micros ?? 0
  }

  /// Whether arriving and leaving can be looked up apart from each other.
  func isSeparable(isOffice: Bool) -> Bool {
    flex == 0 && rules.earlyCreditMinutes == .zero && rules.punchWindow == nil && rules.lateFree == nil
      && !(isOffice && !rules.midday.isEmpty)
  }

  /// The first and the last punch in minutes of the shift's first day, -1 where there is none or it does not count.
  func admitted(_ word: AttendanceWord, _ hours: PlannedHours) -> (first: Int, last: Int) {
    var first = word.first < 0 ? -1 : Self.arriving(word.first, hours)
    var last = word.last < 0 ? -1 : Self.leaving(word.last, hours)
    if let window = rules.punchWindow {
      let earliest = Int64(hours.start) * Points.scale - window.before.micros
      let latest = Int64(hours.end) * Points.scale + window.after.micros
      func isOutside(_ minutes: Int) -> Bool {
        let punch = Int64(minutes) * Points.scale
        return punch < earliest || punch > latest
      }
      if first >= 0, isOutside(first) { first = -1 }
      if last >= 0, isOutside(last) { last = -1 }
    }
    return (first, last)
  }

  /// A day with a status; punches are as `admitted` gives them.
  func judge(
    _ outcome: DayOutcome, first: Int, last: Int, midday punches: UInt32, _ plan: DayPlan, isOffice: Bool,
    spell: SpellDay?, day: CivilDate, after past: inout PastDays
  ) -> DayJudgement {
    past.enter(status: outcome.status, month: Int(plan.month))
    var judgement = DayJudgement(
      status: outcome.status, isPresence: outcome.isPresence, isAvailable: outcome.isAvailable,
      isExcluded: outcome.isExcluded, isUnexcused: outcome.isUnexcused)
    var percent = outcome.steps.map { $0.percent(past.place($0.per, spell, day)).micros } ?? outcome.percent
    if outcome.isPresence {
      if !outcome.excusesArrival {
        if first < 0 {
          judgement.lacksArrival = true
          percent += missingIn
        } else {
          judgement.late = lateness(first, last: last, plan.hours)
          judgement.isFree = past.takesFree(judgement.late, rules.lateFree)
          percent += judgement.isFree ? 0 : late[judgement.late]
        }
      }
      if !outcome.excusesDeparture {
        if last < 0 {
          judgement.lacksDeparture = true
          percent += missingOut
        } else {
          judgement.early = earliness(last, first: first, plan.hours)
          percent += Self.band(judgement.early, rules.early)
        }
      }
      for (index, rule) in (isOffice ? rules.midday : []).enumerated() {
        let punch = Int(punches >> (index == 0 ? 0 : 11) & 0x7FF) - 1
        guard punch < rule.opens.minutes || punch > rule.closes.minutes else { continue }
        judgement.lacksMidday = true
        percent += rule.missing.micros
      }
    }
    judgement.deduction = outcome.isExcluded ? 0 : min(percent, cap)
    return judgement
  }

  /// The minutes of lateness that cost something, of punches in minutes of the day.
  func lateMinutes(_ first: Int, last: Int, _ hours: PlannedHours) -> Int {
    lateness(Self.arriving(first, hours), last: last < 0 ? -1 : Self.leaving(last, hours), hours)
  }

  private func lateness(_ first: Int, last: Int, _ hours: PlannedHours) -> Int {
    let minutes = max(0, first - Int(hours.start))
    if minutes <= tolerance { return 0 }
    guard minutes <= flex, last >= 0 else { return minutes }
    let stay = rules.flexStay?.micros ?? Int64(minutes) * Points.scale
    return Int64(last - Int(hours.end)) * Points.scale >= stay ? 0 : minutes
  }

  /// The minutes by which somebody left early, without any credit.
  func earlyMinutes(_ last: Int, _ hours: PlannedHours) -> Int {
    max(0, Int(hours.end) - Self.leaving(last, hours))
  }

  /// The minutes by which somebody left early, in millionths.
  private func earliness(_ last: Int, first: Int, _ hours: PlannedHours) -> Int64 {
    let ahead = first < 0 ? 0 : Int64(max(0, Int(hours.start) - first)) * Points.scale
    let end = Int64(hours.end) * Points.scale - min(ahead, rules.earlyCreditMinutes.micros)
    return max(0, end - Int64(last) * Points.scale)
  }

  private static func arriving(_ first: Int, _ hours: PlannedHours) -> Int {
    hours.kind == .overnight && first < Int(hours.start) - 720 ? first + 1440 : first
  }

  private static func leaving(_ last: Int, _ hours: PlannedHours) -> Int {
    hours.kind == .overnight && last <= Int(hours.start) ? last + 1440 : last
  }
}
