import ArgumentParser
import Glibc
package import Intake
import Wording

extension Table: ExpressibleByArgument {}

/// `kinerja inspect`.
struct InspectCommand: ParsableCommand {
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

  func run() throws {
    let language = languageOption.language
    let inspection: Inspection
    do throws(InputError) { inspection = try Inspection(of: file) } catch { throw error.complained(language) }
    print(inspection.text(language))
    guard let writeProfile else { return }
    let name = writeProfile.split(separator: "/").last.map(String.init) ?? writeProfile
    let id = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    try writeNew(writeProfile, inspection.draft(id: id, table: table), language)
    print(language.pick("Rancangan profil: \(writeProfile)", "Draft of a profile: \(writeProfile)"))
  }
}

/// `kinerja profiles`.
struct ProfilesCommand: ParsableCommand {
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

  func run() throws {
    guard let name else {
      for name in ShippedProfiles.names {
        guard let profile = try loadProfiles([name], languageOption.language).first else { continue }
        print(name.padded(to: 20) + profile.title)
      }
      return
    }
    guard let bytes = ShippedProfiles.bytes(of: name) else {
      complain(
        languageOption.language.pick("\(name): bukan profil bawaan", "\(name): is no shipped profile") + " ("
          + ShippedProfiles.names.joined(separator: ", ") + ")")
      throw Exit.noInput
    }
    print(String(decoding: bytes, as: UTF8.self), terminator: "")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

/// Writes a file that must not exist, for its owner only.
func writeNew(_ path: String, _ text: String, _ language: Language) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else {
    complain(
      "\(path): " + language.pick("tidak dapat dibuat", "cannot be made") + " (\(String(cString: strerror(errno))))")
    throw Exit.cannotCreate
  }
  defer { close(descriptor) }
  var text = text
  let isWritten = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) == $0.count }
  guard isWritten else {
    complain("\(path): " + language.pick("tidak dapat ditulis", "cannot be written"))
    throw Exit.io
  }
}
