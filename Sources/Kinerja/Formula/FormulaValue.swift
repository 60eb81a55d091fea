/// What a formula gives, or why it gives nothing.
package enum FormulaValue: Sendable, Equatable {
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
}

/// What formulas read.
package protocol FormulaInputs {
  /// The value of a figure.
  func value(of reference: FigureReference) -> FormulaValue
  /// The value of a parameter.
  func parameter(_ name: String) -> Points
  /// The value of a cell above.
  func cell(_ name: String) -> FormulaValue
  /// What the months give, for `sum` and its kin; each sees its month's figures and cells, and these parameters.
  var months: [any FormulaInputs] { get }
}

extension FormulaExpression {
  /// Evaluates the formula (method, section 12): only what is chosen is looked at.
  package func value(_ inputs: some FormulaInputs) -> FormulaValue { Evaluator(inputs: inputs).value(self) }

  /// Causes that no figure gives.
  package enum Cause {
    /// A division by zero.
    package static let divisionByZero = "bagi_nol"
    /// A `pick` without a match.
    package static let noMatch = "tanpa_padanan"
    /// `largest` or `smallest` over no month.
    package static let noMonth = "tanpa_bulan"
  }

  private struct Evaluator<Inputs: FormulaInputs> {
    let inputs: Inputs

    func value(_ expression: FormulaExpression) -> FormulaValue {
      switch expression {
      case .number(let number): return .number(Rational(number))
      case .text(let text): return .text(text)
      case .figure(let reference): return inputs.value(of: reference)
      case .parameter(let name): return .number(Rational(inputs.parameter(name)))
      case .cell(let name): return inputs.cell(name)
      case .negative(let operand): return mapped(operand) { -$0 }
      case .size(let operand): return mapped(operand) { $0.isNegative ? -$0 : $0 }
      case .rounded(let operand, let rounding): return mapped(operand) { $0.rounded(rounding) }
      case .curve(let operand, let points): return mapped(operand) { Self.curve($0, points) }
      case .sum(let terms): return chain(terms) { left, right, isInverse in isInverse ? left - right : left + right }
      case .product(let factors):
        return chain(factors) { left, right, isInverse in isInverse ? left / right : left * right }
      case .least(let parts): return all(parts) { $0.min() ?? .zero }
      case .greatest(let parts): return all(parts) { $0.max() ?? .zero }
      case .not(let operand):
        if case .truth(let truth) = value(operand) { return .truth(!truth) }
        return value(operand)
      case .and(let parts): return logic(parts, stopsAt: false)
      case .or(let parts): return logic(parts, stopsAt: true)
      case .comparison(let comparison, let left, let right): return compare(comparison, value(left), value(right))
      case .choice(let condition, let first, let second):
        guard case .truth(let truth) = value(condition) else { return value(condition) }
        return value(truth ? first : second)
      case .firstPresent(let parts):
        var causes: Set<String> = []
        for part in parts {
          guard case .missing(let own) = value(part) else { return value(part) }
          causes.formUnion(own)
        }
        return .missing(causes)
      case .isPresent(let operand):
        if case .missing = value(operand) { return .truth(false) }
        return .truth(true)
      case .pickText(let x, let branches, let otherwise):
        guard case .text(let text) = value(x) else { return value(x) }
        return (branches.first { $0.key == text }?.value ?? otherwise).map { value($0) } ?? .missing([Cause.noMatch])
      case .pickNumber(let x, let branches, let otherwise):
        guard case .number(let number) = value(x) else { return value(x) }
        return (branches.first { Rational($0.key) == number }?.value ?? otherwise).map { value($0) }
          ?? .missing([Cause.noMatch])
      case .steps(let x, let branches, let isStrict, let otherwise):
        guard case .number(let number) = value(x) else { return value(x) }
        let branch = branches.first { isStrict ? number < Rational($0.key) : number <= Rational($0.key) }
        return value(branch?.value ?? otherwise)
      case .overMonths(let fold, let part): return overMonths(fold, part)
      case .months: return .number(Rational(inputs.months.count))
      }
    }

    private func mapped(_ operand: FormulaExpression, _ body: (Rational) -> Rational) -> FormulaValue {
      let value = value(operand)
      return value.number.map { .number(body($0)) } ?? value
    }

    private func all(_ parts: [FormulaExpression], _ body: ([Rational]) -> Rational) -> FormulaValue {
      let values = parts.map { value($0) }
      let causes = values.compactMap(\.causes)
      guard causes.isEmpty else { return .missing(causes.reduce([]) { $0.union($1) }) }
      return .number(body(values.compactMap(\.number)))
    }

    private func chain(
      _ operands: [FormulaExpression.Operand], _ body: (Rational, Rational, _ isInverse: Bool) -> Rational?
    ) -> FormulaValue {
      var result = value(operands[0].value)
      for operand in operands.dropFirst() {
        let next = value(operand.value)
        if let left = result.number, let right = next.number {
          result = body(left, right, operand.isInverse).map { .number($0) } ?? .missing([Cause.divisionByZero])
        } else {
          result = .missing((result.causes ?? []).union(next.causes ?? []))
        }
      }
      return result
    }

    private func logic(_ parts: [FormulaExpression], stopsAt stop: Bool) -> FormulaValue {
      for part in parts {
        guard case .truth(let truth) = value(part) else { return value(part) }
        if truth == stop { return .truth(stop) }
      }
      return .truth(!stop)
    }

    private func compare(_ comparison: FormulaNode.Comparison, _ left: FormulaValue, _ right: FormulaValue)
      -> FormulaValue
    {
      switch (left, right) {
      case (.number(let left), .number(let right)):
        let holds =
          switch comparison {
          case .equal: left == right
          case .different: left != right
          case .less: left < right
          case .atMost: left <= right
          case .greater: left > right
          case .atLeast: left >= right
          }
        return .truth(holds)
      case (.text(let left), .text(let right)): return .truth((left == right) == (comparison == .equal))
      default: return .missing((left.causes ?? []).union(right.causes ?? []))
      }
    }

    /// The broken line through the points, exactly.
    private static func curve(_ x: Rational, _ points: [WorkloadRules.CurvePoint]) -> Rational {
      guard let first = points.first, let last = points.last, x > Rational(first.x) else { return Rational(points[0].y) }
      for (left, right) in zip(points, points.dropFirst()) where x < Rational(right.x) {
        let slope = (Rational(right.y) - Rational(left.y)) / (Rational(right.x) - Rational(left.x)) ?? .zero
        return Rational(left.y) + slope * (x - Rational(left.x))
      }
      return Rational(last.y)
    }

    private func overMonths(_ fold: FormulaExpression.OverMonths, _ part: FormulaExpression) -> FormulaValue {
      let values = inputs.months.map { part.value($0) }
      let causes = values.compactMap(\.causes)
      guard causes.isEmpty else { return .missing(causes.reduce([]) { $0.union($1) }) }
      let numbers = values.compactMap(\.number)
      switch fold {
      case .sum: return .number(numbers.reduce(.zero, +))
      case .largest: return numbers.max().map { .number($0) } ?? .missing([Cause.noMonth])
      case .smallest: return numbers.min().map { .number($0) } ?? .missing([Cause.noMonth])
      }
    }
  }
}
