private import CLinux
private import Digests
private import Glibc
internal import Wording

/// A folder of results in the making, which is in its place when it is whole and on the disk.
///
/// One run at a time holds a place: the lock is the kernel's, so that none is left behind by a run that died. What a
/// dead run left of its draft is removed by the next.
package final class RunFolder: @unchecked Sendable {
  /// What may be at the place.
  package enum Place: Sendable {
    /// Nothing at all.
    case free
    /// Nothing, or a folder that holds nothing, which is then filled.
    case freeOrEmpty
  }

  /// Where the results will be.
  package let path: String
  private let name: String
  private let fillsFolder: OpenFolder?
  private let made: Draft
  private let content: OpenFolder
  private let lock: FolderLock?
  private let written = Locked<[OutputRecord]>([])

  /// Begins a folder at a place.
  package init(at path: String, _ place: Place = .free) throws(WriteError) {
    let (parentPath, name) = Self.split(path)
    (self.path, self.name) = (path, name)
    if place == .freeOrEmpty, let folder = try? OpenFolder(path, for: path) {
      lock = try FolderLock(ofFolder: path, waiting: 0)
      fillsFolder = folder
      made = try Draft(of: "isi", in: folder)
      guard try made.isAlone() else { throw .notEmpty(path: path) }
    } else {
      let parent = try OpenFolder(parentPath, for: path)
      lock = try FolderLock(on: ".\(name).kunci", in: parent)
      fillsFolder = nil
      guard try parent.number(of: name) == nil else { throw .exists(path: path) }
      made = try Draft(of: name, in: parent)
    }
    content = try made.makeContentFolder()
  }

  /// Begins a folder that is never put into a place, where the system keeps what does not last.
  package init(temporary: Void) throws(WriteError) {
    let parent = temporaryFolderPath
    (path, name, lock, fillsFolder) = (parent, "", nil, nil)
    made = try Draft(of: "kinerja", in: OpenFolder(parent, for: parent))
    content = try made.makeContentFolder()
  }

  /// Throws when something is already at the path.
  package static func checkFree(_ path: String) throws(WriteError) {
    var info = stat()
    if lstat(path, &info) == 0 { throw .exists(path: path) }
  }

  /// The folder that a path lies in, and its name there.
  static func split(_ path: String) -> (parent: String, name: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Adds a folder within.
  package func addFolder(_ name: String) throws(WriteError) { try content.makeFolder(name) }

  /// Opens a new file for its owner only.
  package func addFile(_ name: String) throws(WriteError) -> OutputFile {
    try OutputFile(creating: name, in: content, as: "\(path)/\(name)")
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
  package func place(of name: String) -> String { "\(content.path)/\(name)" }

  /// Takes up a file that another library has written.
  package func adopt(_ name: String) throws(WriteError) {
    let path = place(of: name)
    guard fchmodat(content.descriptor, name, 0o600, 0) == 0, let (digest, bytes) = Digest.ofFile(path) else {
      throw .failed(path: path, reason: SystemReason.last.text)
    }
    written.withLock { $0.append(OutputRecord(path: name, bytes: bytes, digest: digest)) }
  }

  /// Removes what was only needed on the way.
  package func remove(_ name: String) throws(WriteError) {
    guard unlinkat(content.descriptor, name, 0) == 0 else {
      throw .failed(path: place(of: name), reason: SystemReason.last.text)
    }
  }

  /// Brings everything written so far to the disk.
  package func flush() throws(WriteError) {
    // One call for thousands of files.
    guard syncfs(content.descriptor) == 0 else {
      throw .failed(path: content.path, reason: SystemReason.last.text)
    }
  }

  /// Puts the folder into its place; flushed before, unless it is one that can be made again.
  package func publish(isFlushed: Bool = true) throws(WriteError) {
    if isFlushed { try flush() }
    try Drafts.shared.whole { () throws(WriteError) in try move() }
  }

  private func move() throws(WriteError) {
    guard fillsFolder != nil else { return try made.publish(as: name) }
    var moved: [String] = []
    do throws(WriteError) {
      for name in try content.names().sorted() {
        try made.move(name, of: content, as: name)
        moved.append(name)
      }
      try made.parent.flush()
    } catch {
      for name in moved { made.parent.remove(name) }
      throw error
    }
  }
}

/// Where the system keeps what does not last.
var temporaryFolderPath: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }
