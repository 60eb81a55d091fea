extension FindingCode {
  /// The texts of what concerns a folder, its files and their limits.
  func folderTexts(_ value: String, _ detail: String) -> Texts {
    switch self {
    case .wrongDelimiter:
      Texts(
        (
          "judul hanya satu sel; pemisahnya tampaknya \"\(detail)\"",
          "the header is one cell; its separator looks like \"\(detail)\""
        ),
        ("koma, atau pemisah yang disebut profilnya", "commas, or the separator that a profile names"),
        (
          "baca dengan profil, misalnya --profile excel-indonesia, atau simpan ulang dengan koma",
          "read it with a profile, such as --profile excel-indonesia, or save it again with commas"
        ))
    case .controlRows:
      Texts(
        ("jumlah baris yang dibaca adalah \(detail)", "the number of rows read is \(detail)"),
        ("\(value) baris", "\(value) rows"),
        ("ekspor ulang; berkas mungkin terpotong atau kurang", "export again; a file may be cut or missing"))
    case .controlSum:
      Texts(
        ("jumlah nilai yang dibaca adalah \(detail)", "the sum of the values read is \(detail)"), (value, value),
        (
          "ekspor ulang; ada nilai yang berubah, hilang atau berlebih",
          "export again; a value was changed, lost or added"
        ))
    case .outsideFolder:
      Texts(
        ("berkas ini menunjuk ke luar folder masukan", "the file leads out of the input folder"),
        ("berkas di dalam folder masukan", "a file within the input folder"),
        ("salin berkasnya ke dalam folder", "copy the file into the folder"))
    case .tooManyColumns:
      Texts(
        ("judul mempunyai \(value) kolom", "the header has \(value) columns"),
        ("paling banyak \(detail) kolom", "at most \(detail) columns"),
        ("ekspor ulang dengan kolom yang diperlukan saja", "export again with the columns that are needed"))
    case .severalProfiles:
      Texts(
        ("beberapa profil mengaku berkas ini: \(detail)", "several profiles claim the file: \(detail)"),
        ("satu profil untuk setiap berkas", "one profile for each file"),
        ("persempit pola `files` profil-profil itu", "narrow the profiles' `files` patterns"))
    case .badControl:
      Texts(
        ("kendali.yaml tidak dapat dibaca (\(detail))", "kendali.yaml cannot be read (\(detail))"),
        (
          "schema, lalu untuk setiap tabel atau berkas: baris, jumlah",
          "schema, then for each table or file: baris, jumlah"
        ),
        ("betulkan berkas itu, atau hapus bila tidak dipakai", "mend the file, or remove it when it is not used"))
    case .endlessRow:
      Texts(
        ("ada baris yang lebih panjang dari 64 MiB", "a row is longer than 64 MiB"),
        ("berkas teks dengan baris-baris", "a text file of lines"),
        ("pastikan berkas ini benar ekspor CSV", "make sure that this is a CSV export"))
    case .nulByte:
      Texts(
        ("sel memuat bita NUL", "the cell holds a NUL byte"), ("teks", "text"),
        (
          "ekspor ulang; bila ini UTF-16, nyatakan dalam profil",
          "export again; if this is UTF-16, declare it in a profile"
        ))
    default:
      Texts(
        ("sel lebih besar dari 1 MiB", "the cell is larger than 1 MiB"),
        ("sel paling besar 1 MiB", "cells of at most 1 MiB"),
        ("periksa tanda kutip yang tidak ditutup di sel ini", "look for an open quote in this cell"))
    }
  }

  /// The texts of what is wrong with numbers of people and devices.
  func numberTexts(_ detail: String) -> Texts {
    switch self {
    case .scientificNIP:
      Texts(
        (
          "NIP ditulis lembar sebar sebagai bilangan pecahan; angka terakhirnya hilang",
          "a spreadsheet wrote the NIP as a floating-point number; its last digits are lost"
        ),
        ("18 angka", "18 digits"),
        ("ekspor ulang dari sistem sumber dengan NIP sebagai teks", "export again from the source with NIPs as text"))
    case .zeroedNIP:
      Texts(
        (
          "NIP berakhiran 000 dan tidak ada dalam pegawai.csv; lembar sebar menghapus tiga angka terakhir",
          "the NIP ends in 000 and is not in pegawai.csv; spreadsheets drop the last three digits"
        ),
        ("NIP seorang pegawai dalam daftar", "the NIP of somebody in the roster"),
        ("ekspor ulang dari sistem sumber dengan NIP sebagai teks", "export again from the source with NIPs as text"))
    case .decoratedNIP:
      Texts(
        ("NIP memuat tanda selain angka", "the NIP holds signs besides digits"),
        ("18 angka tanpa spasi atau petik", "18 digits without blanks or apostrophes"),
        ("hapus tanda itu, atau nyatakan `strip` dalam profil", "remove the signs, or declare `strip` in a profile"))
    case .unmappedKey:
      Texts(
        ("kunci tidak ada dalam \(detail)", "the key is not in \(detail)"),
        ("kunci yang ada dalam tabel pemetaan", "a key in the mapping table"),
        (
          "lengkapi tabel pemetaan, atau nyatakan `unknown: ignore`",
          "complete the mapping table, or declare `unknown: ignore`"
        ))
    default:
      Texts(
        ("tabel pemetaan memberi kunci ini dua nilai", "the mapping table gives the key two values"),
        ("satu nilai untuk setiap kunci", "one value for each key"), ("hapus baris yang salah", "remove the wrong row"))
    }
  }

  /// The texts of warnings.
  func warningTexts(_ value: String, _ detail: String) -> Texts {
    switch self {
    case .unreadFile:
      Texts(
        (
          "berkas ini tidak dibaca: tidak ada tabel atau profil untuknya",
          "the file is not read: no table or profile asks for it"
        ),
        (
          "tabel.csv, tabel-….csv, atau nama yang cocok dengan pola profil",
          "table.csv, table-….csv, or a name that a profile's pattern fits"
        ),
        (
          "ganti namanya atau beri profil; `kinerja inspect` membantu",
          "rename it or give a profile; `kinerja inspect` helps"
        ))
    case .doubledFile:
      Texts(
        ("isinya sama persis dengan \(detail)", "its content is exactly that of \(detail)"),
        ("setiap berkas sekali; baris kembar dihitung sekali", "each file once; repeated rows count once"),
        ("hapus salah satu; mungkin berkas lain belum diekspor", "remove one; another file may not have been exported"))
    case .otherQuarter:
      Texts(
        ("semua \(value) baris berada di luar triwulan", "all \(value) rows lie outside the quarter"),
        ("baris dari triwulan yang dinilai", "rows of the quarter that is evaluated"),
        ("periksa apakah berkas ini dari triwulan lain", "see whether the file is of another quarter"))
    case .mixedLineEnds:
      Texts(
        ("akhir baris berganti antara LF dan CR LF di sini", "line ends change between LF and CR LF here"),
        ("satu macam akhir baris", "one kind of line end"),
        (
          "periksa apakah berkas ini gabungan beberapa ekspor",
          "see whether the file was put together of several exports"
        ))
    case .loneCarriageReturn:
      Texts(
        ("baris berakhir dengan CR saja", "a line ends with a CR alone"), ("LF atau CR LF", "LF or CR LF"),
        ("periksa apakah sebuah sel memuat CR dan terbelah di sini", "see whether a cell holds a CR and is cut here"))
    case .noFinalLineEnd:
      Texts(
        ("baris terakhir tidak diakhiri; berkas mungkin terpotong", "the last line has no end; the file may be cut"),
        ("akhir baris setelah baris terakhir", "a line end behind the last row"),
        ("bandingkan jumlah barisnya dengan sistem sumber", "compare its number of rows with the source"))
    case .ambiguousThousands:
      Texts(
        (
          "semua pecahan di kolom ini tiga angka (\(detail) sel); titiknya mungkin pemisah ribuan",
          "all decimals in the column have three digits (\(detail) cells); the point may part thousands"
        ),
        (
          "titik desimal; 1.234 dibaca satu koma dua tiga empat",
          "a decimal point; 1.234 is read as one and 234 thousandths"
        ),
        ("nyatakan format bilangan dalam profil (`numbers`)", "declare the number format in a profile (`numbers`)"))
    case .birthDate:
      Texts(
        ("tanggal lahir \(detail) dalam NIP tidak ada", "the birth date \(detail) in the NIP does not exist"),
        ("YYYYMMDD pada angka 1–8", "YYYYMMDD in digits 1–8"), Self.compareWithDecree)
    case .appointmentMonth:
      Texts(
        (
          "bulan pengangkatan \(detail) dalam NIP tidak ada",
          "the month of appointment \(detail) in the NIP does not exist"
        ),
        (
          "01–12 pada angka 13–14 (untuk PPPK: urutan kontrak)",
          "01–12 in digits 13–14 (for PPPK: the contract's number)"
        ),
        Self.compareWithDecree)
    case .sexDigit:
      Texts(
        ("angka jenis kelamin dalam NIP adalah \(detail)", "the digit for the sex in the NIP is \(detail)"),
        ("1 atau 2 pada angka 15", "1 or 2 in digit 15"), Self.compareWithDecree)
    case .serialNumber:
      Texts(
        (
          "nomor urut NIP 000; lembar sebar menghapus tiga angka terakhir",
          "the NIP's serial number is 000; spreadsheets drop the last three digits"
        ),
        ("001–999 pada angka 16–18", "001–999 in digits 16–18"), Self.compareWithDecree)
    default: rowWarningTexts(value, detail)
    }
  }

  private static let compareWithDecree = (
    "bandingkan dengan SK pengangkatan", "compare it with the decree of appointment"
  )

  private func rowWarningTexts(_ value: String, _ detail: String) -> Texts {
    switch self {
    case .twoNIPs:
      Texts(
        (
          "nama dan tanggal lahir ini juga ada dengan NIP \(detail)",
          "the name and birth date stand under NIP \(detail) too"
        ),
        ("satu NIP untuk setiap orang dalam triwulan", "one NIP for each person in a quarter"),
        (
          "periksa apakah ini satu orang, misalnya PPPK yang diangkat lagi",
          "see whether this is one person, such as a PPPK appointed anew"
        ))
    case .outBeforeIn:
      Texts(
        ("jam pulang mendahului jam masuk \(detail)", "the last punch precedes the first, \(detail)"),
        ("jam pulang sesudah jam masuk", "a last punch after the first"),
        ("betulkan jam; jam yang salah mengurangi disiplin", "mend the times; wrong ones lower the discipline"))
    case .outsideEmployment:
      Texts(
        ("kehadiran di luar masa jabatan", "attendance outside the segments"), (detail, detail),
        ("betulkan tanggal, atau masa jabatan dalam pegawai.csv", "mend the date, or the segments in pegawai.csv"))
    case .ownScore:
      Texts(
        ("penilai dan yang dinilai adalah orang yang sama", "rater and rated are the same person"),
        ("penilai yang lain", "another rater"), ("betulkan penilai di sistem sumber", "mend the rater at the source"))
    default:
      Texts(
        (
          "penilai memberi nilai yang sama kepada semua \(detail) orang",
          "the rater gave all \(detail) people the same score"
        ),
        ("nilai yang membedakan kinerja", "scores that tell performances apart"),
        ("tanyakan kepada penilainya apakah ini disengaja", "ask the rater whether this is meant"))
    }
  }
}
