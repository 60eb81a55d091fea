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
    for table in Table.allCases where table != .corrections {
      let first: Set<String>? =
        switch table {
        case .corrections, .calendar, .tariffs: nil
        case .norms: indicators
        case .budgets: units
        case .roster, .attendance, .targets, .scores, .shifts, .sanctions, .ratings: ["\(nip)"]
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
    let ofClass = all(.tariffs).filter { Int($0.cell("kelas_jabatan", of: .tariffs)) == Int(segment.grade) }
    let ofUnit = ofClass.filter { $0.cell("unit_kode", of: .tariffs) == roster.units[Int(segment.unit)] }
    return ofUnit.isEmpty ? ofClass.filter { $0.cell("unit_kode", of: .tariffs) == "*" } : ofUnit
  }

  /// The rows that a figure rests on.
  func rows(_ source: SourceRow, of facts: Facts) -> [FoundRow] {
    switch source {
    case .segment(let position): matching(.roster, ["berlaku_mulai": "\(facts.roster.segments[position].first)"])
    case .attendance(let day): matching(.attendance, ["tanggal": "\(facts.quarter.day(day))"])
    case .target(let indicator): matching(.targets, ["indikator": facts.indicators[indicator]])
    case .norm(let indicator): matching(.norms, ["indikator": facts.indicators[indicator]])
    case .scores(let rater): matching(.scores, ["penilai_nip": "\(rater)"])
    case .statutoryLevels: all(.ratings)
    case .tariff(let segment): tariffs(of: facts.roster.segments[segment], facts.roster)
    case .sanctions: all(.sanctions)
    case .budget: all(.budgets)
    }
  }

  /// The rows of a table whose cells in these columns hold these texts.
  func matching(_ table: Table, _ texts: [String: String]) -> [FoundRow] {
    all(table).filter { row in texts.allSatisfy { row.cell($0, of: table) == $1 } }
  }
}

extension FoundRow {
  /// The content of a column; empty where the file lacks it.
  func cell(_ column: String, of table: Table) -> String {
    table.columns.firstIndex { $0.name == column }.flatMap { cells[$0] } ?? ""
  }
}
