internal import Wording

/// The columns of penilaian.csv.
public enum ScoreColumn: Int, TableColumn {
  case nip, penilaiNIP, bulan, aspek, nilai

  package static let table = Table.scores

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai yang dinilai", "the employee who is rated"))
    case .penilaiNIP: ColumnSpec("penilai_nip", .nip, Text("penilai", "the rater"))
    case .bulan: ColumnSpec("bulan", .month, Text("bulan", "the month"))
    case .aspek: ColumnSpec("aspek", .code(.aspect), Text("aspek perilaku", "the aspect of conduct"))
    case .nilai: ColumnSpec("nilai", .score, Text("nilai", "the score"))
    }
  }
}

extension TableSpec {
  static let scores = TableSpec(
    .required, key: [ScoreColumn.nip, .penilaiNIP, .bulan, .aspek],
    Text("Nilai satu aspek dari seorang penilai untuk satu bulan.", "A rater's score of one aspect for one month."))
}
