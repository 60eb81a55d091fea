internal import Wording

/// The clause `attendance`: what lateness, early leaving and absence cost.
package struct AttendanceRules: Sendable {
  /// The deduction for minutes up to a limit; the last band has no limit.
  package struct Band: Hashable, Sendable {
    /// The most minutes that the band covers.
    package var upTo: Points?
    /// The deduction in points.
    package var percent: Points

    /// Makes a band.
    package init(upTo: Points?, percent: Points) {
      self.upTo = upTo
      self.percent = percent
    }
  }

  /// A midday punch: when it counts, and what its absence costs.
  package struct Midday: Hashable, Sendable {
    /// The first minute that counts.
    package var opens: ClockTime
    /// The last minute that counts.
    package var closes: ClockTime
    /// The deduction, in points, when there is no punch from `opens` to `closes`.
    package var missing: Points

    /// Makes a midday rule.
    package init(opens: ClockTime, closes: ClockTime, missing: Points) {
      self.opens = opens
      self.closes = closes
      self.missing = missing
    }
  }

  /// What a missing punch costs, or makes of the day.
  package enum MissingPunch: Hashable, Sendable {
    /// A deduction in points.
    case percent(Points)
    /// The day has this status.
    case status(String)
  }

  /// Between which minutes punches count.
  package struct PunchWindow: Hashable, Sendable {
    /// The minutes before the start.
    package var before: Points
    /// The minutes after the end.
    package var after: Points

    /// Makes a window.
    package init(before: Points, after: Points) {
      self.before = before
      self.after = after
    }
  }

  /// The late arrivals of a month that cost nothing.
  package struct LateFree: Hashable, Sendable {
    /// The most minutes of such an arrival.
    package var minutes: Points
    /// How many in a month.
    package var times: Points

    /// Makes the rule.
    package init(minutes: Points, times: Points) {
      self.minutes = minutes
      self.times = times
    }
  }

  /// A side of the day that a status excuses.
  package enum Side: String, CaseIterable, Sendable {
    /// Arriving.
    case arrival = "in"
    /// Leaving.
    case departure = "out"
  }

  /// A deduction that depends on how many days of the status there have been.
  package struct Steps: Hashable, Sendable {
    /// What the days are counted in.
    package enum Counting: String, CaseIterable, Sendable {
      /// The scheduled days with the status of the month.
      case month
      /// Those of the quarter.
      case quarter
      /// Those of the unbroken row that ends with the day.
      case run
      /// The calendar days of the spell that gave the status, from its first.
      case spellDays = "spell_days"
      /// The months of that spell.
      case spellMonths = "spell_months"
    }

    /// What the days are counted in.
    package var per: Counting
    /// The deduction up to so many of them.
    package var bands: [Band]

    /// Makes steps.
    package init(per: Counting, bands: [Band]) {
      self.per = per
      self.bands = bands
    }

    /// The deduction of a day in this place, in points.
    package func percent(_ place: Int) -> Points {
      let place = Points(whole: Int64(place))
      return bands.first { $0.upTo.map { place <= $0 } ?? true }?.percent ?? .zero
    }
  }

  /// What a status deducts.
  package enum Deduction: Hashable, Sendable {
    /// Each day the same, in points.
    case percent(Points)
    /// By how many there have been.
    case steps(Steps)
  }

  /// What a status other than presence means for the day.
  package struct Status: Hashable, Sendable {
    /// What it deducts.
    package var deduction: Deduction
    /// Whether the day gives working time.
    package var isAvailable: Bool
    /// Whether the day is left out of the count.
    package var isExcluded: Bool
    /// Whether the day is an unexcused absence.
    package var isUnexcused: Bool
    /// The sides of the day that it excuses; any makes it a presence.
    package var excuses: Set<Side>

    /// Makes a status.
    package init(
      deduction: Deduction, isAvailable: Bool, isExcluded: Bool, isUnexcused: Bool, excuses: Set<Side> = []
    ) {
      self.deduction = deduction
      self.isAvailable = isAvailable
      self.isExcluded = isExcluded
      self.isUnexcused = isUnexcused
      self.excuses = excuses
    }
  }

  /// The most minutes of lateness that cost nothing.
  package var toleranceMinutes = Points.zero
  /// The most minutes of lateness that can be made good the same day.
  package var flexMinutes = Points.zero
  /// How many minutes longer somebody must stay for that; nil is as many as they came late.
  package var flexStay: Points?
  /// The most minutes by which coming early lets somebody leave early.
  package var earlyCreditMinutes = Points.zero
  /// When punches count; nil is always.
  package var punchWindow: PunchWindow?
  /// The late arrivals that cost nothing; nil is none.
  package var lateFree: LateFree?
  /// Deductions for lateness.
  package var late: [Band]
  /// Deductions for leaving early.
  package var early: [Band]
  /// What a missing first punch costs.
  package var missingIn: MissingPunch
  /// What a missing last punch costs.
  package var missingOut: MissingPunch
  /// The rules of up to two midday punches.
  package var midday: [Midday] = []
  /// The most that a day can cost.
  package var dayCap: Points
  /// What each code other than `H` means.
  package var statuses: [String: Status]
  /// The status of a scheduled day without a row.
  package var noRecord: String
  /// The status of a day marked present without any punch.
  package var noPunches: String

  /// Makes the rules.
  package init(
    late: [Band], early: [Band], missingIn: MissingPunch, missingOut: MissingPunch, dayCap: Points,
    statuses: [String: Status], noRecord: String, noPunches: String
  ) {
    self.late = late
    self.early = early
    self.missingIn = missingIn
    self.missingOut = missingOut
    self.dayCap = dayCap
    self.statuses = statuses
    self.noRecord = noRecord
    self.noPunches = noPunches
  }
}

extension AttendanceRules: ClauseRules {
  package static let clause = Clause(
    .attendance, Text("Kehadiran", "Attendance"), takenFor: .each, moves: .score)
  package static var place: WritableKeyPath<Policy, DatedClause<AttendanceRules>> { \.attendance }
}
