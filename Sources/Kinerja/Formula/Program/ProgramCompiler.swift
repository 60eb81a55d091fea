/// Why a formula has no compiled form: its constants outgrow 128 bits.
struct UnfitFormula: Error {}

/// Makes the compiled form of a formula.
struct ProgramCompiler {
  let parameters: [String: Points]
  let layout: FormulaLayout
  let months: FormulaLayout
  let code: (BytewiseText) -> UInt32
  private var isOverMonths = false

  init(
    parameters: [String: Points], layout: FormulaLayout, months: FormulaLayout, code: @escaping (BytewiseText) -> UInt32
  ) {
    self.parameters = parameters
    self.layout = layout
    self.months = months
    self.code = code
  }

  private func column(_ source: FormulaLayout.Source) -> (place: Int, scale: Int128) {
    let layout = isOverMonths ? months : layout
    guard let place = layout.place(of: source) else {
      preconditionFailure("a formula reads \(source), which has no place")
    }
    return (place, Int128(layout.scale(at: place).rawValue))
  }

  /// The value of a part that reads no row; nil for others.
  private func constant(_ expression: FormulaExpression) -> FormulaValue? {
    expression.readsRows ? nil : expression.value(ConstantInputs(parameters: parameters))
  }

  // MARK: Numbers

  mutating func number(_ expression: FormulaExpression) throws(UnfitFormula) -> NumberCode {
    if let constant = constant(expression) {
      guard let value = constant.number else { return NumberCode(.missing, scale: 1) }
      return try Self.constant(value)
    }
    switch expression {
    case .figure(let reference): return column(.figure(reference))
    case .cell(let name): return column(.cell(name))
    case .negative(let operand): return try sum([(operand, true)])
    case .sum(let terms): return try sum(terms.map { ($0.value, $0.isInverse) })
    case .product(let factors): return try product(factors)
    case .size(let operand):
      let part = try number(operand)
      return NumberCode(.size(part), scale: part.scale, hasDivisor: part.hasDivisor)
    case .least(let parts): return try extreme(parts, isLeast: true)
    case .greatest(let parts): return try extreme(parts, isLeast: false)
    case .rounded(let operand, let rounding): return try rounded(number(operand), rounding)
    case .curve(let operand, let points): return try curve(number(operand), points)
    case .firstPresent(let parts):
      let parts = try alike(parts)
      return NumberCode(.firstPresent(parts.scaled), scale: parts.scale, hasDivisor: parts.hasDivisor)
    case .choice, .pickText, .pickNumber, .steps:
      guard let (selector, branches) = try selection(expression) else { throw UnfitFormula() }
      let parts = try alike(branches)
      return NumberCode(.selected(selector, parts.scaled), scale: parts.scale, hasDivisor: parts.hasDivisor)
    case .overMonths(let fold, let part):
      isOverMonths = true
      defer { isOverMonths = false }
      let part = try number(part)
      return NumberCode(.overMonths(fold, part), scale: part.scale, hasDivisor: part.hasDivisor)
    case .months: return NumberCode(.months, scale: 1)
    case .number, .parameter, .text, .not, .and, .or, .comparison, .isPresent:
      preconditionFailure("the checker lets only numbers stand here")
    }
  }

  private func column(_ source: FormulaLayout.Source) -> NumberCode {
    let (place, scale) = column(source)
    return NumberCode(.column(place), scale: scale)
  }

  private static func constant(_ value: Rational) throws(UnfitFormula) -> NumberCode {
    guard let (numerator, divisor) = value.lowest, numerator != .min else { throw UnfitFormula() }
    return NumberCode(.constant(numerator), scale: divisor)
  }

  private mutating func sum(_ terms: [(value: FormulaExpression, isInverse: Bool)]) throws(UnfitFormula) -> NumberCode {
    var addend = Rational.zero
    var parts: [(code: NumberCode, isInverse: Bool)] = []
    for term in terms {
      if let constant = constant(term.value) {
        guard let number = constant.number else { return NumberCode(.missing, scale: 1) }
        addend = term.isInverse ? addend - number : addend + number
      } else {
        parts.append((try number(term.value), term.isInverse))
      }
    }
    let plus = try Self.constant(addend)
    guard case .constant(let numerator) = plus.form else { throw UnfitFormula() }
    var scale = plus.scale
    for part in parts { scale = try Self.commonScale(scale, part.code.scale) }
    var scaled: [NumberCode.Scaled] = []
    for part in parts {
      scaled.append(.init(code: part.code, factor: scale / part.code.scale * (part.isInverse ? -1 : 1)))
    }
    return NumberCode(
      .sum(scaled, plus: try Self.product(numerator, scale / plus.scale)), scale: scale,
      hasDivisor: parts.contains { $0.code.hasDivisor })
  }

  private mutating func product(_ factors: [FormulaExpression.Operand]) throws(UnfitFormula) -> NumberCode {
    var constantFactor = Rational(1)
    var above: [NumberCode] = []
    var below: [NumberCode] = []
    for factor in factors {
      if let constant = constant(factor.value) {
        guard let number = constant.number,
          let product = factor.isInverse ? constantFactor / number : constantFactor * number
        else { return NumberCode(.missing, scale: 1) }
        constantFactor = product
      } else if factor.isInverse {
        below.append(try number(factor.value))
      } else {
        above.append(try number(factor.value))
      }
    }
    guard !below.isEmpty else { return try Self.product(above, constantFactor) }
    let dividend = try Self.product(above, constantFactor)
    let divisor = try Self.product(below, Rational(1))
    let common = greatestCommonDivisor(dividend.scale, divisor.scale)
    return NumberCode(
      .quotient(dividend, divisor, times: divisor.scale / common), scale: dividend.scale / common, hasDivisor: true)
  }

  private static func product(_ parts: [NumberCode], _ factor: Rational) throws(UnfitFormula) -> NumberCode {
    let factor = try constant(factor)
    guard case .constant(let numerator) = factor.form else { throw UnfitFormula() }
    guard !parts.isEmpty else { return factor }
    var scale = factor.scale
    for part in parts { scale = try product(scale, part.scale) }
    let common = numerator == 0 ? scale : greatestCommonDivisor(numerator, scale)
    return NumberCode(
      .product(parts, times: numerator / common), scale: scale / common, hasDivisor: parts.contains { $0.hasDivisor })
  }

  /// Parts brought to one scale.
  private mutating func alike(_ expressions: [FormulaExpression]) throws(UnfitFormula)
    -> (scaled: [NumberCode.Scaled], scale: Int128, hasDivisor: Bool)
  {
    var codes: [NumberCode] = []
    var scale: Int128 = 1
    for expression in expressions {
      let code = try number(expression)
      codes.append(code)
      scale = try Self.commonScale(scale, code.scale)
    }
    var scaled: [NumberCode.Scaled] = []
    for code in codes { scaled.append(try Self.scaled(code, to: scale)) }
    return (scaled, scale, codes.contains { $0.hasDivisor })
  }

  private static func scaled(_ code: NumberCode, to scale: Int128) throws(UnfitFormula) -> NumberCode.Scaled {
    let factor = scale / code.scale
    guard case .constant(let numerator) = code.form else { return .init(code: code, factor: factor) }
    return .init(code: NumberCode(.constant(try product(numerator, factor)), scale: scale), factor: 1)
  }

  private mutating func extreme(_ parts: [FormulaExpression], isLeast: Bool) throws(UnfitFormula) -> NumberCode {
    let parts = try alike(parts)
    return NumberCode(.extreme(parts.scaled, isLeast: isLeast), scale: parts.scale, hasDivisor: parts.hasDivisor)
  }

  func rounded(_ part: NumberCode, _ rounding: FormulaExpression.Rounding) throws(UnfitFormula) -> NumberCode {
    func whole(of unit: Rational, _ direction: WholeDirection) throws(UnfitFormula) -> NumberCode {
      guard let (above, below) = unit.lowest else { throw UnfitFormula() }
      // numerator / scale / (above / below) = numerator · below / (scale · above)
      let divisor = try Self.product(part.scale, above)
      let common = greatestCommonDivisor(below, divisor)
      return NumberCode(
        .whole(part, multiplier: below / common, divisor: divisor / common, direction, unit: above), scale: below)
    }
    func decimals(_ count: Int) -> Rational { Rational(1, over: (0..<count).reduce(1) { power, _ in power * 10 }) }
    return switch rounding {
    case .round(let count): try whole(of: decimals(count), .nearest)
    case .truncate(let count): try whole(of: decimals(count), .towardsZero)
    case .down(let unit): try whole(of: Rational(unit), .down)
    case .up(let unit): try whole(of: Rational(unit), .up)
    case .nearest(let unit): try whole(of: Rational(unit), .nearest)
    }
  }

  private func curve(_ part: NumberCode, _ points: [FormulaExpression.Point]) throws(UnfitFormula) -> NumberCode {
    let thresholds = try Self.thresholds(points.map(\.x), for: part)
    // Before the first point, between each two, behind the last: y = slope · x + offset.
    var lines: [(slope: Rational, offset: Rational)] = [(.zero, Rational(points[0].y))]
    for (left, right) in zip(points, points.dropFirst()) {
      let slope = (Rational(right.y) - Rational(left.y)) / (Rational(right.x) - Rational(left.x)) ?? .zero
      lines.append((slope, Rational(left.y) - slope * Rational(left.x)))
    }
    lines.append((.zero, Rational(points[points.count - 1].y)))
    var common: Int128 = 1
    for line in lines {
      common = try Self.commonScale(common, Self.constant(line.slope).scale)
      common = try Self.commonScale(common, Self.constant(line.offset).scale)
    }
    let scale = try Self.product(common, thresholds.scale)
    var scaled: [NumberCode.Line] = []
    for line in lines {
      scaled.append(
        .init(
          slope: try Self.whole(line.slope, times: common), offset: try Self.whole(line.offset, times: scale)))
    }
    return NumberCode(
      .curve(thresholds.part, thresholds: thresholds.keys, lines: scaled), scale: scale, hasDivisor: part.hasDivisor)
  }

  private static func whole(_ value: Rational, times factor: Int128) throws(UnfitFormula) -> Int128 {
    guard let (numerator, divisor) = value.lowest else { throw UnfitFormula() }
    return try product(numerator, factor / divisor)
  }

  /// Keys and what they are compared with, at one scale.
  private static func thresholds(_ keys: [Points], for part: NumberCode) throws(UnfitFormula)
    -> (part: NumberCode.Scaled, keys: [Int128], scale: Int128)
  {
    var scale = part.scale
    for key in keys { scale = try commonScale(scale, constant(Rational(key)).scale) }
    var scaled: [Int128] = []
    for key in keys { scaled.append(try whole(Rational(key), times: scale)) }
    return (.init(code: part, factor: scale / part.scale), scaled, scale)
  }

  // MARK: Truths and texts

  mutating func truth(_ expression: FormulaExpression) throws(UnfitFormula) -> TruthCode {
    if let constant = constant(expression) {
      return if case .truth(let truth) = constant { .constant(truth) } else { .missing }
    }
    switch expression {
    case .not(let operand): return .not(try truth(operand))
    case .and(let parts): return .logic(try truths(parts), stopsAt: false)
    case .or(let parts): return .logic(try truths(parts), stopsAt: true)
    case .comparison(let comparison, let left, let right):
      if left.kind == .text { return .comparedTexts(try text(left), try text(right), isEqual: comparison == .equal) }
      let sides = try alike([left, right])
      return .comparedNumbers(comparison, sides.scaled[0], sides.scaled[1])
    case .isPresent(let operand): return .isPresent(try any(operand))
    case .firstPresent(let parts): return .firstPresent(try truths(parts))
    case .choice, .pickText, .pickNumber, .steps:
      guard let (selector, branches) = try selection(expression) else { throw UnfitFormula() }
      return .selected(selector, try truths(branches))
    case .number, .text, .figure, .parameter, .cell, .negative, .sum, .product, .least, .greatest, .size, .rounded,
      .curve, .overMonths, .months:
      preconditionFailure("the checker lets only truths stand here")
    }
  }

  private mutating func truths(_ parts: [FormulaExpression]) throws(UnfitFormula) -> [TruthCode] {
    var codes: [TruthCode] = []
    for part in parts { codes.append(try truth(part)) }
    return codes
  }

  private mutating func text(_ expression: FormulaExpression) throws(UnfitFormula) -> TextCode {
    if let constant = constant(expression) {
      return if case .text(let text) = constant { .constant(code(text)) } else { .missing }
    }
    switch expression {
    case .figure(let reference): return .column(column(.figure(reference)).place)
    case .firstPresent(let parts): return .firstPresent(try texts(parts))
    case .choice, .pickText, .pickNumber, .steps:
      guard let (selector, branches) = try selection(expression) else { throw UnfitFormula() }
      return .selected(selector, try texts(branches))
    case .number, .text, .parameter, .cell, .negative, .sum, .product, .not, .and, .or, .comparison, .least, .greatest,
      .size, .rounded, .isPresent, .curve, .overMonths, .months:
      preconditionFailure("the checker lets only texts stand here")
    }
  }

  private mutating func texts(_ parts: [FormulaExpression]) throws(UnfitFormula) -> [TextCode] {
    var codes: [TextCode] = []
    for part in parts { codes.append(try text(part)) }
    return codes
  }

  private mutating func any(_ expression: FormulaExpression) throws(UnfitFormula) -> AnyCode {
    switch expression.kind {
    case .number: .number(try number(expression))
    case .truth: .truth(try truth(expression))
    case .text: .text(try text(expression))
    }
  }

  // MARK: Branches

  /// Which branch is taken and what stands in each; nil for a formula that has none.
  private mutating func selection(_ expression: FormulaExpression) throws(UnfitFormula)
    -> (SelectorCode, [FormulaExpression])?
  {
    switch expression {
    case .choice(let condition, let first, let second): return (.truth(try truth(condition)), [first, second])
    case .pickText(let x, let branches, let other):
      return (
        .text(try text(x), branches.map { code($0.key) }, hasOther: other != nil),
        branches.map(\.value) + (other.map { [$0] } ?? [])
      )
    case .pickNumber(let x, let branches, let other):
      let keys = try Self.thresholds(branches.map(\.key), for: number(x))
      return (
        .number(keys.part, keys.keys, hasOther: other != nil), branches.map(\.value) + (other.map { [$0] } ?? [])
      )
    case .steps(let x, let branches, let isStrict, let other):
      let keys = try Self.thresholds(branches.map(\.key), for: number(x))
      return (.steps(keys.part, keys.keys, isStrict: isStrict), branches.map(\.value) + [other])
    default: return nil
    }
  }

  // MARK: Whole numbers

  private static func product(_ left: Int128, _ right: Int128) throws(UnfitFormula) -> Int128 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow, product != .min else { throw UnfitFormula() }
    return product
  }

  /// The least scale of which both are divisors.
  private static func commonScale(_ left: Int128, _ right: Int128) throws(UnfitFormula) -> Int128 {
    try product(left / greatestCommonDivisor(left, right), right)
  }
}

/// The greatest number that divides both sizes without a rest; one of them is not 0.
private func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
  var (a, b) = (left.magnitude, right.magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return Int128(a)
}

/// What formulas read that read no row.
private struct ConstantInputs: FormulaInputs {
  let parameters: [String: Points]

  func value(of reference: FigureReference) -> FormulaValue { .missing([reference.description]) }
  func parameter(_ name: String) -> Points {
    guard let value = parameters[name] else {
      preconditionFailure("a formula reads the parameter \(name), which is not there")
    }
    return value
  }
  func cell(_ name: String) -> FormulaValue { .missing([name]) }
  var months: [any FormulaInputs] { [] }
}

extension FormulaExpression {
  /// Whether its value may differ between rows.
  fileprivate var readsRows: Bool {
    switch self {
    case .figure, .cell, .overMonths, .months: true
    default: parts.contains { $0.readsRows }
    }
  }
}
