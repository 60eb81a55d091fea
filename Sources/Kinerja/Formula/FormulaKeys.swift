/// The functions that take keys: `pick`, `upto`, `below`, `curve` (method, section 12).
extension FormulaChecker {
  mutating func keyed(_ function: FormulaFunction, _ arguments: [FormulaNode.Argument], _ node: FormulaNode)
    -> Resolved?
  {
    let name = function.rawValue
    guard let first = arguments.first, first.key == nil, arguments.count >= 2 else {
      if let first = arguments.first, first.key != nil {
        report(.keyNotTaken(name), first.keyRange)
      } else {
        report(.argumentCount(name, arguments.count, expected: "≥ 2"), node.range)
      }
      return nil
    }
    let x = x(first.value, of: function)
    var keyed = Array(arguments.dropFirst())
    guard hasSoundKeys(keyed, function, node) else {
      _ = alike(keyed.map(\.value))
      return nil
    }
    let other = keyed.last?.key == .otherwise ? keyed.removeLast() : nil

    if function == .curve {
      guard let points = points(keyed), let x else { return nil }
      return (.curve(x.expression, points), .number)
    }
    let values = alike(keyed.map(\.value) + (other.map { [$0.value] } ?? []))
    guard let x else { return nil }
    if x.kind == .text {
      guard let texts = texts(keyed, name), let values else { return nil }
      let branches = zip(texts, values.expressions).map { FormulaExpression.Branch(key: $0, value: $1) }
      return (.pickText(x.expression, branches, else: other.map { _ in values.expressions[texts.count] }), values.kind)
    }
    guard let numbers = numbers(keyed, name, isRising: function != .pick), let values else { return nil }
    let branches = zip(numbers, values.expressions).map { FormulaExpression.Branch(key: $0, value: $1) }
    let otherwise = other.map { _ in values.expressions[numbers.count] }
    guard function != .pick, let otherwise else {
      return (.pickNumber(x.expression, branches, else: otherwise), values.kind)
    }
    return (.steps(x.expression, branches, isStrict: function == .below, else: otherwise), values.kind)
  }

  /// What the keys are compared with: a number, for `pick` also a text.
  private mutating func x(_ node: FormulaNode, of function: FormulaFunction) -> Resolved? {
    guard let x = resolved(node) else { return nil }
    guard x.kind == .number || x.kind == .text && function == .pick else {
      report(.kind(x.kind, expected: .number), node.range)
      return nil
    }
    return x
  }

  /// Whether every argument has a key, `else` stands last where it may or must, and there is another one.
  private mutating func hasSoundKeys(_ keyed: [FormulaNode.Argument], _ function: FormulaFunction, _ node: FormulaNode)
    -> Bool
  {
    let name = function.rawValue
    if let lacking = keyed.first(where: { $0.key == nil }) {
      report(.keyNeeded(name), lacking.value.range)
      return false
    }
    if let early = keyed.dropLast().first(where: { $0.key == .otherwise }) {
      report(.elseNotLast, early.keyRange)
      return false
    }
    let other = keyed.last { $0.key == .otherwise }
    switch (function, other) {
    case (.curve, let other?):
      report(.elseNotTaken(name), other.keyRange)
      return false
    case (.upto, nil), (.below, nil):
      report(.elseNeeded(name), node.range)
      return false
    default: break
    }
    guard keyed.count > (other == nil ? 0 : 1) else {
      report(.keyNeeded(name), node.range)
      return false
    }
    return true
  }

  private mutating func points(_ arguments: [FormulaNode.Argument]) -> [FormulaExpression.Point]? {
    let xs = numbers(arguments, FormulaFunction.curve.rawValue, isRising: true)
    var ys: [Points] = []
    for argument in arguments {
      if let y = argument.value.writtenNumber {
        ys.append(y)
      } else {
        report(.writtenNumber(of: FormulaFunction.curve.rawValue, expected: "-1.5, 0, 2"), argument.value.range)
      }
    }
    guard let xs, ys.count == xs.count else { return nil }
    return zip(xs, ys).map { .init(x: $0, y: $1) }
  }

  private mutating func texts(_ arguments: [FormulaNode.Argument], _ name: String) -> [BytewiseText]? {
    var repeated: [(text: String, range: Range<Int>)] = []
    var texts: [BytewiseText] = []
    var seen: Set<BytewiseText> = []
    func take(_ text: BytewiseText, _ argument: FormulaNode.Argument) {
      if !seen.insert(text).inserted { repeated.append((text.text, argument.keyRange)) }
      texts.append(text)
    }
    for argument in arguments {
      switch argument.key {
      case .name(let name): take(BytewiseText(name), argument)
      case .text(let text): take(text, argument)
      case .number, .otherwise, nil:
        report(.badKey(argument.key?.description ?? "", of: name), argument.keyRange)
      }
    }
    for (text, range) in repeated { report(.repeatedKey(text), range) }
    return texts.count == arguments.count && seen.count == texts.count ? texts : nil
  }

  private mutating func numbers(_ arguments: [FormulaNode.Argument], _ name: String, isRising: Bool) -> [Points]? {
    var numbers: [Points] = []
    var seen: Set<Points> = []
    var isSound = true
    for argument in arguments {
      guard case .number(let number) = argument.key else {
        report(.badKey(argument.key?.description ?? "", of: name), argument.keyRange)
        isSound = false
        continue
      }
      if !seen.insert(number).inserted {
        report(.repeatedKey(number.description), argument.keyRange)
        isSound = false
      } else if isRising, let last = numbers.last, number < last {
        report(.keysDoNotRise(number.description), argument.keyRange)
        isSound = false
      }
      numbers.append(number)
    }
    return isSound ? numbers : nil
  }
}
