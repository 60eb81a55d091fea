/// A figure with the name in its parentheses.
package struct FigureReference: Hashable, Sendable {
  /// The figure.
  package let figure: FormulaFigure
  /// The name in its parentheses; nil where there is none.
  package let argument: String?

  /// Names a figure.
  package init(_ figure: FormulaFigure, _ argument: String? = nil) {
    self.figure = figure
    self.argument = argument
  }

  /// What it is for a person of whom nothing was recorded.
  package var unrecorded: FormulaFigure.Unrecorded { figure.unrecorded(hasArgument: argument != nil) }
}

extension FigureReference: CustomStringConvertible {
  /// As formulas write it, without white space: `angka(gaji)`.
  package var description: String { figure.rawValue + (argument.map { "(\($0))" } ?? "") }
}
