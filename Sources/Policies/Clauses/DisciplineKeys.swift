internal import Kinerja
internal import Wording

extension DisciplineRules: DeclaredRules {
  static var blank: DisciplineRules { .standard }

  static let keys: [RuleKey<DisciplineRules>] = [
    RuleKey(
      "month", Form<PolicyFormula?>.optional(.formula), \.month,
      Text(
        "rumus disiplin sebulan dari angka harinya; hasilnya dibatasi 0–100",
        "the formula of a month's discipline from the figures of its days; the outcome is limited to 0–100")),
    RuleKey(
      "average", .word, \.average, fallback: "days",
      Text(
        "bulan dirata-rata menurut harinya (`days`) atau sama berat (`months`)",
        "months are averaged by their days (`days`) or weigh the same (`months`)")),
  ]
}
