internal import Kinerja
package import Platform
package import Wording

/// A form in which results leave the program besides `hasil.csv`, declared in the file that writes it.
///
/// The names that `--report` and workspaces take, the manifest's schema, the order of writing and `Reports.md` come from `all`.
package struct ReportFormat: Sendable {
  /// Every format, in the order in which they are written.
  package static let all: [ReportFormat] = [.xlsx, .html, .json, .sqlite, .spreadsheet, .followUp]

  /// Its name for `--report`.
  package let name: String
  /// The files that it writes.
  package let files: [String]
  /// What it is.
  package let title: Text
  /// What it cannot be written without; nil when it always can.
  package let need: Text?
  private let writer: @Sendable (ReportContent, RunFolder) throws(WriteError) -> Void

  init(
    _ name: String, files: [String], _ title: Text, need: Text? = nil,
    writer: @escaping @Sendable (ReportContent, RunFolder) throws(WriteError) -> Void
  ) {
    self.name = name
    self.files = files
    self.title = title
    self.need = need
    self.writer = writer
  }

  /// The format of this name.
  package static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// Writes it into a run folder.
  package func write(_ content: ReportContent, to folder: RunFolder) throws(WriteError) { try writer(content, folder) }
}

extension ReportFormat: Hashable {
  package static func == (left: ReportFormat, right: ReportFormat) -> Bool { left.name == right.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Set<ReportFormat> {
  /// Writes these formats into a run folder.
  package func write(_ content: ReportContent, to folder: RunFolder) throws(WriteError) {
    for format in ReportFormat.all where contains(format) { try format.write(content, to: folder) }
  }
}
