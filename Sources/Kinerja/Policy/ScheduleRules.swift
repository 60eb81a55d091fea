internal import Wording

/// The clause `schedules`: who works when.
package struct ScheduleRules: Sendable {
  /// Office hours by weekday; a day that is missing is free.
  package typealias Week = [Weekday: WorkingHours]

  /// The week of each office pattern.
  package var patterns: [WorkPattern: Week]
  /// Other weeks, by the name that the calendar gives a day.
  package var alternatives: [String: [WorkPattern: Week]]
  /// The hours of each shift.
  package var shifts: [String: WorkingHours]

  /// Makes the rules.
  package init(
    patterns: [WorkPattern: Week], alternatives: [String: [WorkPattern: Week]], shifts: [String: WorkingHours]
  ) {
    self.patterns = patterns
    self.alternatives = alternatives
    self.shifts = shifts
  }
}

/// Working hours within one day; an end at or before the start lies on the next day.
package struct WorkingHours: Hashable, Sendable {
  /// When work starts.
  package var start: ClockTime
  /// When work ends.
  package var end: ClockTime

  /// Makes working hours.
  package init(start: ClockTime, end: ClockTime) {
    self.start = start
    self.end = end
  }

  /// Whether the end lies on the next day.
  package var isOvernight: Bool { end <= start }
}

extension ScheduleRules: ClauseRules {
  package static let clause = Clause(
    .schedules, Text("Jadwal kerja", "Working times"), takenFor: .each, moves: .score)
  package static var place: WritableKeyPath<Policy, DatedClause<ScheduleRules>> { \.schedules }
}
