import ArgumentParser
import Audit
import Glibc
import Intake
import Reports
import Wording

/// `kinerja publish`.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Load runs into one SQLite database, to look at quarters side by side.",
    discussion: """
      Example:
        kinerja publish hasil-2026-Q2 hasil-2026-Q3 --database kinerja.sqlite

      The database has the schema of hasil.sqlite; its view tren follows each person over the quarters. A file that exists
      is never overwritten.
      """)

  @Argument(help: ArgumentHelp("The run folders.", valueName: "run"))
  var runs: [String]

  @Option(help: "The new database file.")
  var database: String

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    // SQLite makes the file itself; it is for its owner only from the first moment.
    umask(0o077)
    do {
      try publish(runs.map { StoredRun(at: $0) }, to: database)
    } catch {
      switch error {
      case .write(let error): throw error.complained(language)
      case .broken(let path):
        complain(
          "\(path): "
            + language.pick(
              "bukan folder run yang utuh; periksa dengan `kinerja verify`",
              "is no whole run folder; look into it with `kinerja verify`"))
        throw Exit.difference
      case .repeated(let path):
        complain("\(path): " + language.pick("run yang sama diberikan dua kali", "the same run is given twice"))
        throw Exit.usage
      }
    }
    print(language.pick("\(runs.count) run dimuat ke \(database)", "\(runs.count) runs loaded into \(database)"))
  }
}
