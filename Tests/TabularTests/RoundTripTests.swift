import Foundation
import Tabular
import Testing

/// What is written is read back, whatever the cells hold.
@Suite struct RoundTripTests {
  /// A generator that gives the same numbers everywhere (Knuth's MMIX constants).
  private struct Numbers {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let pieces: [[UInt8]] =
    ["", "a", ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", ";", "é", "0", "2026-07-01", "'", "=", "\u{FEFF}"]
    .map { Array($0.utf8) } + [[0xFF], [0xC3], [0]]

  private func rows(_ seed: UInt64) -> [[[UInt8]]] {
    var numbers = Numbers(state: seed)
    return (0..<40).map { _ in
      // A row of one empty cell would be an empty line, which is no row.
      (0..<2 + numbers.below(5)).map { _ in
        (0..<numbers.below(6)).flatMap { _ in Self.pieces[numbers.below(Self.pieces.count)] }
      }
    }
  }

  private func write(_ rows: [[[UInt8]]]) -> [UInt8] {
    var buffer = CSVBuffer(capacity: 1)
    for row in rows {
      for (place, cell) in row.enumerated() {
        if place > 0 { buffer.comma() }
        cell.withUnsafeBufferPointer { buffer.append(cell: $0) }
      }
      buffer.endLine()
    }
    return buffer.withBytes { Array($0) }
  }

  private func cells(_ scanned: [Scanned]) -> [[[UInt8]]] {
    scanned.map { record in
      switch record {
      case .record(_, let cells): cells
      case .broken(let line): [Array("broken in line \(line)".utf8)]
      }
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>) func rowsComeBack(_ seed: UInt64) throws {
    let rows = rows(seed)
    let bytes = write(rows)
    #expect(cells(scan(bytes).records) == rows)
    #expect(cells(scan(bytes, useLibCSVAlone: true).records) == rows)
    #expect(libcsvRecords(bytes) == rows)
  }

  /// The same through a file in pieces; a byte order mark at the start of the first cell would be taken for the file's.
  @Test(arguments: [1, 2, 3, 7, 64, 1000]) func rowsComeBackInPieces(_ chunkSize: Int) throws {
    let rows = [[Array("nip".utf8), Array("nama".utf8)]] + rows(UInt64(chunkSize))
    #expect(try cells(scanFile(write(rows), chunkSize: chunkSize)) == rows)
  }

  /// A cell of 1 MiB is the largest, with quotes or without.
  @Test(arguments: ["x", "\n", ","]) func theLargestCellComesBack(_ letter: String) {
    let cell = Array(repeatElement(Array(letter.utf8)[0], count: RecordScanner.cellLimit))
    let rows = [[cell, [0x61]], [[0x62], cell]]
    #expect(cells(scan(write(rows)).records) == rows)
  }

  @Test func aQuotedCellBeyondTheLimitIsRefusedAndReadingGoesOn() {
    let quoted =
      Array("a,\"".utf8) + [UInt8](repeating: 0x78, count: RecordScanner.cellLimit + 1) + Array("\"\nb,c\n".utf8)
    let found = scan(quoted).records
    #expect(found == [.broken(line: 1), .record(line: 2, [[0x62], [0x63]])])
  }
}
