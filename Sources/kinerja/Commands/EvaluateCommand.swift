import ArgumentParser
import Audit
import Glibc
import Intake
import Platform
import Reports
import Wording

/// `kinerja evaluate`.
struct EvaluateCommand: ParsableCommand {
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

  @Flag(help: "Take warnings for errors: publish nothing while there is one.")
  var strict = false

  @OptionGroup var reports: ReportOptions

  func run() throws {
    let workspace = try loadWorkspace(inputOptions.workspace, languageOption.language)
    let language = languageOption.language(in: workspace)
    let inputs = try Inputs(inputOptions, workspace, language)
    let (policy, policyBytes) = try inputs.readPolicy(language)
    guard let output = output ?? workspace.map({ outputFolder($0) }) else {
      complain(language.pick("beri --output", "give --output"))
      throw Exit.usage
    }
    do {
      let folder = try RunFolder(at: output)
      let run = EvaluationRun(
        inputs: inputs, policyBytes: policyBytes, policy: policy, quarantine: quarantine, isStrict: strict,
        reports: try reports.completed(from: workspace), language: language)
      let (manifest, summary) = try run.write(to: folder)
      let record = RunRecord(
        run: manifest.id, input: inputs.input, policy: inputs.policy, threads: inputs.threads)
      try folder.add(RunRecord.fileName, record.bytes)
      try folder.flush()
      try folder.add(Manifest.fileName, manifest.bytes)
      try folder.publish()
      let reportFiles = manifest.outputs.map(\.path).filter(ReportFormat.all.flatMap(\.files).contains)
      print(summary.text(folder: folder.path, files: reportFiles))
    } catch let error as WriteError {
      throw error.complained(language)
    }
  }

  /// The run folder that the workspace names, with the quarter and the first free number in it.
  private func outputFolder(_ workspace: Workspace) -> String {
    var path = workspace.output.replacing(Workspace.quarterMark, with: "\(inputOptions.quarter)")
    if !path.hasPrefix("/"), inputOptions.workspace != "." { path = "\(inputOptions.workspace)/\(path)" }
    guard path.contains(Workspace.numberMark) else { return path }
    let numbered = (1...).lazy.map { path.replacing(Workspace.numberMark, with: "\($0)") }
    return numbered.first { access($0, F_OK) != 0 } ?? path
  }
}
