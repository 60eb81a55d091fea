internal import Intake
internal import Kinerja
internal import Reports
internal import Wording

/// Words what the steps of the method took and made for one employee.
struct StepWriter {
  let facts: Facts
  let results: Results
  let trace: Trace
  let language: Language
  /// Where the rows of the exports stand that a figure rests on.
  let places: (SourceRow) -> [RowPlace]

  private var quarter: Quarter { facts.quarter }

  private static let missing = Text("tidak ada", "missing")

  func steps() -> [Explanation.Step] {
    trace.steps.map { step in
      Explanation.Step(
        name: step.step.rawValue, working: working(step).in(language),
        clauses: step.rulings.map {
          Explanation.Clause(name: $0.name.rawValue, from: "\($0.from)", basis: $0.basis, line: $0.line)
        },
        details: step.items.compactMap { detail($0) })
    }
  }

  /// The formulas of the policy as they were evaluated.
  func cells() -> [Explanation.Cell] {
    trace.steps.flatMap { step in
      step.items.compactMap { item in
        guard case .cell(let cell) = item.subject else { return nil }
        return CellWriter(cell, quarter).cell(step: step.step.rawValue, language) { source in
          Self.ranges(places(source))
        }
      }
    }
  }

  /// `D = (99.5·23 + 98.5·19)/42 = 99.047619`.
  private static func equation(_ part: Part?) -> Text {
    guard let part else { return Text("") }
    let name = part.figure.rawValue
    switch part.working {
    case nil where part.value == nil: return name + ": " + missing
    case nil: return name + " = " + value(part)
    case .named(let figure, _): return Text("\(name) = \(figure.symbol)")
    case .some(let working): return "\(name) = \(working) = " + value(part)
    }
  }

  /// `f = 1.02`.
  private static func plain(_ part: Part?) -> Text { part.map { $0.figure.rawValue + " = " + value($0) } ?? Text("") }

  private static func value(_ part: Part?) -> Text {
    switch part?.value {
    case nil: missing
    case .number(let number): Text("\(number)")
    case .level(let level): Text(level.code)
    case .rating(let name, _): Text(name)
    case .refused(let components): Text(components.map(\.code).joined(separator: ";"))
    case .segment(let position): Text("\(position)")
    }
  }

  private func working(_ step: StepTrace) -> Text {
    func value(_ figure: FigureName) -> Text { Self.value(step.part(figure)) }
    func equation(_ figure: FigureName) -> Text { Self.equation(step.part(figure)) }
    switch step.step {
    case .post:
      guard case .segment(let position) = step.part(.post)?.value else { return Self.missing }
      return line(position)
    case .discipline:
      let absence = step.part(.unexcusedDays).flatMap { $0.number?.units == 0 ? nil : Self.equation($0) }
      return [equation(.workDays), absence, equation(.discipline)].compactMap(\.self).joined(by: ", ")
    case .achievement: return equation(.achievement)
    case .workload:
      let group = results.groups[Int(trace.employee.group)]
      let peers = " (median \(group), \(trace.peers.members.count) " + Text("orang", "people") + ")"
      return [
        equation(.workloadRatio), equation(.relativeWorkload) + peers, Self.plain(step.part(.workloadFactor)),
        equation(.normalised),
      ].joined(by: "; ")
    case .conduct: return equation(.conduct)
    case .index:
      if case .refused = step.part(.index)?.value {
        return "TIDAK_DINILAI: " + value(.index) + "; "
          + trace.employee.missingComponents.map { ResultRemark.missing($0) }.joined(by: "; ")
      }
      return equation(.exactIndex) + " → " + value(.index)
    case .rating:
      guard let levels = step.part(.resultsLevel) else { return Self.missing }
      let source = if case .rating(_, let source) = step.part(.rating)?.value { source } else { RatingSource.computed }
      return "hasil_kerja " + Self.value(levels) + ", perilaku_kerja " + value(.conductLevel) + " → " + value(.rating)
        + " (\(source.rawValue))"
    case .incentive: return incentive(step)
    case .ranking:
      guard step.part(.rank)?.value != nil else { return Self.missing }
      return value(.rank) + Text(" dari ", " of ") + "\(results.evaluatedCount), unit " + value(.rankInUnit)
        + ", kelompok " + value(.rankInGroup)
    }
  }

  private func incentive(_ step: StepTrace) -> Text {
    let causes = results.unpaidCauses(of: trace.employee)
    let before = Self.value(step.part(.incentiveBeforeBudget))
    var text = Self.plain(step.part(.incentiveBase)) + "; insentif = " + before
    if !causes.isEmpty { text = text + " (" + UnpaidCause.sentence(causes) + ")" }
    return trace.budget?.isCut == true ? text + " → " + Self.value(step.part(.incentive)) : text
  }

  private func detail(_ item: Item) -> Explanation.Detail? {
    let places = item.sources.flatMap(places)
    func detail(_ text: Text, isMain: Bool = true, _ rows: [String]? = nil) -> Explanation.Detail {
      Explanation.Detail(text: text.in(language), rows: rows ?? places.map { "\($0)" }, isMain: isMain)
    }
    func part(_ figure: FigureName) -> Part? { item.parts.first { $0.figure == figure } }
    func equation(_ figure: FigureName) -> String {
      part(figure).flatMap { part in part.working.map { "\($0) = " } }.map { $0 + value(figure) } ?? ""
    }
    func value(_ figure: FigureName) -> String { part(figure)?.number.map { "\($0)" } ?? "" }
    switch item.subject {
    case .segment(let position): return detail(line(position))
    case .day(let day):
      return detail("\(quarter.day(day.day)) " + text(day), isMain: !day.isPlain)
    case .month: return nil
    case .target(let target):
      let working = part(.targetScore)?.working.map { "\($0)" } ?? ""
      return detail(
        "\(facts.indicators[target.indicator]): \(working) → \(value(.targetScore)); \(equation(.plannedMinutes)) "
          + Text("menit", "minutes"))
    case .peerList(let list):
      let columns = list.columns.isEmpty ? "SEMUA" : list.columns.map(\.rawValue).joined(separator: "/")
      return detail(
        Text(
          "kelompok menurut \(columns): \(list.size) orang berbeban",
          "group by \(columns): \(list.size) people with a workload"), isMain: false)
    case .rater(let rater):
      let scores = rater.scored.map { "\($0)" }.joined(separator: ", ")
      let shift = part(.raterShift).map { ", " + Self.equation($0) } ?? Text("")
      return detail(
        Text("penilai", "rater") + " \(rater.nip): \(scores); " + Text("rata-rata", "mean")
          + " \(value(.raterMean))" + shift, Self.ranges(places))
    case .statutoryLevels: return places.isEmpty ? nil : detail(Text("predikat.csv"))
    case .payMonth(let month):
      let component = month.component.isEmpty ? "" : " \(month.component)"
      return detail(Text("\(quarter.monthName(month.month))\(component): \(equation(.monthPay))"), isMain: false)
    case .cell(let cell): return detail(CellWriter(cell, quarter).line, isMain: false)
    case .budget(let budget): return detail(text(budget), isMain: budget.isCut)
    }
  }

  private func line(_ position: Int) -> Text {
    let segment = facts.roster.segments[position]
    let unit = facts.roster.units[Int(segment.unit)]
    let end = segment.last == Segment.endOfTime ? "" : "\(segment.last)"
    return segment.jobType.code + Text(" kelas ", " class ")
      + "\(segment.grade), unit \(unit), \(segment.pattern.code), \(segment.status.code), \(segment.first)–\(end)"
  }

  private func text(_ day: DayRecord) -> Text {
    let words = DayWords(day, trace.statuses)
    var parts = words.status
    if day.isPresence {
      let times = [day.word.first, day.word.last].map { ClockTime(minutes: $0).map { "\($0)" } ?? "–" }
      parts.append(Text(times.joined(separator: "–")))
    }
    parts += words.punches
    if day.deduction > .zero { parts.append(Text("−\(day.deduction)")) }
    if !day.isCounted { parts.append(Text("tidak dihitung", "not counted")) }
    if day.isUnexcused { parts.append(Text("tanpa keterangan", "unexcused")) }
    return parts.joined(by: ", ")
  }

  private func text(_ budget: BudgetRecord) -> Text {
    let (total, amount) = (budget.total.amount, budget.amount.amount)
    guard budget.isCut else {
      return Text("jumlah unit \(total) ≤ pagu \(amount)", "the unit's total \(total) ≤ budget \(amount)")
    }
    let left = trace.employee.incentive.amount
    return Text(
      "jumlah unit \(total) > pagu \(amount): insentif \(left)",
      "the unit's total \(total) > budget \(amount): incentive \(left)")
  }

  /// Places with runs of lines drawn together: `penilaian.csv:5–25`.
  private static func ranges(_ places: [RowPlace]) -> [String] {
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

  /// How far the next levels are.
  func distances() -> [String] { trace.distances.map { Self.text($0).in(language) } }

  private static func text(_ distance: LevelDistance) -> Text {
    switch distance {
    case .statutory: Text("predikat dari e-Kinerja, tidak dari angka", "the rating is e-Kinerja's, not the figures'")
    case .next(let figure, let level, let goal, let gap):
      "\(figure.rawValue) \(level.code) (≥ \(goal)): " + Text("kurang \(gap)", "\(gap) short")
    case .demoted(let days, let limit):
      Text(
        "perilaku_kerja below karena \(days) hari_tk (batas \(limit))",
        "perilaku_kerja below for \(days) hari_tk (limit \(limit))")
    case .demotion(let days):
      Text("\(days) hari_tk lagi membuat perilaku_kerja below", "\(days) more hari_tk make perilaku_kerja below")
    }
  }

  /// The other people through whom something comes.
  func others() -> [Explanation.Others] {
    trace.others.map { others in
      let (column, text) = through(others.way)
      return Explanation.Others(
        through: column.rawValue, text: text.in(language),
        nips: others.people.map { NIP(number: facts.roster.nips[Int(results.employees[Int($0)].person)]) }.sorted()
          .map { "\($0)" })
    }
  }

  /// The figure that comes through others, and how.
  private func through(_ way: Trace.Others.Way) -> (ResultColumn, Text) {
    switch way {
    case .median:
      let group = results.groups[Int(trace.employee.group)]
      return (
        .relativeWorkload, Text("median beban_rasio kelompok \(group)", "the median beban_rasio of group \(group)")
      )
    case .calibration:
      return (.conduct, Text("kalibrasi: semua yang dinilai", "calibration: everybody who was scored"))
    case .budget:
      return (.incentive, Text("jumlah insentif unit terhadap pagu", "the unit's incentives against its budget"))
    case .ranking: return (.rank, Text("semua yang dinilai", "everybody evaluated"))
    }
  }
}
