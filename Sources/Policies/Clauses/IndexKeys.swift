internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension IndexRules: DeclaredRules {
  static var blank: IndexRules { IndexRules(weights: [:], defaultWeights: [:], missing: [:]) }

  static let keys: [RuleKey<IndexRules>] = [
    RuleKey(
      "weights",
      Form(
        Text(
          "`default`, dan menurut jenis jabatan: `disiplin`, `layanan`, `atasan` berjumlah 1",
          "`default`, and by kind of post: `disiplin`, `layanan`, `atasan`, summing to 1"),
        read: { $0.componentWeights() }, show: { _, _ in "" }), \.allWeights,
      Text("bobot setiap komponen", "the weight of each component"),
      rows: { rules, page in
        let own = JobType.allCases.compactMap { jobType in
          rules.weights[jobType].map { ("weights.\(jobType.code)", page.list($0, \.code) { "\($0)" }) }
        }
        return [("weights.default", page.list(rules.defaultWeights, \.code) { "\($0)" })] + own
      }),
    RuleKey(
      "missing",
      .coded(
        \Component.code, Form<MissingRule>.word,
        Text(
          "untuk setiap komponen: `refuse`, `renormalise`, `zero`",
          "for each component: `refuse`, `renormalise`, `zero`")), \.missing,
      Text(
        "akibat nilai yang tidak ada: tidak dinilai, bobot lain menggantikan, atau nol",
        "what a missing value does: no evaluation, the other weights make up for it, or zero")),
  ]

  /// All weights: of kinds of post that have their own, and of the others.
  fileprivate var allWeights: (own: [JobType: Weights], shared: Weights) {
    get { (weights, defaultWeights) }
    set { (weights, defaultWeights) = newValue }
  }
}

extension SettingsNode {
  fileprivate func componentWeights() -> (own: [JobType: IndexRules.Weights], shared: IndexRules.Weights)? {
    let fields = fields(["default"], optional: JobType.allCases.map(\.code), unknown: .value(.unknownJobType))
    let shared = fields?["default"]?.shares(of: Component.allCases, \.code)
    var own: [JobType: IndexRules.Weights] = [:]
    for jobType in JobType.allCases {
      own[jobType] = fields?[jobType.code]?.shares(of: Component.allCases, \.code)
    }
    return shared.map { (own, $0) }
  }

  /// Weights of these parts, none negative, that sum to exactly one.
  func shares<Part: Hashable>(of parts: [Part], _ code: (Part) -> String) -> [Part: Points]? {
    let shares = coded(parts, code, isComplete: true, unknown: .structure(.unknownKey)) { node in
      node.number(.rule(.negativeWeight)) { $0 >= .zero }
    }
    guard let shares, shares.count == parts.count else { return nil }
    let sum = Points(micros: shares.values.reduce(0) { $0 + $1.micros })
    guard sum == Points(whole: 1) else {
      report(.rule(.sumNotOne), value: "\(sum)")
      return nil
    }
    return shares
  }
}
