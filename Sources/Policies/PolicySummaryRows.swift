internal import Kinerja

extension PolicyPage {
  func rows(_ rules: ScheduleRules) -> [Row] {
    let alternatives = rules.alternatives.sorted { $0.key < $1.key }
    return weeks(rules.patterns, label: "patterns")
      + alternatives.flatMap { weeks($0.value, label: "alternatives.\($0.key)") }
      + [("shifts", list(rules.shifts) { hours($0) })]
  }

  private func weeks(_ weeks: [WorkPattern: ScheduleRules.Week], label: String) -> [Row] {
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

  func rows(_ rules: AttendanceRules) -> [Row] {
    [
      ("tolerance_minutes", minutes(rules.toleranceMinutes)),
      ("flex_minutes", minutes(rules.flexMinutes)),
      ("late", bands(rules.late)),
      ("early", bands(rules.early)),
      ("missing_in", percent(rules.missingIn)),
      ("missing_out", percent(rules.missingOut)),
      ("midday", joined(rules.midday.map { "\($0.opens)–\($0.closes) \(percent($0.missing))" })),
      ("day_cap", percent(rules.dayCap)),
    ]
      + rules.statuses.sorted { $0.key < $1.key }.map { ("statuses.\($0.key)", status($0.value)) }
      + [("no_record", rules.noRecord), ("no_punches", rules.noPunches)]
  }

  private func bands(_ bands: [AttendanceRules.Band]) -> String {
    joined(
      bands.map { band in
        let limit = band.upTo.map { "≤ \(minutes($0))" } ?? pick("selebihnya", "beyond")
        return "\(limit) \(percent(band.percent))"
      })
  }

  private func status(_ status: AttendanceRules.Status) -> String {
    var parts = [percent(status.percent)]
    parts.append(status.isAvailable ? pick("tersedia", "available") : pick("tidak tersedia", "not available"))
    if status.isExcluded { parts.append(pick("tidak dihitung", "not counted")) }
    if status.isUnexcused { parts.append(pick("tanpa keterangan", "unexcused")) }
    return joined(parts)
  }

  func rows(_ rules: AchievementRules) -> [Row] {
    [("cap", percent(rules.cap)), ("weighting", rules.weighting.rawValue)]
  }

  func rows(_ rules: WorkloadRules) -> [Row] {
    let groups = rules.peerKeys.map { columns in
      columns.isEmpty ? pick("semua", "everyone") : columns.map(\.rawValue).joined(separator: " + ")
    }
    return [
      ("mode", rules.mode.rawValue),
      ("minutes_per_day", minutes(rules.minutesPerDay)),
      ("peer_keys", groups.joined(separator: pick("; jika kurang: ", "; if too few: "))),
      ("min_group", "\(rules.minGroup)"),
      ("curve", joined(rules.curve.map { "\($0.x) → \($0.y)" })),
    ]
  }

  func rows(_ rules: SupervisorRules) -> [Row] {
    let calibration = rules.calibration
    return [
      ("scale", "\(rules.scale.lowerBound)–\(rules.scale.upperBound)"),
      ("aspects", list(rules.aspects) { "\($0)" }),
      ("calibration.mode", calibration.mode.rawValue),
      ("calibration.min_ratees", "\(calibration.minRatees)"),
      ("calibration.shrink", "\(calibration.shrink)"),
      ("calibration.max_shift", "\(calibration.maxShift)"),
    ]
  }

  func rows(_ rules: IndexRules) -> [Row] {
    let own = JobType.allCases.compactMap { jobType in
      rules.weights[jobType].map { ("weights.\(jobType.code)", weights($0)) }
    }
    return [("weights.default", weights(rules.defaultWeights))] + own
      + [("missing", list(rules.missing, \.code) { $0.rawValue })]
  }

  private func weights(_ weights: IndexRules.Weights) -> String { list(weights, \.code) { "\($0)" } }

  func rows(_ rules: RatingRules) -> [Row] {
    let demotion = rules.demoteAtUnexcused
    return [
      ("hasil", thresholds(rules.results)),
      ("perilaku", thresholds(rules.conduct)),
      (
        "demote_at_unexcused",
        demotion == 0 ? pick("tidak pernah", "never") : "\(demotion) " + pick("hari tanpa keterangan", "unexcused days")
      ),
    ]
      + ExpectationLevel.allCases.map { level in
        ("matrix.\(level.code)", joined(rules.matrix[level] ?? []))
      }
  }

  private func thresholds(_ thresholds: RatingRules.Thresholds) -> String {
    "above ≥ \(thresholds.above), meets ≥ \(thresholds.meets)"
  }

  func rows(_ rules: IncentiveRules) -> [Row] {
    [
      ("split", "layanan \(rules.achievementShare), disiplin \(rules.disciplineShare)"),
      ("predikat_percent", list(rules.predikatPercent) { percent($0) }),
      ("status_percent", list(rules.statusPercent, \.code) { percent($0) }),
      ("sanctions", list(rules.sanctions) { percent($0) }),
      ("min_days", "\(rules.minDays) " + pick("hari", "days")),
      ("round_down_to", "Rp \(rules.roundDownTo)"),
    ]
  }

  func rows(_ rules: FollowUpRules) -> [Row] {
    let size =
      switch rules.recognition.size {
      case .count(let count): "\(count)"
      case .percent(let points): percent(points)
      }
    return [
      ("recognition", "\(rules.recognition.scope.rawValue), \(size), \(joined(rules.recognition.ratings))"),
      ("development.below", "\(rules.development.below)"),
      ("development.measures", list(rules.development.measures, \.code) { $0 }),
      ("promotion", "≥ \(rules.promotion.index), \(rules.promotion.quarters) " + pick("triwulan", "quarters")),
      ("attention", joined(rules.attention.map { "≥ \($0.days): \($0.measure)" })),
    ]
  }

  func rows(_ rules: DistributionRules) -> [Row] {
    let own = rules.organisations.sorted { $0.key < $1.key }.map { ("organisations.\($0)", $1) }
    let guideline = rules.guideline.sorted { $0.key < $1.key }.map { rating, rules in
      ("guideline.\(rating)", joined(rules.map(demand)))
    }
    return [("organisations.default", rules.defaultOrganisation)] + own + guideline
  }

  private func demand(_ rule: DistributionRules.Rule) -> String {
    let ratings = rule.ratings.joined(separator: " + ")
    switch rule.demand {
    case .atMost(let percent): return "\(ratings) ≤ \(percent) %"
    case .atLeast(let percent): return "\(ratings) ≥ \(percent) %"
    case .atLeastPeople(let count): return "\(ratings) ≥ \(count) " + pick("orang", "people")
    }
  }

  func rows(_ rules: ObjectionRules) -> [Row] {
    let counting =
      switch rules.counting {
      case .calendar: pick("hari kalender", "calendar days")
      case .working: pick("hari kerja", "working days")
      }
    return [("days", "\(rules.days) \(counting)")]
  }
}
