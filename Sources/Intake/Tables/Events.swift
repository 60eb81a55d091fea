internal import Findings
internal import Kinerja
internal import Tabular

/// Readers of the large tables that are kept row by row.
enum PersonalTables {
  /// kejadian.csv: events of people in the roster on days of the quarter.
  static func events(_ book: Codebook, _ people: People) -> PersonalTable<EventColumn, Event> {
    let kinds = CodeTable(book.eventKinds)
    let days = DayFinder(book.quarter)
    return PersonalTable(people) { row, finder, report in
      let place = days.day(row, .tanggal, of: .nip, &report)
      guard place != .outside else { return nil }
      let nip = report.nip(row, .nip)
      let person = report.person(row, .nip, nip, &finder)
      let name = report.text(row, .jenis, nip: nip)
      let kind = name.flatMap { kinds.find($0) }
      if name != nil, kind == nil {
        report.add(.reference(.unknownEvent), row, .jenis, nip: nip, detail: book.eventKinds.joined(separator: ", "))
      }
      let count = row.isLeftOpen(.jumlah) ? Points.scale : report.number(row, .jumlah, nip: nip)?.micros
      let time = report.time(row, .waktu, nip: nip)
      guard let person, let day = place.index, let kind, let time else { return nil }
      let key = UInt64(day) << 32 | UInt64(kind) << 16 | UInt64(time + 1)
      return .init(person: UInt32(person), key: key, value: count.map { Event(kind: kind, day: day, count: $0) })
    }
  }

  /// angka.csv: named numbers of people in the roster, of a month of the quarter or of all of them.
  static func numbers(_ book: Codebook, _ people: People) -> PersonalTable<NumberColumn, NamedNumber> {
    let names = CodeTable(book.numberNames)
    let months = MonthFinder(book.quarter)
    return PersonalTable(people) { row, finder, report in
      let place: PlaceInQuarter? = row.isLeftOpen(.bulan) ? nil : months.month(row, .bulan, of: .nip, &report)
      guard place != .outside else { return nil }
      let nip = report.nip(row, .nip)
      let person = report.person(row, .nip, nip, &finder)
      let text = report.text(row, .nama, nip: nip)
      let name = text.flatMap { names.find($0) }
      if text != nil, name == nil {
        report.add(.reference(.unknownNumber), row, .nama, nip: nip, detail: book.numberNames.joined(separator: ", "))
      }
      let value = report.number(row, .nilai, nip: nip)
      guard let person, let name, place != .unreadable else { return nil }
      let month = place?.index
      return .init(
        person: UInt32(person), key: UInt64(name) << 8 | UInt64((month ?? -1) + 1),
        value: value.map { NamedNumber(name: name, month: month, value: $0.micros) })
    }
  }
}
