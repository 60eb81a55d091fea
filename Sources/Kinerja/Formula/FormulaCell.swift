/// A cell as it is published: rounded to six decimals, halves away from zero.
package enum FormulaCell: Hashable, Sendable {
  /// So many millionths.
  case micros(Int128)
  /// Nothing, for these causes.
  case missing(Set<String>)
  /// 10^15 or more in size: an error that stops the run (method, section 12).
  case tooLarge

  /// From here on a cell is too large, in millionths.
  package static let limit = Int128(1_000_000_000_000_000) * Int128(Points.scale)

  /// What the formulas below see of the cell; nil when it is too large.
  package var value: FormulaValue? {
    switch self {
    case .micros(let micros): .number(Rational(micros: micros))
    case .missing(let causes): .missing(causes)
    case .tooLarge: nil
    }
  }
}

extension FormulaValue {
  /// The cell that has this value; the values of cells and of `discipline.month` are numbers.
  package var cell: FormulaCell {
    switch self {
    case .missing(let causes): return .missing(causes)
    case .truth, .text: preconditionFailure("the checker lets only numbers be cells")
    case .number(let number):
      guard let micros = number.micros, micros.magnitude < FormulaCell.limit.magnitude else { return .tooLarge }
      return .micros(micros)
    }
  }
}
