/// Rows that are evaluated together: a column for each source of a layout.
package struct FormulaBlock {
  /// The rows.
  package let rows: FormulaRows
  private var columns: [FormulaColumn?]
  /// In a block of months, which rows exist; nil where all do.
  var absent: Marks = nil

  /// An empty block.
  package init(_ rows: FormulaRows, _ layout: FormulaLayout) {
    self.rows = rows
    columns = Array(repeating: nil, count: layout.sources.count)
  }

  /// The column of a source, by its place in the layout. Every column that a program reads must be there.
  package subscript(place: Int) -> FormulaColumn {
    get {
      guard let column = columns[place] else { preconditionFailure("a column that a formula reads is not there") }
      return column
    }
    set { columns[place] = newValue }
  }

  /// Says which rows of a block of months exist.
  package mutating func setExisting(_ exists: (Int) -> Bool) {
    let marks = Cells<UInt8>(rows) { exists($0) ? 0 : 1 }
    absent = (0..<rows.count).contains { marks[$0] != 0 } ? marks : nil
  }
}
