import ArgumentParser
import Audit
import Digests
import Wording

/// `kinerja close`.
struct CloseCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Make a quarter final: enter a run into the ledger of closes.",
    discussion: """
      Example:
        kinerja close hasil-2026-Q3 --ledger buku-besar

      The run is computed again from its exports first: a folder whose figures do not come out of them is not closed. A close is
      never changed. Closing a quarter again needs --reason, and both closes stay. Print the digest into the
      report on paper: `kinerja ledger verify --expect DIGEST` checks the ledger up to it.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @OptionGroup var ledgerOption: LedgerOption
  @OptionGroup var waitOption: WaitOption
  @OptionGroup var languageOption: LanguageOption

  @Option(help: "Why a closed quarter is closed again.")
  var reason: String = ""

  @Option(help: "The folder with the exports of the run; by default where the run found them.")
  var input: String?

  @Flag(help: "Close a run whose exports are not at hand, without computing it again; the ledger says so.")
  var unverified = false

  @Option(help: "A file with the Ed25519 key to sign with; see `kinerja ledger key`.")
  var key: String?

  func run(in language: Language) throws {
    let key = try key.map { try readKey($0) { SigningKey(hexadecimal: $0) } }
    let entry = try Ledger.close(
      StoredRun(at: runFolder), in: ledgerOption.ledger, input: input, isVerified: !unverified, reason: reason,
      key: key, waiting: waitOption.wait
    ) { complain($0, language) }
    print(entry.text.in(language))
  }
}
