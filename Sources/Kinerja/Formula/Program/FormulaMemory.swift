/// Memory for the columns of blocks, used again and again; each thread has its own.
package final class FormulaMemory {
  /// As many rows as serve well: their columns stay in the processor's cache.
  package static let rows = 512

  /// Pieces that wait for use, by the size of a value: 1, 2, 4, 8 and 16 bytes.
  private var free: [[UnsafeMutableRawPointer]] = Array(repeating: [], count: 5)

  /// Memory that grows with use.
  package init() {}

  deinit { for piece in free.joined() { piece.deallocate() } }

  /// A piece for a value of each row, not filled.
  func take<Element: BitwiseCopyable>(_ type: Element.Type) -> UnsafeMutablePointer<Element> {
    let piece =
      free[Self.place(type)].popLast()
      ?? .allocate(byteCount: Self.rows * MemoryLayout<Element>.stride, alignment: 16)
    return piece.bindMemory(to: type, capacity: Self.rows)
  }

  func give<Element: BitwiseCopyable>(_ piece: UnsafeMutablePointer<Element>) {
    free[Self.place(Element.self)].append(UnsafeMutableRawPointer(piece))
  }

  private static func place<Element>(_ type: Element.Type) -> Int { MemoryLayout<Element>.stride.trailingZeroBitCount }
}

/// The rows of a block: how many, and where their columns have their memory.
package struct FormulaRows {
  /// The number of rows.
  package let count: Int
  let memory: FormulaMemory

  /// So many rows, at most `FormulaMemory.rows`.
  package init(_ count: Int, _ memory: FormulaMemory) {
    precondition(count <= FormulaMemory.rows, "a block has at most \(FormulaMemory.rows) rows")
    self.count = count
    self.memory = memory
  }
}
