/// How delimited text is written.
public struct TextFormat: Hashable, Sendable {
  /// How characters are written.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// UTF-16, the lower byte first, with or without a byte order mark.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, the higher byte first, with or without a byte order mark.
    case utf16BigEndian = "utf-16be"
    /// Windows-1252, as Windows writes it in Western and Indonesian settings.
    case windows1252 = "windows-1252"
  }

  /// The encoding.
  public var encoding: Encoding
  /// The byte between the cells of a row.
  public var delimiter: UInt8
  /// The physical lines before the header, or before the first row where there is no header.
  public var leadingLines: Int
  /// Whether spaces and tabs, as many as there are, part the cells, and those at a line's start and end part nothing;
  /// the delimiter is a space then.
  public var joinsBlanks: Bool

  /// Makes a format; by default that of RFC 4180.
  public init(
    encoding: Encoding = .utf8, delimiter: UInt8 = UInt8(ascii: ","), leadingLines: Int = 0, joinsBlanks: Bool = false
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.leadingLines = leadingLines
    self.joinsBlanks = joinsBlanks
  }
}

/// Turns UTF-16, block by block, into UTF-8. What is no UTF-16 becomes bytes that are no UTF-8 either, so that it is
/// found where all such bytes are.
struct UTF16Decoder {
  private let isBigEndian: Bool
  private var pendingByte: UInt8?
  private var pendingSurrogate: UInt32?

  /// Makes a decoder; nil for other encodings.
  init?(_ encoding: TextFormat.Encoding) {
    switch encoding {
    case .utf16LittleEndian: isBigEndian = false
    case .utf16BigEndian: isBigEndian = true
    case .utf8, .windows1252: return nil
    }
  }

  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    var index = 0
    if let first = pendingByte, index < bytes.count {
      pendingByte = nil
      take(first, bytes[0], &text)
      index = 1
    }
    while index + 1 < bytes.count {
      take(bytes[index], bytes[index + 1], &text)
      index += 2
    }
    if index < bytes.count { pendingByte = bytes[index] }
  }

  /// Adds what stands open at the end of the text.
  mutating func finish(into text: inout [UInt8]) {
    if let surrogate = pendingSurrogate { Self.append(surrogate, &text) }
    if pendingByte != nil { text.append(0xFF) }
    (pendingSurrogate, pendingByte) = (nil, nil)
  }

  private mutating func take(_ first: UInt8, _ second: UInt8, _ text: inout [UInt8]) {
    let unit = isBigEndian ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
    if let high = pendingSurrogate {
      pendingSurrogate = nil
      if (0xDC00...0xDFFF).contains(unit) {
        Self.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), &text)
        return
      }
      Self.append(high, &text)
    }
    if (0xD800...0xDBFF).contains(unit) { pendingSurrogate = unit } else { Self.append(unit, &text) }
  }

  /// Writes a code point as UTF-8 has it; half a surrogate pair gives bytes that UTF-8 forbids.
  private static func append(_ point: UInt32, _ text: inout [UInt8]) {
    switch point {
    case ..<0x80: text.append(UInt8(point))
    case ..<0x800: text += [0xC0 | UInt8(point >> 6), 0x80 | UInt8(point & 0x3F)]
    case ..<0x10000:
      text += [0xE0 | UInt8(point >> 12), 0x80 | UInt8(point >> 6 & 0x3F), 0x80 | UInt8(point & 0x3F)]
    default:
      text += [
        0xF0 | UInt8(point >> 18), 0x80 | UInt8(point >> 12 & 0x3F), 0x80 | UInt8(point >> 6 & 0x3F),
        0x80 | UInt8(point & 0x3F),
      ]
    }
  }
}

/// Adds Windows-1252 bytes as UTF-8; the five bytes that Windows-1252 leaves open stay as they are, which UTF-8 forbids.
public func appendWindows1252(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
  for byte in bytes {
    guard byte >= 0x80 else {
      text.append(byte)
      continue
    }
    let point = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
    switch point {
    case 0: text.append(byte)
    case ..<0x800: text += [0xC0 | UInt8(point >> 6), 0x80 | UInt8(point & 0x3F)]
    default: text += [0xE0 | UInt8(point >> 12), 0x80 | UInt8(point >> 6 & 0x3F), 0x80 | UInt8(point & 0x3F)]
    }
  }
}

/// The code points of the bytes 0x80 to 0x9F; 0 where there is none.
private let windows1252: InlineArray<32, UInt32> = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
