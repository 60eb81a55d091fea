internal import Kinerja
internal import Tabular

extension SmallTables {
  /// beban_kerja.csv: minutes in millionths by indicator.
  static func norms() -> SmallTable<NormColumn, Int64> {
    SmallTable { row, report in
      let name = report.text(row, .indikator)
      let minutes = report.number(row, .normaMenit)
      return name.map { (RowKey(text: Array($0.bytes)), minutes?.micros) }
    }
  }
}
