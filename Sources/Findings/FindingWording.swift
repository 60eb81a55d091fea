package import Wording

/// What a finding says to the person who must mend it.
package struct FindingWording: Sendable {
  /// What is wrong.
  package let problem: String
  /// What was expected.
  package let expectation: String
  /// How to mend it.
  package let remedy: String
}

extension Finding {
  /// The finding as one line: place, code, column, value, what is wrong, what was expected, how to mend it.
  package func rendered(in language: Language) -> String {
    let wording = wording(in: language)
    let person = nip.map { " NIP \($0)" } ?? ""
    let subject = value.isEmpty ? "" : " \"\(value.filter { !$0.isNewline })\""
    let name = column.isEmpty ? "" : " \(column)"
    let expected = language.pick("Diharapkan", "Expected")
    let mend = language.pick("Perbaikan", "Remedy")
    return "\(place): \(code.rawValue)\(person)\(name)\(subject): \(wording.problem). "
      + "\(expected): \(wording.expectation). \(mend): \(wording.remedy)."
  }

  /// The texts of the finding.
  package func wording(in language: Language) -> FindingWording {
    let texts = code.texts(value: value, detail: detail)
    let place = language == .indonesian ? 0 : 1
    return FindingWording(
      problem: texts.problem[place], expectation: texts.expectation[place], remedy: texts.remedy[place])
  }
}

extension FindingCode {
  struct Texts {
    var problem: [String]
    var expectation: [String]
    var remedy: [String]

    init(_ problem: (String, String), _ expectation: (String, String), _ remedy: (String, String)) {
      self.problem = [problem.0, problem.1]
      self.expectation = [expectation.0, expectation.1]
      self.remedy = [remedy.0, remedy.1]
    }
  }

  fileprivate func texts(value: String, detail: String) -> Texts {
    switch self {
    case .missingTable, .unreadable, .emptyFile, .missingColumn, .unknownColumn, .doubledColumn, .notUTF8,
      .brokenQuoting, .unclosedQuote, .fieldCount:
      fileTexts(value, detail)
    case .wrongDelimiter, .controlRows, .controlSum, .outsideFolder, .tooManyColumns, .severalProfiles, .badControl,
      .endlessRow, .nulByte, .oversizedCell:
      folderTexts(value, detail)
    case .scientificNIP, .zeroedNIP, .decoratedNIP, .unmappedKey, .conflictingMapping: numberTexts(detail)
    case _ where isWarning: warningTexts(value, detail)
    case .emptyCell, .badNIP, .badDate, .badMonth, .badTime, .badNumber, .badWholeNumber, .outOfRange, .unknownWord:
      cellTexts(detail)
    case .correctionKeys, .correctionWithoutCell, .correctionOldValue, .doubledCorrection: correctionTexts(detail)
    default: referenceTexts(detail)
    }
  }

  private func fileTexts(_ value: String, _ detail: String) -> Texts {
    switch self {
    case .missingTable:
      Texts(
        ("tabel wajib tidak ada", "a required table is missing"),
        detail.isEmpty
          ? ("berkas ini, atau bagiannya bernama tabel-….csv", "this file, or parts of it named table-….csv")
          : (
            "berkas ini, atau berkas profil bernama \(detail)", "this file, or a profile's file named \(detail)"
          ),
        ("ekspor tabel itu ke folder masukan", "export the table into the input folder"))
    case .unreadable:
      Texts(
        ("berkas tidak dapat dibaca (\(detail))", "the file cannot be read (\(detail))"),
        ("berkas yang boleh dibaca", "a readable file"),
        ("periksa izin berkas dan media", "check the file's permissions and medium"))
    case .emptyFile:
      Texts(
        ("berkas tanpa baris judul", "the file has no header line"), ("judul \(detail)", "the header \(detail)"),
        ("ekspor ulang tabel ini dengan judul kolom", "export the table again with its header"))
    case .missingColumn:
      Texts(
        ("kolom tidak ada dalam judul", "the header lacks a column"), ("kolom \(detail)", "the columns \(detail)"),
        ("ekspor ulang dengan kolom itu", "export again with that column"))
    case .unknownColumn:
      Texts(
        ("judul memuat kolom yang tidak dikenal", "the header has an unknown column"),
        ("kolom \(detail)", "the columns \(detail)"),
        ("hapus kolom itu atau betulkan namanya", "remove the column or mend its name"))
    case .doubledColumn:
      Texts(
        ("kolom disebut dua kali dalam judul", "the header names a column twice"),
        ("setiap kolom sekali; yang pertama adalah sel \(detail)", "each column once; the first is cell \(detail)"),
        ("hapus salah satu", "remove one of them"))
    case .notUTF8:
      Texts(
        ("bita \(detail) bukan teks", "byte \(detail) is no text"),
        (
          "teks UTF-8, atau dalam pengodean yang disebut profilnya",
          "text in UTF-8, or in the encoding that the profile names"
        ),
        (
          "simpan ulang sebagai \"CSV UTF-8\", atau nyatakan encoding dalam profil",
          "save the file as \"CSV UTF-8\", or declare the encoding in a profile"
        ))
    case .brokenQuoting:
      Texts(
        ("tanda kutip rusak", "the quoting is broken"),
        (
          "kutip hanya di awal dan akhir sel; kutip di dalamnya ditulis ganda",
          "quotes at a cell's start and end only; a quote within is doubled"
        ),
        ("betulkan tanda kutip pada baris ini", "mend the quotes on this line"))
    case .unclosedQuote:
      Texts(
        ("tanda kutip dibuka di baris ini dan tidak ditutup", "a quote opened on this line is not closed"),
        ("kutip penutup di akhir sel", "a closing quote at the cell's end"),
        ("tutup atau hapus tanda kutip itu", "close or remove the quote"))
    default:
      Texts(
        ("baris mempunyai \(value) sel", "the row has \(value) cells"),
        ("\(detail) sel, seperti judulnya", "\(detail) cells, as in the header"),
        (
          "periksa pemisah; sel yang memuat koma ditulis dalam kutip",
          "check the separators; a cell with a comma stands in quotes"
        ))
    }
  }

  private static let mendOrDeclare = (
    "betulkan nilainya, atau format yang dinyatakan profil", "mend the value, or the format that the profile declares"
  )

  private func cellTexts(_ detail: String) -> Texts {
    switch self {
    case .emptyCell:
      Texts(
        ("sel wajib kosong", "a required cell is empty"), ("sebuah nilai", "a value"),
        ("isi di sistem sumber, lalu ekspor ulang", "fill it in at the source and export again"))
    case .badNIP:
      Texts(
        ("bukan NIP", "is not a NIP"), ("18 angka tanpa spasi atau tanda lain", "18 digits without blanks or signs"),
        (
          "ekspor NIP sebagai teks; lembar sebar merusak angka sepanjang itu",
          "export NIPs as text; spreadsheets spoil numbers of that length"
        ))
    case .badDate:
      Texts(
        ("bukan tanggal", "is not a date"),
        detail.isEmpty
          ? ("YYYY-MM-DD, misalnya 2026-07-01", "YYYY-MM-DD, such as 2026-07-01") : (detail, detail),
        detail.isEmpty
          ? ("betulkan tanggal atau format ekspornya", "mend the date or the export's format") : Self.mendOrDeclare)
    case .badMonth:
      Texts(
        ("bukan bulan", "is not a month"),
        detail.isEmpty
          ? ("YYYY-MM, misalnya 2026-07", "YYYY-MM, such as 2026-07") : (detail, detail),
        detail.isEmpty
          ? ("betulkan bulan atau format ekspornya", "mend the month or the export's format") : Self.mendOrDeclare)
    case .badTime:
      Texts(
        ("bukan jam", "is not a time of day"),
        detail.isEmpty
          ? ("HH:MM atau HH:MM:SS, 00:00–23:59", "HH:MM or HH:MM:SS, 00:00–23:59") : (detail, detail),
        detail.isEmpty
          ? ("betulkan jam, atau kosongkan bila tidak ada", "mend the time, or leave the cell empty when there is none")
          : Self.mendOrDeclare)
    case .badNumber:
      Texts(
        ("bukan bilangan", "is not a number"),
        detail.isEmpty
          ? (
            "angka, boleh dengan titik dan paling banyak 6 desimal, di bawah 10^12",
            "digits, optionally a point and up to 6 decimals, below 10^12"
          ) : ("bilangan seperti \(detail)", "a number such as \(detail)"),
        detail.isEmpty
          ? ("tulis tanpa pemisah ribuan dan dengan titik desimal", "write no thousands separators and a decimal point")
          : Self.mendOrDeclare)
    case .badWholeNumber:
      Texts(
        ("bukan bilangan bulat", "is not a whole number"),
        detail.isEmpty
          ? ("angka saja, di bawah 10^12", "digits alone, below 10^12")
          : ("bilangan bulat yang ditulis seperti \(detail)", "a whole number, written as in \(detail)"),
        detail.isEmpty
          ? ("tulis tanpa titik, koma atau satuan", "write no point, comma or unit") : Self.mendOrDeclare)
    case .outOfRange:
      Texts(
        ("di luar batas", "is out of range"), (detail, detail),
        ("betulkan nilai di sistem sumber", "mend the value at the source"))
    default:
      Texts(
        ("kata tidak dikenal di kolom ini", "is not a word of this column"),
        ("salah satu dari \(detail)", "one of \(detail)"),
        ("ganti dengan kode yang tepat, huruf besar semua", "replace it with the right code, in capitals"))
    }
  }

  private func referenceTexts(_ detail: String) -> Texts {
    switch self {
    case .unknownNIP:
      Texts(
        ("NIP tidak ada dalam pegawai.csv", "the NIP is not in pegawai.csv"),
        ("NIP seorang pegawai dalam daftar", "the NIP of somebody in the roster"),
        ("betulkan NIP, atau lengkapi daftar pegawai", "mend the NIP or complete the roster"))
    case .unknownStatus:
      Texts(
        ("kode kehadiran tidak dikenal kebijakan pada hari itu", "the policy knows no such code on that day"),
        ("kosong atau salah satu dari \(detail)", "empty or one of \(detail)"),
        ("betulkan kode, atau tambahkan di klausul attendance", "mend the code or add it to the clause attendance"))
    case .unknownShift:
      Texts(
        ("giliran tidak dikenal kebijakan pada hari itu", "the policy knows no such shift on that day"),
        ("salah satu dari \(detail)", "one of \(detail)"),
        (
          "betulkan nama giliran, atau tambahkan di klausul schedules",
          "mend the name or add it to the clause schedules"
        ))
    case .unknownAlternative:
      Texts(
        (
          "jadwal pengganti tidak dikenal kebijakan pada \(detail)",
          "the policy knows no such alternative schedule on \(detail)"
        ),
        ("nama di alternatives pada klausul schedules", "a name among the alternatives of the clause schedules"),
        ("betulkan nama, atau tambahkan di kebijakan", "mend the name or add it to the policy"))
    case .unknownAspect:
      Texts(
        ("aspek tidak dikenal kebijakan", "the policy knows no such aspect"),
        ("salah satu dari \(detail)", "one of \(detail)"),
        (
          "betulkan kode aspek, atau tambahkan di klausul supervisor",
          "mend the code or add it to the clause supervisor"
        ))
    case .unknownSanction:
      Texts(
        ("jenis sanksi tidak dikenal kebijakan", "the policy knows no such kind of sanction"),
        ("salah satu dari \(detail)", "one of \(detail)"),
        ("betulkan jenis, atau tambahkan di klausul incentive", "mend the kind or add it to the clause incentive"))
    case .outsideScale:
      Texts(
        ("nilai di luar skala kebijakan", "the score lies outside the policy's scale"), (detail, detail),
        ("betulkan nilai bersama penilainya", "mend the score with its rater"))
    case .noNorm:
      Texts(
        ("indikator tanpa norma waktu", "the indicator has no time norm"),
        ("indikator yang ada dalam beban_kerja.csv", "an indicator in beban_kerja.csv"),
        ("tambahkan norma, atau betulkan kode indikator", "add the norm or mend the indicator's code"))
    case .endBeforeStart:
      Texts(
        ("akhir mendahului awal", "the end precedes the start"), ("\(detail) atau sesudahnya", "\(detail) or later"),
        ("betulkan salah satu tanggal", "mend one of the dates"))
    case .conflictingKey:
      Texts(
        ("beberapa baris berkunci sama tetapi isinya berbeda", "rows with one key differ"),
        ("satu baris untuk setiap kunci", "one row for each key"),
        ("tentukan baris yang benar di sistem sumber, hapus yang lain", "decide at the source which row is right"))
    case .overlappingSegments:
      Texts(
        ("masa jabatan tumpang tindih dengan \(detail)", "the segment overlaps with \(detail)"),
        ("masa jabatan seorang pegawai tidak tumpang tindih", "segments of one person that do not overlap"),
        ("isi berlaku_sampai pada jabatan yang lama", "set berlaku_sampai in the earlier segment"))
    default:
      Texts(
        ("kelas ini tanpa tarif untuk unit \(detail)", "the class has no tariff for unit \(detail)"),
        ("baris tarif.csv untuk kelas dan unit itu, atau `*`", "a row of tarif.csv for the class and unit, or `*`"),
        ("tambahkan tarif, atau betulkan kelas jabatan", "add the tariff or mend the class"))
    }
  }

  private func correctionTexts(_ detail: String) -> Texts {
    switch self {
    case .correctionKeys:
      Texts(
        ("jumlah kunci tidak sesuai dengan tabelnya", "the number of keys is not that of the table"),
        ("kunci \(detail), berurutan", "the keys \(detail), in that order"),
        ("isi kunci_1 dan seterusnya sebanyak itu, kosongkan sisanya", "fill kunci_1 and on, leave the rest empty"))
    case .correctionWithoutCell:
      Texts(
        ("tidak ada baris dengan kunci itu, atau berkasnya tanpa kolom itu", "no row has this key, or no such column"),
        ("baris dalam \(detail)", "a row of \(detail)"),
        ("betulkan kunci atau kolom; koreksi tidak menambah baris", "mend the key or column; no row can be added"))
    case .correctionOldValue:
      Texts(
        ("nilai lama berbeda dari isi sel", "the old value is not what stands in the cell"),
        (detail, detail),
        ("periksa apakah ekspor sudah berubah sejak koreksi disetujui", "see whether the export changed since then"))
    default:
      Texts(
        ("beberapa koreksi mengubah satu sel", "several corrections change one cell"),
        ("satu koreksi untuk setiap sel", "one correction for each cell"),
        ("tentukan koreksi yang berlaku, hapus yang lain", "decide which correction holds, remove the others"))
    }
  }
}
