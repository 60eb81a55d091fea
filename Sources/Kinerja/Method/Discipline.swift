/// What a person's days sum up to (method, second half of section 5): it passes over everybody's days once, and has base pay
/// and sanctions taken on the way.
struct DisciplineStep: Sendable {
  let facts: Facts
  let asOf: CivilDate
  let attendance: AttendanceStep
  let basePay: BasePayStep
  let sanctions: SanctionStep

  init(_ facts: Facts, _ policy: Policy, _ incentive: IncentiveRules, asOf: CivilDate) throws(EvaluationError) {
    let schedule = try Schedule(facts, policy.schedules)
    self.facts = facts
    self.asOf = asOf
    attendance = try AttendanceStep(facts, policy.attendance, schedule)
    basePay = BasePayStep(facts, schedule)
    sanctions = try SanctionStep(facts, incentive)
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
              return try follow(
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
  func follow<Observer: DayObserver>(
    _ person: Int, words: [UInt32], midday: [UInt32], _ observer: inout Observer
  ) throws(EvaluationError) -> EmployeeResult? {
    var ignored = IgnoredRows()
    return try words.withUnsafeBufferPointer { words throws(EvaluationError) in
      try midday.withUnsafeBufferPointer { midday throws(EvaluationError) in
        try follow(person, words, midday, &ignored, &observer)
      }
    }
  }

  @inline(__always)
  private func follow<Observer: DayObserver>(
    _ person: Int, _ words: UnsafeBufferPointer<UInt32>, _ midday: UnsafeBufferPointer<UInt32>,
    _ ignored: inout IgnoredRows, _ observer: inout Observer
  ) throws(EvaluationError) -> EmployeeResult? {
    let quarter = facts.quarter
    let origin = quarter.first.dayNumber
    let lastDay = Int(asOf.dayNumber - origin)
    let hasShifts = facts.shiftRoster.blocks[person] != 0
    let sanctions = sanctions.spans(of: person)
    var primary = -1
    var mostScheduled = -1
    var totals = DayTotals()
    var base: Int128 = 0
    var covered = 0
    for position in facts.roster.segmentRange(person) {
      let segment = facts.roster.segments[position]
      let first = max(0, Int(segment.first.dayNumber) - Int(origin))
      let last = min(lastDay, Int(segment.last.dayNumber) - Int(origin))
      guard first <= last else { continue }
      // Attendance and shift rows before the segment belong to no segment.
      ignore(words, person, covered..<first, hasShifts, &ignored)
      covered = last + 1
      let plans = attendance.places(segment.pattern)
      var counted: InlineArray<3, Int> = [0, 0, 0]
      var scheduled = 0
      for day in first...last {
        let code = hasShifts ? facts.shiftRoster.code(person, day) : 0
        let plan = attendance.plan(plans, day, shiftCode: code)
        let word = AttendanceWord(bits: words[day])
        if code != 0, !plans.isShift { ignored.shiftsOfOfficeStaff += 1 }
        if plan.hours.kind == .free {
          if word.bits != 0 { ignored.attendanceUnscheduled += 1 }
          continue
        }
        if plan.hours.kind == .lacking { throw lackingHours(segment.pattern, day, code) }
        scheduled &+= 1
        let month = Int(plan.month)
        let punches = midday.isEmpty ? 0 : midday[day]
        let sanction = sanctions.map { SanctionStep.percent($0, on: day) } ?? 0
        if word.isPresence, word.hasPunch || punches != 0 {
          let deduction = attendance.presence(word, midday: punches, plan, isOffice: !plans.isShift)
          observer.saw(
            DayRecord(
              day: day, segment: position, version: Int(plan.version), hours: plan.hours, word: word, midday: punches,
              status: attendance.status(word, plan, isPresent: true), deduction: Points(micros: deduction),
              isCounted: true, isAvailable: true, isUnexcused: false, sanction: Points(micros: sanction)))
          totals.deducted[month] &+= deduction
          totals.available &+= 1
        } else {
          let outcome = attendance.outcome(word, plan)
          guard outcome.isKnown else {
            throw .unknownCode(clause: "attendance", code: attendance.code(word), day: quarter.day(day))
          }
          observer.saw(
            DayRecord(
              day: day, segment: position, version: Int(plan.version), hours: plan.hours, word: word, midday: punches,
              status: attendance.status(word, plan, isPresent: false),
              deduction: outcome.isExcluded ? .zero : Points(micros: outcome.deduction),
              isCounted: !outcome.isExcluded, isAvailable: outcome.isAvailable, isUnexcused: outcome.isUnexcused,
              sanction: Points(micros: sanction)))
          if outcome.isExcluded { continue }
          totals.deducted[month] &+= outcome.deduction
          if outcome.isAvailable { totals.available &+= 1 }
          if outcome.isUnexcused { totals.unexcused &+= 1 }
        }
        counted[month] &+= 1
        totals.sanctioned &+= sanction
      }
      if scheduled >= mostScheduled {
        mostScheduled = scheduled
        primary = position
      }
      base += try basePay.run(
        person, position, counted, months: quarter.month(ofDay: first)...quarter.month(ofDay: last), &observer)
      for month in 0..<3 { totals.counted[month] += counted[month] }
    }
    ignore(words, person, covered..<quarter.dayCount, hasShifts, &ignored)
    guard primary >= 0 else { return nil }
    var result = EmployeeResult(person: person, segment: primary)
    result.workDays = UInt8(totals.days)
    result.unexcusedDays = UInt8(totals.unexcused)
    result.availableDays = UInt8(totals.available)
    result.incentiveBase = base
    result.discipline = totals.discipline
    result.sanctionPercent = totals.meanSanction
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
}

/// The sums over a person's days, by month of the quarter.
struct DayTotals {
  /// n_m: the days that count.
  var counted: InlineArray<3, Int> = [0, 0, 0]
  /// Their deductions in millionths.
  var deducted: InlineArray<3, Int64> = [0, 0, 0]
  /// Σ σ(d) in millionths.
  var sanctioned: Int64 = 0
  /// hari_tk.
  var unexcused = 0
  /// The counted days that give working time.
  var available = 0

  /// hari_kerja.
  var days: Int { counted[0] + counted[1] + counted[2] }

  /// D_m in millionths: 100 less the month's deductions, not below 0.
  static func discipline(deducted: Int64) -> Int64 { Points.hundred.micros - min(Points.hundred.micros, deducted) }

  /// D: the mean of the months, weighted by their days.
  var discipline: Figure {
    guard days > 0 else { return .missing }
    var sum: Int64 = 0
    for month in 0..<3 { sum += Self.discipline(deducted: deducted[month]) * Int64(counted[month]) }
    return Figure(micros: roundedQuotient(sum, Int64(days)))
  }

  /// s̄ in millionths: the mean percent that sanctions take (section 11).
  var meanSanction: Int64 { days > 0 ? roundedQuotient(sanctioned, Int64(days)) : 0 }
}
