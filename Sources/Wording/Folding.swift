extension String {
  /// The text with its lines folded at blanks so that none is longer than `width` characters, where a word is not so by
  /// itself; what is folded stands deeper than its line begins.
  package func folded(at width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { fold($0, width) }.joined(separator: "\n")
  }

  private func fold(_ line: Substring, _ width: Int) -> String {
    guard line.count > width else { return String(line) }
    let indent = line.prefix { $0 == " " }
    let deeper = indent + "  "
    var folded = String(indent)
    var length = indent.count
    var isFirst = true
    for word in line.dropFirst(indent.count).split(separator: " ", omittingEmptySubsequences: false) {
      if isFirst {
        folded += word
        length += word.count
      } else if length + 1 + word.count <= width {
        folded += " " + word
        length += 1 + word.count
      } else {
        folded += "\n" + deeper + word
        length = deeper.count + word.count
      }
      isFirst = false
    }
    return folded
  }
}
