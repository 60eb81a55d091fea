import Findings
import Foundation
import Testing
import Wording

/// The list of codes in the DocC catalog, made from their entries, and the page of each, with the messages of its fixtures.
/// `RECORD=1` writes them.
@Suite struct ErrorPageTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let catalog = root.appending(path: "Sources/Kinerja/Kinerja.docc")
  static let codes = FindingCode.allCases.map(ErrorCode.init) + SettingsFaultCode.allCases.map(ErrorCode.init)

  /// What is written by hand stands before the first table.
  @Test func theListNamesEveryCode() throws {
    let file = Self.catalog.appending(path: "Errors.md")
    let known = try String(contentsOf: file, encoding: .utf8)
    let opening = known[..<(known.firstRange(of: "\n### ")?.lowerBound ?? known.endIndex)]
    var tables = ""
    for (index, code) in Self.codes.enumerated() {
      if index == 0 || Self.codes[index - 1].title != code.title {
        tables += "\n### \(code.title)\n\n| code | meaning |\n|---|---|\n"
      }
      tables += "| <doc:\(code.name)> | \(code.meaning) |\n"
    }
    try Self.expect(opening + tables, in: file)
  }

  @Test(arguments: codes) func hasAPage(_ code: ErrorCode) throws {
    let messages = try Self.messages(of: code.name)
    #expect(!messages.isEmpty)
    let page = """
      # \(code.name)

      \(code.meaning)

      ## Overview

      \(Self.text(code.consequence)) For example:

      \(messages.map { "```\n\(Self.wrapped($0))\n```" }.joined(separator: "\n\n"))

      The whole list is in <doc:Errors>.

      """
    try Self.expect(page, in: Self.catalog.appending(path: "Errors/\(code.name).md"))
  }

  @Test func noPageIsLeftOver() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.catalog.appending(path: "Errors").path)
    #expect(Set(pages) == Set(Self.codes.map { "\($0.name).md" }))
  }

  private static func expect(_ page: String, in file: URL) throws {
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try page == String(contentsOf: file, encoding: .utf8), "stale: RECORD=1 writes it anew")
  }

  private static func text(_ consequence: Consequence) -> String {
    switch consequence {
    case .needsReason: "An error about what is missing: nothing is published without `--accept-incomplete REASON`."
    case .stopsRun: "An error about a file as a whole: nothing is published."
    case .stopsRow: "An error: nothing is published, unless `--quarantine` may set the row aside."
    case .warns: "A warning: a run goes on, unless `--strict` is given."
    case .refusesSettings: "The file is not used until it is mended; the exit code is 78."
    }
  }

  /// A message with its parts on lines of their own, none too long for a page.
  private static func wrapped(_ message: String) -> String {
    var text = message
    for part in ["Diharapkan", "Perbaikan", "Expected", "Remedy"] {
      text = text.replacing(". \(part): ", with: ".\n\(part): ")
    }
    return text.split(separator: "\n").map { line in
      var lines = [""]
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        if lines[lines.count - 1].count + word.count > 72 { lines.append(" ") }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The first message of the code in each language.
  private static func messages(of code: String) throws -> [String] {
    let isData = code.hasPrefix("K")
    let folder = root.appending(path: "fixtures/errors/\(isData ? "data" : "policy")")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(code) }.sorted()
    guard let name = names.first(where: { isData || $0.hasSuffix(".expected") }) else { return [] }
    let file = folder.appending(path: isData ? "\(name)/expected.txt" : name)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    return lines.filter { $0.contains(": \(code)") }.reduce(into: [String]()) { found, line in
      let isEnglish = line.contains("Remedy: ")
      if !found.contains(where: { $0.contains("Remedy: ") == isEnglish }) { found.append(line) }
    }
  }
}

/// A code of either kind, as the pages show it.
struct ErrorCode: CustomTestStringConvertible {
  let name: String
  let title: String
  let meaning: String
  let consequence: Consequence

  init(_ code: some StableCode) {
    name = code.rawValue
    title = code.member.title.english
    meaning = code.entry().meaning.english
    consequence = code.consequence
  }

  var testDescription: String { name }
}
