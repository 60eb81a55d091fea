/// One version of the attendance clause, made ready for millions of days.
private final class DayRules: Sendable {
  /// What a status other than presence means, its deduction already under the cap.
  struct Outcome: Sendable {
    var deduction: Int64
    var isKnown = true
    var isAvailable: Bool
    var isExcluded: Bool
    var isUnexcused: Bool

    /// What the policy says nothing about.
    static let unknown = Outcome()

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
  let outcomes: [Outcome]

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
      [noRecord, noPunches, noPunches].map { Outcome($0, cap: rules.dayCap) }
      + names.map { name in rules.statuses[name].map { Outcome($0, cap: rules.dayCap) } ?? .unknown }
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

/// What a day holds for everybody of one office pattern or shift.
private struct DayPlan: Sendable {
  var hours: PlannedHours
  var month: UInt8
  /// The version of the attendance clause.
  var version: UInt16
  /// Where the deductions by first punch begin in the table, those by last punch behind them; -1 when a day's two
  /// punches must be seen together.
  var deductions: Int32
  var cap: Int64
}

/// What watches the days of one person go by.
private protocol DayObserver {
  mutating func saw(
    day: Int, segment: Int, _ plan: DayPlan, _ word: AttendanceWord, midday: UInt32, isPresent: Bool,
    deduction: Int64, isCounted: Bool, isAvailable: Bool, isUnexcused: Bool, sanction: Int64)
  mutating func saw(segment: Int, month: Int, counted: Int, scheduled: Int, rate: Int64, amount: Int128)
}

/// Watches nothing, at no cost.
private struct NoObserver: DayObserver {
  /// The thread sanitizer cannot follow an inout argument without a size.
  private let size: UInt8 = 0

  @inline(__always)
  func saw(
    day: Int, segment: Int, _ plan: DayPlan, _ word: AttendanceWord, midday: UInt32, isPresent: Bool,
    deduction: Int64, isCounted: Bool, isAvailable: Bool, isUnexcused: Bool, sanction: Int64
  ) {}
  @inline(__always)
  func saw(segment: Int, month: Int, counted: Int, scheduled: Int, rate: Int64, amount: Int128) {}
}

/// Discipline and everything else that follows from days (method, sections 5 and 11's day counts).
struct AttendanceStep: Sendable {
  let facts: Facts
  let asOf: CivilDate
  let schedule: Schedule
  private let rules: [DayRules]
  /// The days of the five-day pattern, then those of the six-day pattern.
  private let officePlans: [DayPlan]
  /// Day by day: the plan without a shift, then that of each shift.
  private let shiftPlans: [DayPlan]
  private let deductions: [Int64]
  /// Versions × statuses.
  private let outcomes: [DayRules.Outcome]
  private let statusCount: Int
  private let sanctions: [Int: [(first: Int, last: Int, percent: Int64)]]
  private let isSanctioned: [Bool]
  /// Monthly pay by unit and class; -1 is none.
  private let rates: [Int64]

  /// The number of values that a punch in an `AttendanceWord` can take.
  private static let punchValues = 2048

  init(_ facts: Facts, _ policy: Policy, asOf: CivilDate) throws(EvaluationError) {
    let quarter = facts.quarter
    self.facts = facts
    self.asOf = asOf
    let schedule = try Schedule(facts, policy.schedules)
    self.schedule = schedule
    let rules = policy.attendance.versions.compactMap { DayRules($0.rules, statuses: facts.statuses) }
    self.rules = rules
    outcomes = rules.flatMap(\.outcomes)
    statusCount = facts.statuses.count + 3
    var versions: [Int] = []
    for day in 0..<quarter.dayCount {
      guard let version = policy.attendance.position(on: quarter.day(day)) else {
        throw .notInForce(clause: "attendance", day: quarter.day(day))
      }
      versions.append(version)
    }
    var tables = DeductionTables()
    let plan = { (pattern: WorkPattern, day: Int, shiftCode: Int) -> DayPlan in
      let hours = schedule.hours(pattern, day, shiftCode: shiftCode)
      let version = versions[day]
      return DayPlan(
        hours: hours, month: UInt8(quarter.month(ofDay: day)), version: UInt16(version),
        deductions: tables.position(hours, rules[version], version, isOffice: pattern != .shift),
        cap: rules[version].cap)
    }
    officePlans = [WorkPattern.fiveDays, .sixDays].flatMap { pattern in
      (0..<quarter.dayCount).map { plan(pattern, $0, 0) }
    }
    shiftPlans = (0..<quarter.dayCount).flatMap { day in (0...facts.shifts.count).map { plan(.shift, day, $0) } }
    deductions = tables.values
    guard let incentive = policy.incentive.version(on: quarter.last) else {
      throw .notInForce(clause: "incentive", day: quarter.last)
    }
    var sanctions: [Int: [(first: Int, last: Int, percent: Int64)]] = [:]
    var isSanctioned = [Bool](repeating: false, count: facts.sanctions.isEmpty ? 0 : facts.roster.count)
    for sanction in facts.sanctions {
      let kind = facts.sanctionKinds[sanction.kind]
      guard let percent = incentive.rules.sanctions[kind] else {
        throw .unknownCode(clause: "incentive", code: kind, day: quarter.last)
      }
      let origin = Int(quarter.first.dayNumber)
      sanctions[sanction.person, default: []].append(
        (Int(sanction.first.dayNumber) - origin, Int(sanction.last.dayNumber) - origin, percent.micros))
      isSanctioned[sanction.person] = true
    }
    self.sanctions = sanctions
    self.isSanctioned = isSanctioned
    rates = facts.tariffs.byGrade(units: facts.roster.units.count)
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
      guard rules.isSeparable(isOffice: isOffice), hours.kind == .regular || hours.kind == .overnight else { return -1 }
      let key = Key(version: version, hours: hours, isOffice: isOffice)
      if let known = positions[key] { return known }
      let position = Int32(values.count)
      values += (0..<AttendanceStep.punchValues).map { rules.arrival($0 - 1, last: -1, hours) }
      values += (0..<AttendanceStep.punchValues).map { rules.departure($0 - 1, hours) }
      positions[key] = position
      return position
    }
  }

  /// Evaluates everybody; gives the employees of the run in the order of the roster, and the rows passed over.
  func run(_ parallelism: Parallelism) throws(EvaluationError) -> ([EmployeeResult], IgnoredRows) {
    let blockSize = 2048
    var outcomes = stride(from: 0, to: facts.roster.count, by: blockSize).map { start in
      Outcome(people: start..<min(facts.roster.count, start + blockSize))
    }
    let employees = [EmployeeResult](unsafeUninitializedCapacity: facts.roster.count) { memory, count in
      guard let start = memory.baseAddress else { return }
      nonisolated(unsafe) let employees = start
      parallelism.overEach(of: &outcomes) { $0 = run($0.people, into: employees + $0.people.lowerBound) }
      // Close the gaps that people without a segment in the run leave.
      for outcome in outcomes {
        (employees + count).moveInitialize(from: employees + outcome.people.lowerBound, count: outcome.count)
        count += outcome.count
      }
    }
    if let error = outcomes.lazy.compactMap(\.error).first { throw error }
    return (employees, outcomes.reduce(IgnoredRows()) { $0 + $1.ignored })
  }

  /// What a block of the roster gave.
  private struct Outcome: Sendable {
    let people: Range<Int>
    /// The number of employees written.
    var count = 0
    var ignored = IgnoredRows()
    var error: EvaluationError?
  }

  /// Evaluates the days of a range of the roster; writes the employees among them, in their order.
  private func run(_ people: Range<Int>, into employees: UnsafeMutablePointer<EmployeeResult>) -> Outcome {
    var outcome = Outcome(people: people)
    let dayCount = facts.quarter.dayCount
    let tile = 16
    // The matrix is by day: a cache line holds sixteen people's words of one day, turned here into their days.
    var words = [UInt32](repeating: 0, count: tile * dayCount)
    var midday = [UInt32](repeating: 0, count: facts.attendance.midday == nil ? 0 : tile * dayCount)
    var start = people.lowerBound
    while start < people.upperBound {
      let count = min(tile, people.upperBound - start)
      Self.turn(facts.attendance.words, start, count, facts.attendance.stride, dayCount, into: &words)
      if let table = facts.attendance.midday {
        Self.turn(table, start, count, facts.attendance.stride, dayCount, into: &midday)
      }
      for offset in 0..<count {
        let range = offset * dayCount..<(offset + 1) * dayCount
        do throws(EvaluationError) {
          let employee = try words.withUnsafeBufferPointer { words throws(EvaluationError) in
            try midday.withUnsafeBufferPointer { midday throws(EvaluationError) in
              var nobody = NoObserver()
              return try evaluate(
                start + offset, UnsafeBufferPointer(rebasing: words[range]),
                midday.isEmpty ? midday : UnsafeBufferPointer(rebasing: midday[range]), &outcome.ignored, &nobody)
            }
          }
          guard let employee else { continue }
          (employees + outcome.count).initialize(to: employee)
          outcome.count += 1
        } catch {
          outcome.error = error
          return outcome
        }
      }
      start += count
    }
    return outcome
  }

  private static func turn(
    _ table: Storage<UInt32>, _ person: Int, _ count: Int, _ stride: Int, _ days: Int, into words: inout [UInt32]
  ) {
    words.withUnsafeMutableBufferPointer { words in
      for day in 0..<days {
        let row = table.base + (day &* stride &+ person)
        for offset in 0..<count { words[offset &* days &+ day] = row[offset] }
      }
    }
  }

  /// The days of one person, given as `AttendanceWord` bits and midday punches; nil without a segment in the run.
  func trace(_ person: Int, words: [UInt32], midday: [UInt32]) throws(EvaluationError) -> (
    employee: EmployeeResult, days: [Trace.Day], months: [Trace.SegmentMonth]
  )? {
    var recorder = DayRecorder(step: self)
    var ignored = IgnoredRows()
    let employee = try words.withUnsafeBufferPointer { words throws(EvaluationError) in
      try midday.withUnsafeBufferPointer { midday throws(EvaluationError) in
        try evaluate(person, words, midday, &ignored, &recorder)
      }
    }
    return employee.map { ($0, recorder.days, recorder.months) }
  }

  /// Midday punches that satisfy a version of the clause, packed as in `AttendanceMatrix`.
  func fullMidday(version: Int) -> UInt32 {
    rules[version].midday.enumerated().reduce(0) { $0 | UInt32($1.element.opens + 1) << UInt32($1.offset * 11) }
  }

  /// What is made of a day for a reader.
  private struct DayRecorder: DayObserver {
    let step: AttendanceStep
    var days: [Trace.Day] = []
    var months: [Trace.SegmentMonth] = []

    mutating func saw(
      day: Int, segment: Int, _ plan: DayPlan, _ word: AttendanceWord, midday: UInt32, isPresent: Bool,
      deduction: Int64, isCounted: Bool, isAvailable: Bool, isUnexcused: Bool, sanction: Int64
    ) {
      let rules = step.rules[Int(plan.version)]
      let status: Trace.Status =
        if isPresent {
          .present(
            late: word.first < 0 ? nil : rules.lateMinutes(word.first, last: word.last, plan.hours),
            early: word.last < 0 ? nil : rules.earlyMinutes(word.last, plan.hours))
        } else {
          switch word.status {
          case 0: .noRecord
          case AttendanceWord.presence, AttendanceWord.markedPresence: .noPunches
          default: .code(step.facts.statuses[word.status - AttendanceWord.firstStatus])
          }
        }
      days.append(
        Trace.Day(
          day: day, segment: segment, version: Int(plan.version), start: Int(plan.hours.start),
          end: Int(plan.hours.end), word: word, midday: midday, status: status, deduction: deduction,
          isCounted: isCounted, isAvailable: isAvailable, isUnexcused: isUnexcused, sanction: sanction))
    }

    mutating func saw(segment: Int, month: Int, counted: Int, scheduled: Int, rate: Int64, amount: Int128) {
      months.append(
        Trace.SegmentMonth(
          segment: segment, month: month, counted: counted, scheduled: scheduled, rate: Rupiah(rate), amount: amount))
    }
  }

  /// The days of one person; nil for somebody without a segment in the run.
  @inline(__always)
  private func evaluate<Observer: DayObserver>(
    _ person: Int, _ words: UnsafeBufferPointer<UInt32>, _ midday: UnsafeBufferPointer<UInt32>,
    _ ignored: inout IgnoredRows, _ observer: inout Observer
  ) throws(EvaluationError) -> EmployeeResult? {
    let quarter = facts.quarter
    let origin = quarter.first.dayNumber
    let lastDay = Int(asOf.dayNumber - origin)
    let hasShifts = facts.shiftRoster.blocks[person] != 0
    let sanctions = !isSanctioned.isEmpty && isSanctioned[person] ? sanctions[person] : nil
    var primary = -1
    var mostScheduled = -1
    var counted: InlineArray<3, Int> = [0, 0, 0]
    var deducted: InlineArray<3, Int64> = [0, 0, 0]
    var sanctioned: Int64 = 0
    var base: Int128 = 0
    var unexcused = 0
    var available = 0
    var covered = 0
    for position in facts.roster.segmentRange(person) {
      let segment = facts.roster.segments[position]
      let first = max(0, Int(segment.first.dayNumber) - Int(origin))
      let last = min(lastDay, Int(segment.last.dayNumber) - Int(origin))
      guard first <= last else { continue }
      // Attendance and shift rows before the segment belong to no segment.
      ignore(words, person, covered..<first, hasShifts, &ignored)
      covered = last + 1
      let isShift = segment.pattern == .shift
      let officeStart = segment.pattern == .fiveDays ? 0 : quarter.dayCount
      var countedHere: InlineArray<3, Int> = [0, 0, 0]
      var scheduled = 0
      for day in first...last {
        let code = hasShifts ? facts.shiftRoster.code(person, day) : 0
        let plan = isShift ? shiftPlans[day &* (facts.shifts.count &+ 1) &+ code] : officePlans[officeStart &+ day]
        let word = AttendanceWord(bits: words[day])
        if code != 0, !isShift { ignored.shiftsOfOfficeStaff += 1 }
        if plan.hours.kind == .free {
          if word.bits != 0 { ignored.attendanceUnscheduled += 1 }
          continue
        }
        if plan.hours.kind == .lacking { throw lackingHours(segment.pattern, day, code) }
        scheduled &+= 1
        let month = Int(plan.month)
        let punches = midday.isEmpty ? 0 : midday[day]
        let sanction = sanctions?.lazy.filter { $0.first <= day && day <= $0.last }.map(\.percent).max() ?? 0
        if word.isPresence, word.hasPunch || punches != 0 {
          available &+= 1
          let deduction: Int64
          if plan.deductions >= 0 {
            let table = Int(plan.deductions)
            let percent =
              deductions[table &+ word.firstPlace] &+ deductions[table &+ Self.punchValues &+ word.lastPlace]
            deduction = min(percent, plan.cap)
          } else {
            deduction = rules[Int(plan.version)].presence(word, midday: punches, plan.hours, isOffice: !isShift)
          }
          deducted[month] &+= deduction
          observer.saw(
            day: day, segment: position, plan, word, midday: punches, isPresent: true, deduction: deduction,
            isCounted: true, isAvailable: true, isUnexcused: false, sanction: sanction)
        } else {
          let rule = outcomes[Int(plan.version) &* statusCount &+ word.status]
          guard rule.isKnown else {
            throw .unknownCode(
              clause: "attendance", code: facts.statuses[word.status - AttendanceWord.firstStatus],
              day: quarter.day(day))
          }
          observer.saw(
            day: day, segment: position, plan, word, midday: punches, isPresent: false,
            deduction: rule.isExcluded ? 0 : rule.deduction, isCounted: !rule.isExcluded,
            isAvailable: rule.isAvailable, isUnexcused: rule.isUnexcused, sanction: sanction)
          if rule.isExcluded { continue }
          deducted[month] &+= rule.deduction
          if rule.isAvailable { available &+= 1 }
          if rule.isUnexcused { unexcused &+= 1 }
        }
        countedHere[month] &+= 1
        sanctioned &+= sanction
      }
      if scheduled >= mostScheduled {
        mostScheduled = scheduled
        primary = position
      }
      base += try incentiveBase(
        person, position, countedHere, months: quarter.month(ofDay: first)...quarter.month(ofDay: last), &observer)
      for month in 0..<3 { counted[month] += countedHere[month] }
    }
    ignore(words, person, covered..<quarter.dayCount, hasShifts, &ignored)
    guard primary >= 0 else { return nil }
    var result = EmployeeResult(person: person, segment: primary)
    let total = counted[0] + counted[1] + counted[2]
    result.workDays = UInt8(total)
    result.unexcusedDays = UInt8(unexcused)
    result.availableDays = UInt8(available)
    result.incentiveBase = base
    if total > 0 {
      var sum: Int64 = 0
      let full = Points.hundred.micros
      for month in 0..<3 { sum += (full - min(full, deducted[month])) * Int64(counted[month]) }
      result.discipline = Figure(micros: roundedQuotient(sum, Int64(total)))
      result.sanctionPercent = roundedQuotient(sanctioned, Int64(total))
    }
    return result
  }

  private func lackingHours(_ pattern: WorkPattern, _ day: Int, _ shiftCode: Int) -> EvaluationError {
    .noHours(
      pattern: pattern, alternative: pattern == .shift ? nil : facts.calendar.alternatives[day],
      shift: pattern == .shift ? facts.shifts[shiftCode - 1] : nil, day: facts.quarter.day(day))
  }

  private func ignore(
    _ words: UnsafeBufferPointer<UInt32>, _ person: Int, _ days: Range<Int>, _ hasShifts: Bool,
    _ ignored: inout IgnoredRows
  ) {
    for day in days {
      if words[day] != 0 { ignored.attendanceOutsideSegments += 1 }
      if hasShifts, facts.shiftRoster.code(person, day) != 0 { ignored.shiftsOutsideSegments += 1 }
    }
  }

  /// The part of dasar_insentif that a segment adds: Σ round(B·c/H, 6) over the months that it touches.
  @inline(__always)
  private func incentiveBase<Observer: DayObserver>(
    _ person: Int, _ position: Int, _ counted: InlineArray<3, Int>, months: ClosedRange<Int>,
    _ observer: inout Observer
  ) throws(EvaluationError) -> Int128 {
    let segment = facts.roster.segments[position]
    let rate = rates[Tariffs.place(grade: segment.grade, unit: segment.unit)]
    guard rate >= 0 else {
      throw .noTariff(
        nip: NIP(number: facts.roster.nips[person]), unit: facts.roster.units[Int(segment.unit)],
        grade: Int(segment.grade))
    }
    var sum: Int128 = 0
    for month in months {
      let whole = try schedule.scheduledDays(segment.pattern, month: month, person: person, in: facts)
      var amount: Int128 = 0
      if whole > 0, counted[month] > 0 {
        // Tariffs below 2·10^11 rupiah, thirty-one times in millionths, fit into 64 bits.
        amount =
          rate < 200_000_000_000
          ? Int128(roundedQuotient(rate * Points.scale * Int64(counted[month]), Int64(whole)))
          : roundedQuotient(Int128(rate) * Int128(Points.scale) * Int128(counted[month]), Int128(whole))
      }
      observer.saw(
        segment: position, month: month, counted: counted[month], scheduled: whole, rate: rate, amount: amount)
      sum += amount
    }
    return sum
  }
}
