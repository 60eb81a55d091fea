package import Findings
package import Kinerja
internal import Wording

extension PolicyReader {
  /// What is wrong with the worked examples of a policy: each expectation that does not come out, each name that nothing has.
  ///
  /// Examples without a day of their own are computed under the versions in force on `day`.
  package static func exampleFaults(in policy: Policy, on day: CivilDate, name: String = "") -> [SettingsFault] {
    policy.examples.flatMap { ExampleCheck($0, policy, $0.day ?? day, name).faults() }
  }
}

/// Computes one example.
private struct ExampleCheck {
  private let example: PolicyExample
  private let policy: Policy
  private let day: CivilDate
  private let file: String

  init(_ example: PolicyExample, _ policy: Policy, _ day: CivilDate, _ file: String) {
    self.example = example
    self.policy = policy
    self.day = day
    self.file = file
  }

  func faults() -> [SettingsFault] { (cellFaults() + dayFaults()).sorted { ($0.line, $0.path) < ($1.line, $1.path) } }

  private var months: [PolicyExample.Month] {
    example.months.isEmpty ? [PolicyExample.Month(figures: [], cells: [])] : example.months
  }

  private var expectsCells: Bool {
    !example.cells.isEmpty || example.paid != nil || example.months.contains { !$0.cells.isEmpty }
  }

  private func cellFaults() -> [SettingsFault] {
    guard expectsCells else { return [] }
    let trial: PolicyTrial
    do {
      trial = try PolicyTrial(policy, on: day)
    } catch {
      return [fault(.exampleDiffers, "\(day)", example.line, "on", Self.both(error.text))]
    }
    var faults = (example.figures + months.flatMap(\.figures)).filter { !isFigure($0.name) }.map { entry in
      fault(.exampleName, entry.name, entry.line, "figures", nil, nearestName(to: entry.name, among: trial.figures))
    }
    let outcome: PolicyTrial.Outcome
    do {
      outcome = try trial.run(Self.figures(example.figures), months: months.map { Self.figures($0.figures) })
    } catch {
      return faults + [fault(.exampleDiffers, error.name, example.line, "cells", "≥ 10^15")]
    }
    // Of one month the cells stand beside those of the quarter; of several only its discipline may, for the first.
    var shared = Self.values(outcome.quarter)
    for (place, month) in months.enumerated() {
      var own = Self.values(outcome.months[place].cells)
      let discipline = FormulaFigure.monthDiscipline.rawValue
      own[discipline] = .micros(outcome.months[place].discipline.micros.map { Int128($0) }, orMissing: discipline)
      faults += compare(month.cells, own)
      if months.count == 1 {
        shared.merge(own) { $1 }
      } else if place == 0 {
        shared[FormulaFigure.monthDiscipline.rawValue] = own[FormulaFigure.monthDiscipline.rawValue]
      }
    }
    faults += compare(example.cells, shared)
    if let paid = example.paid, paid != outcome.paid ?? .zero {
      faults.append(
        fault(.exampleDiffers, "\(paid.amount)", example.line, "paid", "\(outcome.paid?.amount ?? 0)"))
    }
    return faults
  }

  private static func figures(_ entries: [PolicyExample.Entry]) -> PolicyTrial.Figures {
    Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The values of cells by name.
  private static func values(_ cells: [PolicyTrial.Cell]) -> [String: FormulaValue] {
    Dictionary(cells.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// Whether a formula could name a figure, with its argument.
  private func isFigure(_ name: String) -> Bool {
    let parts = name.split(separator: "(", maxSplits: 1)
    guard let figure = parts.first.flatMap({ FormulaFigure(rawValue: String($0)) }) else { return false }
    guard parts.count == 2 else { return true }
    guard name.hasSuffix(")"), let kind = figure.argumentKind else { return false }
    let argument = String(parts[1].dropLast())
    guard let known = PolicyNames.arguments(of: kind, in: policy) else { return true }
    return known.contains(argument)
  }

  private func compare(_ expected: [PolicyExample.Entry], _ values: [String: FormulaValue]) -> [SettingsFault] {
    expected.compactMap { entry in
      guard let value = values[entry.name] else {
        return fault(
          .exampleName, entry.name, entry.line, "cells", nil, nearestName(to: entry.name, among: values.keys.sorted()))
      }
      let came = value.number?.micros
      switch entry.value {
      case .missing where came == nil: return nil
      case .number(let number) where came == Int128(number.micros): return nil
      default:
        return fault(
          .exampleDiffers, Self.text(entry.value), entry.line, "cells.\(entry.name)",
          came.map { "\(ExactNumber(micros: $0))" }
            ?? "\(PolicyExample.Value.missingText) (\((value.causes ?? []).causesText))")
      }
    }
  }

  private func dayFaults() -> [SettingsFault] {
    let expected = example.days.filter { $0.deduction != nil }
    guard !expected.isEmpty else { return [] }
    let deductions: [Points?]
    do {
      deductions = try DayTrial(policy, example.pattern).deductions(example.days)
    } catch {
      return [fault(.exampleDiffers, example.name, example.line, "days", Self.both(error.text))]
    }
    return zip(example.days, deductions).compactMap { day, deduction in
      guard let expected = day.deduction, deduction != expected else { return nil }
      return fault(
        .exampleDiffers, "\(expected)", day.line, "days[\(day.date)]",
        deduction.map { "\($0)" } ?? "hari libur / a free day")
    }
  }

  /// A text for a place that has but one.
  private static func both(_ text: Text) -> String { "\(text.indonesian) / \(text.english)" }

  private static func text(_ value: PolicyExample.Value) -> String {
    switch value {
    case .number(let number): "\(number)"
    case .text(let text): text
    case .missing: PolicyExample.Value.missingText
    }
  }

  private func fault(
    _ code: PolicyFormulaFault, _ value: String, _ line: Int, _ path: String, _ came: String?,
    _ suggestion: String? = nil
  ) -> SettingsFault {
    SettingsFault(
      code: .formula(code), file: file, line: line, column: 1, path: "examples[\(example.name)].\(path)", value: value,
      details: came.map { [$0] } ?? [], suggestion: suggestion)
  }
}
