import ArgumentParser
import Audit
import Platform
import Wording

/// `kinerja redact`.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Make what reports without names need.", subcommands: [Key.self])

  struct Key: Command {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Make a key for the pseudonyms of `kinerja report --redact`.",
      discussion: "Example:\n  kinerja redact key samaran.key")

    @Argument(help: "The file for the key; it must not exist.")
    var file: String

    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      try FilePlace.write(Array(RedactionKey.random().text.utf8), to: file)
      print(file)
    }
  }
}
