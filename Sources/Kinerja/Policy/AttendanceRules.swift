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

  /// What a status other than presence means for the day.
  package struct Status: Hashable, Sendable {
    /// The deduction in points.
    package var percent: Points
    /// Whether the day gives working time.
    package var isAvailable: Bool
    /// Whether the day is left out of the count.
    package var isExcluded: Bool
    /// Whether the day is an unexcused absence.
    package var isUnexcused: Bool

    /// Makes a status.
    package init(percent: Points, isAvailable: Bool, isExcluded: Bool, isUnexcused: Bool) {
      self.percent = percent
      self.isAvailable = isAvailable
      self.isExcluded = isExcluded
      self.isUnexcused = isUnexcused
    }
  }

  /// The most minutes of lateness that cost nothing.
  package var toleranceMinutes: Points
  /// The most minutes of lateness that can be made good the same day.
  package var flexMinutes: Points
  /// Deductions for lateness.
  package var late: [Band]
  /// Deductions for leaving early.
  package var early: [Band]
  /// The deduction for a missing first punch.
  package var missingIn: Points
  /// The deduction for a missing last punch.
  package var missingOut: Points
  /// The rules of up to two midday punches.
  package var midday: [Midday]
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
    toleranceMinutes: Points, flexMinutes: Points, late: [Band], early: [Band], missingIn: Points, missingOut: Points,
    midday: [Midday], dayCap: Points, statuses: [String: Status], noRecord: String, noPunches: String
  ) {
    self.toleranceMinutes = toleranceMinutes
    self.flexMinutes = flexMinutes
    self.late = late
    self.early = early
    self.missingIn = missingIn
    self.missingOut = missingOut
    self.midday = midday
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
