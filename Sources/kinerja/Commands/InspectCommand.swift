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
        kinerja inspect masukan

      It proposes; reading never guesses. What the file does not tell (the order of day and month, a century, a zone, what
      a state means, whose a PIN is) stands in the draft as LENGKAPI, with the values that there are above it, and no run
      takes the profile until it is filled in. Contents are masked, unless a column holds only a few different words. Of a
      folder, a line for each file says which table it is.
      """)

  @Argument(help: "The file, or a folder of files.") var file: String
  @Option(help: "Write the draft of a profile to this file, which must not exist.") var writeProfile: String?
  @Option(help: "The table that the draft is for; by default the likeliest.") var table: Table?
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if FolderInspection.isFolder(file), writeProfile != nil || table != nil {
      throw ValidationError("--write-profile and --table are for one file, not for a folder.")
    }
  }

  func run(in language: Language) throws {
    guard !FolderInspection.isFolder(file) else { return print(try FolderInspection(of: file).text.in(language)) }
    let inspection = try Inspection(of: file)
    guard let writeProfile else { return print(inspection.text.in(language)) }
    if let unreadable = inspection.unreadable { throw Refusal(.data, "\(file): " + unreadable) }
    let name = writeProfile.split(separator: "/").last.map(String.init) ?? writeProfile
    let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    let draft = try inspection.draft(id: id, table: table)
    try FilePlace.write(Array(draft.text.in(language).utf8), to: writeProfile)
    print(inspection.text.in(language))
    print(Text("Rancangan profil: \(writeProfile)", "Draft of a profile: \(writeProfile)").in(language))
    if let faults = draft.faults(of: inspection) { return faults.forEach { print($0.in(language)) } }
    let keys = draft.open.joined(separator: ", ")
    print(Text("  harus diisi dahulu: \(keys)", "  to be filled in first: \(keys)").in(language))
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
