import Statistics
import Testing
import Wording

@testable import Kinerja
@testable import Studies

/// Fairness on the fixture quarter, against figures worked out from its results by hand.
@Suite struct FairnessStudyTests {
  private func study(minimum: Int, _ change: (inout Policy) -> Void = { _ in }) throws -> FairnessStudy {
    let quarter = try StudiedQuarter(change)
    return try FairnessStudy(quarter.facts, quarter.policy, quarter.results, minimum: minimum, parallelism: .serial)
  }

  private func spread(_ study: FairnessStudy, _ name: String?) -> FairnessStudy.Spread? {
    study.spreads.first { $0.stage == .after && $0.dimension == .unit && $0.name == name }
  }

  /// Unit 1.01.01: 93.54, 94.73, 94.96, 95.36, 95.84, 97.15, 99.80; sum 671.38. The quartiles lie half-way between the
  /// second and third, at the fourth, and half-way between the fifth and sixth.
  @Test func spreadsAreThoseOfTheResults() throws {
    let study = try study(minimum: 5)
    #expect(study.people == 38 && study.isAdjusted)
    let school = try #require(spread(study, "1.01.01"))
    #expect(school.people == 7 && school.mean == 959_114)
    #expect(school.quartiles == [948_450, 953_600, 964_950])
    // One SANGAT_BAIK and six BAIK, in the order of the policy's matrix.
    #expect(study.predikats == ["SANGAT_BAIK", "BAIK", "KURANG", "BUTUH_PERBAIKAN", "SANGAT_KURANG"])
    #expect(school.predikats == [1, 6, 0, 0, 0])
    #expect(study.spreads.filter { $0.stage == .after && $0.dimension == .unit }.map(\.people) == [7, 6, 19, 6])
  }

  /// With at least seven, the two units of six stand together.
  @Test func smallUnitsStandTogether() throws {
    let study = try study(minimum: 7)
    #expect(
      study.spreads.filter { $0.stage == .after && $0.dimension == .unit }.map(\.name) == ["1.01.01", "1.02.02", nil])
    #expect(spread(study, nil)?.people == 12)
    #expect(study.spreads.allSatisfy { $0.people >= 7 } && study.ratios.allSatisfy { $0.own.people >= 7 })
  }

  /// BAIK in unit 1.01.01: 6 of 7, and 27 of the 31 others.
  @Test func ratiosCompareAGroupWithAllOthers() throws {
    let study = try study(minimum: 5)
    let ratio = try #require(
      study.ratios.first { $0.stage == .after && $0.dimension == .unit && $0.name == "1.01.01" && $0.predikat == 1 })
    #expect(
      (ratio.own.selected, ratio.own.people) == (6, 7) && (ratio.others.selected, ratio.others.people) == (27, 31))
    #expect(!ratio.isFlagged)
    for dimension in PeopleDimension.allCases {
      for predikat in study.predikats.indices {
        let own = study.ratios.filter { $0.stage == .after && $0.dimension == dimension && $0.predikat == predikat }
        let all = own.reduce(0) { $0 + $1.own.selected }
        #expect(own.allSatisfy { $0.own.selected + $0.others.selected == all })
      }
    }
  }

  /// Without a factor the published results are those before it, in every table.
  @Test func withoutAFactorBothStagesAreOne() throws {
    let study = try study(minimum: 5) { policy in
      policy.workload = policy.workload.changed(on: People.quarter.last) { $0.mode = .report }
    }
    #expect(!study.isAdjusted)
    func stage(_ stage: FairnessStudy.Stage) -> [String] {
      study.spreads.filter { $0.stage == stage }.map { "\($0.dimension) \($0.name ?? "") \($0.mean) \($0.quartiles)" }
        + study.relations.filter { $0.stage == stage }.map { "\($0.measure) \($0.correlation.spearman ?? 9)" }
    }
    #expect(stage(.before) == stage(.after) && !stage(.before).isEmpty)
    #expect(try Set(self.study(minimum: 5).spreads.map { "\($0.stage) \($0.mean)" }).count > study.spreads.count / 2)
  }

  /// Weights of the index move no rating: that comes from results and conduct (method, section 10).
  @Test func weightsOfTheIndexFlipNoRating() throws {
    let study = try study(minimum: 5)
    // Three components, seven aspects and the curve, each down and up.
    #expect(study.sensitivities.count == 22)
    for sensitivity in study.sensitivities {
      #expect(!sensitivity.change.isOfIndex || sensitivity.flips == 0, "\(sensitivity.change)")
      #expect(sensitivity.moved <= 38 && (sensitivity.moved > 0) == (sensitivity.largest > 0))
      #expect(study.flips.count { $0.change == sensitivity.change } == sensitivity.flips)
    }
    #expect(study.sensitivities.contains { $0.change.isOfIndex && $0.moved > 30 })
    #expect(study.flips.allSatisfy { $0.before != $0.after })
  }

  @Test func ofTooFewNothingIsSaid() throws {
    let study = try study(minimum: 39)
    #expect(study.people == 38 && study.relations.isEmpty && study.spreads.isEmpty && study.ratios.isEmpty)
    #expect(study.sensitivities.isEmpty && study.flips.isEmpty && study.differences.allSatisfy { !$0.isFlagged })
  }
}

/// Supervisors on the fixture quarter.
@Suite struct SupervisorStudyTests {
  private func study(_ change: (inout Policy) -> Void = { _ in }) throws -> SupervisorStudy {
    let quarter = try StudiedQuarter(change)
    return try SupervisorStudy(quarter.facts, quarter.policy, quarter.results, parallelism: .serial)
  }

  private func calibrating(_ policy: inout Policy) {
    policy.supervisor = policy.supervisor.changed(on: People.quarter.last) { $0.calibration.mode = .shift }
  }

  /// Two supervisors have one ratee each; with the smaller NIP of the two that have six, they are eight people together.
  @Test func smallTeamsAreHidden() throws {
    let study = try study()
    #expect(study.hidden == 3)
    #expect(
      study.supervisors.map { "\($0.nip) \($0.ratees)" } == [
        "197210211995121007 7", "197602132001012003 18", "198509182010041001 6",
      ])
    #expect(study.people == 39)
  }

  /// The six teachers' perilaku, each from this one rater: 87.380952, 87.047619, 91.809524, 86.380952, 88.047619, 84.000000.
  /// Their mean is 524.666666 / 6, their squares about it sum to 32.574453, over five.
  @Test func meanAndDeviationAreOfTheScores() throws {
    let school = try #require(try study().supervisors.last)
    #expect(school.mean == Points("87.444444"))
    #expect(abs((school.deviation ?? 0) - 2.552429) < 0.000002)
    #expect(school.months == 18)
  }

  /// Calibration that is studied and calibration that acts tell the same story.
  @Test func calibrationIsToldWhetherItActsOrNot() throws {
    let (plain, acting) = (try study(), try study(calibrating))
    #expect(!plain.isCalibrated && acting.isCalibrated)
    #expect(plain.calibration == acting.calibration && plain.calibration.indices > 0)
    #expect(plain.supervisors.map(\.shift) == acting.supervisors.map(\.shift))
    #expect(plain.supervisors.map(\.indexDifference) == acting.supervisors.map(\.indexDifference))
    #expect(plain.supervisors.map(\.mean) == acting.supervisors.map(\.mean))
    // At most max_shift = 5 points.
    #expect(plain.supervisors.allSatisfy { abs($0.shift.micros) <= 5_000_000 })
  }

  /// Who scores below the others is moved up, and the other way round; all shifts together move the money that is told.
  @Test func shiftsGoTowardsTheOthers() throws {
    let study = try study()
    for supervisor in study.supervisors where supervisor.shift != .zero {
      #expect((supervisor.shift > .zero) == (supervisor.distance < 0), "\(supervisor.nip)")
      #expect((supervisor.shift > .zero) == (supervisor.indexDifference > 0), "\(supervisor.nip)")
    }
    let plain = try StudiedQuarter().results.employees.reduce(0) { $0 + $1.incentive.amount }
    let shifted = try StudiedQuarter(calibrating).results.employees.reduce(0) { $0 + $1.incentive.amount }
    #expect(study.calibration.gains + study.calibration.losses == Int128(shifted - plain))
  }
}
