/// A table of the method's section 2.
enum Table: String, CaseIterable, Sendable {
  case pegawai, kehadiran, target, penilaian, jadwal, sanksi, predikat
  case bebanKerja = "beban_kerja"
  case kalender, tarif, pagu

  /// The order in which the method lists the tables.
  static let inMethodOrder: [Table] = [
    .pegawai, .kehadiran, .target, .penilaian, .bebanKerja, .kalender, .tarif, .jadwal, .sanksi, .pagu, .predikat,
  ]

  /// Those that are written block by block.
  static let perPerson: [Table] = [.pegawai, .kehadiran, .target, .penilaian, .jadwal, .sanksi, .predikat]

  var fileName: String { rawValue + ".csv" }

  var header: [UInt8] { Array((columns.map(\.name).joined(separator: ",") + "\n").utf8) }

  var columns: [Column] {
    switch self {
    case .pegawai:
      [
        "nip", "nama", "unit_kode", "unit_nama", "jabatan", "jenis_jabatan", "kelas_jabatan", "status", "atasan_nip",
        "pola_kerja", "berlaku_mulai", "berlaku_sampai",
      ].map { Column($0, .plain, .optional) }
    case .kehadiran:
      [
        Column("nip", .person, .key), Column("tanggal", .date, .key), Column("masuk", .clock, .optional),
        Column("pulang", .clock, .optional), Column("kode", .code, .optional),
      ]
    case .target:
      [
        Column("nip", .person, .key), Column("indikator", .indicator, .key), Column("uraian", .plain, .optional),
        Column("satuan", .plain, .optional), Column("arah", .code, .required), Column("target", .positive, .required),
        Column("realisasi", .amount, .required), Column("bobot", .positive, .required),
      ]
    case .penilaian:
      [
        Column("nip", .person, .key), Column("penilai_nip", .rater, .key), Column("bulan", .month, .key),
        Column("aspek", .code, .key), Column("nilai", .score, .required),
      ]
    case .jadwal:
      [Column("nip", .person, .key), Column("tanggal", .date, .key), Column("shift", .code, .required)]
    case .sanksi:
      [
        Column("nip", .person, .key), Column("jenis", .code, .key), Column("mulai", .date, .key),
        Column("sampai", .end, .required), Column("nomor_sk", .plain, .optional),
      ]
    case .predikat:
      [Column("nip", .person, .key), Column("hasil", .level, .required), Column("perilaku", .level, .required)]
    case .bebanKerja: [Column("indikator", .plain, .key), Column("norma_menit", .positive, .required)]
    case .kalender:
      [
        Column("tanggal", .date, .key), Column("jenis", .code, .required), Column("jadwal", .code, .optional),
        Column("keterangan", .plain, .optional),
      ]
    case .tarif: ["kelas_jabatan", "unit_kode", "nilai"].map { Column($0, .plain, .required) }
    case .pagu: [Column("unit_kode", .plain, .key), Column("pagu", .rupiah, .required)]
    }
  }
}

/// A column, as far as planting a defect needs to know it.
struct Column: Sendable {
  enum Kind: Sendable {
    case plain, person, rater, date, end, month, clock, code, indicator, positive, amount, score, level, rupiah
  }

  enum Need: Sendable { case key, required, optional }

  let name: String
  let kind: Kind
  let need: Need

  init(_ name: String, _ kind: Kind, _ need: Need) {
    self.name = name
    self.kind = kind
    self.need = need
  }
}
