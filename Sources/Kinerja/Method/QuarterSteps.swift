/// The steps of the method made ready for the facts of a quarter under a policy: what an evaluation runs for everybody, and a
/// trace for one person.
struct QuarterSteps: Sendable {
  let facts: Facts
  let rules: QuarterRules
  let days: DaysStep
  let months: MonthDaysStep
  let names: FigureNames
  let disciplines: DisciplineFormulas
  let achievement: AchievementStep
  let workload: WorkloadStep
  /// Before calibration.
  let conduct: ConductStep
  let index: IndexStep
  let rating: RatingStep
  let payment: PaymentRules
  private let numbers: NumberStep

  init(_ facts: Facts, _ policy: Policy, asOf: CivilDate) throws(EvaluationError) {
    self.facts = facts
    rules = try QuarterRules(policy, on: facts.quarter.last)
    days = try DaysStep(facts, policy, asOf: asOf)
    months = try MonthDaysStep(facts, policy, days)
    names = FigureNames(days, months)
    disciplines = DisciplineFormulas(policy, facts.quarter)
    achievement = AchievementStep(targets: facts.targets, norms: facts.norms, rules: rules.achievement)
    workload = WorkloadStep(rules: rules.workload)
    conduct = try ConductStep(facts, rules.supervisor)
    index = IndexStep(rules: rules.index)
    rating = RatingStep(rules.ratings)
    payment = try PaymentRules(policy, facts.quarter)
    numbers = try NumberStep(facts, policy)
  }

  /// The figures of days, besides those of every month, that formulas name.
  var wanted: [DayFigure] { Array(Set(payment.dayFigures(names) + disciplines.dayFigures(names))) }

  /// Numbers for the texts that formulas compare.
  var texts: TextCodes {
    let cells = payment.months.flatMap(\.month) + payment.quarter.quarter
    return TextCodes(
      facts, predikats: rating.predikats,
      cells.map(\.formula.expression) + disciplines.months.compactMap { $0?.expression })
  }

  /// What figures are worth; `dayFigure` gives those of days.
  func source(_ dayFigure: @escaping @Sendable (DayFigure, _ person: Int, _ month: Int) -> Int128) -> FigureSource {
    FigureSource(
      facts: facts, names: names, numbers: numbers, achievement: achievement, conduct: conduct,
      predikats: rating.predikats, dayFigure: dayFigure)
  }
}
