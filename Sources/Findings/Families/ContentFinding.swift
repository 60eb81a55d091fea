package import Wording

/// Files whose contents, as a whole, cannot be what they should be: lines that tell of the rows below them, and most of the
/// rows.
package enum ContentFinding: String, CodeFamily {
  case lineMissing = "K032"
  case lineAlone = "K033"
  case daysOutOfOrder = "K034"
  case cellWithoutDay = "K035"
  case personTwice = "K036"
  case periodUnread = "K037"
  case noDays = "K038"
  case mostKeysUnknown = "K040"
  case mostStatesOdd = "K041"
  case scheduleRead = "K042"
  case markedAlone = "K043"

  package static let title = Text("Isi berkas", "Contents of files")
  package static let consequence = Consequence.stopsRun

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .lineMissing:
      CodeEntry(
        meaning: Text(
          "Baris data tanpa baris di atasnya yang menjelaskan milik siapa atau tanggal berapa.",
          "A row without the line above it that tells whose it is, or of which days."),
        problem: Text(
          "jenis baris ini tidak ada di atas baris data; blok mungkin terpotong di awal",
          "no line of this kind stands above the row; the block may be cut at its start"),
        expectation: Text(
          "baris `\(named.detail)` seperti dalam `lines` profilnya, di atas baris datanya",
          "a line `\(named.detail)` as in the profile's `lines`, above its rows"),
        remedy: Text(
          "ekspor ulang berkas yang utuh; bila ini bukan baris data, sebut dalam `skip_rows`, dan bila tulisannya lain, betulkan `lines`",
          "export the whole file again; if it is no row, name it under `skip_rows`, and if it is written otherwise, mend `lines`"
        ))
    case .lineAlone:
      CodeEntry(
        meaning: Text(
          "Baris pegawai tanpa baris data di bawahnya: blok yang terpotong.",
          "A person's line without a row below it: a block that is cut."),
        problem: Text("tidak ada baris data di bawah baris ini", "no row stands below the line"),
        expectation: Text(
          "baris presensinya, boleh kosong, tepat di bawahnya", "its row of punches, which may be empty, right below it"
        ),
        remedy: Text(
          "ekspor ulang berkas yang utuh; bila pegawai itu memang tanpa presensi, sisipkan baris kosong",
          "export the whole file again; if the person has no punches at all, put an empty line there"))
    case .daysOutOfOrder:
      CodeEntry(
        meaning: Text(
          "Nomor hari yang muncul dua kali atau tidak berurutan.",
          "A number of a day that stands twice, or out of order."),
        problem: Text(
          "nomor hari ini sudah ada, atau lebih kecil dari yang di kirinya",
          "the day stands there already, or comes before the one to its left"),
        expectation: Text(
          "setiap hari periode itu paling banyak sekali, dari kiri ke kanan",
          "each day of the period once at most, from left to right"),
        remedy: Text(
          "betulkan baris hari itu menurut ekspor aslinya; kolom yang digandakan harus dihapus",
          "mend the line of days by the original export; a column that was doubled must go"))
    case .cellWithoutDay:
      CodeEntry(
        meaning: Text(
          "Sel berisi di kolom yang bukan hari dari periodenya, misalnya tanggal 31 bulan Juni.",
          "A cell with content in a column that is no day of the period, such as the 31st of June."),
        problem: Text(
          "berada di kolom yang bukan hari dari periode berkas ini",
          "stands in a column that is no day of the file's period"),
        expectation: Text("sel kosong", "an empty cell"),
        remedy: Text(
          "pindahkan isi ke hari yang benar atau kosongkan; bila bulan di judul salah, betulkan judulnya",
          "move the content to its day, or empty the cell; if the title's month is wrong, mend the title"))
    case .personTwice:
      CodeEntry(
        meaning: Text(
          "Pegawai dengan dua blok dalam satu periode.", "A person with two blocks within one period."),
        problem: Text(
          "pegawai ini sudah punya blok di baris \(named.detail)",
          "the person has a block on line \(named.detail) already"),
        expectation: Text("satu blok setiap pegawai dan periode", "one block a person and period"),
        remedy: Text(
          "hapus blok yang berulang; blok dari alat lain pindahkan ke berkas tersendiri, dengan profil dan tabel PIN-nya",
          "remove the block that repeats; put one of another device into a file of its own, with its profile and PIN table"
        ))
    case .periodUnread:
      CodeEntry(
        meaning: Text(
          "Judul yang tidak menyebut satu bulan atau satu periode.", "A title that does not name one month or period."),
        problem: Text(
          "tidak menyebut tepat satu bulan, atau hari pertama dan terakhir yang paling jauh sebulan",
          "does not name one month, or the first and the last day of a month at most"),
        expectation: Text("sel yang memuat \(named.detail)", "a cell that holds \(named.detail)"),
        remedy: Text(
          "betulkan judul di berkas, atau `period` dalam profil (letak sel, `months`, `dates`)",
          "mend the title in the file, or `period` in the profile (the cell's place, `months`, `dates`)"))
    case .noDays:
      CodeEntry(
        meaning: Text(
          "Baris hari tanpa satu hari pun dari periodenya.", "A line of days without a day of the period."),
        problem: Text(
          "tidak satu sel pun adalah hari dari periode berkas ini", "no cell is a day of the file's period"),
        expectation: Text("nomor hari, seperti 1 atau 01", "numbers of days, such as 1 or 01"),
        remedy: Text(
          "betulkan baris itu, atau `days` dalam profil", "mend the line, or `days` in the profile"))
    case .mostKeysUnknown:
      CodeEntry(
        meaning: Text(
          "Berkas yang lebih dari separuh barisnya berkunci di luar tabel pemetaan.",
          "A file of which more than half the rows have keys that the mapping table does not know."),
        problem: Text(
          "\(named.detail) baris berkunci di luar tabel pemetaan",
          "\(named.detail) rows have keys that the mapping table does not know"),
        expectation: Text("paling banyak separuh", "at most half of them"),
        remedy: Text(
          "lengkapi tabel pemetaan, dengan nol di depan seperti di berkas; nyatakan `unknown: ignore_most` hanya bila alat dipakai bersama banyak kantor",
          "complete the mapping table, with leading zeros as in the file; declare `unknown: ignore_most` only if many offices share the device"
        ))
    case .mostStatesOdd:
      CodeEntry(
        meaning: Text(
          "Berkas yang lebih dari separuh presensinya dikesampingkan, antara lain karena statusnya.",
          "A file of which more than half the punches are dropped, their states among the reasons."),
        problem: Text(
          "lebih dari separuh presensi dikesampingkan; \(named.detail) berstatus bukan masuk dan bukan pulang",
          "more than half the punches are dropped; \(named.detail) have a state that is neither in nor out"),
        expectation: Text("status yang disebut `states` profilnya", "states that the profile's `states` name"),
        remedy: Text(
          "lengkapi `in` dan `out`, atau hapus `states` agar jam yang menentukan",
          "complete `in` and `out`, or remove `states` so that the time of day decides"))
    case .scheduleRead:
      CodeEntry(
        meaning: Text(
          "Profil yang membaca jam jadwal, padahal berkasnya memuat jam presensi.",
          "A profile that reads the hours of the schedule, although the file has those of the punches."),
        problem: Text(
          "kolom ini adalah jadwal; presensinya ada di kolom \(named.detail)",
          "the column is the schedule; the punches stand in the column \(named.detail)"),
        expectation: Text("kolom jam presensi", "the column of punches"),
        remedy: Text(
          "dalam profil, baca kolom presensi sebagai ganti kolom jadwal",
          "in the profile, read the column of the punches in place of that of the schedule"))
    case .markedAlone:
      CodeEntry(
        meaning: Text(
          "Berkas kehadiran berkode H tanpa jam, yang menurut kebijakan berarti tidak hadir.",
          "An attendance file of codes H without times, of which the policy makes absences."),
        problem: Text(
          "\(named.detail) baris hadir tanpa jam; kebijakan menjadikannya tidak hadir tanpa keterangan",
          "\(named.detail) rows of presence have no time; the policy makes unexcused absences of them"),
        expectation: Text("jam masuk dan pulang", "times of the first and last punch"),
        remedy: Text(
          "ekspor dengan jam presensi; bila memang tanpa jam, petakan H (`values`) ke kode kebijakan yang berarti hadir",
          "export with times; if there are none, map H (`values`) to a code of the policy that means presence"))
    }
  }
}
