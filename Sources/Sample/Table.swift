internal import Kinerja

extension Table {
  /// The tables that are written, in the order in which the method lists them.
  static let sampled: [Table] = [
    .roster, .attendance, .targets, .scores, .norms, .calendar, .tariffs, .shifts, .sanctions, .budgets, .ratings,
  ]

  /// Those that are written block by block.
  static let perPerson: [Table] = [.roster, .attendance, .targets, .scores, .shifts, .sanctions, .ratings]

  /// Those that have no rows per person.
  static let whole: [Table] = [.norms, .calendar, .tariffs, .budgets]

  /// The columns that are written: all that may not be absent.
  var sampledColumns: [ColumnSpec] { spec.columns.filter { !$0.mayBeAbsent } }

  var header: [UInt8] { Array((sampledColumns.map(\.name).joined(separator: ",") + "\n").utf8) }
}
