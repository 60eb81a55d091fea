package import Platform

/// Writes the chosen reports of a run.
package struct ReportWriter: Sendable {
  private let content: ReportContent

  /// The JSON Schema of a line of `hasil.json`.
  package static var jsonSchema: [UInt8] { PackageResources.hasil_schema_json }

  /// Makes a writer of reports.
  package init(_ content: ReportContent) { self.content = content }

  /// Writes reports into a run folder.
  package func write(_ kinds: Set<ReportKind>, to folder: RunFolder) throws(WriteError) {
    for kind in ReportKind.allCases where kinds.contains(kind) {
      switch kind {
      case .xlsx: try RankingWorkbook(content: content).write(to: folder)
      case .json:
        try JSONLines(table: content.table).write(to: folder)
        try DataPackage(content: content).write(to: folder)
      case .html: try ReportPage(content: content).write(to: folder)
      case .followUp: try FollowUpList(content)?.write(to: folder)
      case .spreadsheet: try SpreadsheetCopy(table: content.table).write(to: folder)
      case .sqlite: try DatabaseReport(content: content).write(to: folder)
      }
    }
  }
}
