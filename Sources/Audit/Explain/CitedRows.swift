internal import Intake
internal import Kinerja

/// The rows of the exports that bear on one employee, found again by their places.
struct CitedRows {
  private(set) var rows: [Table: [FoundRow]] = [:]
  private let invalid: Set<RowPlace>

  /// Finds the employee's own rows, the calendar, and the norms, tariffs and budgets that apply; rows in `invalid` were
  /// set aside and are left out.
  init(
    of nip: NIP, indicators: Set<String>, units: Set<String>, in folder: InputFolder,
    corrections: [AppliedCorrection], facts: Facts, invalid: Set<RowPlace>, options: ReadingOptions
  ) throws(InputError) {
    self.invalid = invalid
    for table in Table.corrected {
      let first: Set<String>? =
        switch table.spec[table.spec.key[0]].kind {
        case .person: ["\(nip)"]
        case .indicator: indicators
        case .unit: units
        default: nil
        }
      rows[table] = try findRows(
        of: table, in: folder, firstCells: first, corrections: corrections, facts: facts, options: options
      ).filter { !invalid.contains($0.place) }
    }
  }

  /// The rows of a table.
  func all(_ table: Table) -> [FoundRow] { rows[table] ?? [] }

  /// The row, or rows repeating it, that set the pay of a segment.
  func tariffs(of segment: Segment, _ roster: Roster) -> [FoundRow] {
    let ofClass = all(.tariffs).filter { Int($0.text(TariffColumn.kelasJabatan)) == Int(segment.grade) }
    let ofUnit = ofClass.filter { $0.text(TariffColumn.unitKode) == roster.units[Int(segment.unit)] }
    return ofUnit.isEmpty ? ofClass.filter { $0.text(TariffColumn.unitKode) == TariffColumn.anyUnit } : ofUnit
  }

  /// The rows that a figure rests on.
  func rows(_ source: SourceRow, of facts: Facts) -> [FoundRow] {
    switch source {
    case .segment(let position): matching(RosterColumn.berlakuMulai, "\(facts.roster.segments[position].first)")
    case .ofDay(let day, let table): ofDay(facts.quarter.day(day), table)
    case .target(let indicator): matching(TargetColumn.indikator, facts.indicators[indicator])
    case .norm(let indicator): matching(NormColumn.indikator, facts.indicators[indicator])
    case .scores(let rater): matching(ScoreColumn.penilaiNIP, "\(rater)")
    case .statutoryLevels: all(.ratings)
    case .tariff(let segment): tariffs(of: facts.roster.segments[segment], facts.roster)
    case .sanctions: all(.sanctions)
    case .budget: all(.budgets)
    }
  }

  /// The rows of a day in a table that has a date in its key.
  func ofDay(_ date: CivilDate, _ table: Table) -> [FoundRow] {
    guard let column = table.spec.key.first(where: { table.spec[$0].kind == .date }) else { return [] }
    return all(table).filter { $0[column] == "\(date)" }
  }

  /// The rows of a table whose cell in a column holds a text.
  func matching<Column: TableColumn>(_ column: Column, _ text: String) -> [FoundRow] {
    all(Column.table).filter { $0.text(column) == text }
  }
}
