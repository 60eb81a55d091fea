import ArgumentParser
import Wording

/// `kinerja init`.
struct InitCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: kinerja.yaml, folders, the example policy and a README in Indonesian.",
    discussion: """
      Example:
        kinerja init bkd
        cd bkd && kinerja evaluate --quarter 2026-Q3
      """)

  @Argument(help: "The folder, which must not exist or be empty.") var folder: String
  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    try WorkspaceFolder(folder).make()
    print(
      Text(
        "Ruang kerja \(folder) siap; baca \(folder)/README.md.",
        "The workspace \(folder) is ready; see \(folder)/README.md."
      ).in(language))
  }
}
