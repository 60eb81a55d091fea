package import Wording

/// The draft of a profile, line by line.
package struct Draft: Sendable {
  /// What nobody can tell from the file: it stands in the draft as this word, with which no profile is read.
  static let openMark = ProfileReader.openMark

  private var lines: [Text] = []
  /// The keys that are left open, in the order of the draft.
  package private(set) var open: [String] = []

  /// The draft's text.
  package var text: Text { lines.joined(by: "\n") + "\n" }

  mutating func add(_ line: String) { lines.append(Text(line)) }

  /// Adds a comment, a line for each text.
  mutating func comment(_ texts: [Text], indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    for text in texts { lines.append("\(margin)# " + text) }
  }

  /// Leaves a key open: why, and the values that there are, each with what speaks for it.
  mutating func leaveOpen(_ key: String, _ reason: Text, _ choices: [(value: String, says: Text)], indent: Int = 0) {
    comment([Text("LENGKAPI \(key): ", "LENGKAPI (fill in) \(key): ") + reason], indent: indent)
    comment(
      choices.map { choice in Text("  \(choice.value)") + (choice.says == Text("") ? Text("") : ": " + choice.says) },
      indent: indent)
    add(String(repeating: " ", count: indent) + "\(key): \(Self.openMark)")
    open.append(key)
  }
}
