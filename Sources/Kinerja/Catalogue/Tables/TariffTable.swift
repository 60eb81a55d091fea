internal import Wording

/// The columns of tarif.csv.
public enum TariffColumn: Int, TableColumn {
  case kelasJabatan, unitKode, nilai

  package static let table = Table.tariffs

  /// Stands for all units without a row of their own.
  package static let anyUnit = "*"

  package var spec: ColumnSpec {
    switch self {
    case .kelasJabatan: ColumnSpec("kelas_jabatan", .whole(1...17), Text("kelas jabatan", "the post's class"))
    case .unitKode:
      ColumnSpec(
        "unit_kode", .unit,
        Text("unit kerja; `*`: unit lain semuanya", "the unit; `*`: units without a row of their own"))
    case .nilai: ColumnSpec("nilai", .rupiah, Text("dasar insentif sebulan", "the base pay of a month"))
    }
  }
}

extension TableSpec {
  static let tariffs = TableSpec(
    .required, maySetAside: false, key: [TariffColumn.kelasJabatan, .unitKode],
    Text("Dasar insentif satu kelas jabatan.", "The base pay of a class of posts."))
}
