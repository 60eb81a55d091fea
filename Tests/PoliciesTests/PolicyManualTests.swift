import Foundation
import Kinerja
import Settings
import Testing
import Wording

@testable import Policies

/// The tables of keys in PolicyFile.md, which are made from the declarations; `RECORD=1` writes them.
@Suite struct PolicyManualTests {
  private static let page = URL(filePath: #filePath).appending(path: "../../..").standardized
    .appending(path: "Sources/Kinerja/Kinerja.docc/PolicyFile.md")
  private static let mark = "### schedules"

  @Test func listsEveryKey() throws {
    let written = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(written.range(of: Self.mark)?.lowerBound)
    let page = written[..<start] + ClauseName.allCases.map { Self.section($0.declared) }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try page.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(written == page, "stale; RECORD=1 writes it anew")
  }

  private static func section<Rules: DeclaredRules>(_: Rules.Type) -> String {
    let clause = Rules.clause
    let moves =
      switch clause.moves {
      case .score: "It moves scores, and with them ratings and money."
      case .money: "It moves ratings and money, but no index."
      case .advice: "It gives advice and moves no figure."
      }
    let days =
      switch clause.days {
      case .each: "A version is taken for each day."
      case .months: "Each month has the version in force on its last day; the quarter, that of its own last day."
      case .last: "The version in force on the quarter's last day is taken."
      case .receipt: "The version in force on the day of receipt is taken."
      }
    return """
      ### \(clause.name.rawValue) (`\(Rules.self)`)

      \(clause.title.english). \(moves) \(days)\(clause.isOptional ? " A policy may do without it." : "")

      | key | value | if left out | meaning |
      |---|---|---|---|
      \(Rules.keys.flatMap { rows($0, below: "") }.joined(separator: "\n"))

      """
  }

  private static func rows<Rules>(_ key: RuleKey<Rules>, below: String) -> [String] {
    let name = below + key.name
    let fallback = key.fallback.map { "`\($0)`" } ?? (key.isOptional ? "no such rule" : "must be there")
    let cells = ["`\(name)`", key.form.english, fallback, key.meaning.english].map { $0.replacing("|", with: "\\|") }
    return ["| \(cells.joined(separator: " | ")) |"] + key.parts.flatMap { rows($0, below: name + ".") }
  }

  /// A fallback that could not be read would leave a version without its value.
  @Test(arguments: ClauseName.allCases) func everyFallbackCanBeRead(_ name: ClauseName) throws {
    func unread<Rules: DeclaredRules>(_: Rules.Type) throws -> Set<String> {
      let log = SettingsFaultLog(file: "")
      let nothing = try #require(SettingsDocument.root(of: Array("{}".utf8), log: log)?.fields([], optional: []))
      var rules = Rules.blank
      return Rules.keys.filter { $0.fallback != nil }.read(nothing, into: &rules)
    }
    #expect(try unread(name.declared).isEmpty)
  }

  @Test(arguments: ClauseName.allCases) func everyKeyIsSaidInBothLanguages(_ name: ClauseName) {
    func texts<Rules: DeclaredRules>(_: Rules.Type) -> [(key: String, text: Text)] {
      func below(_ key: RuleKey<Rules>) -> [(String, Text)] { [(key.name, key.meaning)] + key.parts.flatMap(below) }
      return Rules.keys.flatMap(below)
    }
    for (key, text) in texts(name.declared) {
      #expect(!text.indonesian.isEmpty && text.indonesian != text.english, "\(name).\(key)")
    }
  }
}
