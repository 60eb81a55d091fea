import Foundation
import Testing

/// `kinerja policy check` and `kinerja policy show` at the shell.
@Suite struct PolicyTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func copyPolicy(_ edit: (String) -> String = { $0 }) throws {
    try desk.write(edit(String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)), to: "kebijakan.yaml")
  }

  @Test(
    arguments: [
      ("", "id", "kebijakan.yaml: kebijakan contoh-bengkulu sah. 7 contoh cocok.\n"),
      ("--quarter 2026-Q3", "en", "kebijakan.yaml: the policy contoh-bengkulu is valid. 7 examples come out.\n"),
    ])
  func aSoundPolicyIsCalledSo(_ option: String, _ language: String, _ text: String) throws {
    try copyPolicy()
    #expect(try desk.done("policy check kebijakan.yaml \(option) --lang \(language)") == text)
  }

  /// What can hardly be meant is told beside, and is an error only where that is asked for.
  @Test func whatCanHardlyBeMeantIsTold() throws {
    try copyPolicy { $0.replacing("hadir_minimum: 50}", with: "hadir_minimum: 50, sisa: 1}") }
    let told = try desk.run("policy check kebijakan.yaml --lang en")
    #expect(told.exitCode == 0 && told.output.contains("is valid"))
    #expect(told.complaints.contains(" P902 clauses.incentive.params: \"sisa\" is used by no formula."))
    let strict = try desk.run("policy check kebijakan.yaml --strict --lang en")
    #expect(strict.exitCode == 78 && strict.output == "" && strict.complaints == told.complaints)
  }

  /// With exports at hand also what their people need and the policy lacks: everything at once, where an evaluation stops at
  /// the first.
  @Test func whatTheExportsNeedIsTold() throws {
    let quarter = Kinerja.fixtures.appending(path: "quarter").path
    try copyPolicy()
    #expect(
      try desk.done("policy check kebijakan.yaml --quarter 2026-Q3 --input \(quarter) --lang en").contains("is valid"))
    try copyPolicy { text in
      text[..<(text.range(of: "\nexamples:")?.lowerBound ?? text.endIndex)].split(separator: "\n")
        .filter { !$0.hasPrefix("        5H: {mon: [07:30") && !$0.hasPrefix("        6H: {mon: [07:30") }
        .joined(separator: "\n").replacing("      patterns:\n", with: "      patterns: {}\n")
    }
    let outcome = try desk.run("policy check kebijakan.yaml --quarter 2026-Q3 --input \(quarter) --lang en")
    #expect(outcome.exitCode == 78)
    let people = try #require(try Exports(URL(filePath: quarter)).files["pegawai.csv"])
    let column = try #require(people[0].firstIndex(of: "pola_kerja"))
    let told = outcome.complaints.split(separator: "\n")
    for (line, pattern) in zip(told, ["5H", "6H"]) {
      let count = Set(people.filter { !$0.isEmpty && $0[column] == pattern }.map { $0[0] }).count
      #expect(line.contains("\"\(pattern)\" has no working hours; \(count) employees need them, first on 2026-07-01"))
    }
    #expect(told.count == 2)
    #expect(try desk.run("policy check kebijakan.yaml --input \(quarter)").exitCode == 64)
  }

  /// All faults are told at once, each with its line, what was expected and what to do; nothing else is printed.
  @Test func everyFaultIsTold() throws {
    try copyPolicy {
      $0.replacing("cap: 120", with: "cap: banyak").replacing("unit: 1000", with: "unit: 2.5")
        .replacing("day_cap: 3", with: "day_capp: 3")
    }
    let text = try desk.text("kebijakan.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    func line(_ words: String) throws -> Int { try #require(text.firstIndex { $0.contains(words) }) + 1 }
    let outcome = try desk.run("policy check kebijakan.yaml --lang en")
    #expect(outcome.exitCode == 78)
    #expect(outcome.output == "")
    let lines = outcome.complaints.split(separator: "\n")
    for (words, code) in [("cap: banyak", "P205"), ("unit: 2.5", "P316"), ("day_capp", "P102")] {
      let place = "kebijakan.yaml:\(try line(words)):"
      let fault = try #require(lines.first { $0.hasPrefix(place) && $0.contains(" \(code) ") }, "\(outcome.complaints)")
      #expect(fault.contains("Expected: ") && fault.contains("Remedy: "))
    }
    #expect(lines.count == 3)
    #expect(lines.contains { $0.hasSuffix("Remedy: perhaps `day_cap` was meant.") })
  }

  @Test(arguments: [
    Refused(usage: "policy check", "Missing expected argument '<file>'"),
    Refused(usage: "policy check kebijakan.yaml --quarter 2026", "'2026' is invalid for '--quarter"),
    Refused(usage: "policy show kebijakan.yaml", "Missing expected argument '--on <on>'"),
    Refused(usage: "policy show kebijakan.yaml --on 2026-02-29", "'2026-02-29' is invalid for '--on"),
    Refused("policy check tiada.yaml", 66, "tiada.yaml: tidak dapat dibaca", "tiada.yaml: cannot be read"),
    Refused("policy show tiada.yaml --on 2026-07-01", 66, "tiada.yaml: tidak dapat dibaca", "tiada.yaml: cannot be"),
    Refused(
      "policy check kebijakan.yaml --quarter 2025-Q4", 78,
      "kebijakan.yaml:16:1: P106 clauses.schedules: tidak ada versi yang berlaku dari 2025-10-01 sampai 2025-12-31",
      "kebijakan.yaml:16:1: P106 clauses.schedules: no version is in force from 2025-10-01 to 2025-12-31"),
    Refused("policy show rusak.yaml --on 2026-07-01", 78, "rusak.yaml:1:1: P", "rusak.yaml:1:1: P"),
  ])
  func refuses(_ refusal: Refused) throws {
    try copyPolicy()
    try desk.write("- bukan peta\n", to: "rusak.yaml")
    try desk.refused(refusal)
  }

  /// Each clause with its first day and its legal basis.
  @Test(
    arguments: [
      ("id", "Kebijakan: contoh-bengkulu (", "Yang berlaku pada: 2026-07-01", "Kehadiran (attendance)", "0 menit"),
      ("en", "Policy: contoh-bengkulu (", "In force on: 2026-07-01", "Attendance (attendance)", "0 minutes"),
    ])
  func showsWhatIsInForce(_ language: String, _ first: String, _ day: String, _ title: String, _ minutes: String)
    throws
  {
    let text = try desk.done("policy show POLICY --on 2026-07-01 --lang \(language)")
    #expect(text.hasPrefix(first))
    let lines = text.split(separator: "\n")
    #expect(lines[1] == day[...])
    #expect(lines.contains(title[...]))
    #expect(lines.contains { $0.hasPrefix("  flex_minutes ") && $0.hasSuffix(" \(minutes)") })
    let clauses = lines.filter { !$0.hasPrefix(" ") && $0.hasSuffix(")") }.dropFirst()
    #expect(
      clauses.compactMap { $0.split(separator: "(").last?.dropLast() } == [
        "schedules", "attendance", "discipline", "counters", "spells", "events", "numbers", "achievement", "workload",
        "supervisor", "index", "ratings", "incentive", "follow_up", "objection",
      ])
    #expect(lines.count { $0.hasPrefix("  from ") && $0.hasSuffix(" 2026-01-01") } == 15)
    #expect(lines.count { $0.hasPrefix("  basis ") } == 15)
  }

  /// The day before a version and its first day.
  @Test(arguments: [("2026-08-31", "120 %"), ("2026-09-01", "110 %")])
  func showsTheVersionOfTheDay(_ day: String, _ cap: String) throws {
    try copyPolicy {
      $0.replacing(
        "  achievement:\n",
        with: "  achievement:\n    - {from: 2026-09-01, basis: SK 9, cap: 110, weighting: workload}\n")
    }
    let text = try desk.done("policy show kebijakan.yaml --on \(day)")
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  cap ") })
    #expect(line.hasSuffix(" \(cap)"))
    #expect(text.contains("SK 9") == (cap == "110 %"))
  }

  @Test(
    arguments: [
      ("id", "  TIDAK ADA VERSI YANG BERLAKU; yang pertama mulai 2026-01-01"),
      ("en", "  NO VERSION IN FORCE; the first begins on 2026-01-01"),
    ])
  func beforeTheFirstVersion(_ language: String, _ words: String) throws {
    let lines = try desk.done("policy show POLICY --on 2025-12-31 --lang \(language)").split(separator: "\n")
    #expect(lines.count { $0 == words[...] } == 15, "\(lines)")
  }
}
