import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja supervisors`.
struct SupervisorsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "supervisors",
    abstract: "Show how much of a score is the supervisor: severity, uniform scores, and what calibration would move.",
    discussion: """
      Example:
        kinerja supervisors hasil-2026-Q3 --output penilai-2026-Q3

      Supervisors who share employees with others can be told apart from their teams; of the others this is said. Those with
      fewer than \(SmallGroups.usualMinimum) employees are not shown. It is advice: the policy's calibration clause alone
      acts on scores.
      """)

  @OptionGroup var options: StudyOptions
  var languageOption: LanguageOption { options.languageOption }

  func run(in language: Language) throws {
    let again = try options.repeated()
    let study = try SupervisorStudy(
      again.run.reading.facts, again.source.policy, again.run.results,
      parallelism: again.source.inputs.parallelism)
    try options.finish(StudyReport.supervisors(study, StudyReport.Subject(of: again)))
  }
}
