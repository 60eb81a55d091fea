private import CCrypto

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let description: String

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    description = text
  }

  init(_ bytes: [UInt8]) {
    description = text(hexadecimal: bytes)
  }

  /// The digest of bytes.
  package init(of bytes: some Sequence<UInt8>) {
    let hasher = SHA256()
    Array(bytes).withUnsafeBytes { hasher.update($0) }
    self = hasher.finish()
  }
}

/// Hashes bytes as they come, with libcrypto; used by one thread at a time.
package final class SHA256: @unchecked Sendable {
  private let context: OpaquePointer
  /// The number of bytes so far.
  package private(set) var count = 0

  /// Begins a digest.
  package init() {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("libcrypto has no memory") }
    let status = EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(status == 1, "libcrypto has no SHA-256")
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(status == 1, "libcrypto cannot hash")
    count += bytes.count
  }

  /// The digest of all bytes; nothing can be added afterwards.
  package func finish() -> Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    let status = EVP_DigestFinal_ex(context, &bytes, nil)
    precondition(status == 1, "libcrypto cannot hash")
    return Digest(bytes)
  }
}
