import ArgumentParser
import Intake
import Kinerja
import Reports

/// `kinerja evaluate`.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate a quarter and write hasil.csv and the ranking of each unit.",
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

  func run() throws {
    let language = languageOption.language
    let policy = try inputs.readPolicy(language)
    do throws(WriteError) { try RunFolder.checkFree(output) } catch { throw error.complained(language) }
    let log = FindingLog()
    let reading = try inputs.read(policy, log, language)
    let mustStop = log.count > 0 && (!quarantine || reading.isUnrepairable || log.hasFileFinding)
    guard !mustStop else {
      complain(FindingSummary(log, language: language).text)
      complain(
        language.pick(
          "\(log.count) temuan; tidak ada hasil yang ditulis. `kinerja check` menulis semuanya ke galat.csv.",
          "\(log.count) findings; no results were written. `kinerja check` writes all of them to galat.csv."))
      throw log.has(.missingTable) ? Exit.noInput : Exit.data
    }
    let results = try evaluated(reading.facts, policy, language)
    let table = ResultTable(results, reading.facts.roster)
    do throws(WriteError) {
      let folder = try RunFolder(at: output)
      try RankingFiles(table, parallelism: inputs.parallelism).write(to: folder)
      try folder.publish()
      print(RunSummary(table, reading, log, language: language).text(folder: folder.path))
    } catch {
      throw error.complained(language)
    }
  }

  private func evaluated(_ facts: Facts, _ policy: Policy, _ language: Language) throws -> Results {
    do throws(EvaluationError) {
      return try evaluate(facts, under: policy, asOf: inputs.lastDay, parallelism: inputs.parallelism)
    } catch {
      complain("\(inputs.policy): " + error.text(language))
      if case .tooLarge = error { throw Exit.data }
      throw Exit.policy
    }
  }
}
