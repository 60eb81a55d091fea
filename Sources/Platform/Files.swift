package import Digests
private import Glibc

/// The bytes of a file; nil, with `errno`, when it cannot be read.
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
  guard let file = fopen(path, "r") else { return false }
  defer { fclose(file) }
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return ferror(file) == 0 }
    buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
