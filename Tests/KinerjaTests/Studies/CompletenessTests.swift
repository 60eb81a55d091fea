import SmallQuarters
import Testing

@testable import Kinerja

/// What roster, calendar and shifts let one expect of the exports, until Friday 3 July 2026: three days of office staff.
@Suite struct CompletenessTests {
  /// A person, present in full on these days alone.
  private static func person(_ nip: UInt64, _ days: [String] = [], hasGoal: Bool = false) -> SmallQuarter.Person {
    var person = SmallQuarter.Person(nip)
    person.fills = false
    for day in days { person.days["2026-07-\(day)"] = .init("07:30", "16:30") }
    if hasGoal { person.goals = [.init(0, target: 1, realised: 1)] }
    return person
  }

  private static func inShifts(_ nip: UInt64, on day: String) -> SmallQuarter.Person {
    var person = person(nip, [day])
    person.posts[0].pattern = .shift
    person.shifts = ["2026-07-\(day)": "PAGI"]
    return person
  }

  private static func found(
    _ people: [SmallQuarter.Person], onLeave: Int? = nil, asOf: String = "2026-07-03"
  ) throws -> Completeness {
    var quarter = SmallQuarter(people)
    var policy = SmallPolicy()
    if let onLeave {
      policy.spells.kinds.append(.init(name: "CUTI", group: "cuti", value: nil, status: "CT"))
      quarter.spells = [(onLeave, "CUTI", "2026-07-01", "")]
    }
    return try completeness(quarter.facts, policy.policy, asOf: try #require(CivilDate(asOf)))
  }

  private static let whole = ["01", "02", "03"]

  /// Of five, one is on leave all the time and one has no row: 2 of 2 on Wednesday, 2 of 3 on Thursday with the one in
  /// shifts, 1 of 2 on Friday.
  @Test func countsWhoIsExpected() throws {
    let found = try Self.found(
      [
        Self.person(5, Self.whole), Self.person(1, ["01"]), Self.inShifts(3, on: "02"), Self.person(4), Self.person(2),
      ], onLeave: 4)
    #expect(found.attendance.people == [3] && found.attendance.expected == 4)
    #expect(found.onFewDays == [])
    #expect(
      found.days.map { "\($0.date): \($0.withRow)/\($0.scheduled)" } == [
        "2026-07-01: 2/2", "2026-07-02: 2/3", "2026-07-03: 1/2",
      ])
    #expect(found.targets.people == [0, 1, 2, 3, 4] && found.scores.expected == 0)
  }

  /// Scores are given for whole months: none is missing before the first is over, and they have a month to come in.
  @Test(arguments: [
    ("2026-07-30", 0, false), ("2026-07-31", 2, false), ("2026-08-30", 2, false), ("2026-08-31", 2, true),
    ("2026-09-30", 2, true),
  ])
  func scoresAreExpectedWhenTheirMonthIsOver(_ asOf: String, _ expected: Int, _ areDue: Bool) throws {
    let found = try Self.found([Self.person(1, Self.whole), Self.person(2, Self.whole)], asOf: asOf)
    #expect(found.scores.expected == expected && found.scores.people.count == expected)
    #expect(found.areScoresDue == areDue)
  }

  /// A table in the order of the roster, or of NIPs, that ends before its last people.
  @Test(
    arguments: [
      ("the last two of the roster", [5, 4, 3, 2, 1], [true, true, true, false, false], 2),
      ("the last two NIPs", [4, 5, 1, 2, 3], [false, false, true, true, true], 2),
      ("some among them", [1, 2, 3, 4, 5], [true, false, true, false, true], 0),
      ("nobody has any: nothing was cut", [1, 2, 3], [false, false, false], 0),
    ] as [(String, [UInt64], [Bool], Int)])
  func seesWhereATableEnds(_ what: String, _ nips: [UInt64], _ have: [Bool], _ trailing: Int) throws {
    let found = try Self.found(zip(nips, have).map { Self.person($0, Self.whole, hasGoal: $1) })
    #expect(found.targets.trailing == trailing, "\(what)")
  }

  /// Whoever stands last has a row on Wednesday alone, while others have them until Friday.
  @Test func seesThatTheLastPersonsDaysEnd() throws {
    #expect(try Self.found([Self.person(1, Self.whole), Self.person(2, ["01"])]).daysLackingAtEnd == 2)
    #expect(try Self.found([Self.person(1, ["01"]), Self.person(2, Self.whole)]).daysLackingAtEnd == 0)
    #expect(try Self.found([Self.person(1, ["01"]), Self.person(2, ["01"])]).daysLackingAtEnd == 0)
  }
}
