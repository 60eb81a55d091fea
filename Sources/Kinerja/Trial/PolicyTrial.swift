/// A policy tried on figures given by hand, without any exports (method, sections 5, 12 and 13).
///
/// What is not given is what it would be for a person of whom nothing was recorded: counts are 0; working days, pay, scores and
/// texts are missing; named numbers have their default.
package struct PolicyTrial: Sendable {
  /// Values by the names of figures, each of its figure's kind.
  package typealias Figures = [String: PolicyExample.Value]

  /// A cell that was computed.
  package struct Cell: Sendable {
    /// Its name; `disiplin` for the formula of a month's discipline.
    package let name: String
    /// The formula, step by step.
    package let step: FormulaStep
    /// The value, rounded as it is published.
    package let value: FormulaValue
    /// The legal citation: the cell's own, else that of the version.
    package let basis: String
    /// The line of the policy file.
    package let line: Int
  }

  /// What came out of a month.
  package struct Month: Sendable {
    /// D_m.
    package fileprivate(set) var discipline: Figure
    /// The formula of its discipline, where the policy has one and no figure takes its place, then the cells.
    package fileprivate(set) var cells: [Cell]
  }

  /// What came out.
  package struct Outcome: Sendable {
    /// The months, in order.
    package fileprivate(set) var months: [Month]
    /// The cells of the quarter.
    package fileprivate(set) var quarter: [Cell] = []
    /// The payment; nil when the cell that is paid is missing.
    package fileprivate(set) var paid: Rupiah?
    /// The figures that were looked at and not given.
    package fileprivate(set) var assumed: Set<FigureReference> = []
  }

  /// A cell reaches 10^15, with which a run would stop.
  package struct CellTooLarge: Error {
    /// The cell.
    package let name: String
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
    // Without a formula of its own a month's discipline is 100 less the deductions.
    let ofDiscipline = discipline?.rules.month == nil ? FormulaFigure.deducted.rawValue : nil
    return formulas.reduce(into: Set([ofDiscipline].compactMap(\.self))) { names, formula in
      names.formUnion(formula.expression.figures(inMonths: false).map(\.description))
      names.formUnion(formula.expression.figures(inMonths: true).map(\.description))
    }
  }

  /// Computes every cell for these figures, those of each month beside those of all.
  package func run(_ shared: Figures, months: [Figures]) throws(CellTooLarge) -> Outcome {
    let log = TrialLog()
    var outcome = Outcome(months: [])
    var inputs: [TrialInputs] = []
    for (place, own) in months.enumerated() {
      let number = months.count == 1 ? quarter.index(of: day).map { quarter.month(ofDay: $0) } ?? 0 : place
      var month = self.inputs(dates(ofMonth: number).merging(shared) { $1 }.merging(own) { $1 }, log)
      outcome.months.append(discipline(of: &month))
      inputs.append(month)
    }
    var whole = self.inputs(dates.merging(shared) { $1 }, log)
    if whole.figures[FormulaFigure.discipline.rawValue] == nil {
      whole.figures[FormulaFigure.discipline.rawValue] = Self.value(mean(zip(inputs, outcome.months)))
    }
    // Months see the figures of the quarter, its discipline too.
    for place in inputs.indices {
      inputs[place].figures.merge(whole.figures) { own, _ in own }
      outcome.months[place].cells += try cells(incentive.rules.month, &inputs[place])
    }
    whole.months = inputs
    outcome.quarter = try cells(incentive.rules.quarter, &whole)
    outcome.paid = whole.cells[IncentiveRules.paidCell]?.number?.micros.map { incentive.rules.paid($0) }
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

  private func cells(_ cells: [IncentiveRules.Cell], _ inputs: inout TrialInputs) throws(CellTooLarge) -> [Cell] {
    var done: [Cell] = []
    for cell in cells {
      let step = cell.formula.expression.steps(inputs)
      guard let value = step.value.cell.value else { throw CellTooLarge(name: cell.name) }
      inputs.cells[cell.name] = value
      done.append(
        Cell(name: cell.name, step: step, value: value, basis: cell.basis ?? incentive.basis, line: cell.line))
    }
    return done
  }

  /// D_m of a month: as given, else by the policy's formula, else 100 less what is deducted.
  private func discipline(of inputs: inout TrialInputs) -> Month {
    let name = FormulaFigure.monthDiscipline.rawValue
    if let given = inputs.figures[name] { return Month(discipline: Self.figure(given), cells: []) }
    var month = Month(discipline: .missing, cells: [])
    if let version = discipline, let formula = version.rules.month {
      let step = formula.expression.steps(inputs)
      month.discipline = step.value.number.map { DisciplineFormulas.limited($0) } ?? .missing
      let value = FormulaValue.micros(month.discipline.micros.map { Int128($0) }, orMissing: name)
      month.cells = [
        Cell(
          name: name, step: step, value: step.value.causes.map { .missing($0) } ?? value, basis: version.basis,
          line: version.line)
      ]
    } else {
      let deducted = Self.figure(inputs.figures[FormulaFigure.deducted.rawValue] ?? .number(.zero)).micros
      month.discipline =
        deducted.map { DisciplineFormulas.limited(100 * Int128(Points.scale) - Int128($0)) } ?? .missing
    }
    inputs.figures[name] = Self.value(month.discipline)
    return month
  }

  /// D of the months, weighed as the policy says; alike too where no month's days are given.
  private func mean(_ months: some Sequence<(TrialInputs, Month)>) -> Figure {
    let days = months.map { inputs, _ in
      Self.figure(inputs.figures[FormulaFigure.workDays.rawValue] ?? .number(.zero)).micros ?? 0
    }
    let areAlike = discipline?.rules.average == .months || days.allSatisfy { $0 == 0 }
    var mean = DisciplineMean()
    for ((_, month), days) in zip(months, days) where areAlike || days > 0 {
      mean.add(month.discipline, weight: areAlike ? 1 : days / Points.scale)
    }
    return mean.value
  }

  private static func figure(_ value: PolicyExample.Value) -> Figure {
    if case .number(let number) = value { Figure(micros: number.micros) } else { .missing }
  }

  private static func value(_ figure: Figure) -> PolicyExample.Value {
    figure.micros.map { .number(Points(micros: $0)) } ?? .missing
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
    case .number(let number): return .number(Rational(micros: Int128(number.micros)))
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
