/// What a person's scheduled days sum up to (method, section 5): it passes over everybody's days once.
struct DaysStep: Sendable {
  let facts: Facts
  let asOf: CivilDate
  let attendance: AttendanceStep
  let spells: SpellStep
  let basePay: BasePayStep

  init(_ facts: Facts, _ policy: Policy, asOf: CivilDate) throws(EvaluationError) {
    let schedule = try Schedule(facts, policy.schedules)
    self.facts = facts
    self.asOf = asOf
    attendance = try AttendanceStep(facts, policy.attendance, schedule)
    spells = try SpellStep(facts, policy, statuses: attendance.statuses)
    basePay = BasePayStep(facts, schedule)
  }

  /// Passes over the days of a range of the roster; the visitor sees each employee among them, in their order.
  func run<Context, Observer: DayObserver>(
    _ people: Range<Int>, _ ignored: inout IgnoredRows, _ observer: inout Observer, _ context: inout Context,
    _ visit: (_ person: Int, borrowing PersonDays, inout Observer, inout Context) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    let dayCount = facts.quarter.dayCount
    let tile = 16
    // The matrix is by day: a cache line holds sixteen people's words of one day, turned here into their days.
    var words = [UInt32](repeating: 0, count: tile * dayCount)
    var midday = [UInt32](repeating: 0, count: facts.attendance.midday == nil ? 0 : tile * dayCount)
    var days = PersonDays(statusCount: attendance.statuses.count)
    var start = people.lowerBound
    while start < people.upperBound {
      let count = min(tile, people.upperBound - start)
      Self.turn(facts.attendance.words, start, count, facts.attendance.stride, dayCount, into: &words)
      if let table = facts.attendance.midday {
        Self.turn(table, start, count, facts.attendance.stride, dayCount, into: &midday)
      }
      for offset in 0..<count {
        let range = offset * dayCount..<(offset + 1) * dayCount
        let isEmployee = try words.withUnsafeBufferPointer { words throws(EvaluationError) in
          try midday.withUnsafeBufferPointer { midday throws(EvaluationError) in
            try follow(
              start + offset, UnsafeBufferPointer(rebasing: words[range]),
              midday.isEmpty ? midday : UnsafeBufferPointer(rebasing: midday[range]), &days, &ignored, &observer)
          }
        }
        if isEmployee { try visit(start + offset, days, &observer, &context) }
      }
      start += count
    }
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
  ) throws(EvaluationError) -> PersonDays? {
    var ignored = IgnoredRows()
    var days = PersonDays(statusCount: attendance.statuses.count)
    let isEmployee = try words.withUnsafeBufferPointer { words throws(EvaluationError) in
      try midday.withUnsafeBufferPointer { midday throws(EvaluationError) in
        try follow(person, words, midday, &days, &ignored, &observer)
      }
    }
    return isEmployee ? days : nil
  }

  /// Fills in the days of one person; false without a segment in the run.
  @inline(__always)
  private func follow<Observer: DayObserver>(
    _ person: Int, _ words: UnsafeBufferPointer<UInt32>, _ midday: UnsafeBufferPointer<UInt32>,
    _ days: inout PersonDays, _ ignored: inout IgnoredRows, _ observer: inout Observer
  ) throws(EvaluationError) -> Bool {
    let spellDays = spells.has(person) ? spells.days(of: person) : []
    let before = ignored
    if !Observer.wantsDays, spellDays.isEmpty,
      try follow(person, words, midday, [], isCareful: false, &days, &ignored, &observer)
    {
      return days.primary >= 0
    }
    ignored = before
    _ = try follow(person, words, midday, spellDays, isCareful: true, &days, &ignored, &observer)
    return days.primary >= 0
  }

  /// Fills in the days of one person; false when that needs care: each day judged in the light of those before it.
  @inline(__always)
  private func follow<Observer: DayObserver>(
    _ person: Int, _ words: UnsafeBufferPointer<UInt32>, _ midday: UnsafeBufferPointer<UInt32>,
    _ spellDays: [SpellDay?], isCareful: Bool, _ days: inout PersonDays, _ ignored: inout IgnoredRows,
    _ observer: inout Observer
  ) throws(EvaluationError) -> Bool {
    let quarter = facts.quarter
    let origin = quarter.first.dayNumber
    let lastDay = Int(asOf.dayNumber - origin)
    let hasShifts = facts.shiftRoster.blocks[person] != 0
    var past = PastDays()
    var mostScheduled = -1
    var covered = 0
    days.begin()
    for position in facts.roster.segmentRange(person) {
      let segment = facts.roster.segments[position]
      let first = max(0, Int(segment.first.dayNumber) - Int(origin))
      let last = min(lastDay, Int(segment.last.dayNumber) - Int(origin))
      guard first <= last else { continue }
      // Attendance and shift rows before the segment belong to no segment.
      ignore(words, person, covered..<first, hasShifts, &ignored)
      covered = last + 1
      let plans = attendance.places(segment.pattern)
      let range = DaySet(first..<last + 1)
      var scheduled = plans.scheduled & range
      // Of the scheduled days; what is left counts, and is presence.
      var excluded = DaySet()
      var absent = DaySet()
      var next = first
      while next <= last {
        // What nearly every day of office staff is, of those that nobody asks to see.
        if !Observer.wantsDays, !isCareful, !hasShifts, !plans.isShift {
          next = attendance.firstNotPlain(plans, words, next..<last + 1, &days.deducted)
          if next > last { break }
        }
        let day = next
        next += 1
        let code = hasShifts ? facts.shiftRoster.code(person, day) : 0
        let place = attendance.place(plans, day, shiftCode: code)
        let word = AttendanceWord(bits: words[day])
        if code != 0, !plans.isShift { ignored.shiftsOfOfficeStaff += 1 }
        if word.bits == 0, attendance.isFree(place) { continue }
        let plan = attendance.plan(place)
        if plan.hours.kind == .free {
          ignored.attendanceUnscheduled += 1
          continue
        }
        if plan.hours.kind == .lacking { throw lackingHours(segment.pattern, day, code) }
        scheduled.insert(day)
        let punches = midday.isEmpty ? 0 : midday[day]
        let spell = spellDays.isEmpty ? nil : spellDays[day]
        // What its word alone decides, of days that nobody asks to see.
        if !Observer.wantsDays, spell == nil {
          if let deduction = attendance.plainPresence(word, place) {
            if isCareful { past.enter(status: -1, month: Int(plan.month)) }
            days.deducted[Int(plan.month)] &+= deduction
            continue
          }
          if let outcome = attendance.plainAbsence(word, midday: punches, plan) {
            if isCareful { past.enter(status: outcome.status, month: Int(plan.month)) }
            days.statuses[outcome.status].insert(day)
            absent.insert(day)
            if outcome.isExcluded {
              excluded.insert(day)
              continue
            }
            days.deducted[Int(plan.month)] &+= outcome.deduction
            if !outcome.isAvailable { days.unavailable.insert(day) }
            if outcome.isUnexcused { days.unexcused.insert(day) }
            continue
          }
          if !isCareful, attendance.dependsOnPast(word, plan) { return false }
        }
        let judgement = try attendance.judge(
          word, midday: punches, plan, isOffice: !plans.isShift, spell: spell, day: quarter.day(day), after: &past)
        if judgement.status >= 0 { days.statuses[judgement.status].insert(day) }
        if !judgement.isPresence { absent.insert(day) }
        if judgement.isExcluded {
          excluded.insert(day)
        } else {
          days.deducted[Int(plan.month)] &+= judgement.deduction
          if !judgement.isAvailable { days.unavailable.insert(day) }
          if judgement.isUnexcused { days.unexcused.insert(day) }
        }
        observer.saw(
          DayRecord(
            day: day, month: Int(plan.month), segment: position, version: Int(plan.version), hours: plan.hours,
            word: word, midday: punches, spell: spell, judgement: judgement))
      }
      if scheduled.count >= mostScheduled {
        mostScheduled = scheduled.count
        days.primary = position
      }
      let counted = scheduled - excluded
      days.add(
        PersonDays.OfSegment(
          position: position, pattern: segment.pattern, days: range, counted: counted,
          present: counted - absent),
        scheduled: scheduled)
    }
    ignore(words, person, covered..<quarter.dayCount, hasShifts, &ignored)
    ignored.eventsOutsideSegments += facts.events[person].count { !days.covered.contains(Int($0.day)) }
    return true
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

/// What a person's days were, as sets of days of the quarter.
struct PersonDays {
  /// The days of one segment.
  struct OfSegment {
    var position: Int
    var pattern: WorkPattern
    /// The calendar days, clipped to the run.
    var days: DaySet
    var counted: DaySet
    var present: DaySet
  }

  /// The primary segment; -1 without a segment in the run.
  var primary = -1
  private(set) var segments: [OfSegment] = []
  /// The calendar days of all segments.
  private(set) var covered = DaySet()
  private(set) var scheduled = DaySet()
  private(set) var counted = DaySet()
  /// The counted days with presence.
  private(set) var present = DaySet()
  /// The counted days that give no working time.
  var unavailable = DaySet()
  /// The counted days that are unexcused.
  var unexcused = DaySet()
  /// The scheduled days of each status other than `H`.
  var statuses: [DaySet]
  /// The deductions of each month in millionths.
  var deducted: InlineArray<3, Int64> = [0, 0, 0]

  init(statusCount: Int) { statuses = Array(repeating: DaySet(), count: statusCount) }

  /// Forgets the person before.
  mutating func begin() {
    primary = -1
    segments.removeAll(keepingCapacity: true)
    covered = DaySet()
    scheduled = DaySet()
    counted = DaySet()
    present = DaySet()
    unavailable = DaySet()
    unexcused = DaySet()
    deducted = [0, 0, 0]
    for status in statuses.indices { statuses[status] = DaySet() }
  }

  mutating func add(_ segment: OfSegment, scheduled: DaySet) {
    segments.append(segment)
    covered = covered | segment.days
    self.scheduled = self.scheduled | scheduled
    counted = counted | segment.counted
    present = present | segment.present
  }

  /// The segment with most of these counted days, on a tie the later.
  func mainSegment(_ days: DaySet) -> OfSegment {
    if segments.count == 1 { return segments[0] }
    return segments.dropFirst().reduce(segments[0]) { best, next in
      (next.counted & days).count >= (best.counted & days).count ? next : best
    }
  }
}
