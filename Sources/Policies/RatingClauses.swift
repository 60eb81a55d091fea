internal import Findings
internal import Kinerja
internal import Settings

extension RatingRules: PolicyClause {
  static let keys = ["hasil", "perilaku", "matrix"]

  init?(_ fields: SettingsFields) {
    let results = fields["hasil"]?.fields(["above", "meets"])?.thresholds()
    let conductFields = fields["perilaku"]?.fields(["above", "meets", "demote_at_unexcused"])
    let conduct = conductFields?.thresholds()
    let demote = conductFields?["demote_at_unexcused"]?.count()
    let matrix: [ExpectationLevel: [String]]? = fields["matrix"]?.coded(\.code) { row in
      row.list(of: ExpectationLevel.allCases.count)?.compactMap { $0.text() }
    }
    guard let results, let conduct, let demote, let matrix else { return nil }
    self.init(results: results, conduct: conduct, demoteAtUnexcused: demote, matrix: matrix)
  }
}

extension SettingsFields {
  /// The thresholds of a level, the upper not below the lower.
  fileprivate func thresholds() -> RatingRules.Thresholds? {
    let above = self["above"]?.number()
    let meets = self["meets"]?.number()
    guard let above, let meets else { return nil }
    guard above >= meets else {
      self["above"]?.report(.thresholdsReversed, details: ["\(meets)"])
      return nil
    }
    return .init(above: above, meets: meets)
  }
}

extension IncentiveRules: PolicyClause {
  static let keys = ["split", "predikat_percent", "status_percent", "sanctions", "min_days", "round_down_to"]

  init?(_ fields: SettingsFields) {
    let split = fields["split"]?.shares(of: [Component.achievement, .discipline], \.code)
    let predikat = fields["predikat_percent"]?.named { $0.value.percent() }
    let status: [EmploymentStatus: Points]? = fields["status_percent"]?.coded(\.code) { $0.percent() }
    let sanctions = fields["sanctions"]?.named { $0.value.percent() }
    let minDays = fields["min_days"]?.count()
    let roundDownTo = fields["round_down_to"]?.positiveCount(.badRounding)
    guard let achievement = split?[.achievement], let discipline = split?[.discipline], let predikat, let status,
      let sanctions, let minDays, let roundDownTo
    else { return nil }
    self.init(
      achievementShare: achievement, disciplineShare: discipline, predikatPercent: predikat, statusPercent: status,
      sanctions: sanctions, minDays: minDays, roundDownTo: Int64(roundDownTo))
  }
}
