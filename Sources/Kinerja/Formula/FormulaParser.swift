/// Reads formulas (method, section 12).
package struct FormulaParser {
  /// The deepest nesting.
  package static let maximalDepth = 200
  /// The longest text in bytes.
  package static let maximalLength = 20_000
  /// The words that are no names.
  package static let keywords: Set<String> = ["and", "or", "not", "else"]

  private var tokens: [FormulaToken]
  private var position = 0
  private var depth = 0

  /// Reads a text.
  package static func parse(_ text: String) throws(FormulaFault) -> FormulaNode {
    let bytes = Array(text.utf8)
    guard bytes.count <= maximalLength else { throw FormulaFault(.tooLong, maximalLength..<bytes.count) }
    var parser = FormulaParser(tokens: try FormulaToken.all(in: bytes))
    guard parser.current.form != .end else { throw FormulaFault(.empty, parser.current.range) }
    let node = try parser.formula()
    guard parser.current.form == .end else { throw parser.unexpected(.operatorOrEnd) }
    return node
  }

  private init(tokens: [FormulaToken]) { self.tokens = tokens }

  private var current: FormulaToken { tokens[position] }

  private mutating func advance() -> FormulaToken {
    let token = tokens[position]
    if position + 1 < tokens.count { position += 1 }
    return token
  }

  private mutating func take(_ form: FormulaToken.Form) -> Bool {
    guard current.form == form else { return false }
    _ = advance()
    return true
  }

  private func unexpected(_ expected: FormulaFault.Expected) -> FormulaFault {
    FormulaFault(.unexpected(current.text, expected: expected), current.range)
  }

  private mutating func deeper<Value>(_ body: (inout FormulaParser) throws(FormulaFault) -> Value) throws(FormulaFault)
    -> Value
  {
    guard depth < Self.maximalDepth else { throw FormulaFault(.tooDeep, current.range) }
    depth += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func formula() throws(FormulaFault) -> FormulaNode {
    try chain(.word("or"), { parser throws(FormulaFault) in try parser.conjunction() }) { .or($0) }
  }

  private mutating func conjunction() throws(FormulaFault) -> FormulaNode {
    try chain(.word("and"), { parser throws(FormulaFault) in try parser.negation() }) { .and($0) }
  }

  private mutating func chain(
    _ separator: FormulaToken.Form, _ operand: (inout FormulaParser) throws(FormulaFault) -> FormulaNode,
    _ form: ([FormulaNode]) -> FormulaNode.Form
  ) throws(FormulaFault) -> FormulaNode {
    var operands = [try operand(&self)]
    while take(separator) { operands.append(try operand(&self)) }
    guard operands.count > 1 else { return operands[0] }
    return FormulaNode(form(operands), operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound)
  }

  private mutating func negation() throws(FormulaFault) -> FormulaNode {
    let start = current.range.lowerBound
    guard take(.word("not")) else { return try comparison() }
    let operand = try deeper { parser throws(FormulaFault) in try parser.negation() }
    return FormulaNode(.not(operand), start..<operand.range.upperBound)
  }

  private mutating func comparison() throws(FormulaFault) -> FormulaNode {
    let left = try sum()
    guard case .comparison(let comparison) = current.form else { return left }
    _ = advance()
    let right = try sum()
    return FormulaNode(.comparison(comparison, left, right), left.range.lowerBound..<right.range.upperBound)
  }

  private mutating func sum() throws(FormulaFault) -> FormulaNode {
    try operands("+", "-", { parser throws(FormulaFault) in try parser.product() }) { .sum($0) }
  }

  private mutating func product() throws(FormulaFault) -> FormulaNode {
    try operands("*", "/", { parser throws(FormulaFault) in try parser.unary() }) { .product($0) }
  }

  private mutating func operands(
    _ plain: String, _ inverse: String, _ operand: (inout FormulaParser) throws(FormulaFault) -> FormulaNode,
    _ form: ([FormulaNode.Operand]) -> FormulaNode.Form
  ) throws(FormulaFault) -> FormulaNode {
    var operands = [FormulaNode.Operand(isInverse: false, value: try operand(&self))]
    while current.form == .sign(plain) || current.form == .sign(inverse) {
      let isInverse = advance().form == .sign(inverse)
      operands.append(FormulaNode.Operand(isInverse: isInverse, value: try operand(&self)))
    }
    guard operands.count > 1 else { return operands[0].value }
    return FormulaNode(
      form(operands),
      operands[0].value.range.lowerBound..<operands[operands.count - 1].value.range.upperBound)
  }

  private mutating func unary() throws(FormulaFault) -> FormulaNode {
    let start = current.range.lowerBound
    guard take(.sign("-")) else { return try primary() }
    let operand = try deeper { parser throws(FormulaFault) in try parser.unary() }
    return FormulaNode(.negative(operand), start..<operand.range.upperBound)
  }

  private mutating func primary() throws(FormulaFault) -> FormulaNode {
    let token = current
    switch token.form {
    case .number(let value):
      _ = advance()
      return FormulaNode(.number(value), token.range)
    case .text(let text):
      _ = advance()
      return FormulaNode(.text(text), token.range)
    case .word(let name) where !Self.keywords.contains(name):
      _ = advance()
      guard take(.sign("(")) else { return FormulaNode(.name(name), token.range) }
      let arguments = try deeper { parser throws(FormulaFault) in try parser.arguments() }
      let end = current.range.upperBound
      guard take(.sign(")")) else { throw unexpected(.argumentEnd) }
      return FormulaNode(.call(name, arguments), token.range.lowerBound..<end)
    case .sign("("):
      _ = advance()
      var node = try deeper { parser throws(FormulaFault) in try parser.formula() }
      let end = current.range.upperBound
      guard take(.sign(")")) else { throw unexpected(.closing) }
      node.isParenthesised = true
      node.range = token.range.lowerBound..<end
      return node
    case .word, .sign, .comparison, .arrow, .end: throw unexpected(.operand)
    }
  }

  private mutating func arguments() throws(FormulaFault) -> [FormulaNode.Argument] {
    guard current.form != .sign(")") else { return [] }
    var arguments = [try argument()]
    while take(.sign(",")) { arguments.append(try argument()) }
    return arguments
  }

  private mutating func argument() throws(FormulaFault) -> FormulaNode.Argument {
    let (key, range, length) = key()
    if key != nil { position += length }
    return FormulaNode.Argument(key: key, keyRange: range, value: try formula())
  }

  /// The key and its arrow that stand here, and how many tokens they are.
  private func key() -> (FormulaNode.Key?, Range<Int>, Int) {
    func token(_ offset: Int) -> FormulaToken { tokens[min(position + offset, tokens.count - 1)] }
    let first = token(0)
    let found: (key: FormulaNode.Key, length: Int)? =
      switch first.form {
      case .word("else"): (.otherwise, 1)
      case .word(let name) where !Self.keywords.contains(name): (.name(name), 1)
      case .text(let text): (.text(text), 1)
      case .number(let value): (.number(value), 1)
      case .sign("-"):
        if case .number(let value) = token(1).form { (.number(Points(micros: -value.micros)), 2) } else { nil }
      case .word, .sign, .comparison, .arrow, .end: nil
      }
    guard let found, token(found.length).form == .arrow else { return (nil, first.range, 0) }
    return (found.key, first.range.lowerBound..<token(found.length - 1).range.upperBound, found.length + 1)
  }
}
