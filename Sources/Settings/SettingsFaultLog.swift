package import Findings

/// The faults of one file while it is read.
package final class SettingsFaultLog {
  private let file: String
  package private(set) var faults: [SettingsFault] = []
  /// The text of the file, once it is parsed.
  var source: SettingsSource?

  package init(file: String) { self.file = file }

  package func add(
    _ code: SettingsFaultCode, at mark: SettingsMark, path: String, value: String?, details: [String] = [],
    suggestion: String? = nil
  ) {
    faults.append(
      SettingsFault(
        code: code, file: file, line: mark.line, column: mark.column, path: path, value: value, details: details,
        suggestion: suggestion))
  }
}
