package import Kinerja
package import Wording

/// One thing wrong at one place.
package struct Finding: Hashable, Sendable {
  /// What is wrong.
  package var code: FindingCode
  /// The file's name.
  package var file: String
  /// The physical line, from 1; 0 for the file as a whole.
  package var line: Int
  /// The number of the cell in its row, from 1; 0 for the row as a whole.
  package var field: Int
  /// The column's name; empty for the row as a whole.
  package var column: String
  /// The NIP of the row, where it has one.
  package var nip: NIP?
  /// The value that is wrong, cut when long.
  package var value: String
  /// What the texts say beyond the value: the allowed words, the range, another place.
  package var detail: String
  /// The rows of the file that have it, this being the first.
  package var rows = 1

  /// Makes a finding.
  package init(
    code: FindingCode, file: String, line: Int = 0, field: Int = 0, column: String = "", nip: NIP? = nil,
    value: String = "", detail: String = ""
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.field = field
    self.column = column
    self.nip = nip
    self.value = value
    self.detail = detail
  }

  /// The place: `file:line:cell`, as far as it is known.
  package var place: String {
    var text = file
    if line > 0 { text += ":\(line)" }
    if field > 0 { text += ":\(field)" }
    return text
  }
}

extension Finding {
  /// What it says.
  package var texts: CodeEntry {
    var entry = code.entry(Particulars(value: value, details: detail.isEmpty ? [] : [detail]))
    if rows > 1 { entry.problem = entry.problem + Text("; \(rows) baris", "; \(rows) rows") }
    return entry
  }

  /// The finding as one line: place, code, person, column, value, what is wrong, what was expected, how to mend it.
  package var rendered: Text {
    let person = nip.map { " NIP \($0)" } ?? ""
    let subject = value.isEmpty ? "" : " \"\(value.filter { !$0.isNewline })\""
    let name = column.isEmpty ? "" : " \(column)"
    return "\(place): \(code.rawValue)\(person)\(name)\(subject): " + texts.sentences
  }
}
