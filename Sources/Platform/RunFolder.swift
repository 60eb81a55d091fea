private import CLinux
private import Digests
private import Glibc
internal import Wording

/// A folder of results in the making: written beside its place and renamed into it when it is whole and on the disk.
///
/// One run at a time holds a place: the lock is the kernel's, so that none is left behind by a run that died. What a
/// dead run left of its draft is removed by the next.
package final class RunFolder: @unchecked Sendable {
  /// Where the results will be.
  package let path: String
  private let draft: String
  private let lock: FolderLock
  private let written = Locked<[OutputRecord]>([])
  private var isPublished = false

  /// Begins a folder whose place must be free.
  package init(at path: String) throws(WriteError) {
    let (parent, name) = Self.split(path)
    self.path = path
    lock = try FolderLock(at: "\(parent)/.\(name).kunci")
    try Self.checkFree(path)
    draft = "\(parent)/.\(name).draf"
    Self.remove(draft)
    try Self.makeFolder(draft)
  }

  /// Throws when something is already at the path.
  package static func checkFree(_ path: String) throws(WriteError) {
    var info = stat()
    if lstat(path, &info) == 0 { throw .exists(path: path) }
  }

  deinit {
    if !isPublished { Self.remove(draft) }
  }

  /// The folder that a path lies in, and its name there.
  static func split(_ path: String) -> (parent: String, name: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Adds a folder within.
  package func addFolder(_ name: String) throws(WriteError) { try Self.makeFolder("\(draft)/\(name)") }

  /// Opens a new file for its owner only.
  package func addFile(_ name: String) throws(WriteError) -> OutputFile {
    try OutputFile(creating: "\(draft)/\(name)")
  }

  /// Closes a file that was added under this name, and notes it.
  package func finish(_ file: OutputFile, _ name: String) throws(WriteError) {
    let (bytes, digest) = try file.finish()
    written.withLock { $0.append(OutputRecord(path: name, bytes: bytes, digest: digest)) }
  }

  /// The finished files, by path.
  package var files: [OutputRecord] {
    written.withLock { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Writes a whole file.
  package func add(_ name: String, _ bytes: [UInt8]) throws(WriteError) {
    let file = try addFile(name)
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
    try finish(file, name)
  }

  /// Where another library may write a file of this name, to be taken up by `adopt`.
  package func place(of name: String) -> String { "\(draft)/\(name)" }

  /// Takes up a file that another library has written.
  package func adopt(_ name: String) throws(WriteError) {
    let path = place(of: name)
    guard chmod(path, 0o600) == 0, let (digest, bytes) = Digest.ofFile(path) else {
      throw .failed(path: path, reason: SystemReason.last.text)
    }
    written.withLock { $0.append(OutputRecord(path: name, bytes: bytes, digest: digest)) }
  }

  /// Brings everything written so far to the disk.
  package func flush() throws(WriteError) {
    let descriptor = open(draft, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(path: draft, reason: SystemReason.last.text) }
    defer { close(descriptor) }
    // One call for thousands of files.
    guard syncfs(descriptor) == 0 else { throw .failed(path: draft, reason: SystemReason.last.text) }
  }

  /// Puts the folder into its place.
  package func publish() throws(WriteError) {
    try flush()
    // A folder that has come up meanwhile and holds something makes the rename fail.
    guard rename(draft, path) == 0 else {
      if errno == EEXIST || errno == ENOTEMPTY { throw .exists(path: path) }
      throw .notCreated(path: path, reason: SystemReason.last.text)
    }
    isPublished = true
    let parent = open(Self.split(path).parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return }
    fsync(parent)
    close(parent)
  }

  private static func makeFolder(_ path: String) throws(WriteError) {
    guard mkdir(path, 0o700) == 0 else { throw .notCreated(path: path, reason: SystemReason.last.text) }
  }

  static func remove(_ path: String) {
    // A link is removed, never followed; what Linux does not unlink is a folder.
    if unlink(path) == 0 { return }
    guard let directory = opendir(path) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { remove("\(path)/\(name)") }
    }
    closedir(directory)
    rmdir(path)
  }
}
