extension String {
  /// The text as it may stand on a terminal or in a log: what would move the cursor, change colours or titles, hide or turn
  /// letters is written as `\u001b`, as JSON writes it. Lines and tabs stay.
  package var printable: String { escaped { $0 == "\n" || $0 == "\t" } }

  /// The same on a single line, as the content of a cell or the name of a file.
  package var onOneLine: String { escaped { _ in false } }

  private func escaped(keeping isKept: (Unicode.Scalar) -> Bool) -> String {
    // Most texts have nothing of the kind, and long ones are looked through byte by byte.
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 || $0 == 0xEF })
    else {
      return self
    }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if Self.isObeyed(scalar), !isKept(scalar) {
        let digits = String(scalar.value, radix: 16)
        text.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// Whether a terminal does something for a character instead of showing it: controls, ends of lines, marks of direction.
  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
