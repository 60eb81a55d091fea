import Testing

@testable import Kinerja

/// Section 12: the grammar, and the plainest writing of a formula.
@Suite struct FormulaGrammarTests {
  @Test(arguments: [
    ("1+2*3", "1 + 2 * 3"),
    ("(1+2)*3", "(1 + 2) * 3"),
    ("1-(2-3)", "1 - (2 - 3)"),
    ("(1-2)-3", "(1 - 2) - 3"),
    ("((1))", "1"),
    ("-2*3", "-2 * 3"),
    ("-(2*3)", "-(2 * 3)"),
    ("2*-3", "2 * -3"),
    ("2- -3", "2 - -3"),
    ("--2", "--2"),
    ("not not p>1 and q=2 or 1<>2", "not not p > 1 and q = 2 or 1 <> 2"),
    ("not (p>1 and q=2)", "not (p > 1 and q = 2)"),
    ("(p>1 or q=2) and 1<=2", "(p > 1 or q = 2) and 1 <= 2"),
    ("p>1 or (q=2 or 1>=2)", "p > 1 or (q = 2 or 1 >= 2)"),
    ("6/2/3*4", "6 / 2 / 3 * 4"),
    ("6/(2/3)", "6 / (2 / 3)"),
    ("p<-1", "p < -1"),
    ("hari ( DL )\t+\r\n 1", "hari(DL) + 1"),
    ("pick(status,PNS->1,'III/a'->2,else->3)", "pick(status, PNS -> 1, 'III/a' -> 2, else -> 3)"),
    ("pick(p,-1->1,2.50->2)", "pick(p, -1 -> 1, 2.5 -> 2)"),
    ("upto(p,- 1->min(1,2),else->-3)", "upto(p, -1 -> min(1, 2), else -> -3)"),
    ("if(''=status,1,2)", "if('' = status, 1, 2)"),
    ("months()", "months()"),
    ("00012.500", "12.5"),
    ("999999999999.999999", "999999999999.999999"),
    ("or_+_x1+Not", "or_ + _x1 + Not"),
  ])
  func isWrittenPlainly(_ text: String, _ plain: String) throws {
    let node = try FormulaParser.parse(text)
    #expect(node.description == plain)
    #expect(try FormulaParser.parse(plain) == node)
  }

  /// What binds how tightly, by the number that comes out.
  @Test(arguments: [
    ("2 + 3 * 4 - 6 / 3", "12"),
    ("2 - 3 - 4", "-5"),
    ("24 / 4 / 2", "3"),
    ("24 / 4 * 2", "12"),
    ("-2 * -3", "6"),
    ("- -2 - -3", "5"),
    ("if(not 1 > 2 and 2 > 1, 1, 0)", "1"),
    ("if(not (1 > 2 or 2 > 1), 1, 0)", "0"),
    ("if(1 > 0 or 1 > 2 and 1 > 2, 1, 0)", "1"),
    ("if((1 > 0 or 1 > 2) and 1 > 2, 1, 0)", "0"),
    ("if(1 + 1 = 2, 1, 0)", "1"),
    ("if(not 1 = 2, 1, 0)", "1"),
  ])
  func operatorsBind(_ text: String, _ value: String) throws {
    #expect(try formula(text).value(FixtureInputs()) == .number(number(value)))
  }

  @Test func aNodeKnowsItsPlace() throws {
    let text = "1 + min( p , (q) )"
    let node = try FormulaParser.parse(text)
    guard case .sum(let terms) = node.form, case .call(_, let arguments) = terms[1].value.form else {
      Issue.record("not a sum of a call")
      return
    }
    func written(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }
    #expect(written(node.range) == text)
    #expect(written(terms[1].value.range) == "min( p , (q) )")
    #expect(arguments.map { written($0.value.range) } == ["p", "(q)"])
  }

  @Test(arguments: [
    ("", 0, 0, FormulaFault.Kind.empty),
    (" \t\r\n", 4, 4, .empty),
    ("1 + ", 4, 4, .unexpected(nil, expected: .operand)),
    ("+ 1", 0, 1, .unexpected("+", expected: .operand)),
    ("2 ** 3", 3, 4, .unexpected("*", expected: .operand)),
    ("1 2", 2, 3, .unexpected("2", expected: .operatorOrEnd)),
    ("min(1, 2))", 9, 10, .unexpected(")", expected: .operatorOrEnd)),
    ("(1 + 2", 6, 6, .unexpected(nil, expected: .closing)),
    ("min(1 2)", 6, 7, .unexpected("2", expected: .argumentEnd)),
    ("min(1,)", 6, 7, .unexpected(")", expected: .operand)),
    ("1 < 2 < 3", 6, 7, .unexpected("<", expected: .operatorOrEnd)),
    ("not", 3, 3, .unexpected(nil, expected: .operand)),
    ("1 + not p", 4, 7, .unexpected("not", expected: .operand)),
    ("else", 0, 4, .unexpected("else", expected: .operand)),
    ("sum -> 1", 4, 6, .unexpected("->", expected: .operatorOrEnd)),
    ("p & q", 2, 3, .character("&")),
    ("é", 0, 2, .character("é")),
    ("1 + € ", 4, 7, .character("€")),
    ("1 \u{A0}+ 2", 2, 4, .character("\u{A0}")),
    ("\"a\"", 0, 1, .character("\"")),
    ("p = 'PNS", 4, 8, .openText),
    ("1 + .5", 4, 5, .character(".")),
    ("5.", 0, 2, .number("5.")),
    ("1.2.3", 0, 5, .number("1.2.3")),
    ("0.1234567", 0, 9, .number("0.1234567")),
    ("1000000000000", 0, 13, .number("1000000000000")),
    ("1e5", 1, 3, .unexpected("e5", expected: .operatorOrEnd)),
    ("1_000", 1, 5, .unexpected("_000", expected: .operatorOrEnd)),
  ])
  func faultsHavePlaces(_ text: String, _ from: Int, _ to: Int, _ kind: FormulaFault.Kind) {
    #expect(throws: FormulaFault(kind, from..<to)) { try FormulaParser.parse(text) }
  }

  @Test(arguments: ["(", "-", "not ", "abs(", "pick(1, 1 -> "])
  func nestingHasALimit(_ opening: String) throws {
    let isCall = opening.contains("(")
    func nested(_ depth: Int) -> String {
      let core = opening == "not " ? "1 = 1" : "1"
      return String(repeating: opening, count: depth) + core + String(repeating: isCall ? ")" : "", count: depth)
    }
    let text = try FormulaParser.parse(nested(200)).description
    #expect(opening == "(" ? text == "1" : text.utf8.count > 200)
    // Thousands of levels are no harder to refuse.
    for depth in [201, 1_000, 20_000 / (opening.utf8.count + 1) - 5] {
      let fault = #expect(throws: FormulaFault.self) { try FormulaParser.parse(nested(depth)) }
      #expect(fault?.kind == .tooDeep)
      #expect(fault?.range.lowerBound ?? .max <= opening.utf8.count * 201)
    }
  }

  @Test func chainsHaveNoDepth() throws {
    for sign in ["+", "-", "*"] {
      let text = Array(repeating: "1", count: 5_000).joined(separator: sign)
      let value = try formula(text).value(FixtureInputs())
      #expect(value == .number(Rational(sign == "+" ? 5_000 : sign == "-" ? -4_998 : 1)))
    }
    let text = Array(repeating: "1 = 1", count: 1_000).joined(separator: " and ")
    #expect(try formula("if(\(text), 7, 8)").value(FixtureInputs()) == .number(Rational(7)))
  }

  @Test func lengthHasALimit() throws {
    let text = "1" + String(repeating: " ", count: FormulaParser.maximalLength - 1)
    #expect(try FormulaParser.parse(text).description == "1")
    #expect(throws: FormulaFault(.tooLong, 20_000..<20_001)) { try FormulaParser.parse(text + " ") }
  }

  /// Formulas at the limit of nesting are read, checked, evaluated, explained and compiled.
  @Test(arguments: ["abs(", "-", "(", "if(1 = 1, ", "coalesce(angka(x), ", "1 + min(", "round(2 * -("])
  func deepFormulasWork(_ opening: String) throws {
    let closing =
      opening.hasPrefix("round") ? ") + 1, 2)" : opening.hasPrefix("if") ? ", 2)" : opening == "-" ? "" : ")"
    let depth = opening.hasPrefix("round") ? 66 : 199
    let text = String(repeating: opening, count: depth) + "hari_kerja" + String(repeating: closing, count: depth)
    let expression = try formula(text)
    let value = expression.value(FixtureInputs(figures: [FigureReference(.workDays): .number(Rational(2))]))
    #expect(value.number != nil)
    #expect(expression.steps(FixtureInputs()).text == expression.node.description)
    var layout = FormulaLayout()
    layout.add(FigureReference(.workDays))
    layout.add(FigureReference(.number, "x"))
    var block = FormulaBlock(FormulaRows(1, FormulaMemory()), layout)
    block[0] = .constant(block.rows, .whole, 2)
    block[1] = .constant(block.rows, .millionths, nil)
    let cell = FormulaProgram(expression, parameters: [:], layout: layout) { _ in 0 }.run(block).cell(0)
    if opening.hasPrefix("round") {
      // 66 doublings outgrow what a cell holds.
      #expect(cell == .unsure)
    } else {
      #expect(value.number?.micros.map { .micros($0) } == cell)
    }
  }

  /// Whatever bytes a text has, it is read or refused at a place of its own.
  @Test func soupIsReadOrRefused() {
    let scraps = [
      "1", "0.5", "999999999999", "'", "'a'", "p", "hari", "if", "pick", "else", "not", "and", "or", "(", ")", ",",
      "->",
      "-", "+", "*", "/", "=", "<", ">", "<>", "<=", ".", "é", "\u{0}", "\n", " ", "#", "\u{1F600}", "sum",
    ]
    var draws = SeededDraws(9)
    var isRead = 0
    for _ in 0..<RandomFormulaTests.evaluations {
      let text = (0..<1 + draws.below(12)).map { _ in draws.one(of: scraps) }.joined(
        separator: draws.isOne(in: 2) ? " " : "")
      do {
        let node = try FormulaParser.parse(text)
        #expect(throws: Never.self) { try FormulaParser.parse(node.description) }
        isRead += 1
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count)
      }
    }
    #expect(isRead > 100)
  }
}
