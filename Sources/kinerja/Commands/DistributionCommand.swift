import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja distribution`.
struct DistributionCommand: ParsableCommand {
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

  @Option(help: ArgumentHelp("A policy with the clause, by default the run's own.", valueName: "file"))
  var policy: String?

  func run() throws {
    let language = options.language
    let again = try options.repeated()
    let facts = again.run.reading.facts
    let guideline = try policy.map { try loadPolicy($0, covering: facts.quarter, language).0 } ?? again.source.policy
    guard let version = guideline.distribution.version(on: facts.quarter.last) else {
      complain(
        language.pick(
          "kebijakan tidak mempunyai klausul distribution yang berlaku pada \(facts.quarter.last). Tambahkan, misalnya:",
          "the policy has no clause distribution in force on \(facts.quarter.last). Add one, such as:") + "\n"
          + Self.example)
      throw Exit.policy
    }
    let study = DistributionStudy(version.rules, facts, again.source.policy, again.run.results)
    try options.finish(
      StudyReport.distribution(study, basis: version.basis, facts, StudyReport.Subject(of: again)))
  }

  /// The guideline of the circular (SE Menteri PANRB 3/2023).
  static let example = """
      distribution:
        - from: 2026-01-01
          basis: SE Menteri PANRB 3/2023
          organisations: {default: BAIK}    # unit_kode: predikat organisasi
          guideline:
            ISTIMEWA: [{ratings: [SANGAT_BAIK], at_most: 70}]
            BAIK: [{ratings: [BAIK], at_most: 70}, {ratings: [BUTUH_PERBAIKAN, KURANG], at_least_people: 1}]
            BUTUH_PERBAIKAN: [{ratings: [BUTUH_PERBAIKAN], at_least: 60}, {ratings: [SANGAT_BAIK], at_most: 10}]
            KURANG: [{ratings: [KURANG], at_least: 60}, {ratings: [BUTUH_PERBAIKAN], at_least: 10}, {ratings: [SANGAT_BAIK], at_most: 10}]
            SANGAT_KURANG: [{ratings: [SANGAT_KURANG], at_least: 60}, {ratings: [KURANG, BUTUH_PERBAIKAN], at_least: 10}, {ratings: [SANGAT_BAIK], at_most: 0}]
    """
}
