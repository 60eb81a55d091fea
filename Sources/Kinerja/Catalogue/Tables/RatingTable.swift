internal import Wording

/// The columns of predikat.csv.
public enum RatingColumn: Int, TableColumn {
  case nip, hasil, perilaku

  package static let table = Table.ratings

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .hasil: ColumnSpec("hasil", .level, Text("hasil kerja: ", "work results: ") + Self.levels)
    case .perilaku: ColumnSpec("perilaku", .level, Text("perilaku kerja: ", "conduct: ") + Self.levels)
    }
  }

  private static let levels = Text(
    "1 di atas, 2 sesuai, 3 di bawah ekspektasi, seperti dalam e-Kinerja",
    "1 above, 2 meets, 3 below expectation, as set in e-Kinerja")
}

extension TableSpec {
  static let ratings = TableSpec(
    .optional, key: [RatingColumn.nip],
    Text("Tingkat seorang pegawai dalam e-Kinerja.", "The levels of an employee in e-Kinerja."))
}
