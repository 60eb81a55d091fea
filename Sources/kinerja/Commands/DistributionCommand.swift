import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja distribution`.
struct DistributionCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "distribution",
    abstract: "Hold the ratings of each unit against the guideline for the unit's own rating (SE MenPANRB 3/2023).",
    discussion: """
      Example:
        kinerja distribution hasil-2026-Q3 --policy pedoman.yaml --output distribusi-2026-Q3

      The guideline is the policy's clause `distribution`, which is off unless a policy has it; --policy takes it from another
      policy than the run's. The smallest changes that would meet it are information only: no rating is moved. Units with
      fewer than \(SmallGroups.usualMinimum) ratings are not looked at.
      """)

  @OptionGroup var options: StudyOptions
  var languageOption: LanguageOption { options.languageOption }

  @Option(help: ArgumentHelp("A policy with the clause, by default the run's own.", valueName: "file"))
  var policy: String?

  func run(in language: Language) throws {
    let again = try options.repeated()
    let facts = again.run.reading.facts
    let guideline = try policy.map { try Policy.load($0, covering: facts.quarter).policy } ?? again.source.policy
    let version = try DistributionRules.inForce(in: guideline, on: facts.quarter.last)
    let study = DistributionStudy(version.rules, facts, again.source.policy, again.run.results)
    try options.finish(
      StudyReport.distribution(study, basis: version.basis, facts, StudyReport.Subject(of: again)))
  }
}
