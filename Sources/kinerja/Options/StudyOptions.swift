import ArgumentParser
import Audit
import Platform
import Reports
import Wording

/// What the studies of a run have in common.
struct StudyOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The folder with the exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "Threads; results never depend on them. By default one for each processor.")
  var threads: Int?

  @OptionGroup var output: StudyOutput
  @OptionGroup var languageOption: LanguageOption

  var language: Language { languageOption.language }

  /// The run evaluated again, from the very exports that it read.
  func repeated() throws -> RepeatedRun {
    try RepeatedRun(of: try RunSource(runFolder, input: input, threads: threads))
  }

  /// Writes a study where it was asked for, and says what it found.
  func finish(_ report: StudyReport, also lines: [String] = []) throws {
    try output.write(report)
    print((report.findings.map { $0.in(language) } + lines).joined(separator: "\n"))
    if let folder = output.output { print(Text("Lengkapnya di", "All of it is in").in(language) + " \(folder)") }
  }
}

/// Where a study is written.
struct StudyOutput: ParsableArguments {
  @Option(help: "A new folder for the study: a page, JSON, and a CSV for each table.")
  var output: String?

  @Option(help: "Language of the page: id (the default) or en.")
  var reportLang: Language?

  /// Writes a new folder with the study, whole or not at all.
  func write(_ report: StudyReport) throws {
    guard let output else { return }
    let folder = try RunFolder(at: output)
    for (name, bytes) in report.files(reportLang ?? .indonesian) { try folder.add(name, bytes) }
    try folder.flush()
    try folder.publish()
  }
}
