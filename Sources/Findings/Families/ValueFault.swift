package import Wording

/// Values of the wrong kind.
package enum ValueFault: String, CodeFamily {
  case notMap = "P201"
  case notList = "P202"
  case notText = "P203"
  case emptyText = "P204"
  case notNumber = "P205"
  case notWhole = "P206"
  case notDate = "P207"
  case notTime = "P208"
  case notBoolean = "P209"
  case unknownWord = "P210"
  case unknownWeekday = "P211"
  case unknownPattern = "P212"
  case unknownJobType = "P213"
  case unknownColumn = "P215"

  package static let title = Text("Nilai", "Values")
  package static let consequence = Consequence.refusesSettings

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .notMap:
      CodeEntry(
        meaning: Text("Seharusnya kunci dengan nilainya.", "Keys with values were expected."),
        problem: Text("bukan kumpulan `kunci: nilai`", "is not a set of `key: value`"),
        expectation: Text("kumpulan `kunci: nilai`", "a set of `key: value`"),
        remedy: Text(
          "tulis kunci dan nilainya, atau `{}` bila memang boleh kosong",
          "write keys and values, or `{}` where nothing may stand"))
    case .notList:
      CodeEntry(
        meaning: Text("Seharusnya daftar.", "A list was expected."),
        problem: Text("bukan daftar", "is not a list"),
        expectation: Text(
          "daftar dalam kurung siku, atau baris yang diawali `-`", "a list in brackets, or lines that begin with `-`"),
        remedy: Text(
          "tulis sebagai daftar, atau `[]` bila memang boleh kosong", "write a list, or `[]` where nothing may stand"))
    case .notText:
      CodeEntry(
        meaning: Text("Seharusnya teks.", "A text was expected."),
        problem: Text("bukan teks", "is not a text"),
        expectation: Text("satu teks", "one text"),
        remedy: Text(
          "tulis satu teks, dalam tanda kutip bila mengandung `: `, `{` atau `[`",
          "write one text, in quotes if it holds `: `, `{` or `[`"))
    case .emptyText:
      CodeEntry(
        meaning: Text("Teks atau nama kosong.", "A text or name is empty."),
        problem: Text("adalah teks kosong", "is an empty text"),
        expectation: Text("teks yang berisi", "a text that says something"),
        remedy: Text("isi teksnya", "fill the text in"))
    case .notNumber:
      CodeEntry(
        meaning: Text("Seharusnya bilangan.", "A number was expected."),
        problem: Text("bukan bilangan yang dapat dibaca", "is not a number that can be read"),
        expectation: Text(
          "bilangan seperti 3 atau 0.5: titik desimal, paling banyak 6 angka di belakangnya, di bawah 10^12",
          "a number such as 3 or 0.5: decimal point, at most 6 digits after it, below 10^12"),
        remedy: Text(
          "tulis angka saja, tanpa satuan, tanda persen atau pemisah ribuan",
          "write digits only, without unit, percent sign or thousands separator"))
    case .notWhole:
      CodeEntry(
        meaning: Text("Seharusnya bilangan bulat.", "A whole number was expected."),
        problem: Text("bukan bilangan bulat", "is not a whole number"),
        expectation: Text("bilangan bulat mulai dari 0, di bawah 10^12", "a whole number from 0, below 10^12"),
        remedy: Text("tulis angka saja, tanpa desimal atau satuan", "write digits only, without decimals or unit"))
    case .notDate:
      CodeEntry(
        meaning: Text("Seharusnya tanggal.", "A date was expected."),
        problem: Text("bukan tanggal yang ada", "is not a date that exists"),
        expectation: Text("tanggal `TTTT-BB-HH`, misalnya 2026-07-01", "a date `YYYY-MM-DD`, such as 2026-07-01"),
        remedy: Text("perbaiki tanggalnya", "correct the date"))
    case .notTime:
      CodeEntry(
        meaning: Text("Seharusnya jam.", "A clock time was expected."),
        problem: Text("bukan jam yang ada", "is not a time of day"),
        expectation: Text("jam `JJ:MM`, 00:00 sampai 23:59", "a time `HH:MM`, 00:00 to 23:59"),
        remedy: Text(
          "tulis dengan dua angka untuk jam dan dua angka untuk menit, misalnya 07:30",
          "write two digits for the hour and two for the minutes, such as 07:30"))
    case .notBoolean:
      CodeEntry(
        meaning: Text("Seharusnya `true` atau `false`.", "`true` or `false` was expected."),
        problem: Text("bukan `true` atau `false`", "is not `true` or `false`"),
        expectation: Text("`true` (ya) atau `false` (tidak)", "`true` or `false`"),
        remedy: Text("tulis `true` atau `false`, huruf kecil", "write `true` or `false` in small letters"))
    case .unknownWord:
      CodeEntry(
        meaning: Text("Kata yang tidak diizinkan kuncinya.", "A word that the key does not allow."),
        problem: Text("bukan kata yang dikenal di sini", "is not a word known here"),
        expectation: Self.oneOf(named),
        remedy: Self.replace)
    case .unknownWeekday:
      CodeEntry(
        meaning: Text("Nama hari yang tidak ada.", "A weekday that does not exist."),
        problem: Text("bukan nama hari yang dikenal", "is not a weekday known here"),
        expectation: Self.oneOf(named),
        remedy: Text("tulis `mon` untuk Senin sampai `sun` untuk Minggu", "write `mon` to `sun`"))
    case .unknownPattern:
      CodeEntry(
        meaning: Text("Pola kerja yang tidak mempunyai hari kantor.", "A working pattern that has no office days."),
        problem: Text("bukan pola kerja dengan hari kantor", "is not a working pattern with office days"),
        expectation: Self.oneOf(named),
        remedy: Text(
          "pakai kode pola kerja itu; jam giliran kerja ditulis di `shifts`",
          "use a code of those; the hours of shifts belong in `shifts`"))
    case .unknownJobType:
      CodeEntry(
        meaning: Text("Jenis jabatan yang tidak ada.", "A kind of post that does not exist."),
        problem: Text("bukan jenis jabatan yang dikenal", "is not a kind of post known here"),
        expectation: Self.oneOf(named),
        remedy: Text(
          "pakai kode jenis jabatan itu, atau `default` untuk semua yang lain",
          "use a code of those, or `default` for all others"))
    case .unknownColumn:
      CodeEntry(
        meaning: Text(
          "Kolom yang tidak dapat membentuk kelompok sebanding.", "A column by which peers cannot be grouped."),
        problem: Text("bukan kolom pegawai untuk kelompok sebanding", "is not a roster column that makes peer groups"),
        expectation: Self.oneOf(named),
        remedy: Self.replace)
    }
  }

  private static func oneOf(_ named: Particulars) -> Text {
    Text("salah satu dari: \(named.detail)", "one of: \(named.detail)")
  }

  private static let replace = Text("ganti dengan salah satu kata itu", "replace it with one of those words")
}
