internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension ObjectionRules: DeclaredRules {
  static var blank: ObjectionRules { ObjectionRules(days: 0, counting: .calendar) }

  static let keys: [RuleKey<ObjectionRules>] = [
    RuleKey(
      "days",
      Form(
        Text("bilangan bulat 1–366", "a whole number, 1–366"),
        read: { node in
          let days = node.positiveCount(.value(.notWhole))
          if let days, days > mostDays { node.report(.rule(.tooManyDays)) }
          return days
        }, show: { days, _ in "\(days)" }), \.days,
      Text(
        "hari untuk memutus keberatan, mulai hari setelah diterima",
        "the days within which an objection must be decided, from the day after receipt"),
      rows: { rules, page in
        let counting =
          switch rules.counting {
          case .calendar: Text("hari kalender", "calendar days")
          case .working: Text("hari kerja", "working days")
          }
        return [("days", "\(rules.days) " + page.say(counting))]
      }),
    RuleKey(
      "counting", .word, \.counting,
      Text(
        "`calendar`: semua hari; `working`: Senin sampai Jumat selain hari libur",
        "`calendar`: every day; `working`: Monday to Friday but for days off"),
      rows: { _, _ in [] }),
  ]

  private static let mostDays = 366
}
