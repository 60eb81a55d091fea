/// Resolves the names of a formula and sees that every place has the kind that it takes (method, section 12).
package struct FormulaChecker {
  let scope: FormulaScope
  private(set) var faults: [FormulaFault] = []
  private var isOverMonths = false

  /// A part that is resolved, and the kind of its value.
  typealias Resolved = (expression: FormulaExpression, kind: FormulaKind)

  /// The formula resolved, which gives a number; or all that is wrong with it.
  package static func check(_ node: FormulaNode, in scope: FormulaScope) throws(FormulaFaults) -> FormulaExpression {
    var checker = FormulaChecker(scope: scope)
    guard let expression = checker.expression(node, .number), checker.faults.isEmpty else {
      throw FormulaFaults(all: checker.faults.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
    return expression
  }

  private init(scope: FormulaScope) { self.scope = scope }

  private var place: FormulaFigure.Place { isOverMonths ? .month : scope.place }
  private var cells: Set<String> { isOverMonths ? scope.monthCells : scope.cells }

  mutating func report(_ kind: FormulaFault.Kind, _ range: Range<Int>) { faults.append(FormulaFault(kind, range)) }

  /// A part of which the kind is given; nil when something is wrong, which is reported.
  mutating func expression(_ node: FormulaNode, _ kind: FormulaKind) -> FormulaExpression? {
    guard let (expression, found) = resolved(node) else { return nil }
    guard found == kind else {
      report(.kind(found, expected: kind), node.range)
      return nil
    }
    return expression
  }

  /// Parts of which the kind is given; nil when something is wrong with any.
  mutating func expressions(_ nodes: some Sequence<FormulaNode>, _ kind: FormulaKind) -> [FormulaExpression]? {
    var expressions: [FormulaExpression] = []
    var isWhole = true
    for node in nodes {
      if let expression = expression(node, kind) { expressions.append(expression) } else { isWhole = false }
    }
    return isWhole ? expressions : nil
  }

  /// Parts of one kind, which the first of them gives that can be resolved.
  mutating func alike(_ nodes: some Sequence<FormulaNode>) -> (expressions: [FormulaExpression], kind: FormulaKind)? {
    var expressions: [FormulaExpression] = []
    var kind: FormulaKind?
    var isWhole = true
    for node in nodes {
      guard let (expression, found) = resolved(node) else {
        isWhole = false
        continue
      }
      if let kind, kind != found {
        report(.kind(found, expected: kind), node.range)
        isWhole = false
      }
      kind = kind ?? found
      expressions.append(expression)
    }
    guard isWhole, let kind else { return nil }
    return (expressions, kind)
  }

  private mutating func operands(_ operands: [FormulaNode.Operand]) -> [FormulaExpression.Operand]? {
    guard let values = expressions(operands.map(\.value), .number) else { return nil }
    return zip(operands, values).map { .init(isInverse: $0.isInverse, value: $1) }
  }

  /// A part and its kind; nil when something is wrong, which is reported.
  mutating func resolved(_ node: FormulaNode) -> Resolved? {
    switch node.form {
    case .number(let value): (.number(value), .number)
    case .text(let text): (.text(text), .text)
    case .name(let name): named(name, node.range)
    case .call(let name, let arguments): call(name, arguments, node)
    case .negative(let operand): expression(operand, .number).map { (.negative($0), .number) }
    case .not(let operand): expression(operand, .truth).map { (.not($0), .truth) }
    case .sum(let terms): operands(terms).map { (.sum($0), .number) }
    case .product(let factors): operands(factors).map { (.product($0), .number) }
    case .and(let parts): expressions(parts, .truth).map { (.and($0), .truth) }
    case .or(let parts): expressions(parts, .truth).map { (.or($0), .truth) }
    case .comparison(let comparison, let left, let right): compared(comparison, left, right)
    }
  }

  private mutating func compared(_ comparison: FormulaNode.Comparison, _ left: FormulaNode, _ right: FormulaNode)
    -> Resolved?
  {
    guard let (leftSide, kind) = resolved(left) else {
      _ = resolved(right)
      return nil
    }
    let isOrder = comparison != .equal && comparison != .different
    guard kind == .number || kind == .text && !isOrder else {
      report(.kind(kind, expected: .number), left.range)
      _ = resolved(right)
      return nil
    }
    if kind == .text, case .name(let name) = right.form, !isKnown(name) {
      let texts = FormulaFigure.allCases.filter { $0.kind == .text && $0.exists(in: place) }.map(\.rawValue)
      report(.unknownName(name, nearest: nearestName(to: name, among: texts) ?? "'\(name)'"), right.range)
      return nil
    }
    return expression(right, kind).map { (.comparison(comparison, leftSide, $0), .truth) }
  }

  private func isKnown(_ name: String) -> Bool {
    FormulaFigure(rawValue: name) != nil || FormulaFunction(rawValue: name) != nil || cells.contains(name)
      || scope.parameters.contains(name) || elsewhere(name) != nil
  }

  private mutating func named(_ name: String, _ range: Range<Int>) -> Resolved? {
    if let figure = FormulaFigure(rawValue: name) {
      if !figure.exists(in: place) {
        report(.notHere(name, placeOf(figure)), range)
      } else if case .required = figure.argument {
        report(.needsArgument(name), range)
      } else {
        return (.figure(FigureReference(figure)), figure.kind)
      }
    } else if scope.parameters.contains(name) {
      return (.parameter(name), .number)
    } else if cells.contains(name) {
      return (.cell(name), .number)
    } else if FormulaFunction(rawValue: name) != nil {
      report(.needsArgument(name), range)
    } else if let elsewhere = elsewhere(name) {
      report(.notHere(name, elsewhere), range)
    } else {
      let figures = FormulaFigure.allCases.filter { $0.exists(in: place) }.map(\.rawValue)
      let known = figures + cells + scope.parameters
      report(.unknownName(name, nearest: nearestName(to: name, among: known)), range)
    }
    return nil
  }

  /// Where a figure exists that does not here.
  private func placeOf(_ figure: FormulaFigure) -> FormulaFault.Elsewhere {
    if scope.place == .discipline { return .payment }
    return figure.exists(in: .quarter) ? .quarter : .month
  }

  /// Where a cell is that does not count here; nil when there is none of this name.
  private func elsewhere(_ name: String) -> FormulaFault.Elsewhere? {
    if !isOverMonths, scope.cellsBelow.contains(name) { return .below }
    if scope.monthCells.contains(name) { return .month }
    let isOfQuarter = scope.quarterCells.contains(name) || scope.cells.contains(name)
    return isOfQuarter && (isOverMonths || scope.place != .quarter) ? .quarter : nil
  }

  private mutating func call(_ name: String, _ arguments: [FormulaNode.Argument], _ node: FormulaNode) -> Resolved? {
    if let figure = FormulaFigure(rawValue: name) {
      return reference(figure, arguments, node).map { (.figure($0), figure.kind) }
    }
    guard let function = FormulaFunction(rawValue: name) else {
      let known =
        FormulaFunction.allCases.map(\.rawValue)
        + FormulaFigure.allCases.filter { $0.argumentKind != nil && $0.exists(in: place) }.map(\.rawValue)
      report(
        .unknownFunction(name, nearest: nearestName(to: name.lowercased(), among: known)),
        node.range.lowerBound..<node.range.lowerBound + name.utf8.count)
      return nil
    }
    if function.isOverMonths, scope.place != .quarter || isOverMonths {
      report(
        isOverMonths ? .nestedMonths(name) : .notHere(name, scope.place == .discipline ? .alone : .quarter), node.range)
      return nil
    }
    switch function {
    case .pick, .upto, .below, .curve: return keyed(function, arguments, node)
    case .min, .max, .abs, .round, .trunc, .floor, .ceil, .nearest, .if, .coalesce, .present, .sum, .largest, .smallest,
      .months:
      if let argument = arguments.first(where: { $0.key != nil }) {
        report(.keyNotTaken(name), argument.keyRange)
        return nil
      }
      return plain(function, arguments.map(\.value), node)
    }
  }

  private mutating func reference(_ figure: FormulaFigure, _ arguments: [FormulaNode.Argument], _ node: FormulaNode)
    -> FigureReference?
  {
    let written = figure.rawValue
    guard figure.exists(in: place) else {
      report(.notHere(written, placeOf(figure)), node.range)
      return nil
    }
    guard let kind = figure.argumentKind else {
      report(.takesNoArgument(written), node.range)
      return nil
    }
    guard arguments.count == 1 else {
      report(.argumentCount(written, arguments.count, expected: "1"), node.range)
      return nil
    }
    guard arguments[0].key == nil, case .name(let name) = arguments[0].value.form,
      !arguments[0].value.isParenthesised
    else {
      report(.argumentIsNoName(written), arguments[0].value.range)
      return nil
    }
    if let known = scope.arguments(kind), !known.contains(name) {
      report(
        .unknownArgument(name, of: written, nearest: nearestName(to: name, among: known)), arguments[0].value.range)
      return nil
    }
    return FigureReference(figure, name)
  }

  private mutating func plain(_ function: FormulaFunction, _ arguments: [FormulaNode], _ node: FormulaNode) -> Resolved?
  {
    guard function.argumentCounts.contains(arguments.count) else {
      let counts = function.argumentCounts
      let expected = counts.upperBound == .max ? "≥ \(counts.lowerBound)" : "\(counts.lowerBound)"
      report(.argumentCount(function.rawValue, arguments.count, expected: expected), node.range)
      return nil
    }
    switch function {
    case .min: return expressions(arguments, .number).map { (.least($0), .number) }
    case .max: return expressions(arguments, .number).map { (.greatest($0), .number) }
    case .abs: return expression(arguments[0], .number).map { (.size($0), .number) }
    case .round, .trunc, .floor, .ceil, .nearest:
      let value = expression(arguments[0], .number)
      guard let rounding = rounding(function, arguments[1]), let value else { return nil }
      return (.rounded(value, rounding), .number)
    case .if:
      let condition = expression(arguments[0], .truth)
      guard let (branches, kind) = alike(arguments.dropFirst()), let condition else { return nil }
      return (.choice(condition, then: branches[0], else: branches[1]), kind)
    case .coalesce: return alike(arguments).map { (.firstPresent($0.expressions), $0.kind) }
    case .present: return resolved(arguments[0]).map { (.isPresent($0.expression), .truth) }
    case .sum: return overMonths(.sum, arguments[0])
    case .largest: return overMonths(.largest, arguments[0])
    case .smallest: return overMonths(.smallest, arguments[0])
    case .months: return (.months, .number)
    case .pick, .upto, .below, .curve: return nil
    }
  }

  private mutating func overMonths(_ fold: FormulaExpression.OverMonths, _ part: FormulaNode) -> Resolved? {
    isOverMonths = true
    defer { isOverMonths = false }
    return expression(part, .number).map { (.overMonths(fold, $0), .number) }
  }

  private mutating func rounding(_ function: FormulaFunction, _ node: FormulaNode) -> FormulaExpression.Rounding? {
    let written = node.writtenNumber
    let decimals = written.flatMap { number -> Int? in
      let (whole, rest) = number.micros.quotientAndRemainder(dividingBy: Points.scale)
      return rest == 0 && (0...6).contains(whole) ? Int(whole) : nil
    }
    let unit = written.flatMap { $0 > .zero ? $0 : nil }
    let rounding: FormulaExpression.Rounding? =
      switch function {
      case .round: decimals.map { .round($0) }
      case .trunc: decimals.map { .truncate($0) }
      case .floor: unit.map { .down($0) }
      case .ceil: unit.map { .up($0) }
      default: unit.map { .nearest($0) }
      }
    if rounding == nil {
      let isToDecimals = function == .round || function == .trunc
      report(.writtenNumber(of: function.rawValue, expected: isToDecimals ? "0–6" : "> 0"), node.range)
    }
    return rounding
  }
}

extension FormulaNode {
  /// A number as it is written, its sign included; nil for anything else.
  var writtenNumber: Points? {
    switch form {
    case .number(let value): return value
    case .negative(let operand):
      guard case .number(let value) = operand.form else { return nil }
      return Points(micros: -value.micros)
    default: return nil
    }
  }
}
