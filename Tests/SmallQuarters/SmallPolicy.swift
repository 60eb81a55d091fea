package import Kinerja

/// The rules of an invented policy, each clause in one version from 1 January 2026; change what a test is about.
package struct SmallPolicy {
  /// Working times: 07:30–16:00, on Fridays 16:30, with six days 07:30–14:00.
  package var schedules: ScheduleRules
  /// Bands of 30 minutes at 0.5, 60 at 1, else 1.5; 1.5 for a missing punch; at most 3 a day.
  package var attendance: AttendanceRules
  /// At most 120, by workload.
  package var achievement = AchievementRules(cap: Points(whole: 120), weighting: .workload)
  /// 300 minutes a day; peers by kind and class, by kind, all; from 2 people on.
  package var workload: WorkloadRules
  /// 0 to 100, the second aspect three times the first, as given.
  package var supervisor: SupervisorRules
  /// 0.4, 0.4 and 0.2; what is missing refuses.
  package var index: IndexRules
  /// 110 and 90; 90 and 70; below from 3 unexcused days on.
  package var ratings: RatingRules
  /// Sanctions take 20 or 80 percent of their months.
  package var spells = SpellRules(kinds: [
    .init(name: "RINGAN", group: "hukdis", value: Points(whole: 20)),
    .init(name: "BERAT", group: "hukdis", value: Points(whole: 80)),
  ])
  /// How a month's deductions become discipline; nil does without the clause.
  package var discipline: DisciplineRules?
  /// Days that formulas count.
  package var counters = CounterRules(counters: [])
  /// Kinds of events.
  package var events = EventRules(kinds: [
    .init(name: "SIDAK", counting: .rows),
    .init(
      name: "APEL",
      counting: .absences(.init(weekdays: [.monday], patterns: WorkPattern.allCases, shifts: nil, alternatives: false))),
  ])
  /// Named numbers.
  package var numbers = NumberRules(names: [
    .init(name: "tambahan", fallback: .zero), .init(name: "gaji", fallback: nil),
  ])
  /// Base pay less sanctions by month; then 0.6 achievement and 0.4 discipline, 100 down to 0 percent by rating, 100 to 75
  /// by status; multiples of 1,000.
  package var incentive: SmallIncentive

  /// The policy's usual rules.
  package init() {
    func points(_ text: String) -> Points { Points(text)! }
    func hours(_ start: String, _ end: String) -> WorkingHours {
      WorkingHours(start: ClockTime(start)!, end: ClockTime(end)!)
    }
    let week: [Weekday] = [.monday, .tuesday, .wednesday, .thursday]
    var five = Dictionary(uniqueKeysWithValues: week.map { ($0, hours("07:30", "16:00")) })
    five[.friday] = hours("07:30", "16:30")
    var six = Dictionary(uniqueKeysWithValues: week.map { ($0, hours("07:30", "14:00")) })
    six[.friday] = hours("07:30", "11:30")
    six[.saturday] = hours("07:30", "13:00")
    schedules = ScheduleRules(
      patterns: [.fiveDays: five, .sixDays: six],
      alternatives: ["RAMADAN": [.fiveDays: five.mapValues { _ in hours("08:00", "15:00") }]],
      shifts: ["PAGI": hours("07:00", "14:00"), "MALAM": hours("21:00", "07:00")])
    let bands: [AttendanceRules.Band] = [
      .init(upTo: points("30"), percent: points("0.5")), .init(upTo: points("60"), percent: points("1")),
      .init(upTo: nil, percent: points("1.5")),
    ]
    func status(_ percent: String, _ isAvailable: Bool, isExcluded: Bool = false, isUnexcused: Bool = false)
      -> AttendanceRules.Status
    {
      .init(
        deduction: .percent(points(percent)), isAvailable: isAvailable, isExcluded: isExcluded, isUnexcused: isUnexcused
      )
    }
    attendance = AttendanceRules(
      late: bands, early: bands, missingIn: .percent(points("1.5")), missingOut: .percent(points("1.5")),
      dayCap: points("3"),
      statuses: [
        "DL": status("0", true), "CT": status("0", false), "TB": status("0", false, isExcluded: true),
        "TK": status("5", true, isUnexcused: true),
      ], noRecord: "TK", noPunches: "TK")
    workload = WorkloadRules(
      mode: .adjust, minutesPerDay: Points(whole: 300), peerKeys: [[.jobType, .grade], [.jobType], []], minGroup: 2,
      curve: [("0.5", "0.95"), ("1", "1"), ("2", "1.1")].map { .init(x: points($0), y: points($1)) })
    supervisor = SupervisorRules(
      scale: .zero...Points.hundred, aspects: ["AKUNTABEL": points("0.25"), "KOMPETEN": points("0.75")],
      calibration: .init(mode: .none, minRatees: 2, shrink: Points(whole: 2), maxShift: Points(whole: 5)))
    let missing = Dictionary(
      uniqueKeysWithValues: Component.allCases.map { ($0, IndexRules.MissingRule.refuse) })
    index = IndexRules(
      weights: [:],
      defaultWeights: [.discipline: points("0.4"), .achievement: points("0.4"), .supervision: points("0.2")],
      missing: missing)
    ratings = RatingRules(
      results: .init(above: points("110"), meets: points("90")),
      conduct: .init(above: points("90"), meets: points("70")),
      demoteAtUnexcused: 3,
      matrix: [
        .above: ["SANGAT_BAIK", "BAIK", "KURANG"], .meets: ["BAIK", "BAIK", "KURANG"],
        .below: ["KURANG", "KURANG", "SANGAT_KURANG"],
      ])
    incentive = SmallIncentive(
      unit: 1000, params: ["bagian_layanan": 60],
      month: [("bayar", "dasar * (100 - masa_puncak(hukdis)) / 100")],
      quarter: [
        ("prestasi", "(bagian_layanan * min(100, capaian_normal) + (100 - bagian_layanan) * disiplin_triwulan) / 100"),
        ("persen_predikat", "pick(predikat, SANGAT_BAIK -> 100, BAIK -> 90, KURANG -> 50, SANGAT_KURANG -> 0)"),
        ("persen_status", "pick(status, CPNS -> 80, PPPK -> 75, else -> 100)"),
        ("insentif", "sum(bayar) * prestasi * persen_predikat * persen_status / 1000000"),
      ])
  }

  /// A clause in one version from 1 January 2026, at a line of an invented file.
  package static func clause<Rules>(_ rules: Rules, line: Int) -> DatedClause<Rules> {
    DatedClause([.init(from: CivilDate("2026-01-01")!, basis: "contoh pasal \(line)", line: line, rules: rules)])
  }

  /// The policy.
  package var policy: Policy {
    var policy = Policy(id: "contoh", title: "Contoh")
    policy.schedules = Self.clause(schedules, line: 1)
    policy.attendance = Self.clause(attendance, line: 2)
    policy.achievement = Self.clause(achievement, line: 3)
    policy.workload = Self.clause(workload, line: 4)
    policy.supervisor = Self.clause(supervisor, line: 5)
    policy.index = Self.clause(index, line: 6)
    policy.ratings = Self.clause(ratings, line: 7)
    policy.spells = Self.clause(spells, line: 9)
    policy.counters = Self.clause(counters, line: 10)
    policy.events = Self.clause(events, line: 11)
    policy.numbers = Self.clause(numbers, line: 12)
    if var discipline {
      if let text = discipline.month?.text { discipline.month = formula(text, .discipline) }
      policy.discipline = Self.clause(discipline, line: 13)
    }
    policy.incentive = Self.clause(rules(of: incentive), line: 8)
    return policy
  }

  /// The rules that an incentive's texts say.
  package func rules(of incentive: SmallIncentive) -> IncentiveRules {
    func cells(_ texts: [(name: String, text: String)], _ place: FormulaFigure.Place) -> [IncentiveRules.Cell] {
      texts.enumerated().map { number, cell in
        .init(
          name: cell.name,
          formula: formula(
            cell.text, place, parameters: Set(incentive.params.keys), cells: Set(texts[..<number].map(\.name)),
            monthCells: Set(incentive.month.map(\.name))), line: 20 + number)
      }
    }
    return IncentiveRules(
      unit: incentive.unit,
      params: incentive.params.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: Points(whole: $0.value)) },
      month: cells(incentive.month, .month), quarter: cells(incentive.quarter, .quarter))
  }

  /// A formula with any names of other clauses.
  package func formula(
    _ text: String, _ place: FormulaFigure.Place, parameters: Set<String> = [], cells: Set<String> = [],
    monthCells: Set<String> = []
  ) -> PolicyFormula {
    do {
      let node = try FormulaParser.parse(text)
      let scope = FormulaScope(place, parameters: parameters, cells: cells, monthCells: monthCells) { _ in nil }
      return PolicyFormula(text: text, node: node, expression: try FormulaChecker.check(node, in: scope))
    } catch {
      preconditionFailure("\(text): \(error)")
    }
  }
}

/// The texts of the clause `incentive`.
package struct SmallIncentive {
  /// Payments are multiples of this many rupiah.
  package var unit: Int64
  /// Numbers by name.
  package var params: [String: Int64]
  /// The cells of months, in order.
  package var month: [(name: String, text: String)]
  /// The cells of the quarter, in order.
  package var quarter: [(name: String, text: String)]

  /// A payment by these formulas.
  package init(
    unit: Int64 = 1, params: [String: Int64] = [:], month: [(name: String, text: String)] = [],
    quarter: [(name: String, text: String)]
  ) {
    self.unit = unit
    self.params = params
    self.month = month
    self.quarter = quarter
  }
}
