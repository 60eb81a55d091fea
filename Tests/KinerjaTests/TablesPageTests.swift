import Foundation
import Kinerja
import Testing
import Wording

/// What Tables.md says of the tables is made from their declarations. `RECORD=1` writes it anew.
@Suite struct TablesPageTests {
  private static let file = URL(filePath: #filePath)
    .appending(path: "../../../Sources/Kinerja/Kinerja.docc/Tables.md").standardized
  private static let (start, end) = ("<!-- tables -->\n", "<!-- end of tables -->\n")

  @Test func thePageFollowsTheDeclarations() throws {
    let page = try String(contentsOf: Self.file, encoding: .utf8)
    let first = try #require(page.range(of: Self.start)?.upperBound)
    let last = try #require(page.range(of: Self.end)?.lowerBound)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try (page[..<first] + Self.tables + page[last...]).write(to: Self.file, atomically: true, encoding: .utf8)
    } else {
      #expect(page[first..<last] == Self.tables)
    }
  }

  private static let tables: String =
    rows(
      ["table", "a row", "key"],
      Table.corrected.map { table in
        let need = table.spec.need == .optional ? ", optional" : ""
        return [
          "`\(table.rawValue)`\(need)", table.spec.meaning.in(.english), table.spec.keyNames.joined(separator: ", "),
        ]
      })
    + (Table.corrected + [.corrections]).map { table in
      "\n### The columns of \(table.rawValue)\n\n"
        + rows(
          ["column", "form", "meaning"],
          table.spec.columns.map { [mark($0), $0.kind.form.in(.english), $0.meaning.in(.english)] })
    }.joined()

  private static func mark(_ column: ColumnSpec) -> String {
    switch column.presence {
    case .filled: column.name
    case .mayBeEmpty: column.name + "?"
    case .mayBeAbsent: column.name + "??"
    }
  }

  private static func rows(_ header: [String], _ cells: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + cells).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
      .replacing("| --- | --- | --- |", with: "|---|---|---|")
  }
}
