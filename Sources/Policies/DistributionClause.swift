internal import Findings
internal import Kinerja
internal import Settings

extension DistributionRules: PolicyClause {
  static let keys = ["organisations", "guideline"]

  init?(_ fields: SettingsFields) {
    let guideline: [String: [Rule]]? = fields["guideline"]?.named { $0.value.distributionRules() }
    let entries = fields["organisations"]?.entries()
    if let entries, !entries.contains(where: { $0.key == "default" }) {
      fields["organisations"]?.reportMissing(.missingKey, "default")
    }
    var organisations: [String: String] = [:]
    for entry in entries ?? [] {
      let known = guideline.map { $0.keys.sorted() } ?? []
      organisations[entry.key] = entry.value.code(of: known, \.self, unknown: .unknownWord)
    }
    guard let guideline, let common = organisations.removeValue(forKey: "default") else { return nil }
    self.init(organisations: organisations, defaultOrganisation: common, guideline: guideline)
  }
}

extension SettingsNode {
  fileprivate func distributionRules() -> [DistributionRules.Rule]? {
    var named: Set<String> = []
    return items { node in
      let demands = ["at_most", "at_least", "at_least_people"]
      guard let fields = node.fields(["ratings"], optional: demands) else { return nil }
      let given = demands.filter { fields[$0] != nil }
      guard given.count == 1, let demand = given.first, let value = fields[demand] else {
        if let second = given.dropFirst().first {
          fields[second]?.report(.unknownKey, details: ["ratings"] + given.prefix(1))
        } else {
          node.reportMissing(.missingKey, demands[0])
        }
        return nil
      }
      let ratings = fields["ratings"]?.filledList()?.items { node in
        let rating = node.text()
        if let rating, !named.insert(rating).inserted { node.report(.ratingTwice) }
        return rating
      }
      let asked: DistributionRules.Demand? =
        switch demand {
        case "at_most": value.percent().map { .atMost($0) }
        case "at_least": value.percent().map { .atLeast($0) }
        default: value.positiveCount(.notWhole).map { .atLeastPeople($0) }
        }
      guard let ratings, let asked else { return nil }
      return .init(ratings: ratings, demand: asked)
    }
  }
}

extension ObjectionRules: PolicyClause {
  static let keys = ["days", "counting"]
  private static let mostDays = 366

  init?(_ fields: SettingsFields) {
    let days = fields["days"]?.positiveCount(.notWhole)
    if let days, days > Self.mostDays { fields["days"]?.report(.tooManyDays) }
    let counting = fields["counting"]?.word(Counting.self)
    guard let days, let counting else { return nil }
    self.init(days: days, counting: counting)
  }
}
