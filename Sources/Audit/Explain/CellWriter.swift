internal import Kinerja
internal import Wording

/// Words a formula of the policy as it was evaluated, as a spreadsheet's "evaluate formula" does.
struct CellWriter {
  private let cell: CellRecord
  private let quarter: Quarter

  init(_ cell: CellRecord, _ quarter: Quarter) {
    self.cell = cell
    self.quarter = quarter
  }

  /// The month, or the quarter, of the cell.
  var period: String { cell.month.map { quarter.monthName($0) } ?? "\(quarter)" }

  /// `2026-08 hadir = 100 * hari_hadir / hari_kerja = 100 * 18 / 19 = 94.736842 (pasal 10)`.
  var line: Text {
    let written = cell.step.text
    let withValues = cell.step.textWithValues
    var parts = [Text("\(period) \(cell.name)"), Text(written)]
    if withValues != written { parts.append(Text(withValues)) }
    parts.append(Self.value(cell.value))
    return parts.joined(by: " = ") + " (\(cell.basis))"
  }

  /// The whole of it: what it looked at, and its parts from the innermost on.
  func cell(step: String, _ language: Language, rows: (SourceRow) -> [String]) -> Explanation.Cell {
    Explanation.Cell(
      name: cell.name, period: period, step: step, formula: cell.step.text, withValues: cell.step.textWithValues,
      parts: parts(cell.step, language), value: Self.value(cell.value).in(language), basis: cell.basis, line: cell.line,
      inputs: cell.inputs.map { input in
        Explanation.Cell.Input(
          name: input.reference.description, title: input.reference.figure.title.in(language),
          value: Self.value(input.value).in(language), rows: input.sources.flatMap(rows))
      })
  }

  /// `18 + 1 + 0 = 19`, for each part that is more than a name or a number.
  private func parts(_ step: FormulaStep, _ language: Language) -> [String] {
    guard !step.parts.isEmpty else { return [] }
    let own = "\(step.textWithValues) = \(Self.value(step.value).in(language))"
    return step.parts.flatMap { parts($0, language) } + [own]
  }

  /// A value of a formula, or why there is none.
  static func value(_ value: FormulaValue) -> Text {
    switch value {
    case .number(let number):
      number.exact(decimals: 6).map { Text("\($0)") }
        ?? Text("\(number.fraction.numerator)/\(number.fraction.divisor)")
    case .truth(let truth): truth ? Text("benar", "true") : Text("salah", "false")
    case .text(let text): Text("'\(text.text)'")
    case .missing(let causes): Text("tidak ada", "missing") + " (\(causes.sorted().joined(separator: ";")))"
    }
  }
}
