extension FormulaExpression {
  /// The formula as it is written.
  package var node: FormulaNode { node { $0.node } }

  /// The formula as it is written, its parts being what `write` makes of them.
  func node(_ write: (FormulaExpression) -> FormulaNode) -> FormulaNode {
    func arguments(_ parts: [FormulaExpression]) -> [FormulaNode.Argument] {
      parts.map { FormulaNode.Argument(write($0)) }
    }
    func operands(_ operands: [Operand]) -> [FormulaNode.Operand] {
      operands.map { FormulaNode.Operand(isInverse: $0.isInverse, value: write($0.value)) }
    }
    switch self {
    case .number(let value): return FormulaNode(written: value)
    case .text(let text): return FormulaNode(.text(text), 0..<0)
    case .figure(let reference):
      guard let argument = reference.argument else { return FormulaNode(.name(reference.figure.rawValue), 0..<0) }
      return FormulaNode(.call(reference.figure.rawValue, [.init(FormulaNode(.name(argument), 0..<0))]), 0..<0)
    case .parameter(let name), .cell(let name): return FormulaNode(.name(name), 0..<0)
    case .negative(let operand): return FormulaNode(.negative(write(operand)), 0..<0)
    case .not(let operand): return FormulaNode(.not(write(operand)), 0..<0)
    case .sum(let terms): return FormulaNode(.sum(operands(terms)), 0..<0)
    case .product(let factors): return FormulaNode(.product(operands(factors)), 0..<0)
    case .and(let parts): return FormulaNode(.and(parts.map(write)), 0..<0)
    case .or(let parts): return FormulaNode(.or(parts.map(write)), 0..<0)
    case .comparison(let comparison, let left, let right):
      let left = write(left)
      return FormulaNode(.comparison(comparison, left, write(right)), 0..<0)
    case .least(let parts): return .call(.min, arguments(parts))
    case .greatest(let parts): return .call(.max, arguments(parts))
    case .size(let operand): return .call(.abs, arguments([operand]))
    case .rounded(let operand, let rounding):
      return .call(rounding.function, arguments([operand]) + [.init(FormulaNode(written: rounding.written))])
    case .choice(let condition, let first, let second): return .call(.if, arguments([condition, first, second]))
    case .firstPresent(let parts): return .call(.coalesce, arguments(parts))
    case .isPresent(let operand): return .call(.present, arguments([operand]))
    case .pickText(let x, let branches, let other):
      let x = arguments([x])
      return .call(.pick, x + branches.map { .init(key(of: $0.key), write($0.value)) } + otherwise(other, write))
    case .pickNumber(let x, let branches, let other):
      let x = arguments([x])
      return .call(.pick, x + branches.map { .init(.number($0.key), write($0.value)) } + otherwise(other, write))
    case .steps(let x, let branches, let isStrict, let other):
      let x = arguments([x])
      return .call(
        isStrict ? .below : .upto,
        x + branches.map { .init(.number($0.key), write($0.value)) } + otherwise(other, write))
    case .curve(let operand, let points):
      return .call(
        .curve, arguments([operand]) + points.map { .init(.number($0.x), FormulaNode(written: $0.y)) })
    case .overMonths(let fold, let part): return .call(fold.function, arguments([part]))
    case .months: return .call(.months, [])
    }
  }

  private func key(of text: BytewiseText) -> FormulaNode.Key {
    isFormulaName(text.text) && !FormulaParser.keywords.contains(text.text) ? .name(text.text) : .text(text)
  }

  private func otherwise(_ other: FormulaExpression?, _ write: (FormulaExpression) -> FormulaNode)
    -> [FormulaNode.Argument]
  {
    other.map { [.init(.otherwise, write($0))] } ?? []
  }
}

extension FormulaNode {
  /// A number as it is written: `-` stands before one below 0.
  init(written value: Points) {
    let size = FormulaNode(.number(Points(micros: value.micros < 0 ? -value.micros : value.micros)), 0..<0)
    self = value.micros < 0 ? FormulaNode(.negative(size), 0..<0) : size
  }

  static func call(_ function: FormulaFunction, _ arguments: [Argument]) -> FormulaNode {
    FormulaNode(.call(function.rawValue, arguments), 0..<0)
  }
}

extension FormulaNode.Argument {
  init(_ key: FormulaNode.Key? = nil, _ value: FormulaNode) { self.init(key: key, keyRange: 0..<0, value: value) }
  init(_ value: FormulaNode) { self.init(key: nil, keyRange: 0..<0, value: value) }
}

extension FormulaExpression.Rounding {
  fileprivate var function: FormulaFunction {
    switch self {
    case .round: .round
    case .truncate: .trunc
    case .down: .floor
    case .up: .ceil
    case .nearest: .nearest
    }
  }

  fileprivate var written: Points {
    switch self {
    case .round(let decimals), .truncate(let decimals): Points(whole: Int64(decimals))
    case .down(let unit), .up(let unit), .nearest(let unit): unit
    }
  }
}

extension FormulaExpression.OverMonths {
  /// The function that is written for it.
  var function: FormulaFunction {
    switch self {
    case .sum: .sum
    case .largest: .largest
    case .smallest: .smallest
    }
  }
}
