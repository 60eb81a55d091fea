/// What a formula may name where it stands.
package struct FormulaScope: Sendable {
  /// The place.
  package var place: FormulaFigure.Place
  /// The parameters of the version.
  package var parameters: Set<String>
  /// The cells above it in its part.
  package var cells: Set<String>
  /// The cells of `month`, for what `sum` and its kin hold in `quarter`.
  package var monthCells: Set<String>
  /// The cells that come later in its part; to name one is an error that says so.
  package var cellsBelow: Set<String>
  /// The cells of the quarter; to name one where none can be is an error that says so.
  package var quarterCells: Set<String>
  /// The names that each kind of argument may have; nil is any.
  package var arguments: @Sendable (FormulaFigure.ArgumentKind) -> Set<String>?

  /// Makes a scope.
  package init(
    _ place: FormulaFigure.Place, parameters: Set<String> = [], cells: Set<String> = [], monthCells: Set<String> = [],
    cellsBelow: Set<String> = [], quarterCells: Set<String> = [],
    arguments: @escaping @Sendable (FormulaFigure.ArgumentKind) -> Set<String>?
  ) {
    self.place = place
    self.parameters = parameters
    self.cells = cells
    self.monthCells = monthCells
    self.cellsBelow = cellsBelow
    self.quarterCells = quarterCells
    self.arguments = arguments
  }

  /// The names that no parameter and no cell may have.
  package static let reservedNames: Set<String> =
    FormulaParser.keywords.union(["nip"]).union(FormulaFigure.allCases.map(\.rawValue))
    .union(FormulaFunction.allCases.map(\.rawValue))
}
