import Audit
import Foundation
import Reports
import Testing

/// The JSON Schema of the manifest against what it is about; `RECORD=1` writes the names of formats into it.
@Suite struct ManifestSchemaTests {
  @Test func namesTheReportFormats() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Sources/Audit/Schemas/manifest.schema.json")
      .standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    let list = try #require(text.firstMatch(of: /"reports": \{[^}]*"enum": (\[[^\]]*\])/))
    let names = try JSONDecoder().decode([String].self, from: Data(list.1.utf8))
    guard names != ReportFormat.all.map(\.name) else { return }
    #expect(ProcessInfo.processInfo.environment["RECORD"] != nil, "stale; RECORD=1 writes it anew")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      let lines = ReportFormat.all.map { "          \"\($0.name)\"" }.joined(separator: ",\n")
      try text.replacingCharacters(in: list.1.startIndex..<list.1.endIndex, with: "[\n\(lines)\n        ]")
        .write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
