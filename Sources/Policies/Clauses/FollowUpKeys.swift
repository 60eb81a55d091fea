internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension FollowUpRules: DeclaredRules {
  static var blank: FollowUpRules {
    FollowUpRules(
      recognition: Recognition(scope: .everybody, size: .count(0), ratings: []),
      development: Development(below: .zero, measures: [:]), promotion: Promotion(index: .zero, quarters: 0),
      attention: [])
  }

  static let keys: [RuleKey<FollowUpRules>] = [
    RuleKey(
      "recognition",
      Form(
        Text(
          "`{scope: semua | unit | kelompok, top | top_percent, ratings: […], excludes: […]}`",
          "`{scope: semua | unit | kelompok, top | top_percent, ratings: […], excludes: […]}`"),
        read: { $0.recognition() },
        show: { rule, page in
          let size =
            switch rule.size {
            case .count(let count): "\(count)"
            case .percent(let points): page.percent(points)
            }
          let excluded =
            rule.excludedGroups.isEmpty
            ? ""
            : "; " + page.say(Text("tanpa yang dalam masa", "without those under")) + " "
              + page.joined(rule.excludedGroups)
          return "\(rule.scope.rawValue), \(size), \(page.joined(rule.ratings))" + excluded
        }), \.recognition,
      Text(
        "siapa yang diusulkan mendapat penghargaan: sekian terbaik dengan predikat itu, tanpa yang mempunyai masa dari kelompok dalam `excludes`",
        "who is named for recognition: the best so many with these ratings, without those who have a spell of a group in `excludes`"
      )),
    RuleKey(
      "development",
      Text("siapa yang diusulkan dikembangkan", "who is named for development"),
      [
        RuleKey(
          "below", .amount, \.development.below,
          Text("komponen terlemah di bawah nilai ini", "the weakest component lies below this")),
        RuleKey(
          "measures",
          .coded(\Component.code, measure, Text("untuk setiap komponen: teks", "for each component: a text")),
          \.development.measures, Text("yang membantu", "what helps")),
      ]),
    RuleKey(
      "promotion",
      Text("siapa yang masuk talenta untuk promosi", "who comes into the pool for promotion"),
      [
        RuleKey("index", .number, \.promotion.index, Text("indeks paling sedikit", "the least index")),
        RuleKey(
          "quarters", .positiveCount, \.promotion.quarters,
          Text("selama sekian triwulan berturut-turut", "for so many quarters in a row")),
      ],
      rows: { rules, page in
        [
          (
            "promotion",
            "≥ \(rules.promotion.index), \(rules.promotion.quarters) " + page.say(Text("triwulan", "quarters"))
          )
        ]
      }),
    RuleKey(
      "attention",
      Form(
        Text("daftar `{days, measure}` yang naik", "a rising list of `{days, measure}`"),
        read: { $0.attention() },
        show: { rules, page in page.joined(rules.map { "≥ \($0.days): \($0.measure)" }) }), \.attention,
      Text(
        "tindakan mulai sekian hari tanpa keterangan dalam satu tahun kalender",
        "the measure from so many unexcused days within a calendar year on")),
  ]

  private static let measure = Form<String>(
    Text("teks", "a text"), read: { $0.text() }, show: { text, _ in text })
}

extension SettingsNode {
  fileprivate func recognition() -> FollowUpRules.Recognition? {
    guard let fields = fields(["scope", "ratings"], optional: ["top", "top_percent", "excludes"]) else { return nil }
    let scope = fields["scope"]?.word(FollowUpRules.Scope.self)
    let ratings = fields["ratings"]?.items { $0.text() }
    let size: FollowUpRules.Size?
    switch (fields["top"], fields["top_percent"]) {
    case (let count?, nil): size = count.positiveCount(.value(.notWhole)).map { .count($0) }
    case (nil, let percent?): size = percent.percent().map { .percent($0) }
    case (nil, nil):
      reportMissing(.structure(.missingKey), "top")
      size = nil
    case (_?, let percent?):
      percent.report(.structure(.unknownKey), details: ["top"])
      size = nil
    }
    let excluded = fields["excludes"].map { $0.items { $0.formulaName() } } ?? []
    guard let scope, let ratings, let size, let excluded else { return nil }
    return .init(scope: scope, size: size, ratings: ratings, excludedGroups: excluded)
  }

  /// Measures by rising days.
  fileprivate func attention() -> [FollowUpRules.Attention]? {
    var last: Int?
    return items { node in
      guard let fields = node.fields(["days", "measure"]) else { return nil }
      let days = fields["days"]?.positiveCount(.value(.notWhole))
      let measure = fields["measure"]?.text()
      guard let days, let measure else { return nil }
      if let last, days <= last { fields["days"]?.report(.rule(.bandsNotRising), details: ["\(last)"]) }
      last = days
      return .init(days: days, measure: measure)
    }
  }
}
