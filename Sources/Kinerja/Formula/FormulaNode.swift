/// A formula as it is written (method, section 12): names are not resolved yet.
package struct FormulaNode: Sendable {
  /// What stands between two sums.
  package enum Comparison: String, CaseIterable, Sendable {
    case equal = "="
    case different = "<>"
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
  }

  /// What an argument is given for.
  package enum Key: Hashable, Sendable {
    case otherwise
    case name(String)
    case text(BytewiseText)
    case number(Points)
  }

  /// An argument of a call.
  package struct Argument: Hashable, Sendable {
    /// What it is given for; nil in a plain list.
    package var key: Key?
    /// The key's place.
    package var keyRange: Range<Int>
    /// The argument.
    package var value: FormulaNode

    /// Whether both say the same, wherever they stand.
    package static func == (left: Argument, right: Argument) -> Bool {
      left.key == right.key && left.value == right.value
    }

    /// Feeds what it says to a hasher.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(key)
      hasher.combine(value)
    }
  }

  /// A term of a sum, or a factor of a product.
  package struct Operand: Hashable, Sendable {
    /// Whether it is subtracted, or divided by.
    package var isInverse: Bool
    /// The term or factor.
    package var value: FormulaNode
  }

  /// What it says.
  package indirect enum Form: Hashable, Sendable {
    case number(Points)
    case text(BytewiseText)
    case name(String)
    case call(String, [Argument])
    case negative(FormulaNode)
    case not(FormulaNode)
    /// Terms added or subtracted, from left to right; at least two.
    case sum([Operand])
    /// Factors multiplied or divided by, from left to right; at least two.
    case product([Operand])
    case comparison(Comparison, FormulaNode, FormulaNode)
    /// At least two.
    case and([FormulaNode])
    case or([FormulaNode])
  }

  /// What it says.
  package var form: Form
  /// Its place: bytes of the text.
  package var range: Range<Int>
  /// Whether it stands in parentheses of its own.
  package var isParenthesised = false

  /// Makes a node.
  package init(_ form: Form, _ range: Range<Int>) {
    self.form = form
    self.range = range
  }
}

extension FormulaNode: Hashable {
  /// Whether both say the same, wherever they stand.
  package static func == (left: FormulaNode, right: FormulaNode) -> Bool { left.form == right.form }

  /// Feeds what it says to a hasher.
  package func hash(into hasher: inout Hasher) { hasher.combine(form) }
}
