package import Wording

/// Signs that a file is not the export that was meant.
package enum ExportWarning: String, CodeFamily {
  case unreadFile = "K901"
  case doubledFile = "K902"
  case otherQuarter = "K903"
  case mixedLineEnds = "K904"
  case loneCarriageReturn = "K905"
  case noFinalLineEnd = "K906"
  case ambiguousThousands = "K907"
  case brokenText = "K908"
  case unknownUnit = "K909"
  case headerAlone = "K910"

  package static let title = Text("Peringatan: ekspor", "Warnings: exports")
  package static let consequence = Consequence.warns

  package var namesValue: Bool { self == .otherQuarter }

  package func entry(_ named: Particulars) -> CodeEntry {
    let foreign = ForeignFile(rawValue: named.detail)
    return switch self {
    case .unreadFile:
      CodeEntry(
        meaning: Text(
          "Berkas yang tidak diminta tabel atau profil mana pun.", "A file that no table and no profile asks for."),
        problem: Text(
          "berkas ini tidak dibaca: tidak ada tabel atau profil untuknya",
          "the file is not read: no table or profile asks for it")
          + (foreign.map { Text("; berkas ini ", "; it is ") + $0.description } ?? Text("")),
        expectation: Text(
          "tabel.csv, tabel-….csv, atau nama yang cocok dengan pola profil",
          "table.csv, table-….csv, or a name that a profile's pattern fits"),
        remedy: foreign?.remedy
          ?? Text(
            "ganti namanya atau beri profil; `kinerja inspect` membantu",
            "rename it or give a profile; `kinerja inspect` helps"))
    case .doubledFile:
      CodeEntry(
        meaning: Text(
          "Berkas yang isinya sama persis dengan berkas lain dari tabelnya.",
          "A file that holds the same bytes as another of its table."),
        problem: Text("isinya sama persis dengan \(named.detail)", "its content is exactly that of \(named.detail)"),
        expectation: Text(
          "setiap berkas sekali; baris kembar dihitung sekali", "each file once; repeated rows count once"),
        remedy: Text(
          "hapus salah satu; mungkin berkas lain belum diekspor", "remove one; another file may not have been exported")
      )
    case .otherQuarter:
      CodeEntry(
        meaning: Text(
          "Berkas yang semua barisnya berada di luar triwulan.", "A file of which every row lies outside the quarter."),
        problem: Text(
          "semua \(named.value) baris berada di luar triwulan", "all \(named.value) rows lie outside the quarter"),
        expectation: Text("baris dari triwulan yang dinilai", "rows of the quarter that is evaluated"),
        remedy: Text("periksa apakah berkas ini dari triwulan lain", "see whether the file is of another quarter"))
    case .unknownUnit:
      CodeEntry(
        meaning: Text(
          "Unit yang tidak dimiliki seorang pegawai pun.", "A unit to which nobody of the roster belongs."),
        problem: Text(
          "bukan unit seorang pegawai pun; baris ini tidak dipakai", "is nobody's unit; the row does nothing"),
        expectation: named.isEmpty
          ? Text("kode unit seperti dalam pegawai.csv", "the code of a unit as in pegawai.csv")
          : Text("kode unit seperti dalam pegawai.csv, mungkin ", "the code of a unit as in pegawai.csv, perhaps ")
            + "\"\(named.detail)\"",
        remedy: Text(
          "samakan kode unit dengan pegawai.csv, atau hapus barisnya",
          "write the unit's code as pegawai.csv has it, or remove the row"))
    case .headerAlone:
      CodeEntry(
        meaning: Text("Tabel wajib tanpa satu baris pun.", "A required table without any row."),
        problem: Text("tabel ini hanya memuat judul", "the table has nothing but its header"),
        expectation: Text("baris data", "rows of data"),
        remedy: Text(
          "periksa ekspornya; bila memang belum ada isinya, tidak ada yang perlu dibetulkan",
          "see whether the export is whole; if there is nothing yet, nothing needs to be mended"))
    case .mixedLineEnds:
      CodeEntry(
        meaning: Text("Berkas yang akhir barisnya tidak seragam.", "A file whose lines end in different ways."),
        problem: Text("akhir baris berganti antara LF dan CR LF di sini", "line ends change between LF and CR LF here"),
        expectation: Text("satu macam akhir baris", "one kind of line end"),
        remedy: Text(
          "periksa apakah berkas ini gabungan beberapa ekspor",
          "see whether the file was put together of several exports"))
    case .loneCarriageReturn:
      CodeEntry(
        meaning: Text("Baris yang berakhir dengan CR saja.", "A line that ends with a carriage return alone."),
        problem: Text("baris berakhir dengan CR saja", "a line ends with a CR alone"),
        expectation: Text("LF atau CR LF", "LF or CR LF"),
        remedy: Text(
          "periksa apakah sebuah sel memuat CR dan terbelah di sini", "see whether a cell holds a CR and is cut here"))
    case .noFinalLineEnd:
      CodeEntry(
        meaning: Text("Berkas yang baris terakhirnya tidak diakhiri.", "A file that does not end with a line end."),
        problem: Text(
          "baris terakhir tidak diakhiri; berkas mungkin terpotong", "the last line has no end; the file may be cut"),
        expectation: Text("akhir baris setelah baris terakhir", "a line end behind the last row"),
        remedy: Text("bandingkan jumlah barisnya dengan sistem sumber", "compare its number of rows with the source"))
    case .ambiguousThousands:
      CodeEntry(
        meaning: Text(
          "Kolom yang bilangannya mungkin memakai titik ribuan.", "A column whose numbers may have a thousands point."),
        problem: Text(
          "semua pecahan di kolom ini tiga angka (\(named.detail) sel); titiknya mungkin pemisah ribuan",
          "all decimals in the column have three digits (\(named.detail) cells); the point may part thousands"),
        expectation: Text(
          "titik desimal; 1.234 dibaca satu koma dua tiga empat",
          "a decimal point; 1.234 is read as one and 234 thousandths"),
        remedy: Text(
          "nyatakan format bilangan dalam profil (`numbers`)", "declare the number format in a profile (`numbers`)"))
    case .brokenText:
      CodeEntry(
        meaning: Text(
          "Teks yang rusak karena disimpan dalam pengodean yang salah.",
          "Text that was spoilt by saving it in a wrong encoding."),
        problem: Text(
          "huruf rusak seperti \"Ã©\" atau \"�\" dalam \(named.detail) baris, mulai di sini",
          "spoilt letters such as \"Ã©\" or \"�\" in \(named.detail) rows, from here on"),
        expectation: Text("huruf sebagaimana ditulis", "letters as they were written"),
        remedy: Text(
          "ekspor ulang sebagai CSV UTF-8; nama pegawai tercetak seperti ini dalam laporan",
          "export again as CSV UTF-8; names are printed like this in reports"))
    }
  }
}
