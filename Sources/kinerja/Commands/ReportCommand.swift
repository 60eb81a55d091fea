import ArgumentParser
import Audit
import Foundation
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// `kinerja report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the reports of a run into a folder of their own, with --redact without names.",
    discussion: """
      Example:
        kinerja report hasil-2026-Q3 --report xlsx --report html --redact kunci-samaran --output untuk-umum

      The run's exports are read again and must be those of the run. --redact puts a pseudonym in the place of every name and
      NIP: the same person has the same pseudonym wherever the same key is used. Keep the key: whoever has it can find out
      who is who. Any file of at least 16 bytes will do, such as 32 bytes of /dev/urandom.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The new folder for the reports.")
  var output: String

  @Option(help: "A file with the key for pseudonyms.")
  var redact: String?

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "The folder of the ledger with earlier quarters, for tindak-lanjut.")
  var ledger: String?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var reports: ReportOptions
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let source = try RunSource(runFolder, input: input, threads: threads, language)
    let earlier = try source.earlierQuarters(inLedger: ledger)
    let key = try redact.map { try readKey($0, language) }
    let again = try RepeatedRun(of: source, language)
    let facts = again.run.reading.facts
    let named = ResultTable(again.run.results, facts.roster)
    let table = key.map { named.redacted(key: $0) } ?? named
    do throws(WriteError) {
      let folder = try RunFolder(at: output)
      try RankingFiles(table, parallelism: source.inputs.parallelism).write(to: folder)
      let content = ReportContent(
        table: table, facts: facts, policy: source.policy, policyDigest: source.manifest.policy.sha256,
        inputs: again.run.reading.files,
        engine: EngineVersion.text, language: reports.language,
        earlier: earlier)
      try reports.formats.write(content, to: folder)
      try folder.flush()
      try folder.publish()
    } catch {
      throw error.complained(language)
    }
    print(language.pick("Laporan di \(output)", "Reports in \(output)"))
  }

  private func readKey(_ path: String, _ language: Language) throws -> [UInt8] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      complain("\(path): " + language.pick("tidak dapat dibaca", "cannot be read"))
      throw Exit.noInput
    }
    guard bytes.count >= 16 else {
      complain("\(path): " + language.pick("kunci kurang dari 16 bita", "a key of less than 16 bytes"))
      throw Exit.data
    }
    return Array(bytes)
  }
}
