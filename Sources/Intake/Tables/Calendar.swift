internal import Findings
internal import Kinerja
internal import Tabular

extension SmallTables {
  struct CalendarRow: Sendable {
    var day: Int
    var kind: DayKind
    var alternative: Int?
  }

  /// kalender.csv: rows of the quarter's days.
  static func calendar(_ book: Codebook) -> SmallTable<CalendarColumn, CalendarRow> {
    let alternatives = CodeTable(book.alternatives)
    let quarter = book.quarter
    return SmallTable { row, report in
      guard let date = report.date(row, .tanggal) else { return nil }
      guard let day = quarter.index(of: date) else {
        report.outside += 1
        return nil
      }
      let key = RowKey(first: UInt64(day))
      let kind: DayKind? = report.word(row, .jenis)
      var alternative: Int?
      if !row.isLeftOpen(.jadwal) {
        alternative = alternatives.find(row[.jadwal])
        if let known = alternative, !book.knowsAlternative(known, on: day) { alternative = nil }
        if alternative == nil { report.add(.reference(.unknownAlternative), row, .jadwal, detail: date.description) }
      }
      return (key, kind.map { CalendarRow(day: day, kind: $0, alternative: alternative) })
    }
  }
}

extension Calendar {
  /// Makes the calendar of a quarter from its rows.
  init(_ rows: [(RowKey, SmallTables.CalendarRow)], _ book: Codebook) {
    self.init(dayCount: book.quarter.dayCount)
    for (_, row) in rows {
      kinds[row.day] = row.kind
      alternatives[row.day] = row.alternative.map { book.alternatives[$0] }
    }
  }
}
