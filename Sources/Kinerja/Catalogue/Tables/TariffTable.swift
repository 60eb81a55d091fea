internal import Wording

/// The columns of tarif.csv.
public enum TariffColumn: Int, TableColumn {
  case kelasJabatan, unitKode, nilai, komponen, jabatan, mulai, sampai

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
    case .komponen:
      ColumnSpec("komponen", .name, .mayBeAbsent, Text("komponen dasar insentif", "the component of the base pay"))
    case .jabatan:
      ColumnSpec(
        "jabatan", .text, .mayBeAbsent,
        Text("nama jabatan; kosong: jabatan lain semuanya", "the post; empty: posts without a row of their own"))
    case .mulai:
      ColumnSpec(
        "mulai", .date, .mayBeAbsent, Text("hari pertama; kosong: sejak dahulu", "the first day; empty: always"))
    case .sampai:
      ColumnSpec(
        "sampai", .end, .mayBeAbsent, Text("hari terakhir; kosong: masih berlaku", "the last day; empty: open"))
    }
  }
}

extension TableSpec {
  static let tariffs = TableSpec(
    .required, maySetAside: false, key: [TariffColumn.kelasJabatan, .unitKode, .komponen, .jabatan, .mulai],
    Text("Dasar insentif satu kelas jabatan.", "The base pay of a class of posts."))
}
