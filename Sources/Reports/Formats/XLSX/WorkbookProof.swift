private import CZlib
private import Foundation

/// Whether a workbook holds what was written to it: libxlsxwriter keeps sheets in temporary files and does not look whether
/// they took every byte.
struct WorkbookProof {
  private static let sheets = "xl/worksheets/sheet"

  /// Reads a workbook back: each part must end with the element that it begins with, and each sheet must hold so many cells.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - cells: how many cells were written to each sheet, in order.
  static func holds(_ path: String, cells: [Int]) -> Bool {
    guard let file = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else { return false }
    return file.withUnsafeBytes { bytes in
      var (place, found) = (0, 0)
      while let part = Part(in: bytes, at: place) {
        guard let text = PartText(part.content), text.isClosed else { return false }
        if part.name.hasPrefix(sheets), let number = Int(part.name.dropFirst(sheets.count).prefix { $0.isNumber }) {
          guard cells.indices.contains(number - 1), cells[number - 1] == text.cells else { return false }
          found += 1
        }
        place = part.content.startIndex + text.compressed
        // A record of sizes may follow the bytes.
        if bytes.begins(with: [0x50, 0x4B, 7, 8], at: place) { place += 24 }
      }
      return found == cells.count && bytes.begins(with: [0x50, 0x4B, 1, 2], at: place)
    }
  }

  /// A part of the package: a local header, and the compressed bytes behind it.
  private struct Part {
    let name: String
    let content: UnsafeRawBufferPointer.SubSequence

    init?(in bytes: UnsafeRawBufferPointer, at place: Int) {
      guard bytes.begins(with: [0x50, 0x4B, 3, 4], at: place), place + 30 <= bytes.count else { return nil }
      func number(_ offset: Int) -> Int { Int(bytes[place + offset]) | Int(bytes[place + offset + 1]) << 8 }
      let start = place + 30 + number(26) + number(28)
      guard number(8) == 8, start < bytes.count else { return nil }
      name = String(decoding: bytes[place + 30..<place + 30 + number(26)], as: UTF8.self)
      content = bytes[start...]
    }
  }

  /// What is in a part.
  private struct PartText {
    /// How many bytes it took.
    private(set) var compressed = 0
    /// How many cells of a sheet begin in it.
    private(set) var cells = 0
    /// Whether it ends with the element that it begins with.
    let isClosed: Bool

    /// Expands it; nil where it is no whole stream.
    init?(_ content: UnsafeRawBufferPointer.SubSequence) {
      var stream = z_stream()
      guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
      }
      defer { inflateEnd(&stream) }
      let source = UnsafeMutableRawPointer(mutating: UnsafeRawBufferPointer(rebasing: content).baseAddress)
      stream.next_in = source?.assumingMemoryBound(to: UInt8.self)
      var rest = content.count
      var start: [UInt8] = []
      // What was expanded before stays in front, as a tag may be cut by the end of the buffer.
      let kept = 64
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      var filled = 0
      while true {
        let given = min(rest, 1 << 30) - Int(stream.avail_in)
        stream.avail_in += UInt32(given)
        let room = buffer.count - filled
        let status = buffer.withUnsafeMutableBufferPointer { buffer in
          stream.next_out = buffer.baseAddress! + filled
          stream.avail_out = UInt32(room)
          return inflate(&stream, Z_NO_FLUSH)
        }
        guard status == Z_OK || status == Z_STREAM_END else { return nil }
        rest = content.count - Int(stream.total_in)
        let end = filled + room - Int(stream.avail_out)
        if start.count < 512 { start += buffer[filled..<end].prefix(512 - start.count) }
        // A tag of three bytes that ends in the new part.
        cells += Self.cells(in: buffer[max(0, filled - 2)..<end])
        if status == Z_STREAM_END {
          compressed = Int(stream.total_in)
          isClosed = Self.isClosed(start, buffer[max(0, end - kept)..<end])
          return
        }
        let tail = buffer[max(0, end - kept)..<end]
        filled = tail.count
        buffer.replaceSubrange(0..<filled, with: Array(tail))
      }
    }

    /// How many tags `<c ` there are.
    private static func cells(in bytes: ArraySlice<UInt8>) -> Int {
      bytes.withUnsafeBytes { bytes in
        var count = 0
        for place in 0..<max(0, bytes.count - 2)
        where bytes[place] == 0x3C && bytes[place + 1] == 0x63 && bytes[place + 2] == 0x20 {
          count += 1
        }
        return count
      }
    }

    /// Whether a text begins with an element that its last tag ends.
    private static func isClosed(_ start: [UInt8], _ end: ArraySlice<UInt8>) -> Bool {
      guard let match = String(decoding: start, as: UTF8.self).firstMatch(of: /<([A-Za-z][A-Za-z0-9:]*)/) else {
        return false
      }
      let text = String(decoding: end, as: UTF8.self).trimmingSuffix(while: \.isWhitespace)
      return text.hasSuffix("</\(match.1)>") || text.hasSuffix("/>") && !text.dropLast(2).contains(">")
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func begins(with bytes: [UInt8], at place: Int) -> Bool {
    place + bytes.count <= count && self[place..<place + bytes.count].elementsEqual(bytes)
  }
}

extension String {
  fileprivate func trimmingSuffix(while isLeft: (Character) -> Bool) -> String {
    String(reversed().drop(while: isLeft).reversed())
  }
}
