import Kinerja
import SmallQuarters
import Testing

@testable import Intake

/// The codes of a policy, day by day where that depends on the day.
@Suite struct CodebookTests {
  /// The small policy; from 16 August on, or from the day given, with these changes.
  private static func policy(
    from day: String = "2026-08-16", schedules: (inout ScheduleRules) -> Void = { _ in },
    attendance: (inout AttendanceRules) -> Void = { _ in }
  ) -> Policy {
    let small = SmallPolicy()
    var policy = small.policy
    func later<Rules>(_ rules: Rules, _ change: (inout Rules) -> Void) -> DatedClause<Rules> {
      var changed = rules
      change(&changed)
      return DatedClause([
        .init(from: CivilDate("2026-01-01")!, basis: "lama", line: 1, rules: rules),
        .init(from: CivilDate(day)!, basis: "baru", line: 2, rules: changed),
      ])
    }
    policy.schedules = later(small.schedules, schedules)
    policy.attendance = later(small.attendance, attendance)
    return policy
  }

  private static func read(_ rows: [String], in table: Table, under policy: Policy) throws -> Exports.Outcome {
    try Exports(rows, in: table).read(under: policy)
  }

  /// A status that ends in the middle of the quarter, and one that begins.
  @Test(arguments: [
    ("DL", "2026-08-15", true), ("DL", "2026-08-16", false), ("CB", "2026-08-15", false), ("CB", "2026-08-16", true),
    ("TK", "2026-08-15", true), ("TK", "2026-08-16", true),
  ])
  func knowsStatusesByDay(_ code: String, _ day: String, _ isKnown: Bool) throws {
    let policy = Self.policy(attendance: { rules in
      rules.statuses["CB"] = rules.statuses.removeValue(forKey: "DL")
    })
    let outcome = try Self.read(["@A,\(day),,,\(code)"], in: .attendance, under: policy)
    #expect(outcome.facts.statuses == ["CB", "CT", "DL", "TB", "TK"])
    #expect(outcome.said == (isKnown ? [] : ["K302 kehadiran.csv:2:5 kode @A [\(code)] H, CB, CT, DL, TB, TK"]))
    #expect(outcome.facts.dayLines == (isKnown ? ["@A \(day) - - \(code)"] : []))
  }

  /// `OFF` is known on every day.
  @Test(arguments: [
    ("PAGI", "2026-08-15", true), ("PAGI", "2026-08-16", false), ("SORE", "2026-08-16", true),
    ("OFF", "2026-08-15", true), ("OFF", "2026-08-16", true),
  ])
  func knowsShiftsByDay(_ code: String, _ day: String, _ isKnown: Bool) throws {
    let policy = Self.policy(schedules: { rules in rules.shifts["SORE"] = rules.shifts.removeValue(forKey: "PAGI") })
    let outcome = try Self.read(["@B,\(day),\(code)"], in: .shifts, under: policy)
    #expect(outcome.said == (isKnown ? [] : ["K303 jadwal.csv:2:3 shift @B [\(code)] MALAM, OFF, PAGI, SORE"]))
    #expect(outcome.facts.shiftLines == (isKnown ? ["@B \(day) \(code)"] : []))
  }

  @Test(arguments: [("2026-08-15", true), ("2026-08-16", false)]) func knowsAlternativeWeeksByDay(
    _ day: String, _ isKnown: Bool
  ) throws {
    let policy = Self.policy(schedules: { $0.alternatives = [:] })
    let outcome = try Self.read(["\(day),KERJA,RAMADAN,"], in: .calendar, under: policy)
    #expect(outcome.said == (isKnown ? [] : ["K304 kalender.csv:2:3 jadwal [RAMADAN] \(day)"]))
  }

  /// The shift may end on the next day on some days only: leaving before coming is odd on the others.
  @Test(arguments: [("2026-08-15", true), ("2026-08-16", false)]) func knowsNightsByDay(
    _ day: String, _ isOdd: Bool
  ) throws {
    let night = SmallPolicy().schedules.shifts["MALAM"]!
    let policy = Self.policy(schedules: { $0.shifts["PAGI"] = night })
    var exports = Exports(["@B,\(day),PAGI"], in: .shifts)
    exports.put(["@B,\(day),21:00,07:00,"], in: .attendance)
    #expect(
      try exports.read(under: policy).said
        == (isOdd ? ["K921 kehadiran.csv:2:4 pulang @B [07:00] 21:00"] : []))
  }

  /// Scale, aspects and kinds of spell are those of the quarter's last day.
  @Test(arguments: [("2026-09-30", true), ("2026-10-01", false)]) func takesTheScaleOfTheLastDay(
    _ day: String, _ isNew: Bool
  ) throws {
    var small = SmallPolicy()
    var policy = small.policy
    let old = small.supervisor
    small.supervisor = SupervisorRules(
      scale: .zero...Points(whole: 10), aspects: ["BARU": Points(whole: 1)], calibration: old.calibration)
    policy.supervisor = DatedClause([
      .init(from: CivilDate("2026-01-01")!, basis: "lama", line: 1, rules: old),
      .init(from: CivilDate(day)!, basis: "baru", line: 2, rules: small.supervisor),
    ])
    let outcome = try Self.read(
      ["@A,@B,2026-07,BARU,10", "@A,@B,2026-07,KOMPETEN,100"], in: .scores, under: policy)
    #expect(
      outcome.said
        == (isNew
          ? ["K305 penilaian.csv:3:4 aspek @A [KOMPETEN] BARU", "K307 penilaian.csv:3:5 nilai @A [100] 0–10"]
          : ["K305 penilaian.csv:2:4 aspek @A [BARU] AKUNTABEL, KOMPETEN"]))
  }

  /// Several policies know what any of them knows, and the widest scale.
  @Test func joinsPolicies() {
    var other = SmallPolicy()
    other.supervisor = SupervisorRules(
      scale: Points(whole: -5)...Points(whole: 50), aspects: ["BARU": Points(whole: 1)],
      calibration: other.supervisor.calibration)
    other.attendance.statuses = ["S": other.attendance.statuses["CT"]!]
    other.spells = SpellRules(kinds: [.init(name: "SEDANG", group: "hukdis")])
    other.events = EventRules(kinds: [.init(name: "UPACARA", counting: .rows)])
    other.numbers = NumberRules(names: [])
    let book = Codebook([SmallPolicy().policy, other.policy], SmallQuarter.quarter)
    #expect(book.statuses == ["CT", "DL", "S", "TB", "TK"])
    #expect(book.aspects == ["AKUNTABEL", "BARU", "KOMPETEN"])
    #expect(book.spellKinds == ["BERAT", "RINGAN", "SEDANG"])
    #expect(book.eventKinds == ["APEL", "SIDAK", "UPACARA"] && book.numberNames == ["gaji", "tambahan"])
    #expect(book.scale == Points(whole: -5)...Points(whole: 100))
    #expect(book.shifts == ["MALAM", "OFF", "PAGI"] && book.alternatives == ["RAMADAN"])
    #expect((0..<5).map { book.knowsStatus($0, on: 0) } == [true, true, true, true, true])
  }
}
