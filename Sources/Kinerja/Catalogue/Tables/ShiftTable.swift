internal import Wording

/// The columns of jadwal.csv.
public enum ShiftColumn: Int, TableColumn {
  case nip, tanggal, shift

  package static let table = Table.shifts

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .tanggal: ColumnSpec("tanggal", .date, Text("hari", "the day"))
    case .shift:
      ColumnSpec("shift", .code(.shift), Text("regu; `OFF`: tidak bertugas", "the shift; `OFF`: not on duty"))
    }
  }
}

extension TableSpec {
  static let shifts = TableSpec(
    .optional, key: [ShiftColumn.nip, .tanggal],
    Text("Regu seorang pegawai pada satu hari.", "An employee's shift on one day."))
}
