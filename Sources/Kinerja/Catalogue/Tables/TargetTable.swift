internal import Wording

/// The columns of target.csv.
public enum TargetColumn: Int, TableColumn {
  case nip, indikator, uraian, satuan, arah, target, realisasi, bobot, bulan

  package static let table = Table.targets

  package var spec: ColumnSpec {
    switch self {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .indikator: ColumnSpec("indikator", .indicator, Text("indikator", "the indicator"))
    case .uraian: ColumnSpec("uraian", .text, .mayBeEmpty, Text("uraian target", "what the target is about"))
    case .satuan: ColumnSpec("satuan", .text, .mayBeEmpty, Text("satuan", "the unit of measure"))
    case .arah:
      ColumnSpec(
        "arah", .word(TargetDirection.words),
        Text("`MAX`: makin besar makin baik; `MIN`: makin kecil", "`MAX`: more is better; `MIN`: less is"))
    case .target: ColumnSpec("target", .number(.aboveZero), Text("target", "the target"))
    case .realisasi: ColumnSpec("realisasi", .number(.zero), Text("realisasi", "what was realised"))
    case .bobot: ColumnSpec("bobot", .number(.aboveZero), Text("bobot", "the row's own weight"))
    case .bulan:
      ColumnSpec(
        "bulan", .month, .mayBeAbsent,
        Text("bulan yang dituju; kosong: triwulan", "the month it is for; empty: the quarter"))
    }
  }
}

extension TableSpec {
  static let targets = TableSpec(
    .required, key: [TargetColumn.nip, .indikator, .bulan],
    Text(
      "Target layanan seorang pegawai dengan realisasinya.", "A service target of an employee with what was realised."))
}
