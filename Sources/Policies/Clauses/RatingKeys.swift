internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension RatingRules: DeclaredRules {
  static var blank: RatingRules {
    let none = Thresholds(above: .zero, meets: .zero)
    return RatingRules(results: none, conduct: none, demoteAtUnexcused: 0, matrix: [:])
  }

  static let keys: [RuleKey<RatingRules>] = [
    RuleKey(
      "hasil", Text("batas hasil kerja", "thresholds of results"), thresholds(\.results.above, \.results.meets),
      check: (["above", "meets"], { $0.isRising($1.results) }),
      rows: { rules, _ in [("hasil", shown(rules.results))] }),
    RuleKey(
      "perilaku", Text("batas perilaku kerja", "thresholds of conduct"),
      thresholds(\.conduct.above, \.conduct.meets) + [
        RuleKey(
          "demote_at_unexcused", .count, \.demoteAtUnexcused,
          Text(
            "mulai sekian hari tanpa keterangan, perilaku di bawah ekspektasi; 0 tidak pernah",
            "from so many unexcused days on, conduct is below expectation; 0 is never"))
      ],
      check: (["above", "meets"], { $0.isRising($1.conduct) }),
      rows: { rules, page in
        let days = rules.demoteAtUnexcused
        return [
          ("perilaku", shown(rules.conduct)),
          (
            "demote_at_unexcused",
            days == 0
              ? page.say(Text("tidak pernah", "never"))
              : "\(days) " + page.say(Text("hari tanpa keterangan", "unexcused days"))
          ),
        ]
      }),
    RuleKey(
      "matrix",
      Form(
        Text(
          "untuk `above`, `meets`, `below`: tiga predikat", "for `above`, `meets`, `below`: three ratings"),
        read: { node in
          node.coded(\.code) { row in row.list(of: ExpectationLevel.allCases.count)?.compactMap { $0.text() } }
        }, show: { _, _ in "" }), \.matrix,
      Text(
        "untuk setiap tingkat hasil kerja, predikat menurut perilaku: above, meets, below; namanya bebas",
        "for each level of results, the ratings by level of conduct: above, meets, below; names are free"
      ),
      rows: { rules, page in
        ExpectationLevel.allCases.map { ("matrix.\($0.code)", page.joined(rules.matrix[$0] ?? [])) }
      }),
  ]

  private static func thresholds(
    _ above: any WritableKeyPath<RatingRules, Points> & Sendable,
    _ meets: any WritableKeyPath<RatingRules, Points> & Sendable
  ) -> [RuleKey<RatingRules>] {
    [
      RuleKey("above", .number, above, Text("mulai di sini di atas ekspektasi", "from here on above expectation")),
      RuleKey("meets", .number, meets, Text("mulai di sini sesuai ekspektasi", "from here on as expected")),
    ]
  }

  private static func shown(_ thresholds: Thresholds) -> String {
    "above ≥ \(thresholds.above), meets ≥ \(thresholds.meets)"
  }
}

extension SettingsFields {
  /// Whether the upper threshold is not below the lower.
  fileprivate func isRising(_ thresholds: RatingRules.Thresholds) -> Bool {
    guard thresholds.above < thresholds.meets else { return true }
    self["above"]?.report(.rule(.thresholdsReversed), details: ["\(thresholds.meets)"])
    return false
  }
}
