import Testing

@testable import Kinerja

/// Section 6: the score of one target; expectations worked by hand from A = 100·part/target under the cap.
@Suite struct AchievementStepTests {
  private let step = AchievementStep(
    targets: TargetTable(starts: [0], targets: [], wide: []), norms: [],
    rules: AchievementRules(cap: Points(whole: 120), weighting: .workload))

  @Test(
    arguments: [
      ("more is better, met", 10, 10, false, 100_000_000),
      ("more is better, a third", 3, 1, false, 33_333_333),
      ("more is better, two thirds rounds up", 3, 2, false, 66_666_667),
      ("more is better, beyond the cap", 10, 13, false, 120_000_000),
      ("more is better, nothing done", 10, 0, false, 0),
      ("less is better, met", 10, 10, true, 100_000_000),
      ("less is better, half of it", 10, 5, true, 120_000_000),
      ("less is better, a tenth more", 10, 11, true, 90_000_000),
      ("less is better, twice as much and more", 10, 21, true, 0),
      ("the largest numbers", 999_999_999_999, 999_999_999_999, false, 100_000_000),
    ] as [(String, Int64, Int64, Bool, Int64)])
  func scores(_ what: String, _ goal: Int64, _ realised: Int64, _ isMinimised: Bool, _ expected: Int64) {
    let score = step.score(
      goal: goal * Points.scale, realised: realised * Points.scale, isMinimised: isMinimised)
    #expect(score == expected, "\(what)")
  }

  /// The 64-bit way and the wide way meet where one hands over to the other.
  @Test(arguments: [39_999_999_999, 40_000_000_000, 40_000_000_001] as [Int64])
  func agreesOnBothSidesOfTheWideWay(_ goal: Int64) {
    for realised in [goal - 1, goal, goal + 1] {
      let exact = (Int128(realised) * 100_000_000 * 2 + Int128(goal)) / (Int128(goal) * 2)
      #expect(step.score(goal: goal, realised: realised, isMinimised: false) == Int64(exact))
    }
  }
}

/// Section 7: the curve through (0.5, 0.95), (1, 1) and (2, 1.1), flat beyond its ends.
@Suite struct WorkloadStepTests {
  private let step = WorkloadStep(
    rules: WorkloadRules(
      mode: .adjust, minutesPerDay: Points(whole: 300), peerKeys: [[]], minGroup: 1,
      curve: [(500_000, 950_000), (1_000_000, 1_000_000), (2_000_000, 1_100_000)].map {
        .init(x: Points(micros: $0), y: Points(micros: $1))
      }))

  @Test(
    arguments: [
      (0, 950_000), (500_000, 950_000), (750_000, 975_000), (1_000_000, 1_000_000), (1_000_005, 1_000_001),
      (1_000_004, 1_000_000), (1_500_000, 1_050_000), (2_000_000, 1_100_000), (9_000_000, 1_100_000),
    ] as [(Int128, Int64)])
  func followsTheCurve(_ relative: Int128, _ factor: Int64) { #expect(step.factor(relative) == factor) }

  /// 6,000 minutes planned against 64 days of 300: 0.3125; without time there is no ratio.
  @Test func dividesByAvailableTime() {
    let planned = WideSum(6_000_000_000 * 1_000_000)
    #expect(step.ratio(planned: planned, availableDays: 64) == 312_500)
    #expect(step.hasTime(1))
    #expect(!step.hasTime(0))
  }

  @Test func normalisesUnderTheCap() {
    let cap = Points(whole: 120)
    #expect(step.normalised(Figure(micros: 100_000_000), factor: 1_050_000, cap: cap).micros == 105_000_000)
    #expect(step.normalised(Figure(micros: 119_000_000), factor: 1_100_000, cap: cap).micros == 120_000_000)
    #expect(step.normalised(.missing, factor: 1_100_000, cap: cap).isMissing)
  }
}

/// Section 9, with weights 0.4, 0.4 and 0.2.
@Suite struct IndexStepTests {
  private func step(_ rule: IndexRules.MissingRule) -> IndexStep {
    IndexStep(
      rules: IndexRules(
        weights: [.staff: [.discipline: Points(micros: 1_000_000)]],
        defaultWeights: [
          .discipline: Points(micros: 400_000), .achievement: Points(micros: 400_000),
          .supervision: Points(micros: 200_000),
        ],
        missing: [.discipline: rule, .achievement: rule, .supervision: rule]))
  }

  private static func figure(_ micros: Int64?) -> Figure { micros.map { Figure(micros: $0) } ?? .missing }

  @Test(
    arguments: [
      // 0.4·90 + 0.4·100 + 0.2·80 = 92
      (.refuse, 90_000_000, 100_000_000, 80_000_000, .index(92_000_000)),
      // 0.4·90.012345 + 40 + 16 = 92.004938
      (.refuse, 90_012_345, 100_000_000, 80_000_000, .index(92_004_938)),
      (.refuse, nil, 100_000_000, nil, .refused(0b101)),
      // (0.4·90 + 0.2·80) / 0.6 = 86.666667
      (.renormalise, 90_000_000, nil, 80_000_000, .index(86_666_667)),
      // 0.4·90 + 0.2·80 = 52
      (.zero, 90_000_000, nil, 80_000_000, .index(52_000_000)),
      (.zero, nil, nil, nil, .refused(0b111)),
    ] as [(IndexRules.MissingRule, Int64?, Int64?, Int64?, IndexStep.Outcome)])
  func weighsWhatIsThere(
    _ rule: IndexRules.MissingRule, _ discipline: Int64?, _ achievement: Int64?, _ conduct: Int64?,
    _ expected: IndexStep.Outcome
  ) {
    let outcome = step(rule).run(
      .functional, discipline: Self.figure(discipline), achievement: Self.figure(achievement),
      conduct: Self.figure(conduct))
    #expect(outcome == expected)
  }

  /// The second rounding is of the rounded I, halves away from zero.
  @Test(
    arguments: [(92_004_938, 9200), (92_005_000, 9201), (92_004_999, 9200), (86_666_667, 8667), (-5000, -1), (0, 0)]
      as [(Int64, Int64)])
  func publishesTwoDecimals(_ index: Int64, _ hundredths: Int64) {
    #expect(IndexStep.published(index) == hundredths)
  }

  @Test func takesTheWeightsOfTheKindOfPost() {
    let outcome = step(.refuse).run(
      .staff, discipline: Figure(micros: 77_777_777), achievement: .missing, conduct: .missing)
    #expect(outcome == .index(77_777_777))
  }
}

/// Section 13's budget: never more than the pagu, all of it up to the rounding unit, by largest remainder.
@Suite struct BudgetStepTests {
  private func employees(_ amounts: [Int64]) -> [EmployeeResult] {
    amounts.enumerated().map { person, amount in
      var employee = EmployeeResult(person: person, segment: person)
      employee.incentive = Rupiah(amount)
      return employee
    }
  }

  /// 7 units among 5, 5 and 10 thousand: 1.75, 1.75 and 3.5 units; the two units left go to the larger remainders, which
  /// are the first two.
  @Test func sharesByLargestRemainder() {
    var people = employees([5000, 5000, 10_000])
    BudgetStep(unit: 1000).share(Rupiah(7500), among: [0, 1, 2], &people)
    #expect(people.map(\.incentive.amount) == [2000, 2000, 3000])
  }

  /// 4 units among three equals: the one left over goes to the smallest NIP, which comes first.
  @Test func givesTiesToTheSmallerNIP() {
    var people = employees([2000, 2000, 2000])
    BudgetStep(unit: 1000).share(Rupiah(4000), among: [0, 1, 2], &people)
    #expect(people.map(\.incentive.amount) == [2000, 1000, 1000])
  }

  @Test func leavesABudgetThatSuffices() {
    var people = employees([5000, 7000])
    BudgetStep(unit: 1000).share(Rupiah(12_000), among: [0, 1], &people)
    #expect(people.map(\.incentive.amount) == [5000, 7000])
  }

  @Test(arguments: 0..<200) func usesTheBudgetUpToTheUnit(_ seed: UInt64) {
    var state = seed &+ 1
    func random(_ bound: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % bound
    }
    let unit = [1, 10, 1000, 100_000][Int(random(4))] as Int64
    let amounts = (0..<1 + random(40)).map { _ in random(20_000) * unit }
    let total = amounts.reduce(0, +)
    let budget = random(max(1, total + total / 4))
    var people = employees(amounts)
    BudgetStep(unit: unit).share(Rupiah(budget), among: Array(people.indices), &people)
    let paid = people.map(\.incentive.amount)
    if total <= budget {
      #expect(paid == amounts)
    } else {
      #expect(paid.reduce(0, +) == budget / unit * unit)
      #expect(paid.allSatisfy { $0 >= 0 && $0 % unit == 0 })
      // Nobody is more than a unit away from the exact share.
      for (amount, share) in zip(amounts, paid) {
        let exact = Int128(amount) * Int128(budget / unit)
        #expect(abs(Int128(share / unit) * Int128(total) - exact) < Int128(total))
      }
    }
  }
}

/// Section 14: ties share a rank, the next rank skips, the NIP orders who share one.
@Suite struct RankingStepTests {
  private func employee(_ person: Int, index: Int64, normalised: Int64 = 0, unexcused: UInt8 = 0) -> EmployeeResult {
    var employee = EmployeeResult(person: person, segment: person)
    employee.isEvaluated = true
    employee.index = index
    employee.normalised = Figure(micros: normalised)
    employee.discipline = Figure(micros: 0)
    employee.unexcusedDays = unexcused
    return employee
  }

  private func roster(_ nips: [UInt64]) -> Roster {
    let segment = Segment(
      unit: 0, post: 0, first: CivilDate(dayNumber: 0), last: Segment.endOfTime, nameStart: 0, nameLength: 0, file: 0,
      line: 1, grade: 7, jobType: .staff, status: .permanent, pattern: .fiveDays)
    return Roster(
      nips: nips, segments: nips.map { _ in segment }, segmentStarts: (0...nips.count).map { UInt32($0) }, units: ["U"],
      unitNames: ["U"], posts: ["P"], names: [])
  }

  @Test func tiesShareARankAndTheNextSkips() {
    var people = [
      employee(0, index: 9000), employee(1, index: 9500), employee(2, index: 9000),
      employee(3, index: 9000, unexcused: 1), employee(4, index: 9000, normalised: 1),
    ]
    var missing = EmployeeResult(person: 5, segment: 5)
    missing.missingBits = 1
    people.append(missing)
    let (order, evaluated) = RankingStep(roster: roster([30, 20, 10, 40, 50, 1])).run(&people, .serial)
    #expect(order == [1, 4, 2, 0, 3, 5])
    #expect(evaluated == 5)
    #expect(people.map(\.rank) == [3, 1, 3, 5, 2, 0])
  }

  /// Any order of the employees gives the same ranking, also with indices far apart.
  @Test(arguments: 1...20) func doesNotDependOnTheOrderOfEmployees(_ seed: UInt64) {
    var state = seed
    func random(_ bound: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % bound
    }
    let count = 400
    let nips = (0..<count).map { UInt64($0) * 7 % 401 }
    var people = (0..<count).map { employee($0, index: random(4) == 0 ? random(1 << 30) : random(50)) }
    var shuffled = people.reversed() as [EmployeeResult]
    let step = RankingStep(roster: roster(nips))
    let order = step.run(&people, .serial).order.map { people[Int($0)].person }
    let again = step.run(&shuffled, .serial).order.map { shuffled[Int($0)].person }
    #expect(order == again)
    let expected = people.sorted { ($1.index, nips[Int($0.person)]) < ($0.index, nips[Int($1.person)]) }
    #expect(order == expected.map(\.person))
    for person in people { #expect(Int(person.rank) == people.count { $0.index > person.index } + 1) }
  }
}
