/// A value for each row of a block, in one piece of memory.
final class Cells<Element: BitwiseCopyable> {
  private let base: UnsafeMutablePointer<Element>
  private let owner: FormulaMemory

  /// Memory for a value of each row, not filled yet.
  init(_ rows: FormulaRows) {
    owner = rows.memory
    base = owner.take(Element.self)
  }

  /// The same value in each row.
  convenience init(_ rows: FormulaRows, all value: Element) {
    self.init(rows)
    base.update(repeating: value, count: rows.count)
  }

  /// A value for each row.
  @inline(__always)
  convenience init(_ rows: FormulaRows, _ value: (Int) -> Element) {
    self.init(rows)
    let base = base
    for row in 0..<rows.count { base[row] = value(row) }
  }

  deinit { owner.give(base) }

  /// The value of a row.
  @inline(__always)
  subscript(row: Int) -> Element {
    get { base[row] }
    set { base[row] = newValue }
  }

  /// The memory, which is there as long as these cells are.
  fileprivate var memory: UnsafeMutablePointer<Element> { base }
}

extension Array {
  /// The memory of several columns, which is there while the body runs.
  @inline(__always)
  func withMemories<Value: BitwiseCopyable, Result>(
    _ body: (UnsafeBufferPointer<UnsafeMutablePointer<Value>>) -> Result
  ) -> Result where Element == Cells<Value> {
    withExtendedLifetime(self) { map(\.memory).withUnsafeBufferPointer(body) }
  }
}

/// Marks of rows, 1 where one is set; nil where none is.
typealias Marks = Cells<UInt8>?

/// The rows that either marks.
func union(_ left: Marks, _ right: Marks, _ rows: FormulaRows) -> Marks {
  guard let left else { return right }
  guard let right, right !== left else { return left }
  return Cells(rows) { left[$0] | right[$0] }
}
