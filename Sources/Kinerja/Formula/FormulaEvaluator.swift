extension FormulaExpression {
  /// Evaluates the formula, exactly and without rounding (method, section 12): only what is chosen is looked at.
  package func value(_ inputs: some FormulaInputs) -> FormulaValue {
    FormulaEvaluator(inputs: inputs, log: nil).value(self)
  }
}

extension FormulaExpression {
  /// Why the formula gives nothing: the causes of its value, without computing what has no say in them; nil when it gives
  /// something.
  package func causes(_ inputs: some FormulaInputs) -> Set<String>? {
    switch self {
    case .number, .text, .parameter, .months: nil
    case .cell(let name): inputs.causes(ofCell: name)
    case .negative(let operand), .size(let operand), .rounded(let operand, _), .curve(let operand, _):
      operand.causes(inputs)
    case .sum(let operands): Self.union(operands) { $0.value.causes(inputs) }
    case .product(let operands) where operands.allSatisfy({ !$0.isInverse || $0.value.isNonzero }):
      Self.union(operands) { $0.value.causes(inputs) }
    case .least(let parts), .greatest(let parts): Self.union(parts) { $0.causes(inputs) }
    case .overMonths(.sum, let part): Self.union(inputs.months) { month in part.causes(month) }
    default: value(inputs).causes
    }
  }

  private static func union<Part>(_ parts: [Part], _ causes: (Part) -> Set<String>?) -> Set<String>? {
    parts.reduce(nil) { all, part in
      guard let own = causes(part) else { return all }
      return all?.union(own) ?? own
    }
  }

  private var isNonzero: Bool { if case .number(let number) = self { number != .zero } else { false } }
}

/// Evaluates a formula part by part: the reference for every other way to do so.
struct FormulaEvaluator<Inputs: FormulaInputs> {
  let inputs: Inputs
  /// Where each part is told as it is evaluated; nil where nobody listens.
  let log: FormulaStepLog?

  func value(_ expression: FormulaExpression) -> FormulaValue {
    guard let log else { return evaluated(expression) }
    log.begin()
    let value = evaluated(expression)
    log.end(expression, value)
    return value
  }

  private func evaluated(_ expression: FormulaExpression) -> FormulaValue {
    switch expression {
    case .number(let number): .number(Rational(number))
    case .text(let text): .text(text)
    case .figure(let reference): inputs.value(of: reference)
    case .parameter(let name): .number(Rational(inputs.parameter(name)))
    case .cell(let name): inputs.cell(name)
    case .negative(let operand): mapped(operand) { -$0 }
    case .size(let operand): mapped(operand) { $0.isNegative ? -$0 : $0 }
    case .rounded(let operand, let rounding): mapped(operand) { $0.rounded(rounding) }
    case .curve(let operand, let points): mapped(operand) { $0.height(on: points) }
    case .sum(let terms): chain(terms) { left, right, isInverse in isInverse ? left - right : left + right }
    case .product(let factors): chain(factors) { left, right, isInverse in isInverse ? left / right : left * right }
    case .least(let parts): all(parts) { $0.min() ?? .zero }
    case .greatest(let parts): all(parts) { $0.max() ?? .zero }
    case .not(let operand): negated(operand)
    case .and(let parts): logic(parts, stopsAt: false)
    case .or(let parts): logic(parts, stopsAt: true)
    case .comparison(let comparison, let left, let right): compared(comparison, value(left), value(right))
    case .choice(let condition, let first, let second): choice(condition, first, second)
    case .firstPresent(let parts): firstPresent(parts)
    case .isPresent(let operand): .truth(value(operand).causes == nil)
    case .pickText(let x, let branches, let otherwise): pick(x, branches, otherwise)
    case .pickNumber(let x, let branches, let otherwise):
      branch(x) { x in branches.first { Rational($0.key) == x }?.value ?? otherwise }
    case .steps(let x, let branches, let isStrict, let otherwise):
      branch(x) { x in
        branches.first { isStrict ? x < Rational($0.key) : x <= Rational($0.key) }?.value ?? otherwise
      }
    case .overMonths(let fold, let part): overMonths(fold, part)
    case .months: .number(Rational(inputs.months.count))
    }
  }

  private func mapped(_ operand: FormulaExpression, _ body: (Rational) -> Rational) -> FormulaValue {
    let value = value(operand)
    return value.number.map { .number(body($0)) } ?? value
  }

  private func all(_ parts: [FormulaExpression], _ body: ([Rational]) -> Rational) -> FormulaValue {
    let values = parts.map { value($0) }
    return Self.missing(values) ?? .number(body(values.compactMap(\.number)))
  }

  /// Missing with the causes of all that are missing; nil when none is.
  private static func missing(_ values: [FormulaValue]) -> FormulaValue? {
    let causes = values.compactMap(\.causes)
    return causes.isEmpty ? nil : .missing(causes.reduce(into: []) { $0.formUnion($1) })
  }

  private func chain(
    _ operands: [FormulaExpression.Operand], _ body: (Rational, Rational, _ isInverse: Bool) -> Rational?
  ) -> FormulaValue {
    var result = value(operands[0].value)
    for operand in operands.dropFirst() {
      let next = value(operand.value)
      if let left = result.number, let right = next.number {
        result =
          body(left, right, operand.isInverse).map { .number($0) } ?? .missing([FormulaValue.Cause.divisionByZero])
      } else {
        result = .missing((result.causes ?? []).union(next.causes ?? []))
      }
    }
    return result
  }

  private func negated(_ operand: FormulaExpression) -> FormulaValue {
    let value = value(operand)
    if case .truth(let truth) = value { return .truth(!truth) }
    return value
  }

  private func logic(_ parts: [FormulaExpression], stopsAt stop: Bool) -> FormulaValue {
    for part in parts {
      let value = value(part)
      guard case .truth(let truth) = value else { return value }
      if truth == stop { return .truth(stop) }
    }
    return .truth(!stop)
  }

  private func compared(_ comparison: FormulaNode.Comparison, _ left: FormulaValue, _ right: FormulaValue)
    -> FormulaValue
  {
    switch (left, right) {
    case (.number(let left), .number(let right)): .truth(comparison.holds(left, right))
    case (.text(let left), .text(let right)): .truth((left == right) == (comparison == .equal))
    default: .missing((left.causes ?? []).union(right.causes ?? []))
    }
  }

  private func choice(_ condition: FormulaExpression, _ first: FormulaExpression, _ second: FormulaExpression)
    -> FormulaValue
  {
    let condition = value(condition)
    guard case .truth(let truth) = condition else { return condition }
    return value(truth ? first : second)
  }

  private func firstPresent(_ parts: [FormulaExpression]) -> FormulaValue {
    var causes: Set<String> = []
    for part in parts {
      let value = value(part)
      guard case .missing(let own) = value else { return value }
      causes.formUnion(own)
    }
    return .missing(causes)
  }

  private func pick(
    _ x: FormulaExpression, _ branches: [FormulaExpression.Branch<BytewiseText>], _ otherwise: FormulaExpression?
  ) -> FormulaValue {
    let x = value(x)
    guard case .text(let text) = x else { return x }
    return (branches.first { $0.key == text }?.value ?? otherwise).map { value($0) }
      ?? .missing([FormulaValue.Cause.noMatch])
  }

  private func branch(_ x: FormulaExpression, _ chosen: (Rational) -> FormulaExpression?) -> FormulaValue {
    let x = value(x)
    guard let number = x.number else { return x }
    return chosen(number).map { value($0) } ?? .missing([FormulaValue.Cause.noMatch])
  }

  private func overMonths(_ fold: FormulaExpression.OverMonths, _ part: FormulaExpression) -> FormulaValue {
    let values = inputs.months.map { month in Self.value(part, month, log) }
    if let missing = Self.missing(values) { return missing }
    let numbers = values.compactMap(\.number)
    let extreme: Rational? =
      switch fold {
      case .sum: numbers.reduce(.zero, +)
      case .largest: numbers.max()
      case .smallest: numbers.min()
      }
    return extreme.map { .number($0) } ?? .missing([FormulaValue.Cause.noMonth])
  }

  private static func value(_ part: FormulaExpression, _ inputs: some FormulaInputs, _ log: FormulaStepLog?)
    -> FormulaValue
  {
    FormulaEvaluator<_>(inputs: inputs, log: log).value(part)
  }
}

extension FormulaNode.Comparison {
  /// Whether it holds between two values.
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .different: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    }
  }
}

extension Rational {
  /// The height of the broken line through the points here, exactly: that of the first point before it, of the last behind.
  func height(on points: [FormulaExpression.Point]) -> Rational {
    guard let first = points.first, let last = points.last else { return .zero }
    guard self > Rational(first.x) else { return Rational(first.y) }
    for (left, right) in zip(points, points.dropFirst()) where self < Rational(right.x) {
      let slope = (Rational(right.y) - Rational(left.y)) / (Rational(right.x) - Rational(left.x)) ?? .zero
      return Rational(left.y) + slope * (self - Rational(left.x))
    }
    return Rational(last.y)
  }
}
