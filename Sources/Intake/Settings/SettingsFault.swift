/// Something wrong in a settings file: where it is, what is wrong, what was expected and how to mend it.
public struct SettingsFault: Hashable, Sendable {
  /// The kind of fault.
  public let code: SettingsFaultCode
  /// The name of the file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int
  /// The keys that lead to the place, such as `clauses.index[2026-01-01].weights.JF`; list items count from 1.
  public let path: String
  /// The offending text; nil where something is missing.
  public let value: String?
  /// What the texts name besides the value: allowed words, limits, days.
  let details: [String]
  /// What was probably meant.
  let suggestion: String?

  /// What is wrong; it reads on from the value, if there is one.
  public func problem(in language: Language) -> String { code.wording(details).problem.text(in: language) }

  /// What was expected.
  public func expectation(in language: Language) -> String { code.wording(details).expectation.text(in: language) }

  /// How to mend it.
  public func remedy(in language: Language) -> String {
    guard let suggestion else { return code.wording(details).remedy.text(in: language) }
    return language.pick("mungkin maksudnya `\(suggestion)`", "perhaps `\(suggestion)` was meant")
  }

  /// The whole fault as one line for people.
  public func rendered(in language: Language) -> String {
    let place = "\(shown(file)):\(line):\(column): \(code.rawValue)\(path.isEmpty ? "" : " " + shown(path)):"
    let subject = value.map { " \"\(shown($0, atMost: 60))\"" } ?? ""
    let expected = language.pick("Diharapkan", "Expected") + ": \(expectation(in: language))."
    let mend = language.pick("Perbaikan", "Remedy") + ": \(remedy(in: language))."
    return "\(place)\(subject) \(problem(in: language)). \(expected) \(mend)"
  }
}

/// Every fault of one policy file, at least one, by line and column.
public struct SettingsFaults: Error, Sendable {
  /// The faults.
  public let faults: [SettingsFault]

  /// Orders faults.
  init(_ faults: [SettingsFault]) {
    self.faults = faults.sorted { left, right in
      (left.line, left.column, left.code.rawValue, left.path) < (
        right.line, right.column, right.code.rawValue, right.path
      )
    }
  }
}

/// The faults of one file while it is read.
final class SettingsFaultLog {
  private let file: String
  private(set) var faults: [SettingsFault] = []

  init(file: String) { self.file = file }

  func add(
    _ code: SettingsFaultCode, at mark: SettingsMark, path: String, value: String?, details: [String] = [],
    suggestion: String? = nil
  ) {
    faults.append(
      SettingsFault(
        code: code, file: file, line: mark.line, column: mark.column, path: path, value: value, details: details,
        suggestion: suggestion))
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
