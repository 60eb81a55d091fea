internal import Wording

/// The columns of koreksi.csv.
public enum CorrectionColumn: Int, TableColumn {
  case id, tabel, kunci1, kunci2, kunci3, kunci4, kunci5, kolom, nilaiLama, nilaiBaru, alasan
  case nomorSK, disetujuiOleh, tanggal

  package static let table = Table.corrections

  /// The columns for the key of the changed row, in the order of its table's key.
  package static let keys: [Self] = [.kunci1, .kunci2, .kunci3, .kunci4, .kunci5]

  package var spec: ColumnSpec {
    switch self {
    case .id: ColumnSpec("id", .text, Text("nama koreksi", "the correction's name"))
    case .tabel:
      ColumnSpec(
        "tabel", .word(Table.corrected.map(\.rawValue)), Text("tabel yang diubah", "the table that is changed"))
    case .kunci1: ColumnSpec("kunci_1", .text, Text("kunci baris", "the row's key"))
    case .kunci2: ColumnSpec("kunci_2", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kunci3: ColumnSpec("kunci_3", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kunci4: ColumnSpec("kunci_4", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kunci5: ColumnSpec("kunci_5", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kolom: ColumnSpec("kolom", .text, Text("kolom yang diubah", "the column that is changed"))
    case .nilaiLama:
      ColumnSpec(
        "nilai_lama", .text, .mayBeEmpty, Text("yang tertulis, bita demi bita", "what stands there, byte for byte"))
    case .nilaiBaru: ColumnSpec("nilai_baru", .text, .mayBeEmpty, Text("yang dibaca", "what is read in its stead"))
    case .alasan: ColumnSpec("alasan", .text, Text("alasan", "why"))
    case .nomorSK: ColumnSpec("nomor_sk", .text, Text("nomor keputusan", "the decision's number"))
    case .disetujuiOleh: ColumnSpec("disetujui_oleh", .text, Text("yang menyetujui", "who approved it"))
    case .tanggal: ColumnSpec("tanggal", .date, Text("tanggal keputusan", "the decision's day"))
    }
  }
}

extension TableSpec {
  static let corrections = TableSpec(
    .optional, maySetAside: false, key: [CorrectionColumn.id],
    Text("Perubahan satu sel yang disetujui.", "An approved change of one cell."))
}
