import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja norms`.
struct NormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms",
    abstract: "Show what the time norms weigh, and who carries how much: the input to the yearly workload analysis.",
    discussion: """
      Example:
        kinerja norms hasil-2026-Q3 --output beban-2026-Q3

      For each indicator: its norm, who carries it, whether it takes more than half of somebody's planned minutes, and
      whether everybody has the same achievement. For each unit and class: planned against available minutes, and people
      above 1.25 and below 0.5 of their peer group's median. It changes no score.
      """)

  @OptionGroup var options: StudyOptions

  func run() throws {
    let again = try options.repeated()
    let facts = again.run.reading.facts
    let study = try evaluating(options.language) { () throws(EvaluationError) in
      try WorkloadStudy(facts, again.source.policy, again.run.results)
    }
    try options.finish(
      StudyReport.norms(study, facts, again.run.results, StudyReport.Subject(of: again)),
      also: lists(study, facts, options.language))
  }

  /// The indicators and groups that stand out, at most fifteen of each kind.
  private func lists(_ study: WorkloadStudy, _ facts: Facts, _ language: Language) -> [String] {
    func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }
    func code(_ indicator: WorkloadStudy.Indicator) -> String { facts.indicators[indicator.indicator] }
    func list(_ title: String, _ items: [String]) -> [String] {
      let rest = items.count > 15 ? [say("  dan \(items.count - 15) lagi", "  and \(items.count - 15) more")] : []
      return items.isEmpty ? [] : ["\(title): \(items.count)"] + items.prefix(15).map { "  \($0)" } + rest
    }
    let carried = study.indicators.filter { $0.people > 0 && !$0.isHidden }
    let uniform = carried.filter(\.isUniform)
    let dominating = carried.filter { $0.dominated > 0 }.sorted { ($1.dominated, code($0)) < ($0.dominated, code($1)) }
    var lines: [String] = []
    lines += list(
      say("Lebih dari separuh menit seseorang", "More than half of somebody's minutes"),
      dominating.map {
        "\(code($0))  " + say("\($0.dominated) dari \($0.people) pegawai", "\($0.dominated) of \($0.people) people")
      })
    lines += list(
      say("Capaian sama bagi semua pemikulnya", "The same achievement for all who carry it"),
      uniform.map { "\(code($0))  \($0.lowest) " + say("bagi \($0.people) pegawai", "for \($0.people) people") })
    func name(_ group: WorkloadStudy.Group) -> String {
      guard let unit = group.unit else { return say("unit kecil", "small units") }
      return "\(facts.roster.units[unit]) \(group.grade.map { "\($0)" } ?? say("kelas lain", "other classes"))"
    }
    let busiest = study.groups.filter { $0.ratio != nil }.sorted {
      ($1.ratio ?? 0, name($0)) < ($0.ratio ?? 0, name($1))
    }
    lines += list(
      say(
        "Menit direncanakan terhadap tersedia, menurut unit dan kelas",
        "Planned against available minutes, by unit and class"),
      busiest.map { group in
        let percent = ReaderNumbers(language).hundredths(Int64(((group.ratio ?? 0) + 50) / 100))
        return "\(name(group))  \(percent) % (\(group.people))"
      })
    return lines
  }
}
