/// Walks over the records of a piece of CSV that begins at a record's start and ends at a record's end.
///
/// Records are cut at their separators eight bytes at a time; those with a quote or a line end inside a quoted field, or
/// with a misplaced quote, go to libcsv. Both give the same fields (tested over millions of inputs); `useLibCSVAlone`
/// sends all records to libcsv.
public struct RecordScanner: ~Copyable {
  /// What a step found.
  public enum Step: Equatable, Sendable {
    /// A record; its cells are at hand until the next step.
    case record
    /// A record whose quoting is broken; it has no cells.
    case broken(RecordExtent.Kind)
    /// The end of the piece.
    case end
  }

  /// The number of fields of the current record; only the first `capacity` are kept.
  public private(set) var fieldCount = 0
  /// The physical lines before the current record's first line, counted from the piece's start.
  public private(set) var line = 0
  /// Whether the current record holds bytes beyond ASCII.
  public private(set) var hasHighBytes = false
  /// The number of physical lines passed so far, the current record's with them.
  public private(set) var linesPassed = 0

  private var cursor: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var recordStart: UnsafePointer<UInt8>
  @usableFromInline let storage: UnsafeMutablePointer<Cell>
  private let capacity: Int
  private let useLibCSVAlone: Bool
  private let libcsv: LibCSVRecord
  private var unquoted: UnsafeMutableBufferPointer<UInt8>

  /// The bytes that must be readable, whatever they hold, behind a piece.
  public static let padding = 16

  /// Makes a scanner over bytes with `padding` readable bytes behind them; up to `capacity` cells a record are kept.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, capacity: Int, useLibCSVAlone: Bool = false) {
    cursor = bytes.baseAddress ?? UnsafePointer(bitPattern: 16)!
    end = cursor + bytes.count
    recordStart = cursor
    self.capacity = capacity
    storage = .allocate(capacity: capacity)
    self.useLibCSVAlone = useLibCSVAlone
    libcsv = LibCSVRecord()
    unquoted = .allocate(capacity: 256)
  }

  deinit {
    storage.deallocate()
    unquoted.deallocate()
  }

  /// A cell of the current record, counted from 0.
  @inlinable @inline(__always)
  public func cell(_ index: Int) -> Cell { storage[index] }

  /// The cells of the current record.
  @inlinable @inline(__always)
  public var cells: UnsafePointer<Cell> { UnsafePointer(storage) }

  /// The bytes of the current record as they stand in the file, with the line end.
  public var recordBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: recordStart, count: cursor - recordStart)
  }

  /// Moves to the next record; empty lines are passed over.
  public mutating func next() -> Step {
    while cursor < end, cursor[0] == 0x0A || cursor[0] == 0x0D {
      cursor += cursor[0] == 0x0D && cursor + 1 < end && cursor[1] == 0x0A ? 2 : 1
      linesPassed += 1
    }
    line = linesPassed
    recordStart = cursor
    guard cursor < end else { return .end }
    return useLibCSVAlone ? careful() : plain()
  }

  /// Cuts a record whose quoted fields hold neither quotes nor line ends; hands any other to `careful`.
  private mutating func plain() -> Step {
    var fieldStart = recordStart
    var count = 0
    var high: UInt64 = 0
    var block = recordStart
    blocks: while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(block).loadUnaligned(as: UInt64.self))
      high |= word
      // Marks bytes below 0x2D — separators, line ends, quotes, blanks — and some above 0x7F.
      var marks = ~((word | 0x8080_8080_8080_8080) &- 0x2D2D_2D2D_2D2D_2D2D) & 0x8080_8080_8080_8080
      while marks != 0 {
        let at = block + marks.trailingZeroBitCount >> 3
        marks &= marks &- 1
        guard at < end else { break }
        let byte = at.pointee
        if byte == 0x2C {
          if count < capacity { storage[count] = Cell(start: fieldStart, count: at - fieldStart) }
          count &+= 1
          fieldStart = at + 1
        } else if byte == 0x0A || byte == 0x0D {
          cursor = at + (byte == 0x0D && at + 1 < end && at[1] == 0x0A ? 2 : 1)
          linesPassed &+= 1
          return finish(fieldStart, at, count, high)
        } else if byte == 0x22 {
          guard at == fieldStart, let close = closingQuote(after: at, &high) else { return careful() }
          let next = close + 1
          if next < end, next[0] == 0x2C {
            if count < capacity { storage[count] = Cell(start: at + 1, count: close - at - 1) }
            count &+= 1
            fieldStart = next + 1
            block = fieldStart
            if block < end { continue blocks }
            cursor = end
            linesPassed &+= 1
            return finish(end, end, count, high)
          }
          guard next == end || next[0] == 0x0A || next[0] == 0x0D else { return careful() }
          cursor = min(end, next + (next + 1 < end && next[0] == 0x0D && next[1] == 0x0A ? 2 : 1))
          linesPassed &+= 1
          return finish(at + 1, close, count, high)
        }
      }
      block += 8
      if block >= end {
        cursor = end
        linesPassed &+= 1
        return finish(fieldStart, end, count, high)
      }
    }
  }

  /// The quote that ends a short field without further quotes or line ends; nil when there is none.
  @inline(__always)
  private func closingQuote(after opening: UnsafePointer<UInt8>, _ high: inout UInt64) -> UnsafePointer<UInt8>? {
    var place = opening + 1
    let limit = min(end, place + 4096)
    while place < limit {
      let byte = place[0]
      if byte == 0x22 { return place }
      if byte == 0x0A || byte == 0x0D { return nil }
      high |= UInt64(byte)
      place += 1
    }
    return nil
  }

  @inline(__always)
  private mutating func finish(
    _ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>, _ count: Int, _ high: UInt64
  ) -> Step {
    if count < capacity { storage[count] = Cell(start: start, count: stop - start) }
    fieldCount = count &+ 1
    // The last word reaches beyond the record: a mark here only asks for a closer look.
    hasHighBytes = high & 0x8080_8080_8080_8080 != 0
    return .record
  }

  /// Finds the record's extent and lets libcsv cut it.
  private mutating func careful() -> Step {
    let rest = UnsafeBufferPointer(start: recordStart, count: end - recordStart)
    let extent = recordExtent(rest, isLast: true)
    let record = UnsafeBufferPointer(rebasing: rest[0..<extent.length])
    cursor = recordStart + extent.length
    linesPassed += max(1, lineCount(record) + (record.last == 0x0A || record.last == 0x0D ? 0 : 1))
    hasHighBytes = record.contains { $0 >= 0x80 }
    guard extent.kind == .complete else { return .broken(extent.kind) }
    guard libcsv.parse(record) else { return .broken(.brokenQuoting(field: 1)) }
    if unquoted.count < record.count {
      unquoted.deallocate()
      unquoted = .allocate(capacity: record.count * 2)
    }
    let target = unquoted
    let storage = storage
    let capacity = capacity
    fieldCount = libcsv.withFields { bytes, ends in
      _ = target.update(fromContentsOf: bytes)
      var start = 0
      for (index, stop) in ends.enumerated() where index < capacity {
        storage[index] = Cell(start: UnsafePointer(target.baseAddress! + start), count: stop - start)
        start = stop
      }
      return ends.count
    }
    return .record
  }
}

/// The index of the first byte that is not part of well-formed UTF-8; nil when all are.
public func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  do {
    _ = try UTF8Span(validating: Span(_unsafeElements: bytes))
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}
