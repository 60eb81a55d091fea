internal import Findings
internal import Kinerja
internal import Tabular

extension SmallTables {
  /// tarif.csv: pay by class, unit, component, post and day.
  static func tariffs() -> SmallTable<TariffColumn, Tariffs.Rate> {
    SmallTable { row, report in
      let grade = report.whole(row, .kelasJabatan)
      let unit = report.text(row, .unitKode)
      let amount = report.whole(row, .nilai)
      let component = report.name(row, .komponen)
      let first = row.isLeftOpen(.mulai) ? Tariffs.beginningOfTime : report.date(row, .mulai)
      let last = report.end(row, .sampai, from: first, nip: nil)
      guard let grade, let unit, let first else { return nil }
      let post = row[.jabatan]
      let key = RowKey(
        first: UInt64(grade), second: UInt64(bitPattern: Int64(first.dayNumber)),
        text: RowKey.text(unit, row[.komponen], post))
      guard let amount, let component, let last else { return (key, nil) }
      return (
        key,
        Tariffs.Rate(
          grade: UInt8(grade), unit: unit.text == TariffColumn.anyUnit ? nil : BytewiseText(unit.text),
          component: BytewiseText(component), post: BytewiseText(post.text), first: first, last: last,
          amount: Rupiah(amount))
      )
    }
  }

  /// The rates of which another of the same class, unit, component and post is in force on a day, with that other one.
  static func overlaps(_ rows: [(RowKey, Tariffs.Rate)]) -> [(later: RowKey, earlier: RowKey)] {
    struct Place: Hashable {
      var grade: UInt8
      var unit: BytewiseText?
      var component: BytewiseText
      var post: BytewiseText
    }
    let groups = Dictionary(grouping: rows) { _, rate in
      Place(grade: rate.grade, unit: rate.unit, component: rate.component, post: rate.post)
    }
    return groups.values.flatMap { rows in
      var overlaps: [(RowKey, RowKey)] = []
      var latest: (key: RowKey, last: CivilDate)?
      for (key, rate) in rows.sorted(by: { $0.1.first < $1.1.first }) {
        if let latest, rate.first <= latest.last { overlaps.append((key, latest.key)) }
        if latest.map({ rate.last > $0.last }) ?? true { latest = (key, rate.last) }
      }
      return overlaps
    }
  }
}

extension BatchReport {
  /// A name as formulas write names, which may be empty.
  mutating func name<Column>(_ row: Row<Column>, _ column: Column, nip: UInt64? = nil) -> String? {
    let cell = row[column]
    if cell.isEmpty { return "" }
    let text = cell.text
    guard isFormulaName(text) else {
      add(.cell(.badName), row, column, nip: nip)
      return nil
    }
    return text
  }
}
