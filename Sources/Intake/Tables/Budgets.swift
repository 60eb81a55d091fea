internal import Kinerja
internal import Tabular

extension SmallTables {
  /// pagu.csv: budgets by unit code.
  static func budgets() -> SmallTable<BudgetColumn, Rupiah> {
    SmallTable { row, report in
      let unit = report.text(row, .unitKode)
      let amount = report.whole(row, .pagu)
      return unit.map { (RowKey(text: Array($0.bytes)), amount.map { Rupiah($0) }) }
    }
  }

  /// The budgets of these units, by the units' positions; what is for other units is left out.
  static func budgets(_ rows: [(RowKey, Rupiah)], units: [String]) -> [Int: Rupiah] {
    let units = CodeTable(units)
    var budgets: [Int: Rupiah] = [:]
    for (key, budget) in rows {
      if let unit = units.find(key.text) { budgets[unit] = budget }
    }
    return budgets
  }
}
