internal import Wording

/// The columns of pegawai.csv.
public enum RosterColumn: Int, TableColumn {
  case nip, nama, unitKode, unitNama, jabatan, jenisJabatan, kelasJabatan, status, atasanNIP, polaKerja, berlakuMulai
  case berlakuSampai, golongan, eselon

  package static let table = Table.roster

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .nama: ColumnSpec("nama", .text, Text("nama pegawai", "the employee's name"))
    case .unitKode: ColumnSpec("unit_kode", .unit, Text("unit kerja", "the unit"))
    case .unitNama: ColumnSpec("unit_nama", .text, Text("nama unit kerja", "the unit's name"))
    case .jabatan: ColumnSpec("jabatan", .text, Text("nama jabatan", "the post's name"))
    case .jenisJabatan:
      ColumnSpec(
        "jenis_jabatan", .word(JobType.words),
        Text(
          "pimpinan tinggi, administrator, pengawas, fungsional, pelaksana",
          "executive, administrator, supervisor, functional, staff"))
    case .kelasJabatan: ColumnSpec("kelas_jabatan", .whole(1...17), Text("kelas jabatan", "the post's class"))
    case .status: ColumnSpec("status", .word(EmploymentStatus.words), Text("status kepegawaian", "the legal status"))
    case .atasanNIP: ColumnSpec("atasan_nip", .nip, .mayBeEmpty, Text("atasan langsung", "the direct superior"))
    case .polaKerja:
      ColumnSpec(
        "pola_kerja", .word(WorkPattern.words),
        Text("lima atau enam hari kantor, atau regu", "five or six office days, or shifts"))
    case .berlakuMulai:
      ColumnSpec("berlaku_mulai", .date, Text("hari pertama dalam jabatan", "the first day in the post"))
    case .berlakuSampai:
      ColumnSpec(
        "berlaku_sampai", .end, .mayBeEmpty,
        Text("hari terakhir dalam jabatan; kosong: masih berlaku", "the last day in the post; empty: open"))
    case .golongan: ColumnSpec("golongan", .text, .mayBeAbsent, Text("golongan ruang", "the salary grade"))
    case .eselon: ColumnSpec("eselon", .text, .mayBeAbsent, Text("eselon", "the echelon"))
    }
  }
}

extension TableSpec {
  static let roster = TableSpec(
    .required, maySetAside: false, key: [RosterColumn.nip, .berlakuMulai],
    Text("Seorang pegawai dalam satu jabatan.", "An employee in one post."))
}
