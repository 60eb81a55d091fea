/// One version of the attendance clause, made ready for millions of days.
private final class DayRules: Sendable {
  /// What a status other than presence means, its deduction already under the cap.
  struct Outcome: Sendable {
    var deduction: Int64
    var isAvailable: Bool
    var isExcluded: Bool
    var isUnexcused: Bool

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
  /// By position in `Facts.statuses`; nil when the policy does not know the code.
  let statuses: [Outcome?]
  let noRecord: Outcome
  let noPunches: Outcome

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
    statuses = names.map { name in rules.statuses[name].map { Outcome($0, cap: rules.dayCap) } }
    self.noRecord = Outcome(noRecord, cap: rules.dayCap)
    self.noPunches = Outcome(noPunches, cap: rules.dayCap)
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
  @inline(__always)
  func presence(_ word: AttendanceWord, midday punches: UInt32, _ hours: PlannedHours, isOffice: Bool) -> Int64 {
    let start = Int(hours.start)
    let end = Int(hours.end)
    var first = word.first
    var last = word.last
    let hasFirst = first >= 0
    let hasLast = last >= 0
    if hours.kind == .overnight {
      if hasFirst, first < start &- 720 { first &+= 1440 }
      if hasLast, last <= start { last &+= 1440 }
    }
    var percent = missingIn
    if hasFirst {
      var minutes = max(0, first &- start)
      if minutes <= tolerance { minutes = 0 }
      if minutes <= flex, hasLast, last >= end &+ minutes { minutes = 0 }
      percent = late[minutes]
    }
    percent &+= hasLast ? early[max(0, end &- last)] : missingOut
    if isOffice, !midday.isEmpty {
      for (index, rule) in midday.enumerated() {
        let punch = Int(punches >> (index == 0 ? 0 : 11) & 0x7FF) &- 1
        if punch < rule.opens || punch > rule.closes { percent &+= rule.missing }
      }
    }
    return min(percent, cap)
  }
}

/// Discipline and everything else that follows from days (method, sections 5 and 11's day counts).
struct AttendanceStep: Sendable {
  let facts: Facts
  let asOf: CivilDate
  let schedule: Schedule
  private let rules: [DayRules]
  private let versionOfDay: [Int]
  private let sanctions: [Int: [(first: Int, last: Int, percent: Int64)]]

  init(_ facts: Facts, _ policy: Policy, asOf: CivilDate) throws(EvaluationError) {
    let quarter = facts.quarter
    self.facts = facts
    self.asOf = asOf
    schedule = try Schedule(facts, policy.schedules)
    var versions: [Int] = []
    for day in 0..<quarter.dayCount {
      guard let version = policy.attendance.position(on: quarter.day(day)) else {
        throw .notInForce(clause: "attendance", day: quarter.day(day))
      }
      versions.append(version)
    }
    versionOfDay = versions
    rules = policy.attendance.versions.compactMap { DayRules($0.rules, statuses: facts.statuses) }
    guard let incentive = policy.incentive.version(on: quarter.last) else {
      throw .notInForce(clause: "incentive", day: quarter.last)
    }
    var sanctions: [Int: [(first: Int, last: Int, percent: Int64)]] = [:]
    for sanction in facts.sanctions {
      let kind = facts.sanctionKinds[sanction.kind]
      guard let percent = incentive.rules.sanctions[kind] else {
        throw .unknownCode(clause: "incentive", code: kind, day: quarter.last)
      }
      let origin = Int(quarter.first.dayNumber)
      sanctions[sanction.person, default: []].append(
        (Int(sanction.first.dayNumber) - origin, Int(sanction.last.dayNumber) - origin, percent.micros))
    }
    self.sanctions = sanctions
  }

  /// What a block of the roster gave.
  struct Outcome: Sendable {
    var employees: [EmployeeResult] = []
    var ignored = IgnoredRows()
    var error: EvaluationError?
  }

  /// Evaluates the days of a range of the roster.
  func run(_ people: Range<Int>) -> Outcome {
    var outcome = Outcome()
    outcome.employees.reserveCapacity(people.count)
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
          try words.withUnsafeBufferPointer { words throws(EvaluationError) in
            try midday.withUnsafeBufferPointer { midday throws(EvaluationError) in
              try evaluate(
                start + offset, UnsafeBufferPointer(rebasing: words[range]),
                midday.isEmpty ? midday : UnsafeBufferPointer(rebasing: midday[range]), &outcome)
            }
          }
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

  private func evaluate(
    _ person: Int, _ words: UnsafeBufferPointer<UInt32>, _ midday: UnsafeBufferPointer<UInt32>,
    _ outcome: inout Outcome
  ) throws(EvaluationError) {
    let quarter = facts.quarter
    let origin = quarter.first.dayNumber
    let lastDay = Int(asOf.dayNumber - origin)
    let hasShifts = facts.shiftRoster.blocks[person] != 0
    let sanctions = sanctions.isEmpty ? nil : sanctions[person]
    var result: EmployeeResult?
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
      ignore(words, person, covered..<first, hasShifts, &outcome.ignored)
      covered = last + 1
      var countedHere: InlineArray<3, Int> = [0, 0, 0]
      var scheduled = 0
      var day = first
      while day <= last {
        let version = versionOfDay[day]
        var runEnd = day
        while runEnd < last, versionOfDay[runEnd + 1] == version { runEnd += 1 }
        let rules = rules[version]
        for day in day...runEnd {
          let code = hasShifts ? facts.shiftRoster.code(person, day) : 0
          let hours = schedule.hours(segment.pattern, day, shiftCode: code)
          let word = AttendanceWord(bits: words[day])
          if code != 0, segment.pattern != .shift { outcome.ignored.shiftsOfOfficeStaff += 1 }
          if hours.kind == .free {
            if word.bits != 0 { outcome.ignored.attendanceUnscheduled += 1 }
            continue
          }
          if hours.kind == .lacking {
            throw .noHours(
              pattern: segment.pattern, alternative: segment.pattern == .shift ? nil : facts.calendar.alternatives[day],
              shift: segment.pattern == .shift ? facts.shifts[code - 1] : nil, day: quarter.day(day))
          }
          scheduled &+= 1
          let month = quarter.month(ofDay: day)
          let deduction: Int64
          let status = word.status
          let punches = midday.isEmpty ? 0 : midday[day]
          if word.isPresence, word.first >= 0 || word.last >= 0 || punches != 0 {
            deduction = rules.presence(word, midday: punches, hours, isOffice: segment.pattern != .shift)
            available &+= 1
          } else {
            let rule: DayRules.Outcome
            if status == 0 {
              rule = rules.noRecord
            } else if word.isPresence {
              rule = rules.noPunches
            } else if let known = rules.statuses[status - AttendanceWord.firstStatus] {
              rule = known
            } else {
              throw .unknownCode(
                clause: "attendance", code: facts.statuses[status - AttendanceWord.firstStatus], day: quarter.day(day))
            }
            if rule.isExcluded { continue }
            deduction = rule.deduction
            if rule.isAvailable { available &+= 1 }
            if rule.isUnexcused { unexcused &+= 1 }
          }
          countedHere[month] &+= 1
          deducted[month] &+= deduction
          if let sanctions {
            sanctioned += sanctions.lazy.filter { $0.first <= day && day <= $0.last }.map(\.percent).max() ?? 0
          }
        }
        day = runEnd + 1
      }
      if scheduled >= mostScheduled {
        mostScheduled = scheduled
        result = EmployeeResult(person: person, segment: position)
      }
      base += try incentiveBase(
        person, segment, countedHere, months: quarter.month(ofDay: first)...quarter.month(ofDay: last))
      for month in 0..<3 { counted[month] += countedHere[month] }
    }
    ignore(words, person, covered..<quarter.dayCount, hasShifts, &outcome.ignored)
    guard var result else { return }
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
    outcome.employees.append(result)
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
  private func incentiveBase(
    _ person: Int, _ segment: Segment, _ counted: InlineArray<3, Int>, months: ClosedRange<Int>
  ) throws(EvaluationError) -> Int128 {
    guard let rate = facts.tariffs.rate(grade: segment.grade, unit: segment.unit) else {
      throw .noTariff(
        nip: NIP(number: facts.roster.nips[person]), unit: facts.roster.units[Int(segment.unit)],
        grade: Int(segment.grade))
    }
    var sum: Int128 = 0
    for month in months {
      let whole = try schedule.scheduledDays(segment.pattern, month: month, person: person, in: facts)
      guard whole > 0, counted[month] > 0 else { continue }
      // Tariffs below 2·10^11 rupiah, thirty-one times in millionths, fit into 64 bits.
      if rate.amount < 200_000_000_000 {
        sum += Int128(roundedQuotient(rate.amount * Points.scale * Int64(counted[month]), Int64(whole)))
      } else {
        sum += roundedQuotient(Int128(rate.amount) * Int128(Points.scale) * Int128(counted[month]), Int128(whole))
      }
    }
    return sum
  }
}
