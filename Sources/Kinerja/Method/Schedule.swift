/// The working hours of one day in minutes of the day; an overnight shift ends beyond 1440.
package struct PlannedHours: Hashable, Sendable {
  /// What the day is under a pattern.
  package enum Kind: UInt8, Sendable {
    /// Not a scheduled day.
    case free
    /// Scheduled.
    case regular
    /// Scheduled, with an end on the next day.
    case overnight
    /// The policy has no hours for it.
    case lacking
  }

  /// What the day is.
  package let kind: Kind
  /// The start; 0 on a day that is not scheduled.
  package let start: Int16
  /// The end; 0 on a day that is not scheduled.
  package let end: Int16

  static let free = PlannedHours(kind: .free, start: 0, end: 0)
  static let lacking = PlannedHours(kind: .lacking, start: 0, end: 0)

  /// Whether work is to be done.
  var isScheduled: Bool { kind == .regular || kind == .overnight }

  private init(kind: Kind, start: Int16, end: Int16) {
    self.kind = kind
    self.start = start
    self.end = end
  }

  init(_ hours: WorkingHours) {
    kind = hours.isOvernight ? .overnight : .regular
    start = Int16(hours.start.minutes)
    end = Int16(hours.end.minutes + (hours.isOvernight ? 1440 : 0))
  }
}

/// The scheduled days of a quarter under a policy (method, section 4).
struct Schedule: Sendable {
  /// The shift name that says "not on duty".
  static let off = "OFF"

  let quarter: Quarter
  /// Office hours: the days of the five-day pattern, then those of the six-day pattern.
  private let office: [PlannedHours]
  /// The scheduled days of each month of each office pattern.
  private let officeDays: [Int]
  /// The first day of each month of each office pattern for which the policy has no week.
  private let officeGaps: [Int?]
  /// Shift hours by version of the clause and shift.
  private let shifts: [[PlannedHours]]
  /// The version in force on each day.
  private let versionOfDay: [Int]

  init(_ facts: Facts, _ clause: DatedClause<ScheduleRules>) throws(EvaluationError) {
    let quarter = facts.quarter
    var versions: [Int] = []
    for day in 0..<quarter.dayCount {
      guard let version = clause.position(on: quarter.day(day)) else {
        throw .notInForce(clause: .schedules, day: quarter.day(day))
      }
      versions.append(version)
    }
    var office: [PlannedHours] = []
    var counts: [Int] = []
    var gaps: [Int?] = []
    for pattern in [WorkPattern.fiveDays, .sixDays] {
      var monthCounts = [0, 0, 0]
      var monthGaps: [Int?] = [nil, nil, nil]
      for day in 0..<quarter.dayCount {
        let hours = Self.officeHours(pattern, day, facts, clause.versions[versions[day]].rules)
        let month = quarter.month(ofDay: day)
        if hours.kind == .lacking, monthGaps[month] == nil { monthGaps[month] = day }
        if hours.kind != .free { monthCounts[month] += 1 }
        office.append(hours)
      }
      counts += monthCounts
      gaps += monthGaps
    }
    self.quarter = quarter
    self.office = office
    officeDays = counts
    officeGaps = gaps
    versionOfDay = versions
    shifts = clause.versions.map { version in
      facts.shifts.map { name in
        name == Self.off ? .free : version.rules.shifts[name].map { PlannedHours($0) } ?? .lacking
      }
    }
  }

  private static func officeHours(_ pattern: WorkPattern, _ day: Int, _ facts: Facts, _ rules: ScheduleRules)
    -> PlannedHours
  {
    guard !facts.calendar.isHoliday(day) else { return .free }
    let weeks = facts.calendar.alternatives[day].map { rules.alternatives[$0] ?? [:] } ?? rules.patterns
    guard let week = weeks[pattern] else { return .lacking }
    return week[facts.quarter.day(day).weekday].map { PlannedHours($0) } ?? .free
  }

  /// The hours of a day under a pattern; `shiftCode` is the person's shift of that day.
  @inline(__always)
  func hours(_ pattern: WorkPattern, _ day: Int, shiftCode: Int) -> PlannedHours {
    if pattern == .shift { return shiftCode == 0 ? .free : shifts[versionOfDay[day]][shiftCode &- 1] }
    return office[(pattern == .fiveDays ? 0 : quarter.dayCount) &+ day]
  }

  /// The days of a whole month that a person would be scheduled under a pattern: H of section 11.
  func scheduledDays(_ pattern: WorkPattern, month: Int, person: Int, in facts: Facts) throws(EvaluationError) -> Int {
    guard pattern == .shift else {
      let index = (pattern == .fiveDays ? 0 : 3) + month
      if let day = officeGaps[index] {
        throw .noHours(
          pattern: pattern, alternative: facts.calendar.alternatives[day], shift: nil, day: quarter.day(day))
      }
      return officeDays[index]
    }
    var count = 0
    for day in quarter.monthStarts[month]..<quarter.monthStarts[month + 1] {
      let code = facts.shiftRoster.code(person, day)
      switch hours(.shift, day, shiftCode: code).kind {
      case .free: continue
      case .lacking:
        throw .noHours(pattern: .shift, alternative: nil, shift: facts.shifts[code - 1], day: quarter.day(day))
      case .regular, .overnight: count += 1
      }
    }
    return count
  }
}
