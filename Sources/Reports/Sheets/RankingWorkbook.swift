internal import Intake
internal import Kinerja
internal import Platform

/// Writes `peringkat.xlsx`: a summary, the ranking over all and by unit, those not evaluated, and what it rests on.
struct RankingWorkbook {
  static let fileName = "peringkat.xlsx"

  /// The most units with a sheet of their own: a workbook of thousands of sheets helps nobody, and each takes memory.
  /// Beyond, the ranking's filter and `peringkat/` serve.
  private static let sheetLimit = 400

  let content: ReportContent

  private var table: ResultTable { content.table }
  private func say(_ indonesian: String, _ english: String) -> String { content.say(indonesian, english) }

  func write(to folder: RunFolder) throws(WriteError) {
    let results = table.results
    let title = say("Peringkat kinerja triwulan \(results.quarter)", "Performance ranking, quarter \(results.quarter)")
    let book = try Workbook(
      path: folder.place(of: Self.fileName), temporaryFolder: folder.place(of: ""), title: title,
      created: results.asOf)
    try writeSummary(book, title)
    let evaluated = results.order.prefix(results.evaluatedCount)
    try writeRanking(book, say("Peringkat", "Ranking"), title, evaluated)
    let (units, byUnit) = table.byUnit()
    let codes = units.sorted {
      table.roster.units[$0.unit].utf8.lexicographicallyPrecedes(table.roster.units[$1.unit].utf8)
    }
    for unit in codes where codes.count <= Self.sheetLimit {
      try writeRanking(book, table.roster.units[unit.unit], title, byUnit[unit.range])
    }
    try writeRanking(
      book, say("Tidak dinilai", "Not evaluated"), title, results.order.dropFirst(results.evaluatedCount))
    if let list = FollowUpList(content) { try writeFollowUp(book, title, list) }
    try writeBasis(book, title)
    try book.close()
    try folder.adopt(Self.fileName)
  }

  private func writeSummary(_ book: Workbook, _ title: String) throws(WriteError) {
    let results = table.results
    let sheet = try book.addSheet(say("Ringkasan", "Summary"))
    book.setWidths([26, 40, 12, 12, 14, 22], sheet)
    book.setPrint(sheet, header: title)
    book.write(title, sheet, 0, 0, .title)
    book.write(
      say(
        "Dihitung sampai \(results.asOf), kebijakan \(content.policy.id)",
        "As of \(results.asOf), policy \(content.policy.id)"),
      sheet, 1, 0, .note)
    var row = 3
    book.write(say("Indeks", "Index"), sheet, row, 0, .header)
    book.write("", sheet, row, 1, .header)
    book.write(say("Pegawai", "Employees"), sheet, row, 2, .header)
    let classes = content.indexClasses()
    for (from, to, count) in classes {
      row += 1
      let bounds = [from, to].map { "\(ResultCell.decimal(Int128($0), decimals: 2))" }
      book.write("\(bounds[0]) – < \(bounds[1])", sheet, row, 0)
      book.write(count, sheet, row, 2)
    }
    if !classes.isEmpty {
      book.addChart(
        sheet, title: say("Sebaran indeks", "Distribution of the index"), rows: 4...row, names: 0, values: 2, row: 3,
        column: 7)
    }
    row += 2
    book.write(say("Predikat", "Rating"), sheet, row, 0, .header)
    book.write(say("Pegawai", "Employees"), sheet, row, 2, .header)
    for (name, count) in content.predikatCounts() {
      row += 1
      book.write(name, sheet, row, 0)
      book.write(count, sheet, row, 2)
    }
    row += 2
    let headings = [
      say("Unit", "Unit"), say("Nama unit", "Unit name"), say("Pegawai", "Employees"), say("Dinilai", "Evaluated"),
      say("Rata-rata indeks", "Mean index"), say("Jumlah insentif", "Total incentive"),
    ]
    book.setHeadingHeight(sheet, row)
    for (column, heading) in headings.enumerated() { book.write(heading, sheet, row, column, .header) }
    let units = content.unitSummaries()
    for unit in units {
      row += 1
      book.write(unit.code, sheet, row, 0)
      book.write(unit.name, sheet, row, 1)
      book.write(unit.employees, sheet, row, 2)
      book.write(unit.evaluated, sheet, row, 3)
      if let mean = unit.meanIndex { book.write(.decimal(Int128(mean), decimals: 2), sheet, row, 4, .index) }
      book.write(.whole(unit.incentive.amount), sheet, row, 5, .rupiah)
    }
    row += 1
    book.write(say("Jumlah", "Total"), sheet, row, 0, .header)
    book.write(results.employees.count, sheet, row, 2)
    book.write(results.evaluatedCount, sheet, row, 3)
    book.write(.whole(units.reduce(Rupiah.zero) { $0 + $1.incentive }.amount), sheet, row, 5, .rupiah)
  }

  /// The style and width of each column of the result table.
  private static let columns: [(style: Workbook.Style, width: Double)] = ResultTable.columns.map { name in
    switch name {
    case "nip": (.text, 20)
    case "nama": (.text, 34)
    case "unit_kode", "kelompok": (.text, 12)
    case "predikat": (.text, 18)
    case "disiplin", "capaian", "beban_rasio", "beban_relatif", "faktor_beban", "capaian_normal", "perilaku":
      (.score, 12)
    case "indeks": (.index, 9)
    case "dasar_insentif": (.score, 20)
    case "insentif": (.rupiah, 16)
    case "jenis_jabatan", "hasil_kerja", "perilaku_kerja", "sumber_predikat": (.text, 11)
    case "status_nilai": (.text, 15)
    case "alasan": (.text, 24)
    default: (.whole, 11)
    }
  }

  /// A sheet of result rows; a second one where Excel's rows do not suffice.
  private func writeRanking(_ book: Workbook, _ name: String, _ title: String, _ positions: ArraySlice<UInt32>)
    throws(WriteError)
  {
    var rest = positions
    repeat {
      let part = rest.prefix(Workbook.rowLimit - 1)
      rest = rest.dropFirst(part.count)
      let sheet = try book.addSheet(name)
      book.setWidths(Self.columns.map(\.width), sheet)
      book.setPrint(sheet, header: title, repeatedRows: 1)
      book.setTable(sheet, frozenColumns: 5, columns: Self.columns.count, rows: part.count)
      book.setHeadingHeight(sheet, 0)
      for (column, heading) in ResultTable.columns.enumerated() { book.write(heading, sheet, 0, column, .header) }
      for (row, position) in part.enumerated() {
        for (column, cell) in table.cells(Int(position)).enumerated() {
          book.write(cell, sheet, row + 1, column, Self.columns[column].style)
        }
      }
    } while !rest.isEmpty
  }

  private func writeFollowUp(_ book: Workbook, _ title: String, _ list: FollowUpList) throws(WriteError) {
    let sheet = try book.addSheet(say("Tindak lanjut", "Follow-up"))
    book.setWidths([16, 20, 34, 12, 11, 60, 44, 44, 24], sheet)
    book.setPrint(sheet, header: title, repeatedRows: 1)
    book.setTable(sheet, frozenColumns: 3, columns: FollowUpList.columns.count, rows: list.rows.count)
    for (column, heading) in FollowUpList.columns.enumerated() { book.write(heading, sheet, 0, column, .header) }
    for (row, cells) in list.rows.enumerated() {
      for (column, cell) in cells.enumerated() { book.write(cell, sheet, row + 1, column) }
    }
  }

  private func writeBasis(_ book: Workbook, _ title: String) throws(WriteError) {
    let sheet = try book.addSheet(say("Dasar", "Basis"))
    book.setWidths([24, 44, 14, 70], sheet)
    book.setPrint(sheet, header: title)
    var row = 0
    func line(_ cells: [String], _ style: Workbook.Style = .text) {
      for (column, text) in cells.enumerated() { book.write(text, sheet, row, column, style) }
      row += 1
    }
    line([say("Kebijakan", "Policy"), "", "", "SHA-256"], .header)
    line([content.policy.id, content.policy.title, "", content.policyDigest])
    row += 1
    line([say("Klausul", "Clause"), say("Dasar hukum", "Legal basis"), say("Sejak", "From")], .header)
    for clause in content.clauses { line([clause.name.rawValue, clause.basis, "\(clause.from)"]) }
    row += 1
    line([say("Tabel", "Table"), say("Berkas", "File"), say("Baris", "Rows"), "SHA-256"], .header)
    for input in content.inputs {
      book.write(input.rows, sheet, row, 2)
      line([input.table, input.name, "", "\(input.digest)"])
    }
    row += 1
    line([say("Program", "Program"), content.engine])
  }
}
