/// The rules of a quarter as dated data: every number that decides a score or a payment (method, section 3).
package struct Policy: Sendable {
  /// The policy's own identifier.
  package var id: String
  /// A title for people.
  package var title: String
  /// Working times; a day clause.
  package var schedules: DatedClause<ScheduleRules>
  /// Deductions for attendance; a day clause.
  package var attendance: DatedClause<AttendanceRules>
  /// How targets become achievement.
  package var achievement: DatedClause<AchievementRules>
  /// How workload adjusts achievement.
  package var workload: DatedClause<WorkloadRules>
  /// How supervisors' scores are read.
  package var supervisor: DatedClause<SupervisorRules>
  /// How the parts make the index.
  package var index: DatedClause<IndexRules>
  /// How figures become ratings.
  package var ratings: DatedClause<RatingRules>
  /// How ratings become money.
  package var incentive: DatedClause<IncentiveRules>
  /// What results suggest; a policy may do without.
  package var followUp: DatedClause<FollowUpRules>
  /// How ratings should be spread; a policy may do without.
  package var distribution: DatedClause<DistributionRules>
  /// By when objections must be decided; a policy may do without.
  package var objection: DatedClause<ObjectionRules>

  /// Makes a policy from its clauses.
  package init(
    id: String, title: String, schedules: DatedClause<ScheduleRules>, attendance: DatedClause<AttendanceRules>,
    achievement: DatedClause<AchievementRules>, workload: DatedClause<WorkloadRules>,
    supervisor: DatedClause<SupervisorRules>, index: DatedClause<IndexRules>, ratings: DatedClause<RatingRules>,
    incentive: DatedClause<IncentiveRules>, followUp: DatedClause<FollowUpRules> = DatedClause([]),
    distribution: DatedClause<DistributionRules> = DatedClause([]),
    objection: DatedClause<ObjectionRules> = DatedClause([])
  ) {
    self.id = id
    self.title = title
    self.schedules = schedules
    self.attendance = attendance
    self.achievement = achievement
    self.workload = workload
    self.supervisor = supervisor
    self.index = index
    self.ratings = ratings
    self.incentive = incentive
    self.followUp = followUp
    self.distribution = distribution
    self.objection = objection
  }
}

/// One clause of a policy: its versions, oldest first.
package struct DatedClause<Rules: Sendable>: Sendable {
  /// The rules from a day on, with the law that they rest on.
  package struct Version: Sendable {
    /// The first day on which the version is in force.
    package var from: CivilDate
    /// The legal citation.
    package var basis: String
    /// The line of the policy file on which the version begins.
    package var line: Int
    /// The values.
    package var rules: Rules

    /// Makes a version.
    package init(from: CivilDate, basis: String, line: Int, rules: Rules) {
      self.from = from
      self.basis = basis
      self.line = line
      self.rules = rules
    }
  }

  /// The versions by their first day.
  package let versions: [Version]

  /// Makes a clause from versions in any order; no two begin on one day.
  package init(_ versions: [Version]) { self.versions = versions.sorted { $0.from < $1.from } }

  /// The version in force on a day: the one with the largest `from` not after it.
  package func version(on day: CivilDate) -> Version? { versions.last { $0.from <= day } }

  /// The clause with other rules in the version in force on a day.
  package func changed(on day: CivilDate, _ change: (inout Rules) -> Void) -> DatedClause {
    var versions = versions
    if let position = position(on: day) { change(&versions[position].rules) }
    return DatedClause(versions)
  }

  /// The position, within `versions`, of the version in force on a day.
  package func position(on day: CivilDate) -> Int? { versions.lastIndex { $0.from <= day } }
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

/// The clause `achievement`: how targets become one figure.
package struct AchievementRules: Hashable, Sendable {
  /// What weighs the targets against each other.
  package enum Weighting: String, CaseIterable, Sendable {
    /// The planned minutes of each target.
    case workload
    /// The weight that its row gives.
    case bobot
  }

  /// The most that a target can earn.
  package var cap: Points
  /// What weighs the targets.
  package var weighting: Weighting

  /// Makes the rules.
  package init(cap: Points, weighting: Weighting) {
    self.cap = cap
    self.weighting = weighting
  }
}

/// The clause `workload`: how planned work against available time adjusts achievement.
package struct WorkloadRules: Sendable {
  /// Whether the factor acts on achievement.
  package enum Mode: String, CaseIterable, Sendable {
    /// Achievement is multiplied by the factor.
    case adjust
    /// The factor is only shown.
    case report
  }

  /// A roster column that people of one peer group share.
  package enum PeerKey: String, CaseIterable, Sendable {
    /// The kind of post.
    case jobType = "jenis_jabatan"
    /// The class of the post.
    case grade = "kelas_jabatan"
    /// The unit.
    case unit = "unit_kode"
    /// The legal status.
    case status
    /// The working pattern.
    case pattern = "pola_kerja"
    /// The name of the post.
    case post = "jabatan"
  }

  /// A point of the curve from relative workload to factor.
  package struct CurvePoint: Hashable, Sendable {
    /// Relative workload.
    package var x: Points
    /// Factor.
    package var y: Points

    /// Makes a point.
    package init(x: Points, y: Points) {
      self.x = x
      self.y = y
    }
  }

  /// Whether the factor acts.
  package var mode: Mode
  /// Working minutes of an available day.
  package var minutesPerDay: Points
  /// Lists of columns that make peer groups, the closest first.
  package var peerKeys: [[PeerKey]]
  /// The least number of people with a workload that a group needs.
  package var minGroup: Int
  /// From relative workload to factor, x rising.
  package var curve: [CurvePoint]

  /// Makes the rules.
  package init(mode: Mode, minutesPerDay: Points, peerKeys: [[PeerKey]], minGroup: Int, curve: [CurvePoint]) {
    self.mode = mode
    self.minutesPerDay = minutesPerDay
    self.peerKeys = peerKeys
    self.minGroup = minGroup
    self.curve = curve
  }
}

/// The clause `supervisor`: how supervisors' scores are read.
package struct SupervisorRules: Sendable {
  /// Whether raters' levels are moved towards each other.
  package enum CalibrationMode: String, CaseIterable, Sendable {
    /// Scores stand as given.
    case none
    /// Each rater's scores move by a bounded shift.
    case shift
  }

  /// How raters' levels are moved towards each other.
  package struct Calibration: Hashable, Sendable {
    /// Whether they are.
    package var mode: CalibrationMode
    /// The least number of ratees for a shift.
    package var minRatees: Int
    /// How many ratees' worth of doubt pulls the shift towards nothing.
    package var shrink: Points
    /// The largest shift.
    package var maxShift: Points

    /// Makes the rule.
    package init(mode: CalibrationMode, minRatees: Int, shrink: Points, maxShift: Points) {
      self.mode = mode
      self.minRatees = minRatees
      self.shrink = shrink
      self.maxShift = maxShift
    }
  }

  /// The least and the largest score.
  package var scale: ClosedRange<Points>
  /// The weight of each aspect.
  package var aspects: [String: Points]
  /// How raters' levels are moved.
  package var calibration: Calibration

  /// Makes the rules.
  package init(scale: ClosedRange<Points>, aspects: [String: Points], calibration: Calibration) {
    self.scale = scale
    self.aspects = aspects
    self.calibration = calibration
  }
}

/// The clause `index`: how the parts make the index.
package struct IndexRules: Sendable {
  /// What follows when a part is missing.
  package enum MissingRule: String, CaseIterable, Sendable {
    /// The employee is not evaluated.
    case refuse
    /// The other parts' weights make up for it.
    case renormalise
    /// It counts as zero.
    case zero
  }

  /// The weight of each part; they sum to one.
  package typealias Weights = [Component: Points]

  /// The weights of kinds of post that have their own.
  package var weights: [JobType: Weights]
  /// The weights of all others.
  package var defaultWeights: Weights
  /// What follows when a part is missing.
  package var missing: [Component: MissingRule]

  /// Makes the rules.
  package init(weights: [JobType: Weights], defaultWeights: Weights, missing: [Component: MissingRule]) {
    self.weights = weights
    self.defaultWeights = defaultWeights
    self.missing = missing
  }

  /// The weights for a kind of post.
  package func weights(for jobType: JobType) -> Weights { weights[jobType] ?? defaultWeights }
}

/// The clause `ratings`: how figures become ratings.
package struct RatingRules: Sendable {
  /// The least figures of the two upper levels.
  package struct Thresholds: Hashable, Sendable {
    /// From here on above expectation.
    package var above: Points
    /// From here on as expected.
    package var meets: Points

    /// Makes thresholds.
    package init(above: Points, meets: Points) {
      self.above = above
      self.meets = meets
    }
  }

  /// Thresholds of normalised achievement.
  package var results: Thresholds
  /// Thresholds of conduct.
  package var conduct: Thresholds
  /// From this many unexcused days on, conduct is below expectation; 0 never.
  package var demoteAtUnexcused: Int
  /// The rating (predikat) for a level of results and, in the list, of conduct.
  package var matrix: [ExpectationLevel: [String]]

  /// Makes the rules.
  package init(
    results: Thresholds, conduct: Thresholds, demoteAtUnexcused: Int, matrix: [ExpectationLevel: [String]]
  ) {
    self.results = results
    self.conduct = conduct
    self.demoteAtUnexcused = demoteAtUnexcused
    self.matrix = matrix
  }
}

/// The clause `incentive`: how ratings become money.
package struct IncentiveRules: Sendable {
  /// The share of achievement; the rest is discipline's.
  package var achievementShare: Points
  /// The share of discipline.
  package var disciplineShare: Points
  /// The percent that each rating earns.
  package var predikatPercent: [String: Points]
  /// The percent that each legal status earns.
  package var statusPercent: [EmploymentStatus: Points]
  /// The percent that each kind of sanction takes.
  package var sanctions: [String: Points]
  /// The least number of counted days.
  package var minDays: Int
  /// Payments are multiples of this many rupiah.
  package var roundDownTo: Int64

  /// Makes the rules.
  package init(
    achievementShare: Points, disciplineShare: Points, predikatPercent: [String: Points],
    statusPercent: [EmploymentStatus: Points], sanctions: [String: Points], minDays: Int, roundDownTo: Int64
  ) {
    self.achievementShare = achievementShare
    self.disciplineShare = disciplineShare
    self.predikatPercent = predikatPercent
    self.statusPercent = statusPercent
    self.sanctions = sanctions
    self.minDays = minDays
    self.roundDownTo = roundDownTo
  }
}
