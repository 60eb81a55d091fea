/// What a formula may name where it stands.
package struct FormulaScope: Sendable {
  /// The place.
  package var place: FormulaFigure.Place
  /// The parameters.
  package var parameters: Set<String> = []
  /// The cells above it in its part.
  package var cells: Set<String> = []
  /// The cells of `month`, for what `sum` and its kin hold.
  package var monthCells: Set<String> = []
  /// The names that each kind of argument may have; nil is any.
  package var arguments: @Sendable (FormulaFigure.Argument) -> Set<String>?

  /// Makes a scope.
  package init(
    _ place: FormulaFigure.Place, parameters: Set<String> = [], cells: Set<String> = [], monthCells: Set<String> = [],
    arguments: @escaping @Sendable (FormulaFigure.Argument) -> Set<String>?
  ) {
    self.place = place
    self.parameters = parameters
    self.cells = cells
    self.monthCells = monthCells
    self.arguments = arguments
  }

  /// The names that no parameter and no cell may have.
  package static let reservedNames: Set<String> =
    FormulaParser.keywords.union(["nip"]).union(FormulaFigure.allCases.map(\.rawValue))
    .union(FormulaFunction.allCases.map(\.rawValue))
}

/// Resolves the names of a formula and sees that every place has the kind that it takes (method, section 12).
package struct FormulaChecker {
  private let scope: FormulaScope
  private var isOverMonths = false

  /// The formula resolved, which gives a number; or the first thing that is wrong with it.
  package static func check(_ node: FormulaNode, in scope: FormulaScope) throws(FormulaFault) -> FormulaExpression {
    var checker = FormulaChecker(scope: scope)
    return try checker.expression(node, .number)
  }

  private init(scope: FormulaScope) { self.scope = scope }

  private var place: FormulaFigure.Place { isOverMonths ? .month : scope.place }

  private mutating func expression(_ node: FormulaNode, _ kind: FormulaKind) throws(FormulaFault) -> FormulaExpression {
    let (expression, found) = try resolved(node)
    guard found == kind else { throw FormulaFault(.kind(found, expected: kind), node.range) }
    return expression
  }

  private mutating func expressions(_ nodes: [FormulaNode], _ kind: FormulaKind) throws(FormulaFault)
    -> [FormulaExpression]
  {
    var expressions: [FormulaExpression] = []
    for node in nodes { expressions.append(try expression(node, kind)) }
    return expressions
  }

  private mutating func operands(_ operands: [FormulaNode.Operand]) throws(FormulaFault) -> [FormulaExpression.Operand] {
    var resolved: [FormulaExpression.Operand] = []
    for operand in operands {
      resolved.append(.init(isInverse: operand.isInverse, value: try expression(operand.value, .number)))
    }
    return resolved
  }

  private mutating func resolved(_ node: FormulaNode) throws(FormulaFault) -> (FormulaExpression, FormulaKind) {
    switch node.form {
    case .number(let value): return (.number(value), .number)
    case .text(let text): return (.text(BytewiseText(text)), .text)
    case .name(let name): return try named(name, node.range)
    case .call(let name, let arguments): return try call(name, arguments, node)
    case .negative(let operand): return (.negative(try expression(operand, .number)), .number)
    case .not(let operand): return (.not(try expression(operand, .truth)), .truth)
    case .sum(let terms): return (.sum(try operands(terms)), .number)
    case .product(let factors): return (.product(try operands(factors)), .number)
    case .and(let parts): return (.and(try expressions(parts, .truth)), .truth)
    case .or(let parts): return (.or(try expressions(parts, .truth)), .truth)
    case .comparison(let comparison, let left, let right):
      let (leftSide, kind) = try resolved(left)
      guard kind == .number || kind == .text && (comparison == .equal || comparison == .different) else {
        throw FormulaFault(.kind(kind, expected: .number), left.range)
      }
      return (.comparison(comparison, leftSide, try expression(right, kind)), .truth)
    }
  }

  private func named(_ name: String, _ range: Range<Int>) throws(FormulaFault) -> (FormulaExpression, FormulaKind) {
    if let figure = FormulaFigure(rawValue: name) {
      guard figure.exists(in: place) else { throw FormulaFault(.notHere(name), range) }
      guard !figure.needsArgument else { throw FormulaFault(.needsArgument(name), range) }
      return (.figure(FigureReference(figure)), figure.kind)
    }
    if scope.parameters.contains(name) { return (.parameter(name), .number) }
    let cells = isOverMonths ? scope.monthCells : scope.cells
    if cells.contains(name) { return (.cell(name), .number) }
    if FormulaFunction(rawValue: name) != nil { throw FormulaFault(.needsArgument(name), range) }
    if scope.monthCells.contains(name) || scope.cells.contains(name) { throw FormulaFault(.notHere(name), range) }
    let known = cells.union(scope.parameters).union(
      FormulaFigure.allCases.filter { $0.exists(in: place) }.map(\.rawValue))
    throw FormulaFault(.unknownName(name, nearest: Self.nearest(name, known)), range)
  }

  private mutating func call(_ name: String, _ arguments: [FormulaNode.Argument], _ node: FormulaNode)
    throws(FormulaFault) -> (FormulaExpression, FormulaKind)
  {
    if let figure = FormulaFigure(rawValue: name) {
      return (.figure(try reference(figure, arguments, node)), figure.kind)
    }
    guard let function = FormulaFunction(rawValue: name) else {
      let known = FormulaFunction.allCases.map(\.rawValue) + FormulaFigure.allCases.filter { $0.argument != nil }.map(\.rawValue)
      throw FormulaFault(.unknownFunction(name, nearest: Self.nearest(name, Set(known))), node.range)
    }
    if function.isOverMonths {
      guard !isOverMonths else { throw FormulaFault(.nestedMonths(name), node.range) }
      guard scope.place == .quarter else { throw FormulaFault(.notHere(name), node.range) }
    }
    switch function {
    case .pick, .upto, .below, .curve: return try keyed(function, arguments, node)
    default:
      if let argument = arguments.first(where: { $0.key != nil }) {
        throw FormulaFault(.keyNotTaken(name), argument.keyRange)
      }
      return try plain(function, arguments.map(\.value), node)
    }
  }

  private func reference(_ figure: FormulaFigure, _ arguments: [FormulaNode.Argument], _ node: FormulaNode)
    throws(FormulaFault) -> FigureReference
  {
    guard figure.exists(in: place) else { throw FormulaFault(.notHere(figure.rawValue), node.range) }
    guard let kind = figure.argument else { throw FormulaFault(.takesNoArgument(figure.rawValue), node.range) }
    guard arguments.count == 1 else {
      throw FormulaFault(.argumentCount(figure.rawValue, arguments.count, expected: "1"), node.range)
    }
    guard arguments[0].key == nil, case .name(let name) = arguments[0].value.form,
      !arguments[0].value.isParenthesised
    else { throw FormulaFault(.argumentIsNoName(figure.rawValue), arguments[0].value.range) }
    if let known = scope.arguments(kind), !known.contains(name) {
      throw FormulaFault(
        .unknownArgument(name, of: figure.rawValue, nearest: Self.nearest(name, known)), arguments[0].value.range)
    }
    return FigureReference(figure, name)
  }

  private mutating func plain(_ function: FormulaFunction, _ arguments: [FormulaNode], _ node: FormulaNode)
    throws(FormulaFault) -> (FormulaExpression, FormulaKind)
  {
    func expect(_ counts: ClosedRange<Int>, _ words: String) throws(FormulaFault) {
      guard counts.contains(arguments.count) else {
        throw FormulaFault(.argumentCount(function.rawValue, arguments.count, expected: words), node.range)
      }
    }
    switch function {
    case .min, .max:
      try expect(1...Int.max, "≥ 1")
      let parts = try expressions(arguments, .number)
      return (function == .min ? .least(parts) : .greatest(parts), .number)
    case .abs:
      try expect(1...1, "1")
      return (.size(try expression(arguments[0], .number)), .number)
    case .round, .trunc:
      try expect(2...2, "2")
      let value = try expression(arguments[0], .number)
      guard let decimals = Self.written(arguments[1]), decimals.micros % Points.scale == 0,
        (0...6).contains(decimals.micros / Points.scale)
      else { throw FormulaFault(.writtenNumber(of: function.rawValue, expected: "0–6"), arguments[1].range) }
      let places = Int(decimals.micros / Points.scale)
      return (.rounded(value, function == .round ? .round(places) : .truncate(places)), .number)
    case .floor, .ceil, .nearest:
      try expect(2...2, "2")
      let value = try expression(arguments[0], .number)
      guard let unit = Self.written(arguments[1]), unit > .zero else {
        throw FormulaFault(.writtenNumber(of: function.rawValue, expected: "> 0"), arguments[1].range)
      }
      return (
        .rounded(value, function == .floor ? .down(unit) : function == .ceil ? .up(unit) : .nearest(unit)), .number
      )
    case .if:
      try expect(3...3, "3")
      let condition = try expression(arguments[0], .truth)
      let (first, kind) = try resolved(arguments[1])
      return (.choice(condition, then: first, else: try expression(arguments[2], kind)), kind)
    case .coalesce:
      try expect(1...Int.max, "≥ 1")
      let (first, kind) = try resolved(arguments[0])
      return (.firstPresent([first] + (try expressions(Array(arguments.dropFirst()), kind))), kind)
    case .present:
      try expect(1...1, "1")
      return (.isPresent(try resolved(arguments[0]).0), .truth)
    case .sum, .largest, .smallest:
      try expect(1...1, "1")
      isOverMonths = true
      let part = try expression(arguments[0], .number)
      isOverMonths = false
      return (.overMonths(function == .sum ? .sum : function == .largest ? .largest : .smallest, part), .number)
    case .months:
      try expect(0...0, "0")
      return (.months, .number)
    case .pick, .upto, .below, .curve: return try keyed(function, [], node)
    }
  }

  private mutating func keyed(_ function: FormulaFunction, _ arguments: [FormulaNode.Argument], _ node: FormulaNode)
    throws(FormulaFault) -> (FormulaExpression, FormulaKind)
  {
    let name = function.rawValue
    guard arguments.count >= 2 else {
      throw FormulaFault(.argumentCount(name, arguments.count, expected: "≥ 2"), node.range)
    }
    guard arguments[0].key == nil else { throw FormulaFault(.keyNotTaken(name), arguments[0].keyRange) }
    let (x, kindOfX) = try resolved(arguments[0].value)
    guard kindOfX == .number || kindOfX == .text && function == .pick else {
      throw FormulaFault(.kind(kindOfX, expected: .number), arguments[0].value.range)
    }
    var keyed = Array(arguments.dropFirst())
    if let lacking = keyed.first(where: { $0.key == nil }) {
      throw FormulaFault(.keyNeeded(name), lacking.value.range)
    }
    if let early = keyed.dropLast().first(where: { $0.key == .otherwise }) {
      throw FormulaFault(.elseNotLast, early.keyRange)
    }
    let other = keyed[keyed.count - 1].key == .otherwise ? keyed.removeLast() : nil
    if let other, function == .curve { throw FormulaFault(.elseNotTaken(name), other.keyRange) }
    if other == nil, function == .upto || function == .below {
      throw FormulaFault(.elseNeeded(name), node.range)
    }
    guard !keyed.isEmpty else { throw FormulaFault(.keyNeeded(name), node.range) }
    if function == .curve { return (.curve(x, try points(keyed)), .number) }

    var kind: FormulaKind?
    var values: [FormulaExpression] = []
    for argument in keyed + (other.map { [$0] } ?? []) {
      let (value, found) = try resolved(argument.value)
      if let kind, kind != found { throw FormulaFault(.kind(found, expected: kind), argument.value.range) }
      kind = found
      values.append(value)
    }
    let otherwise = other.map { _ in values.removeLast() }
    if kindOfX == .text {
      let texts = try texts(keyed, name)
      return (
        .pickText(x, zip(texts, values).map { .init(key: $0, value: $1) }, else: otherwise), kind ?? .number
      )
    }
    let numbers = try numbers(keyed, name, rising: function != .pick)
    let branches = zip(numbers, values).map { FormulaExpression.Branch(key: $0, value: $1) }
    if function == .pick { return (.pickNumber(x, branches, else: otherwise), kind ?? .number) }
    guard let otherwise else { throw FormulaFault(.elseNeeded(name), node.range) }
    return (.steps(x, branches, isStrict: function == .below, else: otherwise), kind ?? .number)
  }

  private func points(_ arguments: [FormulaNode.Argument]) throws(FormulaFault) -> [WorkloadRules.CurvePoint] {
    let xs = try numbers(arguments, "curve", rising: true)
    var points: [WorkloadRules.CurvePoint] = []
    for (x, argument) in zip(xs, arguments) {
      guard let y = Self.written(argument.value) else {
        throw FormulaFault(.writtenNumber(of: "curve", expected: "-1.5, 0, 2"), argument.value.range)
      }
      points.append(.init(x: x, y: y))
    }
    return points
  }

  private func texts(_ arguments: [FormulaNode.Argument], _ name: String) throws(FormulaFault) -> [BytewiseText] {
    var texts: [BytewiseText] = []
    for argument in arguments {
      let text: BytewiseText
      switch argument.key {
      case .name(let name): text = BytewiseText(name)
      case .text(let written): text = BytewiseText(written)
      case .number, .otherwise, nil:
        throw FormulaFault(.badKey(argument.key?.description ?? "", of: name), argument.keyRange)
      }
      guard !texts.contains(text) else { throw FormulaFault(.repeatedKey(text.text), argument.keyRange) }
      texts.append(text)
    }
    return texts
  }

  private func numbers(_ arguments: [FormulaNode.Argument], _ name: String, rising: Bool) throws(FormulaFault)
    -> [Points]
  {
    var numbers: [Points] = []
    for argument in arguments {
      guard case .number(let number) = argument.key else {
        throw FormulaFault(.badKey(argument.key?.description ?? "", of: name), argument.keyRange)
      }
      guard !numbers.contains(number) else { throw FormulaFault(.repeatedKey(number.description), argument.keyRange) }
      if rising, let last = numbers.last, number < last {
        throw FormulaFault(.keysDoNotRise(number.description), argument.keyRange)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A number as it is written, its sign included.
  private static func written(_ node: FormulaNode) -> Points? {
    switch node.form {
    case .number(let value): value
    case .negative(let operand):
      if case .number(let value) = operand.form { Points(micros: -value.micros) } else { nil }
    default: nil
    }
  }

  /// The known name that is nearest to one, if any is near.
  package static func nearest(_ name: String, _ known: Set<String>) -> String? {
    let candidates = known.map { (distance: distance(Array(name.utf8), Array($0.utf8)), name: $0) }
    let nearest = candidates.min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return nearest.flatMap { $0.distance <= max(1, name.utf8.count / 3) ? $0.name : nil }
  }

  /// The least number of letters added, left out or changed that make one of the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
