import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja fairness`.
struct FairnessCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "fairness",
    abstract: "Audit a run: does the index depend on what it should not, and whose rating hangs on a weight?",
    discussion: """
      Example:
        kinerja fairness hasil-2026-Q3 --output keadilan-2026-Q3

      By workload, unit, kind of post, class, status, working pattern, sex and age, without and with the workload factor: rank
      correlations, shares of variance between groups, chances of each rating with intervals; and what moves when a weight
      moves by a tenth. Sex and age come from the NIP and serve this audit alone. It changes no score.
      """)

  @OptionGroup var options: StudyOptions
  var languageOption: LanguageOption { options.languageOption }

  @Option(help: "The least size of a group of which something is said, at least \(SmallGroups.usualMinimum).")
  var minGroup = FairnessStudy.usualMinimum

  func validate() throws {
    guard minGroup >= SmallGroups.usualMinimum else {
      throw ValidationError("--min-group must be at least \(SmallGroups.usualMinimum).")
    }
  }

  func run(in language: Language) throws {
    let again = try options.repeated()
    let study = try FairnessStudy(
      again.run.reading.facts, again.source.policy, again.run.results, minimum: minGroup,
      parallelism: again.source.inputs.parallelism)
    try options.finish(StudyReport.fairness(study, StudyReport.Subject(of: again)))
  }
}
