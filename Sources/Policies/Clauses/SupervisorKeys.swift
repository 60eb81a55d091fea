internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension SupervisorRules: DeclaredRules {
  static var blank: SupervisorRules {
    SupervisorRules(
      scale: .zero ... .zero, aspects: [:],
      calibration: Calibration(mode: .none, minRatees: 0, shrink: .zero, maxShift: .zero))
  }

  static let keys: [RuleKey<SupervisorRules>] = [
    RuleKey(
      "scale",
      Form(
        Text("`[terendah, tertinggi]`", "`[least, greatest]`"), read: { $0.scale() },
        show: { scale, _ in "\(scale.lowerBound)–\(scale.upperBound)" }), \.scale,
      Text("nilai terendah dan tertinggi", "the least and the greatest score")),
    RuleKey(
      "aspects",
      Form(
        Text("menurut kode aspek: bobot di atas 0", "by aspect: a weight above 0"), read: { $0.aspects() },
        show: { aspects, page in page.list(aspects) { "\($0)" } }), \.aspects,
      Text("bobot setiap aspek", "the weight of each aspect")),
    RuleKey(
      "calibration",
      Text("penyamaan tingkat para penilai", "how raters' levels are moved towards each other"),
      [
        RuleKey(
          "mode", .word, \.calibration.mode,
          Text("`none` tidak ada, `shift` menggeser", "`none` does nothing, `shift` moves them")),
        RuleKey(
          "min_ratees", .count, \.calibration.minRatees,
          Text("paling sedikit sekian yang dinilai", "the least number of ratees")),
        RuleKey(
          "shrink", .amount, \.calibration.shrink,
          Text("keraguan, setara sekian yang dinilai", "doubt, worth so many ratees")),
        RuleKey(
          "max_shift", .amount, \.calibration.maxShift, Text("geseran terbesar", "the largest shift")),
      ]),
  ]
}

extension SettingsNode {
  fileprivate func scale() -> ClosedRange<Points>? {
    guard let (lower, upper, lowerNode) = pair() else { return nil }
    guard lower <= upper else {
      lowerNode.report(.rule(.scaleReversed), details: ["\(upper)"])
      return nil
    }
    return lower...upper
  }

  fileprivate func aspects() -> [String: Points]? {
    if case .map(let entries) = content, entries.isEmpty { report(.structure(.emptyCollection)) }
    return named { aspect in aspect.value.number(.rule(.aspectWeightNotPositive)) { $0 > .zero } }
  }
}
