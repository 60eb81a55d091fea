internal import Findings
private import Glibc
package import Wording

/// A workbook, told by its bytes and not by its name: `.xlsx`, `.xls`, `.ods`, or a page with tables under any name.
package final class Workbook: Sendable {
  /// Its path.
  package let path: String
  /// What the reader calls its kind.
  let kind: String
  let descriptor: CInt

  /// Opens a workbook.
  ///
  /// - Throws: a refusal when there is none, when it is no regular file, or text already.
  package init(path: String) throws(Refusal) {
    self.path = path
    // Without O_NONBLOCK a pipe would keep the program waiting for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Refusal(.noInput, .unreadable(path, SystemReason.last.text)) }
    var info = stat()
    var start = [UInt8](repeating: 0, count: 4096)
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Refusal(.noInput, "\(path): " + SystemReason.notRegular.text)
    }
    start.removeLast(start.count - max(0, read(descriptor, &start, start.count)))
    let foreign = ForeignFile(start)
    switch foreign {
    case .workbook, .openDocument, .archive: kind = "zip"
    case .oldWorkbook: kind = "xls"
    case .page: kind = "html"
    case .portableDocument, .image:
      close(descriptor)
      let (what, mend) = foreign.map { ($0.description, $0.remedy) } ?? (Text(""), Text(""))
      throw Refusal(.data, "\(path): " + Text("berkas ini ", "the file is ") + what + "; " + mend)
    case nil:
      close(descriptor)
      throw Refusal(
        .data,
        "\(path): "
          + Text(
            "bukan buku kerja; bila teks, berkas ini dapat langsung dibaca (lihat `kinerja inspect`)",
            "is no workbook; if it is text, it can be read as it is (see `kinerja inspect`)"))
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The name that its sheet has as CSV: beside it, with the ending `.csv`.
  package var csvPath: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path + ".csv" }
    return path.dropLast(name.distance(from: dot, to: name.endIndex)) + ".csv"
  }
}

/// A sheet of a workbook.
package struct SheetName: Decodable, Hashable, Sendable {
  /// Its name.
  package let name: String
  /// Whether spreadsheets do not show it.
  package let hidden: Bool
}

/// What was read of a sheet.
package struct ReadSheet: Decodable, Hashable, Sendable {
  /// Numbers of cells that something is to be said of.
  struct Counts: Decodable, Hashable {
    let damaged: Int
    let errors: Int
  }

  /// Its name.
  package let sheet: String
  /// The rows that were written, empty ones among them.
  package let rows: Int
  /// The cells of each.
  package let columns: Int
  let counts: Counts
  let damaged: [String]
  let errors: [String]
  let hiddenRows: Int
  let hiddenColumns: Int

  private enum CodingKeys: String, CodingKey {
    case sheet, rows, columns, counts, damaged, errors
    case hiddenRows = "hidden_rows"
    case hiddenColumns = "hidden_columns"
  }
}

extension ReadSheet {
  /// What was written, in a line.
  package var summary: Text {
    Text("lembar \"\(sheet)\", \(rows) baris, \(columns) kolom", "sheet \"\(sheet)\", \(rows) rows, \(columns) columns")
  }

  /// What whoever reads the sheet should know.
  package var cautions: [Text] {
    var texts: [Text] = []
    if counts.damaged > 0 {
      texts.append(
        Text(
          "\(counts.damaged) bilangan berangka lebih dari 15 sudah rusak di buku kerja ini (\(Self.list(damaged, of: counts.damaged))): NIP harus teks; ekspor ulang, jangan perbaiki dengan menebak",
          "\(counts.damaged) numbers of more than 15 digits are damaged in this workbook (\(Self.list(damaged, of: counts.damaged))): a NIP must be text; export again, do not mend it by guessing"
        ))
    }
    if counts.errors > 0 {
      texts.append(
        Text(
          "\(counts.errors) sel memuat galat rumus seperti #REF! (\(Self.list(errors, of: counts.errors)))",
          "\(counts.errors) cells hold an error of a formula, such as #REF! (\(Self.list(errors, of: counts.errors)))"))
    }
    if hiddenRows > 0 {
      texts.append(
        Text(
          "\(hiddenRows) baris tersembunyi (misalnya karena saringan) ikut ditulis",
          "\(hiddenRows) hidden rows, such as those that a filter hides, are written too"))
    }
    if hiddenColumns > 0 {
      texts.append(
        Text("\(hiddenColumns) kolom tersembunyi ikut ditulis", "\(hiddenColumns) hidden columns are written too"))
    }
    return texts
  }

  private static func list(_ places: [String], of count: Int) -> String {
    places.joined(separator: ", ") + (count > places.count ? ", …" : "")
  }
}
