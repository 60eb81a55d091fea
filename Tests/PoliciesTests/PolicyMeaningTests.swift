import Kinerja
import Testing
import Wording

@testable import Policies

/// What a policy says, whatever it looks like.
@Suite struct PolicyMeaningTests {
  private static let quarter = Quarter(year: 2026, number: 3)!

  private func meaning(_ text: String) -> String? { PolicyReader.meaningDigest(of: Array(text.utf8)).map { "\($0)" } }

  private func inForce(_ text: String, _ quarter: Quarter = quarter) -> [ClauseName: String] {
    PolicyReader.meaningInForce(of: Array(text.utf8), quarter: quarter)
  }

  private func edited(_ old: String, _ new: String) throws -> String {
    try #require(ClauseText.example.contains(old))
    return ClauseText.example.replacing(old, with: new)
  }

  /// Comments, spacing, quotes, block or flow and the order of keys are no part of it.
  @Test(
    arguments: [
      ("      cap: 120\n", "      cap:   120   # persen\n"), ("      cap: 120\n", "      cap: \"120\"\n"),
      ("      cap: 120\n      weighting: workload\n", "      weighting: workload\n      cap: 120\n"),
      ("{above: 110, meets: 90}", "{meets: 90, above: 110}"), ("scale: [0, 100]", "scale:\n        - 0\n        - 100"),
      (
        "    - from: 2026-01-01\n      basis: SKP\n      cap: 120\n      weighting: workload\n",
        "    - {cap: 120, weighting: workload, from: 2026-01-01, basis: SKP}\n"
      ),
      ("schema: kinerja-policy/2\n", "%YAML 1.1\n---\nschema: kinerja-policy/2\n"),
    ])
  func looksDoNotMatter(_ old: String, _ new: String) throws {
    let other = try edited(old, new)
    #expect(meaning(other) == meaning(ClauseText.example) && meaning(other) != nil)
    #expect(inForce(other) == inForce(ClauseText.example))
  }

  /// Any value, citation, name or order of items is.
  @Test(
    arguments: [
      ("cap: 120", "cap: 121"), ("cap: 120", "cap: 120.0"), ("basis: SKP", "basis: skp"),
      ("id: contoh-bengkulu", "id: contoh"),
      ("scale: [0, 100]", "scale: [0, 99]"), ("[jenis_jabatan], []]", "[], [jenis_jabatan]]"),
      ("value: 20", "value: 21"),
      ("below: 85", "below: 86"), ("days: 14, counting", "days: 15, counting"),
      ("{days: 3, measure: teguran lisan}", "{days: 3, measure: lisan}"),
      ("id: contoh-bengkulu\ntitle: Contoh", "id: contoh-bengkulu \ntitle: contoh"),
    ])
  func whatIsSaidMatters(_ old: String, _ new: String) throws {
    #expect(try meaning(edited(old, new)) != meaning(ClauseText.example))
  }

  /// Text is told apart where it runs together: `a: 20` is not `a2: 0`.
  @Test func textsDoNotRunTogether() throws {
    let pairs = ["{a: 20, b: 40}", "{a2: 0, b: 40}", "{a: 2, \"0b\": 40}"]
    let meanings = try pairs.map { try meaning(edited("{bagian_layanan: 60, hadir_minimum: 50}", $0)) }
    #expect(Set(meanings.map { $0 ?? "" }).count == 3)
  }

  @Test func otherBytesMeanNothing() {
    #expect(meaning("a: [") == nil && meaning("") == nil)
  }

  // MARK: In force

  /// Each clause on its own: a change of one leaves the others; citations and ways to write a number do not count.
  @Test(
    arguments: [
      ("cap: 120", "cap: 110", [ClauseName.achievement]), ("cap: 120", "cap: 120.00", []),
      ("basis: SKP", "basis: lain", []),
      ("value: 20", "value: 21", [.spells]), ("hadir_minimum: 50", "hadir_minimum: 50.1", [.incentive]),
      ("gerbang * (100", "gerbang*( 100", []), ("gerbang * (100", "gerbang * (99", [.incentive]),
      ("late: [1]", "late: [2]", [.counters]), ("default: 0", "default: 1", [.numbers]),
      ("weekdays: [mon]", "weekdays: [tue]", [.events]), ("average: days", "average: months", [.discipline]),
      ("above: 110", "above: 111", [.ratings]),
      ("day_cap: 3", "day_cap: 4", [.attendance]),
      ("below: 85", "below: 1", []), ("days: 14", "days: 1", []), ("07:30, 16:30", "07:30, 16:31", [.schedules]),
      ("mode: none", "mode: shift", [.supervisor]), ("min_group: 5", "min_group: 6", [.workload]),
      ("{disiplin: refuse, layanan", "{disiplin: zero, layanan", [.index]),
    ] as [(String, String, [ClauseName])])
  func oneClauseIsToldFromAnother(_ old: String, _ new: String, _ changed: [ClauseName]) throws {
    let (before, after) = (inForce(ClauseText.example), inForce(try edited(old, new)))
    #expect(
      before.keys.count == 13
        && before.keys.sorted { $0.rawValue < $1.rawValue } == after.keys.sorted { $0.rawValue < $1.rawValue })
    #expect(before.keys.filter { before[$0] != after[$0] } == changed)
  }

  private static let later =
    "      weighting: workload\n    - {from: 2026-09-15, basis: x, cap: 110, weighting: workload}\n"

  /// A version that begins within the quarter counts for a clause that is taken for the last day from then on alone; one of a
  /// day clause counts with its first day.
  @Test func versionsCountWhereTheyAreTaken() throws {
    let later = try edited("      weighting: workload\n", Self.later)
    let alone = try edited("cap: 120", "cap: 110")
    let second = try #require(Quarter("2026-Q2")), fourth = try #require(Quarter("2026-Q4"))
    #expect(inForce(later, second) == inForce(ClauseText.example, second))
    #expect(inForce(later, fourth)[.achievement] == inForce(alone, fourth)[.achievement])
    #expect(inForce(later)[.achievement] != inForce(ClauseText.example)[.achievement])
    let early = try #require(Quarter("2025-Q4"))
    #expect(Set(inForce(ClauseText.example, early).values) == [""])
  }

  /// An edit on paper reaches every version that counts in the quarter, and no other.
  @Test func editsReachTheVersionsInForce() throws {
    let text = try edited("      weighting: workload\n", Self.later.replacing("09-15", with: "10-01"))
    let edit = [PolicyEdit(path: "achievement.cap", value: "100")]
    func caps(_ quarter: String) throws -> [String] {
      let quarter = try #require(Quarter(quarter))
      let bytes = try PolicyReader.edited(Array(text.utf8), edit, quarter: quarter)
      return try PolicyReader.read(bytes, name: "x").get().achievement.versions.map { "\($0.rules.cap)" }
    }
    #expect(try caps("2026-Q3") == ["100", "110"])
    #expect(try caps("2026-Q4") == ["120", "100"])
    #expect(throws: PolicyEditError.notInForce(path: "achievement.cap")) { try caps("2025-Q4") }
  }

  /// What cannot be set, and what is said of it.
  @Test(
    arguments: [
      (
        ["x.y"], "x.y: kunci tidak ada; yang ada di sini: schedules, ",
        "x.y: there is no such key; here are: schedules, "
      ),
      (["achievement.tutup"], "yang ada di sini: from, basis, cap, weighting", "here are: from, basis, cap, weighting"),
      (["workload.curve.9.1"], "yang ada di sini: 1, 2, 3, 4", "here are: 1, 2, 3, 4"),
      (["index.weights"], "index.weights: bukan satu nilai", "index.weights: is not a single value"),
      (["achievement.cap", "achievement.cap"], "achievement.cap: ", "achievement.cap: is set twice"),
      (["follow_up.promotion.quarters"], "tidak menggerakkan nilai", "this clause moves no score and no payment"),
    ])
  func whatCannotBeSetIsRefused(_ paths: [String], _ indonesian: String, _ english: String) {
    do throws(PolicyEditError) {
      _ = try PolicyReader.edited(
        Array(ClauseText.example.utf8), paths.map { .init(path: $0, value: "7") }, quarter: Self.quarter)
      Issue.record("it was set")
    } catch {
      let refusal = error.refusal
      #expect(refusal.end == .usage && refusal.texts.count == 1)
      let said = [refusal.texts[0].indonesian, refusal.texts[0].english]
      #expect(said[0].hasPrefix("--set: ") && said[0].contains(indonesian), "\(said[0])")
      #expect(said[1].hasPrefix("--set: ") && said[1].contains(english), "\(said[1])")
    }
  }

  /// A value in quotes is not replaced, for its place in the text is not that of its content.
  @Test func aQuotedValueIsNotSet() throws {
    let text = try edited("cap: 120", "cap: \"120\"")
    #expect(throws: PolicyEditError.notPlain(path: "achievement.cap")) {
      try PolicyReader.edited(Array(text.utf8), [.init(path: "achievement.cap", value: "7")], quarter: Self.quarter)
    }
  }

  /// An edit leaves every other byte as it was, comments and accents before it included.
  @Test func anEditLeavesTheRest() throws {
    let text = try edited("# Capaian layanan:", "# Capaian “layanan” é 𝛼:")
    let bytes = try PolicyReader.edited(
      Array(text.utf8),
      [.init(path: "achievement.cap", value: "99"), .init(path: "incentive.params.hadir_minimum", value: "51")],
      quarter: Self.quarter)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == text.replacing("cap: 120", with: "cap: 99").replacing("minimum: 50", with: "minimum: 51"))
  }
}
