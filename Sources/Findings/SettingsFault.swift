package import Wording

/// Something wrong in a settings file: where it is, what is wrong, what was expected and how to mend it.
package struct SettingsFault: Hashable, Sendable {
  /// The kind of fault.
  package let code: SettingsFaultCode
  /// The name of the file.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column, from 1.
  package let column: Int
  /// The keys that lead to the place, such as `clauses.index[2026-01-01].weights.JF`; list items count from 1.
  package let path: String
  /// The offending text; nil where something is missing.
  package let value: String?
  /// What the texts name besides the value: allowed words, limits, days.
  let details: [String]
  /// What was probably meant.
  let suggestion: String?

  /// Makes a fault.
  package init(
    code: SettingsFaultCode, file: String, line: Int, column: Int, path: String, value: String?, details: [String],
    suggestion: String?
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.value = value
    self.details = details
    self.suggestion = suggestion
  }

  /// What it says; a suggestion takes the remedy's place.
  package var texts: CodeEntry {
    var texts = code.entry(Particulars(value: value ?? "", details: details))
    if let suggestion {
      texts.remedy = Text("mungkin maksudnya `\(suggestion)`", "perhaps `\(suggestion)` was meant")
    }
    return texts
  }

  /// The whole fault as one line for people.
  package var rendered: Text {
    let place = "\(shown(file)):\(line):\(column): \(code.rawValue)\(path.isEmpty ? "" : " " + shown(path)):"
    let subject = value.map { " \"\(shown($0, atMost: 60))\"" } ?? ""
    return "\(place)\(subject) " + texts.sentences
  }
}

/// Every fault of one policy file, at least one, by line and column.
package struct SettingsFaults: Error, Sendable {
  /// The faults.
  package let faults: [SettingsFault]

  /// Orders faults.
  package init(_ faults: [SettingsFault]) {
    self.faults = faults.sorted { left, right in
      (left.line, left.column, left.code.rawValue, left.path) < (
        right.line, right.column, right.code.rawValue, right.path
      )
    }
  }
}

extension SettingsFaults: Refusing {
  package var refusal: Refusal {
    Refusal(.policy, faults.map(\.rendered))
  }
}

/// Text fit for one line: control characters are written as escapes, and what is too long is cut.
private func shown(_ text: String, atMost limit: Int = .max) -> String {
  var result = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    guard count < limit else { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: result += scalar.escaped(asASCII: true)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
