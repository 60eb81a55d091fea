import ArgumentParser
import Intake
import Kinerja
import Reports

/// `kinerja check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read and check the exports of a quarter; write every finding to galat.csv.",
    discussion: """
      Example:
        kinerja check --quarter 2026-Q3 --input masukan --policy kebijakan.yaml
      """)

  @OptionGroup var inputs: InputOptions
  @OptionGroup var languageOption: LanguageOption

  @Option(help: "The file for all findings; written anew, and only when there are any.")
  var errors = "galat.csv"

  func run() throws {
    let language = languageOption.language
    let (policy, _) = try inputs.readPolicy(language)
    var file: FindingFile?
    var failure: WriteError?
    let log = FindingLog { finding in
      guard failure == nil else { return }
      do throws(WriteError) {
        if file == nil { file = try FindingFile(at: errors, language: language) }
        try file?.add(finding)
      } catch {
        failure = error
      }
    }
    let reading = try inputs.read(policy, log, language)
    do throws(WriteError) { try file?.finish() } catch { failure = failure ?? error }
    if let failure { throw failure.complained(language) }
    let rows = reading.tables.values.reduce(0) { $0 + $1.rows }
    guard log.count > 0 else {
      // What the policy lacks for these facts shows only when they are evaluated.
      do throws(EvaluationError) {
        _ = try evaluate(reading.facts, under: policy, asOf: inputs.lastDay, parallelism: inputs.parallelism)
      } catch {
        complain("\(inputs.policy): " + error.text(language))
        throw Exit.policy
      }
      print(language.pick("\(rows) baris diperiksa, tidak ada temuan.", "\(rows) rows checked, no findings."))
      return
    }
    complain(FindingSummary(log, language: language).text)
    complain(
      language.pick(
        "\(rows) baris diperiksa, \(log.count) temuan; semuanya di \(errors).",
        "\(rows) rows checked, \(log.count) findings; all of them in \(errors)."))
    throw log.has(.missingTable) ? Exit.noInput : Exit.data
  }
}
