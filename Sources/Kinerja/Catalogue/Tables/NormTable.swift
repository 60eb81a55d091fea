internal import Wording

/// The columns of beban_kerja.csv.
public enum NormColumn: Int, TableColumn {
  case indikator, normaMenit

  package static let table = Table.norms

  package var spec: ColumnSpec {
    switch self {
    case .indikator: ColumnSpec("indikator", .indicator, Text("indikator", "the indicator"))
    case .normaMenit:
      ColumnSpec("norma_menit", .number(.aboveZero), Text("menit untuk satu satuan", "minutes for one unit"))
    }
  }
}

extension TableSpec {
  static let norms = TableSpec(
    .required, key: [NormColumn.indikator], Text("Norma waktu satu indikator.", "The time norm of an indicator."))
}
