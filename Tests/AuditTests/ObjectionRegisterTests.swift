import Audit
import Foundation
import Kinerja
import Testing
import Wording

/// The register of objections: lines are added, never changed, and what was done to the file is seen.
@Suite final class ObjectionRegisterTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "keberatan-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var file: URL { folder.appending(path: ObjectionRegister.fileName) }
  private var head: URL { folder.appending(path: ObjectionRegister.headName) }

  private func objection(column: String = "kode", received: String = "2026-10-12") throws -> Objection {
    let json = """
      {"run":"r","quarter":"2026-Q3","nip":"199208032022121010","table":"kehadiran",
      "key":["199208032022121010","2026-07-13"],"column":"\(column)","place":"kehadiran.csv:9","oldValue":"TK","wanted":"DL",
      "claim":"Dinas luar","evidence":[],"received":"\(received)","deadline":"2026-10-26","basis":"PP 30/2019 pasal 59"}
      """
    return try JSONDecoder().decode(Objection.self, from: Data(json.utf8))
  }

  private func decision(_ number: Int, _ outcome: ObjectionDecision.Outcome, _ date: String) throws -> ObjectionDecision
  {
    ObjectionDecision(
      on: number, outcome, reason: "Surat tugas sah", decider: "Kepala BKD", decree: "800/1/2026",
      date: try #require(CivilDate(date)))
  }

  private func opened() throws(ObjectionError) -> ObjectionRegister {
    try ObjectionRegister(at: folder.path, mayBegin: false)
  }

  /// A register with two objections and a decision.
  private func begin() throws {
    var register = try ObjectionRegister(at: folder.path, mayBegin: true)
    let (first, second) = (try objection(), try objection(column: "masuk"))
    #expect(try register.add(first) == 1)
    #expect(try register.add(second) == 2)
    try register.decide(decision(1, .rejected, "2026-10-20"))
  }

  private func edit(_ file: URL, _ change: (inout [String]) -> Void) throws {
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    change(&lines)
    try lines.map { $0 + "\n" }.joined().write(to: file, atomically: false, encoding: .utf8)
  }

  @Test func keepsWhatWasEntered() throws {
    try begin()
    let cases = try opened().cases
    #expect(cases.map(\.number) == [1, 2])
    #expect(cases[0].decision?.outcome == .rejected)
    #expect(cases[1].decision == nil)
    for name in [file, head] {
      let mode = try FileManager.default.attributesOfItem(atPath: name.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  /// Overdue from the day after the last one, as long as there is no decision.
  @Test(arguments: [("2026-10-26", false), ("2026-10-27", true)])
  func overdue(_ day: String, _ isOverdue: Bool) throws {
    try begin()
    let cases = try opened().cases
    #expect(cases[1].isOverdue(on: try #require(CivilDate(day))) == isOverdue)
    #expect(!cases[0].isOverdue(on: try #require(CivilDate(day))))
    #expect(!cases[0].isDecidedLate)
  }

  @Test func aDecisionIsFinal() throws {
    try begin()
    var register = try opened()
    let again = try decision(1, .upheld, "2026-10-21")
    #expect(throws: ObjectionError.decided(1)) { try register.decide(again) }
    #expect(throws: ObjectionError.unknown(3)) { try register.case(3) }
    #expect(throws: ObjectionError.early(received: "2026-10-12")) {
      try register.admit(.rejected, on: 2, date: try #require(CivilDate("2026-10-11")))
    }
  }

  /// Two objections to one cell: once one is upheld, the other cannot be.
  @Test func oneCellIsCorrectedOnce() throws {
    var register = try ObjectionRegister(at: folder.path, mayBegin: true)
    let day = try #require(CivilDate("2026-10-21"))
    for _ in 1...2 { _ = try register.add(objection()) }
    _ = try register.add(objection(column: "masuk"))
    try register.decide(decision(1, .upheld, "2026-10-20"))
    #expect(throws: ObjectionError.corrected(by: 1)) { try register.admit(.upheld, on: 2, date: day) }
    #expect(throws: Never.self) { try register.admit(.rejected, on: 2, date: day) }
    #expect(throws: Never.self) { try register.admit(.upheld, on: 3, date: day) }
  }

  @Test func alteredEntriesAreSeen() throws {
    try begin()
    try edit(file) { $0[1] = $0[1].replacing("Dinas luar", with: "Sakit") }
    #expect(throws: ObjectionError.chain(.broken(entry: 2))) { try self.opened() }
  }

  @Test func removedEntriesAreSeen() throws {
    try begin()
    try edit(file) { $0.remove(at: 0) }
    #expect(throws: ObjectionError.chain(.broken(entry: 1))) { try self.opened() }
  }

  @Test func aCutEndIsSeen() throws {
    try begin()
    try edit(file) { $0.removeLast() }
    #expect(throws: ObjectionError.chain(.truncated(entries: 2, expected: 3))) { try self.opened() }
  }

  /// The head tells a file that was cut from one whose last line was never finished.
  @Test func aCutLineIsSeen() throws {
    try begin()
    let text = try String(contentsOf: file, encoding: .utf8)
    try String(text.dropLast(20)).write(to: file, atomically: false, encoding: .utf8)
    #expect(throws: ObjectionError.chain(.truncated(entries: 2, expected: 3))) { try self.opened() }
    #expect(throws: ObjectionError.chain(.truncated(entries: 2, expected: 3))) {
      try ObjectionRegister.changing(self.folder.path) { _ in }
    }
  }

  /// What a writer that was stopped left of its line ends no chain: reading names it, the next writer removes it.
  @Test(arguments: [1, 40, 400]) func anUnfinishedLineIsRemoved(_ length: Int) throws {
    try begin()
    let whole = try Data(contentsOf: file)
    let line = try #require(whole.split(separator: 0x0A).last)
    try (whole + line.prefix(length)).write(to: file)
    #expect(throws: ObjectionError.chain(.unfinished(entry: 4))) { try self.opened() }
    var notes: [String] = []
    let wanted = try objection(column: "pulang")
    let number = try ObjectionRegister.changing(folder.path, note: { notes.append($0.in(.english)) }) { register in
      try register.add(wanted)
    }
    #expect(number == 4)
    #expect(
      notes == [
        "register of objections, entry 4: was not written to its end by a command that was stopped; what was left of it is removed"
      ])
    #expect(try opened().cases.last?.number == 4)
    #expect(try Data(contentsOf: file).starts(with: whole))
  }

  /// An entry whose head cannot be written is undone: what is said to have failed does not stand.
  @Test func anEntryWithoutItsHeadIsUndone() throws {
    var register = try ObjectionRegister(at: folder.path, mayBegin: true)
    _ = try register.add(objection())
    let before = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: head)
    try FileManager.default.createDirectory(at: head, withIntermediateDirectories: false)
    let second = try objection(column: "masuk")
    #expect(throws: ObjectionError.self) { _ = try register.add(second) }
    #expect(try Data(contentsOf: file) == before)
    #expect(register.cases.count == 1)
    try FileManager.default.removeItem(at: head)
    #expect(try register.add(second) == 2)
    #expect(try opened().cases.count == 2)
  }

  @Test func aMissingHeadIsSeen() throws {
    try begin()
    try FileManager.default.removeItem(at: head)
    #expect(throws: ObjectionError.chain(.headless(entries: 3))) { try self.opened() }
    try Data().write(to: head)
    #expect(throws: ObjectionError.chain(.headless(entries: 3))) { try self.opened() }
  }

  /// A crash between an entry and its head leaves a register that goes on.
  @Test func aCrashBeforeTheHeadLosesNothing() throws {
    var register = try ObjectionRegister(at: folder.path, mayBegin: true)
    _ = try register.add(objection())
    let before = try Data(contentsOf: head)
    _ = try register.add(objection(column: "masuk"))
    try before.write(to: head)
    var again = try opened()
    #expect(again.cases.count == 2)
    let third = try objection(column: "pulang")
    #expect(try again.add(third) == 3)
    // So does one before the very first head.
    try edit(file) { $0 = [$0[0]] }
    try FileManager.default.removeItem(at: head)
    #expect(try opened().cases.count == 1)
  }
}
