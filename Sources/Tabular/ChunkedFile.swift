private import Glibc
package import Wording

/// What keeps a file from being read.
public struct FileError: Error, Sendable {
  /// The file's path.
  public let path: String
  /// The reason.
  package let reason: SystemReason

  /// Makes the error of a file.
  package init(_ path: String, _ reason: SystemReason) {
    self.path = path
    self.reason = reason
  }
}

/// A piece of a file that holds whole records.
public struct Chunk: ~Copyable {
  /// Its number within the file, from 0.
  public let number: Int
  /// The bytes; `RecordScanner.padding` more are readable behind them.
  public let bytes: UnsafeBufferPointer<UInt8>
}

/// Memory for one piece at a time, reused by its owner.
public final class ChunkBuffer {
  fileprivate var memory: UnsafeMutableBufferPointer<UInt8>

  /// Makes an empty buffer, which grows as files ask for it.
  public init() { memory = .allocate(capacity: 0) }

  deinit { memory.deallocate() }

  /// Moves bytes back so that `room` bytes lie before them.
  fileprivate func makeRoom(_ room: Int, before range: Range<Int>) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: room + range.count + RecordScanner.padding)
    (larger.baseAddress! + room).update(from: memory.baseAddress! + range.lowerBound, count: range.count)
    memory.deallocate()
    memory = larger
  }

  fileprivate func reserve(_ count: Int, keeping kept: Int) {
    guard memory.count < count else { return }
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    if kept > 0 { larger.baseAddress!.update(from: memory.baseAddress!, count: kept) }
    memory.deallocate()
    memory = larger
  }
}

/// A CSV file that gives out pieces which begin and end at record borders, to any number of threads.
///
/// The file is read in blocks, each by the thread that asks for it; then, in the order of the blocks, each piece takes over
/// the record that the block before it cut. So the pieces, and every position, are the same whatever the number of
/// threads. A byte order mark is skipped.
public final class ChunkedFile: @unchecked Sendable {
  /// The file's path.
  public let path: String
  /// The bytes that a piece aims at.
  public let chunkSize: Int
  /// The file's size in bytes when it was opened.
  public let size: Int
  private let descriptor: CInt
  private let format: TextFormat
  private let observer: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  private static let recordLimit = 64 << 20

  private let turn = Turn()
  /// The next block to be read; guarded by `turn`, as is all that follows.
  private var nextBlock = 0
  /// The bytes that the blocks so far left over: the start of a record that goes on.
  private var carry: [UInt8] = []
  /// Whether a line ends within `carry`.
  private var carryHasLineEnd = false
  private var nextPiece = 0
  private var isMarkSettled = false
  private var utf16: UTF16Decoder?
  private var blanks: BlankJoiner?

  /// Opens a file; `observer` sees all its bytes once, in their order. The first piece holds the lines that precede the
  /// header, and the header.
  public init(
    path: String, format: TextFormat = TextFormat(), chunkSize: Int = 1 << 20,
    observer: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(FileError) {
    self.path = path
    self.format = format
    self.observer = observer
    self.chunkSize = max(chunkSize, 1)
    utf16 = UTF16Decoder(format.encoding)
    blanks = format.joinsBlanks ? BlankJoiner() : nil
    // Without O_NONBLOCK a pipe would keep the program waiting for a writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path, .last) }
    var info = stat()
    let status = fstat(descriptor, &info)
    guard status == 0, info.st_mode & S_IFMT == S_IFREG else {
      let error = FileError(path, status == 0 ? .notRegular : .last)
      close(descriptor)
      throw error
    }
    size = Int(info.st_size)
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  /// The next piece, read into `buffer`; nil behind the last one.
  public func next(into buffer: ChunkBuffer) throws(FileError) -> Chunk? {
    while true {
      let block = turn.locked { () -> Int in
        nextBlock += 1
        return nextBlock - 1
      }
      let start = block * chunkSize
      guard start < size || block == 0 else { return nil }
      // Room in front for what the block before leaves over, which is mostly part of one record.
      var front = 4096
      let wanted = min(chunkSize, size - start)
      // Joined blanks may add a byte to a block.
      buffer.reserve(front + wanted + 1 + RecordScanner.padding, keeping: 0)
      var count: Int
      do throws(FileError) {
        count = try read(wanted, at: start, into: buffer.memory, offset: front)
      } catch {
        turn.pass(block)
        throw error
      }
      turn.wait(for: block)
      defer { turn.pass(block) }
      guard count == wanted else { throw FileError(path, .cut) }
      observer?(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer.memory)[front..<front + count]))
      let isLast = start + count >= size
      if utf16 != nil { count = decodeUTF16(buffer, front, count, isLast: isLast) }
      let room = UnsafeMutableBufferPointer(rebasing: buffer.memory[front...])
      if let length = blanks?.join(room, count: count) { count = length }
      // A line that goes on through whole blocks is not looked at again with each of them.
      if !isLast, isMarkSettled, !carry.isEmpty, !carryHasLineEnd, !hasLineEnd(buffer.memory[front..<front + count]) {
        carry += buffer.memory[front..<front + count]
        guard carry.count <= Self.recordLimit else { throw FileError(path, .endlessRow) }
        continue
      }
      if carry.count > front {
        let grown = carry.count
        buffer.makeRoom(grown, before: front..<front + count)
        front = grown
      }
      let first = front - carry.count
      carry.withUnsafeBufferPointer { carried in
        if let base = carried.baseAddress {
          (buffer.memory.baseAddress! + first).update(from: base, count: carried.count)
        }
      }
      var range = first..<front + count
      for index in range.upperBound..<range.upperBound + RecordScanner.padding { buffer.memory[index] = 0 }
      if !isMarkSettled {
        guard range.count >= 3 || isLast else {
          carry = Array(buffer.memory[range])
          continue
        }
        isMarkSettled = true
        if buffer.memory[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<range.upperBound }
      }
      let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer.memory)[range])
      let length = isLast ? bytes.count : pieceLength(bytes)
      guard bytes.count - length <= Self.recordLimit else { throw FileError(path, .endlessRow) }
      carry = Array(bytes[length...])
      carryHasLineEnd = carry.withUnsafeMutableBufferPointer { hasLineEnd($0[...]) }
      guard length > 0 else { continue }
      nextPiece += 1
      return Chunk(number: nextPiece - 1, bytes: UnsafeBufferPointer(rebasing: bytes[0..<length]))
    }
  }

  private func hasLineEnd(_ bytes: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
    let bytes = UnsafeMutableBufferPointer(rebasing: bytes)
    guard let base = bytes.baseAddress else { return false }
    return memchr(base, 0x0A, bytes.count) != nil || memchr(base, 0x0D, bytes.count) != nil
  }

  /// The length of the whole records at the start of bytes behind which the file goes on. The first piece takes the lines
  /// that precede the header, which are no records, and at least one record.
  private func pieceLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let leading = nextPiece == 0 ? lengthOfLines(format.leadingLines, in: bytes).length : 0
    let records = UnsafeBufferPointer(rebasing: bytes[leading...])
    let length = wholeRecords(records, delimiter: format.delimiter)
    guard nextPiece > 0 || records[..<length].contains(where: { $0 != 0x0A && $0 != 0x0D }) else { return 0 }
    return leading + length
  }

  /// Puts UTF-8 in the place of a block of UTF-16; gives its length.
  private func decodeUTF16(_ buffer: ChunkBuffer, _ front: Int, _ count: Int, isLast: Bool) -> Int {
    var text: [UInt8] = []
    text.reserveCapacity(count + count / 2 + 4)
    utf16?.decode(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer.memory)[front..<front + count]), into: &text)
    if isLast { utf16?.finish(into: &text) }
    buffer.reserve(front + text.count + 1 + RecordScanner.padding, keeping: 0)
    for (index, byte) in text.enumerated() { buffer.memory[front + index] = byte }
    return text.count
  }

  private func read(_ count: Int, at start: Int, into memory: UnsafeMutableBufferPointer<UInt8>, offset: Int)
    throws(FileError) -> Int
  {
    var filled = 0
    while filled < count {
      let read = pread(descriptor, memory.baseAddress! + offset + filled, count - filled, off_t(start + filled))
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw FileError(path, .last) }
      guard read > 0 else { break }
      filled += read
    }
    return filled
  }
}

/// The length of the whole records at the start of bytes behind which a file goes on.
func wholeRecords(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Int {
  guard let base = bytes.baseAddress else { return 0 }
  var start = 0
  while let quote = memchr(base + start, 0x22, bytes.count - start) {
    let quoteIndex = base.distance(to: UnsafePointer(quote.assumingMemoryBound(to: UInt8.self)))
    // The record that holds the quote begins behind the last line end before it.
    let recordStart = start + lengthOfLines(UnsafeBufferPointer(rebasing: bytes[start..<quoteIndex]), isCut: false)
    let extent = recordExtent(
      UnsafeBufferPointer(rebasing: bytes[recordStart...]), delimiter: delimiter, isLast: false)
    if extent.kind == .open { return recordStart }
    let stop = recordStart + extent.length
    // Behind a CR that ends the bytes an LF may follow, and a broken record's first line may not be all here.
    if stop == bytes.count, bytes[stop - 1] != 0x0A { return recordStart }
    start = stop
  }
  return start + lengthOfLines(UnsafeBufferPointer(rebasing: bytes[start...]), isCut: true)
}

/// The length up to and with the last line end; where the bytes are cut, a CR at their end may be half of one.
private func lengthOfLines(_ bytes: UnsafeBufferPointer<UInt8>, isCut: Bool) -> Int {
  guard let base = bytes.baseAddress else { return 0 }
  func hasZero(_ word: UInt64) -> Bool { (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 }
  var length = isCut && bytes.last == 0x0D ? bytes.count - 1 : bytes.count
  // Eight bytes at a time as long as none of them ends a line.
  while length >= 8 {
    let word = UnsafeRawPointer(base + length - 8).loadUnaligned(as: UInt64.self)
    guard !hasZero(word ^ 0x0A0A_0A0A_0A0A_0A0A), !hasZero(word ^ 0x0D0D_0D0D_0D0D_0D0D) else { break }
    length -= 8
  }
  while length > 0, bytes[length - 1] != 0x0A, bytes[length - 1] != 0x0D { length -= 1 }
  return length
}
