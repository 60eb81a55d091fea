internal import Intake
internal import Kinerja
internal import Platform
internal import Wording

extension ReportFormat {
  static let xlsx = ReportFormat(
    "xlsx", files: [RankingWorkbook.fileName],
    Text(
      "ringkasan dengan diagram, peringkat semua dan per unit, yang tidak dinilai, pembayaran per bulan dan sel triwulan, tindak lanjut, dan dasarnya",
      "summary with a chart, the ranking over all and by unit, those not evaluated, payment by month and cells of the quarter, follow-up, and what it rests on"
    )
  ) { content, folder throws(WriteError) in try RankingWorkbook(content: content).write(to: folder) }
}

/// Writes `peringkat.xlsx`: a summary, the ranking over all and by unit, those not evaluated, and what it rests on.
struct RankingWorkbook {
  static let fileName = "peringkat.xlsx"

  /// The most units with a sheet of their own: a workbook of thousands of sheets helps nobody, and each takes memory.
  /// Beyond, the ranking's filter and `peringkat/` serve.
  private static let sheetLimit = 400

  let content: ReportContent

  private var table: ResultTable { content.table }
  private var language: Language { content.language }

  func write(to folder: RunFolder) throws(WriteError) {
    let results = table.results
    let title = Text("Peringkat kinerja triwulan \(results.quarter)", "Performance ranking, quarter \(results.quarter)")
      .in(language)
    let book = try Workbook(
      path: folder.place(of: Self.fileName), temporaryFolder: folder.place(of: ""), title: title,
      created: results.asOf)
    try writeSummary(book, title)
    let evaluated = results.order.prefix(results.evaluatedCount)
    try writeRanking(book, Text("Peringkat", "Ranking").in(language), title, evaluated)
    let (units, byUnit) = table.byUnit()
    let codes = units.sorted {
      table.roster.units[$0.unit].utf8.lexicographicallyPrecedes(table.roster.units[$1.unit].utf8)
    }
    for unit in codes where codes.count <= Self.sheetLimit {
      try writeRanking(book, table.roster.units[unit.unit], title, byUnit[unit.range])
    }
    try writeRanking(
      book, Text("Tidak dinilai", "Not evaluated").in(language), title, results.order.dropFirst(results.evaluatedCount))
    try writeRows(
      book, Text("Pembayaran per bulan", "Payment by month").in(language), title, table.monthColumns, frozenColumns: 2,
      results.order.lazy.flatMap { [table] in table.monthCells(Int($0)) })
    try writeRows(
      book, Text("Sel triwulan", "Cells of the quarter").in(language), title, table.quarterColumns, frozenColumns: 1,
      results.order.lazy.map { [table] in table.quarterCells(Int($0)) })
    if let list = FollowUpList(content) { try writeFollowUp(book, title, list) }
    try writeBasis(book, title)
    try book.close()
    try folder.adopt(Self.fileName)
  }

  private func writeSummary(_ book: Workbook, _ title: String) throws(WriteError) {
    let results = table.results
    let sheet = try book.addSheet(Text("Ringkasan", "Summary").in(language))
    book.setWidths([26, 40, 12, 12, 14, 22], sheet)
    book.setPrint(sheet, header: title)
    book.write(title, sheet, 0, 0, .title)
    book.write(
      Text(
        "Dihitung sampai \(results.asOf), kebijakan \(content.policy.id)",
        "As of \(results.asOf), policy \(content.policy.id)"
      ).in(language),
      sheet, 1, 0, .note)
    var row = 3
    book.write(Text("Indeks", "Index").in(language), sheet, row, 0, .header)
    book.write("", sheet, row, 1, .header)
    book.write(Text("Pegawai", "Employees").in(language), sheet, row, 2, .header)
    let classes = content.indexClasses()
    for (from, to, count) in classes {
      row += 1
      let bounds = [from, to].map { "\(ResultCell.decimal(Int128($0), decimals: 2))" }
      book.write("\(bounds[0]) – < \(bounds[1])", sheet, row, 0)
      book.write(count, sheet, row, 2)
    }
    if !classes.isEmpty {
      book.addChart(
        sheet, title: Text("Sebaran indeks", "Distribution of the index").in(language), rows: 4...row, names: 0,
        values: 2, row: 3,
        column: 7)
    }
    row += 2
    book.write(Text("Predikat", "Rating").in(language), sheet, row, 0, .header)
    book.write(Text("Pegawai", "Employees").in(language), sheet, row, 2, .header)
    for (name, count) in content.predikatCounts() {
      row += 1
      book.write(name, sheet, row, 0)
      book.write(count, sheet, row, 2)
    }
    row += 2
    let headings = [
      Text("Unit").in(language), Text("Nama unit", "Unit name").in(language), Text("Pegawai", "Employees").in(language),
      Text("Dinilai", "Evaluated").in(language),
      Text("Rata-rata indeks", "Mean index").in(language), Text("Jumlah insentif", "Total incentive").in(language),
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
    book.write(Text("Jumlah", "Total").in(language), sheet, row, 0, .header)
    book.write(results.employees.count, sheet, row, 2)
    book.write(results.evaluatedCount, sheet, row, 3)
    book.write(.whole(units.reduce(Rupiah.zero) { $0 + $1.incentive }.amount), sheet, row, 5, .rupiah)
  }

  /// The columns of a ranking that stay in sight: up to the name.
  private static let frozenColumns = ResultColumn.allCases.prefix { $0 != .name }.count + 1

  /// A sheet of result rows; a second one where Excel's rows do not suffice.
  private func writeRanking(_ book: Workbook, _ name: String, _ title: String, _ positions: ArraySlice<UInt32>)
    throws(WriteError)
  {
    try writeRows(
      book, name, title, table.columns, frozenColumns: Self.frozenColumns,
      positions.lazy.map { [table] in table.cells(Int($0)) })
  }

  /// A sheet of rows under columns; a further one where Excel's rows do not suffice.
  private func writeRows(
    _ book: Workbook, _ name: String, _ title: String, _ columns: [PublishedColumn], frozenColumns: Int,
    _ rows: some Sequence<[ResultCell]>
  ) throws(WriteError) {
    var rest = rows.makeIterator()
    var next = rest.next()
    repeat {
      let sheet = try book.addSheet(name)
      book.setWidths(columns.map(\.shownWidth), sheet)
      book.setPrint(sheet, header: title, repeatedRows: 1)
      book.setHeadingHeight(sheet, 0)
      for (place, column) in columns.enumerated() { book.write(column.name, sheet, 0, place, .header) }
      var count = 0
      while let row = next, count < Workbook.rowLimit - 1 {
        count += 1
        for (column, cell) in row.enumerated() { book.write(cell, sheet, count, column, columns[column].style) }
        next = rest.next()
      }
      book.setTable(sheet, frozenColumns: frozenColumns, columns: columns.count, rows: count)
    } while next != nil
  }

  private func writeFollowUp(_ book: Workbook, _ title: String, _ list: FollowUpList) throws(WriteError) {
    let sheet = try book.addSheet(Text("Tindak lanjut", "Follow-up").in(language))
    book.setWidths([16, 20, 34, 12, 11, 60, 44, 44, 24], sheet)
    book.setPrint(sheet, header: title, repeatedRows: 1)
    book.setTable(sheet, frozenColumns: 3, columns: FollowUpList.columns.count, rows: list.rows.count)
    for (column, heading) in FollowUpList.columns.enumerated() { book.write(heading, sheet, 0, column, .header) }
    for (row, cells) in list.rows.enumerated() {
      for (column, cell) in cells.enumerated() { book.write(cell, sheet, row + 1, column) }
    }
  }

  private func writeBasis(_ book: Workbook, _ title: String) throws(WriteError) {
    let sheet = try book.addSheet(Text("Dasar", "Basis").in(language))
    book.setWidths([24, 44, 14, 70], sheet)
    book.setPrint(sheet, header: title)
    var row = 0
    func line(_ cells: [String], _ style: Workbook.Style = .text) {
      for (column, text) in cells.enumerated() { book.write(text, sheet, row, column, style) }
      row += 1
    }
    line([Text("Kebijakan", "Policy").in(language), "", "", "SHA-256"], .header)
    line([content.policy.id, content.policy.title, "", content.policyDigest])
    row += 1
    line(
      [
        Text("Klausul", "Clause").in(language), Text("Dasar hukum", "Legal basis").in(language),
        Text("Sejak", "From").in(language),
      ], .header)
    for clause in content.clauses { line([clause.name.rawValue, clause.basis, "\(clause.from)"]) }
    row += 1
    line(
      [
        Text("Tabel", "Table").in(language), Text("Berkas", "File").in(language), Text("Baris", "Rows").in(language),
        "SHA-256",
      ], .header)
    for input in content.inputs {
      book.write(input.rows, sheet, row, 2)
      line([input.table, input.name, "", "\(input.digest)"])
    }
    row += 1
    line([Text("Program").in(language), content.engine])
    if let notice = content.incompleteNotice { line([notice.in(language)]) }
  }
}

extension PublishedColumn {
  /// How a sheet shows its cells.
  fileprivate var style: Workbook.Style {
    switch kind {
    case .nip, .text, .code, .predikat: .text
    case .whole: .whole
    case .rupiah: .rupiah
    case .decimal(.hundredths): .index
    case .decimal(.millionths): .score
    }
  }

  /// How wide a sheet shows it, in characters.
  fileprivate var shownWidth: Double {
    if let width { return Double(width) }
    return switch kind {
    case .nip: 20
    case .text: 12
    case .code, .whole: 11
    case .predikat: 18
    case .rupiah: 16
    case .decimal(.hundredths): 9
    case .decimal(.millionths): 12
    }
  }
}
