import SmallQuarters
import Testing

@testable import Kinerja

/// Section 10: results are above from 110 and as expected from 90, conduct from 90 and 70; three unexcused days demote it.
@Suite struct RatingTests {
  private let step = RatingStep(SmallPolicy().ratings)

  private func employee(_ normalised: Int64?, _ conduct: Int64?, unexcused: UInt8 = 0) -> EmployeeResult {
    var employee = EmployeeResult(person: 0, segment: 0)
    employee.isEvaluated = true
    employee.normalised = normalised.map { Figure(micros: $0) } ?? .missing
    employee.conduct = conduct.map { Figure(micros: $0) } ?? .missing
    employee.unexcusedDays = unexcused
    return employee
  }

  @Test(
    arguments: [
      ("at both thresholds", 110_000_000, 90_000_000, 0, .above, .above, "SANGAT_BAIK"),
      ("a millionth below both", 109_999_999, 89_999_999, 0, .meets, .meets, "BAIK"),
      ("at the lower thresholds", 90_000_000, 70_000_000, 0, .meets, .meets, "BAIK"),
      ("a millionth below them", 89_999_999, 69_999_999, 0, .below, .below, "SANGAT_KURANG"),
      ("two unexcused days", 110_000_000, 90_000_000, 2, .above, .above, "SANGAT_BAIK"),
      ("three unexcused days", 110_000_000, 90_000_000, 3, .above, .below, "KURANG"),
      ("without conduct", 110_000_000, nil, 3, .above, nil, nil),
      ("without results", nil, 90_000_000, 0, nil, .above, nil),
    ] as [(String, Int64?, Int64?, UInt8, ExpectationLevel?, ExpectationLevel?, String?)])
  func levels(
    _ what: String, _ normalised: Int64?, _ conduct: Int64?, _ unexcused: UInt8, _ results: ExpectationLevel?,
    _ conductLevel: ExpectationLevel?, _ rating: String?
  ) {
    var employee = employee(normalised, conduct, unexcused: unexcused)
    step.run(&employee, statutory: 0)
    #expect(employee.resultsLevel == results && employee.conductLevel == conductLevel, "\(what)")
    #expect((employee.predikat == 255 ? nil : step.predikats[Int(employee.predikat)]) == rating, "\(what)")
    #expect(!employee.isStatutory)
  }

  /// Zero is no limit.
  @Test func demotionCanBeOff() {
    var rules = SmallPolicy().ratings
    rules.demoteAtUnexcused = 0
    var employee = employee(110_000_000, 90_000_000, unexcused: 60)
    RatingStep(rules).run(&employee, statutory: 0)
    #expect(employee.conductLevel == .above)
  }

  /// The leader's levels stand, whatever the figures and the unexcused days: 1 + results + 3·conduct.
  @Test(
    arguments: [
      (1, ExpectationLevel.above, ExpectationLevel.above, "SANGAT_BAIK"), (3, .below, .above, "KURANG"),
      (7, .above, .below, "KURANG"), (5, .meets, .meets, "BAIK"), (9, .below, .below, "SANGAT_KURANG"),
    ] as [(UInt8, ExpectationLevel, ExpectationLevel, String)])
  func theLeadersLevelsGoFirst(
    _ statutory: UInt8, _ results: ExpectationLevel, _ conduct: ExpectationLevel, _ rating: String
  ) {
    var employee = employee(nil, 10_000_000, unexcused: 9)
    step.run(&employee, statutory: statutory)
    #expect(employee.isStatutory && employee.resultsLevel == results && employee.conductLevel == conduct)
    #expect(step.predikats[Int(employee.predikat)] == rating)
    #expect(computedPredikat(employee, under: SmallPolicy().ratings) == nil)
  }

  @Test func computesWhatFiguresWouldGive() {
    var employee = employee(95_000_000, 75_000_000)
    step.run(&employee, statutory: 9)
    #expect(computedPredikat(employee, under: SmallPolicy().ratings).map { step.predikats[$0] } == "BAIK")
    employee.isEvaluated = false
    #expect(computedPredikat(employee, under: SmallPolicy().ratings) == nil)
  }
}
