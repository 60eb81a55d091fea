import Foundation
import Testing

@testable import Kinerja

/// Section 12: laws that hold for every formula, on formulas drawn from a typed grammar.
@Suite struct RandomFormulaTests {
  /// Evaluations of each test; the environment says more where more time is at hand.
  static let evaluations = ProcessInfo.processInfo.environment["KINERJA_FORMULAS"].flatMap { Int($0) } ?? 20_000
  private static let rows = 40

  @Test(arguments: FormulaFigure.Place.allCases.filter { $0 != .discipline })
  func printingAndParsingIsTheIdentity(_ place: FormulaFigure.Place) throws {
    var formulas = RandomFormulas(seed: 11, place)
    for _ in 0..<Self.evaluations / Self.rows {
      let node = formulas.next()
      let text = node.description
      let parsed = try FormulaParser.parse(text)
      #expect(parsed == node, "\(text)")
      #expect(parsed.description == text)
      let expression = try FormulaChecker.check(parsed, in: .fixture(place))
      #expect(expression.node.description == text)
    }
  }

  @Test(arguments: [FormulaFigure.Place.month, .quarter])
  func compiledAgreesWithPlain(_ place: FormulaFigure.Place) throws {
    var formulas = RandomFormulas(seed: place == .month ? 1 : 2, place)
    var rows = RandomRows(seed: 3)
    var needlesslyUnsure = 0
    var numbers = 0
    for _ in 0..<Self.evaluations / Self.rows {
      let node = formulas.next()
      let expression = try FormulaChecker.check(node, in: .fixture(place))
      let data = rows.next(Self.rows, place)
      let program = data.program(expression)
      let column = program.run(data.block, months: data.months)
      for (row, inputs) in data.inputs.enumerated() {
        let value = expression.value(inputs)
        #expect(expression.causes(inputs) == value.causes, "\(node) in row \(row)")
        let micros = value.number.map { $0.rounded(toDecimals: 6).micros ?? .max }
        switch column.cell(row) {
        case .unsure:
          if micros?.magnitude ?? 0 < FormulaCell.limit.magnitude { needlesslyUnsure += 1 }
        case .missing: #expect(value.causes != nil, "\(node) in row \(row) is \(value)")
        case .micros(let found):
          numbers += 1
          #expect(micros == found, "\(node) in row \(row) is \(value)")
          #expect(found.magnitude < FormulaCell.limit.magnitude)
        }
      }
    }
    // The compiled form answers for nearly all rows, although many of these numbers are huge: else it would be of no use.
    #expect(needlesslyUnsure * 4 < numbers, "\(needlesslyUnsure) needlessly unsure, \(numbers) numbers")
  }
}
