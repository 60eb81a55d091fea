import SmallQuarters
import Testing

@testable import Kinerja

/// What a change in a person's own rows does while everybody else stays as they were: medians, raters' shifts and the cuts
/// of budgets are held fixed.
@Suite struct SurroundingsTests {
  /// 1 and 2 in one peer group with 7,500 and 12,000 planned minutes of 66 days, that is w = 0.378788 and 0.606061, median
  /// 0.492425 (0.4924245 rounded); a budget of 10 million for U1.
  private static var quarter: SmallQuarter {
    var first = SmallQuarter.Person(1)
    first.goals = [.init(0, target: 125, realised: 125)]
    first.scores = [900: [[80, 80], [nil, nil], [nil, nil]]]
    var second = SmallQuarter.Person(2)
    second.goals = [.init(0, target: 200, realised: 180)]
    second.scores = [900: [[90, 90], [nil, nil], [nil, nil]]]
    var quarter = SmallQuarter([first, second])
    quarter.budgets = [0: 10_000_000]
    return quarter
  }

  private static func results(
    _ quarter: SmallQuarter, within surroundings: Surroundings? = nil, policy: SmallPolicy = SmallPolicy()
  )
    throws -> Results
  {
    try evaluate(quarter.facts, under: policy.policy, asOf: SmallQuarter.quarter.last, within: surroundings)
  }

  private static func surroundings(_ policy: SmallPolicy = SmallPolicy()) throws -> Surroundings {
    try Surroundings(quarter.facts, under: policy.policy, results: results(quarter, policy: policy))
  }

  /// Nothing changed, nothing changes: every figure is what it was, the cut payments too.
  @Test(arguments: [SupervisorRules.CalibrationMode.none, .shift]) func leavesEverythingAsItWas(
    _ mode: SupervisorRules.CalibrationMode
  ) throws {
    var policy = SmallPolicy()
    policy.supervisor.calibration.mode = mode
    policy.supervisor.calibration.minRatees = 1
    let before = try Self.results(Self.quarter, policy: policy)
    let after = try Self.results(Self.quarter, within: Self.surroundings(policy), policy: policy)
    #expect(before.order == after.order && before.groups == after.groups)
    for (one, other) in zip(before.employees, after.employees) { #expect("\(one)" == "\(other)") }
    #expect(before.employees.map(\.incentive.amount).reduce(0, +) == 10_000_000)
  }

  /// With 13,500 minutes w = 0.681818; r is against the median that was, 0.492425: 1.384613. Without surroundings the median
  /// would move to 0.643940 (0.6439395 rounded), and r would be 1.058822.
  @Test func keepsTheMedian() throws {
    var changed = Self.quarter
    changed.people[0].goals = [.init(0, target: 225, realised: 225)]
    let held = try Self.results(changed, within: Self.surroundings()).employees
    #expect(held.map(\.workloadRatio) == [681_818, 606_061])
    #expect(held.map(\.relativeWorkload) == [1_384_613, 1_230_768])
    #expect(try Self.results(changed).employees[0].relativeWorkload == 1_058_822)
  }

  /// A person whose payment does not change keeps it to the last unit; the other's share follows the cut that was made.
  @Test func keepsTheCut() throws {
    let surroundings = try Self.surroundings()
    let before = try Self.results(Self.quarter).employees.map(\.incentive.amount)
    var changed = Self.quarter
    changed.people[0].days = ["2026-07-01": .init(code: "TK"), "2026-07-02": .init(code: "TK")]
    let after = try Self.results(changed, within: surroundings).employees.map(\.incentive.amount)
    #expect(after[1] == before[1])
    #expect(after[0] < before[0])
    // Alone, the budget would be shared out anew, and the other would gain.
    #expect(try Self.results(changed).employees[1].incentive.amount > before[1])
  }

  /// The shift of a rater is the one that was, whatever they score now: with 80 and 95 instead of 80 and 90 the score moves by
  /// five, not by five less a part of it.
  @Test func keepsShiftsOfRaters() throws {
    var policy = SmallPolicy()
    policy.supervisor.calibration.mode = .shift
    var quarter = Self.quarter
    quarter.people[0].scores[901] = [[60, 60], [nil, nil], [nil, nil]]
    quarter.people[1].scores[901] = [[70, 70], [nil, nil], [nil, nil]]
    let before = try Self.results(quarter, policy: policy)
    let surroundings = try Surroundings(quarter.facts, under: policy.policy, results: before)
    // G = 75; 900 has μ = 85: 2·(75 − 85)/(2 + 2) = −5; 901 has μ = 65: +5.
    #expect(surroundings.shifts == [900: -5_000_000, 901: 5_000_000])
    #expect(before.employees.map(\.conduct.micros) == [70_000_000, 80_000_000])
    quarter.people[1].scores[900] = [[95, 95], [nil, nil], [nil, nil]]
    let after = try Self.results(quarter, within: surroundings, policy: policy)
    #expect(after.employees.map(\.conduct.micros) == [70_000_000, 82_500_000])
  }
}
