import Foundation
import Findings
import Testing

/// The page of each error code in the DocC catalog, made from its meaning in Errors.md and the messages of its fixtures.
/// `RECORD_FIXTURES=1` writes the pages.
@Suite struct ErrorPageTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let catalog = root.appending(path: "Sources/Kinerja/Kinerja.docc")
  static let codes = FindingCode.allCases.map(\.rawValue) + SettingsFaultCode.allCases.map(\.rawValue)

  /// What each code means: the rows of the table in Errors.md.
  private static let meanings: [String: String] = {
    let page = (try? String(contentsOf: catalog.appending(path: "Errors.md"), encoding: .utf8)) ?? ""
    let rows = page.matches(of: /\| <doc:([KP][0-9]{3})> \| (.+) \|/).map { (String($0.1), String($0.2)) }
    return Dictionary(rows) { first, _ in first }
  }()

  @Test(arguments: codes) func hasAPage(_ code: String) throws {
    let meaning = try #require(Self.meanings[code], "Errors.md has no row for the code")
    let messages = try Self.messages(of: code)
    #expect(!messages.isEmpty)
    let page = """
      # \(code)

      \(meaning)

      ## Overview

      \(Self.consequence(code))

      \(messages.map { "```\n\(Self.wrapped($0))\n```" }.joined(separator: "\n\n"))

      The whole list is in <doc:Errors>.

      """
    let file = Self.catalog.appending(path: "Errors/\(code).md")
    if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try page == String(contentsOf: file, encoding: .utf8))
  }

  @Test func noPageIsLeftOver() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.catalog.appending(path: "Errors").path)
    #expect(Set(pages) == Set(Self.codes.map { "\($0).md" }))
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

  private static func consequence(_ code: String) -> String {
    if code.hasPrefix("P") { return "The file is not used until it is mended; the exit code is 78. For example:" }
    if code.hasPrefix("K9") { return "A warning: a run goes on, unless `--strict` is given. For example:" }
    if code.hasPrefix("K0") { return "An error about a file as a whole: nothing is published. For example:" }
    return "An error: nothing is published, unless `--quarantine` may set the row aside. For example:"
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
