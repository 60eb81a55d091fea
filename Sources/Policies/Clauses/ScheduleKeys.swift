internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension ScheduleRules: DeclaredRules {
  static var blank: ScheduleRules { ScheduleRules(patterns: [:], alternatives: [:], shifts: [:]) }

  static let keys: [RuleKey<ScheduleRules>] = [
    RuleKey(
      "patterns", weeks, \.patterns,
      Text(
        "jam kerja setiap hari; hari yang tidak disebut adalah hari libur",
        "the hours of each weekday; a weekday left out is free"),
      rows: { $1.weeks($0.patterns, label: "patterns") }),
    RuleKey(
      "alternatives",
      Form(
        Text("menurut nama: seperti `patterns`", "by name: as `patterns`"),
        read: { $0.named { $0.value.weeks() } }, show: { _, _ in "" }), \.alternatives,
      Text(
        "jam kerja pengganti `patterns` pada hari yang `jadwal`-nya dalam `kalender.csv` bernama itu",
        "weeks that take the place of `patterns` on days whose `jadwal` in `kalender.csv` has that name"),
      rows: { rules, page in
        rules.alternatives.sorted { $0.key < $1.key }.flatMap { page.weeks($0.value, label: "alternatives.\($0.key)") }
      }),
    RuleKey(
      "shifts",
      Form(
        Text("menurut nama: `[mulai, selesai]`", "by name: `[start, end]`"),
        read: { node in
          node.named { shift in
            if shift.key == "OFF" { shift.reportKey(.rule(.shiftNamedOff)) }
            return shift.value.span().map { WorkingHours(start: $0.start, end: $0.end) }
          }
        }, show: { shifts, page in page.list(shifts) { page.hours($0) } }), \.shifts,
      Text(
        "jam setiap giliran; akhir yang sama dengan atau sebelum awal jatuh pada hari berikutnya. `OFF` bukan giliran",
        "the hours of each shift; an end at or before the start lies on the next day. `OFF` is no shift")),
  ]

  private static let weeks = Form<[WorkPattern: Week]>(
    Text(
      "untuk `5H` dan `6H`: `{mon: [07:30, 16:00], …}`", "for `5H` and `6H`: `{mon: [07:30, 16:00], …}`"),
    read: { $0.weeks() }, show: { _, _ in "" })
}

extension SettingsNode {
  /// Two times of day, and where the second stands.
  func span() -> (start: ClockTime, end: ClockTime, endNode: SettingsNode)? {
    guard let nodes = list(of: 2) else { return nil }
    let (start, end) = (nodes[0].time(), nodes[1].time())
    guard let start, let end else { return nil }
    return (start, end, nodes[1])
  }

  /// Office hours by pattern and weekday.
  fileprivate func weeks() -> [WorkPattern: ScheduleRules.Week]? {
    coded([.fiveDays, .sixDays], \.code, isComplete: false, unknown: .value(.unknownPattern)) { week in
      week.coded(Weekday.allCases, \.policyKey, isComplete: false, unknown: .value(.unknownWeekday)) {
        $0.officeHours()
      }
    }
  }

  private func officeHours() -> WorkingHours? {
    guard let span = span() else { return nil }
    guard span.end > span.start else {
      span.endNode.report(.rule(.officeDayReversed), details: ["\(span.start)"])
      return nil
    }
    return WorkingHours(start: span.start, end: span.end)
  }
}

extension PolicyPage {
  fileprivate func weeks(_ weeks: [WorkPattern: ScheduleRules.Week], label: String) -> [Row] {
    guard !weeks.isEmpty else { return [(label, joined([]))] }
    return WorkPattern.allCases.compactMap { pattern in
      weeks[pattern].map { ("\(label).\(pattern.code)", week($0)) }
    }
  }

  /// The days of a week, neighbours with equal hours together: `mon–thu 07:30–16:00, fri 07:30–16:30`.
  private func week(_ week: ScheduleRules.Week) -> String {
    var runs: [(first: Weekday, last: Weekday, hours: WorkingHours)] = []
    for day in Weekday.allCases {
      guard let hours = week[day] else { continue }
      if let run = runs.last, run.hours == hours, run.last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].last = day
      } else {
        runs.append((day, day, hours))
      }
    }
    return joined(
      runs.map { run in
        let days = run.first == run.last ? run.first.policyKey : "\(run.first.policyKey)–\(run.last.policyKey)"
        return "\(days) \(hours(run.hours))"
      })
  }
}
