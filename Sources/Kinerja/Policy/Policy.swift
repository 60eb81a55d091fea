/// The rules of a quarter as dated data: every number that decides a score or a payment (method, section 3).
package struct Policy: Sendable {
  /// The policy's own identifier.
  package var id: String
  /// A title for people.
  package var title: String
  /// Working times; a day clause.
  package var schedules: DatedClause<ScheduleRules> = DatedClause([])
  /// Deductions for attendance; a day clause.
  package var attendance: DatedClause<AttendanceRules> = DatedClause([])
  /// How a month's deductions become its discipline; a policy may do without.
  package var discipline: DatedClause<DisciplineRules> = DatedClause([])
  /// Days that formulas count; a policy may do without.
  package var counters: DatedClause<CounterRules> = DatedClause([])
  /// What spells mean; a policy may do without.
  package var spells: DatedClause<SpellRules> = DatedClause([])
  /// What events mean; a policy may do without.
  package var events: DatedClause<EventRules> = DatedClause([])
  /// The names of numbers; a policy may do without.
  package var numbers: DatedClause<NumberRules> = DatedClause([])
  /// How targets become achievement.
  package var achievement: DatedClause<AchievementRules> = DatedClause([])
  /// How workload adjusts achievement.
  package var workload: DatedClause<WorkloadRules> = DatedClause([])
  /// How supervisors' scores are read.
  package var supervisor: DatedClause<SupervisorRules> = DatedClause([])
  /// How the parts make the index.
  package var index: DatedClause<IndexRules> = DatedClause([])
  /// How figures become ratings.
  package var ratings: DatedClause<RatingRules> = DatedClause([])
  /// How figures become money.
  package var incentive: DatedClause<IncentiveRules> = DatedClause([])
  /// What results suggest; a policy may do without.
  package var followUp: DatedClause<FollowUpRules> = DatedClause([])
  /// How ratings should be spread; a policy may do without.
  package var distribution: DatedClause<DistributionRules> = DatedClause([])
  /// By when objections must be decided; a policy may do without.
  package var objection: DatedClause<ObjectionRules> = DatedClause([])
  /// Cases worked by hand.
  package var examples: [PolicyExample] = []

  /// Makes a policy without clauses.
  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}
