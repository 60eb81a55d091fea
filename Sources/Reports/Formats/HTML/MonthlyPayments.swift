internal import Kinerja

/// What is paid by month and unit, before the cut of budgets: the cells of months that the payment of the quarter adds up.
struct MonthlyPayments {
  /// A unit for which something is paid, by the units of each month.
  struct Unit {
    var code: String
    var name: String
    /// What charts call it: its name, where it has one.
    var shownName: String { name.isEmpty ? code : name }
    /// The sum of each month in rupiah, halves away from zero.
    var months: [Int128]
  }

  /// The cell of months.
  let cell: String
  /// The units, by code.
  let units: [Unit]

  /// The cells of money that the formulas leading to the payment sum up as they are, in the order of publication: those
  /// made of base pay or a tariff.
  static func all(_ content: ReportContent) -> [MonthlyPayments] {
    let results = content.table.results
    let rules = content.policy.incentive.version(on: results.quarter.last)?.rules
    var wanted: Set<String> = [IncentiveRules.paidCell]
    var summed: Set<String> = []
    for cell in (rules?.quarter ?? []).reversed() where wanted.contains(cell.name) {
      wanted.formUnion(cell.formula.expression.cells(inMonths: false))
      cell.formula.expression.forEach { part, _ in
        if case .overMonths(.sum, .cell(let name)) = part { summed.insert(name) }
      }
    }
    let money: Set<FormulaFigure> = [.base, .firstTariff, .lastTariff, .actingTariff]
    var ofMoney: Set<String> = []
    for cell in rules?.month ?? [] {
      let expression = cell.formula.expression
      if expression.figures(inMonths: false).contains(where: { money.contains($0.figure) })
        || !expression.cells(inMonths: false).isDisjoint(with: ofMoney)
      {
        ofMoney.insert(cell.name)
      }
    }
    summed.formIntersection(ofMoney)
    return results.cells.monthNames.enumerated().filter { summed.contains($0.element) }.map {
      MonthlyPayments(cell: $0.element, at: $0.offset, content)
    }
  }

  private init(cell: String, at position: Int, _ content: ReportContent) {
    let results = content.table.results
    let roster = content.facts.roster
    var sums = [[Int128]](repeating: [0, 0, 0], count: roster.units.count)
    for employee in results.employees {
      for month in 0..<3 {
        guard let result = results.month(month, of: employee),
          let value = results.cells.month(position, month, of: employee)
        else { continue }
        sums[Int(roster.segments[Int(result.segment)].unit)][month] += value
      }
    }
    self.cell = cell
    units = roster.units.indices.filter { sums[$0] != [0, 0, 0] }.map { unit in
      Unit(
        code: roster.units[unit], name: roster.unitNames[unit],
        months: sums[unit].map { roundedQuotient($0, Int128(Points.scale)) })
    }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }
}
