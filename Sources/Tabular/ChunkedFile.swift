private import Glibc
private import Synchronization

/// What keeps a file from being read.
public struct FileError: Error, Sendable {
  /// The file's path.
  public let path: String
  /// The system's reason.
  public let reason: String

  init(_ path: String, _ number: Int32) {
    self.path = path
    reason = String(cString: strerror(number))
  }

  init(path: String, reason: String) {
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
/// The pieces, and so every position, are the same whatever the number of threads. A byte order mark is skipped.
public final class ChunkedFile: Sendable {
  private struct State {
    var offset = 0
    var carry: [UInt8] = []
    var number = 0
    var isAtEnd = false
  }

  /// The file's path.
  public let path: String
  /// The bytes that a piece aims at.
  public let chunkSize: Int
  /// The file's size in bytes when it was opened.
  public let size: Int
  private let descriptor: CInt
  private let state = Mutex(State())
  private static let recordLimit = 64 << 20

  /// Opens a file.
  public init(path: String, chunkSize: Int = 1 << 20) throws(FileError) {
    self.path = path
    self.chunkSize = max(chunkSize, 1)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    var info = stat()
    let status = fstat(descriptor, &info)
    guard status == 0, info.st_mode & S_IFMT != S_IFDIR else {
      let reason = status == 0 ? EISDIR : errno
      close(descriptor)
      throw FileError(path, reason)
    }
    size = Int(info.st_size)
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  /// The next piece, read into `buffer`; nil behind the last one.
  public func next(into buffer: ChunkBuffer) throws(FileError) -> Chunk? {
    guard let (number, range) = try state.withLock({ state throws(FileError) in try next(&state, buffer) })
    else { return nil }
    return Chunk(number: number, bytes: UnsafeBufferPointer(rebasing: buffer.memory[range]))
  }

  private func next(_ state: inout State, _ buffer: ChunkBuffer) throws(FileError) -> (Int, Range<Int>)? {
    var filled = state.carry.count
    var wanted = filled + chunkSize
    buffer.reserve(wanted + RecordScanner.padding, keeping: 0)
    _ = buffer.memory.update(fromContentsOf: state.carry)
    while true {
      while filled < wanted, !state.isAtEnd {
        let read = pread(descriptor, buffer.memory.baseAddress! + filled, wanted - filled, off_t(state.offset))
        guard read >= 0 else {
          if errno == EINTR { continue }
          throw FileError(path, errno)
        }
        if read == 0 { state.isAtEnd = true }
        filled += read
        state.offset += read
      }
      let start = state.number == 0 && startsWithMark(buffer.memory, filled) ? 3 : 0
      let bytes = UnsafeBufferPointer(start: buffer.memory.baseAddress! + start, count: max(0, filled - start))
      let length = state.isAtEnd ? bytes.count : wholeRecords(bytes)
      if length == 0, !state.isAtEnd {
        guard wanted < Self.recordLimit else {
          throw FileError(path: path, reason: "a record is longer than \(Self.recordLimit >> 20) MiB")
        }
        wanted *= 2
        buffer.reserve(wanted + RecordScanner.padding, keeping: filled)
        continue
      }
      guard length > 0 else { return nil }
      state.carry = Array(bytes[length...])
      let number = state.number
      state.number += 1
      for index in filled..<filled + RecordScanner.padding { buffer.memory[index] = 0 }
      return (number, start..<start + length)
    }
  }

  private func startsWithMark(_ memory: UnsafeMutableBufferPointer<UInt8>, _ filled: Int) -> Bool {
    filled >= 3 && memory[0] == 0xEF && memory[1] == 0xBB && memory[2] == 0xBF
  }
}

/// The length of the whole records at the start of bytes behind which a file goes on.
func wholeRecords(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  guard let base = bytes.baseAddress else { return 0 }
  var start = 0
  while let quote = memchr(base + start, 0x22, bytes.count - start) {
    let quoteIndex = base.distance(to: UnsafePointer(quote.assumingMemoryBound(to: UInt8.self)))
    // The record that holds the quote begins behind the last line end before it.
    let recordStart = start + lengthOfLines(UnsafeBufferPointer(rebasing: bytes[start..<quoteIndex]), isCut: false)
    let extent = recordExtent(UnsafeBufferPointer(rebasing: bytes[recordStart...]), isLast: false)
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
  var length = bytes.count
  if isCut, length > 0, bytes[length - 1] == 0x0D { length -= 1 }
  while length > 0, bytes[length - 1] != 0x0A, bytes[length - 1] != 0x0D { length -= 1 }
  return length
}
