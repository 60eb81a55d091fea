private import Digests
private import Glibc
internal import Wording

/// The place of a single file in the making, which is there whole or not at all.
package final class FilePlace {
  /// What a file may take the place of.
  package enum Replaced: Sendable {
    /// Nothing: the place must be free.
    case nothing
    /// A regular file that begins so; not a link to one.
    case fileStarting(String)
  }

  /// Where to write.
  package var draft: String { "\(made.folder.path)/\(Draft.content)" }
  private let path: String
  private let name: String
  private let replaced: Replaced
  private let made: Draft
  private let lock: FolderLock

  /// Takes a place; what a dead run left of its draft is removed.
  package init(_ path: String, replacing replaced: Replaced = .nothing) throws(WriteError) {
    let (parent, name) = RunFolder.split(path)
    (self.path, self.name, self.replaced) = (path, name, replaced)
    let folder = try OpenFolder(parent, for: path)
    lock = try FolderLock(on: ".\(name).kunci", in: folder)
    _ = try Self.isThere(path, name, in: folder, replaced)
    made = try Draft(of: name, in: folder)
  }

  /// Writes a whole file where nothing must be, for its owner only.
  package static func write(_ bytes: [UInt8], to path: String) throws(WriteError) {
    let place = try FilePlace(path)
    try place.write(bytes)
    try place.publish()
  }

  /// Opens the file; what is written before `finish` is all that it holds.
  package func makeFile() throws(WriteError) -> OutputFile {
    try OutputFile(creating: Draft.content, in: made.folder, as: path)
  }

  /// Writes the whole file.
  package func write(_ bytes: [UInt8]) throws(WriteError) {
    let file = try makeFile()
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
    try file.finish()
  }

  /// Puts the file into its place.
  package func publish() throws(WriteError) {
    try flush()
    try Drafts.shared.whole { () throws(WriteError) in try move() }
  }

  /// Puts files into their places: all of them, or none.
  package static func publish(_ places: [FilePlace]) throws(WriteError) {
    for place in places { try place.flush() }
    try Drafts.shared.whole { () throws(WriteError) in try move(places) }
  }

  private static func move(_ places: [FilePlace]) throws(WriteError) {
    var done: [FilePlace] = []
    do throws(WriteError) {
      for place in places {
        try place.move()
        done.append(place)
      }
    } catch {
      for place in done { place.made.takeBack(from: place.name) }
      throw error
    }
  }

  private func flush() throws(WriteError) {
    let descriptor = openat(made.folder.descriptor, Draft.content, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(path: draft, reason: SystemReason.last.text) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
      throw .failed(path: draft, reason: SystemReason.last.text)
    }
  }

  private func move() throws(WriteError) {
    try made.publish(as: name, replacing: try Self.isThere(path, name, in: made.parent, replaced))
  }

  /// Whether something is there that may be replaced; throws where it may not.
  private static func isThere(
    _ path: String, _ name: String, in folder: OpenFolder, _ replaced: Replaced
  ) throws(WriteError) -> Bool {
    guard try folder.number(of: name) != nil else { return false }
    guard case .fileStarting(let start) = replaced else { throw .exists(path: path) }
    let descriptor = openat(folder.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP { throw .foreign(path: path) }
      throw .failed(path: path, reason: SystemReason.last.text)
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
    var bytes = [UInt8](repeating: 0, count: start.utf8.count)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw .failed(path: path, reason: SystemReason.last.text) }
    guard count == bytes.count, bytes.elementsEqual(start.utf8) else { throw .foreign(path: path) }
    return true
  }
}
