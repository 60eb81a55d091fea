internal import Settings

/// A source profile as a workspace uses it.
package struct ProfileUse: Hashable, Sendable {
  /// The name of a shipped profile, or the path of one.
  package let name: String
  /// The patterns of the files that it reads; empty for those that it names itself.
  package let files: [String]

  /// Names a profile, and the files that it reads if they are not its own.
  package init(_ name: String, files: [String] = []) {
    self.name = name
    self.files = files
  }

  /// Reads a name, or a map of a name and of files.
  init?(_ node: SettingsNode) {
    guard case .map = node.content else {
      guard let name = node.text() else { return nil }
      self.init(name)
      return
    }
    guard let fields = node.fields(["profile", "files"]), let name = fields["profile"]?.text(),
      let files = fields["files"]?.filledList()?.items(ProfileReader.pattern)
    else { return nil }
    self.init(name, files: files.map(\.text))
  }
}
