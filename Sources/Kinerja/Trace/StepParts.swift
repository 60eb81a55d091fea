/// What each step took and made for one employee, as data: explanations, feedback and letters only word it.
struct StepParts {
  let tracer: Tracer
  let employee: EmployeeResult
  let followed: FollowedDays
  let months: [PayMonth]
  let targets: [TargetRecord]
  let peers: PeersRecord
  let raters: [RaterRecord]
  let budget: BudgetRecord?

  var days: [DayRecord] { followed.records }
  private var facts: Facts { tracer.facts }
  private var quarter: Quarter { facts.quarter }
  private var segment: Segment { facts.roster.segments[Int(employee.segment)] }

  /// The steps, in the method's order.
  var steps: [StepTrace] {
    MethodStep.allCases.map { step in
      let rulings = rulings(step)
      let (items, parts) =
        switch step {
        case .post: post()
        case .discipline: discipline(rulings)
        case .achievement: achievement(rulings)
        case .workload: workload(rulings)
        case .conduct: conduct(rulings)
        case .index: index(rulings)
        case .rating: rating(rulings)
        case .incentive: incentive(rulings)
        case .ranking: ranking()
        }
      return StepTrace(step: step, items: items, parts: parts, rulings: rulings)
    }
  }

  /// The versions that rule a step: of a clause by day those of the scheduled days, else that of the quarter's last day.
  private func rulings(_ step: MethodStep) -> [CitedVersion] {
    step.clauses.flatMap { clause in
      let days = clause.clause.days == .each ? days.map { quarter.day($0.day) } : clause.clause.days(of: quarter)
      return Set(days.compactMap { tracer.policy.citedVersion(of: clause, on: $0) }).sorted { $0.from < $1.from }
    }
  }

  private func post() -> ([Item], [Part]) {
    let segments = facts.roster.segmentRange(Int(employee.person)).filter {
      facts.roster.segments[$0].first <= tracer.results.asOf && facts.roster.segments[$0].last >= quarter.first
    }
    return (
      segments.map { Item(.segment($0), from: [.segment($0)]) },
      [Part(.post, .segment(Int(employee.segment)), by: [])]
    )
  }

  private func discipline(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    var items = days.map { day in
      let date = quarter.day(day.day)
      let clauses = MethodStep.discipline.clauses.filter {
        $0.clause.days == .each || $0 == .spells && day.spellKind != nil
      }
      return Item(
        .day(day),
        [
          Part(
            .dayDeduction, .micros(day.deduction.micros),
            by: clauses.compactMap { tracer.policy.citedVersion(of: $0, on: date) })
        ], from: day.tables.map { .ofDay(day.day, $0) })
    }
    var terms: [Working] = []
    let weighs = DisciplineFormulas(tracer.policy, quarter).average == .days
    for (month, result) in followed.months.enumerated() where result.workDays > 0 {
      let score = result.discipline.micros.map { ExactNumber(micros: $0) }
      let counted = days.filter { $0.isCounted && $0.month == month }
      let deductions = counted.map { Working.figure(.dayDeduction, ExactNumber($0.deduction)) }
      let isStandard = tracer.steps.disciplines.months[month] == nil
      items.append(
        Item(
          .month(month),
          [
            Part(
              .monthDiscipline, score.map { .number($0) }, isStandard ? .whole(100) - .sum(deductions) : nil,
              limits: Points.zero...Points.hundred, by: rulings)
          ]))
      if let cell = disciplineCell(month) { items.append(Item(.cell(cell), from: cell.inputs.flatMap(\.sources))) }
      if let score { terms.append(.figure(.monthDiscipline, score) * .whole(weighs ? counted.count : 1)) }
    }
    let divisor = weighs ? Int(employee.workDays) : terms.count
    return (
      items,
      [
        Part(.workDays, .whole(employee.workDays), by: rulings),
        Part(.unexcusedDays, .whole(employee.unexcusedDays), by: rulings),
        Part(
          .discipline, value(employee.discipline),
          employee.discipline.isMissing ? nil : .sum(terms) / .whole(divisor), by: rulings),
      ]
    )
  }

  private func achievement(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    let rules = tracer.rules.achievement
    let weights = targets.map { target in
      Working.number(ExactNumber(Int128(target.weight), decimals: rules.weighting == .workload ? 12 : 6))
    }
    let items = targets.map { target in
      let goal = Working.number(target.target)
      let earned = target.isMinimised ? .whole(2) * goal - .number(target.realised) : .number(target.realised)
      return Item(
        .target(target),
        [
          Part(
            .targetScore, .micros(target.score.micros), .whole(100) * earned / goal,
            limits: Points.zero...rules.cap, by: rulings),
          Part(
            .plannedMinutes, .number(load(target)), goal * .number(target.norm), rounding: .nearest(decimals: 12),
            by: rulings),
        ],
        from: [
          .target(indicator: target.indicator, month: target.month), .norm(indicator: target.indicator),
        ])
    }
    let terms = zip(weights, targets).map { $0 * .figure(.targetScore, ExactNumber($1.score)) }
    return (
      items,
      [
        Part(
          .achievement, value(employee.achievement), targets.isEmpty ? nil : .sum(terms) / .sum(weights), by: rulings)
      ]
    )
  }

  private func load(_ target: TargetRecord) -> ExactNumber { ExactNumber(Int128(target.planned), decimals: 12) }

  private func workload(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    let rules = tracer.rules.workload
    let ratio = employee.knownWorkloadRatio.map { ExactNumber(micros: $0) }
    // A sum of hundreds of the largest targets does not fit; its parts do.
    let sum = targets.reduce(Int128?(0)) { sum, target in
      sum.flatMap { $0.addingReportingOverflow(Int128(target.planned)) }.flatMap { $0.overflow ? nil : $0.partialValue }
    }
    let planned =
      sum.map { Working.number(ExactNumber($0, decimals: 12)) }
      ?? .sum(targets.map { .figure(.plannedMinutes, load($0)) })
    let minutes = Working.number(rules.minutesPerDay) * .whole(employee.availableDays)
    let relative = ExactNumber(micros: employee.relativeWorkload)
    let factor = ExactNumber(micros: employee.workloadFactor)
    let achieved = Working.named(.achievement, number(employee.achievement))
    let isAdjusted = rules.mode == .adjust
    return (
      peers.tried.map { Item(.peerList($0)) },
      [
        Part(.workloadRatio, ratio.map { .number($0) }, ratio.map { _ in planned / minutes }, by: rulings),
        Part(
          .relativeWorkload, .number(relative),
          ratio.flatMap { ratio in
            peers.reference.map { .named(.workloadRatio, ratio) / .number(ExactNumber(micros: $0)) }
          }, by: rulings),
        Part(
          .workloadFactor, .number(factor), .curve(rules.curve, at: .named(.relativeWorkload, relative)), by: rulings),
        Part(
          .normalised, value(employee.normalised),
          isAdjusted ? achieved * .named(.workloadFactor, factor) : achieved,
          limits: isAdjusted ? Points.zero...tracer.rules.achievement.cap : nil, by: rulings),
      ]
    )
  }

  private func conduct(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    let scale = tracer.rules.supervisor.scale
    let items = raters.map { rater in
      let mean = Working.figure(.raterMean, ExactNumber(rater.score))
      var parts = [
        Part(
          .raterMean, .micros(rater.score.micros),
          .sum(rater.scored.map { .number($0) }) / .whole(rater.scored.count), by: rulings)
      ]
      if let shift = rater.shift {
        parts += [
          Part(.raterShift, .micros(shift.micros), by: rulings),
          Part(
            .calibratedMean, .micros(rater.calibrated.micros),
            .sum([mean, .figure(.raterShift, ExactNumber(shift))]), limits: scale, by: rulings),
        ]
      }
      return Item(.rater(rater), parts, from: [.scores(rater: rater.nip)])
    }
    let terms = raters.map {
      Working.whole($0.scored.count) * .figure(.calibratedMean, ExactNumber($0.calibrated))
    }
    let months = raters.reduce(0) { $0 + $1.scored.count }
    return (
      items,
      [
        Part(.conduct, value(employee.conduct), raters.isEmpty ? nil : .sum(terms) / .whole(months), by: rulings)
      ]
    )
  }

  private func index(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    let names: [FigureName] = [.discipline, .normalised, .conduct]
    var terms: [Working] = []
    var weights: Int64 = 0
    let outcome = tracer.steps.index.run(
      segment.jobType, discipline: employee.discipline, achievement: employee.normalised, conduct: employee.conduct
    ) { component, weight, figure in
      terms.append(.number(Points(micros: weight)) * .figure(names[component], ExactNumber(micros: figure)))
      weights += weight
    }
    switch outcome {
    case .refused(let components):
      let refused = Component.allCases.filter { components >> $0.rawValue & 1 == 1 }
      return ([], [Part(.index, .refused(refused), by: rulings)])
    case .index(let exact):
      let divisor = Points(micros: weights)
      return (
        [],
        [
          Part(
            .exactIndex, .micros(exact),
            divisor == Points(whole: 1) ? .sum(terms) : .sum(terms) / .number(divisor), by: rulings),
          Part(
            .index, .number(ExactNumber(Int128(employee.index), decimals: 2)),
            .named(.exactIndex, ExactNumber(micros: exact)), rounding: .nearest(decimals: 2), by: rulings),
        ]
      )
    }
  }

  private func rating(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    guard let source = employee.ratingSource else { return ([], [Part(.rating, nil, by: rulings)]) }
    return (
      [Item(.statutoryLevels, from: [.statutoryLevels])],
      [
        Part(.resultsLevel, employee.resultsLevel.map { .level($0) }, by: rulings),
        Part(.conductLevel, employee.conductLevel.map { .level($0) }, by: rulings),
        Part(.rating, tracer.results.predikat(of: employee).map { .rating($0, source) }, by: rulings),
      ]
    )
  }

  private func incentive(_ rulings: [CitedVersion]) -> ([Item], [Part]) {
    var items = months.map { month in
      let sum = month.rates.map { Working.whole($0.rate.amount) * .whole($0.days) }
      return Item(
        .payMonth(month),
        [
          Part(
            .monthPay, .micros(month.amount), sum.isEmpty ? nil : .sum(sum) / .whole(month.scheduled), by: rulings)
        ], from: [.tariff(segment: month.segment)])
    }
    items += cells.map { cell in Item(.cell(cell), from: cell.inputs.flatMap(\.sources)) }
    if let budget { items.append(Item(.budget(budget), from: [.budget])) }
    return (
      items,
      [
        Part(
          .incentiveBase, .micros(employee.incentiveBase),
          .sum(months.map { .figure(.monthPay, ExactNumber(micros: $0.amount)) }), by: rulings),
        Part(.incentiveBeforeBudget, .whole(employee.incentiveBeforeBudget.amount), by: rulings),
        Part(.incentive, .whole(employee.incentive.amount), by: rulings),
      ]
    )
  }

  private func ranking() -> ([Item], [Part]) {
    let ranks: [(FigureName, UInt32?)] = [
      (.rank, employee.ranks?.overall), (.rankInUnit, employee.ranks?.inUnit),
      (.rankInGroup, employee.ranks?.inGroup),
    ]
    return ([], ranks.map { Part($0, $1.map { .whole($0) }, by: []) })
  }

  private func number(_ figure: Figure) -> ExactNumber? { figure.micros.map { ExactNumber(micros: $0) } }
  private func value(_ figure: Figure) -> Part.Value? { number(figure).map { .number($0) } }
}
