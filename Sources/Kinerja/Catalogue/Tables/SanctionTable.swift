internal import Wording

/// The columns of sanksi.csv.
public enum SanctionColumn: Int, TableColumn {
  case nip, jenis, mulai, sampai, nomorSK

  package static let table = Table.sanctions

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .jenis: ColumnSpec("jenis", .code(.sanction), Text("jenis hukuman", "the kind of sanction"))
    case .mulai: ColumnSpec("mulai", .date, Text("hari pertama", "the first day"))
    case .sampai: ColumnSpec("sampai", .end, Text("hari terakhir", "the last day"))
    case .nomorSK: ColumnSpec("nomor_sk", .text, .mayBeEmpty, Text("nomor keputusan", "the decision's number"))
    }
  }
}

extension TableSpec {
  static let sanctions = TableSpec(
    .optional, key: [SanctionColumn.nip, .jenis, .mulai],
    Text("Hukuman disiplin seorang pegawai.", "A disciplinary sanction of an employee."))
}
