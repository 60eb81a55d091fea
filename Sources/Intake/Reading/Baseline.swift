package import Kinerja

/// How many rows each table had in an earlier run, to hold later exports against.
package struct Baseline: Hashable, Sendable {
  /// Rows that are counted alike: of one table, read in one way.
  struct Kind: Hashable, Sendable {
    var table: String
    /// The source profile; nil for the method's own form.
    var profile: String?
  }

  /// Where the run is.
  package let path: String
  /// Its quarter.
  package let quarter: Quarter
  /// The last day that counted.
  package let asOf: CivilDate
  let rows: [Kind: Int]

  /// Describes a run by the files that it read.
  package init(
    path: String, quarter: Quarter, asOf: CivilDate, files: some Sequence<(table: String, profile: String?, rows: Int)>
  ) {
    self.path = path
    self.quarter = quarter
    self.asOf = asOf
    rows = Self.sums(files)
  }

  private static func sums(_ files: some Sequence<(table: String, profile: String?, rows: Int)>) -> [Kind: Int] {
    files.reduce(into: [:]) { $0[Kind(table: $1.table, profile: $1.profile), default: 0] += $1.rows }
  }

  /// A table with fewer rows than in the run.
  struct Loss {
    let table: Table
    /// How many there are now.
    let rows: Int
    /// How many there were.
    let before: Int
    /// Whether as many are to be expected: in the same quarter, and of tables that tell of the same people in each.
    let isUnexpected: Bool
  }

  /// The tables with fewer rows now, in their order. A table that is now read in another way is no measure, and neither are
  /// days that are still to come.
  func losses(_ tables: [Table: TableSummary], quarter: Quarter, asOf: CivilDate) -> [Loss] {
    Table.allCases.flatMap { table in
      let now = Self.sums((tables[table]?.files ?? []).lazy.map { ($0.table, $0.profile, $0.rows) })
      let before = rows.filter { $0.key.table == table.rawValue }
      let isSame = quarter == self.quarter
      return before.sorted { ($0.key.profile ?? "") < ($1.key.profile ?? "") }.compactMap { kind, count -> Loss? in
        let rows = now[kind, default: 0]
        guard rows < count, rows > 0 || now.keys.allSatisfy(before.keys.contains) else { return nil }
        if isSame, table.isDaily, asOf < self.asOf { return nil }
        // Another quarter has other days, but whoever has a table tells of all in it.
        guard isSame || rows == 0 || table.isAlikeInEachQuarter else { return nil }
        return Loss(
          table: table, rows: rows, before: count, isUnexpected: isSame || table.isAlikeInEachQuarter)
      }
    }
  }
}

extension Table {
  /// Whether its rows tell of single days, and grow with them.
  fileprivate var isDaily: Bool {
    switch self {
    case .attendance, .shifts, .events: true
    case .corrections, .roster, .calendar, .norms, .tariffs, .budgets, .spells, .actingPosts, .numbers, .ratings,
      .targets, .scores:
      false
    }
  }

  /// Whether it has about as many rows in each quarter, as it tells of each employee.
  fileprivate var isAlikeInEachQuarter: Bool {
    switch self {
    case .roster, .ratings, .targets, .scores: true
    case .corrections, .calendar, .norms, .tariffs, .budgets, .spells, .actingPosts, .events, .numbers, .shifts,
      .attendance:
      false
    }
  }
}
