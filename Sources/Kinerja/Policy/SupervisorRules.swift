internal import Wording

/// The clause `supervisor`: how supervisors' scores are read.
package struct SupervisorRules: Sendable {
  /// Whether raters' levels are moved towards each other.
  package enum CalibrationMode: String, CaseIterable, Sendable {
    /// Scores stand as given.
    case none
    /// Each rater's scores move by a bounded shift.
    case shift
  }

  /// How raters' levels are moved towards each other.
  package struct Calibration: Hashable, Sendable {
    /// Whether they are.
    package var mode: CalibrationMode
    /// The least number of ratees for a shift.
    package var minRatees: Int
    /// How many ratees' worth of doubt pulls the shift towards nothing.
    package var shrink: Points
    /// The largest shift.
    package var maxShift: Points

    /// Makes the rule.
    package init(mode: CalibrationMode, minRatees: Int, shrink: Points, maxShift: Points) {
      self.mode = mode
      self.minRatees = minRatees
      self.shrink = shrink
      self.maxShift = maxShift
    }
  }

  /// The least and the largest score.
  package var scale: ClosedRange<Points>
  /// The weight of each aspect.
  package var aspects: [String: Points]
  /// How raters' levels are moved.
  package var calibration: Calibration

  /// Makes the rules.
  package init(scale: ClosedRange<Points>, aspects: [String: Points], calibration: Calibration) {
    self.scale = scale
    self.aspects = aspects
    self.calibration = calibration
  }
}

extension SupervisorRules: ClauseRules {
  package static let clause = Clause(
    .supervisor, Text("Penilaian atasan", "Supervisors' scores"), takenFor: .last, moves: .score)
  package static var place: WritableKeyPath<Policy, DatedClause<SupervisorRules>> { \.supervisor }
}
