import Foundation
import Kinerja
import Testing
import Wording

@testable import Policies

/// What changes from one policy to another, in words.
@Suite struct PolicyDifferenceTests {
  private static let lines: [ClauseName: [String]] = [
    .objection: ["days: 5", "counting: working"],
    .incentive: [
      "unit: 1000", "params: {bagian: 60}", "month: {bayar: dasar * bagian / 100}", "quarter: {insentif: sum(bayar)}",
    ],
  ]

  private func policy(_ clause: ClauseName, _ edits: [(String, String)] = [], more: String = "") throws -> Policy {
    var text = ClauseText(clause, Self.lines[clause] ?? []).text + more
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try PolicyReader.read(Array(text.utf8), name: "x.yaml").get()
  }

  private func difference(_ old: Policy, _ new: Policy) -> [Substring] {
    Array(PolicyDifference(from: old, to: new, .english).text.split(separator: "\n").dropFirst())
  }

  @Test func equalPoliciesDoNotDiffer() throws {
    #expect(try difference(policy(.incentive), policy(.incentive)) == ["No clause changes."])
    // Nor do other ways of writing the same.
    #expect(
      try difference(policy(.incentive), policy(.incentive, [("dasar * bagian / 100", "dasar*bagian/100")]))
        == ["No clause changes."])
  }

  @Test func aParameterAndAFormulaAreNamed() throws {
    let new = try policy(
      .incentive, [("bagian: 60", "bagian: 70, batas: 1"), ("sum(bayar)", "'if(sum(bayar) < batas, 0, sum(bayar))'")])
    #expect(
      try difference(policy(.incentive), new) == [
        "Incentive (incentive), from 2026-01-01", "  params.bagian: 60 → 70", "  params.batas: none → 1",
        "  quarter.insentif: sum(bayar) → if(sum(bayar) < batas, 0, sum(bayar))",
      ])
  }

  /// A version that begins later changes what is in force from its day on, and nothing before.
  @Test func aLaterVersionChangesWhatFollows() throws {
    let later = "    - from: 2026-09-01\n      basis: perubahan\n      days: 7\n      counting: working\n"
    #expect(
      try difference(policy(.objection), policy(.objection, more: later)) == [
        "Objections (objection), from 2026-09-01", "  basis: dasar → perubahan",
        "  days: 5 working days → 7 working days",
      ])
  }

  /// A version in between that changes something else leaves one change that goes on.
  @Test func whatGoesOnIsOneChange() throws {
    let later = "    - from: 2026-09-01\n      basis: dasar\n      days: 7\n      counting: working\n"
    let old = try policy(.objection, more: later)
    let new = try policy(.objection, [("counting: working", "counting: calendar")], more: later)
    // Only from the second on do both say seven days.
    #expect(
      difference(old, new) == [
        "Objections (objection), from 2026-01-01 until 2026-08-31", "  days: 5 working days → 5 calendar days",
        "Objections (objection), from 2026-09-01", "  days: 7 working days → 7 calendar days",
      ])
    let between = "    - from: 2026-09-01\n      basis: dasar\n      days: 5\n      counting: working\n"
    #expect(
      try difference(policy(.objection, more: between), policy(.objection, [("days: 5", "days: 6")], more: between))
        == ["Objections (objection), from 2026-01-01", "  days: 5 working days → 6 working days"])
  }

  /// Of spells the kind that stands first decides, so that their order is a rule.
  @Test func anotherOrderIsTold() throws {
    func kinds(_ text: String) throws -> Policy { try ClauseText(.spells, ["kinds: {\(text)}"]).policy() }
    #expect(
      try difference(kinds("A: {group: x}, B: {group: y}, C: {group: z}"), kinds("B: {group: y}, A: {group: x}")) == [
        "Spells (spells), from 2026-01-01", "  kinds.C: z → none", "  kinds (order): A, B → B, A",
      ])
  }

  @Test func aClauseMayGo() throws {
    var gone = try policy(.objection)
    gone.objection = DatedClause([])
    #expect(
      try difference(policy(.objection), gone) == [
        "Objections (objection), from 2026-01-01", "  basis: dasar → none", "  days: 5 working days → none",
      ])
  }
}
