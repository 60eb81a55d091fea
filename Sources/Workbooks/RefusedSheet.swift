internal import Wording

/// Why nothing was read of a workbook.
struct RefusedSheet: Decodable {
  enum Reason: String, Decodable {
    case package, sheet, sheets, empty, broken, locked, kind, large, columns, formulas, output
    case tooLong
  }

  var refused: Reason
  var name: String?
  var version: String?
  var sheets: [String]?
  var places: [String]?
  var count: Int?
  var limit: Int?
  var place: String?
  var reason: String?

  static let tooLong = RefusedSheet(refused: .tooLong)

  /// What is said of it.
  func refusal(of path: String) -> Refusal {
    Refusal(end, "\(path): " + text)
  }

  private var end: Refusal.End {
    switch refused {
    case .sheets: .usage
    case .sheet, .package: .noInput
    case .output: .io
    case .empty, .broken, .locked, .kind, .large, .columns, .formulas, .tooLong: .data
    }
  }

  private var text: Text {
    switch refused {
    case .package: Text(name ?? "")
    case .sheet:
      Text(
        "tidak ada lembar \"\(name ?? "")\"; yang ada: \(names)", "has no sheet \"\(name ?? "")\"; there are: \(names)")
    case .sheets:
      Text(
        "ada beberapa lembar; pilih dengan --sheet NOMOR atau --sheet NAMA: \(names)",
        "has several sheets; choose with --sheet NUMBER or --sheet NAME: \(names)")
    case .empty: Text("lembar ini kosong", "the sheet is empty")
    case .broken:
      Text(
        "buku kerja ini rusak atau terpotong; buka dan simpan ulang dengan aplikasi lembar kerja, atau unduh lagi",
        "the workbook is broken or cut; open it in a spreadsheet and save it again, or download it again")
    case .locked:
      Text(
        "buku kerja ini bersandi; simpan tanpa sandi, atau simpan lembarnya sebagai CSV UTF-8",
        "the workbook has a password; save it without, or save the sheet as CSV UTF-8")
    case .kind:
      Text(
        "bukan buku kerja yang dapat dibaca (.xlsx, .xlsm, .xls, .ods, HTML); simpan sebagai .xlsx",
        "is no workbook that can be read (.xlsx, .xlsm, .xls, .ods, HTML); save it as .xlsx")
    case .large, .tooLong:
      Text(
        "terlalu besar: isinya melebihi 1 GiB, 50 juta sel, 4 GiB memori atau 10 menit; pisahkan lembarnya, hapus yang tidak perlu, atau simpan sebagai CSV",
        "too large: more than 1 GiB unpacked, 50 million cells, 4 GiB of memory or 10 minutes; part the sheet, remove what is not needed, or save it as CSV"
      )
    case .columns:
      Text(
        "lembar ini lebih lebar dari \(limit ?? 0) kolom (\(place ?? "")); hapus isi yang tidak perlu di sebelah kanan",
        "the sheet is wider than \(limit ?? 0) columns (\(place ?? "")); remove what is not needed on the right")
    case .formulas:
      Text(
        "\(count ?? 0) rumus tanpa nilai tersimpan (\((places ?? []).joined(separator: ", "))\(more)); buka dan simpan dengan aplikasi lembar kerja agar dihitung",
        "\(count ?? 0) formulas without a stored value (\((places ?? []).joined(separator: ", "))\(more)); open and save it in a spreadsheet, which works them out"
      )
    case .output:
      Text("CSV tidak dapat ditulis (\(reason ?? ""))", "the CSV cannot be written (\(reason ?? ""))")
    }
  }

  private var more: String { (count ?? 0) > (places ?? []).count ? ", …" : "" }

  private var names: String {
    (sheets ?? []).enumerated().map { "\($0.offset + 1) \"\($0.element)\"" }.joined(separator: ", ")
  }
}
