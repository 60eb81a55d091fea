import ArgumentParser
import Audit
import Intake
import Reports

/// `kinerja evaluate`.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate a quarter and write hasil.csv, the ranking of each unit and the run record.",
    discussion: """
      Example:
        kinerja evaluate --quarter 2026-Q3 --input masukan --policy kebijakan.yaml --output hasil-2026-Q3

      The output folder appears whole or not at all; one that exists is never overwritten.
      """)

  @OptionGroup var inputs: InputOptions
  @OptionGroup var languageOption: LanguageOption

  @Option(help: "The folder for the results; it must not exist.")
  var output: String

  @Flag(help: "Set invalid rows aside and evaluate without them; the roster and the tariffs must be valid.")
  var quarantine = false

  @OptionGroup var reports: ReportOptions

  func run() throws {
    let language = languageOption.language
    let (policy, policyBytes) = try inputs.readPolicy(language)
    do {
      let folder = try RunFolder(at: output)
      let run = EvaluationRun(
        inputs: inputs, policyBytes: policyBytes, policy: policy, quarantine: quarantine, reports: reports,
        language: language)
      let (manifest, summary) = try run.write(to: folder)
      let record = RunRecord(
        run: manifest.id, input: inputs.input, policy: inputs.policy, threads: inputs.threadCount)
      try folder.add(RunRecord.fileName, record.bytes)
      try folder.flush()
      try folder.add(Manifest.fileName, manifest.bytes)
      try folder.publish()
      let reportFiles = manifest.outputs.map(\.path).filter { path in
        path != "hasil.csv" && !path.hasPrefix("peringkat/") && path != Manifest.policyName
      }
      print(summary.text(folder: folder.path, files: reportFiles))
    } catch let error as WriteError {
      throw error.complained(language)
    }
  }
}
