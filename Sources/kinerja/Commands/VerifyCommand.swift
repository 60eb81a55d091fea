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

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "The ledger in which the run must be the close that holds for its quarter.")
  var ledger: String?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    let stored = StoredRun(at: runFolder)
    var verdicts = try stored.verdicts(input: input ?? stored.inputAtHand, threads: threads) { complain($0, language) }
    if let ledger { verdicts.append(stored.checkClose(in: try Ledger(existingAt: ledger))) }
    for verdict in verdicts { print(verdict.text.in(language)) }
    if let manifest = stored.manifest { print(Text("Nama run", "Run").in(language) + ": \(manifest.id)") }
    // What differs outweighs what cannot be read.
    if let end = verdicts.filter(\.fails).map(\.end).min(by: { $0.rawValue < $1.rawValue }) {
      throw ExitCode(end.rawValue)
    }
    // Half of an answer must not pass for the whole.
    guard verdicts.allSatisfy({ $0.answer != .notChecked }) else {
      throw Refusal(
        .noInput,
        "\(runFolder): "
          + Text(
            "masukannya tidak ditemukan, jadi tidak dihitung ulang; beri --input",
            "its exports are not found, so it was not computed again; give --input"))
    }
  }
}
