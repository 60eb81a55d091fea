/// What a formula gives, or why it gives nothing.
package enum FormulaValue: Sendable, Hashable {
  case number(Rational)
  case truth(Bool)
  case text(BytewiseText)
  /// Nothing, for these causes.
  case missing(Set<String>)

  /// The number; nil when it is none.
  package var number: Rational? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The causes of a missing value; nil when it is not missing.
  package var causes: Set<String>? {
    if case .missing(let causes) = self { causes } else { nil }
  }

  /// A number in millionths; nil is missing for a cause.
  package static func micros(_ value: Int128?, orMissing cause: String) -> FormulaValue {
    value.map { .number(Rational(micros: $0)) } ?? .missing([cause])
  }

  /// Causes that no figure gives.
  package enum Cause {
    /// A division of a number by zero.
    package static let divisionByZero = "bagi_nol"
    /// A `pick` without a match.
    package static let noMatch = "tanpa_padanan"
    /// `largest` or `smallest` over no month.
    package static let noMonth = "tanpa_bulan"
  }
}

extension Set<String> {
  /// Causes as results print them: in the order of their bytes, joined by `;`.
  package var causesText: String {
    sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ";")
  }
}
