internal import Intake
internal import Kinerja
internal import Wording

/// Words the steps of one employee's trace.
struct StepWriter {
  let run: ExplainedRun
  let trace: Trace
  let rows: CitedRows
  let language: Language

  private var facts: Facts { run.reading.facts }
  private var quarter: Quarter { facts.quarter }
  private var employee: EmployeeResult { trace.employee }
  private var policy: Policy { run.policy }

  private func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }
  private var missing: String { say("tidak ada", "missing") }
  private func text(_ figure: Figure) -> String { figure.micros.map { shortDecimal(Int128($0)) } ?? missing }
  private func text(_ points: Points?) -> String { points?.description ?? "0" }

  func steps() -> [Explanation.Step] {
    [post(), discipline(), achievement(), workload(), conduct(), index(), rating(), incentive(), rank()]
  }

  private func clause<Rules>(_ name: String, _ clause: DatedClause<Rules>, byDay: Bool = false) -> [Explanation.Clause]
  {
    let days = byDay ? trace.days.map { quarter.day($0.day) } : [quarter.last]
    let positions = Set(days.compactMap { clause.position(on: $0) }).sorted()
    return positions.map { position in
      let version = clause.versions[position]
      return Explanation.Clause(name: name, from: "\(version.from)", basis: version.basis, line: version.line)
    }
  }

  private func places(_ column: some TableColumn, _ text: String) -> [String] {
    rows.matching(column, text).map { "\($0.place)" }
  }

  private func segmentPlace(_ segment: Segment) -> [String] {
    places(RosterColumn.berlakuMulai, "\(segment.first)")
  }

  private func post() -> Explanation.Step {
    let primary = facts.roster.segments[Int(employee.segment)]
    func line(_ segment: Segment) -> String {
      let unit = facts.roster.units[Int(segment.unit)]
      let end = segment.last == Segment.endOfTime ? "" : "\(segment.last)"
      return
        "\(segment.jobType.code) \(say("kelas", "class")) \(segment.grade), unit \(unit), \(segment.pattern.code), "
        + "\(segment.status.code), \(segment.first)–\(end)"
    }
    let segments = facts.roster.segmentRange(Int(employee.person)).map { facts.roster.segments[$0] }
      .filter { $0.first <= run.results.asOf && $0.last >= quarter.first }
    return Explanation.Step(
      name: "jabatan", working: line(primary), clauses: [],
      details: segments.map {
        Explanation.Detail(text: line($0), rows: segmentPlace($0), isMain: true)
      })
  }

  private func discipline() -> Explanation.Step {
    let months = (0..<3).map {
      (count: trace.countedDays(month: $0, of: quarter), score: trace.discipline(month: $0, of: quarter))
    }
    let parts = months.filter { $0.count > 0 }.map { "\(shortDecimal(Int128($0.score)))·\($0.count)" }
    let working =
      employee.workDays == 0
      ? "D: \(missing)"
      : "D = (\(parts.joined(separator: " + ")))/\(employee.workDays) = \(text(employee.discipline))"
    let details = trace.days.map { day in
      let date = "\(quarter.day(day.day))"
      let isPlain = day.deduction == 0 && day.isCounted && day.isAvailable
      return Explanation.Detail(
        text: "\(date) \(dayText(day))", rows: places(AttendanceColumn.tanggal, date), isMain: !isPlain)
    }
    let absence = employee.unexcusedDays > 0 ? ", hari_tk = \(employee.unexcusedDays)" : ""
    return Explanation.Step(
      name: "disiplin", working: "hari_kerja = \(employee.workDays)\(absence), " + working,
      clauses: clause("schedules", policy.schedules, byDay: true)
        + clause("attendance", policy.attendance, byDay: true),
      details: details)
  }

  private func dayText(_ day: Trace.Day) -> String {
    var parts: [String] = []
    switch day.status {
    case .noRecord: parts.append(say("tanpa baris kehadiran", "no attendance row"))
    case .noPunches: parts.append(say("hadir tanpa jam", "present without times"))
    case .code(let code): parts.append(code)
    case .present(let late, let early):
      let times = [day.word.first, day.word.last].map { ClockTime(minutes: $0).map { "\($0)" } ?? "–" }
      parts.append(times.joined(separator: "–"))
      if late == nil { parts.append(say("tanpa masuk", "no first punch")) }
      if let late, late > 0 { parts.append(say("terlambat \(late) menit", "\(late) minutes late")) }
      if early == nil { parts.append(say("tanpa pulang", "no last punch")) }
      if let early, early > 0 { parts.append(say("pulang \(early) menit lebih awal", "left \(early) minutes early")) }
    }
    if day.deduction > 0 { parts.append("−\(shortDecimal(Int128(day.deduction)))") }
    if !day.isCounted { parts.append(say("tidak dihitung", "not counted")) }
    if day.isUnexcused { parts.append(say("tanpa keterangan", "unexcused")) }
    return parts.joined(separator: ", ")
  }

  private func achievement() -> Explanation.Step {
    let isByLoad = policy.achievement.version(on: quarter.last)?.rules.weighting == .workload
    let decimals = isByLoad ? 12 : 6
    let parts = trace.targets.map {
      "\(shortDecimal(Int128($0.weight), decimals: decimals))·\(shortDecimal(Int128($0.score)))"
    }
    let weights = trace.targets.map { shortDecimal(Int128($0.weight), decimals: decimals) }
    let working =
      trace.targets.isEmpty
      ? "A: \(missing)"
      : "A = (\(parts.joined(separator: " + ")))/(\(weights.joined(separator: " + "))) = \(text(employee.achievement))"
    return Explanation.Step(
      name: "capaian", working: working, clauses: clause("achievement", policy.achievement),
      details: trace.targets.map { target in
        let name = facts.indicators[target.indicator]
        let ratio =
          target.isMinimised
          ? "100·(2·\(target.target) − \(target.realised))/\(target.target)"
          : "100·\(target.realised)/\(target.target)"
        let load = shortDecimal(Int128(target.planned), decimals: 12)
        return Explanation.Detail(
          text: "\(name): \(ratio) → \(shortDecimal(Int128(target.score))); \(target.target)·\(target.norm) = \(load) "
            + say("menit", "minutes"),
          rows: places(TargetColumn.indikator, name) + places(NormColumn.indikator, name), isMain: true)
      })
  }

  private func workload() -> Explanation.Step {
    guard let rules = policy.workload.version(on: quarter.last)?.rules else { preconditionFailure("it was evaluated") }
    let group = run.results.groups[Int(employee.group)]
    let loads = trace.targets.map { shortDecimal(Int128($0.planned), decimals: 12) }
    // A sum of hundreds of the largest targets does not fit; its parts do.
    let sum = trace.targets.reduce(Int128?(0)) { sum, target in
      sum.flatMap { $0.addingReportingOverflow(Int128(target.planned)) }.flatMap { $0.overflow ? nil : $0.partialValue }
    }
    let planned = sum.map { shortDecimal($0, decimals: 12) } ?? "(\(loads.joined(separator: " + ")))"
    let ratio =
      employee.workloadRatio >= 0
      ? "w = \(planned)/(\(rules.minutesPerDay)·\(employee.availableDays)) = "
        + shortDecimal(employee.workloadRatio) : "w: \(missing)"
    let relative =
      employee.workloadRatio >= 0 && trace.peers.reference > 0
      ? "r = w/\(shortDecimal(trace.peers.reference)) = \(shortDecimal(employee.relativeWorkload))" : "r = 1"
    let factor = shortDecimal(Int128(employee.workloadFactor))
    let normalised = rules.mode == .adjust ? "N = A·f = \(text(employee.normalised))" : "N = A"
    let lists = trace.peers.tried.map { list in
      Explanation.Detail(
        text: say("kelompok menurut ", "group by ")
          + (list.columns.isEmpty ? "SEMUA" : list.columns.joined(separator: "/"))
          + say(": \(list.size) orang berbeban", ": \(list.size) people with a workload"),
        rows: [], isMain: false)
    }
    return Explanation.Step(
      name: "capaian_normal",
      working: "\(ratio); \(relative) (median \(group), \(trace.peers.members.count) "
        + say("orang", "people") + "); f = \(factor); \(normalised)",
      clauses: clause("workload", policy.workload), details: lists)
  }

  private func conduct() -> Explanation.Step {
    let details = trace.raters.map { rater in
      let months = rater.months.enumerated().filter { !$1.isMissing }
      let nip = "\(rater.nip)"
      let scores = months.map { text($0.element) }.joined(separator: ", ")
      let shift = rater.shift.map { ", δ = \(shortDecimal(Int128($0)))" } ?? ""
      return Explanation.Detail(
        text: say("penilai", "rater") + " \(nip): \(scores); " + say("rata-rata", "mean")
          + " \(shortDecimal(Int128(rater.score)))\(shift)",
        rows: ranges(rows.matching(ScoreColumn.penilaiNIP, nip).map(\.place)), isMain: true)
    }
    let parts = trace.raters.map { rater in
      "\(rater.months.count { !$0.isMissing })·\(shortDecimal(Int128(rater.calibrated)))"
    }
    let months = trace.raters.reduce(0) { $0 + $1.months.count { !$0.isMissing } }
    return Explanation.Step(
      name: "perilaku",
      working: trace.raters.isEmpty
        ? "S: \(missing)" : "S = (\(parts.joined(separator: " + ")))/\(months) = \(text(employee.conduct))",
      clauses: clause("supervisor", policy.supervisor), details: details)
  }

  /// Places with runs of lines drawn together: `penilaian.csv:5–25`.
  private func ranges(_ places: [RowPlace]) -> [String] {
    var runs: [(file: String, first: Int, last: Int)] = []
    for place in places {
      if let last = runs.last, last.file == place.file, last.last + 1 == place.line {
        runs[runs.count - 1].last = place.line
      } else {
        runs.append((place.file, place.line, place.line))
      }
    }
    return runs.map { $0.first == $0.last ? "\($0.file):\($0.first)" : "\($0.file):\($0.first)–\($0.last)" }
  }

  private func index() -> Explanation.Step {
    guard let rules = policy.index.version(on: quarter.last)?.rules else { preconditionFailure("it was evaluated") }
    let segment = facts.roster.segments[Int(employee.segment)]
    let weights = rules.weights(for: segment.jobType)
    let figures = [
      (Component.discipline, "D", employee.discipline), (.achievement, "N", employee.normalised),
      (.supervision, "S", employee.conduct),
    ]
    var counted: [(weight: Points, name: String, figure: Figure)] = []
    for (component, name, figure) in figures {
      guard let weight = weights[component], weight > .zero else { continue }
      if !figure.isMissing {
        counted.append((weight, name, figure))
      } else if rules.missing[component] == .zero {
        counted.append((weight, name, Figure(micros: 0)))
      }
    }
    let working: String
    if let index = trace.index {
      let sum = counted.reduce(Int64(0)) { $0 + $1.weight.micros }
      let parts = counted.map { "\($0.weight)·\(text($0.figure))" }.joined(separator: " + ")
      let divisor = sum == Points.scale ? "" : "/\(Points(micros: sum))"
      working =
        "I = " + (divisor.isEmpty ? parts : "(\(parts))\(divisor)") + " = \(shortDecimal(Int128(index))) → "
        + shortDecimal(Int128(employee.index), decimals: 2)
    } else {
      let names = Component.allCases.filter { employee.refusal >> $0.rawValue & 1 == 1 }.map(\.code)
      working = "TIDAK_DINILAI: \(names.joined(separator: ";"))"
    }
    return Explanation.Step(
      name: "indeks", working: working, clauses: clause("index", policy.index), details: [])
  }

  private func rating() -> Explanation.Step {
    var working = missing
    var rows: [String] = []
    if employee.isEvaluated {
      let levels =
        "hasil_kerja \(employee.resultsLevel?.code ?? missing), "
        + "perilaku_kerja \(employee.conductLevel?.code ?? missing)"
      let name = employee.predikat == 255 ? missing : run.results.predikats[Int(employee.predikat)]
      working = "\(levels) → \(name) (\(employee.isStatutory ? "EKINERJA" : "HITUNG"))"
      rows = self.rows.all(.ratings).map { "\($0.place)" }
    }
    return Explanation.Step(
      name: "predikat", working: working, clauses: clause("ratings", policy.ratings),
      details: rows.isEmpty ? [] : [Explanation.Detail(text: "predikat.csv", rows: rows, isMain: true)])
  }

  private func incentive() -> Explanation.Step {
    guard let rules = policy.incentive.version(on: quarter.last)?.rules else { preconditionFailure("it was evaluated") }
    let segment = facts.roster.segments[Int(employee.segment)]
    var details = trace.months.map { month in
      let name = "\(quarter.day(quarter.monthStarts[month.month]))".prefix(7)
      return Explanation.Detail(
        text: "\(name): \(month.rate.amount)·\(month.counted)/\(month.scheduled) = \(shortDecimal(month.amount))",
        rows: rows.tariffs(of: facts.roster.segments[month.segment], facts.roster).map { "\($0.place)" }, isMain: false)
    }
    let sanctions = rows.all(.sanctions)
    if !sanctions.isEmpty {
      details.append(
        Explanation.Detail(
          text: "s̄ = \(shortDecimal(Int128(employee.sanctionPercent)))", rows: sanctions.map { "\($0.place)" },
          isMain: true))
    }
    var working = "dasar_insentif = \(shortDecimal(employee.incentiveBase))"
    if let exact = trace.exactIncentive, let performance = trace.performance {
      let percent = rules.predikatPercent[run.results.predikats[Int(employee.predikat)]]
      working +=
        "; P = \(rules.achievementShare)·min(100, N) + \(rules.disciplineShare)·D = \(shortDecimal(performance)); "
        + "dasar·P/100·\(text(percent))/100·\(text(rules.statusPercent[segment.status]))/100·"
        + "(100 − \(shortDecimal(Int128(employee.sanctionPercent))))/100 = \(shortDecimal(exact)) → "
        + "\(trace.incentiveBeforeBudget.amount)"
    } else {
      working += "; insentif = 0"
    }
    if let budget = trace.budget {
      let isCut = budget.total > budget.amount
      let text =
        isCut
        ? say(
          "jumlah unit \(budget.total.amount) > pagu \(budget.amount.amount): insentif \(employee.incentive.amount)",
          "the unit's total \(budget.total.amount) > budget \(budget.amount.amount): incentive \(employee.incentive.amount)"
        )
        : say(
          "jumlah unit \(budget.total.amount) ≤ pagu \(budget.amount.amount)",
          "the unit's total \(budget.total.amount) ≤ budget \(budget.amount.amount)")
      details.append(Explanation.Detail(text: text, rows: rows.all(.budgets).map { "\($0.place)" }, isMain: isCut))
      if isCut { working += " → \(employee.incentive.amount)" }
    }
    return Explanation.Step(
      name: "insentif", working: working, clauses: clause("incentive", policy.incentive), details: details)
  }

  private func rank() -> Explanation.Step {
    let working =
      employee.isEvaluated
      ? "\(employee.rank) " + say("dari", "of") + " \(run.results.evaluatedCount), unit \(employee.rankInUnit), "
        + "kelompok \(employee.rankInGroup)"
      : missing
    return Explanation.Step(name: "peringkat", working: working, clauses: [], details: [])
  }

  /// How far the next levels are.
  func distances() -> [String] {
    guard employee.isEvaluated, let rules = policy.ratings.version(on: quarter.last)?.rules else { return [] }
    if employee.isStatutory {
      return [say("predikat dari e-Kinerja, tidak dari angka", "the rating is e-Kinerja's, not the figures'")]
    }
    func next(_ name: String, _ figure: Figure, _ thresholds: RatingRules.Thresholds) -> String? {
      guard let value = figure.micros, value < thresholds.above.micros else { return nil }
      let goal = value < thresholds.meets.micros ? ("meets", thresholds.meets) : ("above", thresholds.above)
      let gap = shortDecimal(Int128(goal.1.micros - value))
      return say("\(name) \(goal.0) (≥ \(goal.1)): kurang \(gap)", "\(name) \(goal.0) (≥ \(goal.1)): \(gap) short")
    }
    var lines = [
      next("hasil_kerja", employee.normalised, rules.results), next("perilaku_kerja", employee.conduct, rules.conduct),
    ].compactMap { $0 }
    let limit = rules.demoteAtUnexcused
    if limit > 0 {
      let days = Int(employee.unexcusedDays)
      lines.append(
        days >= limit
          ? say(
            "perilaku_kerja below karena \(days) hari_tk (batas \(limit))",
            "perilaku_kerja below for \(days) hari_tk (limit \(limit))")
          : say(
            "\(limit - days) hari_tk lagi membuat perilaku_kerja below",
            "\(limit - days) more hari_tk make perilaku_kerja below"))
    }
    return lines
  }

  /// The other people through whom something comes.
  func others() -> [Explanation.Others] {
    func nips(_ positions: [UInt32]) -> [String] {
      positions.map { NIP(number: facts.roster.nips[Int(run.results.employees[Int($0)].person)]) }.sorted()
        .map { "\($0)" }
    }
    let group = run.results.groups[Int(employee.group)]
    var others = [
      Explanation.Others(
        through: "beban_relatif",
        text: say("median beban_rasio kelompok \(group)", "the median beban_rasio of group \(group)"),
        nips: nips(trace.peers.everybody))
    ]
    if trace.raters.contains(where: { $0.shift != nil }) {
      others.append(
        Explanation.Others(
          through: "perilaku",
          text: say("kalibrasi: semua yang dinilai", "calibration: everybody who was scored"),
          nips: nips(run.results.employees.indices.map { UInt32($0) })))
    }
    if let budget = trace.budget {
      others.append(
        Explanation.Others(
          through: "insentif",
          text: say("jumlah insentif unit terhadap pagu", "the unit's incentives against its budget"),
          nips: nips(budget.everybody)))
    }
    others.append(
      Explanation.Others(
        through: "peringkat", text: say("semua yang dinilai", "everybody evaluated"),
        nips: nips(Array(run.results.order.prefix(run.results.evaluatedCount)))))
    return others
  }
}
