/// A value for each row of a block, in one piece of memory.
final class Cells<Element: BitwiseCopyable> {
  private let base: UnsafeMutablePointer<Element>

  /// Memory for so many rows, not filled yet.
  init(_ count: Int) { base = .allocate(capacity: count) }

  /// The same value in so many rows.
  convenience init(_ count: Int, all value: Element) {
    self.init(count)
    base.initialize(repeating: value, count: count)
  }

  /// A value for each row.
  @inline(__always)
  convenience init(_ count: Int, _ value: (Int) -> Element) {
    self.init(count)
    let base = base
    for row in 0..<count { base[row] = value(row) }
  }

  deinit { base.deallocate() }

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
func union(_ left: Marks, _ right: Marks, _ count: Int) -> Marks {
  guard let left else { return right }
  guard let right, right !== left else { return left }
  return Cells(count) { left[$0] | right[$0] }
}
