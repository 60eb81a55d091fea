internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension DistributionRules: DeclaredRules {
  static var blank: DistributionRules {
    DistributionRules(organisations: [:], defaultOrganisation: "", guideline: [:])
  }

  static let keys: [RuleKey<DistributionRules>] = [
    RuleKey(
      "organisations",
      Text(
        "`default`, dan menurut kode unit: sebuah kunci `guideline`", "`default`, and by unit: a key of `guideline`"),
      \.allOrganisations,
      Text(
        "predikat setiap unit secara keseluruhan, dan `default` untuk yang lain",
        "the rating of each unit as a whole, and `default` for all others"),
      read: { $0.organisations(among: $1["guideline"]) },
      rows: { rules, _ in
        [("organisations.default", rules.defaultOrganisation)]
          + rules.organisations.sorted { $0.key < $1.key }.map { ("organisations.\($0)", $1) }
      }),
    RuleKey(
      "guideline",
      Form(
        Text(
          "menurut predikat unit: daftar `{ratings: […], at_most | at_least | at_least_people}`",
          "by rating of a unit: a list of `{ratings: […], at_most | at_least | at_least_people}`"),
        read: { $0.named { $0.value.distributionRules() } }, show: { _, _ in "" }), \.guideline,
      Text(
        "paling banyak atau paling sedikit sekian persen, atau sekian orang, dengan predikat itu; satu predikat paling banyak dalam satu aturan",
        "at most or at least so many percent, or at least so many people, with these ratings; a rating stands in one rule at most"
      ),
      rows: { rules, page in
        rules.guideline.sorted { $0.key < $1.key }.map { ("guideline.\($0)", page.joined($1.map { page.demand($0) })) }
      }),
  ]

  fileprivate var allOrganisations: (own: [String: String], shared: String) {
    get { (organisations, defaultOrganisation) }
    set { (organisations, defaultOrganisation) = newValue }
  }
}

extension SettingsNode {
  /// The ratings of units, each of them a key of the guideline.
  fileprivate func organisations(among guideline: SettingsNode?) -> (own: [String: String], shared: String)? {
    guard let entries = entries() else { return nil }
    if !entries.contains(where: { $0.key == "default" }) { reportMissing(.structure(.missingKey), "default") }
    let known = guideline?.keys?.sorted() ?? []
    var organisations: [String: String] = [:]
    for entry in entries {
      organisations[entry.key] = entry.value.code(of: known, \.self, unknown: .value(.unknownWord))
    }
    return organisations.removeValue(forKey: "default").map { (organisations, $0) }
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
          fields[second]?.report(.structure(.unknownKey), details: ["ratings"] + given.prefix(1))
        } else {
          node.reportMissing(.structure(.missingKey), demands[0])
        }
        return nil
      }
      let ratings = fields["ratings"]?.filledList()?.items { node in
        let rating = node.text()
        if let rating, !named.insert(rating).inserted { node.report(.rule(.ratingTwice)) }
        return rating
      }
      let asked: DistributionRules.Demand? =
        switch demand {
        case "at_most": value.percent().map { .atMost($0) }
        case "at_least": value.percent().map { .atLeast($0) }
        default: value.positiveCount(.value(.notWhole)).map { .atLeastPeople($0) }
        }
      guard let ratings, let asked else { return nil }
      return .init(ratings: ratings, demand: asked)
    }
  }
}

extension PolicyPage {
  fileprivate func demand(_ rule: DistributionRules.Rule) -> String {
    let ratings = rule.ratings.joined(separator: " + ")
    switch rule.demand {
    case .atMost(let percent): return "\(ratings) ≤ \(percent) %"
    case .atLeast(let percent): return "\(ratings) ≥ \(percent) %"
    case .atLeastPeople(let count): return "\(ratings) ≥ \(count) " + say(Text("orang", "people"))
    }
  }
}
