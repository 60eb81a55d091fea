internal import Wording

/// The columns of angka.csv.
public enum NumberColumn: Int, TableColumn {
  case nip, nama, bulan, nilai

  package static let table = Table.numbers

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .nama: ColumnSpec("nama", .code(.number), Text("nama angka", "the number's name"))
    case .bulan:
      ColumnSpec(
        "bulan", .month, .mayBeEmpty, Text("bulan; kosong: setiap bulan", "the month; empty: every month"))
    case .nilai: ColumnSpec("nilai", .number(.none), Text("nilai", "the value"))
    }
  }
}

extension TableSpec {
  static let numbers = TableSpec(
    .optional, key: [NumberColumn.nip, .nama, .bulan],
    Text("Angka seorang pegawai yang disebut kebijakan.", "A number of an employee that the policy names."))
}
