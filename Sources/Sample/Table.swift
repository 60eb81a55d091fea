internal import Kinerja

extension Table {
  /// The tables that are written, in the order in which the run record lists them.
  static let sampled = allCases.filter { $0 != .corrections }

  /// Those that are written block by block.
  static let perPerson = sampled.filter(\.spec.isPersonal)

  /// Those that have no rows per person.
  static let whole = sampled.filter { !$0.spec.isPersonal }

  /// The columns that are written: all but the midday punches, which few offices take.
  var sampledColumns: [ColumnSpec] { self == .attendance ? spec.columns.filter { !$0.mayBeAbsent } : spec.columns }

  var header: [UInt8] { Array((sampledColumns.map(\.name).joined(separator: ",") + "\n").utf8) }
}
