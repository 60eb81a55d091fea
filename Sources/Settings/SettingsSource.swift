/// A place in a text: line and column, from 1; columns count Unicode scalars.
package struct SettingsMark: Hashable {
  package let line: Int
  package let column: Int

  /// Makes a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first place of a text.
  package static let start = SettingsMark(line: 1, column: 1)
}

/// A YAML file's text, with the places of its characters.
package struct SettingsSource {
  /// The characters.
  package private(set) var scalars: [Unicode.Scalar]
  private var lineStarts = [0]

  /// Reads text, without its byte order mark.
  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    for (offset, scalar) in scalars.enumerated() where endsLine(scalar, at: offset) { lineStarts.append(offset + 1) }
  }

  /// The whole text.
  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The position of a place; nil outside the text.
  package func offset(of mark: SettingsMark) -> Int? {
    guard lineStarts.indices.contains(mark.line - 1) else { return nil }
    let offset = lineStarts[mark.line - 1] + mark.column - 1
    return scalars.indices.contains(offset) ? offset : nil
  }

  /// The place of a position.
  package func mark(at offset: Int) -> SettingsMark {
    let line = lineStarts.lastIndex { $0 <= offset } ?? 0
    return SettingsMark(line: line + 1, column: offset - lineStarts[line] + 1)
  }

  /// The character at a place.
  package func scalar(at mark: SettingsMark) -> Unicode.Scalar? { offset(of: mark).map { scalars[$0] } }

  /// The characters from a place up to a space or the end of a value.
  package func word(at mark: SettingsMark) -> String {
    guard let offset = offset(of: mark) else { return "" }
    let word = scalars[offset...].prefix { !$0.properties.isWhitespace && !",[]{}".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(word))
  }

  /// The same text with another character at a position.
  package func replacing(at offset: Int, with scalar: Unicode.Scalar) -> SettingsSource {
    var result = self
    result.scalars[offset] = scalar
    return result
  }

  /// Whether a line ends here, as YAML 1.1 has it.
  private func endsLine(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
    switch scalar {
    case "\n", "\u{85}", "\u{2028}", "\u{2029}": true
    case "\r": offset + 1 == scalars.count || scalars[offset + 1] != "\n"
    default: false
    }
  }
}
