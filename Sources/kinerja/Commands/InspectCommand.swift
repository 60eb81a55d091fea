import ArgumentParser
import Audit
import Intake
package import Kinerja
import Platform
import Wording

extension Table: ExpressibleByArgument {}

/// `kinerja inspect`.
struct InspectCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what an export looks like, and which source profile fits it.",
    discussion: """
      Examples:
        kinerja inspect rekap-juli.csv
        kinerja inspect rekap-juli.csv --write-profile profil/rekap.yaml --table kehadiran

      It proposes; reading never guesses. Contents are masked, unless a column holds only a few different words.
      """)

  @Argument(help: "The file.") var file: String
  @Option(help: "Write the draft of a profile to this file, which must not exist.") var writeProfile: String?
  @Option(help: "The table that the draft is for; by default the likeliest.") var table: Table?
  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    let inspection = try Inspection(of: file)
    guard let writeProfile else { return print(inspection.text.in(language)) }
    let name = writeProfile.split(separator: "/").last.map(String.init) ?? writeProfile
    let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    try OutputFile.writeNew(writeProfile, Array(inspection.draft(id: id, table: table).utf8))
    print(inspection.text.in(language))
    print(Text("Rancangan profil: \(writeProfile)", "Draft of a profile: \(writeProfile)").in(language))
  }
}

/// `kinerja profiles`.
struct ProfilesCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "List the source profiles that come with the program, or print one.",
    discussion: """
      Examples:
        kinerja profiles
        kinerja profiles excel-indonesia > profil/excel-kami.yaml

      They are modelled on formats as described, not on exports of any one office: look at a file with `kinerja inspect`.
      """)

  @Argument(help: "The profile to print.") var name: String?
  @OptionGroup var languageOption: LanguageOption

  func run(in language: Language) throws {
    guard let name else {
      let width = ShippedProfiles.names.map(\.count).max() ?? 0
      for profile in try Profile.load(ShippedProfiles.names) { print(profile.id.padded(to: width + 2) + profile.title) }
      return
    }
    guard let bytes = ShippedProfiles.bytes(of: name) else {
      throw Refusal(
        .noInput,
        Text("\(name): bukan profil bawaan", "\(name): is no shipped profile")
          + " (\(ShippedProfiles.names.joined(separator: ", ")))")
    }
    print(String(decoding: bytes, as: UTF8.self), terminator: "")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
