internal import Findings
internal import Kinerja
internal import Settings

extension FollowUpRules: PolicyClause {
  static let keys = ["recognition", "development", "promotion", "attention"]

  init?(_ fields: SettingsFields) {
    let recognition = fields["recognition"]?.recognition()
    let development = fields["development"]?.fields(["below", "measures"])
    let below = development?["below"]?.amount()
    let measures: [Component: String]? = development?["measures"]?.coded(\.code) { $0.text() }
    let promotion = fields["promotion"]?.fields(["index", "quarters"])
    let index = promotion?["index"]?.number()
    let quarters = promotion?["quarters"]?.positiveCount(.notWhole)
    let attention = fields["attention"]?.attention()
    guard let recognition, let below, let measures, let index, let quarters, let attention else { return nil }
    self.init(
      recognition: recognition, development: Development(below: below, measures: measures),
      promotion: Promotion(index: index, quarters: quarters), attention: attention)
  }
}

extension SettingsNode {
  fileprivate func recognition() -> FollowUpRules.Recognition? {
    guard let fields = fields(["scope", "ratings"], optional: ["top", "top_percent"]) else { return nil }
    let scope = fields["scope"]?.word(FollowUpRules.Scope.self)
    let ratings = fields["ratings"]?.items { $0.text() }
    let size: FollowUpRules.Size?
    switch (fields["top"], fields["top_percent"]) {
    case (let count?, nil): size = count.positiveCount(.notWhole).map { .count($0) }
    case (nil, let percent?): size = percent.percent().map { .percent($0) }
    case (nil, nil):
      reportMissing(.missingKey, "top")
      size = nil
    case (_?, let percent?):
      percent.report(.unknownKey, details: ["top"])
      size = nil
    }
    guard let scope, let ratings, let size else { return nil }
    return .init(scope: scope, size: size, ratings: ratings)
  }

  /// Measures by rising days.
  fileprivate func attention() -> [FollowUpRules.Attention]? {
    var last: Int?
    return items { node in
      guard let fields = node.fields(["days", "measure"]) else { return nil }
      let days = fields["days"]?.positiveCount(.notWhole)
      let measure = fields["measure"]?.text()
      guard let days, let measure else { return nil }
      if let last, days <= last { fields["days"]?.report(.bandsNotRising, details: ["\(last)"]) }
      last = days
      return .init(days: days, measure: measure)
    }
  }
}
