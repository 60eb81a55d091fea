import ArgumentParser
import Audit
import Glibc
import Wording

/// `kinerja publish`.
struct PublishCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Load runs into one SQLite database, to look at quarters side by side.",
    discussion: """
      Example:
        kinerja publish hasil-2026-Q2 hasil-2026-Q3 --database kinerja.sqlite

      The database has the schema of hasil.sqlite; its view tren follows each person over the quarters. Of several runs
      of a quarter the last one given holds there. A file that exists is never overwritten. Each run is computed again first,
      from the exports where it found them.
      """)

  @Argument(help: ArgumentHelp("The run folders.", valueName: "run"))
  var runs: [String]

  @Option(help: "The new database file.")
  var database: String

  @Flag(help: "Do not compute the runs again; the database says so of each.")
  var unverified = false

  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    // SQLite makes the file itself; it is for its owner only from the first moment.
    umask(0o077)
    try publish(runs.map { StoredRun(at: $0) }, to: database, isVerified: !unverified) { complain($0, language) }
    print(Text("\(runs.count) run dimuat ke \(database)", "\(runs.count) runs loaded into \(database)").in(language))
  }
}
