package import Digests
private import Glibc
private import Wording

/// The bytes of a regular file; nil, with `errno`, when it cannot be read.
package func fileBytes(_ path: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  return forEachPiece(ofFile: path) { bytes += $0 } ? bytes : nil
}

extension Digest {
  /// The digest of a file and its size; nil, with `errno`, when it cannot be read.
  package static func ofFile(_ path: String) -> (digest: Digest, bytes: Int)? {
    let hasher = SHA256()
    guard forEachPiece(ofFile: path, { hasher.update($0) }) else { return nil }
    let count = hasher.count
    return (hasher.finish(), count)
  }
}

private func forEachPiece(ofFile path: String, _ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
  // Without O_NONBLOCK a pipe would keep the program waiting for a writer.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return false }
  defer {
    let number = errno
    close(descriptor)
    errno = number
  }
  var info = stat()
  guard fstat(descriptor, &info) == 0 else { return false }
  // A device may have no end.
  guard info.st_mode & S_IFMT == S_IFREG else {
    errno = info.st_mode & S_IFMT == S_IFDIR ? EISDIR : SystemReason.notRegular.rawValue
    return false
  }
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return count == 0 }
    buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
