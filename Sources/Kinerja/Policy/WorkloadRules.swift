internal import Wording

/// The clause `workload`: how planned work against available time adjusts achievement.
package struct WorkloadRules: Sendable {
  /// Whether the factor acts on achievement.
  package enum Mode: String, CaseIterable, Sendable {
    /// Achievement is multiplied by the factor.
    case adjust
    /// The factor is only shown.
    case report
  }

  /// A roster column that people of one peer group share.
  package enum PeerKey: String, CaseIterable, Sendable {
    /// The kind of post.
    case jobType = "jenis_jabatan"
    /// The class of the post.
    case grade = "kelas_jabatan"
    /// The unit.
    case unit = "unit_kode"
    /// The legal status.
    case status
    /// The working pattern.
    case pattern = "pola_kerja"
    /// The name of the post.
    case post = "jabatan"
  }

  /// A point of the curve from relative workload to factor.
  package struct CurvePoint: Hashable, Sendable {
    /// Relative workload.
    package var x: Points
    /// Factor.
    package var y: Points

    /// Makes a point.
    package init(x: Points, y: Points) {
      self.x = x
      self.y = y
    }
  }

  /// Whether the factor acts.
  package var mode: Mode
  /// Working minutes of an available day.
  package var minutesPerDay: Points
  /// Lists of columns that make peer groups, the closest first.
  package var peerKeys: [[PeerKey]]
  /// The least number of people with a workload that a group needs.
  package var minGroup: Int
  /// From relative workload to factor, x rising.
  package var curve: [CurvePoint]

  /// Makes the rules.
  package init(mode: Mode, minutesPerDay: Points, peerKeys: [[PeerKey]], minGroup: Int, curve: [CurvePoint]) {
    self.mode = mode
    self.minutesPerDay = minutesPerDay
    self.peerKeys = peerKeys
    self.minGroup = minGroup
    self.curve = curve
  }
}

extension WorkloadRules: ClauseRules {
  package static let clause = Clause(
    .workload, Text("Beban kerja", "Workload"), takenFor: .last, moves: .score)
  package static var place: WritableKeyPath<Policy, DatedClause<WorkloadRules>> { \.workload }
}
