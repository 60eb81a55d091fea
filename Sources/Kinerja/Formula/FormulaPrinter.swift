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
    case .text(let text): return ("'\(text.text)'", .primary)
    case .name(let name): return (name, .primary)
    case .call(let name, let arguments):
      let list = arguments.map { argument in
        (argument.key.map { "\($0) -> " } ?? "") + argument.value.description
      }
      return ("\(name)(\(list.joined(separator: ", ")))", .primary)
    case .negative(let operand): return ("-" + operand.within(.unary), .unary)
    case .not(let operand): return ("not " + operand.within(.not), .not)
    case .sum(let terms):
      return (Self.chain(terms, " + ", " - ", of: .product), .sum)
    case .product(let factors):
      return (Self.chain(factors, " * ", " / ", of: .unary), .product)
    case .comparison(let comparison, let left, let right):
      return ("\(left.within(.sum)) \(comparison.rawValue) \(right.within(.sum))", .comparison)
    case .and(let operands): return (operands.map { $0.within(.not) }.joined(separator: " and "), .and)
    case .or(let operands): return (operands.map { $0.within(.and) }.joined(separator: " or "), .or)
    }
  }

  private static func chain(_ operands: [Operand], _ plain: String, _ inverse: String, of rank: Rank) -> String {
    operands.enumerated().map { place, operand in
      (place == 0 ? "" : operand.isInverse ? inverse : plain) + operand.value.within(rank)
    }.joined()
  }
}

extension FormulaNode.Key: CustomStringConvertible {
  /// As it is written.
  package var description: String {
    switch self {
    case .otherwise: "else"
    case .name(let name): name
    case .text(let text): "'\(text.text)'"
    case .number(let value): value.description
    }
  }
}
