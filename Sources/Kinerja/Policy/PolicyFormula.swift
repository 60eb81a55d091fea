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

  /// Whether both say the same, however they are written.
  package static func == (left: PolicyFormula, right: PolicyFormula) -> Bool { left.node == right.node }

  /// Feeds what it says to a hasher.
  package func hash(into hasher: inout Hasher) { hasher.combine(node) }
}
