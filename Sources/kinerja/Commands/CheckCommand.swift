import ArgumentParser
import Audit
import Findings
import Reports
import Wording

/// `kinerja check`.
struct CheckCommand: Command {
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

  @Option(
    help: "The file for all findings; made when there are any, and emptied of an earlier check's when there are none.")
  var errors = "galat.csv"

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Print the findings as JSON, one a line.")
  var json = false

  var language: Language { inputOptions.language(languageOption) }

  func run(in language: Language) throws {
    let inputs = try inputOptions.inputs(in: try inputOptions.openWorkspace())
    let files = FindingFiles(csv: errors, printsJSON: json, language: language)
    let check = try InputCheck(inputs) { files.add($0) }
    try files.finish()
    if json { print(FindingTotals(rows: check.rows, dropped: check.dropped.json, check.log).json) }
    guard check.log.isEmpty else {
      complain(FindingSummary(check.log).text, language)
      for line in check.dropped.lines(in: language) { complain(Text(line), language) }
      let place =
        files.left == 0
        ? Text("semuanya di ", "all of them in ")
        : Text("\(FindingFiles.limit) yang pertama di ", "the first \(FindingFiles.limit) of them in ")
      complain(check.counts + "; " + place + "\(errors).", language)
      guard check.log.count > 0 || strict else { return try check.requireCompletePolicy() }
      throw ExitCode(check.end.rawValue)
    }
    try check.requireCompletePolicy()
    guard !json else { return }
    print(check.counts.in(language))
    for line in check.dropped.lines(in: language) { print("  \(line)") }
  }
}
