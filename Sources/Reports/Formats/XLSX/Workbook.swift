private import CXLSXWriter
private import Glibc
internal import Kinerja
internal import Platform
internal import Wording

/// A workbook written row by row through libxlsxwriter, in memory that does not grow with its rows.
final class Workbook {
  /// How a cell looks.
  enum Style: Int, CaseIterable {
    case title, header, text, whole, score, index, rupiah, note
  }

  /// A sheet; rows are written from top to bottom.
  struct Sheet {
    fileprivate let handle: UnsafeMutablePointer<lxw_worksheet>
    /// The sheet's name.
    let name: String
    /// Its place among the sheets.
    fileprivate let number: Int
  }

  /// Excel's limit, the header included.
  static let rowLimit = 1_048_576
  private static let textLimit = 32_767
  /// What a number in a sheet holds exactly.
  private static let exactLimit = Int128(1_000_000_000_000_000)

  private let path: String
  private let writing = LibraryWriting()
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var styles: [UnsafeMutablePointer<lxw_format>?] = []
  private var names: Set<String> = []
  /// How many cells were written to each sheet.
  private var cells: [Int] = []
  private var failure: lxw_error = LXW_NO_ERROR

  /// Begins a workbook; temporary files lie in `folder`. It is dated `created`, not now, so that equal results have equal
  /// bytes.
  init(path: String, temporaryFolder folder: String, title: String, created: CivilDate) throws(WriteError) {
    self.path = path
    book = folder.withCString { folder in
      var options = lxw_workbook_options(
        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 1)
      return workbook_new_opt(path, &options)
    }
    guard book != nil else { throw .notCreated(path: path, reason: SystemReason.last.text) }
    title.withCString { title in
      "Kinerja".withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        let epoch = CivilDate(year: 1970, month: 1, day: 1)!
        properties.created = time_t(created.dayNumber - epoch.dayNumber) * 86_400
        note(workbook_set_properties(book, &properties))
      }
    }
    styles = Style.allCases.map(format)
  }

  deinit { if let book { lxw_workbook_free(book) } }

  private func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    guard let format = workbook_add_format(book) else { return nil }
    switch style {
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .header:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_bg_color(format, 0xDCE6F1)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .text: format_set_num_format(format, "@")
    case .whole: format_set_num_format(format, "#,##0")
    case .score: format_set_num_format(format, "0.000000")
    case .index: format_set_num_format(format, "0.00")
    case .rupiah: format_set_num_format(format, "\"Rp\" #,##0")
    case .note:
      format_set_italic(format)
      format_set_font_color(format, 0x595959)
    }
    return format
  }

  private func note(_ error: lxw_error) { if failure == LXW_NO_ERROR { failure = error } }

  /// Adds a sheet under a name that Excel takes: at most 31 characters, none of `[]:*?/\`, no other of that name.
  func addSheet(_ wanted: String) throws(WriteError) -> Sheet {
    let plain = String(wanted.map { "[]:*?/\\".contains($0) || $0.isNewline ? "_" : $0 })
      .trimmingPrefix("'")
    func cut(_ suffix: String) -> String {
      var base = plain[...]
      while base.utf16.count + suffix.utf16.count > 31 || base.hasSuffix("'") { base.removeLast() }
      return base + suffix
    }
    var name = cut("")
    var number = 1
    while name.isEmpty || name.lowercased() == "history" || names.contains(name.lowercased()) {
      number += 1
      name = cut(" (\(number))")
    }
    names.insert(name.lowercased())
    guard let handle = workbook_add_worksheet(book, name) else {
      throw .failed(path: path, reason: Text("worksheet \(name)"))
    }
    cells.append(0)
    return Sheet(handle: handle, name: name, number: cells.count - 1)
  }

  /// Sets column widths, in characters.
  func setWidths(_ widths: [Double], _ sheet: Sheet) {
    for (column, width) in widths.enumerated() {
      note(worksheet_set_column(sheet.handle, UInt16(column), UInt16(column), width, nil))
    }
  }

  /// Makes room for headings of two lines; called before the row is written.
  func setHeadingHeight(_ sheet: Sheet, _ row: Int) { note(worksheet_set_row(sheet.handle, lxw_row_t(row), 32, nil)) }

  /// Prints on A4, landscape, as wide as the page, with page numbers.
  func setPrint(_ sheet: Sheet, header: String, repeatedRows: Int = 0) {
    worksheet_set_landscape(sheet.handle)
    worksheet_set_paper(sheet.handle, 9)
    worksheet_fit_to_pages(sheet.handle, 1, 0)
    worksheet_set_margins(sheet.handle, 0.4, 0.4, 0.7, 0.6)
    note(worksheet_set_header(sheet.handle, "&L\(header.replacing("&", with: "&&").prefix(120))"))
    note(worksheet_set_footer(sheet.handle, "&L&A&R&P / &N"))
    if repeatedRows > 0 { note(worksheet_repeat_rows(sheet.handle, 0, lxw_row_t(repeatedRows - 1))) }
  }

  /// Keeps the header line and the first columns in sight, and lets columns be filtered.
  func setTable(_ sheet: Sheet, frozenColumns: Int, columns: Int, rows: Int) {
    worksheet_freeze_panes(sheet.handle, 1, UInt16(frozenColumns))
    note(worksheet_autofilter(sheet.handle, 0, 0, lxw_row_t(rows), UInt16(columns - 1)))
  }

  /// Writes text; whatever it begins with, it is no formula.
  func write(_ text: String, _ sheet: Sheet, _ row: Int, _ column: Int, _ style: Style = .text) {
    // Two code points that UTF-8 can hold, but no XML.
    let sound = text.replacing(/[\u{FFFE}\u{FFFF}]/, with: "\u{FFFD}")
    let cut = sound.utf16.count > Self.textLimit ? String(sound.prefix(8000)) + "…" : sound
    guard !cut.isEmpty else { return }
    cells[sheet.number] += 1
    note(worksheet_write_string(sheet.handle, lxw_row_t(row), UInt16(column), cut, styles[style.rawValue]))
  }

  /// Writes a whole number.
  func write(_ number: Int, _ sheet: Sheet, _ row: Int, _ column: Int, _ style: Style = .whole) {
    write(.whole(Int64(number)), sheet, row, column, style)
  }

  /// Writes a cell: numbers as numbers where the sheet holds all their digits, else as text.
  func write(_ cell: ResultCell, _ sheet: Sheet, _ row: Int, _ column: Int, _ style: Style) {
    switch cell {
    case .empty: return
    case .text(let text): write(text, sheet, row, column, style)
    case .whole(let number): write(Int128(number), decimals: 0, cell, sheet, row, column, style)
    case .decimal(let number, let decimals): write(number, decimals: decimals, cell, sheet, row, column, style)
    }
  }

  private func write(
    _ digits: Int128, decimals: Int, _ cell: ResultCell, _ sheet: Sheet, _ row: Int, _ column: Int, _ style: Style
  ) {
    // A sheet's numbers are binary fractions that give back fifteen digits; of exact operands the quotient is the nearest.
    guard digits.magnitude < Self.exactLimit.magnitude else { return write("\(cell)", sheet, row, column) }
    let number = Double(Int64(digits)) / Self.powers[decimals]
    cells[sheet.number] += 1
    note(worksheet_write_number(sheet.handle, lxw_row_t(row), UInt16(column), number, styles[style.rawValue]))
  }

  private static let powers: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  /// Puts a column chart beside a table: names in `names`, numbers in `values`, both a column from row to row.
  func addChart(
    _ sheet: Sheet, title: String, rows: ClosedRange<Int>, names: Int, values: Int, row: Int, column: Int
  ) {
    guard let chart = workbook_add_chart(book, UInt8(LXW_CHART_COLUMN.rawValue)),
      let series = chart_add_series(chart, nil, nil)
    else { return note(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    let (first, last) = (lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
    chart_series_set_categories(series, sheet.name, first, UInt16(names), last, UInt16(names))
    chart_series_set_values(series, sheet.name, first, UInt16(values), last, UInt16(values))
    chart_title_set_name(chart, title)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    chart_series_set_name(series, title)
    note(worksheet_insert_chart(sheet.handle, lxw_row_t(row), UInt16(column), chart))
  }

  /// Writes the file, and reads it back.
  func close() throws(WriteError) {
    let error = workbook_close(book)
    book = nil
    if failure == LXW_NO_ERROR { failure = error }
    guard failure == LXW_NO_ERROR else {
      throw .failed(path: path, reason: Text(String(cString: lxw_strerror(failure))))
    }
    guard WorkbookProof.holds(path, cells: cells) else {
      throw .failed(
        path: path,
        reason: Text(
          "sebagian isinya hilang saat ditulis; ruang penyimpanan penuh atau rusak?",
          "a part of it was lost while it was written; is the device full or broken?"))
    }
  }
}
