internal import Tabular

/// What the letters beyond ASCII of a file tell: whether it is UTF-8 against what its profile says, and whether they were
/// spoilt before.
struct LetterReview: Sendable {
  /// The first line whose bytes would be UTF-8; -1 without any.
  private(set) var likeUTF8 = -1
  /// Whether some bytes would not.
  private(set) var isOther = false
  /// The first line with spoilt letters; -1 without any.
  private(set) var broken = -1
  private(set) var brokenCount = 0

  /// Looks at a record that is text in the encoding.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextFormat.Encoding, line: Int) {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    if encoding == .windows1252 {
      if firstInvalidUTF8(bytes) != nil {
        isOther = true
      } else if likeUTF8 < 0 {
        likeUTF8 = line
      }
    } else if bytes.hasSpoiltLetter {
      if broken < 0 { broken = line }
      brokenCount += 1
    }
  }

  /// Adds what a later piece of the file told, which begins behind this many lines.
  mutating func add(_ later: LetterReview, behind line: Int) {
    if likeUTF8 < 0, later.likeUTF8 >= 0 { likeUTF8 = line + later.likeUTF8 }
    if broken < 0, later.broken >= 0 { broken = line + later.broken }
    isOther = isOther || later.isOther
    brokenCount += later.brokenCount
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a byte order mark of UTF-8 stands among the bytes.
  var hasMark: Bool { has { self[$0] == 0xEF && self[$0 + 1] == 0xBB && self[$0 + 2] == 0xBF } }

  /// Whether UTF-8 that was read as Windows-1252 stands among the bytes (`Ã©`, `â€™`), or the sign for a lost letter.
  fileprivate var hasSpoiltLetter: Bool {
    has { index in
      switch self[index] {
      // Ã or Â, then a sign of the upper half of Latin-1.
      case 0xC3:
        (self[index + 1] == 0x83 || self[index + 1] == 0x82) && (self[index + 2] == 0xC2 || self[index + 2] == 0xC3)
      case 0xE2:
        index + 3 < count && self[index + 1] == 0x82 && self[index + 2] == 0xAC && index >= 2 && self[index - 2] == 0xC3
          && self[index - 1] == 0xA2
      case 0xEF: self[index + 1] == 0xBF && self[index + 2] == 0xBD
      default: false
      }
    }
  }

  private func has(_ isAt: (Int) -> Bool) -> Bool {
    count >= 3 && (0...count - 3).contains { self[$0] >= 0x80 && isAt($0) }
  }
}
