import ArgumentParser
import Glibc
import Intake
import Reports
import Wording

/// `kinerja init`.
struct InitCommand: ParsableCommand {
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

  func run() throws {
    let language = languageOption.language
    try makeFolder(folder, language)
    guard isEmpty(folder) else {
      complain(
        "\(folder): " + language.pick("tidak kosong; tidak ada yang ditimpa", "is not empty; nothing is overwritten"))
      throw Exit.cannotCreate
    }
    for name in ["masukan", "kebijakan", "profil", "hasil"] { try makeFolder("\(folder)/\(name)", language) }
    let policy = String(decoding: PackageResources.contoh_bengkulu_yaml, as: UTF8.self)
    let readme = String(decoding: PackageResources.BACA_md, as: UTF8.self)
    let settings = String(decoding: PackageResources.kinerja_yaml, as: UTF8.self)
      .replacing("{laporan}", with: ReportFormat.all.map(\.name).joined(separator: ", "))
    try writeNew("\(folder)/kebijakan/contoh-bengkulu.yaml", policy, language)
    try writeNew("\(folder)/README.md", readme, language)
    try writeNew("\(folder)/kinerja.yaml", settings, language)
    print(
      language.pick(
        "Ruang kerja \(folder) siap; baca \(folder)/README.md.",
        "The workspace \(folder) is ready; see \(folder)/README.md."))
  }

  private func makeFolder(_ path: String, _ language: Language) throws {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    complain(
      "\(path): " + language.pick("tidak dapat dibuat", "cannot be made") + " (\(String(cString: strerror(errno))))")
    throw Exit.cannotCreate
  }

  private func isEmpty(_ path: String) -> Bool {
    guard let directory = opendir(path) else { return false }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    return count <= 2
  }
}
