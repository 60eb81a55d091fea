internal import Findings
internal import Kinerja
internal import Settings
internal import Wording

extension AttendanceRules: DeclaredRules {
  static var blank: AttendanceRules {
    AttendanceRules(
      late: [], early: [], missingIn: .percent(.zero), missingOut: .percent(.zero), dayCap: .zero, statuses: [:],
      noRecord: "", noPunches: "")
  }

  static let keys: [RuleKey<AttendanceRules>] = [
    RuleKey(
      "tolerance_minutes", .minutes, \.toleranceMinutes, fallback: "0",
      Text("keterlambatan sampai sekian dianggap tidak ada", "lateness up to this counts as none")),
    RuleKey(
      "flex_minutes", .minutes, \.flexMinutes, fallback: "0",
      Text(
        "keterlambatan sampai sekian dianggap tidak ada bila jam pulang menggantinya",
        "lateness up to this counts as none when the last punch makes up for it")),
    RuleKey(
      "flex_stay", Form<Points?>.optional(.minutes), \.flexStay, isOptional: true,
      Text(
        "menit tambahan yang menggantinya; tanpa kunci ini selama keterlambatannya",
        "the minutes that make up for it; without this key as many as the lateness")),
    RuleKey(
      "early_credit_minutes", .minutes, \.earlyCreditMinutes, fallback: "0",
      Text(
        "paling banyak sekian menit datang lebih awal boleh dipakai untuk pulang lebih awal",
        "at most so many minutes of coming early may be used for leaving early")),
    RuleKey(
      "punch_window",
      Form<AttendanceRules.PunchWindow?>(
        Text("`{before: 90, after: 240}`", "`{before: 90, after: 240}`"), read: { $0.punchWindow() },
        show: { window, page in
          window.map { "−\(page.minutes($0.before)), +\(page.minutes($0.after))" } ?? page.joined([])
        }), \.punchWindow, isOptional: true,
      Text(
        "presensi hanya dihitung dari sekian menit sebelum mulai sampai sekian menit sesudah selesai",
        "punches count only from so many minutes before the start to so many after the end")),
    RuleKey(
      "late_free",
      Form<AttendanceRules.LateFree?>(
        Text("`{minutes: 30, times: 5}`", "`{minutes: 30, times: 5}`"), read: { $0.lateFree() },
        show: { rule, page in
          rule.map { "\($0.times) × ≤ \(page.minutes($0.minutes))" } ?? page.joined([])
        }), \.lateFree, isOptional: true,
      Text(
        "keterlambatan pertama sebulan yang tidak dipotong", "the first late arrivals of a month that cost nothing")),
    RuleKey("late", bands, \.late, Text("potongan karena terlambat", "deductions for lateness")),
    RuleKey("early", bands, \.early, Text("potongan karena pulang awal", "deductions for leaving early")),
    RuleKey(
      "missing_in", missing, \.missingIn,
      Text(
        "potongan, atau status hari, tanpa jam masuk", "the deduction for a missing first punch, or the day's status"),
      read: { $0.missingPunch(among: $1["statuses"]?.keys) },
      rows: { rules, page in [("missing_in", page.missing(rules.missingIn))] }),
    RuleKey(
      "missing_out", missing, \.missingOut,
      Text(
        "potongan, atau status hari, tanpa jam pulang", "the deduction for a missing last punch, or the day's status"),
      read: { $0.missingPunch(among: $1["statuses"]?.keys) },
      rows: { rules, page in [("missing_out", page.missing(rules.missingOut))] }),
    RuleKey(
      "midday",
      Form(
        Text(
          "paling banyak dua `{window: [12:00, 13:00], missing: 1}`",
          "at most two of `{window: [12:00, 13:00], missing: 1}`"),
        read: { $0.middayRules() },
        show: { rules, page in
          page.joined(rules.map { "\($0.opens)–\($0.closes) \(page.percent($0.missing))" })
        }), \.midday, fallback: "[]",
      Text(
        "jendela dan potongan tanpa presensi siang, untuk `tengah_1` dan `tengah_2`",
        "windows with the deduction for a missing punch, for `tengah_1` and `tengah_2`")),
    RuleKey("day_cap", .percent, \.dayCap, Text("potongan terbesar satu hari", "the most that a day may deduct")),
    RuleKey(
      "statuses",
      Form(
        Text(
          "menurut kode: `{percent, available, excluded, unexcused, excuses}`, atau `steps: {per, bands}` di tempat `percent`",
          "by code: `{percent, available, excluded, unexcused, excuses}`, or `steps: {per, bands}` in place of `percent`"
        ),
        read: { $0.statuses() }, show: { _, _ in "" }),
      \.statuses,
      Text(
        "arti setiap `kode` selain `H`: potongan (tetap, atau menurut urutan hari: `per` `month`, `quarter`, `run`, `spell_days`, `spell_months`), apakah waktu kerja, apakah tidak dihitung, apakah tanpa keterangan, sisi hari yang dimaafkan (`in`, `out`)",
        "what each `kode` but `H` means: deduction (fixed, or by the day's place: `per` `month`, `quarter`, `run`, `spell_days`, `spell_months`), whether working time, whether not counted, whether unexcused, the sides of the day that it excuses (`in`, `out`)"
      ),
      rows: { rules, page in
        rules.statuses.sorted { $0.key < $1.key }.map { ("statuses.\($0.key)", page.status($0.value)) }
      }),
    RuleKey(
      "no_record", nameOfStatus, \.noRecord, Text("status hari tanpa baris", "the status of a day without a row"),
      read: { $0.status(among: $1["statuses"]?.keys) }, rows: { rules, _ in [("no_record", rules.noRecord)] }),
    RuleKey(
      "no_punches", nameOfStatus, \.noPunches,
      Text("status baris tanpa jam", "the status of a row without punches"),
      read: { $0.status(among: $1["statuses"]?.keys) }, rows: { rules, _ in [("no_punches", rules.noPunches)] }),
  ]

  private static let missing = Text(
    "persen, 0–100, atau salah satu `statuses`", "a percent, 0–100, or one of `statuses`")

  private static let nameOfStatus = Text("salah satu `statuses`", "one of `statuses`")

  private static let bands = Form<[Band]>(
    Text(
      "daftar `{up_to: 30, percent: 0.5}` yang naik; yang terakhir tanpa `up_to`",
      "a rising list of `{up_to: 30, percent: 0.5}`, the last without `up_to`"),
    read: { $0.bands() }, show: { bands, page in page.bands(bands) })
}

extension SettingsNode {
  fileprivate func middayRules() -> [AttendanceRules.Midday]? {
    guard let entries = list() else { return nil }
    if entries.count > 2 { entries[2].report(.rule(.tooManyMidday), value: String(entries.count)) }
    return items { $0.middayRule() }
  }

  private func middayRule() -> AttendanceRules.Midday? {
    guard let fields = fields(["window", "missing"]) else { return nil }
    let window = fields["window"]?.span()
    let missing = fields["missing"]?.percent()
    guard let window, let missing else { return nil }
    guard window.end >= window.start else {
      window.endNode.report(.rule(.windowReversed), details: ["\(window.start)"])
      return nil
    }
    return .init(opens: window.start, closes: window.end, missing: missing)
  }
}

extension SettingsNode {
  /// Deductions by minutes: limits rise, and the last band alone has none.
  fileprivate func bands() -> [AttendanceRules.Band]? {
    guard let nodes = list() else { return nil }
    var bands: [AttendanceRules.Band] = []
    var lastLimit: Points?
    for (index, node) in nodes.enumerated() {
      guard let fields = node.fields(["percent"], optional: ["up_to"]) else { continue }
      let percent = fields["percent"]?.percent()
      let limit = fields.limit(isLast: index == nodes.count - 1)
      if let limit, let lastLimit, limit <= lastLimit {
        fields["up_to"]?.report(.rule(.bandsNotRising), details: ["\(lastLimit)"])
      }
      lastLimit = limit ?? lastLimit
      if let percent { bands.append(.init(upTo: limit, percent: percent)) }
    }
    return bands.count == nodes.count ? bands : nil
  }
}

extension SettingsFields {
  /// The `up_to` of a band, which the last has not and the others have.
  fileprivate func limit(isLast: Bool) -> Points? {
    switch (self["up_to"], isLast) {
    case (let limit?, false): return limit.amount()
    case (let limit?, true): limit.report(.rule(.lastBandBounded))
    case (nil, false): node.reportMissing(.rule(.bandUnbounded), "up_to")
    case (nil, true): break
    }
    return nil
  }
}

extension SettingsNode {
  /// The keys of a map; nil when this is none.
  var keys: [String]? {
    guard case .map(let entries) = content else { return nil }
    return entries.map(\.key)
  }

  fileprivate func statuses() -> [String: AttendanceRules.Status]? {
    named { status in
      if status.key == "H" { status.reportKey(.rule(.presenceAmongStatuses)) }
      return status.value.status()
    }
  }

  private func status() -> AttendanceRules.Status? {
    guard
      let fields = fields(["available", "excluded", "unexcused"], optional: ["percent", "steps", "excuses"])
    else { return nil }
    let deduction: AttendanceRules.Deduction?
    switch (fields["percent"], fields["steps"]) {
    case (let percent?, nil): deduction = percent.percent().map { .percent($0) }
    case (nil, let steps?): deduction = steps.steps().map { .steps($0) }
    case (nil, nil), (_?, _?):
      report(.rule(.percentOrSteps))
      deduction = nil
    }
    let available = fields["available"]?.boolean()
    let excluded = fields["excluded"]?.boolean()
    let unexcused = fields["unexcused"]?.boolean()
    let excuses = fields["excuses"].map { $0.items { $0.word(AttendanceRules.Side.self) } } ?? []
    guard let deduction, let available, let excluded, let unexcused, let excuses else { return nil }
    return .init(
      deduction: deduction, isAvailable: available, isExcluded: excluded, isUnexcused: unexcused,
      excuses: Set(excuses))
  }

  private func steps() -> AttendanceRules.Steps? {
    guard let fields = fields(["per", "bands"]) else { return nil }
    let per = fields["per"]?.word(AttendanceRules.Steps.Counting.self)
    let bands = fields["bands"]?.bands()
    guard let per, let bands else { return nil }
    return .init(per: per, bands: bands)
  }

  fileprivate func punchWindow() -> AttendanceRules.PunchWindow?? {
    guard let fields = fields(["before", "after"]) else { return nil }
    let before = fields["before"]?.amount()
    let after = fields["after"]?.amount()
    guard let before, let after else { return nil }
    return .some(.init(before: before, after: after))
  }

  fileprivate func lateFree() -> AttendanceRules.LateFree?? {
    guard let fields = fields(["minutes", "times"]) else { return nil }
    let minutes = fields["minutes"]?.amount()
    let times = fields["times"]?.amount()
    guard let minutes, let times else { return nil }
    return .some(.init(minutes: minutes, times: times))
  }

  /// A percent, or the name of a status.
  fileprivate func missingPunch(among codes: [String]?) -> AttendanceRules.MissingPunch? {
    if case .text(let text) = content, Points(text) == nil { return status(among: codes).map { .status($0) } }
    return percent().map { .percent($0) }
  }

  /// The name of a status; it is not checked against statuses that cannot be read.
  fileprivate func status(among codes: [String]?) -> String? {
    guard let code = text() else { return nil }
    guard let codes, !codes.contains(code) else { return code }
    report(.rule(.unknownStatusName), details: codes)
    return nil
  }
}

extension PolicyPage {
  fileprivate func bands(_ bands: [AttendanceRules.Band]) -> String {
    joined(
      bands.map { band in
        let limit = band.upTo.map { "≤ \(minutes($0))" } ?? say(Text("selebihnya", "beyond"))
        return "\(limit) \(percent(band.percent))"
      })
  }

  fileprivate func status(_ status: AttendanceRules.Status) -> String {
    var parts: [String]
    switch status.deduction {
    case .percent(let points): parts = [percent(points)]
    case .steps(let steps): parts = ["\(steps.per.rawValue): \(bands(steps.bands))"]
    }
    parts.append(status.isAvailable ? say(Text("tersedia", "available")) : say(Text("tidak tersedia", "not available")))
    if status.isExcluded { parts.append(say(Text("tidak dihitung", "not counted"))) }
    if status.isUnexcused { parts.append(say(Text("tanpa keterangan", "unexcused"))) }
    let excused = AttendanceRules.Side.allCases.filter { status.excuses.contains($0) }
    if !excused.isEmpty {
      parts.append(say(Text("hadir, dimaafkan:", "presence, excused:")) + " " + joined(excused.map(\.rawValue)))
    }
    return joined(parts)
  }

  fileprivate func missing(_ rule: AttendanceRules.MissingPunch) -> String {
    switch rule {
    case .percent(let points): percent(points)
    case .status(let name): name
    }
  }
}
