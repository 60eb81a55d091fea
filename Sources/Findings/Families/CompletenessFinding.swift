package import Wording

/// Exports that lack so much that nothing may be published without a stated reason.
package enum CompletenessFinding: String, CodeFamily {
  case attendance = "K051"
  case targets = "K052"
  case scores = "K053"
  case emptyDays = "K054"
  case endsEarly = "K055"
  case smaller = "K056"
  case emptyEvents = "K057"
  case emptyMonths = "K058"

  package static let title = Text("Kelengkapan", "Completeness")
  package static let consequence = Consequence.needsReason

  package var namesValue: Bool { self == .endsEarly || self == .smaller }

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .attendance: lack(Text("kehadiran", "attendance"), named)
    case .targets: lack(Text("target", "target"), named)
    case .scores: lack(Text("penilaian atasan", "supervisor score"), named)
    case .emptyDays:
      CodeEntry(
        meaning: Text(
          "Hari kerja yang hampir tidak seorang pun mempunyai baris kehadiran.",
          "Scheduled days on which hardly anybody has an attendance row."),
        problem: Text(
          "hari kerja yang hampir tanpa baris kehadiran: \(named.detail)",
          "scheduled days with hardly any attendance row: \(named.detail)"),
        expectation: Text(
          "baris kehadiran pada setiap hari kerja", "attendance rows on each scheduled day"),
        remedy: Text(
          "cari berkas yang kurang atau mesin yang mati; bila hari itu libur, tulis di kalender.csv",
          "look for a missing file or a device that was off; if the day was a holiday, write it into kalender.csv"))
    case .endsEarly:
      CodeEntry(
        meaning: Text(
          "Kehadiran yang berakhir jauh sebelum hari terakhir yang dihitung.",
          "Attendance that ends long before the last day that counts."),
        problem: Text(
          "baris kehadiran terakhir tanggal \(named.value), \(named.detail) hari kerja sebelum hari terakhir yang dihitung",
          "the last attendance row is of \(named.value), \(named.detail) scheduled days before the last day that counts"
        ),
        expectation: Text(
          "kehadiran sampai hari terakhir yang dihitung", "attendance until the last day that counts"),
        remedy: Text(
          "lengkapi ekspornya, atau hitung sampai hari itu dengan --as-of \(named.value)",
          "complete the export, or count until that day with --as-of \(named.value)"))
    case .smaller:
      CodeEntry(
        meaning: Text(
          "Tabel yang jauh lebih kecil daripada di run sebelumnya.",
          "A table that is much smaller than in an earlier run."
        ),
        problem: .fewerRows(named), expectation: .asManyRows,
        remedy: Text(
          "cari berkas yang kurang atau terpotong; bila memang begitu, beri --accept-incomplete ALASAN",
          "look for a file that is missing or cut; if that is how it is, give --accept-incomplete REASON"))
    case .emptyEvents:
      CodeEntry(
        meaning: Text(
          "Hari dengan kejadian wajib (misalnya apel) yang hampir tidak seorang pun hadir menurut kejadian.csv.",
          "Days of events to attend (such as a ceremony) on which hardly anybody was there by kejadian.csv."),
        problem: Text(
          "hampir tidak seorang pun mempunyai baris pada hari kejadian wajib: \(named.detail)",
          "hardly anybody has a row on days of events to attend: \(named.detail)"),
        expectation: Text(
          "satu baris untuk setiap pegawai yang hadir; yang masuk kerja tanpa baris dihitung tidak hadir",
          "a row of everybody who was there; who was at work and has none counts as absent"),
        remedy: Text(
          "cari daftar hadir yang kurang; bila kejadian itu tidak diadakan, beri --accept-incomplete ALASAN",
          "look for a list that is missing; if the event did not take place, give --accept-incomplete REASON"))
    case .emptyMonths:
      CodeEntry(
        meaning: Text(
          "Bulan yang hampir tidak seorang pun dinilai atasannya.",
          "Months for which hardly anybody has a supervisor's score."),
        problem: Text(
          "bulan yang hampir tanpa penilaian: \(named.detail)",
          "months with hardly any score: \(named.detail)"),
        expectation: Text("penilaian untuk setiap bulan", "scores for each month"),
        remedy: Text(
          "cari berkas bulan itu; bila memang tidak dinilai, beri --accept-incomplete ALASAN",
          "look for that month's file; if nobody was scored, give --accept-incomplete REASON"))
    }
  }

  private func lack(_ what: Text, _ named: Particulars) -> CodeEntry {
    CodeEntry(
      meaning: Text("Terlalu banyak pegawai tanpa baris ", "Too many employees without any row: ") + what + ".",
      problem: Text("pegawai tanpa satu baris pun: ", "employees without any row: ") + what + " \(named.detail)",
      expectation: Text("baris untuk setiap pegawai", "rows of every employee"),
      remedy: Text(
        "cari berkas yang kurang, terpotong atau salah pemetaan; bila memang begitu, beri --accept-incomplete ALASAN",
        "look for a file that is missing, cut or mapped wrongly; if that is how it is, give --accept-incomplete REASON")
    )
  }
}

extension Text {
  /// How many rows there are, and how many there were where.
  fileprivate static func fewerRows(_ named: Particulars) -> Text {
    Text(
      "tabel ini menyusut: \(named.value) baris, dahulu \(named.detail)",
      "the table has shrunk: \(named.value) rows, before \(named.detail)")
  }

  fileprivate static let asManyRows = Text(
    "baris sebanyak di run sebelumnya", "as many rows as in the earlier run")
}

/// Exports that lack something, but little enough to publish.
package enum CompletenessWarning: String, CodeFamily {
  case attendance = "K961"
  case targets = "K962"
  case scores = "K963"
  case cutPeople = "K964"
  case cutDays = "K965"
  case smaller = "K966"
  case unitDays = "K967"
  case unplannedShifts = "K968"

  package static let title = Text("Peringatan: kelengkapan", "Warnings: completeness")
  package static let consequence = Consequence.warns

  package var namesValue: Bool {
    switch self {
    case .cutPeople, .cutDays, .smaller: true
    case .attendance, .targets, .scores, .unitDays, .unplannedShifts: false
    }
  }

  package func entry(_ named: Particulars) -> CodeEntry {
    let what: Text
    switch self {
    case .attendance: what = Text("kehadiran", "attendance")
    case .targets: what = Text("target", "target")
    case .scores: what = Text("penilaian atasan", "supervisor score")
    case .cutPeople, .cutDays:
      let subject =
        self == .cutPeople ? Text("pegawai", "people") : Text("hari kerja", "scheduled days")
      return CodeEntry(
        meaning: Text("Tabel yang berakhir di tengah urutan ", "A table that ends in the middle of its ") + subject
          + ".",
        problem: Text(
          "tabel ini tampaknya terpotong: \(named.value) ", "the table seems to be cut: the last \(named.value) ")
          + subject + Text(" terakhir tanpa baris", " have no row"),
        expectation: Text("baris sampai akhir urutan ", "rows to the end of the ") + subject,
        remedy: Text("bandingkan akhir berkas dengan sistem sumber", "compare the end of the file with the source"))
    case .smaller:
      return CodeEntry(
        meaning: Text(
          "Tabel yang lebih kecil daripada di run sebelumnya.", "A table that is smaller than in an earlier run."),
        problem: .fewerRows(named), expectation: .asManyRows,
        remedy: Text(
          "periksa mengapa baris itu tidak ada lagi di sistem sumber", "see why the source has these rows no longer"))
    case .unitDays:
      return CodeEntry(
        meaning: Text(
          "Hari kerja sebuah unit yang hampir tidak seorang pun mempunyai baris dengan dua jam, atau unit yang demikian pada seperempat harinya.",
          "Days of a unit on which hardly anybody has a row with two times, or a unit of which a quarter of all days is so."
        ),
        problem: Text(
          "hari kerja unit yang kekurangan baris dengan jam masuk dan pulang: \(named.detail)",
          "scheduled days of units that lack rows with a first and a last punch: \(named.detail)"),
        expectation: Text("baris dengan dua jam untuk yang hadir", "rows with two times of those who were there"),
        remedy: Text(
          "periksa apakah alat presensi unit itu mati atau berkasnya belum diekspor",
          "see whether a device of the unit was off or its file was not exported"))
    case .unplannedShifts:
      return CodeEntry(
        meaning: Text(
          "Kehadiran pegawai bergiliran pada hari yang tidak ada dalam jadwal.csv.",
          "Attendance of people in shifts on days that jadwal.csv does not name."),
        problem: Text(
          "kehadiran pegawai bergiliran tidak dihitung, harinya tidak ada dalam jadwal: \(named.detail)",
          "attendance of people in shifts does not count, jadwal has no row of the day: \(named.detail)"),
        expectation: Text(
          "satu baris jadwal per pegawai dan hari, OFF bila tidak bertugas",
          "a row of jadwal for each person and day, OFF when not on duty"),
        remedy: Text("lengkapi jadwal.csv", "complete jadwal.csv"))
    }
    return CodeEntry(
      meaning: Text("Pegawai tanpa baris ", "Employees without any row: ") + what + ".",
      problem: Text("pegawai tanpa satu baris pun: ", "employees without any row: ") + what + " \(named.detail)",
      expectation: Text("baris untuk setiap pegawai", "rows of every employee"),
      remedy: Text(
        "periksa apakah baris mereka memang tidak ada di sistem sumber", "see whether the source lacks their rows too"))
  }
}
