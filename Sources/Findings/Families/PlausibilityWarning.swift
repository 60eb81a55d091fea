package import Wording

/// Contents that can be read, but hardly mean what they seem to say.
package enum PlausibilityWarning: String, CodeFamily {
  case thousandsCell = "K940"
  case ignoredNearKey = "K941"
  case oddState = "K942"
  case loneState = "K943"
  case distantDate = "K944"
  case personDropped = "K945"
  case manyDropped = "K946"
  case scheduleTimes = "K947"
  case markedAlone = "K948"
  case otherPeriod = "K950"

  package static let title = Text("Peringatan: kewajaran isi", "Warnings: plausibility")
  package static let consequence = Consequence.warns

  package var namesValue: Bool { self == .loneState }

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .thousandsCell:
      CodeEntry(
        meaning: Text(
          "Bilangan yang mungkin memakai titik ribuan, di antara bilangan yang tidak.",
          "A number that may have a thousands point, among numbers that have none."),
        problem: Text(
          "titiknya mungkin pemisah ribuan: desimal lain di kolom ini paling banyak dua angka (\(named.detail) sel seperti ini)",
          "the point may part thousands: other decimals in the column have at most two digits (\(named.detail) such cells)"
        ),
        expectation: Text(
          "titik desimal; 1.250 dibaca satu seperempat", "a decimal point; 1.250 is read as one and a quarter"),
        remedy: Text(
          "tulis tanpa titik ribuan, atau dengan dua desimal bila memang pecahan",
          "write it without the thousands point, or with two decimals when it is a fraction"))
    case .ignoredNearKey:
      CodeEntry(
        meaning: Text(
          "Kunci yang dikesampingkan, padahal ada dalam tabel pemetaan dengan nol di depan yang berbeda.",
          "A key that is left out, although the mapping table has it with other leading zeros."),
        problem: Text(
          "barisnya dikesampingkan; nol di depannya berbeda dari yang ada dalam \(named.detail)",
          "its rows are left out; its leading zeros differ from those in \(named.detail)"),
        expectation: Text("kunci yang ditulis seperti dalam tabel pemetaan", "a key written as in the mapping table"),
        remedy: Text(
          "tulis kunci itu dalam tabel pemetaan persis seperti di berkas ini",
          "write the key in the mapping table exactly as in this file"))
    case .oddState:
      CodeEntry(
        meaning: Text(
          "Status presensi yang bukan masuk dan bukan pulang.", "A state of punches that is neither in nor out."),
        problem: Text(
          "status ini bukan masuk dan bukan pulang; \(named.detail) presensi dikesampingkan",
          "the state is neither in nor out; \(named.detail) punches are left out"),
        expectation: Text("salah satu dari `states` profilnya", "one of the profile's `states`"),
        remedy: Text(
          "tambahkan ke `in` atau `out`, atau hapus `states` agar jam yang menentukan",
          "add it to `in` or `out`, or remove `states` so that the time of day decides"))
    case .loneState:
      CodeEntry(
        meaning: Text(
          "Berkas presensi yang hanya memuat satu dari dua status.",
          "A file of punches in which only one of the two states occurs."),
        problem: Text(
          "semua \(named.detail) presensi berstatus \"\(named.value)\"",
          "all \(named.detail) punches have the state \"\(named.value)\""),
        expectation: Text("presensi masuk dan presensi pulang", "punches in and punches out"),
        remedy: Text(
          "hapus `states` agar jam yang menentukan, atau sertakan berkas alat yang lain",
          "remove `states` so that the time of day decides, or add the file of the other device"))
    case .distantDate:
      CodeEntry(
        meaning: Text(
          "Presensi pegawai yang bertanggal lebih dari setahun dari triwulan.",
          "Punches of employees that are dated more than a year away from the quarter."),
        problem: Text(
          "\(named.detail) presensi pegawai bertanggal lebih dari setahun dari triwulan; jam alat mungkin ter-reset",
          "\(named.detail) punches of employees are dated more than a year away from the quarter; the device's clock may have been reset"
        ),
        expectation: Text("presensi dari sekitar triwulan", "punches from about the quarter"),
        remedy: Text(
          "betulkan tanggalnya menurut catatan alat; bila alat memang menyimpan tahun-tahun lalu, ekspor triwulan ini saja",
          "mend the dates by the device's records; if it keeps past years, export this quarter alone"))
    case .personDropped:
      CodeEntry(
        meaning: Text(
          "Pegawai yang semua presensinya dikesampingkan.", "An employee of whom every punch is dropped."),
        problem: Text(
          "semua presensi pegawai ini dikesampingkan (\(named.detail))",
          "every punch of the employee is dropped (\(named.detail))"),
        expectation: Text(
          "presensi dalam jendela waktu, berstatus masuk atau pulang, dari triwulan ini",
          "punches in a window, in or out, of this quarter"),
        remedy: Text(
          "periksa `day`, `shifts` dan `states` profilnya, giliran pegawai dalam jadwal.csv, dan tanggal alat",
          "check `day`, `shifts` and `states` of the profile, the person's shifts in jadwal.csv, and the device's date")
      )
    case .manyDropped:
      CodeEntry(
        meaning: Text(
          "Berkas yang lebih dari lima persen presensinya dikesampingkan.",
          "A file of which more than five percent of the punches are dropped."),
        problem: Text(
          "\(named.detail) presensi pegawai dikesampingkan: di luar jendela waktu, atau statusnya bukan masuk dan bukan pulang",
          "\(named.detail) punches of employees are dropped: outside the windows, or neither in nor out"),
        expectation: Text("paling banyak lima persen", "at most five percent"),
        remedy: Text(
          "periksa `day`, `shifts` dan `states` profilnya, dan jadwal.csv",
          "check `day`, `shifts` and `states` of the profile, and jadwal.csv"))
    case .scheduleTimes:
      CodeEntry(
        meaning: Text(
          "Kolom presensi yang jamnya hampir tidak berganti, seperti jadwal.",
          "A column of punches whose times hardly change, as those of a schedule."),
        problem: Text(
          "\(named.detail) jam di kolom ini hanya salah satu dari yang disebut; ini tampaknya jadwal, bukan presensi",
          "the \(named.detail) times in the column are no others than those named; it looks like a schedule, not punches"
        ),
        expectation: Text("jam presensi, yang berganti setiap hari", "times of punches, which differ day by day"),
        remedy: Text(
          "baca kolom presensi (misalnya Scan Masuk dan Scan Pulang), atau minta ekspor yang memuatnya",
          "read the column of punches (such as Scan Masuk and Scan Pulang), or ask for an export that has it"))
    case .markedAlone:
      CodeEntry(
        meaning: Text(
          "Berkas kehadiran yang menandai hadir tanpa satu jam pun.",
          "An attendance file that marks people present without any time."),
        problem: Text(
          "\(named.detail) baris hadir tanpa jam; kebijakan memberinya status `no_punches`",
          "\(named.detail) rows of presence have no time; the policy gives them the status `no_punches`"),
        expectation: Text("jam masuk dan pulang", "times of the first and last punch"),
        remedy: Text(
          "ekspor dengan jam presensi; bila memang tanpa jam, periksa `no_punches` dalam kebijakan",
          "export with times; if there are none, check `no_punches` in the policy"))
    case .otherPeriod:
      CodeEntry(
        meaning: Text(
          "Judul yang menyebut bulan di luar triwulan.", "A title that names a month outside the quarter."),
        problem: Text(
          "menyebut periode di luar triwulan \(named.detail); barisnya tidak dihitung",
          "names a period outside the quarter \(named.detail); its rows do not count"),
        expectation: Text("bulan dari triwulan \(named.detail)", "a month of the quarter \(named.detail)"),
        remedy: Text(
          "bila lembar ini disalin dari bulan lain, betulkan judulnya; bila memang bulan lain, keluarkan berkasnya",
          "if the sheet was copied from another month, mend its title; if it is of another month, take the file out"))
    }
  }
}
