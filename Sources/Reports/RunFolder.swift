private import Glibc

/// What keeps results from being written.
public enum WriteError: Error, Equatable, Sendable {
  /// The output is already there; nothing is overwritten.
  case exists(path: String)
  /// The system does not let the file or folder be made.
  case notCreated(path: String, reason: String)
  /// Writing failed half-way: a full or broken device.
  case failed(path: String, reason: String)
}

/// A folder of results in the making: written beside its place and renamed into it when it is whole.
public final class RunFolder: @unchecked Sendable {
  /// Where the results will be.
  public let path: String
  private let draft: String
  private var isPublished = false

  /// Begins a folder whose place must be free.
  public init(at path: String) throws(WriteError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    try Self.checkFree(path)
    draft = "\(path).draf-\(getpid())"
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

  /// Adds a folder within.
  public func addFolder(_ name: String) throws(WriteError) { try Self.makeFolder("\(draft)/\(name)") }

  /// Opens a new file for its owner only.
  public func addFile(_ name: String) throws(WriteError) -> OutputFile {
    try OutputFile(creating: "\(draft)/\(name)")
  }

  /// Puts the folder into its place.
  public func publish() throws(WriteError) {
    // A folder that has come up meanwhile and holds something makes the rename fail.
    guard rename(draft, path) == 0 else {
      if errno == EEXIST || errno == ENOTEMPTY { throw .exists(path: path) }
      throw .notCreated(path: path, reason: String(cString: strerror(errno)))
    }
    isPublished = true
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

/// A file being written, by one thread at a time.
public final class OutputFile: @unchecked Sendable {
  private let path: String
  private var descriptor: CInt

  /// Creates a file for its owner only, or empties it.
  public init(creating path: String) throws(WriteError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notCreated(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes all bytes.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(WriteError) {
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw .failed(path: path, reason: String(cString: strerror(errno)))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Closes the file; an error at this moment is an error of writing.
  public func finish() throws(WriteError) {
    let status = close(descriptor)
    descriptor = -1
    guard status == 0 else { throw .failed(path: path, reason: String(cString: strerror(errno))) }
  }
}
