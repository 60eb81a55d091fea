internal import Wording

/// What a correction does (`tindakan`).
public enum CorrectionAction: String, CaseIterable, Sendable {
  /// One cell is read otherwise.
  case change = "UBAH"
  /// A row that is missing is read.
  case addition = "TAMBAH"
  /// A row is not read.
  case withdrawal = "HAPUS"
}

/// The columns of koreksi.csv.
public enum CorrectionColumn: Int, TableColumn {
  case id, tabel, tindakan, kunci1, kunci2, kunci3, kunci4, kunci5, kolom, nilaiLama, nilaiBaru
  case alasan, nomorSK, disetujuiOleh, tanggal

  package static let table = Table.corrections

  /// The columns for the key of the changed row, in the order of its table's key.
  package static let keys: [Self] = [.kunci1, .kunci2, .kunci3, .kunci4, .kunci5]

  package var spec: ColumnSpec {
    switch self {
    case .id: ColumnSpec("id", .text, Text("nama koreksi", "the correction's name"))
    case .tabel:
      ColumnSpec(
        "tabel", .word(Table.corrected.map(\.rawValue)), Text("tabel yang diubah", "the table that is changed"))
    case .tindakan:
      ColumnSpec(
        "tindakan", .word(CorrectionAction.allCases.map(\.rawValue)), .mayBeAbsent,
        Text(
          "UBAH sel (juga bila kosong), TAMBAH baris atau HAPUS baris",
          "change a cell (UBAH, also when empty), add a row (TAMBAH) or leave one out (HAPUS)"))
    case .kunci1: ColumnSpec("kunci_1", .text, Text("kunci baris", "the row's key"))
    case .kunci2: ColumnSpec("kunci_2", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kunci3: ColumnSpec("kunci_3", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kunci4: ColumnSpec("kunci_4", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kunci5: ColumnSpec("kunci_5", .text, .mayBeAbsent, Text("kunci baris", "the row's key"))
    case .kolom:
      ColumnSpec(
        "kolom", .text, .mayBeEmpty,
        Text("kolom yang diubah; kosong untuk TAMBAH", "the column that is changed; empty for TAMBAH"))
    case .nilaiLama:
      ColumnSpec(
        "nilai_lama", .text, .mayBeEmpty, Text("yang tertulis, bita demi bita", "what stands there, byte for byte"))
    case .nilaiBaru:
      ColumnSpec(
        "nilai_baru", .text, .mayBeEmpty,
        Text(
          "yang dibaca; untuk TAMBAH: kolom=nilai, dipisah titik koma",
          "what is read in its stead; for TAMBAH: column=value, separated by semicolons"))
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
    Text(
      "Perubahan satu sel atau satu baris yang disetujui.", "An approved change of one cell or one row."))
}
