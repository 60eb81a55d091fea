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
  /// Whether the current record holds a NUL byte.
  public private(set) var hasNUL = false
  /// The number of physical lines passed so far, the current record's with them.
  public private(set) var linesPassed: Int
  /// The line ends seen so far, those within quoted cells left out.
  public private(set) var lineEnds = LineEnds()

  private var cursor: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private var recordStart: UnsafePointer<UInt8>
  @usableFromInline let storage: UnsafeMutablePointer<Cell>
  private let capacity: Int
  private let delimiter: UInt8
  private let delimiters: UInt64
  private let useLibCSVAlone: Bool
  private let libcsv: LibCSVRecord
  private var unquoted: UnsafeMutableBufferPointer<UInt8>

  /// The bytes that must be readable, whatever they hold, behind a piece.
  public static let padding = 16
  /// The largest cell, in bytes.
  public static let cellLimit = quotedFieldLimit

  /// Makes a scanner over bytes with `padding` readable bytes behind them; up to `capacity` cells a record are kept, and
  /// the first `leadingLines` physical lines are passed over.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>, capacity: Int, delimiter: UInt8 = UInt8(ascii: ","), leadingLines: Int = 0,
    useLibCSVAlone: Bool = false
  ) {
    let start = bytes.baseAddress ?? UnsafePointer(bitPattern: 16)!
    end = start + bytes.count
    let leading = lengthOfLines(leadingLines, in: bytes)
    cursor = start + leading.length
    linesPassed = leading.lines
    recordStart = cursor
    self.delimiter = delimiter
    delimiters = UInt64(delimiter) &* 0x0101_0101_0101_0101
    self.capacity = capacity
    storage = .allocate(capacity: capacity)
    self.useLibCSVAlone = useLibCSVAlone
    libcsv = LibCSVRecord(delimiter: delimiter)
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

  /// Takes the current record for one of so many cells, at most `capacity`: those that it lacks are empty, others are
  /// dropped.
  public mutating func resize(to count: Int) {
    for index in min(fieldCount, count)..<count { storage[index] = Cell(start: recordStart, count: 0) }
    fieldCount = count
  }

  /// The bytes of the current record as they stand in the file, with the line end.
  public var recordBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: recordStart, count: cursor - recordStart)
  }

  /// Moves to the next record; empty lines are passed over.
  public mutating func next() -> Step {
    while cursor < end, cursor[0] == 0x0A || cursor[0] == 0x0D { passLineEnd(cursor) }
    line = linesPassed
    recordStart = cursor
    guard cursor < end else { return .end }
    return useLibCSVAlone ? careful() : plain()
  }

  /// Moves behind a line end.
  @inline(__always)
  private mutating func passLineEnd(_ at: UnsafePointer<UInt8>) {
    let isPair = at[0] == 0x0D && at + 1 < end && at[1] == 0x0A
    let kind: LineEnds.Kind = at[0] == 0x0A ? .lf : isPair ? .crlf : .cr
    if kind != lineEnds.last { lineEnds.note(kind, line: linesPassed) }
    cursor = at + (isPair ? 2 : 1)
    linesPassed &+= 1
  }

  /// Cuts a record whose quoted fields hold neither quotes nor line ends; hands any other to `careful`.
  private mutating func plain() -> Step {
    var fieldStart = recordStart
    var count = 0
    var high: UInt64 = 0
    var block = recordStart
    hasNUL = false
    blocks: while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(block).loadUnaligned(as: UInt64.self))
      high |= word
      // Marks bytes below 0x2D — commas, tabs, line ends, quotes, blanks — and some above 0x7F; then other delimiters.
      var marks = ~((word | 0x8080_8080_8080_8080) &- 0x2D2D_2D2D_2D2D_2D2D) & 0x8080_8080_8080_8080
      let other = word ^ delimiters
      marks |= (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
      while marks != 0 {
        let at = block + marks.trailingZeroBitCount >> 3
        marks &= marks &- 1
        guard at < end else { break }
        let byte = at.pointee
        if byte == delimiter {
          if count < capacity { storage[count] = Cell(start: fieldStart, count: at - fieldStart) }
          count &+= 1
          fieldStart = at + 1
        } else if byte == 0x0A || byte == 0x0D {
          passLineEnd(at)
          return finish(fieldStart, at, count, high)
        } else if byte == 0x22 {
          guard at == fieldStart, let close = closingQuote(after: at, &high) else { return careful() }
          let next = close + 1
          if next < end, next[0] == delimiter {
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
          if next < end {
            passLineEnd(next)
          } else {
            cursor = end
            linesPassed &+= 1
          }
          return finish(at + 1, close, count, high)
        } else if byte == 0 {
          hasNUL = true
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
      if byte == 0x0A || byte == 0x0D || byte == 0 { return nil }
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
    let extent = recordExtent(rest, delimiter: delimiter, isLast: true)
    let record = UnsafeBufferPointer(rebasing: rest[0..<extent.length])
    cursor = recordStart + extent.length
    linesPassed += max(1, lineCount(record) + (record.last == 0x0A || record.last == 0x0D ? 0 : 1))
    hasHighBytes = record.contains { $0 >= 0x80 }
    hasNUL = record.contains(0)
    noteLineEnd(of: record)
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

extension RecordScanner {
  /// Notes the line end behind a record.
  private mutating func noteLineEnd(of record: UnsafeBufferPointer<UInt8>) {
    guard let last = record.last, last == 0x0A || last == 0x0D else { return }
    let isPair = last == 0x0A && record.count > 1 && record[record.count - 2] == 0x0D
    lineEnds.note(last == 0x0D ? .cr : isPair ? .crlf : .lf, line: linesPassed - 1)
  }
}

/// The kinds of line end in a text, each with the first line that it ends.
public struct LineEnds: Equatable, Sendable {
  /// A kind of line end.
  public enum Kind: Int, CaseIterable, Sendable {
    /// A line feed, or CR LF, or a carriage return alone.
    case lf, crlf, cr
  }

  /// The number of physical lines before the first line of each kind; nil where there is none.
  public private(set) var first: [Kind: Int] = [:]
  /// The kind seen last.
  private(set) var last: Kind?

  /// Makes an empty record.
  public init() {}

  mutating func note(_ kind: Kind, line: Int) {
    last = kind
    if first[kind] == nil { first[kind] = line }
  }

  /// Adds what a later piece holds that begins behind this many lines.
  public mutating func add(_ later: LineEnds, behind lines: Int) {
    for (kind, line) in later.first where first[kind] == nil { first[kind] = lines + line }
  }
}

/// The index of the first byte that Windows-1252 leaves open; nil when there is none.
public func firstOutsideWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  bytes.firstIndex { byte in (0x80..<0xA0).contains(byte) && [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) }
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
