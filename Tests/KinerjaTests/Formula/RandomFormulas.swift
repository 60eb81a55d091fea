@testable import Kinerja

/// Draws formulas from a typed grammar, every one of which the checker lets stand.
struct RandomFormulas {
  var draws: SeededDraws
  let place: FormulaFigure.Place

  static let numbers = ["x", "y", "z"]
  static let texts: [FormulaFigure] = [.status, .salaryGrade, .unit, .pattern]
  static let words = ["PNS", "CPNS", "III/a", "U 1", "5H"]

  private static let monthFigures: [FigureReference] = [
    FigureReference(.workDays), FigureReference(.presentDays), FigureReference(.deducted),
    FigureReference(.monthDiscipline), FigureReference(.base), FigureReference(.days, "DL"),
    FigureReference(.times, "telat"), FigureReference(.base, "POKOK"), FigureReference(.actingTariff),
  ]
  private static let quarterFigures: [FigureReference] = [
    FigureReference(.normalised), FigureReference(.index), FigureReference(.quarter), FigureReference(.year),
    FigureReference(.grade),
  ]

  /// The number figures that formulas in a place draw from.
  static func figures(_ place: FormulaFigure.Place) -> [FigureReference] {
    (place == .quarter ? [] : monthFigures) + quarterFigures + numbers.map { FigureReference(.number, $0) }
  }

  init(seed: UInt64, _ place: FormulaFigure.Place) {
    draws = SeededDraws(seed)
    self.place = place
  }

  /// A formula that gives a number.
  mutating func next() -> FormulaNode { number(draws.below(5), isOverMonths: false) }

  private func node(_ form: FormulaNode.Form) -> FormulaNode { FormulaNode(form, 0..<0) }
  private func call(_ name: FormulaFunction, _ arguments: [FormulaNode.Argument]) -> FormulaNode {
    .call(name, arguments)
  }

  private mutating func several(_ depth: Int, from: Int = 1, _ one: (inout RandomFormulas, Int) -> FormulaNode)
    -> [FormulaNode]
  {
    (0..<from + draws.below(3)).map { _ in one(&self, depth - 1) }
  }

  private mutating func writtenNumber() -> Points {
    let sizes: [Int64] = [
      0, 1, 2, 3, 7, 10, 100, 0, 12, 60, 1_000, 1_000_000, 999_999_999_999,
    ]
    if draws.isOne(in: 3) { return Points(micros: Int64(draws.below(200)) * 12_500) }
    if draws.isOne(in: 12) { return Points(micros: Int64(draws.below(1_000_000_000_000))) }
    return Points(whole: draws.one(of: sizes))
  }

  private mutating func rising(_ count: Int) -> [Points] {
    var keys: Set<Points> = []
    while keys.count < count {
      let number = writtenNumber()
      keys.insert(draws.isOne(in: 4) ? Points(micros: -number.micros) : number)
    }
    return keys.sorted()
  }

  private mutating func leaf(_ isOverMonths: Bool) -> FormulaNode {
    let place = isOverMonths ? .month : place
    switch draws.below(8) {
    case 0, 1: return node(.number(writtenNumber()))
    case 2: return node(.name(draws.one(of: ["p", "q"])))
    case 3: return node(.name(place == .quarter ? "t" : draws.one(of: ["a", "b"])))
    default:
      let reference = draws.one(of: Self.figures(place))
      return FormulaExpression.figure(reference).node
    }
  }

  private mutating func number(_ depth: Int, isOverMonths: Bool) -> FormulaNode {
    guard depth > 0 else { return leaf(isOverMonths) }
    func part(_ formulas: inout RandomFormulas, _ depth: Int) -> FormulaNode {
      formulas.number(max(depth, 0), isOverMonths: isOverMonths)
    }
    switch draws.below(place == .quarter && !isOverMonths ? 17 : 15) {
    case 0, 1, 2:
      let parts = several(depth, from: 2, part)
      return node(
        .sum(parts.enumerated().map { .init(isInverse: $0 > 0 && draws.isOne(in: 2), value: $1) }))
    case 3, 4:
      return node(.product(several(depth, from: 2, part).map { .init(isInverse: false, value: $0) }))
    case 5:
      return node(
        .product([
          .init(isInverse: false, value: part(&self, depth - 1)), .init(isInverse: true, value: part(&self, depth - 1)),
        ]))
    case 6: return node(.negative(part(&self, depth - 1)))
    case 7: return call(draws.isOne(in: 2) ? .min : .max, several(depth, part).map { .init($0) })
    case 8:
      let function = draws.one(of: [FormulaFunction.round, .trunc])
      return call(
        function, [.init(part(&self, depth - 1)), .init(node(.number(Points(whole: Int64(draws.below(7))))))])
    case 9:
      let function = draws.one(of: [FormulaFunction.floor, .ceil, .nearest])
      let unit = draws.one(of: [Points(whole: 1), Points(whole: 1000), Points(micros: 50_000), Points(whole: 3)])
      return call(function, [.init(part(&self, depth - 1)), .init(node(.number(unit)))])
    case 10:
      return call(
        .if,
        [
          .init(truth(depth - 1, isOverMonths)), .init(part(&self, depth - 1)), .init(part(&self, depth - 1)),
        ])
    case 11: return call(draws.isOne(in: 4) ? .abs : .coalesce, [.init(part(&self, depth - 1))])
    case 12: return call(.coalesce, several(depth, from: 2, part).map { .init($0) })
    case 13: return branches(depth, isOverMonths, part)
    case 14:
      let xs = rising(1 + draws.below(4))
      let points = xs.map { x in
        let y = writtenNumber()
        return FormulaNode.Argument(
          .number(x), FormulaNode(written: draws.isOne(in: 3) ? Points(micros: -y.micros) : y))
      }
      return call(.curve, [.init(part(&self, depth - 1))] + points)
    case 15: return call(.months, [])
    default:
      let function = draws.one(of: [FormulaFunction.sum, .sum, .largest, .smallest])
      return call(function, [.init(number(depth - 1, isOverMonths: true))])
    }
  }

  /// `pick`, `upto` or `below` with branches of one kind.
  private mutating func branches(
    _ depth: Int, _ isOverMonths: Bool, _ value: (inout RandomFormulas, Int) -> FormulaNode
  ) -> FormulaNode {
    let other: [FormulaNode.Argument] = [.init(.otherwise, value(&self, depth - 1))]
    switch draws.below(3) {
    case 0:
      let words = Self.words.shuffled(using: &draws).prefix(1 + draws.below(3))
      let keyed = words.map { word in
        FormulaNode.Argument(
          isFormulaName(word) ? .name(word) : .text(BytewiseText(word)), value(&self, depth - 1))
      }
      return call(.pick, [.init(text(depth - 1, isOverMonths))] + keyed + (draws.isOne(in: 2) ? other : []))
    case 1:
      let keyed = rising(1 + draws.below(3)).map { FormulaNode.Argument(.number($0), value(&self, depth - 1)) }
      return call(
        .pick,
        [.init(number(depth - 1, isOverMonths: isOverMonths))] + keyed.shuffled(using: &draws)
          + (draws.isOne(in: 2) ? other : []))
    default:
      let keyed = rising(1 + draws.below(3)).map { FormulaNode.Argument(.number($0), value(&self, depth - 1)) }
      return call(
        draws.isOne(in: 2) ? .upto : .below, [.init(number(depth - 1, isOverMonths: isOverMonths))] + keyed + other)
    }
  }

  private mutating func truth(_ depth: Int, _ isOverMonths: Bool) -> FormulaNode {
    func number(_ formulas: inout RandomFormulas, _ depth: Int) -> FormulaNode {
      formulas.number(max(depth, 0), isOverMonths: isOverMonths)
    }
    func truth(_ formulas: inout RandomFormulas, _ depth: Int) -> FormulaNode { formulas.truth(depth, isOverMonths) }
    guard depth > 0 else {
      return node(.comparison(draws.one(of: FormulaNode.Comparison.allCases), leaf(isOverMonths), leaf(isOverMonths)))
    }
    switch draws.below(9) {
    case 0: return node(.not(truth(&self, depth - 1)))
    case 1: return node(.and(several(depth, from: 2, truth)))
    case 2: return node(.or(several(depth, from: 2, truth)))
    case 3:
      return call(.present, [.init(draws.isOne(in: 3) ? text(depth - 1, isOverMonths) : number(&self, depth - 1))])
    case 4:
      return node(
        .comparison(
          draws.isOne(in: 2) ? .equal : .different, text(depth - 1, isOverMonths), text(depth - 1, isOverMonths)))
    case 5: return call(.coalesce, several(depth, truth).map { .init($0) })
    case 6: return branches(depth, isOverMonths, truth)
    default:
      return node(
        .comparison(
          draws.one(of: FormulaNode.Comparison.allCases), number(&self, depth - 1), number(&self, depth - 1)))
    }
  }

  private mutating func text(_ depth: Int, _ isOverMonths: Bool) -> FormulaNode {
    func text(_ formulas: inout RandomFormulas, _ depth: Int) -> FormulaNode { formulas.text(depth, isOverMonths) }
    guard depth > 0, draws.isOne(in: 3) else {
      if draws.isOne(in: 4) { return node(.text(BytewiseText(draws.one(of: Self.words)))) }
      return node(.name(draws.one(of: Self.texts).rawValue))
    }
    switch draws.below(3) {
    case 0: return call(.coalesce, several(depth, text).map { .init($0) })
    case 1:
      return call(
        .if, [.init(truth(depth - 1, isOverMonths)), .init(text(&self, depth - 1)), .init(text(&self, depth - 1))])
    default: return branches(depth, isOverMonths, text)
    }
  }
}
