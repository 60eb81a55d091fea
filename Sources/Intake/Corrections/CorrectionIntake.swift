internal import Findings
internal import Kinerja
internal import Tabular

extension SmallTables {
  /// koreksi.csv.
  static func corrections() -> SmallTable<CorrectionColumn, Correction> {
    SmallTable { row, report in
      let id = report.text(row, .id)?.text
      let name = report.text(row, .tabel)
      let table = name.flatMap { name in Table.corrected.first { name.matches($0.rawValue) } }
      if name != nil, table == nil {
        report.add(.cell(.unknownWord), row, .tabel, detail: Table.corrected.map(\.rawValue).joined(separator: ", "))
      }
      let reason = report.text(row, .alasan)?.text
      let decree = report.text(row, .nomorSK)?.text
      let approver = report.text(row, .disetujuiOleh)?.text
      let date = report.date(row, .tanggal)
      guard let id else { return nil }
      let rowKey = RowKey(text: Array(id.utf8))
      guard let table, let key = report.correctedKey(row, table), let change = report.change(row, table), let reason,
        let decree, let approver, let date
      else { return (rowKey, nil) }
      return (
        rowKey,
        Correction(
          id: id, table: table, key: key, change: change, reason: reason, decree: decree, approver: approver, date: date
        )
      )
    }
  }
}

extension BatchReport {
  /// The key of the row that is corrected; nil after adding what is wrong with it.
  fileprivate mutating func correctedKey(_ row: Row<CorrectionColumn>, _ table: Table) -> [String]? {
    let spec = table.spec
    let cells = CorrectionColumn.keys.map { row[$0].text }
    let key = Array(cells.prefix(spec.key.count))
    let isWhole = zip(spec.key, key).allSatisfy { !$1.isEmpty || spec[$0].mayBeEmpty }
    if isWhole, cells.dropFirst(key.count).allSatisfy(\.isEmpty) { return key }
    add(.correction(.wrongKeys), row, .kunci1, detail: spec.keyNames.joined(separator: ", "))
    return nil
  }

  /// What a correction does; nil after adding what is wrong with it.
  fileprivate mutating func change(_ row: Row<CorrectionColumn>, _ table: Table) -> Correction.Change? {
    let written = row[.tindakan]
    let actions = CorrectionAction.allCases
    guard let action = written.isEmpty ? .change : actions.first(where: { written.matches($0.rawValue) }) else {
      add(.cell(.unknownWord), row, .tindakan, detail: actions.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    let (old, new) = (row[.nilaiLama].text, row[.nilaiBaru].text)
    switch action {
    case .change:
      guard text(row, .kolom) != nil, let column = correctedColumn(row, table) else { return nil }
      return .cell(column, old: old, new: new)
    case .addition:
      for column in [CorrectionColumn.kolom, .nilaiLama] where !row[column].isEmpty {
        add(.correction(.badAction), row, column, detail: "\(action.rawValue): ∅")
        return nil
      }
      guard let contents = Correction.contents(new, of: table) else {
        add(.correction(.badAction), row, .nilaiBaru, detail: Correction.form(of: table))
        return nil
      }
      return .addition(contents)
    case .withdrawal:
      guard new.isEmpty else {
        add(.correction(.badAction), row, .nilaiBaru, detail: "\(action.rawValue): ∅")
        return nil
      }
      guard row[.kolom].isEmpty else {
        return correctedColumn(row, table).map { .withdrawal(Correction.Content(column: $0, text: old)) }
      }
      guard old.isEmpty else {
        add(.correction(.badAction), row, .nilaiLama, detail: "kolom, nilai_lama")
        return nil
      }
      return .withdrawal(nil)
    }
  }

  private mutating func correctedColumn(_ row: Row<CorrectionColumn>, _ table: Table) -> AnyColumn? {
    let spec = table.spec
    if let column = spec.indices.first(where: { row[.kolom].matches(spec[$0].name) }) { return column }
    add(.cell(.unknownWord), row, .kolom, detail: spec.columns.map(\.name).joined(separator: ", "))
    return nil
  }
}
