internal import Wording

/// The columns of kalender.csv.
public enum CalendarColumn: Int, TableColumn {
  case tanggal, jenis, jadwal, keterangan

  package static let table = Table.calendar

  package var spec: ColumnSpec {
    switch self {
    case .tanggal: ColumnSpec("tanggal", .date, Text("hari", "the day"))
    case .jenis:
      ColumnSpec(
        "jenis", .word(DayKind.words), Text("libur, cuti bersama, atau kerja", "a holiday, joint leave, or work"))
    case .jadwal:
      ColumnSpec("jadwal", .code(.alternativeWeek), .mayBeEmpty, Text("pekan yang berlaku", "the week in force"))
    case .keterangan: ColumnSpec("keterangan", .text, .mayBeEmpty, Text("keterangan", "a remark"))
    }
  }
}

extension TableSpec {
  static let calendar = TableSpec(
    .required, key: [CalendarColumn.tanggal], Text("Satu hari yang tidak biasa.", "A day that is not as usual."))
}
