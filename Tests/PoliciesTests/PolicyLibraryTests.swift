import Findings
import Foundation
import Intake
import Policies
import Testing
import Wording

@testable import Kinerja

/// Every policy of fixtures/policies on the fixture quarter, whose codes are put into the words of the policy.
@Suite struct PolicyLibraryTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let policies = root.appending(path: "fixtures/policies")
  private static let exports = root.appending(path: "fixtures/quarter")
  private static let quarter = Quarter("2026-Q3")!
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: policies.path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// The exports with other words in a column, where the policy does not know them: its own, one after the other.
  private func write(_ table: String, _ column: Int?, known: Set<String>, to folder: URL) throws {
    let text = try String(contentsOf: Self.exports.appending(path: "\(table).csv"), encoding: .utf8)
    let words = known.sorted()
    var replaced: [String: String] = [:]
    let lines = text.split(separator: "\n").enumerated().compactMap { number, line -> String? in
      guard let column, number > 0 else { return String(line) }
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[column].isEmpty || known.contains(cells[column]) { return String(line) }
      // A policy that knows none has no such rows.
      guard !words.isEmpty else { return nil }
      let word = replaced[cells[column]] ?? words[replaced.count % words.count]
      replaced[cells[column]] = word
      cells[column] = word
      return cells.joined(separator: ",")
    }
    try (lines.joined(separator: "\n") + "\n")
      .write(to: folder.appending(path: "\(table).csv"), atomically: true, encoding: .utf8)
  }

  private func facts(_ policy: Policy) throws -> Facts {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let day = Self.quarter.last
    let statuses = Set((policy.attendance.version(on: day)?.rules.statuses.keys).map(Array.init) ?? [])
    let shifts = Set((policy.schedules.version(on: day)?.rules.shifts.keys).map(Array.init) ?? [])
    let changes: [(String, Int?, Set<String>)] = [
      ("angka", 1, Set(policy.numbers.version(on: day)?.rules.names.map(\.name) ?? [])), ("beban_kerja", nil, []),
      ("jadwal", 2, shifts.union(["OFF"])), ("kalender", nil, []), ("kehadiran", 4, statuses),
      ("kejadian", 2, Set(policy.events.version(on: day)?.rules.kinds.map(\.name) ?? [])),
      ("masa", 1, Set(policy.spells.version(on: day)?.rules.kinds.map(\.name) ?? [])), ("pagu", nil, []),
      ("pegawai", nil, []),
      ("penilaian", 3, Set((policy.supervisor.version(on: day)?.rules.aspects.keys).map(Array.init) ?? [])),
      ("plt", nil, []), ("predikat", nil, []), ("target", nil, []), ("tarif", nil, []),
    ]
    for (table, column, known) in changes { try write(table, column, known: known, to: folder) }
    let log = FindingLog()
    let reading = try readQuarter(
      InputFolder(path: folder.path), Codebook(policy, Self.quarter), asOf: day, options: ReadingOptions(), log: log)
    #expect(log.count == 0, "\(log.grouped.flatMap(\.first).map { $0.rendered.in(.english) })")
    return reading.facts
  }

  @Test func theLibraryIsThere() { #expect(Self.files.count >= 23) }

  /// It covers the quarter, pays somebody, and what is computed for everybody at once is what is computed one by one.
  @Test(arguments: files) func isEvaluatedOnAQuarter(_ file: String) throws {
    let bytes = try Array(Data(contentsOf: Self.policies.appending(path: file)))
    let policy = try PolicyReader.read(bytes, name: file).get()
    #expect(PolicyReader.gaps(in: policy, quarter: Self.quarter, name: file) == [])
    let facts = try facts(policy)
    let results = try evaluate(facts, under: policy, asOf: Self.quarter.last)
    #expect(results.employees.count == 40)
    #expect(results.employees.contains { $0.incentive > .zero })
    let tracer = try Tracer(facts, policy, results)
    for employee in results.employees {
      let followed = try #require(try tracer.follow(employee, tracer.attendance(of: Int(employee.person))))
      for (place, name) in results.cells.quarterNames.enumerated() {
        #expect(
          followed.cells.quarter.cells[name]?.number?.micros == results.cells.quarter(place, of: employee), "\(name)")
      }
      for inputs in followed.cells.months {
        for (place, name) in results.cells.monthNames.enumerated() {
          #expect(
            inputs.cells[name]?.number?.micros == results.cells.month(place, inputs.month, of: employee), "\(name)")
        }
      }
    }
  }
}
