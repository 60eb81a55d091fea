import ArgumentParser
import Audit
import Wording

/// `kinerja verify`.
struct VerifyCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a run folder against its manifest, its inputs, and the same evaluation once more.",
    discussion: """
      Example:
        kinerja verify hasil-2026-Q3 --input masukan

      Three verdicts: the files are those of the manifest; the inputs and the policy are; the inputs give the same bytes
      again. Without --input only the first is looked into. Exit 0 when all that was looked into holds, else 1.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The folder with the CSV exports of the run.")
  var input: String?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    let stored = StoredRun(at: runFolder)
    let verdicts = try stored.verdicts(input: input, threads: threads) { complain($0, language) }
    for verdict in verdicts { print(verdict.text.in(language)) }
    if let manifest = stored.manifest { print(Text("Nama run", "Run").in(language) + ": \(manifest.id)") }
    // What differs outweighs what cannot be read.
    guard let end = verdicts.filter(\.fails).map(\.end).min(by: { $0.rawValue < $1.rawValue }) else { return }
    throw ExitCode(end.rawValue)
  }
}
