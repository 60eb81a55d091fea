package import Wording

/// Faults of source profiles.
package enum ProfileFault: String, CodeFamily {
  case badFilePattern = "P401"
  case badSeparator = "P402"
  case badDateFormat = "P403"
  case columnWithoutSource = "P404"
  case severalSources = "P405"
  case unknownKeyTable = "P406"
  case badPunchWindow = "P407"
  case undeclaredCentury = "P420"
  case undeclaredZone = "P421"
  case badSkipRule = "P422"
  case badCellCounts = "P423"
  case openChoice = "P424"
  case unknownLine = "P430"
  case badLine = "P431"
  case lineWithoutPosition = "P432"
  case badDays = "P433"
  case badPeriod = "P434"
  case daysWithoutUnpivot = "P435"
  case momentTwice = "P436"
  case severalTimesElsewhere = "P437"

  package static let title = Text("Profil sumber", "Source profiles")
  package static let consequence = Consequence.refusesSettings

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .badFilePattern:
      CodeEntry(
        meaning: Text(
          "Pola nama berkas yang keluar dari folder masukan, atau bukan pola.",
          "A pattern for file names that leads out of the input folder, or none."),
        problem: Text("bukan nama berkas di dalam folder masukan", "names no file within the input folder"),
        expectation: Text(
          "nama tanpa `/` dan bukan `..`; `*` dan `?` boleh dipakai",
          "a name without `/`, not `..`; `*` and `?` may be used"),
        remedy: Text(
          "letakkan berkas di folder masukan, lalu tulis namanya saja",
          "put the file into the input folder and write its bare name"))
    case .badSeparator:
      CodeEntry(
        meaning: Text("Pemisah yang bukan satu karakter ASCII.", "A separator that is not one character of ASCII."),
        problem: Text("bukan pemisah", "is no separator"),
        expectation: Text("salah satu dari: \(named.detail)", "one of: \(named.detail)"),
        remedy: Text("tulis salah satunya dalam tanda kutip", "write one of them in quotes"))
    case .badDateFormat:
      CodeEntry(
        meaning: Text(
          "Format tanggal atau jam yang tidak dapat diikuti.", "A template for dates or times that cannot be followed."),
        problem: Text("bukan format yang dapat dibaca", "is no format that can be read"),
        expectation: Text("format seperti \(named.detail)", "a format such as \(named.detail)"),
        remedy: Text(
          "susun dari yyyy, yy, mm, m, mmmm (nama bulan), dd, d, hh, h, mm, m (menit, di belakang jam), ss, s, tt (AM/PM), zzz (zona, bersama tanggal); atau serial",
          "compose it of yyyy, yy, mm, m, mmmm (month's name), dd, d, hh, h, mm, m (minutes, behind an hour), ss, s, tt (AM/PM), zzz (zone, with a date); or serial"
        ))
    case .columnWithoutSource:
      CodeEntry(
        meaning: Text("Kolom tabel yang tidak diisi apa pun.", "A column of the table that nothing fills."),
        problem: Text(
          "kolom wajib `\(named.detail)` tidak diisi", "nothing fills the required column `\(named.detail)`"),
        expectation: Text("sumber untuk setiap kolom wajib", "a source for each required column"),
        remedy: Text(
          "tambahkan `\(named.detail)` dengan `from`, `position`, `join` atau `constant`",
          "add `\(named.detail)` with `from`, `position`, `join` or `constant`"))
    case .severalSources:
      CodeEntry(
        meaning: Text(
          "Kolom dengan lebih dari satu sumber, atau tanpa sumber.", "A column with more than one source, or none."),
        problem: Text("sumber kolom ini tidak tepat satu", "the column has not exactly one source"),
        expectation: Text("tepat satu dari \(named.detail)", "exactly one of \(named.detail)"),
        remedy: Text("pilih satu sumber", "choose one source"))
    case .unknownKeyTable:
      CodeEntry(
        meaning: Text("Tabel pemetaan yang tidak dinyatakan.", "A mapping table that is not declared."),
        problem: Text("tabel pemetaan ini tidak dinyatakan", "this mapping table is not declared"),
        expectation: Text("nama di bawah `keys`: \(named.detail)", "a name under `keys`: \(named.detail)"),
        remedy: Text("nyatakan tabelnya di bawah `keys`", "declare the table under `keys`"))
    case .badPunchWindow:
      CodeEntry(
        meaning: Text(
          "Jendela rekaman yang tidak dapat memuat giliran kerjanya.", "A window of punches that cannot hold its shift."
        ),
        problem: Text("jendela rekaman ini tidak dapat dipakai", "this window of punches cannot be used"),
        expectation: Text("jendela seperti \(named.detail)", "a window such as \(named.detail)"),
        remedy: Text(
          "betulkan jendela; `+HH:MM` berarti hari berikutnya", "mend the window; `+HH:MM` means the next day"))
    case .undeclaredCentury:
      CodeEntry(
        meaning: Text("Tahun dua angka tanpa abad yang dinyatakan.", "Years of two digits without a declared century."),
        problem: Text("abad tahun dua angka tidak dinyatakan", "does not say the century of years of two digits"),
        expectation: Text(
          "`century`: tahun pertama dari seratus tahun yang dimaksud `yy`, 1900 sampai 2000",
          "`century`: the first of the hundred years that `yy` names, from 1900 to 2000"),
        remedy: Text(
          "tulis `century: 2000` (2000–2099) di profil atau di kolom itu, atau 1970 untuk 1970–2069",
          "write `century: 2000` (2000–2099) in the profile or in the column, or 1970 for 1970–2069"))
    case .undeclaredZone:
      CodeEntry(
        meaning: Text("Zona waktu tanpa zona tujuan.", "A zone without the zone to convert to."),
        problem: Text("zona tujuan tidak dinyatakan", "does not say the zone to convert to"),
        expectation: Text("`zone`: WIB, WITA atau WIT", "`zone`: WIB, WITA or WIT"),
        remedy: Text(
          "tulis `zone: WIB` di profil atau di kolom itu", "write `zone: WIB` in the profile or in the column"))
    case .badSkipRule:
      CodeEntry(
        meaning: Text("Aturan `skip_rows` yang tidak dapat diikuti.", "A rule of `skip_rows` that cannot be followed."),
        problem: Text("bukan aturan untuk baris yang dilewati", "is no rule for rows to skip"),
        expectation: Text("salah satu bentuk: \(named.detail)", "one of the forms: \(named.detail)"),
        remedy: Text(
          "tulis satu aturan untuk setiap butir; `repeated_header` hanya bila ada judul",
          "write one rule an item; `repeated_header` only where there is a header"))
    case .badCellCounts:
      CodeEntry(
        meaning: Text("Jumlah sel yang tidak mungkin.", "Numbers of cells that cannot be."),
        problem: Text("bukan jumlah sel", "is no number of cells"),
        expectation: Text(
          "`cells: 5`, `cells: [4, 6]` atau `cells: {from: 4, to: 12}`, paling banyak \(named.detail)",
          "`cells: 5`, `cells: [4, 6]` or `cells: {from: 4, to: 12}`, at most \(named.detail)"),
        remedy: Text("betulkan jumlahnya", "mend the numbers"))
    case .openChoice:
      CodeEntry(
        meaning: Text(
          "Rancangan profil yang masih menyisakan pilihan.", "The draft of a profile in which a choice is still open."),
        problem: Text("pilihan ini belum diisi", "this choice is still open"),
        expectation: Text(
          "salah satu nilai dalam komentar di atasnya, atau nilai lain yang sesuai dengan berkasnya",
          "one of the values in the comment above it, or another that fits the file"),
        remedy: Text(
          "tanyakan kepada pemilik ekspor, lalu tulis nilainya sebagai ganti LENGKAPI",
          "ask whoever owns the export, and write the value in place of LENGKAPI"))
    case .unknownLine:
      CodeEntry(
        meaning: Text("Jenis baris yang tidak dinyatakan.", "A kind of line that is not declared."),
        problem: Text("jenis baris ini tidak dinyatakan", "this kind of line is not declared"),
        expectation: Text("nama di bawah `lines`: \(named.detail)", "a name under `lines`: \(named.detail)"),
        remedy: Text("nyatakan jenis baris itu di bawah `lines`", "declare the kind of line under `lines`"))
    case .badLine:
      CodeEntry(
        meaning: Text("Jenis baris yang tidak dapat dikenali.", "A kind of line that cannot be told."),
        problem: Text("tidak mengatakan bagaimana baris itu dikenali", "does not say how the line is told"),
        expectation: Text("salah satu bentuk: \(named.detail)", "one of the forms: \(named.detail)"),
        remedy: Text(
          "sebut sel menurut letaknya, `{position: 1}`: di atas baris data tidak ada judul kolom",
          "name the cell by its place, `{position: 1}`: lines above rows have no header over them"))
    case .lineWithoutPosition:
      CodeEntry(
        meaning: Text(
          "Kolom dari baris di atas, tanpa letak selnya.", "A column of a line above, without the place of its cell."),
        problem: Text("tidak menyebut letak sel dalam baris itu", "does not say which cell of the line it is"),
        expectation: Text("`{line: pegawai, position: 3}`", "`{line: person, position: 3}`"),
        remedy: Text("tambahkan `position`", "add `position`"))
    case .badDays:
      CodeEntry(
        meaning: Text("Kolom hari yang tidak dapat dibaca.", "Columns of days that cannot be read."),
        problem: Text("tidak mengatakan hari apa kolom-kolomnya", "does not say which days the columns are"),
        expectation: Text(
          "tepat satu dari `period` (nomor hari) dan `dates` (tanggal lengkap); tanpa judul kolom, juga `line`",
          "exactly one of `period` (numbers of days) and `dates` (whole dates); without a header, `line` too"),
        remedy: Text(
          "tulis misalnya `days: {period: {line: judul, months: [mmmm yyyy]}}`",
          "write, say, `days: {period: {line: title, months: [mmmm yyyy]}}`"))
    case .badPeriod:
      CodeEntry(
        meaning: Text("Periode yang tidak dapat dibaca.", "A period that cannot be read."),
        problem: Text("bukan periode", "is no period"),
        expectation: Text(
          "`line` atau `constant`; `months` untuk satu bulan, atau `dates` untuk hari pertama dan terakhir, paling lama sebulan",
          "`line` or `constant`; `months` for one month, or `dates` for the first and the last day, a month at most"),
        remedy: Text(
          "tulis misalnya `{line: periode, position: 3, dates: [yyyy-mm-dd]}`",
          "write, say, `{line: period, position: 3, dates: [yyyy-mm-dd]}`"))
    case .daysWithoutUnpivot:
      CodeEntry(
        meaning: Text(
          "Kolom hari tanpa `unpivot`, atau sebaliknya.", "Columns of days without `unpivot`, or the other way round."),
        problem: Text("`days` dan `unpivot` tidak saling menyebut", "`days` and `unpivot` do not go together"),
        expectation: Text(
          "`days` bersama `unpivot` dengan `columns: days`", "`days` together with `unpivot` and its `columns: days`"),
        remedy: Text(
          "tulis keduanya, atau sebut kolom-kolomnya satu per satu tanpa `days`",
          "write both, or name the columns one by one, without `days`"))
    case .momentTwice:
      CodeEntry(
        meaning: Text("Saat presensi yang diisi dua kali.", "A moment of punches that is filled twice."),
        problem: Text("diisi bersama `tanggal` atau `jam`", "is filled beside `tanggal` or `jam`"),
        expectation: Text("`waktu`, atau `tanggal` dan `jam`", "`waktu`, or `tanggal` and `jam`"),
        remedy: Text("hapus salah satu", "remove one of them"))
    case .severalTimesElsewhere:
      CodeEntry(
        meaning: Text(
          "`several` di kolom yang bukan jam presensi.", "`several` at a column that is not the time of punches."),
        problem: Text("hanya berlaku untuk `jam` dari `punches`", "is for `jam` of `punches` alone"),
        expectation: Text("`jam: {several: true}` di bawah `columns`", "`jam: {several: true}` under `columns`"),
        remedy: Text("hapus, atau baca kolom itu sebagai `jam`", "remove it, or read the column as `jam`"))
    }
  }
}
