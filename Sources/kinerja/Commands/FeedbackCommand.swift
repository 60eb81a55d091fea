import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports
import Wording

/// `kinerja feedback`.
struct FeedbackCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "Write a feedback sheet for one person, a unit, or everybody.",
    discussion: """
      Example:
        kinerja feedback hasil-2026-Q3 --unit 1.02.01 --output umpan-balik

      A sheet is a page on A4: the result, how it came about, the peer group's median and quartiles without a colleague's
      name, what would have raised the index, and how to object. With --ledger, closed earlier quarters whose run folders lie
      beside this one make a trend line. --pdf also makes umpan-balik.pdf through an installed Chromium.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The sheet of this NIP.")
  var nip: NIP?

  @Option(help: "The sheets of this unit.")
  var unit: String?

  @Flag(help: "The sheets of everybody.")
  var all = false

  @Option(help: "The new folder for the sheets.")
  var output: String

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "The folder of the ledger with earlier quarters.")
  var ledger: String?

  @Flag(help: "Make umpan-balik.pdf with all the sheets too; needs Chromium.")
  var pdf = false

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @Option(help: "Language of the sheets: id or en.")
  var sheetLang: Language = .indonesian

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard [nip != nil, unit != nil, all].count(where: { $0 }) == 1 else {
      throw ValidationError("Give one of --nip, --unit and --all.")
    }
  }

  func run(in language: Language) throws {
    let source = try RunSource(runFolder, input: input, threads: threads)
    let again = try RepeatedRun(of: source)
    let results = again.run.results
    let facts = again.run.reading.facts
    let chosen = FeedbackFolder.Choice(nip: nip, unit: unit)
    let (earlier, missing) = try source.earlierQuarters(inLedger: ledger)
    if let missing { complain(missing, language) }
    let content = ReportContent(
      table: ResultTable(results, facts.roster), facts: facts, policy: source.policy,
      policyDigest: source.manifest.policy.sha256, inputs: [], engine: EngineVersion.text,
      incomplete: source.manifest.incomplete, language: sheetLang, earlier: earlier)
    let sheets = try FeedbackFolder(content, of: chosen)
    try sheets.write(to: output, withPDF: pdf, source.inputs.parallelism) { showProgress($0, of: $1) }
    print(Text("\(sheets.count) lembar di \(output)", "\(sheets.count) sheets in \(output)").in(language))
  }
}
