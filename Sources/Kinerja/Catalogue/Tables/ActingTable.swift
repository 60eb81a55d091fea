internal import Wording

/// The columns of plt.csv.
public enum ActingColumn: Int, TableColumn {
  case nip, kelasJabatan, unitKode, jabatan, mulai, sampai, nomorSK

  package static let table = Table.actingPosts

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .kelasJabatan:
      ColumnSpec("kelas_jabatan", .whole(1...17), Text("kelas jabatan yang dirangkap", "the class of the post held"))
    case .unitKode: ColumnSpec("unit_kode", .unit, Text("unit jabatan itu", "the unit of that post"))
    case .jabatan: ColumnSpec("jabatan", .text, .mayBeEmpty, Text("nama jabatan itu", "the name of that post"))
    case .mulai: ColumnSpec("mulai", .date, Text("hari pertama", "the first day"))
    case .sampai:
      ColumnSpec(
        "sampai", .end, .mayBeEmpty, Text("hari terakhir; kosong: masih berlaku", "the last day; empty: open"))
    case .nomorSK: ColumnSpec("nomor_sk", .text, .mayBeEmpty, Text("nomor keputusan", "the decision's number"))
    }
  }
}

extension TableSpec {
  static let actingPosts = TableSpec(
    .optional, key: [ActingColumn.nip, .kelasJabatan, .unitKode, .jabatan, .mulai],
    Text("Jabatan yang dirangkap seorang pegawai (Plt, Plh).", "A post that an employee holds for another (Plt, Plh)."))
}
