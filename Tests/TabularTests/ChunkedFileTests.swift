import Foundation
import Platform
import Tabular
import Testing
import Wording

@Suite struct ChunkedFileTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)").path

  /// Runs a body with a file of these bytes.
  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// All pieces of a file, by number, read by so many threads at once.
  private func pieces(_ file: ChunkedFile, threads: Int = 1) throws -> [Int: [UInt8]] {
    let found = Locked<[Int: [UInt8]]>([:])
    let failures = Locked<[String]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let buffer = ChunkBuffer()
      do throws(FileError) {
        while let chunk = try file.next(into: buffer) {
          let (number, bytes) = (chunk.number, Array(chunk.bytes))
          found.withLock { $0[number] = bytes }
        }
      } catch {
        failures.withLock { $0.append("\(error.reason)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    return found.withLock { $0 }
  }

  private static let table = Array(
    ("nip,nama\n" + (0..<500).map { "\($0),\"nama\n\($0)\"\($0 % 3 == 0 ? "\r\n" : "\n")" }.joined()).utf8)

  /// Together the pieces are the file, whatever their size and the number of threads.
  @Test(arguments: [1, 5, 64, 1000, 1 << 20], [1, 3]) func piecesAreTheFile(_ size: Int, _ threads: Int) throws {
    try withFile(Self.table) { path in
      let found = try pieces(ChunkedFile(path: path, chunkSize: size), threads: threads)
      #expect(found.keys.sorted() == Array(0..<found.count))
      #expect((0..<found.count).flatMap { found[$0] ?? [] } == Self.table)
    }
  }

  @Test func piecesDoNotDependOnThreads() throws {
    try withFile(Self.table) { path in
      let alone = try pieces(ChunkedFile(path: path, chunkSize: 100))
      #expect(alone.count > 20)
      for threads in 2...4 {
        #expect(try pieces(ChunkedFile(path: path, chunkSize: 100), threads: threads) == alone)
      }
    }
  }

  /// Each piece begins and ends at a record's border: it reads by itself.
  @Test(arguments: [7, 40, 333]) func piecesHoldWholeRecords(_ size: Int) throws {
    try withFile(Self.table) { path in
      let found = try pieces(ChunkedFile(path: path, chunkSize: size))
      let counts = (0..<found.count).map { scan(found[$0] ?? []).records }
      #expect(counts.joined().allSatisfy { if case .record(_, let cells) = $0 { cells.count == 2 } else { false } })
      #expect(counts.reduce(0) { $0 + $1.count } == 501)
    }
  }

  /// The observer hashes the file: it sees every byte once, in order, with the byte order mark and before any decoding.
  @Test(arguments: [TextFormat.Encoding.utf8, .utf16LittleEndian, .windows1252], [1, 2])
  func theObserverSeesTheFileAsItIs(_ encoding: TextFormat.Encoding, _ threads: Int) throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFF] + Self.table + [0x0A]
    try withFile(bytes) { path in
      let seen = Locked<[UInt8]>([])
      let file = try ChunkedFile(path: path, format: TextFormat(encoding: encoding), chunkSize: 61) { piece in
        seen.withLock { $0 += piece }
      }
      _ = try pieces(file, threads: threads)
      #expect(seen.withLock { $0 } == bytes)
      #expect(file.size == bytes.count)
    }
  }

  @Test(arguments: [TextFormat.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
  func readsUTF16WithAndWithoutAMark(_ encoding: TextFormat.Encoding, _ hasMark: Bool) throws {
    let text = "nip,nama\r\n1,\"Nur 'Aini 😀\"\r\n2,é\r\n"
    let bytes = ((hasMark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return encoding == .utf16BigEndian ? [high, low] : [low, high]
    }
    try withFile(bytes) { path in
      for size in 1...bytes.count + 1 {
        let found = try pieces(ChunkedFile(path: path, format: TextFormat(encoding: encoding), chunkSize: size))
        #expect((0..<found.count).flatMap { found[$0] ?? [] } == Array(text.utf8), "\(size)")
      }
    }
  }

  @Test(
    arguments: [
      ([], []), ([0xEF, 0xBB, 0xBF], []), ([0xEF, 0xBB], [0xEF, 0xBB]), ([0xEF], [0xEF]),
      ([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF]),
      ([0x41, 0xEF, 0xBB, 0xBF], [0x41, 0xEF, 0xBB, 0xBF]),
    ] as [([UInt8], [UInt8])])
  func skipsOneByteOrderMarkAtTheStart(_ bytes: [UInt8], _ expected: [UInt8]) throws {
    try withFile(bytes) { path in
      for size in 1...8 {
        let found = try pieces(ChunkedFile(path: path, chunkSize: size))
        #expect((0..<found.count).flatMap { found[$0] ?? [] } == expected, "\(size)")
      }
    }
  }

  /// The first piece holds the title lines and the header, however small pieces are.
  @Test(arguments: 1...40) func theFirstPieceHoldsTheHeader(_ size: Int) throws {
    try withFile(Array("Rekap \"Juli\n\n\nnip,\"nama\nlengkap\"\n1,a\n2,b\n".utf8)) { path in
      let file = try ChunkedFile(path: path, format: TextFormat(leadingLines: 1), chunkSize: size)
      let first = try #require(pieces(file)[0])
      #expect(String(decoding: first, as: UTF8.self).hasPrefix("Rekap \"Juli\n\n\nnip,\"nama\nlengkap\"\n"))
    }
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    func reason(_ path: String) -> SystemReason? {
      do throws(FileError) {
        _ = try ChunkedFile(path: path)
        return nil
      } catch {
        #expect(error.path == path)
        return error.reason
      }
    }
    #expect(reason(path) == SystemReason(rawValue: ENOENT))
    #expect(reason(FileManager.default.temporaryDirectory.path) == .notRegular)
    #expect(reason("/dev/null") == .notRegular)
    // A pipe without a writer must not keep the program waiting.
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    #expect(reason(path) == .notRegular)
  }

  /// A file that shrinks while it is read would be read in part, in silence.
  @Test func aFileThatIsCutIsAnError() throws {
    try withFile(Self.table) { path in
      let file = try ChunkedFile(path: path, chunkSize: 1000)
      let buffer = ChunkBuffer()
      _ = try file.next(into: buffer)
      #expect(truncate(path, 1500) == 0)
      let error = #expect(throws: FileError.self) {
        while try file.next(into: buffer) != nil {}
      }
      #expect(error?.reason == .cut)
    }
  }

  /// A file without line ends is given up when 64 MiB of one row are gathered. It is sparse, and takes no room on the disk.
  @Test func aRowWithoutEndIsAnError() throws {
    try withFile([0x61]) { path in
      #expect(truncate(path, 100 << 20) == 0)
      let file = try ChunkedFile(path: path, chunkSize: 33 << 20)
      let buffer = ChunkBuffer()
      let error = #expect(throws: FileError.self) {
        while try file.next(into: buffer) != nil {}
      }
      #expect(error?.reason == .endlessRow)
    }
  }
}
