internal import Wording

/// The columns of masa.csv.
public enum SpellColumn: Int, TableColumn {
  case nip, jenis, mulai, sampai, nilai, nomorSK

  package static let table = Table.spells

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .jenis: ColumnSpec("jenis", .code(.spell), Text("jenis masa", "the kind of spell"))
    case .mulai: ColumnSpec("mulai", .date, Text("hari pertama", "the first day"))
    case .sampai:
      ColumnSpec(
        "sampai", .end, .mayBeEmpty, Text("hari terakhir; kosong: masih berlaku", "the last day; empty: open"))
    case .nilai:
      ColumnSpec(
        "nilai", .number(.none), .mayBeEmpty,
        Text("nilai, bila kebijakan tidak menetapkannya", "its value, where the policy sets none"))
    case .nomorSK: ColumnSpec("nomor_sk", .text, .mayBeEmpty, Text("nomor keputusan", "the decision's number"))
    }
  }
}

extension TableSpec {
  static let spells = TableSpec(
    .optional, key: [SpellColumn.nip, .jenis, .mulai],
    Text(
      "Hukuman, cuti, tugas belajar atau kewajiban seorang pegawai yang berlangsung dari satu hari ke hari lain.",
      "A sanction, leave, study or duty of an employee that lasts from one day to another."))
}
