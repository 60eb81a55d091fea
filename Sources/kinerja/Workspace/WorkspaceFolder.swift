import Glibc
import Platform
import Reports
import Wording

/// A workspace in the making: folders, the example policy, a README and `kinerja.yaml`.
struct WorkspaceFolder {
  private let path: String

  /// Names a folder that must not exist or be empty.
  init(_ path: String) { self.path = path }

  /// Makes it.
  func make() throws {
    try Self.makeFolder(path)
    guard isEmpty else {
      throw Refusal(
        .cannotCreate,
        "\(path): " + Text("tidak kosong; tidak ada yang ditimpa", "is not empty; nothing is overwritten"))
    }
    for name in ["masukan", "kebijakan", "profil", "hasil"] { try Self.makeFolder("\(path)/\(name)") }
    try OutputFile.writeNew("\(path)/kebijakan/contoh-bengkulu.yaml", PackageResources.contoh_bengkulu_yaml)
    try OutputFile.writeNew("\(path)/README.md", PackageResources.BACA_md)
    let settings = String(decoding: PackageResources.kinerja_yaml, as: UTF8.self)
      .replacing("{laporan}", with: ReportFormat.all.map(\.name).joined(separator: ", "))
    try OutputFile.writeNew("\(path)/kinerja.yaml", Array(settings.utf8))
  }

  private static func makeFolder(_ path: String) throws(WriteError) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    throw .notCreated(path: path, reason: SystemReason.last.text)
  }

  private var isEmpty: Bool {
    guard let directory = opendir(path) else { return false }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    return count <= 2
  }
}
