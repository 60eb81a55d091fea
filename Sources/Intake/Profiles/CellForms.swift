internal import Tabular

/// Memory for the converted cells of one row. Whoever writes a cell reserves its room first.
struct CellArena: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1024)
  private var capacity = 1024
  private var used = 0
  /// Memory that became too small, and that cells of this row still point to.
  private var retired: [UnsafeMutablePointer<UInt8>] = []

  deinit {
    memory.deallocate()
    for block in retired { block.deallocate() }
  }

  /// Forgets all cells.
  @inline(__always)
  mutating func clear() {
    used = 0
    if !retired.isEmpty { dropRetired() }
  }

  private mutating func dropRetired() {
    for block in retired { block.deallocate() }
    retired = []
  }

  /// Makes room for a cell of so many bytes; cells that were made stay where they are.
  @inline(__always)
  mutating func reserve(_ count: Int) {
    if used &+ count &+ RecordScanner.padding > capacity { grow(count) }
  }

  private mutating func grow(_ count: Int) {
    retired.append(memory)
    capacity = max(capacity * 2, count + 2 * RecordScanner.padding)
    memory = .allocate(capacity: capacity)
    used = 0
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    memory[used] = byte
    used &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
    (memory + used).update(from: bytes, count: count)
    used &+= count
  }

  mutating func append(_ bytes: some Collection<UInt8>) { for byte in bytes { append(byte) } }

  /// Digits of a number below 10^`width`, zeros in front.
  @inline(__always)
  mutating func append(_ number: Int, width: Int) {
    var rest = number
    var place = used &+ width
    while place > used {
      place &-= 1
      memory[place] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
      rest /= 10
    }
    used &+= width
  }

  /// Where the next cell begins.
  var mark: Int { used }

  /// The cell since a mark; bytes that readers may look at behind it are skipped.
  @inline(__always)
  mutating func cell(since mark: Int) -> Cell {
    let cell = Cell(start: UnsafePointer(memory + mark), count: used &- mark)
    used &+= RecordScanner.padding
    return cell
  }
}

extension NumberFormat {
  /// Writes a number in the method's form; false, with nothing said of what was written, when it is not in this format.
  ///
  /// The arena has room for as many bytes as the cell has.
  func convert(_ cell: Cell, isWhole: Bool, into arena: inout CellArena) -> Bool {
    var index = 0
    if cell.count > 0, cell.start[0] == UInt8(ascii: "-") {
      arena.append(UInt8(ascii: "-"))
      index = 1
    }
    // Digits since the last thousands separator; nil before the first one.
    var group: Int?
    var digits = 0
    while index < cell.count {
      let byte = cell.start[index]
      if byte &- 0x30 < 10 {
        arena.append(byte)
        digits += 1
        group = group.map { $0 + 1 }
      } else if byte == thousands {
        guard group.map({ $0 == 3 }) ?? (1...3).contains(digits) else { return false }
        group = 0
      } else {
        break
      }
      index += 1
    }
    guard digits > 0, group ?? 3 == 3 else { return false }
    guard index < cell.count else { return true }
    guard cell.start[index] == decimal, index + 1 < cell.count else { return false }
    let decimals = cell.bytes[(index + 1)...]
    guard decimals.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    if isWhole { return decimals.allSatisfy { $0 == 0x30 } }
    arena.append(UInt8(ascii: "."))
    arena.append(decimals)
    return true
  }
}
