/// One of the eleven tables (method, section 2), or the corrections to them.
package enum Table: String, CaseIterable, Sendable {
  /// Approved corrections.
  case corrections = "koreksi"
  /// The roster.
  case roster = "pegawai"
  /// The calendar.
  case calendar = "kalender"
  /// Time norms.
  case norms = "beban_kerja"
  /// Monthly base pay.
  case tariffs = "tarif"
  /// Unit budgets.
  case budgets = "pagu"
  /// Sanctions.
  case sanctions = "sanksi"
  /// Statutory ratings.
  case ratings = "predikat"
  /// The shift roster.
  case shifts = "jadwal"
  /// Service targets.
  case targets = "target"
  /// Attendance.
  case attendance = "kehadiran"
  /// Supervisors' scores.
  case scores = "penilaian"

  /// Whether a run can do without.
  package var isOptional: Bool { [.corrections, .shifts, .sanctions, .budgets, .ratings].contains(self) }

  /// The columns that identify a row, as positions in `columns`.
  package var keyColumns: [Int] {
    switch self {
    case .corrections, .norms, .calendar, .budgets, .ratings: [0]
    case .roster: [0, 10]
    case .attendance, .targets, .tariffs, .shifts: [0, 1]
    case .sanctions: [0, 1, 2]
    case .scores: [0, 1, 2, 3]
    }
  }

  /// The columns, in the method's order.
  package var columns: [Column] {
    switch self {
    case .corrections:
      [
        "id", "tabel", "kunci_1", "kunci_2??", "kunci_3??", "kunci_4??", "kolom", "nilai_lama?", "nilai_baru?",
        "alasan", "nomor_sk", "disetujui_oleh", "tanggal:date",
      ]
    case .roster:
      [
        "nip", "nama", "unit_kode", "unit_nama", "jabatan", "jenis_jabatan", "kelas_jabatan:whole", "status",
        "atasan_nip?",
        "pola_kerja", "berlaku_mulai:date", "berlaku_sampai:date?",
      ]
    case .attendance:
      ["nip", "tanggal:date", "masuk:time?", "pulang:time?", "kode?", "tengah_1:time??", "tengah_2:time??"]
    case .targets:
      ["nip", "indikator", "uraian?", "satuan?", "arah", "target:number", "realisasi:number", "bobot:number"]
    case .scores: ["nip", "penilai_nip", "bulan:month", "aspek", "nilai:number"]
    case .norms: ["indikator", "norma_menit:number"]
    case .calendar: ["tanggal:date", "jenis", "jadwal?", "keterangan?"]
    case .tariffs: ["kelas_jabatan:whole", "unit_kode", "nilai:whole"]
    case .shifts: ["nip", "tanggal:date", "shift"]
    case .sanctions: ["nip", "jenis", "mulai:date", "sampai:date", "nomor_sk?"]
    case .budgets: ["unit_kode", "pagu:whole"]
    case .ratings: ["nip", "hasil", "perilaku"]
    }
  }
}

/// A column of a table.
package struct Column: Hashable, Sendable, ExpressibleByStringLiteral {
  /// What a cell holds.
  enum Kind: String {
    case text, date, month, time, moment, number, whole
  }

  /// The name in the header.
  package let name: String
  /// What its cells hold; NIPs, codes and words are texts.
  let kind: Kind
  /// Whether a cell may be empty.
  package let mayBeEmpty: Bool
  /// Whether the whole column may be absent.
  package let mayBeAbsent: Bool

  /// Makes a column of text that must not be empty.
  init(name: String) {
    self.name = name
    kind = .text
    mayBeEmpty = false
    mayBeAbsent = false
  }

  /// Makes a column from its name, its kind behind `:` if that is not text, `?` where cells may be empty and `??` where the
  /// column may be absent too.
  package init(stringLiteral text: String) {
    mayBeAbsent = text.hasSuffix("??")
    mayBeEmpty = text.hasSuffix("?")
    let parts = text.split(separator: "?").first?.split(separator: ":") ?? []
    name = parts.first.map(String.init) ?? ""
    kind = parts.count > 1 ? Kind(rawValue: String(parts[1])) ?? .text : .text
  }
}
