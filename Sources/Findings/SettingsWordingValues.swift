extension SettingsFaultCode {
  /// The texts of values of the wrong kind; `allowed` lists the words that may stand there.
  func valueWording(_ allowed: String) -> SettingsWording {
    let oneOf = BilingualText("salah satu dari: \(allowed)", "one of: \(allowed)")
    let replace = BilingualText("ganti dengan salah satu kata itu", "replace it with one of those words")
    return switch self {
    case .notMap:
      SettingsWording(
        problem: .init("bukan kumpulan `kunci: nilai`", "is not a set of `key: value`"),
        expectation: .init("kumpulan `kunci: nilai`", "a set of `key: value`"),
        remedy: .init(
          "tulis kunci dan nilainya, atau `{}` bila memang boleh kosong",
          "write keys and values, or `{}` where nothing may stand"))
    case .notList:
      SettingsWording(
        problem: .init("bukan daftar", "is not a list"),
        expectation: .init(
          "daftar dalam kurung siku, atau baris yang diawali `-`", "a list in brackets, or lines that begin with `-`"),
        remedy: .init(
          "tulis sebagai daftar, atau `[]` bila memang boleh kosong", "write a list, or `[]` where nothing may stand"))
    case .notText:
      SettingsWording(
        problem: .init("bukan teks", "is not a text"),
        expectation: .init("satu teks", "one text"),
        remedy: .init(
          "tulis satu teks, dalam tanda kutip bila mengandung `: `, `{` atau `[`",
          "write one text, in quotes if it holds `: `, `{` or `[`"))
    case .emptyText:
      SettingsWording(
        problem: .init("adalah teks kosong", "is an empty text"),
        expectation: .init("teks yang berisi", "a text that says something"),
        remedy: .init("isi teksnya", "fill the text in"))
    case .notNumber:
      SettingsWording(
        problem: .init("bukan bilangan yang dapat dibaca", "is not a number that can be read"),
        expectation: .init(
          "bilangan seperti 3 atau 0.5: titik desimal, paling banyak 6 angka di belakangnya, di bawah 10^12",
          "a number such as 3 or 0.5: decimal point, at most 6 digits after it, below 10^12"),
        remedy: .init(
          "tulis angka saja, tanpa satuan, tanda persen atau pemisah ribuan",
          "write digits only, without unit, percent sign or thousands separator"))
    case .notWhole:
      SettingsWording(
        problem: .init("bukan bilangan bulat", "is not a whole number"),
        expectation: .init("bilangan bulat mulai dari 0, di bawah 10^12", "a whole number from 0, below 10^12"),
        remedy: .init("tulis angka saja, tanpa desimal atau satuan", "write digits only, without decimals or unit"))
    case .notDate:
      SettingsWording(
        problem: .init("bukan tanggal yang ada", "is not a date that exists"),
        expectation: .init("tanggal `TTTT-BB-HH`, misalnya 2026-07-01", "a date `YYYY-MM-DD`, such as 2026-07-01"),
        remedy: .init("perbaiki tanggalnya", "correct the date"))
    case .notTime:
      SettingsWording(
        problem: .init("bukan jam yang ada", "is not a time of day"),
        expectation: .init("jam `JJ:MM`, 00:00 sampai 23:59", "a time `HH:MM`, 00:00 to 23:59"),
        remedy: .init(
          "tulis dengan dua angka untuk jam dan dua angka untuk menit, misalnya 07:30",
          "write two digits for the hour and two for the minutes, such as 07:30"))
    case .notBoolean:
      SettingsWording(
        problem: .init("bukan `true` atau `false`", "is not `true` or `false`"),
        expectation: .init("`true` (ya) atau `false` (tidak)", "`true` or `false`"),
        remedy: .init("tulis `true` atau `false`, huruf kecil", "write `true` or `false` in small letters"))
    case .unknownWeekday:
      SettingsWording(
        problem: .init("bukan nama hari yang dikenal", "is not a weekday known here"), expectation: oneOf,
        remedy: .init("tulis `mon` untuk Senin sampai `sun` untuk Minggu", "write `mon` to `sun`"))
    case .unknownPattern:
      SettingsWording(
        problem: .init("bukan pola kerja dengan hari kantor", "is not a working pattern with office days"),
        expectation: oneOf,
        remedy: .init(
          "pakai kode pola kerja itu; jam giliran kerja ditulis di `shifts`",
          "use a code of those; the hours of shifts belong in `shifts`"))
    case .unknownJobType:
      SettingsWording(
        problem: .init("bukan jenis jabatan yang dikenal", "is not a kind of post known here"), expectation: oneOf,
        remedy: .init(
          "pakai kode jenis jabatan itu, atau `default` untuk semua yang lain",
          "use a code of those, or `default` for all others"))
    case .unknownPredikat:
      SettingsWording(
        problem: .init(
          "adalah predikat tanpa persentase insentif pada \(allowed)",
          "is a rating (predikat) without an incentive percent on \(allowed)"),
        expectation: .init(
          "setiap predikat dalam `matrix` ada di `predikat_percent`",
          "each rating in `matrix` stands in `predikat_percent`"),
        remedy: .init(
          "tambahkan predikat itu di klausul `incentive`, atau betulkan ejaannya",
          "add the rating to the clause `incentive`, or mend its spelling"))
    case .unknownColumn:
      SettingsWording(
        problem: .init("bukan kolom pegawai untuk kelompok sebanding", "is not a roster column that makes peer groups"),
        expectation: oneOf, remedy: replace)
    default:
      SettingsWording(
        problem: .init("bukan kata yang dikenal di sini", "is not a word known here"), expectation: oneOf,
        remedy: replace)
    }
  }
}
