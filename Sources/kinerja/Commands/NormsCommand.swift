import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja norms`.
struct NormsCommand: Command {
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
  var languageOption: LanguageOption { options.languageOption }

  func run(in language: Language) throws {
    let again = try options.repeated()
    let facts = again.run.reading.facts
    let study = try WorkloadStudy(facts, again.source.policy, again.run.results)
    try options.finish(
      StudyReport.norms(study, facts, again.run.results, StudyReport.Subject(of: again)),
      also: study.standingOut(facts, language))
  }
}
