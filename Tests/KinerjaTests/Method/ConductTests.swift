import SmallQuarters
import Testing

@testable import Kinerja

/// Section 8: S; the first aspect weighs 0.25 and the second 0.75.
@Suite struct ConductTests {
  typealias Scores = [UInt64: [[Int64?]]]

  private func step(_ people: [Scores], _ change: (inout SupervisorRules) -> Void = { _ in }) throws -> ConductStep {
    var rules = SmallPolicy().supervisor
    change(&rules)
    let quarter = SmallQuarter(
      people.enumerated().map { number, scores in
        var person = SmallQuarter.Person(UInt64(number + 1))
        person.scores = scores
        return person
      })
    let employees = people.indices.map { EmployeeResult(person: $0, segment: $0) }
    return try ConductStep(quarter.facts, rules).calibrated(by: employees)
  }

  private static let none: [Int64?] = [nil, nil]

  @Test(
    arguments: [
      ("a month: 0.25·80 + 0.75·90", [10: [[80, 90], none, none]], 87_500_000),
      ("an aspect alone", [10: [[80, nil], none, none]], 80_000_000),
      ("months weigh the same: (87.5 + 80)/2", [10: [[80, 90], [80, nil], none]], 83_750_000),
      (
        "raters weigh by months: (2·83.75 + 60)/3", [10: [[80, 90], [80, nil], none], 11: [none, none, [60, 60]]],
        75_833_333
      ),
      ("nobody", [:], nil), ("a sheet without a score", [10: [none, none, none]], nil),
    ] as [(String, Scores, Int64?)])
  func means(_ what: String, _ scores: Scores, _ expected: Int64?) throws {
    #expect(try step([scores]).conduct(0).micros == expected, "\(what)")
  }

  @Test func anAspectThatThePolicyLacksIsAnError() {
    let error = EvaluationError.unknownCode(clause: .supervisor, code: "KOMPETEN", day: SmallQuarter.quarter.last)
    #expect(throws: error) { try step([[:]]) { $0.aspects["KOMPETEN"] = nil } }
  }

  /// Rater 10 gives 90 and 80, rater 11 70 and 60: means 85 and 65, over all pairs 75. δ = 2·(75 − 85)/(2 + 2) = −5 and +5.
  private static let pairs: [Scores] = [
    [10: [[90, 90], none, none]], [10: [[80, 80], none, none]], [11: [[70, 70], none, none]],
    [11: [[60, 60], none, none]],
  ]

  @Test(
    arguments: [
      ("by half", 2, 2, 5, [85, 75, 75, 65]), ("at most 4", 2, 2, 4, [86, 76, 74, 64]),
      ("without doubt, in full", 2, 0, 20, [80, 70, 80, 70]), ("too few ratees", 3, 2, 5, [90, 80, 70, 60]),
    ] as [(String, Int, Int64, Int64, [Int64])])
  func calibration(_ what: String, _ minRatees: Int, _ shrink: Int64, _ most: Int64, _ expected: [Int64]) throws {
    let step = try step(Self.pairs) {
      $0.calibration = .init(
        mode: .shift, minRatees: minRatees, shrink: Points(whole: shrink), maxShift: Points(whole: most))
    }
    #expect((0..<4).map { step.conduct($0).micros } == expected.map { $0 * Points.scale }, "\(what)")
  }

  /// The scale ends at 82: 85 becomes 82, and 65 + 5 stays 70.
  @Test func calibratedScoresStayOnTheScale() throws {
    let step = try step(Self.pairs) {
      $0.scale = Points(whole: 66)...Points(whole: 82)
      $0.calibration.mode = .shift
    }
    #expect((0..<4).map { step.conduct($0).micros } == [82_000_000, 75_000_000, 75_000_000, 66_000_000])
    #expect(step.raterShifts == [10: -5_000_000, 11: 5_000_000])
  }

  @Test func scoresAsGivenHaveNoShift() throws { #expect(try step(Self.pairs).raterShifts == nil) }
}
