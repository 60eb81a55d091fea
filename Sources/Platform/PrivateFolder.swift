/// A folder for its owner only, which goes away with this object, or with the next one when the process dies.
package final class PrivateFolder {
  /// Its path.
  package var path: String { content.path }

  private let made: Draft
  private let content: OpenFolder

  /// Makes one where the system keeps what does not last.
  package init() throws(WriteError) {
    made = try Draft(of: "kinerja", in: OpenFolder(temporaryFolderPath, for: temporaryFolderPath))
    content = try made.makeContentFolder()
  }

  /// Writes a whole file that must not be there yet.
  package func add(_ name: String, _ bytes: [UInt8]) throws(WriteError) {
    let file = try OutputFile(creating: name, in: content, as: "\(path)/\(name)")
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
    try file.finish()
  }
}
