internal import Kinerja
internal import Tabular

extension SmallTables {
  /// tarif.csv: pay by class and unit code.
  static func tariffs() -> SmallTable<TariffColumn, Rupiah> {
    SmallTable { row, report in
      let grade = report.whole(row, .kelasJabatan)
      let unit = report.text(row, .unitKode)
      let amount = report.whole(row, .nilai)
      guard let grade, let unit else { return nil }
      return (RowKey(first: UInt64(grade), text: Array(unit.bytes)), amount.map { Rupiah($0) })
    }
  }
}

extension Tariffs {
  /// Makes the pay of these units from the table's rows; what is for other units is left out.
  init(_ rows: [(RowKey, Rupiah)], units: [String]) {
    self.init()
    let units = CodeTable(units)
    for (key, amount) in rows {
      let grade = UInt8(key.first)
      if key.text == Array(TariffColumn.anyUnit.utf8) {
        general[grade] = amount
      } else if let unit = units.find(key.text) {
        byUnit[Self.key(grade: grade, unit: Int32(unit))] = amount
      }
    }
  }
}
