import SmallQuarters
import Testing

@testable import Kinerja

/// A quarter as a whole, worked by hand to the figures of hasil.csv.
///
/// 17 August is a holiday, so the months have 23, 20 and 22 scheduled days.
@Suite struct EvaluationTests {
  /// 101 in class 8 of U1: half an hour late on 1 July, gone without a word on 2 July. 102, a colleague: on leave on
  /// 1 September, under a light sanction in July. 103 in class 9 of U2: scored by nobody.
  private static var quarter: SmallQuarter {
    var late = SmallQuarter.Person(101)
    late.days = ["2026-07-01": .init("08:00", "16:00"), "2026-07-02": .init(code: "TK")]
    late.goals = [.init(0, target: 100, realised: 110), .init(1, target: 50, realised: 40)]
    late.scores = [900: [[80, 90], [nil, nil], [100, 60]], 901: [[nil, nil], [60, 60], [nil, nil]]]
    var away = SmallQuarter.Person(102)
    away.days = ["2026-09-01": .init(code: "CT")]
    away.goals = [.init(0, target: 200, realised: 180)]
    away.scores = [900: [[90, 90], [nil, nil], [nil, nil]]]
    var chief = SmallQuarter.Person(103)
    chief.posts[0].grade = 9
    chief.posts[0].unit = 1
    chief.goals = [.init(1, target: 100, realised: 100)]
    var quarter = SmallQuarter([chief, late, away])
    quarter.calendar = ["2026-08-17": (.holiday, nil)]
    quarter.spells = [(2, "RINGAN", "2026-07-01", "2026-07-31")]
    return quarter
  }

  private static func results(
    _ quarter: SmallQuarter = quarter, _ policy: SmallPolicy = SmallPolicy(), asOf: String = "2026-09-30",
    parallelism: Parallelism = .serial
  ) throws -> Results {
    try evaluate(quarter.facts, under: policy.policy, asOf: CivilDate(asOf)!, parallelism: parallelism)
  }

  private static func employee(_ nip: UInt64, _ results: Results, in quarter: SmallQuarter = quarter) -> EmployeeResult
  {
    let person = quarter.people.firstIndex { $0.nip == nip }!
    return results.employees.first { Int($0.person) == person }!
  }

  /// D: July 100 − 0.5 − 3, the cap of a day: (96.5·23 + 100·42)/65 = 98.761538. A: 110 for 6,000 minutes and 80 for 1,500:
  /// 104. w = 7500/(300·65) = 0.384615. The peers' median is (0.384615 + 0.625)/2 = 0.504808; r = 0.761904;
  /// f = 0.95 + 0.05·0.261904/0.5 = 0.976190; N = 101.523760. S: months of 87.5 and 70 from one rater, 60 from another:
  /// (78.75·2 + 60)/3 = 72.5. I = 39.504615 + 40.609504 + 14.5 = 94.614119.
  @Test func worksOutTheFirst() throws {
    let results = try Self.results()
    let employee = Self.employee(101, results)
    #expect(employee.workDays == 65 && employee.unexcusedDays == 1 && employee.availableDays == 65)
    #expect(employee.discipline.micros == 98_761_538)
    #expect(employee.achievement.micros == 104_000_000)
    #expect(employee.workloadRatio == 384_615)
    #expect(employee.relativeWorkload == 761_904)
    #expect(employee.workloadFactor == 976_190)
    #expect(employee.normalised.micros == 101_523_760)
    #expect(employee.conduct.micros == 72_500_000)
    #expect(employee.publishedIndex == 9461)
    #expect(employee.resultsLevel == .meets && employee.conductLevel == .meets)
    #expect(results.predikat(of: employee) == "BAIK" && employee.ratingSource == .computed)
    // P counts N up to 100: 0.6·100 + 0.4·98.761538 = 99.504615; 9,000,000·0.99504615·0.9 = 8,059,873.8.
    #expect(employee.incentiveBase == 9_000_000_000_000)
    #expect(employee.incentive == Rupiah(8_059_000))
    #expect(employee.ranks == .init(overall: 2, inUnit: 2, inGroup: 2))
  }

  /// A day of leave counts but gives no time: w = 12000/(300·64) = 0.625. r = 1.238094, f = 1 + 0.1·0.238094 = 1.023809,
  /// N = 90·f = 92.142810, I = 40 + 36.857124 + 18. The sanction takes 20 percent of July; P = 95.285686;
  /// 8,400,000·0.95285686·0.9 = 7,203,597.9.
  @Test func worksOutTheSecond() throws {
    let results = try Self.results()
    let employee = Self.employee(102, results)
    #expect(employee.workDays == 65 && employee.unexcusedDays == 0 && employee.availableDays == 64)
    #expect(employee.discipline.micros == 100_000_000)
    #expect(employee.workloadRatio == 625_000 && employee.relativeWorkload == 1_238_094)
    #expect(employee.workloadFactor == 1_023_809 && employee.normalised.micros == 92_142_810)
    #expect(employee.publishedIndex == 9486)
    #expect(employee.resultsLevel == .meets && employee.conductLevel == .above)
    #expect(employee.incentive == Rupiah(7_203_000))
    #expect(employee.ranks == .init(overall: 1, inUnit: 1, inGroup: 1))
    #expect(results.groups[Int(employee.group)] == "PLK/8")
  }

  /// Alone in class 9, so compared with all staff: 0.153846 over the median 0.384615 is 0.4, f is the curve's least. Without S
  /// there is no index, no rating, no payment and no rank, but every other figure.
  @Test func worksOutWhoIsNotEvaluated() throws {
    let results = try Self.results()
    let employee = Self.employee(103, results)
    #expect(results.groups[Int(employee.group)] == "PLK")
    #expect(employee.relativeWorkload == 400_000 && employee.workloadFactor == 950_000)
    #expect(employee.normalised.micros == 95_000_000 && employee.conduct.isMissing)
    #expect(employee.status == .notEvaluated && employee.missingComponents == [.supervision])
    #expect(employee.publishedIndex == nil && employee.ranks == nil && employee.ratingSource == nil)
    #expect(results.predikat(of: employee) == nil)
    #expect(employee.incentive == .zero && employee.incentiveBase == 12_000_000_000_000)
    #expect(results.unpaidCauses(of: employee) == ["predikat"])
    #expect(results.evaluatedCount == 2)
    #expect(results.order.map { Self.quarter.people[Int(results.employees[Int($0)].person)].nip } == [102, 101, 103])
  }

  /// 10,000 units for 8,059 and 7,203 thousand: 5280.44 and 4719.56; the one left goes to the larger remainder.
  @Test func cutsToTheBudget() throws {
    var quarter = Self.quarter
    quarter.budgets = [0: 10_000_999, 1: 0]
    let results = try Self.results(quarter)
    #expect([101, 102, 103].map { Self.employee($0, results).incentive.amount } == [5_280_000, 4_720_000, 0])
    #expect(Self.employee(101, results).publishedIndex == 9461)
  }

  /// Only July: D = 96.5, 23 days counted; base 3,000,000; w = 7500/(300·23) = 1.086957.
  @Test func endsWithTheDayThatCounts() throws {
    let results = try Self.results(asOf: "2026-07-31")
    let employee = Self.employee(101, results)
    #expect(employee.workDays == 23 && employee.discipline.micros == 96_500_000)
    #expect(employee.workloadRatio == 1_086_957)
    #expect(employee.incentiveBase == 3_000_000_000_000)
  }

  /// The leader's levels take the place of N and S in the rating, whatever these are.
  @Test func takesTheLeadersLevels() throws {
    var quarter = Self.quarter
    quarter.people[1].levels = (.above, .below)
    let results = try Self.results(quarter)
    let employee = Self.employee(101, results)
    #expect(results.predikat(of: employee) == "KURANG" && employee.ratingSource == .statutory)
    #expect(employee.resultsLevel == .above && employee.conductLevel == .below)
    // 9,000,000·0.99504615·0.5 = 4,477,707.7.
    #expect(employee.incentive == Rupiah(4_477_000))
    #expect(employee.publishedIndex == 9461)
  }

  /// Who left before the quarter or comes after the last day that counts is no employee of the run; their rows are counted.
  @Test func passesOverOtherPeople() throws {
    var quarter = Self.quarter
    quarter.people[0].posts[0].last = "2026-06-30"
    quarter.people[0].levels = (.meets, .meets)
    quarter.people[0].scores = [
      900: [[80, 90], [nil, nil], [nil, 70]], 901: [[nil, 1], [nil, nil], [nil, nil]],
    ]
    let results = try Self.results(quarter)
    #expect(results.employees.count == 2)
    #expect(results.ignored.targetsOfOthers == 1)
    #expect(results.ignored.scoresOfOthers == 4)
    #expect(results.ignored.statutoryLevelsOfOthers == 1)
    #expect(results.ignored.attendanceOutsideSegments == 92)
  }

  @Test func aClauseThatIsNotInForceIsAnError() {
    var policy = SmallPolicy().policy
    policy.ratings = DatedClause([
      .init(from: CivilDate("2026-10-01")!, basis: "b", line: 1, rules: SmallPolicy().ratings)
    ])
    let facts = Self.quarter.facts
    #expect(throws: EvaluationError.notInForce(clause: .ratings, day: SmallQuarter.quarter.last)) {
      try evaluate(facts, under: policy, asOf: SmallQuarter.quarter.last)
    }
  }

  /// Blocks taken up in any order give what one after the other gives.
  @Test(arguments: 1...6) func doesNotDependOnParallelism(_ seed: UInt64) throws {
    var quarter = Self.quarter
    var state = seed
    quarter.people = (0..<150).map { number in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var person = Self.quarter.people[Int(state >> 33) % 3]
      person.nip = UInt64(number * 7 % 150 + 1)
      person.goals[0].realised += Int64(state >> 40) % 50
      return person
    }
    quarter.budgets = [0: 300_000_000]
    let backwards = Parallelism { count, body in for index in (0..<count).reversed() { body(index) } }
    let (serial, reversed) = (try Self.results(quarter), try Self.results(quarter, parallelism: backwards))
    #expect(serial.order == reversed.order && serial.groups == reversed.groups)
    for (one, other) in zip(serial.employees, reversed.employees) { #expect("\(one)" == "\(other)") }
  }

  /// Whoever stands where in the roster has the same figures, ranks and payment.
  @Test func doesNotDependOnTheOrderOfPeople() throws {
    var turned = Self.quarter
    turned.people.reverse()
    turned.spells[0].0 = 0
    turned.budgets = [0: 10_000_999]
    var straight = Self.quarter
    straight.budgets = [0: 10_000_999]
    let (one, other) = (try Self.results(straight), try Self.results(turned))
    for nip in [101, 102, 103] as [UInt64] {
      let (left, right) = (Self.employee(nip, one, in: straight), Self.employee(nip, other, in: turned))
      #expect(left.publishedIndex == right.publishedIndex && left.ranks == right.ranks)
      #expect(left.incentive == right.incentive && left.relativeWorkload == right.relativeWorkload)
    }
  }
}
