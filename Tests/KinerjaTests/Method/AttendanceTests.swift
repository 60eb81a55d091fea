import SmallQuarters
import Testing

@testable import Kinerja

/// Section 5: what a day with punches deducts. Work is from 07:30 to 16:00; the bands are 30 minutes at 0.5, 60 at 1, else
/// 1.5; a missing punch costs 1.5, a day at most 3.
@Suite struct DayDeductionTests {
  /// What a day of the five-day pattern, or of the night shift, deducts: 1 July, a Wednesday.
  private func deduction(
    _ first: String, _ last: String, midday: [String] = [], isNight: Bool = false,
    _ change: (inout AttendanceRules) -> Void = { _ in }
  ) throws -> String {
    var policy = SmallPolicy()
    change(&policy.attendance)
    let step = try Self.step(SmallQuarter([SmallQuarter.Person(1)]).facts, policy)
    let word = AttendanceWord(
      first: SmallQuarter.minutes(first), last: SmallQuarter.minutes(last), status: AttendanceWord.presence)
    let punches = midday.enumerated().reduce(UInt32(0)) {
      $0 | UInt32(SmallQuarter.minutes($1.element) + 1) << UInt32($1.offset * 11)
    }
    let plan = step.plan(step.place(step.places(isNight ? .shift : .fiveDays), 0, shiftCode: isNight ? 2 : 0))
    var past = PastDays()
    let day = try step.judge(
      word, midday: punches, plan, isOffice: !isNight, spell: nil, day: SmallQuarter.quarter.first, after: &past)
    return "\(Points(micros: day.deduction))"
  }

  private static func step(_ facts: Facts, _ policy: SmallPolicy) throws -> AttendanceStep {
    try AttendanceStep(facts, policy.policy.attendance, try Schedule(facts, policy.policy.schedules))
  }

  @Test(arguments: [
    ("on time", "07:30", "16:00", "0"), ("early and long", "06:00", "20:00", "0"),
    ("a minute late", "07:31", "16:00", "0.5"), ("30 minutes late", "08:00", "16:00", "0.5"),
    ("31 minutes late", "08:01", "16:00", "1"), ("60 minutes late", "08:30", "16:00", "1"),
    ("61 minutes late", "08:31", "16:00", "1.5"), ("a minute early", "07:30", "15:59", "0.5"),
    ("late and early", "07:45", "15:00", "1.5"), ("no first punch", "", "16:00", "1.5"),
    ("no last punch", "07:30", "", "1.5"), ("no last punch and late", "07:45", "", "2"),
    ("all of it, up to the cap", "", "12:00", "3"), ("punches the wrong way round", "16:00", "07:30", "3"),
  ])
  func punches(_ what: String, _ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last) == expected, "\(what)")
  }

  /// Up to 15 minutes cost nothing; beyond them all minutes count, not only those above.
  @Test(arguments: [("07:45", "0"), ("07:46", "0.5"), ("08:01", "1")])
  func tolerance(_ first: String, _ expected: String) throws {
    #expect(try deduction(first, "16:00") { $0.toleranceMinutes = Points(whole: 15) } == expected)
  }

  /// Up to 60 minutes can be made good by staying as long after 16:00.
  @Test(arguments: [
    ("08:00", "16:30", "0"), ("08:00", "16:29", "0.5"), ("08:30", "17:00", "0"), ("08:31", "18:00", "1.5"),
    ("08:00", "", "2"),
  ])
  func flex(_ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last) { $0.flexMinutes = Points(whole: 60) } == expected)
  }

  /// Whoever comes up to 60 minutes late stays 30 minutes longer, however late: until 16:30.
  @Test(arguments: [
    ("07:31", "16:30", "0"), ("08:30", "16:30", "0"), ("08:30", "16:29", "1"), ("08:31", "17:30", "1.5"),
  ])
  func flexWithAFixedStay(_ first: String, _ last: String, _ expected: String) throws {
    #expect(
      try deduction(first, last) {
        $0.flexMinutes = Points(whole: 60)
        $0.flexStay = Points(whole: 30)
      } == expected)
  }

  /// Up to 30 minutes of coming early lets one leave as much earlier.
  @Test(arguments: [
    ("07:00", "15:30", "0"), ("06:00", "15:30", "0"), ("06:00", "15:29", "0.5"), ("07:20", "15:50", "0"),
    ("07:20", "15:49", "0.5"), ("", "15:30", "2"),
  ])
  func creditForComingEarly(_ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last) { $0.earlyCreditMinutes = Points(whole: 30) } == expected)
  }

  /// Punches count from 06:00 to 18:00; others are as if missing.
  @Test(arguments: [
    ("06:00", "18:00", "0"), ("05:59", "18:00", "1.5"), ("06:00", "18:01", "1.5"), ("06:30", "06:40", "1.5"),
  ])
  func window(_ first: String, _ last: String, _ expected: String) throws {
    #expect(
      try deduction(first, last) {
        $0.punchWindow = .init(before: Points(whole: 90), after: Points(whole: 120))
      } == expected)
  }

  /// A missing first punch makes the day an absence of 5, which the cap makes 3; the last one costs its percent.
  @Test(arguments: [("", "16:00", "3"), ("07:30", "", "1.5"), ("", "", "3")])
  func aMissingPunchMayMakeAStatus(_ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last) { $0.missingIn = .status("TK") } == expected)
  }

  /// 00:30 belongs to the night that began at 21:00, 210 minutes late; 06:30 is 30 minutes early.
  @Test(arguments: [
    ("21:00", "07:00", "0"), ("20:00", "08:00", "0"), ("21:20", "07:00", "0.5"), ("00:30", "07:00", "1.5"),
    ("21:00", "06:30", "0.5"), ("21:00", "23:00", "1.5"), ("21:00", "", "1.5"),
  ])
  func nights(_ first: String, _ last: String, _ expected: String) throws {
    #expect(try deduction(first, last, isNight: true) == expected)
  }

  /// A midday punch from 12:00 to 13:00, else 0.75; only office patterns have them.
  @Test(
    arguments: [
      (["12:00"], true, "0"), (["13:00"], true, "0"), (["11:59"], true, "0.75"), (["13:01"], true, "0.75"),
      ([], true, "0.75"), ([], false, "0"), (["", "12:30"], true, "0.75"),
    ] as [([String], Bool, String)])
  func midday(_ punches: [String], _ isOffice: Bool, _ expected: String) throws {
    let window = AttendanceRules.Midday(
      opens: ClockTime("12:00")!, closes: ClockTime("13:00")!, missing: Points("0.75")!)
    let (first, last) = isOffice ? ("07:30", "16:00") : ("21:00", "07:00")
    #expect(try deduction(first, last, midday: punches, isNight: !isOffice) { $0.midday = [window] } == expected)
  }

  /// Looked up apart, the two punches deduct what they do together, whatever they are.
  @Test func theTablesAgreeWithTheRules() throws {
    var person = SmallQuarter.Person(1)
    person.shifts = ["2026-07-01": "MALAM"]
    let step = try Self.step(SmallQuarter([person]).facts, SmallPolicy())
    for (pattern, code) in [(WorkPattern.fiveDays, 0), (.sixDays, 0), (.shift, 1), (.shift, 2)] {
      let place = step.place(step.places(pattern), 0, shiftCode: code)
      let plan = step.plan(place)
      for first in stride(from: -1, to: 1440, by: 7) {
        for last in stride(from: -1, to: 1440, by: 11) {
          let word = AttendanceWord(first: first, last: last, status: AttendanceWord.presence)
          guard let apart = step.plainPresence(word, place) else {
            #expect(first < 0 && last < 0)
            continue
          }
          var past = PastDays()
          let together = try step.judge(
            word, midday: 0, plan, isOffice: pattern != .shift, spell: nil, day: SmallQuarter.quarter.first,
            after: &past)
          #expect(apart == together.deduction)
        }
      }
    }
  }
}

/// Section 5: what a day is, by its row. 1 July 2026 is a Wednesday; nothing else of the quarter is filled.
@Suite struct DayStatusTests {
  private func record(_ row: SmallQuarter.Presence?, _ change: (inout SmallPolicy) -> Void = { _ in }) throws
    -> DayRecord
  {
    var person = SmallQuarter.Person(1)
    person.days["2026-07-01"] = row
    person.fills = false
    var policy = SmallPolicy()
    change(&policy)
    let facts = SmallQuarter([person]).facts
    let results = try evaluate(facts, under: policy.policy, asOf: CivilDate("2026-07-01")!)
    let tracer = try Tracer(facts, policy.policy, results)
    return try #require(try tracer.account(0).days.first)
  }

  private func name(_ day: DayRecord) -> String {
    let statuses = SmallQuarter([]).statuses
    return day.status.map { statuses[$0] } ?? "H"
  }

  /// TK costs 5, which the cap makes 3; what is excluded neither counts nor costs.
  @Test(
    arguments: [
      ("no row", nil, "TK", "3", "counts, available, unexcused"),
      ("presence without punches", SmallQuarter.Presence(), "TK", "3", "counts, available, unexcused"),
      ("H without punches", SmallQuarter.Presence(code: "H"), "TK", "3", "counts, available, unexcused"),
      (
        "H with punches", SmallQuarter.Presence("07:40", "16:00", code: "H"), "H", "0.5",
        "present, counts, available, 10 late"
      ),
      ("one punch", SmallQuarter.Presence("07:30"), "H", "1.5", "present, counts, available, no departure"),
      ("the other", SmallQuarter.Presence("", "16:00"), "H", "1.5", "present, counts, available, no arrival"),
      (
        "duty elsewhere, punches or not", SmallQuarter.Presence("09:00", "10:00", code: "DL"), "DL", "0",
        "counts, available"
      ),
      ("leave", SmallQuarter.Presence(code: "CT"), "CT", "0", "counts"),
      ("study", SmallQuarter.Presence(code: "TB"), "TB", "0", ""),
      ("absence", SmallQuarter.Presence(code: "TK"), "TK", "3", "counts, available, unexcused"),
    ] as [(String, SmallQuarter.Presence?, String, String, String)])
  func statuses(
    _ what: String, _ row: SmallQuarter.Presence?, _ status: String, _ deduction: String, _ properties: String
  ) throws {
    let day = try record(row)
    #expect(name(day) == status, "\(what)")
    #expect("\(day.deduction)" == deduction, "\(what)")
    let found = [
      (day.isPresence, "present"), (day.isCounted, "counts"), (day.isAvailable, "available"),
      (day.isUnexcused, "unexcused"), (day.late > 0, "\(day.late) late"), (day.lacksArrival, "no arrival"),
      (day.lacksDeparture, "no departure"),
    ]
    #expect(found.filter(\.0).map(\.1).joined(separator: ", ") == properties, "\(what)")
  }

  /// Excused for the arrival: what time somebody came is not asked, when they left is.
  @Test(arguments: [
    ("", "16:00", "0"), ("10:00", "16:00", "0"), ("10:00", "", "1.5"), ("10:00", "15:30", "0.5"), ("", "", "1.5"),
  ])
  func excuses(_ first: String, _ last: String, _ deduction: String) throws {
    let day = try record(SmallQuarter.Presence(first, last, code: "DL")) {
      $0.attendance.statuses["DL"]?.excuses = [.arrival]
    }
    #expect(name(day) == "DL" && day.isPresence && day.late == 0 && !day.lacksArrival)
    #expect("\(day.deduction)" == deduction)
  }

  @Test func aCodeThatThePolicyLacksIsAnError() {
    let error = EvaluationError.unknownCode(clause: .attendance, code: "CT", day: CivilDate("2026-07-01")!)
    #expect(throws: error) {
      try record(SmallQuarter.Presence(code: "CT")) { $0.attendance.statuses["CT"] = nil }
    }
  }
}
