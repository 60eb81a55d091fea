/// A policy tried on figures given by hand, without any exports (method, sections 5, 12 and 13).
///
/// What is not given is what it would be for a person of whom nothing was recorded: counts are 0, scores and texts are missing,
/// named numbers have their default.
package struct PolicyTrial: Sendable {
  /// A figure's value; nil is missing.
  package typealias Figures = [String: PolicyExample.Value]

  /// A cell that was computed.
  package struct Cell: Sendable {
    /// Its name; `disiplin` for the formula of a month's discipline.
    package let name: String
    /// The month's place among those tried, from 0; nil for a cell of the quarter.
    package let month: Int?
    /// The formula, step by step.
    package let step: FormulaStep
    /// The value, rounded as it is published.
    package let value: FormulaValue
    /// The legal citation: the cell's own, else that of the version.
    package let basis: String
    /// The line of the policy file.
    package let line: Int
  }

  /// What came out.
  package struct Outcome: Sendable {
    /// The cells, month by month, then those of the quarter.
    package var cells: [Cell] = []
    /// D_m of each month tried; nil is missing.
    package var disciplines: [Points?] = []
    /// The payment; nil when the cell that is paid is missing.
    package var paid: Rupiah?
    /// The figures that were looked at and not given.
    package var assumed: Set<FigureReference> = []
  }

  private let day: CivilDate
  private let incentive: DatedClause<IncentiveRules>.Version
  private let discipline: DatedClause<DisciplineRules>.Version?
  private let numbers: NumberRules
  private let quarter: Quarter

  /// Takes the versions in force on a day.
  ///
  /// - Throws: `EvaluationError.notInForce` when the clause `incentive` is not.
  package init(_ policy: Policy, on day: CivilDate) throws(EvaluationError) {
    guard let incentive = policy.incentive.version(on: day), let quarter = Quarter(of: day) else {
      throw .notInForce(clause: .incentive, day: day)
    }
    self.day = day
    self.quarter = quarter
    self.incentive = incentive
    discipline = policy.discipline.version(on: day)
    numbers = policy.numbers.version(on: day)?.rules ?? NumberRules(names: [])
  }

  /// The names of the figures that the policy's formulas look at.
  package var figures: Set<String> {
    let rules = incentive.rules
    let formulas =
      (rules.month + rules.quarter).map(\.formula) + [discipline?.rules.month].compactMap(\.self)
    return formulas.reduce(into: []) { names, formula in
      names.formUnion(formula.expression.figures(inMonths: false).map(\.description))
      names.formUnion(formula.expression.figures(inMonths: true).map(\.description))
    }
  }

  /// Computes every cell for these figures, those of each month beside those of all.
  package func run(_ shared: Figures, months: [Figures]) -> Outcome {
    var outcome = Outcome()
    let log = TrialLog()
    var done: [TrialInputs] = []
    for (place, own) in months.enumerated() {
      let month = months.count == 1 ? quarter.index(of: day).map { quarter.month(ofDay: $0) } ?? 0 : place
      var figures = dates(ofMonth: month).merging(shared) { $1 }.merging(own) { $1 }
      if figures[FormulaFigure.monthDiscipline.rawValue] == nil {
        figures[FormulaFigure.monthDiscipline.rawValue] = monthDiscipline(figures, place, log, &outcome)
      }
      if case .number(let discipline) = figures[FormulaFigure.monthDiscipline.rawValue] {
        outcome.disciplines.append(discipline)
      } else {
        outcome.disciplines.append(nil)
      }
      done.append(inputs(figures, log))
      run(incentive.rules.month, place, &done[place], &outcome)
    }
    var figures = dates.merging(shared) { $1 }
    if figures[FormulaFigure.discipline.rawValue] == nil {
      figures[FormulaFigure.discipline.rawValue] = quarterDiscipline(done)
    }
    for place in done.indices { done[place].figures.merge(figures) { own, _ in own } }
    var whole = inputs(figures, log)
    whole.months = done
    run(incentive.rules.quarter, nil, &whole, &outcome)
    if let paid = whole.cells[IncentiveRules.paidCell]?.number?.micros {
      let unit = Int128(incentive.rules.unit) * Int128(Points.scale)
      outcome.paid = Rupiah(Int64(max(0, paid) / unit) * incentive.rules.unit)
    }
    outcome.assumed = log.assumed
    return outcome
  }

  private func inputs(_ figures: Figures, _ log: TrialLog) -> TrialInputs {
    TrialInputs(figures: figures, parameters: incentive.rules.params, numbers: numbers, log: log)
  }

  private var dates: Figures {
    [
      FormulaFigure.year.rawValue: .number(Points(whole: Int64(quarter.year))),
      FormulaFigure.quarter.rawValue: .number(Points(whole: Int64(quarter.number))),
    ]
  }

  private func dates(ofMonth month: Int) -> Figures {
    dates.merging([
      FormulaFigure.month.rawValue: .number(Points(whole: Int64(quarter.calendarMonth(month)))),
      FormulaFigure.monthOfQuarter.rawValue: .number(Points(whole: Int64(month + 1))),
    ]) { $1 }
  }

  private func run(
    _ cells: [IncentiveRules.Cell], _ month: Int?, _ inputs: inout TrialInputs, _ outcome: inout Outcome
  ) {
    for cell in cells {
      let step = cell.formula.expression.steps(inputs)
      let value = step.value.cell.value ?? .missing([cell.name])
      inputs.cells[cell.name] = value
      outcome.cells.append(
        Cell(
          name: cell.name, month: month, step: step, value: value, basis: cell.basis ?? incentive.basis,
          line: cell.line))
    }
  }

  /// D_m from the figures of a month: by the policy's formula, else 100 less what is deducted.
  private func monthDiscipline(_ figures: Figures, _ place: Int, _ log: TrialLog, _ outcome: inout Outcome)
    -> PolicyExample.Value
  {
    guard let version = discipline, let formula = version.rules.month else {
      guard case .number(let deducted) = figures[FormulaFigure.deducted.rawValue] else {
        return .number(Points.hundred)
      }
      return .number(Points(micros: DisciplineFormulas.standard(deducted: deducted.micros)))
    }
    let step = formula.expression.steps(inputs(figures, log))
    let value = step.value.number?.micros.map { Int64(max(0, min(Int128(Points.hundred.micros), $0))) }
    outcome.cells.append(
      Cell(
        name: FormulaFigure.monthDiscipline.rawValue, month: place, step: step,
        value: value.map { .number(Rational(micros: Int128($0))) } ?? .missing(step.value.causes ?? []),
        basis: version.basis, line: version.line))
    return value.map { .number(Points(micros: $0)) } ?? .missing
  }

  /// D of the months, weighed by their days, or alike where the policy says so or no days are given.
  private func quarterDiscipline(_ months: [TrialInputs]) -> PolicyExample.Value {
    var (sum, weights) = (Int128(0), Int128(0))
    for month in months {
      guard case .number(let value) = month.figures[FormulaFigure.monthDiscipline.rawValue] else { return .missing }
      var weight = Int128(1)
      if discipline?.rules.average != .months, case .number(let days) = month.figures[FormulaFigure.workDays.rawValue] {
        weight = Int128(days.micros / Points.scale)
      }
      sum += Int128(value.micros) * weight
      weights += weight
    }
    return weights == 0 ? .missing : .number(Points(micros: Int64(roundedQuotient(sum, weights))))
  }
}

/// The figures that formulas looked at and nobody gave.
private final class TrialLog {
  var assumed: Set<FigureReference> = []
}

/// What formulas read in a trial.
private struct TrialInputs: FormulaInputs {
  var figures: PolicyTrial.Figures
  let parameters: [IncentiveRules.Parameter]
  let numbers: NumberRules
  let log: TrialLog
  var cells: [String: FormulaValue] = [:]
  var months: [any FormulaInputs] = []

  func value(of reference: FigureReference) -> FormulaValue {
    switch figures[reference.description] {
    case .number(let number):
      return reference.figure.kind == .text
        ? .text(BytewiseText("\(number)")) : .number(Rational(micros: Int128(number.micros)))
    case .text(let text): return .text(BytewiseText(text))
    case .missing: return .missing([reference.description])
    case nil: break
    }
    log.assumed.insert(reference)
    if reference.figure == .number {
      let fallback = numbers.names.first { $0.name == reference.argument }?.fallback
      return .micros(fallback.map { Int128($0.micros) }, orMissing: reference.description)
    }
    return reference.unrecorded == .zero ? .number(Rational(0)) : .missing([reference.description])
  }

  func parameter(_ name: String) -> Points { parameters.first { $0.name == name }?.value ?? .zero }
  func cell(_ name: String) -> FormulaValue { cells[name] ?? .missing([name]) }
}
