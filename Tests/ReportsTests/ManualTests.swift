import Foundation
import Kinerja
import Reports
import Testing
import Wording

/// The tables of the DocC catalog that are made from declarations; `RECORD=1` writes them.
@Suite struct ManualTests {
  private static let catalog = URL(filePath: #filePath).appending(path: "../../../Sources/Kinerja/Kinerja.docc")
    .standardized

  /// Holds the first table below a line of a page to these rows.
  private func expect(_ page: String, below line: String, _ rows: [[String]]) throws {
    let file = Self.catalog.appending(path: page)
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let heading = try #require(lines.firstIndex(of: line))
    let start = try #require(lines[heading...].firstIndex { $0.hasPrefix("|") })
    let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
    let table = ([rows[0], rows[0].map { _ in "---" }] + rows.dropFirst()).map { "| \($0.joined(separator: " | ")) |" }
    let text =
      (lines[..<start] + table.map { $0.replacing("| --- ", with: "|---").replacing("--- |", with: "---|") }
      + lines[end...])
      .joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: file, encoding: .utf8), "stale; RECORD=1 writes it anew")
  }

  @Test func tablesNamesTheColumnsOfResults() throws {
    try expect(
      "Tables.md", below: "### What results hold",
      [["column", "form", "meaning"]]
        + ResultColumn.allCases.map(\.declaration).map { column in
          [column.name, column.form + (column.isOptional ? ", or empty" : ""), column.title.in(.english)]
        })
  }

  @Test func reportsNamesTheFormats() throws {
    try expect(
      "Reports.md", below: "## Overview",
      [["name", "files", "what it is"]]
        + ReportFormat.all.map { format in
          [
            "`\(format.name)`", format.files.map { "`\($0)`" }.joined(separator: ", "),
            (format.title + (format.need.map { "; needs " + $0 } ?? Text(""))).in(.english),
          ]
        })
  }
}

extension PublishedColumn {
  fileprivate var form: String {
    switch kind {
    case .nip: "18 digits, or a pseudonym"
    case .text: "text"
    case .code(let codes): codes.map { "`\($0)`" }.joined(separator: ", ")
    case .predikat: "a rating of the policy"
    case .whole(let least, let most): most.map { "\(least) to \($0)" } ?? "whole, from \(least)"
    case .rupiah: "whole rupiah"
    case .decimal(let scale): "\(scale.decimals) decimals"
    }
  }
}
