import Foundation
import SmallQuarters
import Testing

@testable import Kinerja

/// A quarter in which everything happens: lateness, leave, a move to another class, shifts, two raters under calibration,
/// targets of both directions, a sanction and a budget that does not suffice.
struct EventfulQuarter {
  var quarter: SmallQuarter
  var rules = SmallPolicy()

  init() {
    var people = (1...7).map { SmallQuarter.Person(UInt64($0)) }
    for number in people.indices {
      let step = Int64(number)
      people[number].goals = [
        .init(0, target: 100, realised: 80 + 7 * step, weight: 2),
        .init(1, target: 40 + step, realised: 30 + 5 * step, isMinimised: true, weight: 1),
      ]
      people[number].scores = [100: [[70 + step, 95 - step], [nil, 90], [80, 81]]]
    }
    people[0].days = [
      "2026-07-02": .init("07:50", "16:00"), "2026-07-03": .init("07:30", ""), "2026-07-06": .init(code: "TK"),
      "2026-08-03": .init(code: "CT"), "2026-08-04": .init(code: "TB"), "2026-08-05": .init("09:30", "13:00"),
    ]
    people[0].scores[101] = [[60, 60], [nil, nil], [nil, nil]]
    people[1].posts[0].last = "2026-08-14"
    var promoted = SmallQuarter.Post()
    promoted.grade = 9
    promoted.first = "2026-08-15"
    people[1].posts.append(promoted)
    people[1].scores = [101: [[50, 55], [65, 70], [nil, nil]]]
    people[2].posts[0].pattern = .shift
    people[2].shifts = ["2026-07-01": "MALAM", "2026-07-02": "OFF", "2026-07-03": "PAGI", "2026-08-03": "PAGI"]
    people[2].days["2026-07-01"] = .init("21:10", "06:00")
    people[3].goals = []
    people[4].scores = [:]
    people[5].levels = (.above, .meets)
    people[6].goals = [.init(0, target: 3, realised: 1)]
    quarter = SmallQuarter(people)
    quarter.spells = [(0, "RINGAN", "2026-07-01", "2026-07-31")]
    quarter.budgets = [0: 20_000_000]
    quarter.calendar = ["2026-08-17": (.holiday, nil)]
    rules.supervisor.calibration.mode = .shift
  }

  var results: Results {
    get throws { try evaluate(quarter.facts, under: rules.policy, asOf: SmallQuarter.quarter.last) }
  }

  func trace(_ position: Int) throws -> Trace {
    try Kinerja.trace(position, in: results, of: quarter.facts, under: rules.policy)
  }
}

/// A step's parts say how its figures come about.
@Suite struct PartTests {
  private static let variants: [@Sendable (inout SmallPolicy) -> Void] = [
    { _ in }, { $0.achievement.weighting = .bobot }, { $0.workload.mode = .report },
    { $0.index.missing = $0.index.missing.mapValues { _ in .renormalise } },
    { $0.index.missing = $0.index.missing.mapValues { _ in .zero } },
    { $0.supervisor.calibration.mode = .none },
  ]

  private func steps(_ variant: Int) throws -> [[StepTrace]] {
    var eventful = EventfulQuarter()
    Self.variants[variant](&eventful.rules)
    let results = try eventful.results
    let tracer = try Tracer(eventful.quarter.facts, eventful.rules.policy, results)
    return try results.employees.indices.map { try tracer.parts($0).steps }
  }

  /// The number of a working, by decimal arithmetic of 38 digits; nil where a figure is missing.
  private func value(_ working: Working) -> Decimal? {
    func pair(_ left: Working, _ right: Working, _ made: (Decimal, Decimal) -> Decimal) -> Decimal? {
      guard let left = value(left), let right = value(right) else { return nil }
      return made(left, right)
    }
    return switch working {
    case .number(let number), .figure(_, let number): number.decimal
    case .named(_, let number): number?.decimal
    case .sum(let terms): terms.reduce(Decimal?(0)) { sum, term in sum.flatMap { sum in value(term).map { sum + $0 } } }
    case .difference(let left, let right): pair(left, right, -)
    case .product(let left, let right): pair(left, right, *)
    case .quotient(let left, let right): pair(left, right) { $1 == 0 ? 0 : $0 / $1 }
    case .least(let left, let right): pair(left, right) { min($0, $1) }
    case .curve(let points, let argument):
      value(argument).map { x in
        let points = points.map { (ExactNumber($0.x).decimal, ExactNumber($0.y).decimal) }
        guard x > points[0].0 else { return points[0].1 }
        for (left, right) in zip(points, points.dropFirst()) where x < right.0 {
          return left.1 + (right.1 - left.1) * (x - left.0) / (right.0 - left.0)
        }
        return points[points.count - 1].1
      }
    }
  }

  private func rounded(_ value: Decimal, _ rounding: Part.Rounding) -> Decimal {
    var (source, result) = (value, Decimal())
    switch rounding {
    case .nearest(let decimals):
      // Halves go away from zero.
      NSDecimalRound(&result, &source, decimals, .plain)
    case .down(let unit):
      source = value / Decimal(unit)
      NSDecimalRound(&result, &source, 0, .down)
      result *= Decimal(unit)
    }
    return result
  }

  /// Every working that a part has gives the part's value, rounded and limited as it says.
  @Test(arguments: variants.indices) func workingsGiveTheirFigures(_ variant: Int) throws {
    var checked: Set<FigureName> = []
    for steps in try steps(variant) {
      for part in steps.flatMap({ $0.items.flatMap(\.parts) + $0.parts }) {
        guard let working = part.working else { continue }
        guard let exact = value(working) else {
          #expect(part.value == nil, "\(part.figure)")
          continue
        }
        var expected = rounded(exact, part.rounding)
        if let limits = part.limits {
          expected = max(ExactNumber(limits.lowerBound).decimal, min(ExactNumber(limits.upperBound).decimal, expected))
        }
        #expect(part.number?.decimal == expected, "\(part.figure) = \(working)")
        checked.insert(part.figure)
      }
    }
    #expect(checked.count >= 15, "\(checked)")
  }

  /// The figures that a working names are those of the parts before it.
  @Test func inputsAreFiguresOfEarlierParts() throws {
    for steps in try steps(0) {
      let parts = steps.flatMap(\.parts)
      for (place, part) in parts.enumerated() {
        for input in part.working?.inputs ?? [] {
          guard let earlier = parts[..<place].last(where: { $0.figure == input.name }) else { continue }
          #expect(earlier.number == input.value, "\(part.figure) of \(input.name)")
        }
      }
      let index = parts.first { $0.figure == .exactIndex }?.working?.inputs.map(\.name)
      #expect(index == nil || index == [.discipline, .normalised, .conduct])
    }
  }

  /// Every part of a step that clauses rule names the versions in force, and no others.
  @Test func partsNameTheClausesInForce() throws {
    for steps in try steps(0) {
      #expect(steps.map(\.step) == MethodStep.allCases)
      for step in steps {
        // The policy has no clause `discipline`.
        #expect(step.rulings.map(\.name) == step.step.clauses.filter { $0 != .discipline })
        for part in step.items.flatMap(\.parts) + step.parts {
          #expect(Set(part.rulings).isSubset(of: step.rulings))
          #expect(part.rulings.isEmpty == step.step.clauses.isEmpty, "\(part.figure)")
        }
      }
    }
  }

  /// With a second version of the attendance clause from 1 August, July's days name the first one and later days the second.
  @Test func daysNameTheVersionOfTheDay() throws {
    let eventful = EventfulQuarter()
    var policy = eventful.rules.policy
    var later = eventful.rules.attendance
    later.dayCap = Points(whole: 1)
    policy.attendance = DatedClause(
      policy.attendance.versions + [.init(from: CivilDate("2026-08-01")!, basis: "baru", line: 20, rules: later)])
    let facts = eventful.quarter.facts
    let results = try evaluate(facts, under: policy, asOf: SmallQuarter.quarter.last)
    let step = try #require(try trace(0, in: results, of: facts, under: policy).steps.first { $0.step == .discipline })
    #expect(step.rulings.map(\.basis) == ["contoh pasal 1", "contoh pasal 2", "baru", "contoh pasal 9"])
    for item in step.items {
      guard case .day(let day) = item.subject else { continue }
      let expected = day.day < 31 ? "contoh pasal 2" : "baru"
      #expect(item.parts[0].rulings.map(\.basis) == ["contoh pasal 1", expected])
    }
  }

  /// Formulas are written as the method writes them.
  @Test(
    arguments: [
      (.sum([.whole(1) * .whole(2), .whole(3)]) / .whole(4), "(1·2 + 3)/4"),
      (.whole(100) * (.whole(2) * .whole(5) - .whole(3)) / .whole(5), "100·(2·5 − 3)/5"),
      (.whole(6) / (.whole(2) * .whole(3)), "6/(2·3)"), (.whole(6) / .whole(2) * .whole(3), "6/2·3"),
      (.whole(6) - .whole(2), "6 − 2"),
      (.number(Points(micros: 600_000)) * .least(.whole(100), .named(.normalised, nil)), "0.6·min(100, N)"),
      (.named(.incentiveBase, nil) * .figure(.discipline, ExactNumber(micros: 99_500_000)), "dasar·99.5"),
    ] as [(Working, String)])
  func writesFormulas(_ working: Working, _ text: String) { #expect("\(working)" == text) }

  @Test(
    arguments: [
      (0, 6, "0"), (1, 6, "0.000001"), (-1_500_000, 6, "-1.5"), (100, 0, "100"), (9848, 2, "98.48"), (9840, 2, "98.4"),
      (-5, 2, "-0.05"),
    ] as [(Int128, Int, String)])
  func writesNumbers(_ units: Int128, _ decimals: Int, _ text: String) {
    #expect("\(ExactNumber(units, decimals: decimals))" == text)
  }
}

extension ExactNumber {
  fileprivate var decimal: Decimal {
    Decimal(string: "\(units)")! / (0..<decimals).reduce(Decimal(1)) { power, _ in power * 10 }
  }
}

/// Clauses and sections stand beside the step that they rule.
@Suite struct MethodStepTests {
  @Test func stepsFollowTheMethod() {
    let sections = MethodStep.allCases.map(\.sections)
    for (earlier, later) in zip(sections, sections.dropFirst()) {
      #expect(earlier.upperBound < later.lowerBound)
    }
  }

  /// Every clause that moves a score or money rules one step; those that give advice rule none.
  @Test func everyClauseThatMovesAFigureRulesOneStep() {
    let clauses = MethodStep.allCases.flatMap(\.clauses)
    #expect(Set(clauses) == Set(ClauseName.allCases.filter { $0.clause.moves != .advice }))
    #expect(Set(clauses).count == clauses.count)
  }
}

/// What could have been different, told to the employee and to the office.
@Suite struct OwnChangeTests {
  /// Each prospect, made true in the facts with everybody else's medians and raters as they are, gives the index it said.
  @Test func prospectsHoldWhenApplied() throws {
    let eventful = EventfulQuarter()
    let (facts, policy, results) = (eventful.quarter.facts, eventful.rules.policy, try eventful.results)
    let tracer = try Tracer(facts, policy, results)
    let surroundings = try Surroundings(facts, under: policy, results: results)
    var count = 0
    for position in results.employees.indices {
      let person = Int(results.employees[position].person)
      let prospects = try tracer.account(position).prospects
      #expect(prospects.map(\.index) == prospects.map(\.index).sorted(by: >))
      for prospect in prospects {
        let changed = prospect.change.applied(to: facts, person: person)
        let after = try evaluate(changed, under: policy, asOf: SmallQuarter.quarter.last, within: surroundings)
        #expect(after.employees[position].index == prospect.index)
        #expect(prospect.index > results.employees[position].index)
        count += 1
      }
    }
    #expect(count >= 8)
  }

  /// The costliest day of the first employee is 6 July, an absence at 3, and not 5 August, which costs as much.
  @Test func theCostliestDayIsTheFirstOfThose() throws {
    let trace = try EventfulQuarter().trace(0)
    #expect(trace.days.costliest?.day == SmallQuarter.day("2026-07-06"))
    #expect([DayRecord]().costliest == nil)
    guard case .presence(let day, let midday) = trace.changes[0] else {
      Issue.record("the first change is a day at work")
      return
    }
    #expect(day.day == 5 && midday.isEmpty)
    #expect(day.fullPresence == AttendanceWord(first: 450, last: 960, status: AttendanceWord.presence))
  }

  /// A day in full satisfies the midday rules too.
  @Test func aDayInFullHasMiddayPunches() throws {
    var eventful = EventfulQuarter()
    eventful.quarter.hasMidday = true
    eventful.rules.attendance.midday = [
      .init(opens: ClockTime("12:00")!, closes: ClockTime("13:00")!, missing: Points(whole: 1)),
      .init(opens: ClockTime("14:00")!, closes: ClockTime("14:30")!, missing: Points(whole: 1)),
    ]
    let facts = eventful.quarter.facts
    let change = try #require(try eventful.trace(0).changes.first)
    let changed = change.applied(to: facts, person: 0)
    let results = try evaluate(changed, under: eventful.rules.policy, asOf: SmallQuarter.quarter.last)
    let days = try trace(0, in: results, of: changed, under: eventful.rules.policy).days
    guard case .presence(let day, let midday) = change else { return }
    #expect(midday.map(\.minutes) == [720, 840])
    #expect(days.first { $0.day == day.day }?.deduction == .zero)
  }

  /// One more unit, or one less where less is better, but none below nothing.
  @Test func oneMoreUnitOfEachTarget() throws {
    var eventful = EventfulQuarter()
    eventful.quarter.people[0].goals = [
      .init(0, target: 10, realised: 9), .init(1, target: 10, realised: 0, isMinimised: true),
    ]
    let units = try eventful.trace(0).changes.compactMap { change in
      if case .unit(let target, let realised) = change { (target.indicator, "\(realised)") } else { nil }
    }
    #expect(units.map(\.0) == [0] && units.map(\.1) == ["10"])
  }
}

/// Whatever is called decisive has an effect.
@Suite struct DecisiveCellTests {
  @Test func cellsOfAttendance() throws {
    let trace = try EventfulQuarter().trace(0)
    func cells(_ date: String) -> Set<DecisiveCells.AttendanceCell> {
      trace.decisive.attendance(onDay: SmallQuarter.day(date))
    }
    // Present: both punches and the code can cost something.
    #expect(cells("2026-07-02") == [.first, .last, .code])
    // With a code, punches are not looked at.
    #expect(cells("2026-08-03") == [.code])
    #expect(cells("2026-07-04").isEmpty, "a Saturday")
    // No file has midday punches.
    #expect(
      !DecisiveCells.AttendanceCell.allCases.contains { cell in
        [.firstMidday, .secondMidday].contains(cell)
          && trace.days.contains { cells("\(SmallQuarter.quarter.day($0.day))").contains(cell) }
      })
  }

  @Test func cellsOfTargets() throws {
    let trace = try EventfulQuarter().trace(0)
    #expect(trace.decisive.target(0, month: nil) == [.target, .realised])
    #expect(trace.decisive.normsAreDecisive)
    let without = try EventfulQuarter().trace(3)
    #expect(!without.decisive.normsAreDecisive)
  }

  /// A weight too light to move the mean by a millionth: its realisation decides nothing, its target shows in the ratio.
  @Test func aTargetThatWeighsNothing() throws {
    var eventful = EventfulQuarter()
    eventful.rules.achievement.weighting = .bobot
    eventful.quarter.people[0].goals[0].weight = 999_999_999_999
    eventful.quarter.people[0].goals[1].weight = 1
    #expect(try eventful.trace(0).decisive.target(1, month: nil) == [.target])
  }
}

/// How far the next levels are: results from 90 and 110, conduct from 70 and 90, demotion at three unexcused days.
@Suite struct LevelDistanceTests {
  private func distances(_ normalised: Int64, _ conduct: Int64, unexcused: UInt8, isStatutory: Bool = false)
    -> [LevelDistance]
  {
    var employee = EmployeeResult(person: 0, segment: 0)
    employee.isEvaluated = true
    employee.isStatutory = isStatutory
    employee.normalised = Figure(micros: normalised)
    employee.conduct = Figure(micros: conduct)
    employee.unexcusedDays = unexcused
    return LevelDistance.all(employee, SmallPolicy().ratings)
  }

  @Test func namesTheNextLevels() {
    #expect(
      distances(89_500_000, 70_000_000, unexcused: 1) == [
        .next(.resultsLevel, .meets, from: Points(whole: 90), missing: Points(micros: 500_000)),
        .next(.conductLevel, .above, from: Points(whole: 90), missing: Points(whole: 20)), .demotion(moreDays: 2),
      ])
    #expect(distances(110_000_000, 90_000_000, unexcused: 4) == [.demoted(days: 4, limit: 3)])
    #expect(distances(1, 1, unexcused: 9, isStatutory: true) == [.statutory])
  }

  @Test func nobodyIsFarFromAnythingUnevaluated() {
    #expect(LevelDistance.all(EmployeeResult(person: 0, segment: 0), SmallPolicy().ratings).isEmpty)
  }
}
