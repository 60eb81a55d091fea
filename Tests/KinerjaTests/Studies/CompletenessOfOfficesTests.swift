import SmallQuarters
import Testing

@testable import Kinerja

/// What single offices, events and months lack, in the days from Wednesday 1 July 2026 on.
@Suite struct CompletenessOfOfficesTests {
  private static func person(_ nip: UInt64, unit: Int = 0, _ days: [String: SmallQuarter.Presence] = [:])
    -> SmallQuarter.Person
  {
    var person = SmallQuarter.Person(nip)
    person.fills = false
    person.posts[0].unit = unit
    person.days = Dictionary(uniqueKeysWithValues: days.map { ("2026-07-\($0.key)", $0.value) })
    return person
  }

  private static func found(_ quarter: SmallQuarter, until day: String) throws -> Completeness {
    try completeness(quarter.facts, SmallPolicy().policy, asOf: try #require(CivilDate(day)))
  }

  private static let whole = SmallQuarter.Presence("07:20", "16:10")
  private static let arrival = SmallQuarter.Presence("07:20")
  private static let departure = SmallQuarter.Presence("", "16:10")
  private static let travel = SmallQuarter.Presence(code: "DL")

  /// On 2 July three of the first unit have no row, one has an arrival alone and one a code; the second unit is whole.
  @Test func daysOfUnits() throws {
    let rows: [[String: SmallQuarter.Presence]] = [
      ["01": Self.whole], ["01": Self.whole], ["01": Self.departure], ["01": Self.whole, "02": Self.arrival],
      ["01": Self.whole, "02": Self.travel],
    ]
    let first = rows.enumerated().map { Self.person(UInt64($0.offset + 1), $0.element) }
    let second = (6...8).map { Self.person($0, unit: 1, ["01": Self.whole, "02": Self.whole]) }
    let found = try Self.found(SmallQuarter(first + second), until: "2026-07-02")
    #expect(
      found.unitDays == [
        .init(unit: 0, date: CivilDate("2026-07-02")!, due: 4, withRow: 1, whole: 0)
      ])
    // Three days without a row, an arrival and a departure alone.
    #expect(
      found.units == [.init(unit: 0, scheduled: 10, lacking: 5), .init(unit: 1, scheduled: 6, lacking: 0)])
  }

  /// Somebody who moves on 2 July lacks a row in the new unit, not in the old one.
  @Test func whoeverMovesIsCountedWhereHeIs() throws {
    var mover = Self.person(1, ["01": Self.whole])
    mover.posts[0].last = "2026-07-01"
    var next = SmallQuarter.Post()
    (next.unit, next.first) = (1, "2026-07-02")
    mover.posts.append(next)
    let found = try Self.found(SmallQuarter([mover]), until: "2026-07-02")
    #expect(found.units.map { "\($0.lacking)/\($0.scheduled)" } == ["0/1", "1/1"])
  }

  /// Until 3 July somebody who began on the 2nd was to work two days, somebody else three.
  @Test func daysOfWhoeverHasNoRow() throws {
    var newcomer = Self.person(1)
    newcomer.posts[0].first = "2026-07-02"
    let found = try Self.found(
      SmallQuarter([newcomer, Self.person(2), Self.person(3, ["01": Self.whole])]), until: "2026-07-03")
    #expect(found.attendance.people == [0, 1] && found.onFewDays == [0])
  }

  /// On Monday 6 July three are at work and one of them is at the ceremony; one on duty elsewhere is not expected. Whoever
  /// was expected fewer than three times may never have come.
  @Test func events() throws {
    let people = [Self.whole, Self.whole, Self.departure, Self.travel].enumerated().map {
      Self.person(UInt64($0.offset + 1), ["06": $0.element])
    }
    var quarter = SmallQuarter(people)
    quarter.events = [(0, "APEL", "2026-07-06", 1), (1, "SIDAK", "2026-07-06", 1)]
    let found = try Self.found(quarter, until: "2026-07-07")
    #expect(found.ceremonies == [.init(kind: "APEL", date: CivilDate("2026-07-06")!, due: 3, present: 1)])
    #expect(found.events.people == [] && found.events.expected == 0)
  }

  /// On three Mondays: the last two in the roster came to none, the first to one.
  @Test func whoNeverCame() throws {
    let mondays = ["06": Self.whole, "13": Self.whole, "20": Self.whole]
    var quarter = SmallQuarter((1...3).map { Self.person($0, mondays) })
    quarter.events = [(0, "APEL", "2026-07-13", 1)]
    let found = try Self.found(quarter, until: "2026-07-20")
    #expect(found.events.people == [1, 2] && found.events.expected == 3 && found.events.trailing == 2)
  }

  /// Scores for July, August and September by person; the third, scored for September alone, left in August. At the quarter's end every month is due,
  /// before it those before another one with scores.
  @Test(
    arguments: [
      ("2026-09-30", ["2026-07: 2/3", "2026-08: 0/3", "2026-09: 1/2"]),
      ("2026-09-29", ["2026-07: 2/3", "2026-08: 0/3"]),
      ("2026-07-30", []),
    ] as [(String, [String])])
  func months(_ asOf: String, _ expected: [String]) throws {
    func scored(_ nip: UInt64, _ months: [Bool]) -> SmallQuarter.Person {
      var person = Self.person(nip)
      person.scores = [9: months.map { $0 ? [80, 80] : [nil, nil] }]
      return person
    }
    var people = [scored(1, [true, false, true]), scored(2, [true, false, false]), Self.person(4)]
    var leaver = scored(3, [false, false, true])
    leaver.posts[0].last = "2026-08-15"
    people.append(leaver)
    let found = try Self.found(SmallQuarter(people), until: asOf)
    #expect(found.months.map { "\($0.name): \($0.scored)/\($0.due)" } == expected)
  }

  /// Somebody in shifts came on two days of which the roster of shifts names one; a day of leave is no attendance.
  @Test func attendanceWithoutShift() throws {
    var nurse = Self.person(1, ["01": Self.whole, "02": Self.whole, "03": Self.travel])
    nurse.posts[0].pattern = .shift
    nurse.shifts = ["2026-07-01": "PAGI"]
    let found = try Self.found(SmallQuarter([nurse, Self.person(2, ["02": Self.whole])]), until: "2026-07-03")
    #expect(found.unplanned.map { "\($0.person): \($0.days)" } == ["0: [2026-07-02]"])
  }
}
