internal import Wording

/// The columns of kejadian.csv.
public enum EventColumn: Int, TableColumn {
  case nip, tanggal, jenis, jumlah, waktu

  package static let table = Table.events

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .tanggal: ColumnSpec("tanggal", .date, Text("hari", "the day"))
    case .jenis: ColumnSpec("jenis", .code(.event), Text("jenis kejadian", "the kind of event"))
    case .jumlah: ColumnSpec("jumlah", .number(.zero), .mayBeEmpty, Text("banyaknya; kosong: 1", "how many; empty: 1"))
    case .waktu: ColumnSpec("waktu", .time, .mayBeAbsent, Text("jam", "the time"))
    }
  }
}

extension TableSpec {
  static let events = TableSpec(
    .optional, key: [EventColumn.nip, .tanggal, .jenis, .waktu],
    Text(
      "Kejadian seorang pegawai pada satu hari: apel, sidak.",
      "An event of an employee on one day: a ceremony, an inspection."))
}
