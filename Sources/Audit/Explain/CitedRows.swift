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

  /// The rows that may set the pay of a post.
  func tariffs(grade: UInt8, unit: BytewiseText, post: BytewiseText, _ quarter: Quarter) -> [FoundRow] {
    all(.tariffs).filter { row in
      let (rowUnit, rowPost) = (row.text(TariffColumn.unitKode), row.text(TariffColumn.jabatan))
      let first = CivilDate(row.text(TariffColumn.mulai)) ?? Tariffs.beginningOfTime
      let last = CivilDate(row.text(TariffColumn.sampai)) ?? Segment.endOfTime
      return Int(row.text(TariffColumn.kelasJabatan)) == Int(grade)
        && (rowUnit == TariffColumn.anyUnit || BytewiseText(rowUnit) == unit)
        && (rowPost.isEmpty || BytewiseText(rowPost) == post) && first <= quarter.last && last >= quarter.first
    }
  }

  /// The rows that may set the pay of a segment.
  func tariffs(of segment: Segment, _ facts: Facts) -> [FoundRow] {
    tariffs(
      grade: segment.grade, unit: BytewiseText(facts.roster.units[Int(segment.unit)]),
      post: BytewiseText(facts.roster.posts[Int(segment.post)]), facts.quarter)
  }

  /// The rows that a figure rests on.
  func rows(_ source: SourceRow, of facts: Facts) -> [FoundRow] {
    switch source {
    case .segment(let position): matching(RosterColumn.berlakuMulai, "\(facts.roster.segments[position].first)")
    case .ofDay(let day, let table): ofDay(facts.quarter.day(day), table)
    case .target(let indicator, let month):
      matching(TargetColumn.indikator, facts.indicators[indicator]).filter {
        $0.text(TargetColumn.bulan) == (month.map { facts.quarter.monthName($0) } ?? "")
      }
    case .norm(let indicator): matching(NormColumn.indikator, facts.indicators[indicator])
    case .scores(let rater): matching(ScoreColumn.penilaiNIP, "\(rater)")
    case .statutoryLevels: all(.ratings)
    case .tariff(let segment): tariffs(of: facts.roster.segments[segment], facts)
    case .spells(let kinds): kinds.flatMap { matching(SpellColumn.jenis, facts.spellKinds[$0]) }
    case .actingPosts: all(.actingPosts)
    case .events(let kind, let month):
      matching(EventColumn.jenis, facts.eventKinds[kind]).filter {
        $0.text(EventColumn.tanggal).hasPrefix(facts.quarter.monthName(month))
      }
    case .numbers(let name, let month):
      matching(NumberColumn.nama, facts.numberNames[name]).filter {
        let own = $0.text(NumberColumn.bulan)
        return own.isEmpty || month.map { own == facts.quarter.monthName($0) } ?? false
      }
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
