/// The formulas of the policy as they were evaluated for one employee.
extension StepParts {
  /// The cells of each month, then those of the quarter, in the order of the policy.
  var cells: [CellRecord] {
    let outcome = followed.cells
    let payment = tracer.steps.payment
    let ofMonths = outcome.months.flatMap { inputs in
      payment.months[inputs.month].month.map { cell in
        record(
          cell.name, inputs.month, cell.formula.expression.steps(inputs), inputs.cells[cell.name], cell.basis,
          cell.line,
          .incentive)
      }
    }
    let ofQuarter = payment.quarter.quarter.map { cell in
      record(
        cell.name, nil, cell.formula.expression.steps(outcome.quarter), outcome.quarter.cells[cell.name], cell.basis,
        cell.line, .incentive)
    }
    return ofMonths + ofQuarter
  }

  /// The formula of a month's discipline; nil where it is the standard one.
  func disciplineCell(_ month: Int) -> CellRecord? {
    guard let formula = tracer.steps.disciplines.months[month], let inputs = followed.disciplineInputs[month] else {
      return nil
    }
    let step = formula.expression.steps(inputs)
    let discipline = followed.months[month].discipline
    let value = discipline.micros.map { FormulaValue.number(Rational(micros: Int128($0))) } ?? step.value
    return record(FormulaFigure.monthDiscipline.rawValue, month, step, value, nil, nil, .discipline)
  }

  private func record(
    _ name: String, _ month: Int?, _ step: FormulaStep, _ value: FormulaValue?, _ basis: String?, _ line: Int?,
    _ clause: ClauseName
  ) -> CellRecord {
    let quarter = tracer.facts.quarter
    let day = month.map { quarter.lastDay(ofMonth: $0) } ?? quarter.last
    let ruling =
      tracer.policy.citedVersion(of: clause, on: day)
      ?? CitedVersion(name: clause, from: day, basis: "", line: 0)
    return CellRecord(
      name: name, month: month, step: step, value: value ?? step.value, inputs: inputs(of: step, month),
      basis: basis ?? ruling.basis, ruling: ruling, line: line ?? ruling.line)
  }

  /// The figures that a formula looked at, each once.
  private func inputs(of step: FormulaStep, _ month: Int?) -> [CellRecord.Input] {
    var seen: Set<String> = []
    var inputs: [CellRecord.Input] = []
    func visit(_ step: FormulaStep, _ month: Int?) {
      if case .figure(let reference) = step.expression,
        seen.insert("\(reference) \(month.map { "\($0)" } ?? "")").inserted
      {
        inputs.append(
          CellRecord.Input(reference: reference, value: step.value, sources: sources(of: reference, month)))
      }
      if case .overMonths = step.expression {
        for (part, inputs) in zip(step.parts, followed.cells.months) { visit(part, inputs.month) }
      } else {
        for part in step.parts { visit(part, month) }
      }
    }
    visit(step, month)
    return inputs
  }

  /// The rows behind a figure; those of the quarter's figures stand in their own steps.
  private func sources(of reference: FigureReference, _ month: Int?) -> [SourceRow] {
    let facts = tracer.facts
    let name = BytewiseText(reference.argument ?? "")
    func place(_ names: [String]) -> Int? { names.firstIndex { BytewiseText($0) == name } }
    func rows(where isMeant: (DayRecord) -> Bool) -> [SourceRow] {
      var sources: [SourceRow] = []
      for day in followed.records where day.month == month && isMeant(day) {
        sources.append(.ofDay(day.day, .attendance))
        if let kind = day.spellKind, !sources.contains(.spells(kinds: [kind])) {
          sources.append(.spells(kinds: [kind]))
        }
      }
      return sources
    }
    func has(_ status: Int?) -> Bool {
      status.map { name == BytewiseText(tracer.statuses[$0]) } ?? (name == BytewiseText(DayStatusName.presence))
    }
    switch reference.figure {
    case .days: return rows { has($0.status) }
    case .deducted:
      return rows { $0.isCounted && $0.deduction > .zero && (reference.argument == nil || has($0.status)) }
    case .unexcusedDays: return rows { $0.isCounted && $0.isUnexcused }
    case .lateMinutes: return rows { $0.isCounted && $0.late > 0 }
    case .earlyMinutes: return rows { $0.isCounted && $0.early > .zero }
    case .times, .run, .runInMonth:
      guard let counter = tracer.steps.months.counters.names.firstIndex(where: { BytewiseText($0) == name }) else {
        return []
      }
      return rows { $0.isCounted && tracer.steps.months.counters.holds(counter, on: $0) }
    case .events:
      return place(facts.eventKinds).flatMap { kind in month.map { [.events(kind: kind, month: $0)] } } ?? []
    case .spellDays, .spellSum, .spellPeak, .spellMonth, .spellLength:
      return [.spells(kinds: tracer.steps.days.spells.kinds(of: name))]
    case .number: return place(facts.numberNames).map { [.numbers(name: $0, month: month)] } ?? []
    case .base, .firstTariff, .lastTariff:
      return Set(months.filter { $0.month == month && $0.counted > 0 }.map(\.segment)).sorted().map {
        .tariff(segment: $0)
      }
    case .actingTariff, .actingDays, .actingMonth: return [.actingPosts]
    case .unit, .post, .jobType, .status, .pattern, .salaryGrade, .echelon, .grade:
      return [.segment(Int(month.map { followed.months[$0].segment } ?? employee.segment))]
    case .monthAchievement:
      return targets.filter { $0.month == month }.map { .target(indicator: $0.indicator, month: $0.month) }
    case .predikat, .resultsLevel, .conductLevel: return employee.isStatutory ? [.statutoryLevels] : []
    case .month, .year, .monthOfQuarter, .workDays, .presentDays, .availableDays, .monthDiscipline, .monthConduct,
      .daysOfMonth, .quarter, .discipline, .achievement, .workloadRatio, .relativeWorkload, .workloadFactor,
      .normalised, .conduct, .index:
      return []
    }
  }
}
