internal import Tabular

/// Texts that live as long as their owner, in memory that cells can point to.
final class StableCells: @unchecked Sendable {
  private var memory: [UnsafeMutableBufferPointer<UInt8>] = []

  deinit { for buffer in memory { buffer.deallocate() } }

  /// A cell with these bytes; readers may look at some more behind them.
  func cell(_ bytes: [UInt8]) -> Cell {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + RecordScanner.padding)
    buffer.initialize(repeating: 0)
    _ = buffer.update(fromContentsOf: bytes)
    memory.append(buffer)
    return Cell(start: UnsafePointer(buffer.baseAddress!), count: bytes.count)
  }
}

/// Texts by text.
struct CellMap: @unchecked Sendable {
  private var table = CodeTable()
  private var values: [Cell] = []
  private let owner: StableCells

  init(owner: StableCells) { self.owner = owner }

  /// Adds a pair; false when the key has another value.
  mutating func add(_ key: [UInt8], _ value: [UInt8]) -> Bool {
    let number = table.intern(key)
    guard number == values.count else { return Array(values[number].bytes) == value }
    values.append(owner.cell(value))
    return true
  }

  /// The texts that have a value, in the order in which they came.
  var keys: [[UInt8]] { table.names }

  /// The texts and their values.
  var pairs: [(key: [UInt8], value: Cell)] { zip(keys, values).map { ($0, $1) } }

  @inline(__always)
  func find(_ cell: Cell) -> Cell? { table.find(cell).map { values[$0] } }
}
