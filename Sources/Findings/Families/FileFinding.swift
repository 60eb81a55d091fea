package import Wording

/// Files of the input folder: their presence, header and control totals.
package enum FileFinding: String, CodeFamily {
  case missingTable = "K001"
  case unreadable = "K002"
  case emptyFile = "K003"
  case missingColumn = "K004"
  case unknownColumn = "K005"
  case doubledColumn = "K006"
  case wrongDelimiter = "K007"
  case controlRows = "K008"
  case controlSum = "K009"
  case outsideFolder = "K010"
  case tooManyColumns = "K011"
  case severalProfiles = "K012"
  case badControl = "K013"
  case endlessRow = "K014"
  case profileWithoutFile = "K015"
  case foreignFile = "K016"
  case profileColumn = "K017"
  case otherEncoding = "K018"
  case profileDelimiter = "K020"
  case emptyRoster = "K021"
  case undecidedCorrection = "K022"
  case missingCorrection = "K023"
  case trailingDelimiter = "K030"
  case nothingButSkipped = "K031"

  package static let title = Text("Berkas", "Files")
  package static let consequence = Consequence.stopsRun

  package var namesValue: Bool {
    switch self {
    case .controlRows, .controlSum, .tooManyColumns, .profileColumn, .missingColumn, .trailingDelimiter,
      .nothingButSkipped:
      true
    default: false
    }
  }

  package func entry(_ named: Particulars) -> CodeEntry {
    let kind = ForeignFile(rawValue: named.detail)
    return switch self {
    case .missingTable:
      CodeEntry(
        meaning: Text("Tidak ada berkas untuk sebuah tabel.", "No file of a table."),
        problem: Text("tabel wajib tidak ada", "a required table is missing"),
        expectation: named.isEmpty
          ? Text("berkas ini, atau bagiannya bernama tabel-….csv", "this file, or parts of it named table-….csv")
          : Text(
            "berkas ini, atau berkas profil bernama \(named.detail)",
            "this file, or a profile's file named \(named.detail)"),
        remedy: Text("ekspor tabel itu ke folder masukan", "export the table into the input folder"))
    case .unreadable:
      CodeEntry(
        meaning: Text("Berkas yang tidak dapat dibaca.", "A file that cannot be read."),
        problem: Text("berkas tidak dapat dibaca (", "the file cannot be read (") + named.systemReason + ")",
        expectation: Text("berkas yang boleh dibaca", "a readable file"),
        remedy: Text("periksa izin berkas dan media", "check the file's permissions and medium"))
    case .emptyFile:
      CodeEntry(
        meaning: Text("Berkas tanpa baris judul.", "A file without a header line."),
        problem: Text("berkas tanpa baris judul", "the file has no header line"),
        expectation: Text("judul \(named.detail)", "the header \(named.detail)"),
        remedy: Text("ekspor ulang tabel ini dengan judul kolom", "export the table again with its header"))
    case .missingColumn:
      CodeEntry(
        meaning: Text("Judul yang kekurangan kolom.", "A header that lacks a column."),
        problem: named.value.isEmpty
          ? Text("kolom tidak ada dalam judul", "the header lacks a column")
          : Text(
            "judul tidak memuat kolom ini; tampaknya kolom itu bernama \(named.value)",
            "the header lacks this column; it seems to be called \(named.value)"),
        expectation: Text("kolom \(named.detail)", "the columns \(named.detail)"),
        remedy: named.value.isEmpty
          ? Text("ekspor ulang dengan kolom itu", "export again with that column")
          : Text("betulkan nama itu di baris judul", "mend that name in the header line"))
    case .unknownColumn:
      CodeEntry(
        meaning: Text(
          "Judul dengan kolom yang tidak dimiliki tabelnya.", "A header with a column that the table does not have."),
        problem: Text("judul memuat kolom yang tidak dikenal", "the header has an unknown column"),
        expectation: Text("kolom \(named.detail)", "the columns \(named.detail)"),
        remedy: Text("hapus kolom itu atau betulkan namanya", "remove the column or mend its name"))
    case .doubledColumn:
      CodeEntry(
        meaning: Text("Judul yang menyebut satu kolom dua kali.", "A header that names a column twice."),
        problem: Text("kolom disebut dua kali dalam judul", "the header names a column twice"),
        expectation: Text(
          "setiap kolom sekali; yang pertama adalah sel \(named.detail)",
          "each column once; the first is cell \(named.detail)"),
        remedy: Text("hapus salah satu", "remove one of them"))
    case .wrongDelimiter:
      CodeEntry(
        meaning: Text(
          "Judul yang selnya tidak dipisahkan dengan pemisah yang ditetapkan.",
          "A header whose cells are parted by something else than the delimiter."),
        problem: Text(
          "judul hanya satu sel; pemisahnya tampaknya \"\(named.detail)\"",
          "the header is one cell; its separator looks like \"\(named.detail)\""),
        expectation: Text("koma, atau pemisah yang disebut profilnya", "commas, or the separator that a profile names"),
        remedy: Text(
          "baca dengan profil, misalnya --profile excel-indonesia, atau simpan ulang dengan koma",
          "read it with a profile, such as --profile excel-indonesia, or save it again with commas"))
    case .controlRows:
      CodeEntry(
        meaning: Text(
          "Jumlah baris yang berbeda dari kendali.yaml.", "A number of rows that is not the one in kendali.yaml."),
        problem: Text("jumlah baris yang dibaca adalah \(named.detail)", "the number of rows read is \(named.detail)"),
        expectation: Text("\(named.value) baris", "\(named.value) rows"),
        remedy: Text("ekspor ulang; berkas mungkin terpotong atau kurang", "export again; a file may be cut or missing")
      )
    case .controlSum:
      CodeEntry(
        meaning: Text("Jumlah nilai yang berbeda dari kendali.yaml.", "A sum that is not the one in kendali.yaml."),
        problem: Text(
          "jumlah nilai yang dibaca adalah \(named.detail)", "the sum of the values read is \(named.detail)"),
        expectation: Text(named.value),
        remedy: Text(
          "ekspor ulang; ada nilai yang berubah, hilang atau berlebih",
          "export again; a value was changed, lost or added"))
    case .outsideFolder:
      CodeEntry(
        meaning: Text("Berkas yang berada di luar folder masukan.", "A file that lies outside the input folder."),
        problem: Text("berkas ini menunjuk ke luar folder masukan", "the file leads out of the input folder"),
        expectation: Text("berkas di dalam folder masukan", "a file within the input folder"),
        remedy: Text("salin berkasnya ke dalam folder", "copy the file into the folder"))
    case .tooManyColumns:
      CodeEntry(
        meaning: Text("Berkas dengan kolom yang terlalu banyak.", "A file with more columns than can be."),
        problem: Text("judul mempunyai \(named.value) kolom", "the header has \(named.value) columns"),
        expectation: Text("paling banyak \(named.detail) kolom", "at most \(named.detail) columns"),
        remedy: Text("ekspor ulang dengan kolom yang diperlukan saja", "export again with the columns that are needed"))
    case .severalProfiles:
      CodeEntry(
        meaning: Text("Berkas yang diakui beberapa profil sekaligus.", "A file that several profiles claim."),
        problem: Text(
          "beberapa profil mengaku berkas ini: \(named.detail)", "several profiles claim the file: \(named.detail)"),
        expectation: Text("satu profil untuk setiap berkas", "one profile for each file"),
        remedy: Text("persempit pola `files` profil-profil itu", "narrow the profiles' `files` patterns"))
    case .badControl:
      CodeEntry(
        meaning: Text(
          "Berkas jumlah kendali yang tidak dapat dibaca.", "A file of control totals that cannot be read."),
        problem: Text(
          "kendali.yaml tidak dapat dibaca (", "kendali.yaml cannot be read (") + named.systemReason + ")",
        expectation: Text(
          "schema, lalu untuk setiap tabel atau berkas: baris, jumlah",
          "schema, then for each table or file: baris, jumlah"),
        remedy: Text(
          "betulkan berkas itu, atau hapus bila tidak dipakai", "mend the file, or remove it when it is not used"))
    case .endlessRow:
      CodeEntry(
        meaning: Text(
          "Berkas dengan baris yang tidak berakhir dalam 64 MiB.", "A file with a row that has no end within 64 MiB."),
        problem: Text("ada baris yang lebih panjang dari 64 MiB", "a row is longer than 64 MiB"),
        expectation: Text("berkas teks dengan baris-baris", "a text file of lines"),
        remedy: Text("pastikan berkas ini benar ekspor CSV", "make sure that this is a CSV export"))
    case .profileWithoutFile:
      CodeEntry(
        meaning: Text("Profil yang tidak membaca satu berkas pun.", "A profile that reads no file at all."),
        problem: Text(
          "tidak ada berkas di folder masukan yang dibaca profil ini",
          "no file of the input folder is one that the profile reads"),
        expectation: Text("berkas bernama \(named.detail)", "a file named \(named.detail)"),
        remedy: Text(
          "letakkan berkasnya di folder masukan, betulkan `files` profil, atau jangan sebut profil ini",
          "put the file into the input folder, mend the profile's `files`, or do not name the profile"))
    case .foreignFile:
      CodeEntry(
        meaning: Text(
          "Berkas yang bukan teks dengan baris: buku kerja, halaman, PDF, arsip.",
          "A file that is no text with rows: a workbook, a page, a PDF, an archive."),
        problem: Text("berkas ini ", "the file is ") + (kind?.description ?? Text("bukan teks", "no text")),
        expectation: Text("teks CSV, apa pun nama berkasnya", "CSV text, whatever the file's name"),
        remedy: kind?.remedy ?? Text("ekspor ulang sebagai CSV", "export again as CSV"))
    case .profileColumn:
      CodeEntry(
        meaning: Text(
          "Judul yang tidak memuat kolom yang disebut profil.", "A header without a column that the profile names."),
        problem: named.value.isEmpty
          ? Text("judul tidak memuat kolom ini", "the header does not have the column")
          : Text(
            "judul tidak memuat nama yang disebut profil; kolomnya tampaknya bernama \(named.value)",
            "the header has no name that the profile gives; the column seems to be called \(named.value)"),
        expectation: Text("kolom \(named.detail)", "the column \(named.detail)"),
        remedy: named.value.isEmpty
          ? Text(
            "betulkan namanya dalam profil, atau nyatakan `optional: true` bila ekspornya boleh tanpa kolom itu",
            "mend the name in the profile, or declare `optional: true` when exports may lack the column")
          : Text("tulis nama itu dalam profil", "write that name in the profile"))
    case .otherEncoding:
      CodeEntry(
        meaning: Text(
          "Berkas yang pengodeannya bukan yang disebut profil.", "A file in another encoding than the profile says."),
        problem: Text(
          "profil menyebut \(named.detail), tetapi berkas ini UTF-8",
          "the profile says \(named.detail), but the file is UTF-8"),
        expectation: Text("pengodean yang disebut profil", "the encoding that the profile names"),
        remedy: Text(
          "salin profilnya dan tulis `encoding: utf-8`", "copy the profile and write `encoding: utf-8`"))
    case .profileDelimiter:
      CodeEntry(
        meaning: Text(
          "Judul yang selnya tidak dipisahkan dengan pemisah yang disebut profil.",
          "A header whose cells are parted by something else than the profile's delimiter."),
        problem: Text(
          "judul hanya satu sel; pemisahnya tampaknya \"\(named.detail)\", bukan yang disebut profil",
          "the header is one cell; its separator looks like \"\(named.detail)\", not like the profile's"),
        expectation: Text("pemisah yang disebut profil", "the delimiter that the profile names"),
        remedy: Text(
          "salin profilnya dan tulis pemisah itu sebagai `delimiter`, atau simpan ulang berkasnya dengan pemisah profil",
          "copy the profile and write that separator as its `delimiter`, or save the file again with the profile's"))
    case .emptyRoster:
      CodeEntry(
        meaning: Text("Daftar pegawai tanpa seorang pun.", "A roster without anybody."),
        problem: Text("daftar pegawai tidak memuat seorang pun", "nobody is in the roster"),
        expectation: Text("satu baris untuk setiap segmen pegawai", "a row for each segment of an employee"),
        remedy: Text("ekspor ulang daftar pegawai", "export the roster again"))
    case .undecidedCorrection:
      CodeEntry(
        meaning: Text(
          "Koreksi dari keberatan yang tidak tercatat demikian dalam register.",
          "A correction of an objection that the register does not hold like this."),
        problem: Text(
          "tidak ada putusan dalam register keberatan untuk koreksi dengan isi ini",
          "no decision in the register of objections is behind a correction with this content"),
        expectation: Text(
          "berkas yang ditulis `kinerja objection decide`, tanpa perubahan",
          "the file that `kinerja objection decide` wrote, unaltered"),
        remedy: Text(
          "hapus berkas ini dan putuskan keberatannya dengan `kinerja objection decide`; periksa siapa yang menulisnya",
          "remove the file and decide the objection with `kinerja objection decide`; find out who wrote it"))
    case .missingCorrection:
      CodeEntry(
        meaning: Text(
          "Keberatan yang dikabulkan, tetapi koreksinya tidak ada di folder masukan.",
          "An objection that was upheld, and whose correction is not among the exports."),
        problem: Text(
          "keberatannya dikabulkan, tetapi berkas koreksinya tidak ada",
          "the objection was upheld, and its correction is not there"),
        expectation: Text(
          "koreksi setiap keberatan yang dikabulkan", "the correction of every objection that was upheld"),
        remedy: Text(
          "ulangi `kinerja objection decide` dengan putusan yang sama, yang menulisnya kembali",
          "do `kinerja objection decide` again with the same decision, which writes it again"))
    case .trailingDelimiter:
      CodeEntry(
        meaning: Text(
          "Berkas yang barisnya diakhiri satu pemisah lebih banyak daripada judulnya.",
          "A file whose rows end with a delimiter more than the header."),
        problem: Text(
          "setiap baris mempunyai \(named.value) sel, yang terakhir kosong",
          "every row has \(named.value) cells, the last one empty"),
        expectation: Text("\(named.detail) sel, seperti judulnya", "\(named.detail) cells, as in the header"),
        remedy: Text(
          "hapus pemisah di akhir baris, atau baca dengan profil yang menyatakan `trailing_delimiter: true`",
          "remove the delimiter at the rows' ends, or read with a profile that says `trailing_delimiter: true`"))
    case .nothingButSkipped:
      CodeEntry(
        meaning: Text(
          "Berkas yang semua barisnya dilewati menurut profil.", "A file of which the profile skips every row."),
        problem: Text(
          "semua \(named.value) baris dilewati (\(named.detail))",
          "all \(named.value) rows are skipped (\(named.detail))"),
        expectation: Text("paling sedikit satu baris data", "one row of data at least"),
        remedy: Text(
          "betulkan `skip_rows` dalam profil, atau ekspor ulang", "mend the profile's `skip_rows`, or export again"))
    }
  }
}
