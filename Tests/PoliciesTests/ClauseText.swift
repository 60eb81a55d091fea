import Findings
import Foundation
import Kinerja
import Testing
import Wording

@testable import Policies

/// The example policy without what names things of other clauses, one clause written anew, and what becomes of it.
struct ClauseText {
  static let example: String = {
    let file = URL(filePath: #filePath).appending(path: "../../../fixtures/policies/contoh-bengkulu.yaml").standardized
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return String(text.prefix(upTo: text.firstRange(of: "\n# Contoh yang")?.lowerBound ?? text.endIndex))
  }()

  /// The policy's text.
  let text: String

  /// The example with these lines as the only version of a clause, each a key besides `from` and `basis`.
  init(_ clause: ClauseName, _ lines: [String]) {
    var kept: [Substring] = []
    var isInClause = false
    for line in Self.example.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  "), line.dropFirst(2).first.map({ $0 != " " && $0 != "#" }) ?? false {
        isInClause = (Self.naming + [clause]).contains { line == "  \($0.rawValue):" }
      }
      if !isInClause { kept.append(line) }
    }
    if clause != .incentive { kept += Self.version(.incentive, Self.flat) }
    text =
      (kept + Self.version(clause, lines)).joined(separator: "\n").replacing(", excludes: [hukdis]", with: "") + "\n"
  }

  private static let naming: [ClauseName] = [.discipline, .counters, .spells, .events, .numbers, .incentive]
  private static let flat = ["unit: 1", "params: {}", "month: {}", "quarter: {insentif: 0}"]

  private static func version(_ clause: ClauseName, _ lines: [String]) -> [Substring] {
    ["  \(clause.rawValue):", "    - from: 2026-01-01", "      basis: dasar"] + lines.map { "      \($0)" }
  }

  func policy() throws -> Policy { try PolicyReader.read(Array(text.utf8), name: "x.yaml").get() }

  /// What is wrong with it: code and path below the clause's version, the offending value behind `=`.
  var faults: [String] {
    guard case .failure(let found) = PolicyReader.read(Array(text.utf8), name: "x.yaml") else { return [] }
    return found.faults.map { fault in
      let path = fault.path.replacing(/^clauses\.[a-z_]+(\[[^\]]*\])?\.?/, with: "")
      return "\(fault.code.rawValue) \(path)" + (fault.value.map { "=\($0)" } ?? "")
    }
  }

  /// The texts of what is wrong, and where that stands.
  var found: [SettingsFault] {
    guard case .failure(let found) = PolicyReader.read(Array(text.utf8), name: "x.yaml") else { return [] }
    return found.faults
  }

  /// The rows of the clause in `policy show`, by label.
  func shown(_ clause: ClauseName, _ language: Language = .indonesian) throws -> [String: String] {
    let day = try #require(CivilDate("2026-09-30"))
    let summary = PolicySummary.text(try policy(), on: day, language: language)
    let section = try #require(
      summary.split(separator: "\n\n").first { $0.prefix { $0 != "\n" }.hasSuffix("(\(clause.rawValue))") })
    let rows = section.split(separator: "\n").dropFirst().map { line in
      let label = line.dropFirst(2).prefix { $0 != " " }
      return (String(label), String(line.dropFirst(2 + label.count).drop { $0 == " " }))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
