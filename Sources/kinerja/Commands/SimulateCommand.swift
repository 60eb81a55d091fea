import ArgumentParser
import Audit
import Kinerja
import Reports
import Studies
import Wording

/// `kinerja simulate`.
struct SimulateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Show what other policies would do to the people of a run: cost, winners and losers, ratings, ranks.",
    discussion: """
      Examples:
        kinerja simulate hasil-2026-Q3 --policy usulan.yaml
        kinerja simulate hasil-2026-Q3 --set workload.minutes_per_day=330
        kinerja simulate hasil-2026-Q3 --set "index.weights.default.disiplin=0.3..0.6 step 0.05" \\
          --balance index.weights.default.layanan --output simulasi
        kinerja simulate --input masukan --quarter 2026-Q3 --policy berlaku.yaml --policy usulan.yaml

      A path names the clause and the keys below it, items of lists by number; it is set in every version in force in the
      quarter. --balance names the value that gives way, so that a sum stays as it was. A change of nothing that is in force
      is refused. Without a run, the first --policy is the one in force. Groups of fewer than \(SmallGroups.usualMinimum) people are put together.
      """)

  @Argument(
    help: ArgumentHelp("The run folder; without it --input, --quarter and --policy are needed.", valueName: "run"))
  var runFolder: String?

  @Option(help: ArgumentHelp("Another policy; may be given several times.", valueName: "file"))
  var policy: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A value of the run's policy: PATH=VALUE, or PATH=FROM..TO step STEP; may be given several times.",
      valueName: "path=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("The value that gives way to --set.", valueName: "path"))
  var balance: String?

  @Option(help: "The folder with the exports; by default where the run found them.")
  var input: String?

  @Option(help: "The quarter, where there is no run.")
  var quarter: Quarter?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var output: StudyOutput
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if runFolder == nil, input == nil || quarter == nil || policy.isEmpty {
      throw ValidationError(Self.needs)
    }
    if runFolder != nil, quarter != nil { throw ValidationError("--quarter is for simulations without a run.") }
    if settings.isEmpty, policy.count < (runFolder == nil ? 2 : 1) {
      throw ValidationError("Give another --policy, or --set.")
    }
  }

  func run(in language: Language) throws {
    let base = try base()
    let request = SimulationRequest(
      base, policies: Array(runFolder == nil ? policy.dropFirst() : policy[...]), settings: settings, balance: balance)
    let simulation = try request.simulation()
    try output.write(StudyReport.simulation(simulation, base.subject))
    print(SimulationText(simulation, language).text)
  }

  private func base() throws -> SimulationBase {
    if let runFolder { return SimulationBase(of: try RunSource(runFolder, input: input, threads: threads)) }
    guard let quarter, let input, let file = policy.first else { throw ValidationError(Self.needs) }
    return try SimulationBase(of: RunInputs(quarter, input: input, policy: file, threads: threads))
  }

  private static let needs = "Give a run folder, or --input, --quarter and --policy."
}
