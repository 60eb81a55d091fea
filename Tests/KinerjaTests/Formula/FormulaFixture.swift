import Testing

@testable import Kinerja

/// What the formulas of a test read.
struct FixtureInputs: FormulaInputs {
  var figures: [FigureReference: FormulaValue] = [:]
  var parameters: [String: Points] = [:]
  var cells: [String: FormulaValue] = [:]
  var monthInputs: [FixtureInputs] = []

  func value(of reference: FigureReference) -> FormulaValue { figures[reference] ?? .missing([reference.description]) }
  func parameter(_ name: String) -> Points { parameters[name] ?? .zero }
  func cell(_ name: String) -> FormulaValue { cells[name] ?? .missing(["sel_\(name)"]) }
  var months: [any FormulaInputs] { monthInputs }
}

extension FormulaScope {
  /// A scope of tests: parameters p and q, cells a and b, and of the quarter t.
  static func fixture(_ place: FormulaFigure.Place = .month) -> FormulaScope {
    FormulaScope(
      place, parameters: ["p", "q"], cells: place == .quarter ? ["t"] : ["a", "b"], monthCells: ["a", "b"],
      cellsBelow: ["kelak"]
    ) { kind in
      switch kind {
      case .status: ["H", "TK", "DL"]
      case .counter: ["telat", "alpa"]
      case .event: ["APEL"]
      case .spellGroup: ["hukdis"]
      case .number: ["x", "y", "z"]
      case .component: ["POKOK"]
      }
    }
  }
}

/// The formula that a text is, resolved.
func formula(_ text: String, _ place: FormulaFigure.Place = .month) throws -> FormulaExpression {
  try FormulaChecker.check(FormulaParser.parse(text), in: .fixture(place))
}

/// A number as tests write it: `-7/3`, `1.5`.
func number(_ text: String) throws -> Rational {
  let parts = text.split(separator: "/").map(String.init)
  let numbers = try parts.map { Rational(try #require(Points($0))) }
  let quotient = numbers.count == 1 ? numbers[0] : numbers[0] / numbers[1]
  return try #require(quotient)
}

/// Draws that are the same for the same seed.
struct SeededDraws: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
  mutating func isOne(in count: Int) -> Bool { below(count) == 0 }
}
