package import Wording

/// What a file is that is no text with rows, told by its first bytes.
package enum ForeignFile: String, CaseIterable, Sendable {
  case workbook, oldWorkbook, openDocument, archive, page, portableDocument, image

  /// What it is, for whoever must mend it.
  package var description: Text {
    switch self {
    case .workbook: Text("buku kerja Excel (.xlsx)", "an Excel workbook (.xlsx)")
    case .oldWorkbook: Text("buku kerja Excel lama (.xls)", "an old Excel workbook (.xls)")
    case .openDocument: Text("lembar OpenDocument (.ods)", "an OpenDocument sheet (.ods)")
    case .archive: Text("arsip terkompresi", "a compressed archive")
    case .page: Text("halaman HTML atau XML", "an HTML or XML page")
    case .portableDocument: Text("dokumen PDF", "a PDF document")
    case .image: Text("gambar", "an image")
    }
  }

  /// How to make rows of it.
  package var remedy: Text {
    switch self {
    case .workbook, .oldWorkbook, .openDocument, .page:
      Text(
        "buat CSV-nya dengan `kinerja import BERKAS`, atau simpan lembarnya sebagai CSV UTF-8; bila bukan ekspor, keluarkan dari folder",
        "make a CSV of it with `kinerja import FILE`, or save its sheet as CSV UTF-8; if it is no export, take it out of the folder"
      )
    case .archive: Text("keluarkan isinya ke folder masukan", "unpack it into the input folder")
    case .portableDocument, .image:
      Text("ekspor ulang dari sistem sumber sebagai CSV", "export again from the source as CSV")
    }
  }

  /// Whether it may hold the rows of a table.
  package var holdsSheets: Bool {
    switch self {
    case .workbook, .oldWorkbook, .openDocument, .page: true
    case .archive, .portableDocument, .image: false
    }
  }

  /// What some bytes at the start of a file say; nil for what may be text.
  package init?(_ start: some Collection<UInt8>) {
    let bytes = Array(start)
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    func holds(_ text: String) -> Bool {
      bytes.count >= text.utf8.count && bytes.firstRange(of: Array(text.utf8)) != nil
    }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
      if holds("application/vnd.oasis.opendocument") {
        self = .openDocument
      } else {
        self =
          holds("[Content_Types].xml") || holds("xl/") || holds("_rels/") || holds("docProps/") ? .workbook : .archive
      }
    } else if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldWorkbook
    } else if begins(Array("%PDF".utf8)) {
      self = .portableDocument
    } else if begins([0x1F, 0x8B]) || begins(Array("Rar!".utf8)) || begins([0x37, 0x7A, 0xBC, 0xAF]) {
      self = .archive
    } else if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) {
      self = .image
    } else {
      let text = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 <= 0x20 }
      let opening = String(decoding: text.prefix(64), as: UTF8.self).lowercased()
      let tags = ["<html", "<!doctype html", "<table", "<?xml", "<head", "<meta", "<style", "<div"]
      guard tags.contains(where: { opening.hasPrefix($0) }) else { return nil }
      self = .page
    }
  }
}
