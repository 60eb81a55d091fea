/// What is wrong with a formula, and where.
package struct FormulaFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// A character that no formula has.
    case character(String)
    /// A text without its closing quote.
    case openText
    /// A number that is not written as numbers are, or is too large.
    case number(String)
    /// Something else was expected; nil is the end.
    case unexpected(String?, expected: Expected)
    /// Formulas within formulas, deeper than 200.
    case tooDeep
    /// Longer than 20,000 bytes.
    case tooLong
    /// Nothing is written.
    case empty
    /// A name that says nothing here, and the nearest that does.
    case unknownName(String, nearest: String?)
    /// A figure, function or cell that exists elsewhere, but not here.
    case notHere(String, Elsewhere)
    /// A function that does not exist, and the nearest that does.
    case unknownFunction(String, nearest: String?)
    /// A figure that needs a name in parentheses.
    case needsArgument(String)
    /// A figure that takes no parentheses.
    case takesNoArgument(String)
    /// What stands in a figure's parentheses is no name.
    case argumentIsNoName(String)
    /// The name in a figure's parentheses is unknown, with the nearest known one.
    case unknownArgument(String, of: String, nearest: String?)
    /// So many arguments, where the function takes others.
    case argumentCount(String, Int, expected: String)
    /// One kind stands where another is needed.
    case kind(FormulaKind, expected: FormulaKind)
    /// A function that takes no keys has one.
    case keyNotTaken(String)
    /// A function that needs keys lacks one.
    case keyNeeded(String)
    /// A key that the function cannot take.
    case badKey(String, of: String)
    /// A key that stands twice.
    case repeatedKey(String)
    /// A key that is not above the one before.
    case keysDoNotRise(String)
    /// `else` is missing, or is not the last one.
    case elseNeeded(String)
    case elseNotLast
    case elseNotTaken(String)
    /// A number must be written here, of this range.
    case writtenNumber(of: String, expected: String)
    /// `sum` and its kin within each other.
    case nestedMonths(String)
  }

  /// Where a name belongs that is not known at its place.
  package enum Elsewhere: String, Hashable, Sendable {
    /// In formulas of a month, which `quarter` has within `sum` and its kin.
    case month
    /// In formulas of the quarter, outside `sum` and its kin.
    case quarter
    /// In the clause `incentive`, which comes after discipline.
    case payment
    /// Nowhere here: a formula of a month alone has no months to go over.
    case alone
    /// Below: the cell comes later in the same part.
    case below
  }

  /// What may stand at a place.
  package enum Expected: Hashable, Sendable { case operand, operatorOrEnd, closing, argumentEnd }

  /// What is wrong.
  package let kind: Kind
  /// The place: bytes of the formula's text.
  package let range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// All that is wrong with a formula, in the order of its text; at least one.
package struct FormulaFaults: Error, Hashable, Sendable {
  /// What is wrong.
  package let all: [FormulaFault]
}
