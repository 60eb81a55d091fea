import Platform
import Reports

/// A workspace in the making: folders, the example policy, a README and `kinerja.yaml`.
struct WorkspaceFolder {
  private let path: String

  /// Names a folder that must not exist or be empty.
  init(_ path: String) { self.path = path }

  /// Makes it, whole or not at all.
  func make() throws {
    let folder = try RunFolder(at: path, .freeOrEmpty)
    for name in ["masukan", "kebijakan", "profil", "hasil"] { try folder.addFolder(name) }
    try folder.add("kebijakan/contoh-bengkulu.yaml", PackageResources.contoh_bengkulu_yaml)
    try folder.add("README.md", PackageResources.BACA_md)
    let settings = String(decoding: PackageResources.kinerja_yaml, as: UTF8.self)
      .replacing("{laporan}", with: ReportFormat.all.map(\.name).joined(separator: ", "))
    try folder.add("kinerja.yaml", Array(settings.utf8))
    try folder.publish()
  }
}
