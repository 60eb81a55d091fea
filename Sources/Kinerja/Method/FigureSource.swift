/// The places of what formulas name among what the facts and the policy have.
struct FigureNames: Sendable {
  private let statuses: [String]
  private let counters: [String]
  private let events: [String]
  private let groups: [BytewiseText]
  private let components: [BytewiseText]

  init(_ days: DaysStep, _ months: MonthDaysStep) {
    statuses = days.attendance.statuses
    counters = months.counters.names
    events = months.events.names
    groups = days.spells.groups
    components = days.basePay.components
  }

  /// The figures of days that a formula names.
  func dayFigures(of expression: FormulaExpression) -> [DayFigure] {
    expression.figures(inMonths: false).union(expression.figures(inMonths: true)).compactMap { dayFigure($0) }
  }

  /// The figure of days that a formula names; nil for one that comes from elsewhere.
  func dayFigure(_ reference: FigureReference) -> DayFigure? {
    let name = reference.argument ?? ""
    func place(_ names: [String]) -> Int? { names.firstIndex { BytewiseText($0) == BytewiseText(name) } }
    func place(_ names: [BytewiseText]) -> Int? { names.firstIndex(of: BytewiseText(name)) }
    func status(_ figure: (Int) -> DayFigure) -> DayFigure {
      name == DayStatusName.presence ? figure(-1) : place(statuses).map(figure) ?? .nothing
    }
    switch reference.figure {
    case .days: return status { .days(status: $0) }
    case .deducted: return reference.argument == nil ? nil : status { .deduction(status: $0) }
    case .lateMinutes: return .lateMinutes
    case .earlyMinutes: return .earlyMinutes
    case .times: return place(counters).map { .times($0) } ?? .nothing
    case .run: return place(counters).map { .run($0) } ?? .nothing
    case .runInMonth: return place(counters).map { .runInMonth($0) } ?? .nothing
    case .events: return place(events).map { .events($0) } ?? .nothing
    case .spellDays: return place(groups).map { .spellDays($0) } ?? .nothing
    case .spellSum: return place(groups).map { .spellSum($0) } ?? .nothing
    case .spellPeak: return place(groups).map { .spellPeak($0) } ?? .nothing
    case .spellMonth: return place(groups).map { .spellPlace($0) } ?? .nothing
    case .spellLength: return place(groups).map { .spellLength($0) } ?? .nothing
    case .base: return reference.argument == nil ? nil : place(components).map { .base($0) } ?? .nothing
    case .firstTariff: return .firstTariff
    case .lastTariff: return .lastTariff
    case .actingTariff: return .actingTariff
    case .actingDays: return .actingDays
    case .actingMonth: return .actingPlace
    case .daysOfMonth: return .daysOfMonth
    case .month, .year, .monthOfQuarter, .workDays, .presentDays, .availableDays, .unexcusedDays, .monthDiscipline,
      .monthAchievement, .monthConduct, .number, .unit, .post, .jobType, .status, .pattern, .salaryGrade, .echelon,
      .grade, .quarter, .discipline, .achievement, .workloadRatio, .relativeWorkload, .workloadFactor, .normalised,
      .conduct, .index, .predikat, .resultsLevel, .conductLevel:
      return nil
    }
  }
}

/// The named numbers of people (method, section 11: angka).
struct NumberStep: Sendable {
  private let facts: Facts
  private let places: [BytewiseText: Int]
  private let fallbacks: [BytewiseText: Int64]

  init(_ facts: Facts, _ policy: Policy) throws(EvaluationError) {
    let rules = policy.numbers.version(on: facts.quarter.last)?.rules ?? NumberRules(names: [])
    for name in facts.numberNames where !rules.names.contains(where: { BytewiseText($0.name) == BytewiseText(name) }) {
      throw .unknownCode(clause: .numbers, code: name, day: facts.quarter.last)
    }
    self.facts = facts
    places = Dictionary(facts.numberNames.enumerated().map { (BytewiseText($1), $0) }) { first, _ in first }
    fallbacks = Dictionary(
      rules.names.compactMap { name in name.fallback.map { (BytewiseText(name.name), $0.micros) } }
    ) { first, _ in first }
  }

  /// A name as it is looked up: its place among the facts' names, and what stands in for a missing row.
  struct Name {
    fileprivate var place: Int?
    fileprivate var fallback: Int64?
  }

  /// How a name is looked up.
  func name(_ name: BytewiseText) -> Name { Name(place: places[name], fallback: fallbacks[name]) }

  /// The number of a person in millionths; nil when it is missing. Without a month, the one of all months.
  func value(_ name: Name, _ month: Int?, of person: Int) -> Int64? {
    var found: Int64?
    if let place = name.place, !facts.numbers.starts.isEmpty {
      let starts = facts.numbers.starts
      for position in Int(starts[person])..<Int(starts[person + 1]) {
        let number = facts.numbers.numbers[position]
        guard Int(number.name) == place else { continue }
        if let own = number.month {
          if Int(own) == month { return number.value }
        } else {
          found = number.value
        }
      }
    }
    return found ?? name.fallback
  }
}

/// What the figures of a person are worth (method, section 11). One object, for each formula of each person holds it.
final class FigureSource: Sendable {
  let facts: Facts
  let names: FigureNames
  let numbers: NumberStep
  let achievement: AchievementStep
  let conduct: ConductStep
  let predikats: [String]
  /// A figure of days of a person in a month, in its own unit.
  let dayFigure: @Sendable (DayFigure, _ person: Int, _ month: Int) -> Int128

  init(
    facts: Facts, names: FigureNames, numbers: NumberStep, achievement: AchievementStep, conduct: ConductStep,
    predikats: [String], dayFigure: @escaping @Sendable (DayFigure, _ person: Int, _ month: Int) -> Int128
  ) {
    self.facts = facts
    self.names = names
    self.numbers = numbers
    self.achievement = achievement
    self.conduct = conduct
    self.predikats = predikats
    self.dayFigure = dayFigure
  }

  /// A figure of a month; `employee` holds those of the quarter, and is nil before they are known.
  func value(
    _ reference: FigureReference, _ month: Int, _ result: MonthResult, of person: Int, _ employee: EmployeeResult?
  ) -> FormulaValue {
    if let figure = names.dayFigure(reference) {
      let value = dayFigure(figure, person, month)
      return .number(figure.isInMicros ? Rational(micros: value) : Rational(value))
    }
    let quarter = facts.quarter
    switch reference.figure {
    case .month: return .number(Rational(quarter.calendarMonth(month)))
    case .monthOfQuarter: return .number(Rational(month + 1))
    case .year: return .number(Rational(quarter.year))
    case .workDays: return .number(Rational(Int128(result.workDays)))
    case .presentDays: return .number(Rational(Int128(result.presentDays)))
    case .availableDays: return .number(Rational(Int128(result.availableDays)))
    case .unexcusedDays: return .number(Rational(Int128(result.unexcusedDays)))
    case .deducted: return .number(Rational(micros: Int128(result.deducted)))
    case .monthDiscipline: return figure(result.discipline, reference)
    case .monthAchievement: return figure(achievement.achievement(person, month: month), reference)
    case .monthConduct: return figure(conduct.conduct(person, month: month), reference)
    case .base: return .number(Rational(micros: result.base))
    case .number: return number(reference, month, of: person)
    case .unit, .post, .jobType, .status, .pattern, .salaryGrade, .echelon, .grade:
      return post(reference, facts.roster.segments[Int(result.segment)])
    default: return employee.map { value(reference, of: $0) } ?? .missing([reference.description])
    }
  }

  /// A figure of the quarter.
  func value(_ reference: FigureReference, of employee: EmployeeResult) -> FormulaValue {
    switch reference.figure {
    case .year: .number(Rational(facts.quarter.year))
    case .quarter: .number(Rational(facts.quarter.number))
    case .discipline: figure(employee.discipline, reference)
    case .achievement: figure(employee.achievement, reference)
    case .workloadRatio: .micros(employee.knownWorkloadRatio, orMissing: reference.description)
    case .relativeWorkload: .number(Rational(micros: employee.relativeWorkload))
    case .workloadFactor: .number(Rational(micros: Int128(employee.workloadFactor)))
    case .normalised: figure(employee.normalised, reference)
    case .conduct: figure(employee.conduct, reference)
    case .index:
      employee.publishedIndex.map { .number(Rational(micros: Int128($0) * 10_000)) }
        ?? .missing([reference.description])
    case .predikat: text(employee.predikatPosition.map { predikats[$0] }, reference)
    case .resultsLevel: text(employee.resultsLevel?.code, reference)
    case .conductLevel: text(employee.conductLevel?.code, reference)
    case .number: number(reference, nil, of: Int(employee.person))
    case .unit, .post, .jobType, .status, .pattern, .salaryGrade, .echelon, .grade:
      post(reference, facts.roster.segments[Int(employee.segment)])
    default: .missing([reference.description])
    }
  }

  private func post(_ reference: FigureReference, _ segment: Segment) -> FormulaValue {
    let roster = facts.roster
    return switch reference.figure {
    case .unit: text(roster.units[Int(segment.unit)], reference)
    case .post: text(roster.posts[Int(segment.post)], reference)
    case .jobType: text(segment.jobType.code, reference)
    case .status: text(segment.status.code, reference)
    case .pattern: text(segment.pattern.code, reference)
    case .salaryGrade: text(segment.salaryGrade < 0 ? nil : roster.salaryGrades[Int(segment.salaryGrade)], reference)
    case .echelon: text(segment.echelon < 0 ? nil : roster.echelons[Int(segment.echelon)], reference)
    default: .number(Rational(Int128(segment.grade)))
    }
  }

  private func number(_ reference: FigureReference, _ month: Int?, of person: Int) -> FormulaValue {
    .micros(
      numbers.value(numbers.name(BytewiseText(reference.argument ?? "")), month, of: person).map { Int128($0) },
      orMissing: reference.description)
  }

  private func figure(_ figure: Figure, _ reference: FigureReference) -> FormulaValue {
    .micros(figure.micros.map { Int128($0) }, orMissing: reference.description)
  }

  private func text(_ text: String?, _ reference: FigureReference) -> FormulaValue {
    guard let text, !text.isEmpty else { return .missing([reference.description]) }
    return .text(BytewiseText(text))
  }
}
