import ArgumentParser
import Audit
import Foundation
import Kinerja
import Reports
import Wording

extension ObjectionCommand {
  /// `kinerja objection list`.
  struct List: Command {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List objections, the overdue ones first; checks the register.",
      discussion: "Example:\n  kinerja objection list --as-of 2026-11-01")

    @Flag(help: "List decided ones too.") var all = false
    @Flag(help: "Write JSON.") var json = false
    @Option(help: "The day on which to look; by default today.") var asOf: CivilDate?
    @OptionGroup var registerOption: RegisterOption
    @OptionGroup var languageOption: LanguageOption

    func run(in language: Language) throws {
      let list = ObjectionList(try registerOption.open(), on: asOf ?? .today, all: all)
      print(json ? list.table.json : list.text.in(language))
    }
  }
}
