package import Wording

/// Bytes and cells that make no row.
package enum RowFinding: String, CodeFamily {
  case notUTF8 = "K101"
  case brokenQuoting = "K102"
  case unclosedQuote = "K103"
  case fieldCount = "K104"
  case nulByte = "K105"
  case oversizedCell = "K106"
  case strayMark = "K107"

  package static let title = Text("Baris", "Rows")
  package static let consequence = Consequence.stopsRow

  package var namesValue: Bool { self == .fieldCount }

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .notUTF8:
      CodeEntry(
        meaning: Text("Bita yang bukan UTF-8.", "Bytes that are not UTF-8."),
        problem: Text("bita \(named.detail) bukan teks", "byte \(named.detail) is no text"),
        expectation: Text(
          "teks UTF-8, atau dalam pengodean yang disebut profilnya",
          "text in UTF-8, or in the encoding that the profile names"),
        remedy: Text(
          "simpan ulang sebagai \"CSV UTF-8\", atau nyatakan encoding dalam profil",
          "save the file as \"CSV UTF-8\", or declare the encoding in a profile"))
    case .brokenQuoting:
      CodeEntry(
        meaning: Text(
          "Tanda kutip di dalam sel yang tidak berkutip, atau teks di belakang kutip penutup.",
          "A quote in an unquoted cell, or text behind a closing quote."),
        problem: Text("tanda kutip rusak", "the quoting is broken"),
        expectation: Text(
          "kutip hanya di awal dan akhir sel; kutip di dalamnya ditulis ganda",
          "quotes at a cell's start and end only; a quote within is doubled"),
        remedy: Text("betulkan tanda kutip pada baris ini", "mend the quotes on this line"))
    case .unclosedQuote:
      CodeEntry(
        meaning: Text("Tanda kutip yang tidak ditutup.", "A quote that is not closed."),
        problem: Text("tanda kutip dibuka di baris ini dan tidak ditutup", "a quote opened on this line is not closed"),
        expectation: Text("kutip penutup di akhir sel", "a closing quote at the cell's end"),
        remedy: Text("tutup atau hapus tanda kutip itu", "close or remove the quote"))
    case .fieldCount:
      CodeEntry(
        meaning: Text(
          "Baris yang jumlah selnya berbeda dari judulnya, atau dari `cells` dalam profilnya.",
          "A row with more or fewer cells than the header, or than the profile's `cells`."),
        problem: Text("baris mempunyai \(named.value) sel", "the row has \(named.value) cells"),
        expectation: named.detail.hasPrefix("cells")
          ? Text("jumlah sel menurut profil: `\(named.detail)`", "cells as the profile says: `\(named.detail)`")
          : Text("\(named.detail) sel, seperti judulnya", "\(named.detail) cells, as in the header"),
        remedy: named.detail.hasPrefix("cells")
          ? Text(
            "bila baris ini utuh, izinkan \(named.value) sel: `cells: \(named.value)`, atau daftar seperti `cells: [4, 6]`; bila tidak, periksa `delimiter`",
            "if the row is whole, allow \(named.value) cells: `cells: \(named.value)`, or a list such as `cells: [4, 6]`; if not, check `delimiter`"
          )
          : Text(
            "periksa pemisah; sel yang memuat pemisah ditulis dalam kutip",
            "check the separators; a cell that holds a separator stands in quotes"))
    case .nulByte:
      CodeEntry(
        meaning: Text("Bita NUL.", "A NUL byte."),
        problem: Text("sel memuat bita NUL", "the cell holds a NUL byte"),
        expectation: Text("teks", "text"),
        remedy: Text(
          "ekspor ulang; bila ini UTF-16, nyatakan dalam profil",
          "export again; if this is UTF-16, declare it in a profile"))
    case .oversizedCell:
      CodeEntry(
        meaning: Text("Sel yang lebih besar dari 1 MiB.", "A cell of more than 1 MiB."),
        problem: Text("sel lebih besar dari 1 MiB", "the cell is larger than 1 MiB"),
        expectation: Text("sel paling besar 1 MiB", "cells of at most 1 MiB"),
        remedy: Text("periksa tanda kutip yang tidak ditutup di sel ini", "look for an open quote in this cell"))
    case .strayMark:
      CodeEntry(
        meaning: Text(
          "Tanda urutan bita di tengah berkas: beberapa berkas digabung.",
          "A byte order mark within a file: several files were joined."),
        problem: Text(
          "tanda urutan bita (BOM) di tengah berkas; di sini mulai berkas lain yang digabung",
          "a byte order mark within the file; another file that was joined begins here"),
        expectation: Text("tanda itu hanya di awal berkas", "the mark at the start of a file alone"),
        remedy: Text(
          "letakkan berkas-berkas itu sendiri-sendiri di folder masukan (tabel-….csv)",
          "put the files into the input folder one by one (table-….csv)"))
    }
  }
}
