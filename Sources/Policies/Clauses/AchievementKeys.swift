internal import Kinerja
internal import Settings
internal import Wording

extension AchievementRules: DeclaredRules {
  static var blank: AchievementRules { AchievementRules(cap: .zero, weighting: .workload) }

  static let keys: [RuleKey<AchievementRules>] = [
    RuleKey(
      "cap", .uncapped, \.cap,
      Text(
        "capaian tertinggi satu target, dan capaian setelah beban",
        "the most that a target, and normalised achievement, may reach")),
    RuleKey(
      "weighting", .word, \.weighting,
      Text(
        "`workload` menimbang target menurut menit rencananya, `bobot` menurut kolom itu",
        "`workload` weighs targets by planned minutes, `bobot` by that column")),
  ]
}
