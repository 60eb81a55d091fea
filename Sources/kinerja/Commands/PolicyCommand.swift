import ArgumentParser
import Audit
import Kinerja
import Policies
import Wording

/// `kinerja policy`.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Check a policy file, or show what is in force on a day.",
    subcommands: [Check.self, Show.self])

  struct Check: Command {
    static let configuration = CommandConfiguration(
      abstract: "Check a policy file.",
      discussion: "Example:\n  kinerja policy check kebijakan.yaml --quarter 2026-Q3")

    @Argument(help: "The policy file (YAML).") var file: String
    @Option(help: "Also check that the policy covers this quarter.") var quarter: Quarter?
    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      let policy = try Policy.load(file, covering: quarter).policy
      print(Text("\(file): kebijakan \(policy.id) sah.", "\(file): the policy \(policy.id) is valid.").in(language))
    }
  }

  struct Show: Command {
    static let configuration = CommandConfiguration(
      abstract: "Show what is in force on a day, clause by clause, with its legal basis.",
      discussion: "Example:\n  kinerja policy show kebijakan.yaml --on 2026-09-30")

    @Argument(help: "The policy file (YAML).") var file: String
    @Option(help: "The day, YYYY-MM-DD.") var on: CivilDate
    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      print(PolicySummary.text(try Policy.load(file).policy, on: on, language: language))
    }
  }
}
