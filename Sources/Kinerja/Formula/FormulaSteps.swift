/// A part of a formula as it was evaluated, and the parts that it looked at: a spreadsheet's "evaluate formula".
package struct FormulaStep: Sendable {
  /// The part.
  package let expression: FormulaExpression
  /// Its value, exactly.
  package let value: FormulaValue
  /// What it looked at, in order; for `sum` and its kin one for each month that exists.
  package let parts: [FormulaStep]

  /// The part as formulas are written.
  package var text: String { expression.node.description }

  /// The part with the values of figures, parameters and cells put in; `sum` and its kin hold those of the months. Names of
  /// which the value is missing, or was not looked at, stay.
  package var textWithValues: String { withValues.description }
}

extension FormulaExpression {
  /// Evaluates the formula and tells each part that was looked at.
  package func steps(_ inputs: some FormulaInputs) -> FormulaStep {
    let log = FormulaStepLog()
    let value = FormulaEvaluator(inputs: inputs, log: log).value(self)
    return log.last ?? FormulaStep(expression: self, value: value, parts: [])
  }
}

/// Gathers the parts of a formula while it is evaluated.
final class FormulaStepLog {
  private var open: [[FormulaStep]] = [[]]

  func begin() { open.append([]) }

  func end(_ expression: FormulaExpression, _ value: FormulaValue) {
    let parts = open.removeLast()
    open[open.count - 1].append(FormulaStep(expression: expression, value: value, parts: parts))
  }

  var last: FormulaStep? { open.last?.last }
}

extension FormulaStep {
  /// The part as a formula in which known values stand for names.
  private var withValues: FormulaNode {
    switch expression {
    case .figure, .parameter, .cell, .months: return value.node ?? expression.node
    case .overMonths(let fold, _):
      return .call(fold.function, parts.map { FormulaNode.Argument($0.value.node ?? $0.withValues) })
    default: break
    }
    // A part that was looked at stands in the order in which it is written; the others stay as they are.
    var looked = parts[...]
    return expression.node { part in
      guard let step = looked.first, step.expression == part else { return part.node }
      looked.removeFirst()
      return step.withValues
    }
  }
}

extension FormulaValue {
  /// The value as a formula writes it; nil for one that no formula can: a truth, a missing value, a number with more than
  /// six decimals or from 10^12 on.
  fileprivate var node: FormulaNode? {
    switch self {
    case .number(let number):
      guard let exact = number.exact(decimals: 6), let micros = Int64(exactly: exact.units) else { return nil }
      return FormulaNode(written: Points(micros: micros))
    case .text(let text): return FormulaNode(.text(text), 0..<0)
    case .truth, .missing: return nil
    }
  }
}
