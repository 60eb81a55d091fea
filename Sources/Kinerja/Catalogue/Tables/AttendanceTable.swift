internal import Wording

/// The columns of kehadiran.csv.
public enum AttendanceColumn: Int, TableColumn {
  case nip, tanggal, masuk, pulang, kode, tengah1, tengah2

  package static let table = Table.attendance

  /// The midday punches, in the order of the policy's windows.
  package static let middays: [Self] = [.tengah1, .tengah2]

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .tanggal: ColumnSpec("tanggal", .date, Text("hari", "the day"))
    case .masuk: ColumnSpec("masuk", .time, .mayBeEmpty, Text("presensi masuk", "the punch in"))
    case .pulang: ColumnSpec("pulang", .time, .mayBeEmpty, Text("presensi pulang", "the punch out"))
    case .kode:
      ColumnSpec("kode", .code(.status), .mayBeEmpty, Text("kosong atau `H`: hadir", "empty or `H`: present"))
    case .tengah1:
      ColumnSpec("tengah_1", .time, .mayBeAbsent, Text("presensi tengah hari pertama", "the first midday punch"))
    case .tengah2:
      ColumnSpec("tengah_2", .time, .mayBeAbsent, Text("presensi tengah hari kedua", "the second midday punch"))
    }
  }
}

extension TableSpec {
  static let attendance = TableSpec(
    .required, key: [AttendanceColumn.nip, .tanggal],
    Text("Kehadiran seorang pegawai pada satu hari.", "An employee's attendance on one day."))
}
