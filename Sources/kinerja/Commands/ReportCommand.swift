import ArgumentParser
import Audit
import Wording

/// `kinerja report`.
struct ReportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the reports of a run into a folder of their own, with --redact without names.",
    discussion: """
      Example:
        kinerja report hasil-2026-Q3 --report xlsx --report html --redact kunci-samaran --output untuk-umum

      The run's exports are read again and must be those of the run. --redact puts a pseudonym in the place of every name and
      NIP: the same person has the same pseudonym wherever the same key is used. Make the key with `kinerja redact key` and
      keep it: whoever has it can find out who is who. Unit, kind and class of the post tell who somebody is as well: where fewer
      than --min-group people share them, kind, class and money are left out, and the unit too where that is not enough.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The new folder for the reports.")
  var output: String

  @Option(help: "A file with the key for pseudonyms.")
  var redact: String?

  @Option(help: "With --redact: how many people at least share what is told of a post; 1 tells every post.")
  var minGroup = 5

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "The folder of the ledger with earlier quarters, for tindak-lanjut.")
  var ledger: String?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  func validate() throws {
    guard minGroup >= 1 else { throw ValidationError("--min-group must be at least 1.") }
  }

  @OptionGroup var reports: ReportOptions
  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    let source = try RunSource(runFolder, input: input, threads: threads)
    let (earlier, missing) = try source.earlierQuarters(inLedger: ledger)
    if let missing { complain(missing, language) }
    let key = try redact.map { try RedactionKey(file: $0) }
    let run = try RepeatedRun(of: source)
    let posts = key == nil ? nil : run.postGroups(least: minGroup)
    if let posts { complain(posts.notice(least: minGroup), language) }
    try run.writeReports(reports.chosen, to: output, redacting: key, posts: posts, earlier: earlier)
    print(Text("Laporan di \(output)", "Reports in \(output)").in(language))
  }
}
