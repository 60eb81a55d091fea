internal import Findings
internal import Kinerja
internal import Tabular

/// The readers of the tables that are kept whole.
enum SmallTables {
  struct CalendarRow: Sendable {
    var day: Int
    var kind: DayKind
    var alternative: Int?
  }

  /// kalender.csv: rows of the quarter's days.
  static func calendar(_ book: Codebook) -> SmallTable<CalendarRow> {
    let alternatives = CodeTable(book.alternatives)
    let quarter = book.quarter
    return SmallTable(.calendar) { row, report in
      guard let date = report.date(row, 0, nip: nil) else { return nil }
      guard let day = quarter.index(of: date) else {
        report.outside += 1
        return nil
      }
      let key = RowKey(first: UInt64(day))
      let kind = report.word(row, 1, nip: nil, \DayKind.code)
      var alternative: Int?
      let name = row.cell(2)
      if !name.isEmpty {
        alternative = alternatives.find(name)
        if let known = alternative, !book.alternativeDays[known * quarter.dayCount + day] { alternative = nil }
        if alternative == nil { report.add(.unknownAlternative, row, 2, detail: date.description) }
      }
      return (key, kind.map { CalendarRow(day: day, kind: $0, alternative: alternative) })
    }
  }

  /// beban_kerja.csv: minutes in millionths by indicator.
  static func norms() -> SmallTable<Int64> {
    SmallTable(.norms) { row, report in
      let name = report.text(row, 0, nip: nil)
      let minutes = report.number(row, 1, nip: nil, above: .aboveZero)
      return name.map { (RowKey(text: Array($0.bytes)), minutes?.micros) }
    }
  }

  /// tarif.csv: pay by class and unit code.
  static func tariffs() -> SmallTable<Rupiah> {
    SmallTable(.tariffs) { row, report in
      let grade = report.whole(row, 0, nip: nil, range: 1...17)
      let unit = report.text(row, 1, nip: nil)
      let amount = report.whole(row, 2, nip: nil, range: 0...999_999_999_999)
      guard let grade, let unit else { return nil }
      return (RowKey(first: UInt64(grade), text: Array(unit.bytes)), amount.map { Rupiah($0) })
    }
  }

  /// pagu.csv: budgets by unit code.
  static func budgets() -> SmallTable<Rupiah> {
    SmallTable(.budgets) { row, report in
      let unit = report.text(row, 0, nip: nil)
      let amount = report.whole(row, 1, nip: nil, range: 0...999_999_999_999)
      return unit.map { (RowKey(text: Array($0.bytes)), amount.map { Rupiah($0) }) }
    }
  }

  /// sanksi.csv: sanctions of people in the roster.
  static func sanctions(_ book: Codebook, _ people: People) -> SmallTable<Sanction> {
    let kinds = CodeTable(book.sanctionKinds)
    return SmallTable(.sanctions) { row, report in
      var finder = PersonFinder(people)
      let nip = report.nip(row, 0)
      let person = report.person(row, 0, nip, &finder)
      let name = report.text(row, 1, nip: nip)
      let kind = name.flatMap { kinds.find($0) }
      if name != nil, kind == nil {
        report.add(.unknownSanction, row, 1, nip: nip, detail: book.sanctionKinds.joined(separator: ", "))
      }
      let first = report.date(row, 2, nip: nip)
      let last = report.date(row, 3, nip: nip)
      if let first, let last, last < first {
        report.add(.endBeforeStart, row, 3, nip: nip, detail: first.description)
      }
      guard let nip, let name, let first else { return nil }
      let key = RowKey(first: nip, second: UInt64(bitPattern: Int64(first.dayNumber)), text: Array(name.bytes))
      guard let person, let kind, let last else { return (key, nil) }
      return (key, Sanction(person: person, kind: kind, first: first, last: last))
    }
  }
}
