internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension IncentiveRules: DeclaredRules {
  static var blank: IncentiveRules {
    IncentiveRules(
      achievementShare: .zero, disciplineShare: .zero, predikatPercent: [:], statusPercent: [:], sanctions: [:],
      minDays: 0, roundDownTo: 0)
  }

  static let keys: [RuleKey<IncentiveRules>] = [
    RuleKey(
      "split",
      Form(
        Text("`{layanan, disiplin}` berjumlah 1", "`{layanan, disiplin}`, summing to 1"),
        read: { node in
          node.shares(of: [Component.achievement, .discipline], \.code).flatMap { shares in
            guard let achievement = shares[.achievement], let discipline = shares[.discipline] else { return nil }
            return (achievement, discipline)
          }
        },
        show: { shares, _ in "layanan \(shares.achievement), disiplin \(shares.discipline)" }), \.shares,
      Text("bagian capaian dan disiplin dalam prestasi", "the shares of achievement and discipline in performance")),
    RuleKey(
      "predikat_percent", .named(.percent, Text("menurut predikat: persen", "by rating: a percent")),
      \.predikatPercent, Text("persen yang dibayar menurut predikat", "the percent paid by rating")),
    RuleKey(
      "status_percent",
      .coded(\EmploymentStatus.code, .percent, Text("menurut status: persen", "by status: a percent")),
      \.statusPercent, Text("persen yang dibayar menurut status", "the percent paid by status")),
    RuleKey(
      "sanctions", .named(.percent, Text("menurut jenis: persen", "by kind: a percent")), \.sanctions,
      Text("persen yang ditahan menurut jenis sanksi", "the percent withheld by kind of sanction")),
    RuleKey(
      "min_days", .count, \.minDays,
      Text("di bawah sekian hari yang dihitung tidak ada pembayaran", "counted days below which nothing is paid"),
      rows: { rules, page in [("min_days", "\(rules.minDays) " + page.say(Text("hari", "days")))] }),
    RuleKey(
      "round_down_to",
      Form(
        Text("rupiah, bilangan bulat mulai 1", "rupiah, a whole number from 1"),
        read: { $0.positiveCount(.rule(.badRounding)).map { Int64($0) } }, show: { amount, _ in "Rp \(amount)" }),
      \.roundDownTo,
      Text("pembayaran adalah kelipatan sekian rupiah", "payments are multiples of this many rupiah")),
  ]

  fileprivate var shares: (achievement: Points, discipline: Points) {
    get { (achievementShare, disciplineShare) }
    set { (achievementShare, disciplineShare) = newValue }
  }
}
