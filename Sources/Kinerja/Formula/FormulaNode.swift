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
    case text(String)
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
    case text(String)
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

extension FormulaNode: CustomStringConvertible {
  /// The formula in its plainest writing: parsing it gives the same formula.
  package var description: String { written.text }

  /// How tightly a form binds: a part that binds less than its place asks for stands in parentheses.
  private enum Rank: Int, Comparable {
    case or, and, not, comparison, sum, product, unary, primary

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  private func within(_ rank: Rank) -> String {
    let (text, own) = written
    return own < rank ? "(\(text))" : text
  }

  private var written: (text: String, rank: Rank) {
    switch form {
    case .number(let value): return (value.description, .primary)
    case .text(let text): return ("'\(text)'", .primary)
    case .name(let name): return (name, .primary)
    case .call(let name, let arguments):
      let list = arguments.map { argument in
        (argument.key.map { "\($0) -> " } ?? "") + argument.value.description
      }
      return ("\(name)(\(list.joined(separator: ", ")))", .primary)
    case .negative(let operand): return ("-" + operand.within(.unary), .unary)
    case .not(let operand): return ("not " + operand.within(.not), .not)
    case .sum(let terms):
      return (Self.chain(terms, " + ", " - ", first: .sum, others: .product), .sum)
    case .product(let factors):
      return (Self.chain(factors, " * ", " / ", first: .product, others: .unary), .product)
    case .comparison(let comparison, let left, let right):
      return ("\(left.within(.sum)) \(comparison.rawValue) \(right.within(.sum))", .comparison)
    case .and(let operands): return (operands.map { $0.within(.not) }.joined(separator: " and "), .and)
    case .or(let operands): return (operands.map { $0.within(.and) }.joined(separator: " or "), .or)
    }
  }

  private static func chain(_ operands: [Operand], _ plain: String, _ inverse: String, first: Rank, others: Rank)
    -> String
  {
    operands.enumerated().map { place, operand in
      // A chain at the head of a chain would join it.
      if place == 0 { return operand.value.within(others) }
      return (operand.isInverse ? inverse : plain) + operand.value.within(others)
    }.joined()
  }
}

extension FormulaNode.Key: CustomStringConvertible {
  /// As it is written.
  package var description: String {
    switch self {
    case .otherwise: "else"
    case .name(let name): name
    case .text(let text): "'\(text)'"
    case .number(let value): value.description
    }
  }
}
