import ArgumentParser
import Audit
import Findings
import Intake
import Kinerja
import Policies
import Wording

/// `kinerja policy`.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Check a policy file, try it on figures, compare two, or show what is in force on a day.",
    subcommands: [Check.self, Try.self, Diff.self, Show.self])

  struct Check: Command {
    static let configuration = CommandConfiguration(
      abstract: "Check a policy file, and compute its worked examples.",
      discussion: """
        Examples:
          kinerja policy check kebijakan.yaml --quarter 2026-Q3
          kinerja policy check kebijakan.yaml --quarter 2026-Q3 --input masukan

        With --input also what the people of these exports need and the policy lacks. Warnings say what can hardly be meant;
        with --strict they are errors.
        """)

    @Argument(help: "The policy file (YAML).") var file: String
    @Option(help: "Also check that the policy covers this quarter.") var quarter: Quarter?
    @Option(help: "Also check that it covers the exports in this folder, of --quarter.") var input: String?
    @Option(help: ArgumentHelp("How some of the exports are written, as for evaluate.", valueName: "profile"))
    var profile: [String] = []
    @Flag(help: "Take warnings for errors.") var strict = false
    @OptionGroup var languageOption: LanguageOption

    func validate() throws {
      if input != nil, quarter == nil { throw ValidationError("--input needs --quarter.") }
    }

    func run(in language: Language) throws {
      let policy = try Policy.load(file, covering: quarter).policy
      let faults = PolicyReader.exampleFaults(
        in: policy, on: quarter?.last ?? policy.newestPayment, name: file)
      guard faults.isEmpty else { throw SettingsFaults(faults).refusal }
      var warnings = PolicyReader.warnings(in: policy, quarter: quarter, name: file)
      if let input, let quarter {
        let inputs = RunInputs(quarter, input: input, policy: file, profiles: try Profile.load(profile))
        warnings += try inputs.warnings(about: policy)
      }
      for warning in warnings { complain(warning.rendered, language) }
      if strict, !warnings.isEmpty { throw ExitCode(Refusal.End.policy.rawValue) }
      let count = policy.examples.count
      let examples = count == 0 ? Text("") : Text(" \(count) contoh cocok.", " \(count) examples come out.")
      print(
        (Text("\(file): kebijakan \(policy.id) sah.", "\(file): the policy \(policy.id) is valid.") + examples)
          .in(language))
    }
  }

  struct Try: Command {
    static let configuration = CommandConfiguration(
      abstract: "Compute every cell of the payment for figures given by hand, step by step.",
      discussion: """
        Example:
          kinerja policy try kebijakan.yaml --set dasar=3000000 --set hari_kerja=22 --set hari_hadir=20 \\
            --set capaian_normal=95 --set predikat=BAIK --set status=CPNS

        One month is tried unless --months says more; --set 2:hari_hadir=5 is for the second alone. Counts that are not given
        are 0; working days, pay, scores and texts are missing; named numbers have their default.
        """)

    @Argument(help: "The policy file (YAML).") var file: String
    @Option(help: ArgumentHelp("A figure, as formulas write it.", valueName: "figure=value")) var set: [String] = []
    @Option(help: "How many months.") var months = 1
    @Option(help: "The day whose versions count; by default the first of the newest.") var on: CivilDate?
    @OptionGroup var languageOption: LanguageOption

    func validate() throws {
      guard (1...3).contains(months) else { throw ValidationError("--months is 1, 2 or 3.") }
    }

    func run(in language: Language) throws {
      let policy = try Policy.load(file).policy
      print(
        try TrialRequest(policy, on: on ?? policy.newestPayment, settings: set, months: months).text(language))
    }
  }

  struct Diff: Command {
    static let configuration = CommandConfiguration(
      abstract:
        "Say what changes from one policy file to another: from which day, clause by clause, formula by formula.",
      discussion: "Example:\n  kinerja policy diff kebijakan-2026.yaml kebijakan-2027.yaml")

    @Argument(help: "The policy file as it was.") var old: String
    @Argument(help: "The policy file as it is to be.") var new: String
    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      print(PolicyDifference(from: try Policy.load(old).policy, to: try Policy.load(new).policy, language).text)
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
