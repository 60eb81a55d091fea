private import CCrypto

extension Digest {
  /// HMAC-SHA-256 of bytes under a key.
  package init(of bytes: [UInt8], key: [UInt8]) {
    var result = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    let made = HMAC(EVP_sha256(), key, CInt(key.count), bytes, bytes.count, &result, &count)
    precondition(made != nil && count == 32, "libcrypto cannot hash")
    self.init(result)
  }
}
