import Kinerja
import Testing

/// Nothing is said of fewer people than the minimum, also not by subtraction.
@Suite struct SmallGroupsTests {
  @Test(
    arguments: [
      ("nobody small", ["a": 5, "b": 9], 0, []),
      ("two small ones hide each other", ["a": 2, "b": 3, "c": 9], 0, ["a", "b"]),
      ("one small one takes the smallest other", ["a": 2, "b": 7, "c": 6], 0, ["a", "c"]),
      ("of two of a size, the first", ["a": 4, "c": 6, "b": 6], 0, ["a", "b"]),
      ("people without a group count", ["a": 2, "b": 7], 3, ["a"]),
      ("too few people without a group", ["a": 6, "b": 7], 2, ["a"]),
      ("nobody left", ["a": 1, "b": 2], 0, ["a", "b"]),
      ("no groups", [:], 3, []),
    ] as [(String, [String: Int], Int, [String])])
  func hides(_ what: String, _ sizes: [String: Int], _ rest: Int, _ hidden: [String]) {
    #expect(SmallGroups.hidden(sizes, minimum: 5, rest: rest) == Set(hidden), "\(what)")
  }

  /// Groups that share people: two with the same three are three people together, and a third group must hide them.
  @Test func sharedPeopleCountOnce() {
    let groups = ["a": [1, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3, 4, 5, 6], "d": Array(1...9)]
    #expect(SmallGroups.hidden(groups, minimum: 5) == ["a", "b", "c"])
    #expect(SmallGroups.hidden(groups.mapValues(\.count), minimum: 5) == ["a", "b"])
  }

  /// Whatever the sizes, those hidden are none or at least the minimum together, or everybody.
  @Test func leavesNothingToSubtract() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let sizes = Dictionary(
        uniqueKeysWithValues: (0..<Int.random(in: 1...12, using: &random)).map {
          ($0, Int.random(in: 1...12, using: &random))
        })
      let hidden = SmallGroups.hidden(sizes)
      let together = hidden.reduce(0) { $0 + (sizes[$1] ?? 0) }
      #expect(together == 0 || together >= 5 || hidden.count == sizes.count, "\(sizes)")
      #expect(sizes.allSatisfy { hidden.contains($0.key) || $0.value >= 5 }, "\(sizes)")
    }
  }
}

/// The clause `objection`: the day of receipt does not count.
@Suite struct DeadlineTests {
  private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

  @Test(
    arguments: [
      // 12 October 2026 is a Monday.
      ("2026-10-12", 14, ObjectionRules.Counting.calendar, "2026-10-26"),
      ("2026-10-12", 1, .calendar, "2026-10-13"),
      ("2026-12-20", 14, .calendar, "2027-01-03"),
      ("2026-10-12", 5, .working, "2026-10-19"),
      ("2026-10-12", 14, .working, "2026-10-30"),
      // Received on a Saturday: Monday is the first day.
      ("2026-10-17", 1, .working, "2026-10-19"),
      // 25 and 26 December 2026 are named as free, a Friday and a Saturday.
      ("2026-12-23", 2, .working, "2026-12-28"),
    ])
  func deadlines(_ received: String, _ days: Int, _ counting: ObjectionRules.Counting, _ deadline: String) {
    let free = Set([day("2026-12-25"), day("2026-12-26")])
    let rules = ObjectionRules(days: days, counting: counting)
    #expect("\(rules.deadline(from: day(received)) { free.contains($0) })" == deadline)
  }
}

/// The clause `distribution`: percents become whole people, at most rounded down, at least rounded up.
@Suite struct DistributionRuleTests {
  @Test(
    arguments: [
      // 70 % of 7 is 4.9, of 10 is 7, of 0 is 0; 60 % of 7 is 4.2, of 5 is 3; 0.5 % of 7 is 0.035.
      (DistributionRules.Demand.atMost(Points(whole: 70)), 7, 0...4), (.atMost(Points(whole: 70)), 10, 0...7),
      (.atMost(Points(whole: 70)), 0, 0...0), (.atMost(.zero), 7, 0...0), (.atMost(Points(whole: 100)), 7, 0...7),
      (.atLeast(Points(whole: 60)), 7, 5...7), (.atLeast(Points(whole: 60)), 5, 3...5),
      (.atLeast(Points(micros: 500_000)), 7, 1...7), (.atLeast(.zero), 7, 0...7),
      (.atLeastPeople(1), 7, 1...7), (.atLeastPeople(9), 7, 7...7),
    ])
  func limits(_ demand: DistributionRules.Demand, _ people: Int, _ limits: ClosedRange<Int>) {
    #expect(DistributionRules.Rule(ratings: ["A"], demand: demand).limits(of: people) == limits)
  }
}
