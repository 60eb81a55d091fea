/// The clauses of a policy as its file names them, in the order in which their figures are computed.
package enum ClauseName: String, CaseIterable, Sendable {
  case schedules, attendance, discipline, counters, spells, events, numbers, achievement, workload, supervisor, index,
    ratings, incentive
  case followUp = "follow_up"
  case distribution, objection

  /// The rules of the clause, which declare it.
  package var rules: any ClauseRules.Type {
    switch self {
    case .schedules: ScheduleRules.self
    case .attendance: AttendanceRules.self
    case .discipline: DisciplineRules.self
    case .counters: CounterRules.self
    case .spells: SpellRules.self
    case .events: EventRules.self
    case .numbers: NumberRules.self
    case .achievement: AchievementRules.self
    case .workload: WorkloadRules.self
    case .supervisor: SupervisorRules.self
    case .index: IndexRules.self
    case .ratings: RatingRules.self
    case .incentive: IncentiveRules.self
    case .followUp: FollowUpRules.self
    case .distribution: DistributionRules.self
    case .objection: ObjectionRules.self
    }
  }

  /// What the clause is, whatever its values.
  package var clause: Clause { rules.clause }
}
