private import CLinux
public import Digests
private import Glibc
public import Tabular

/// What keeps results from being written.
public enum WriteError: Error, Equatable, Sendable {
  /// The output is already there; nothing is overwritten.
  case exists(path: String)
  /// Another run works on this output.
  case busy(path: String)
  /// The system does not let the file or folder be made.
  case notCreated(path: String, reason: String)
  /// Writing failed half-way: a full or broken device.
  case failed(path: String, reason: String)
}

/// A file as it was written.
public struct OutputRecord: Hashable, Sendable {
  /// Its path within the run folder.
  public let path: String
  /// Its size.
  public let bytes: Int
  /// The digest of its bytes.
  public let digest: Digest
}

/// A folder of results in the making: written beside its place and renamed into it when it is whole and on the disk.
///
/// One run at a time holds a place: the lock is the kernel's, so that none is left behind by a run that died. What a
/// dead run left of its draft is removed by the next.
public final class RunFolder: @unchecked Sendable {
  /// Where the results will be.
  public let path: String
  private let draft: String
  private let lock: FolderLock
  private let written = Locked<[OutputRecord]>([])
  private var isPublished = false

  /// Begins a folder whose place must be free.
  public init(at path: String) throws(WriteError) {
    let (parent, name) = Self.split(path)
    self.path = path
    lock = try FolderLock(at: "\(parent)/.\(name).kunci")
    try Self.checkFree(path)
    draft = "\(parent)/.\(name).draf"
    Self.remove(draft)
    try Self.makeFolder(draft)
  }

  /// Throws when something is already at the path.
  public static func checkFree(_ path: String) throws(WriteError) {
    var info = stat()
    if lstat(path, &info) == 0 { throw .exists(path: path) }
  }

  deinit {
    if !isPublished { Self.remove(draft) }
  }

  /// The folder that a path lies in, and its name there.
  fileprivate static func split(_ path: String) -> (parent: String, name: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Adds a folder within.
  public func addFolder(_ name: String) throws(WriteError) { try Self.makeFolder("\(draft)/\(name)") }

  /// Opens a new file for its owner only.
  public func addFile(_ name: String) throws(WriteError) -> OutputFile {
    try OutputFile(creating: "\(draft)/\(name)")
  }

  /// Closes a file that was added under this name, and notes it.
  public func finish(_ file: OutputFile, _ name: String) throws(WriteError) {
    let (bytes, digest) = try file.finish()
    written.withLock { $0.append(OutputRecord(path: name, bytes: bytes, digest: digest)) }
  }

  /// The finished files, by path.
  public var files: [OutputRecord] {
    written.withLock { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Writes a whole file.
  public func add(_ name: String, _ bytes: [UInt8]) throws(WriteError) {
    let file = try addFile(name)
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
    try finish(file, name)
  }

  /// Where another library may write a file of this name, to be taken up by `adopt`.
  public func place(of name: String) -> String { "\(draft)/\(name)" }

  /// Takes up a file that another library has written.
  public func adopt(_ name: String) throws(WriteError) {
    let path = place(of: name)
    guard chmod(path, 0o600) == 0, let (digest, bytes) = Digest.ofFile(path) else {
      throw .failed(path: path, reason: String(cString: strerror(errno)))
    }
    written.withLock { $0.append(OutputRecord(path: name, bytes: bytes, digest: digest)) }
  }

  /// Brings everything written so far to the disk.
  public func flush() throws(WriteError) {
    let descriptor = open(draft, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(path: draft, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // One call for thousands of files.
    guard syncfs(descriptor) == 0 else { throw .failed(path: draft, reason: String(cString: strerror(errno))) }
  }

  /// Puts the folder into its place.
  public func publish() throws(WriteError) {
    try flush()
    // A folder that has come up meanwhile and holds something makes the rename fail.
    guard rename(draft, path) == 0 else {
      if errno == EEXIST || errno == ENOTEMPTY { throw .exists(path: path) }
      throw .notCreated(path: path, reason: String(cString: strerror(errno)))
    }
    isPublished = true
    let parent = open(Self.split(path).parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return }
    fsync(parent)
    close(parent)
  }

  private static func makeFolder(_ path: String) throws(WriteError) {
    guard mkdir(path, 0o700) == 0 else { throw .notCreated(path: path, reason: String(cString: strerror(errno))) }
  }

  private static func remove(_ path: String) {
    if let directory = opendir(path) {
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(directory)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// The place of a single file in the making: written beside it, flushed, and renamed into it.
public final class DatabasePlace {
  /// Where to write.
  public let draft: String
  private let path: String
  private let lock: FolderLock

  /// Takes a place that must be free; what a dead run left of its draft is removed.
  public init(_ path: String) throws(WriteError) {
    let (parent, name) = RunFolder.split(path)
    self.path = path
    draft = "\(parent)/.\(name).draf"
    lock = try FolderLock(at: "\(parent)/.\(name).kunci")
    try RunFolder.checkFree(path)
    unlink(draft)
  }

  deinit { unlink(draft) }

  /// Puts the file into its place.
  public func publish() throws(WriteError) {
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
      throw .failed(path: draft, reason: String(cString: strerror(errno)))
    }
    close(descriptor)
    guard rename(draft, path) == 0 else { throw .failed(path: path, reason: String(cString: strerror(errno))) }
  }
}

/// The kernel's lock on a file, which ends with its holder.
public final class FolderLock: Sendable {
  private let path: String
  private let descriptor: CInt

  /// Takes the lock; throws `busy` when another run holds it.
  public init(at path: String) throws(WriteError) {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .notCreated(path: path, reason: String(cString: strerror(errno))) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        close(descriptor)
        if number == EWOULDBLOCK { throw .busy(path: path) }
        throw .notCreated(path: path, reason: String(cString: strerror(number)))
      }
      // The holder before may have removed the file between opening and locking.
      var (opened, named) = (stat(), stat())
      if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }
}

/// A file being written, by one thread at a time.
public final class OutputFile: @unchecked Sendable {
  private let path: String
  private var descriptor: CInt
  private let hasher = SHA256()

  /// Creates a file for its owner only, or empties it.
  public init(creating path: String) throws(WriteError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notCreated(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes what a buffer holds.
  public func write(_ buffer: borrowing CSVBuffer) throws(WriteError) {
    try buffer.withBytes { bytes throws(WriteError) in try write(bytes) }
  }

  /// Writes all bytes.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(WriteError) {
    var rest = UnsafeRawBufferPointer(bytes)
    hasher.update(rest)
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw .failed(path: path, reason: String(cString: strerror(errno)))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Closes the file, flushed to the device if it must outlive a loss of power, and gives its size and digest; an error at this
  /// moment is an error of writing.
  @discardableResult
  public func finish(isFlushed: Bool = false) throws(WriteError) -> (bytes: Int, digest: Digest) {
    if isFlushed, fsync(descriptor) != 0 { throw .failed(path: path, reason: String(cString: strerror(errno))) }
    let status = close(descriptor)
    descriptor = -1
    guard status == 0 else { throw .failed(path: path, reason: String(cString: strerror(errno))) }
    return (hasher.count, hasher.finish())
  }
}
