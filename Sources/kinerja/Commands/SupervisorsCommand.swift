import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies

/// `kinerja supervisors`.
struct SupervisorsCommand: ParsableCommand {
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

  func run() throws {
    let again = try options.repeated()
    let study = try evaluating(options.language) { () throws(EvaluationError) in
      try SupervisorStudy(
        again.run.reading.facts, again.source.policy, again.run.results,
        parallelism: again.source.inputs.parallelism)
    }
    try options.finish(StudyReport.supervisors(study, StudyReport.Subject(of: again)))
  }
}
