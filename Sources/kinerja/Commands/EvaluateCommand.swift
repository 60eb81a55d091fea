import ArgumentParser
import Audit
import Glibc
import Intake
import Reports
import Wording

/// `kinerja evaluate`.
struct EvaluateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate a quarter and write hasil.csv, the ranking of each unit and the run record.",
    discussion: """
      Examples:
        kinerja evaluate --quarter 2026-Q3 --input masukan --policy kebijakan.yaml --output hasil-2026-Q3
        kinerja evaluate --quarter 2026-Q3 --input masukan --policy kebijakan.yaml --output hasil-2026-Q3 \\
          --profile zkteco-attlog
        kinerja evaluate --quarter 2026-Q3     # in a workspace, see `kinerja init`

      The output folder appears whole or not at all; one that exists is never overwritten.
      """)

  @OptionGroup var inputOptions: InputOptions
  @OptionGroup var languageOption: LanguageOption

  @Option(help: "The folder for the results; it must not exist. By default that of the workspace.")
  var output: String?

  @Flag(help: "Set invalid rows aside and evaluate without them; the roster and the tariffs must be valid.")
  var quarantine = false

  @Flag(help: "Say nothing of people: no summary, and of errors only codes and counts, as for the mail of cron.")
  var quiet = false

  @Flag(help: "Take warnings for errors: publish nothing while there is one.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Publish although the exports lack more than the limits allow; the reason stands in the manifest and the reports.",
      valueName: "reason"))
  var acceptIncomplete: String?

  @OptionGroup var reports: ReportOptions

  var language: Language { inputOptions.language(languageOption) }

  func validate() throws {
    if let acceptIncomplete, acceptIncomplete.allSatisfy(\.isWhitespace) {
      throw ValidationError("Give a reason with --accept-incomplete.")
    }
  }

  func run(in language: Language) throws {
    let workspace = try inputOptions.openWorkspace()
    let inputs = try inputOptions.inputs(in: workspace)
    let policy = try inputs.readPolicy()
    guard let output = output ?? workspace.map({ outputFolder($0) }) else {
      throw Refusal(.usage, Text("beri --output", "give --output"))
    }
    let run = EvaluationRun(
      inputs, under: policy, quarantine: quarantine, isStrict: strict, namesPeople: !quiet,
      incomplete: acceptIncomplete.map { .accepted(reason: $0) } ?? .refused,
      reports: try reports.completed(from: workspace).chosen, language: language
    ) { complain($0, language) }
    let outcome = try run.publish(at: output)
    guard !quiet else { return }
    print(outcome.summary.text(folder: output, files: outcome.manifest.reportFiles))
  }

  /// The run folder that the workspace names, with the quarter and the first free number in it.
  private func outputFolder(_ workspace: Workspace) -> String {
    let path = inputOptions.place(workspace.output)
    guard path.contains(Workspace.numberMark) else { return path }
    let numbered = (1...).lazy.map { path.replacing(Workspace.numberMark, with: "\($0)") }
    return numbered.first { access($0, F_OK) != 0 } ?? path
  }
}
