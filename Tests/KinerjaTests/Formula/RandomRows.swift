@testable import Kinerja

/// Draws what formulas read, for many rows: as columns, and for each row by itself.
struct RandomRows {
  private var draws: SeededDraws
  private let memory = FormulaMemory()

  /// Rows of a place.
  struct Rows {
    var inputs: [FixtureInputs]
    var block: FormulaBlock
    var months: [FormulaBlock] = []
    var layout: FormulaLayout
    var monthLayout = FormulaLayout()
    var parameters: [String: Points]

    func program(_ expression: FormulaExpression) -> FormulaProgram {
      FormulaProgram(expression, parameters: parameters, layout: layout, months: monthLayout) {
        RandomRows.code($0.text)
      }
    }
  }

  init(seed: UInt64) { draws = SeededDraws(seed) }

  private static func code(_ text: String) -> UInt32 {
    UInt32(RandomFormulas.words.firstIndex(of: text) ?? RandomFormulas.words.count)
  }

  mutating func next(_ count: Int, _ place: FormulaFigure.Place) -> Rows {
    let parameters = [
      "p": draws.one(of: [Points.hundred, Points(micros: 1), Points(whole: -7)]),
      "q": draws.one(of: [Points(whole: 60), .zero, Points(micros: 999_999_999_999_999_999)]),
    ]
    var rows = block(count, place, place == .quarter ? ["t"] : ["a", "b"], parameters)
    guard place == .quarter else { return rows }
    var months: [Rows] = []
    for _ in 0..<3 {
      var month = block(count, .month, ["a", "b"], parameters)
      let absent = (0..<count).map { _ in draws.isOne(in: 4) }
      month.block.setExisting { !absent[$0] }
      for row in 0..<count where !absent[row] { rows.inputs[row].monthInputs.append(month.inputs[row]) }
      months.append(month)
    }
    rows.months = months.map(\.block)
    rows.monthLayout = months[0].layout
    return rows
  }

  private mutating func block(
    _ count: Int, _ place: FormulaFigure.Place, _ cells: [String], _ parameters: [String: Points]
  ) -> Rows {
    var layout = FormulaLayout()
    let figures = RandomFormulas.figures(place)
    for figure in figures { layout.add(figure) }
    for text in RandomFormulas.texts { layout.add(FigureReference(text)) }
    for cell in cells { layout.add(.cell(cell), .millionths) }
    var inputs = (0..<count).map { _ in FixtureInputs(parameters: parameters) }
    var block = FormulaBlock(FormulaRows(count, memory), layout)
    let hasMissing = draws.isOne(in: 2)

    for (column, source) in layout.sources.enumerated() {
      switch source {
      case .figure(let reference) where reference.figure.kind == .text:
        let texts = (0..<count).map { _ in hasMissing && draws.isOne(in: 6) ? nil : draws.one(of: RandomFormulas.words)
        }
        block[column] = .texts(block.rows) { texts[$0].map { Self.code($0) } }
        for (row, text) in texts.enumerated() {
          if let text { inputs[row].figures[reference] = .text(BytewiseText(text)) }
        }
      case .figure(let reference):
        let isWhole = reference.figure.decimals == 0
        let size = draws.below(5)
        let numbers = (0..<count).map { _ in
          hasMissing && draws.isOne(in: 6) ? nil : number(size, isWhole: isWhole).map { Int64($0) }
        }
        block[column] = .numbers(block.rows, isWhole ? .whole : .millionths) { numbers[$0] }
        for (row, number) in numbers.enumerated() {
          if let number {
            inputs[row].figures[reference] = .number(isWhole ? Rational(number) : Rational(micros: Int128(number)))
          }
        }
      case .cell(let name):
        let size = draws.below(7)
        let numbers = (0..<count).map { _ in hasMissing && draws.isOne(in: 6) ? nil : number(size, isWhole: false) }
        block[column] = .wideNumbers(block.rows, .millionths) { numbers[$0] }
        for (row, number) in numbers.enumerated() {
          inputs[row].cells[name] = .micros(number, orMissing: "sel_\(name)")
        }
      }
    }
    return Rows(inputs: inputs, block: block, layout: layout, parameters: parameters)
  }

  /// A number in its own unit, small or large; some are 0 and some below 0.
  private mutating func number(_ size: Int, isWhole: Bool) -> Int128? {
    if draws.isOne(in: 8) { return 0 }
    let bounds: [Int] = [31, 100, 120_000_000, 50_000_000_000_000, 999_999_999_999_999_999]
    let number = Int128(draws.below(size < bounds.count ? bounds[size] : 1_000_000_000_000_000_000))
    let scaled = size >= bounds.count ? number * 1_000 : isWhole || size > 1 ? number : number * 1_000_000
    return draws.isOne(in: 8) ? -scaled : scaled
  }
}
