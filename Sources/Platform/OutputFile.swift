package import Digests
private import Glibc
internal import Wording

/// A file being written, by one thread at a time.
package final class OutputFile: @unchecked Sendable {
  private let path: String
  private var descriptor: CInt
  private let hasher = SHA256()

  /// Creates a file for its owner only, of a name that must be free in a folder; messages name it by a path.
  init(creating name: String, in folder: OpenFolder, as path: String) throws(WriteError) {
    self.path = path
    descriptor = openat(folder.descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notCreated(path: path, reason: SystemReason.last.text) }
  }

  /// Takes over a file that is open.
  init(opened descriptor: CInt, as path: String) {
    (self.descriptor, self.path) = (descriptor, path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes all bytes.
  package func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(WriteError) {
    var rest = UnsafeRawBufferPointer(bytes)
    hasher.update(rest)
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw .failed(path: path, reason: SystemReason.last.text)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Closes the file, flushed to the device if it must outlive a loss of power, and gives its size and digest; an error at this
  /// moment is an error of writing.
  @discardableResult
  package func finish(isFlushed: Bool = false) throws(WriteError) -> (bytes: Int, digest: Digest) {
    if isFlushed, fsync(descriptor) != 0 { throw .failed(path: path, reason: SystemReason.last.text) }
    let status = close(descriptor)
    descriptor = -1
    guard status == 0 else { throw .failed(path: path, reason: SystemReason.last.text) }
    return (hasher.count, hasher.finish())
  }
}

/// A file as it was written.
package struct OutputRecord: Hashable, Sendable {
  /// Its path within the run folder.
  package let path: String
  /// Its size.
  package let bytes: Int
  /// The digest of its bytes.
  package let digest: Digest
}
