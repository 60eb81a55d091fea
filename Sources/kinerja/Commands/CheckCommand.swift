import ArgumentParser
import Findings
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// `kinerja check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read and check the exports of a quarter; write every finding to galat.csv.",
    discussion: """
      Examples:
        kinerja check --quarter 2026-Q3 --input masukan --policy kebijakan.yaml
        kinerja check --quarter 2026-Q3 --strict     # in a workspace

      Errors stop an evaluation; warnings do not, unless --strict is given. With --json each finding is a line of JSON on
      standard output, and the last line has the counts.
      """)

  @OptionGroup var inputOptions: InputOptions
  @OptionGroup var languageOption: LanguageOption

  @Option(help: "The file for all findings; written anew, and only when there are any.")
  var errors = "galat.csv"

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Print the findings as JSON, one a line.")
  var json = false

  func run() throws {
    let workspace = try loadWorkspace(inputOptions.workspace, languageOption.language)
    let language = languageOption.language(in: workspace)
    let inputs = try Inputs(inputOptions, workspace, language)
    let (policy, _) = try inputs.readPolicy(language)
    let files = FindingFiles(csv: errors, printsJSON: json, language: language)
    let log = FindingLog { files.add($0) }
    let reading = try inputs.read(policy, log, language)
    do throws(WriteError) { try files.finish() } catch { throw error.complained(language) }
    let rows = reading.tables.values.reduce(0) { $0 + $1.rows }
    if json { print(FindingTotals(rows: rows, log).json) }
    guard log.count + log.warningCount > 0 else {
      try requireCompletePolicy(reading, policy, inputs, language)
      if !json {
        print(language.pick("\(rows) baris diperiksa, tidak ada temuan.", "\(rows) rows checked, no findings."))
      }
      return
    }
    complain(FindingSummary(log, language: language).text)
    complain(
      language.pick(
        "\(rows) baris diperiksa: \(log.count) galat, \(log.warningCount) peringatan; semuanya di \(errors).",
        "\(rows) rows checked: \(log.count) errors, \(log.warningCount) warnings; all of them in \(errors)."))
    guard log.count > 0 || strict else {
      try requireCompletePolicy(reading, policy, inputs, language)
      return
    }
    throw log.has(.missingTable) || log.has(.unreadable) ? Exit.noInput : Exit.data
  }

  /// What the policy lacks for these facts shows only when they are evaluated.
  private func requireCompletePolicy(
    _ reading: QuarterReading, _ policy: Policy, _ inputs: Inputs, _ language: Language
  ) throws {
    do throws(EvaluationError) {
      _ = try evaluate(reading.facts, under: policy, asOf: inputs.lastDay, parallelism: inputs.parallelism)
    } catch {
      complain("\(inputs.policy): " + error.text(language))
      throw Exit.policy
    }
  }
}
