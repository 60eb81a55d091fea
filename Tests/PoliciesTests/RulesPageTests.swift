import Foundation
import Kinerja
import SmallQuarters
import Testing

/// The rules of real regulations, fixtures/policies/rules.csv, and the page of the DocC catalog that is made from it;
/// `RECORD=1` writes the page. A rule names the clause and the key or cell that says it; that must stand in the policy.
@Suite struct RulesPageTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let page = root.appending(path: "Sources/Kinerja/Kinerja.docc/RulesOfRegulations.md")

  struct Rule: CustomTestStringConvertible {
    let cells: [String]

    var regulation: String { cells[0] }
    var number: String { cells[1] }
    var text: String { cells[2] }
    var file: String { cells[3] }
    var clause: String { cells[4] }
    var names: [String] { cells[5].split(separator: ";").map(String.init) }
    var isExact: Bool { cells[6] == "yes" }
    var reason: String { cells[7] }
    var testDescription: String { "\(regulation) \(number)" }
  }

  static let rules =
    (try? String(contentsOf: root.appending(path: "fixtures/policies/rules.csv"), encoding: .utf8))
    .map { text in
      text.split(separator: "\n").dropFirst().map { Rule(cells: SmallQuarters.cells(ofLine: $0)) }
    } ?? []

  @Test func nearlyAllAreExact() {
    let exact = Self.rules.count(where: \.isExact)
    #expect(Self.rules.count == 220 && exact * 100 >= 95 * 220)
    #expect(Self.rules.allSatisfy { $0.cells.count == 8 && $0.isExact == $0.reason.isEmpty })
  }

  /// A rule that exports follow names a table and its column.
  @Test(arguments: rules.filter { $0.clause == "masukan" }) func isFollowedByExports(_ rule: Rule) throws {
    for name in rule.names {
      let parts = name.split(separator: ":")
      let table = try #require(Table.allCases.first { parts[0].prefix { $0 != "." && $0 != "-" } == $0.rawValue })
      for column in parts.dropFirst() { #expect(table.spec.columns.contains { $0.name == column }, "\(name)") }
    }
  }

  /// The clause of the policy holds every name, as a whole word.
  @Test(arguments: rules.filter { $0.clause != "masukan" }) func standsInItsPolicy(_ rule: Rule) throws {
    let text = try String(contentsOf: Self.root.appending(path: "fixtures/policies/\(rule.file)"), encoding: .utf8)
    #expect(ClauseName(rawValue: rule.clause) != nil)
    let start = try #require(text.range(of: "\n  \(rule.clause):\n"), "the policy has no clause \(rule.clause)")
    let section = text[start.upperBound...].prefix(
      upTo: text[start.upperBound...].firstRange(of: /\n( {2})?[a-z]/)?.lowerBound ?? text.endIndex)
    let words = Set(section.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    #expect(!rule.names.isEmpty)
    for word in rule.names.flatMap({ $0.split(separator: ".").map(String.init) }) {
      #expect(words.contains(word), "\(rule.file) \(rule.clause): \(word)")
    }
  }

  @Test func thePageListsThem() throws {
    let exact = Self.rules.count(where: \.isExact)
    var text = """
      # Rules of regulations

      What real regulations say, and the clause of a policy in `fixtures/policies/` that says the same.

      ## Overview

      Of \(Self.rules.count) rules \(exact) are said exactly; the others say why not. The page is made from
      `fixtures/policies/rules.csv`, and a test sees that every name stands in its policy.

      """
    var seen: [String] = []
    for rule in Self.rules where !seen.contains(rule.regulation) { seen.append(rule.regulation) }
    for regulation in seen {
      let own = Self.rules.filter { $0.regulation == regulation }
      text +=
        "\n### \(regulation)\n\n| no. | rule | policy | clause | key or cell | exact |\n|---|---|---|---|---|---|\n"
      for rule in own {
        let names = rule.names.map { "`\($0)`" }.joined(separator: ", ")
        text +=
          "| \(rule.number) | \(rule.text.replacing("|", with: "\\|")) | `\(rule.file)` | `\(rule.clause)` | \(names) | \(rule.isExact ? "yes" : "no: \(rule.reason)") |\n"
      }
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: Self.page, encoding: .utf8), "stale; RECORD=1 writes it anew")
  }
}
