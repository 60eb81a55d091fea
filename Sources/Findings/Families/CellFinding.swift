package import Wording

/// Cells that hold no value of their column.
package enum CellFinding: String, CodeFamily {
  case empty = "K201"
  case badNIP = "K202"
  case badDate = "K203"
  case badMonth = "K204"
  case badTime = "K205"
  case badNumber = "K206"
  case badWholeNumber = "K207"
  case outOfRange = "K208"
  case unknownWord = "K209"
  case scientificNIP = "K210"
  case zeroedNIP = "K211"
  case decoratedNIP = "K212"
  case unmappedKey = "K213"
  case badName = "K214"
  case formulaError = "K215"
  case nearKey = "K240"

  package static let title = Text("Sel", "Cells")
  package static let consequence = Consequence.stopsRow

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .badName:
      CodeEntry(
        meaning: Text("Nama yang tidak dapat dipakai dalam rumus.", "A name that formulas cannot write."),
        problem: Text("bukan nama", "is no name"),
        expectation: Text(
          "huruf, angka dan `_`, tidak diawali angka", "letters, digits and `_`, not beginning with a digit"),
        remedy: Text("ganti namanya, tanpa spasi atau tanda lain", "change it, without blanks or other signs"))
    case .formulaError:
      CodeEntry(
        meaning: Text(
          "Sel yang memuat galat rumus lembar sebar.", "A cell that holds the error of a spreadsheet's formula."),
        problem: Text("adalah galat rumus, bukan nilai", "is the error of a formula, no value"),
        expectation: Text("nilai yang dihitung rumus itu", "the value that the formula stands for"),
        remedy: Text(
          "betulkan rumusnya di lembar asal, lalu simpan ulang sebagai CSV",
          "mend the formula in the sheet it comes from and save it as CSV again"))
    case .empty:
      CodeEntry(
        meaning: Text("Sel kosong yang seharusnya diisi.", "An empty cell where a value is required."),
        problem: Text("sel wajib kosong", "a required cell is empty"),
        expectation: Text("sebuah nilai", "a value"),
        remedy: Text("isi di sistem sumber, lalu ekspor ulang", "fill it in at the source and export again"))
    case .badNIP:
      CodeEntry(
        meaning: Text("NIP yang bukan 18 angka.", "A NIP that is not 18 digits."),
        problem: Text("bukan NIP", "is not a NIP"),
        expectation: Text("18 angka tanpa spasi atau tanda lain", "18 digits without blanks or signs"),
        remedy: Text(
          "betulkan di sistem sumber; baris orang tanpa NIP dilewati dengan `skip_rows` dalam profil",
          "mend it at the source; rows of people without a NIP are passed over by a profile's `skip_rows`"))
    case .badDate:
      CodeEntry(
        meaning: Text(
          "Tanggal yang tidak ada atau ditulis dengan cara lain.", "A date that does not exist or is written otherwise."
        ),
        problem: Text("bukan tanggal", "is not a date"),
        expectation: named.isEmpty
          ? Text("YYYY-MM-DD, misalnya 2026-07-01", "YYYY-MM-DD, such as 2026-07-01") : Text(named.detail),
        remedy: named.isEmpty
          ? Text("betulkan tanggal atau format ekspornya", "mend the date or the export's format") : Self.mendOrDeclare)
    case .badMonth:
      CodeEntry(
        meaning: Text(
          "Bulan yang tidak ada atau ditulis dengan cara lain.", "A month that does not exist or is written otherwise."),
        problem: Text("bukan bulan", "is not a month"),
        expectation: named.isEmpty ? Text("YYYY-MM, misalnya 2026-07", "YYYY-MM, such as 2026-07") : Text(named.detail),
        remedy: named.isEmpty
          ? Text("betulkan bulan atau format ekspornya", "mend the month or the export's format") : Self.mendOrDeclare)
    case .badTime:
      CodeEntry(
        meaning: Text(
          "Jam yang tidak ada atau ditulis dengan cara lain.",
          "A time of day that does not exist or is written otherwise."),
        problem: Text("bukan jam", "is not a time of day"),
        expectation: named.isEmpty
          ? Text("HH:MM atau HH:MM:SS, 00:00–23:59", "HH:MM or HH:MM:SS, 00:00–23:59") : Text(named.detail),
        remedy: named.isEmpty
          ? Text(
            "betulkan jam, atau kosongkan bila tidak ada", "mend the time, or leave the cell empty when there is none")
          : Self.mendOrDeclare)
    case .badNumber:
      CodeEntry(
        meaning: Text("Sel yang bukan bilangan.", "A cell that is not a number."),
        problem: Text("bukan bilangan", "is not a number"),
        expectation: named.isEmpty
          ? Text(
            "angka, boleh dengan titik dan paling banyak 6 desimal, di bawah 10^12",
            "digits, optionally a point and up to 6 decimals, below 10^12"
          ) : Text("bilangan seperti \(named.detail)", "a number such as \(named.detail)"),
        remedy: named.isEmpty
          ? Text(
            "tulis tanpa pemisah ribuan dan dengan titik desimal", "write no thousands separators and a decimal point")
          : Self.mendOrDeclare)
    case .badWholeNumber:
      CodeEntry(
        meaning: Text("Sel yang bukan bilangan bulat.", "A cell that is not a whole number."),
        problem: Text("bukan bilangan bulat", "is not a whole number"),
        expectation: named.isEmpty
          ? Text("angka saja, di bawah 10^12", "digits alone, below 10^12")
          : Text(
            "bilangan bulat yang ditulis seperti \(named.detail)", "a whole number, written as in \(named.detail)"),
        remedy: named.isEmpty
          ? Text("tulis tanpa titik, koma atau satuan", "write no point, comma or unit") : Self.mendOrDeclare)
    case .outOfRange:
      CodeEntry(
        meaning: Text("Nilai di luar batas kolomnya.", "A value outside the range of its column."),
        problem: Text("di luar batas", "is out of range"),
        expectation: Text(named.detail),
        remedy: Text("betulkan nilai di sistem sumber", "mend the value at the source"))
    case .unknownWord:
      CodeEntry(
        meaning: Text("Kata yang tidak dikenal di kolomnya.", "A word that the column does not know."),
        problem: Text("kata tidak dikenal di kolom ini", "is not a word of this column"),
        expectation: Text("salah satu dari \(named.detail)", "one of \(named.detail)"),
        remedy: Text("ganti dengan kode yang tepat, huruf besar semua", "replace it with the right code, in capitals"))
    case .scientificNIP:
      CodeEntry(
        meaning: Text(
          "NIP yang ditulis lembar sebar sebagai bilangan pecahan.",
          "A NIP that a spreadsheet wrote as a floating-point number."),
        problem: Text(
          "NIP ditulis lembar sebar sebagai bilangan pecahan; angka terakhirnya hilang",
          "a spreadsheet wrote the NIP as a floating-point number; its last digits are lost"),
        expectation: Text("18 angka", "18 digits"),
        remedy: Text(
          "ekspor ulang dari sistem sumber dengan NIP sebagai teks", "export again from the source with NIPs as text"))
    case .zeroedNIP:
      CodeEntry(
        meaning: Text(
          "NIP yang angka terakhirnya diganti nol oleh lembar sebar.",
          "A NIP whose last digits a spreadsheet replaced by zeros."),
        problem: Text(
          "NIP berakhiran 000 dan tidak ada dalam pegawai.csv; lembar sebar menghapus tiga angka terakhir",
          "the NIP ends in 000 and is not in pegawai.csv; spreadsheets drop the last three digits"),
        expectation: Text("NIP seorang pegawai dalam daftar", "the NIP of somebody in the roster"),
        remedy: Text(
          "ekspor ulang dari sistem sumber dengan NIP sebagai teks", "export again from the source with NIPs as text"))
    case .decoratedNIP:
      CodeEntry(
        meaning: Text(
          "NIP yang memuat petik, spasi atau tanda lain.", "A NIP with an apostrophe, blanks or other signs in it."),
        problem: Text("NIP memuat tanda selain angka", "the NIP holds signs besides digits"),
        expectation: Text("18 angka tanpa spasi atau petik", "18 digits without blanks or apostrophes"),
        remedy: Text(
          "hapus tanda itu, atau nyatakan `strip` dalam profil", "remove the signs, or declare `strip` in a profile"))
    case .unmappedKey:
      CodeEntry(
        meaning: Text("Kunci yang tidak ada dalam tabel pemetaannya.", "A key that is not in its mapping table."),
        problem: Text("kunci tidak ada dalam \(named.detail)", "the key is not in \(named.detail)"),
        expectation: Text("kunci yang ada dalam tabel pemetaan", "a key in the mapping table"),
        remedy: Text(
          "lengkapi tabel pemetaan; nyatakan `unknown: ignore` hanya bila kunci itu bukan milik pegawai",
          "complete the mapping table; declare `unknown: ignore` only if such keys are not those of employees"))
    case .nearKey:
      CodeEntry(
        meaning: Text(
          "Kunci yang ada dalam tabel pemetaan dengan nol di depan yang berbeda.",
          "A key that the mapping table has with other leading zeros."),
        problem: Text(
          "kunci tidak ada dalam tabel pemetaan; nol di depannya berbeda: \(named.detail)",
          "the key is not in the mapping table; its leading zeros differ: \(named.detail)"),
        expectation: Text("kunci yang ditulis seperti dalam tabel pemetaan", "a key written as in the mapping table"),
        remedy: Text(
          "tulis kunci itu dalam tabel pemetaan persis seperti di berkas ini",
          "write the key in the mapping table exactly as in this file"))
    }
  }

  /// What mends a cell that is not in the form of its profile, which the particulars name.
  private static let mendOrDeclare = Text(
    "betulkan nilainya, atau format yang dinyatakan profil", "mend the value, or the format that the profile declares")
}
