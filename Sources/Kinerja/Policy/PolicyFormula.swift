/// A formula of a policy: its text, and what it says.
package struct PolicyFormula: Hashable, Sendable {
  /// The text as it is written.
  package var text: String
  /// What it says, its names as they are written.
  package var node: FormulaNode
  /// What it says, every name resolved.
  package var expression: FormulaExpression

  /// Makes a formula.
  package init(text: String, node: FormulaNode, expression: FormulaExpression) {
    self.text = text
    self.node = node
    self.expression = expression
  }

  /// Reads a text and resolves its names.
  package init(_ text: String, in scope: FormulaScope) throws(FormulaFault) {
    let node = try FormulaParser.parse(text)
    self.init(text: text, node: node, expression: try FormulaChecker.check(node, in: scope))
  }

  /// Whether both say the same, however they are written.
  package static func == (left: PolicyFormula, right: PolicyFormula) -> Bool { left.node == right.node }

  /// Feeds what it says to a hasher.
  package func hash(into hasher: inout Hasher) { hasher.combine(node) }

  /// The figures that it names, each once, in the order in which they stand.
  package var figures: [(reference: FigureReference, inMonths: Bool)] {
    var seen: Set<FigureReference> = []
    var figures: [(FigureReference, Bool)] = []
    expression.forEach { expression, inMonths in
      if case .figure(let reference) = expression, seen.insert(reference).inserted {
        figures.append((reference, inMonths))
      }
    }
    return figures
  }

  /// The cells that it names, within `sum` and its kin or outside.
  package func cells(inMonths: Bool) -> Set<String> { names(inMonths) { if case .cell(let name) = $0 { name } else { nil } } }

  /// The parameters that it names.
  package var parameters: Set<String> {
    let name = { (expression: FormulaExpression) -> String? in
      if case .parameter(let name) = expression { name } else { nil }
    }
    return names(true, name).union(names(false, name))
  }

  private func names(_ inMonths: Bool, _ name: (FormulaExpression) -> String?) -> Set<String> {
    var names: Set<String> = []
    expression.forEach { expression, isInMonths in
      if isInMonths == inMonths, let name = name(expression) { names.insert(name) }
    }
    return names
  }
}
