/// A formula of which every name is resolved and every kind is right (method, section 12).
package indirect enum FormulaExpression: Hashable, Sendable {
  /// How a number is rounded.
  package enum Rounding: Hashable, Sendable {
    /// To so many decimals, halves away from zero.
    case round(Int)
    /// To so many decimals, towards zero.
    case truncate(Int)
    /// To the multiple at or below.
    case down(Points)
    /// To the multiple at or above.
    case up(Points)
    /// To the nearest multiple, halves away from zero.
    case nearest(Points)
  }

  /// What becomes of a formula over the months.
  package enum OverMonths: Hashable, Sendable { case sum, largest, smallest }

  /// A term or factor.
  package struct Operand: Hashable, Sendable {
    /// Whether it is subtracted, or divided by.
    package var isInverse: Bool
    /// The term or factor.
    package var value: FormulaExpression
  }

  /// What is given for a key.
  package struct Branch<Key: Hashable & Sendable>: Hashable, Sendable {
    /// The key.
    package var key: Key
    /// What is given.
    package var value: FormulaExpression
  }

  /// A corner of a broken line.
  package struct Point: Hashable, Sendable {
    /// Where it lies.
    package var x: Points
    /// How high.
    package var y: Points
  }

  case number(Points)
  case text(BytewiseText)
  case figure(FigureReference)
  case parameter(String)
  /// A cell of the same part, above.
  case cell(String)
  case negative(FormulaExpression)
  case sum([Operand])
  case product([Operand])
  case not(FormulaExpression)
  case and([FormulaExpression])
  case or([FormulaExpression])
  case comparison(FormulaNode.Comparison, FormulaExpression, FormulaExpression)
  case least([FormulaExpression])
  case greatest([FormulaExpression])
  case size(FormulaExpression)
  case rounded(FormulaExpression, Rounding)
  case choice(FormulaExpression, then: FormulaExpression, else: FormulaExpression)
  case firstPresent([FormulaExpression])
  case isPresent(FormulaExpression)
  case pickText(FormulaExpression, [Branch<BytewiseText>], else: FormulaExpression?)
  case pickNumber(FormulaExpression, [Branch<Points>], else: FormulaExpression?)
  /// The first key at least as large; strictly larger where asked.
  case steps(FormulaExpression, [Branch<Points>], isStrict: Bool, else: FormulaExpression)
  case curve(FormulaExpression, [Point])
  case overMonths(OverMonths, FormulaExpression)
  case months

  /// The kind of its value.
  package var kind: FormulaKind {
    switch self {
    case .number, .parameter, .cell, .negative, .sum, .product, .least, .greatest, .size, .rounded, .curve, .overMonths,
      .months:
      .number
    case .text: .text
    case .figure(let reference): reference.figure.kind
    case .not, .and, .or, .comparison, .isPresent: .truth
    case .choice(_, let first, _): first.kind
    case .firstPresent(let parts): parts[0].kind
    case .pickText(_, let branches, _): branches[0].value.kind
    case .pickNumber(_, let branches, _), .steps(_, let branches, _, _): branches[0].value.kind
    }
  }

  /// The parts of which it is made, in the order in which they stand.
  package var parts: [FormulaExpression] {
    switch self {
    case .number, .text, .figure, .parameter, .cell, .months: []
    case .negative(let a), .not(let a), .size(let a), .rounded(let a, _), .isPresent(let a), .curve(let a, _),
      .overMonths(_, let a):
      [a]
    case .sum(let operands), .product(let operands): operands.map(\.value)
    case .and(let parts), .or(let parts), .least(let parts), .greatest(let parts), .firstPresent(let parts): parts
    case .comparison(_, let left, let right): [left, right]
    case .choice(let condition, let first, let second): [condition, first, second]
    case .pickText(let x, let branches, let other): [x] + branches.map(\.value) + (other.map { [$0] } ?? [])
    case .pickNumber(let x, let branches, let other): [x] + branches.map(\.value) + (other.map { [$0] } ?? [])
    case .steps(let x, let branches, _, let other): [x] + branches.map(\.value) + [other]
    }
  }

  /// Visits this expression and all parts of it; whether they stand within `sum` and its kin is told.
  package func forEach(inMonths: Bool = false, _ body: (FormulaExpression, _ inMonths: Bool) -> Void) {
    body(self, inMonths)
    var isInMonths = inMonths
    if case .overMonths = self { isInMonths = true }
    for part in parts { part.forEach(inMonths: isInMonths, body) }
  }
}
