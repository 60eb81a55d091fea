/// What a formula reads.
package protocol FormulaInputs {
  /// The value of a figure; missing with its own name as the cause (`FigureReference.description`).
  func value(of reference: FigureReference) -> FormulaValue
  /// The value of a parameter.
  func parameter(_ name: String) -> Points
  /// The value of a cell above: a number, or missing with the causes of that cell.
  func cell(_ name: String) -> FormulaValue
  /// Why a cell above is missing; nil when it is not.
  func causes(ofCell name: String) -> Set<String>?
  /// What the months give that exist, for `sum` and its kin in `quarter`: each has its month's figures and cells, and the
  /// parameters of the version in which the formula stands.
  var months: [any FormulaInputs] { get }
}

extension FormulaInputs {
  package func causes(ofCell name: String) -> Set<String>? { cell(name).causes }
}
