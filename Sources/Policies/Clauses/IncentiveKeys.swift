internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension IncentiveRules: DeclaredRules {
  static var blank: IncentiveRules { IncentiveRules(unit: 1, params: [], month: [], quarter: []) }

  static let keys: [RuleKey<IncentiveRules>] = [
    RuleKey(
      "unit",
      Form(
        Text("rupiah, bilangan bulat mulai 1", "rupiah, a whole number from 1"),
        read: { $0.positiveCount(.rule(.badRounding)).map { Int64($0) } }, show: { amount, _ in "Rp \(amount)" }),
      \.unit, Text("pembayaran adalah kelipatan sekian rupiah", "payments are multiples of this many rupiah")),
    RuleKey(
      "params",
      Form(
        Text("menurut nama: bilangan", "by name: a number"),
        read: { node in
          node.ordered { entry in entry.value.number().map { Parameter(name: entry.key, value: $0) } }
        },
        show: { params, page in page.joined(params.map { "\($0.name) \($0.value)" }) }), \.params, fallback: "{}",
      Text("bilangan bernama yang dipakai rumus", "named numbers that formulas use"),
      rows: { rules, _ in rules.params.map { ("params.\($0.name)", "\($0.value)") } }),
    RuleKey(
      "month", cells, \.month, fallback: "{}", isOrdered: true,
      Text("sel setiap bulan; sel melihat sel di atasnya", "the cells of each month; a cell sees those above it"),
      rows: { rules, page in page.cells(rules.month, "month") }),
    RuleKey(
      "quarter", cells, \.quarter, isOrdered: true,
      Text(
        "sel triwulan; `insentif` dibayarkan, dibulatkan ke bawah menjadi kelipatan `unit`",
        "the cells of the quarter; `insentif` is paid, rounded down to a multiple of `unit`"),
      rows: { rules, page in page.cells(rules.quarter, "quarter") }),
  ]

  private static let cells = Form<[Cell]>(
    Text("menurut nama: rumus, atau `{formula, basis}`", "by name: a formula, or `{formula, basis}`"),
    read: { $0.cells() }, show: { _, _ in "" })
}

extension Form where Value == PolicyFormula {
  static let formula = Form(
    Text("rumus", "a formula"), read: { $0.formula() }, show: { formula, _ in "\(formula.node)" })
}

extension SettingsNode {
  /// A formula, its names still to be resolved.
  func formula() -> PolicyFormula? {
    guard let text = anyText() else { return nil }
    do throws(FormulaFault) {
      return PolicyFormula(text: text, node: try FormulaParser.parse(text), expression: .number(.zero))
    } catch {
      report(error, in: text)
      return nil
    }
  }

  /// Whether braces have torn a formula without quotes at its commas: what is behind them reads as keys without a value.
  private func reportTornFormula(_ node: SettingsNode) -> Bool {
    guard case .map(let entries) = node.content, let formula = entries.first(where: { $0.key == "formula" })?.value,
      let torn = entries.first(where: { !["formula", "basis"].contains($0.key) && $0.value.written.isEmpty })
    else { return false }
    let whole = "\(formula.written), \(torn.key)"
    formula.report(.formula(.notReadable), value: whole, details: [], suggestion: "formula: \"\(whole) …\"")
    return true
  }

  fileprivate func cells() -> [IncentiveRules.Cell]? {
    ordered { entry in
      let node = entry.value
      guard case .map = node.content else {
        return node.formula().map { .init(name: entry.key, formula: $0, line: entry.keyMark.line) }
      }
      if reportTornFormula(node) { return nil }
      guard let fields = node.fields(["formula"], optional: ["basis"]) else { return nil }
      let formula = fields["formula"]?.formula()
      let basis = fields["basis"].map { $0.text().map { String?.some($0) } } ?? .some(nil)
      guard let formula, let basis else { return nil }
      return .init(name: entry.key, formula: formula, basis: basis, line: entry.keyMark.line)
    }
  }
}

extension PolicyPage {
  fileprivate func cells(_ cells: [IncentiveRules.Cell], _ part: String) -> [Row] {
    cells.map { cell in
      ("\(part).\(cell.name)", "\(cell.formula.node)" + (cell.basis.map { "  (\($0))" } ?? ""))
    }
  }
}
