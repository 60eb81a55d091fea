package import Wording

/// The declaration of a table: everything that speaks of it takes its name, columns and key from here.
package struct TableSpec: Sendable {
  /// Whether a run can do without.
  package enum Need: Sendable { case required, optional }

  /// The table.
  package let table: Table
  /// Whether a run can do without.
  package let need: Need
  /// Whether invalid rows may be set aside (`--quarantine`); those of other tables stop a run in any case.
  package let maySetAside: Bool
  /// What a row says.
  package let meaning: Text
  /// The columns, in the method's order.
  package let columns: [ColumnSpec]
  /// The columns that identify a row.
  package let key: [AnyColumn]

  init<Column: TableColumn>(
    _ need: Need, maySetAside: Bool = true, key: [Column], _ meaning: Text
  ) {
    table = Column.table
    self.need = need
    self.maySetAside = maySetAside
    self.meaning = meaning
    columns = Column.allCases.map(\.spec)
    self.key = key.map { AnyColumn($0) }
  }

  /// What is declared of a column.
  package subscript(column: AnyColumn) -> ColumnSpec { columns[column.rawValue] }

  /// The columns by their places.
  package var indices: [AnyColumn] { columns.indices.map { AnyColumn(rawValue: $0) } }

  /// The column with a name.
  package func column(named name: String) -> AnyColumn? { indices.first { self[$0].name == name } }

  /// The names of the key's columns.
  package var keyNames: [String] { key.map { self[$0].name } }

  /// Whether each row belongs to somebody in the roster: its key begins with the person's NIP.
  package var isPersonal: Bool { self[key[0]].kind == .person }
}

/// The columns of a table, in the order in which they are written.
///
/// An enumeration that counts from zero: the compiler knows the place of a column, so reading it by name costs nothing.
package protocol TableColumn: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  /// The table.
  static var table: Table { get }
  /// What is declared of the column.
  var spec: ColumnSpec { get }
}

extension TableColumn {
  /// The name in the header.
  package var name: String { spec.name }
}

/// A column of some table.
public struct AnyColumn: RawRepresentable, Hashable, Comparable, Sendable {
  /// The place among the table's columns, from 0.
  public let rawValue: Int

  /// Names the column at a place.
  @inlinable @inline(__always)
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Forgets the table.
  @inlinable @inline(__always)
  public init(_ column: some RawRepresentable<Int>) { rawValue = column.rawValue }

  /// Whether a column stands before another.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The declaration of a column.
package struct ColumnSpec: Hashable, Sendable {
  /// What may be missing.
  package enum Presence: Sendable {
    /// Nothing.
    case filled
    /// A cell.
    case mayBeEmpty
    /// A cell, or the whole column.
    case mayBeAbsent
  }

  /// The name in the header.
  package let name: String
  /// What a cell holds.
  package let kind: CellKind
  /// What may be missing.
  package let presence: Presence
  /// What the column says.
  package let meaning: Text

  /// Declares a column without empty cells.
  package init(_ name: String, _ kind: CellKind, _ meaning: Text) { self.init(name, kind, .filled, meaning) }

  /// Declares a column.
  package init(_ name: String, _ kind: CellKind, _ presence: Presence, _ meaning: Text) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.meaning = meaning
  }

  /// Whether a cell may be empty.
  package var mayBeEmpty: Bool { presence != .filled }
  /// Whether the whole column may be absent.
  package var mayBeAbsent: Bool { presence == .mayBeAbsent }
}
