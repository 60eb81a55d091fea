internal import Wording

/// The columns of pagu.csv.
public enum BudgetColumn: Int, TableColumn {
  case unitKode, pagu

  package static let table = Table.budgets

  package var spec: ColumnSpec {
    switch self {
    case .unitKode: ColumnSpec("unit_kode", .unit, Text("unit kerja", "the unit"))
    case .pagu: ColumnSpec("pagu", .rupiah, Text("pagu insentif triwulan", "what the unit may pay for the quarter"))
    }
  }
}

extension TableSpec {
  static let budgets = TableSpec(
    .optional, key: [BudgetColumn.unitKode], Text("Pagu satu unit kerja.", "The budget of a unit."))
}
