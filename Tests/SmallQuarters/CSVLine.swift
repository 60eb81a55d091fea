/// The cells of a line of CSV, quoted or not, read with nothing of the program.
package func cells(ofLine line: some StringProtocol) -> [String] {
  var cells = [""]
  var isQuoted = false
  for character in line {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: cells.append("")
    default: cells[cells.count - 1].append(character)
    }
  }
  return cells
}
