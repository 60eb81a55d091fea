private import CCrypto

/// A private key of Ed25519.
package struct SigningKey: Sendable {
  private let seed: [UInt8]

  /// Reads 32 bytes as 64 hexadecimal digits; nil for anything else.
  package init?(hexadecimal text: String) {
    guard let bytes = bytes(hexadecimal: text), bytes.count == 32 else { return nil }
    seed = bytes
  }

  /// Makes a new key.
  package static func random() -> SigningKey {
    var generator = SystemRandomNumberGenerator()
    return SigningKey(seed: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  private init(seed: [UInt8]) { self.seed = seed }

  /// 64 hexadecimal digits, to be kept secret.
  package var hexadecimal: String { text(hexadecimal: seed) }

  /// The key with which anybody can check signatures.
  package var publicKey: VerifyingKey {
    withKey { key in
      var bytes = [UInt8](repeating: 0, count: 32)
      var count = 32
      let status = EVP_PKEY_get_raw_public_key(key, &bytes, &count)
      precondition(status == 1 && count == 32, "libcrypto gives no public key")
      return VerifyingKey(bytes)
    }
  }

  /// Signs text: 128 hexadecimal digits.
  package func sign(_ message: String) -> String {
    withKey { key in
      let context = EVP_MD_CTX_new()
      defer { EVP_MD_CTX_free(context) }
      var signature = [UInt8](repeating: 0, count: 64)
      var count = 64
      let message = Array(message.utf8)
      let isReady = EVP_DigestSignInit(context, nil, nil, nil, key) == 1
      let isSigned = isReady && EVP_DigestSign(context, &signature, &count, message, message.count) == 1
      precondition(isSigned && count == 64, "libcrypto cannot sign")
      return text(hexadecimal: signature)
    }
  }

  private func withKey<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
      preconditionFailure("libcrypto has no Ed25519")
    }
    defer { EVP_PKEY_free(key) }
    return body(key)
  }
}

/// A public key of Ed25519.
package struct VerifyingKey: Hashable, Sendable {
  private let point: [UInt8]

  init(_ point: [UInt8]) { self.point = point }

  /// Reads 32 bytes as 64 hexadecimal digits; nil for anything else.
  package init?(hexadecimal text: String) {
    guard let bytes = bytes(hexadecimal: text), bytes.count == 32 else { return nil }
    point = bytes
  }

  /// 64 hexadecimal digits.
  package var hexadecimal: String { text(hexadecimal: point) }

  /// Whether a signature, in the hexadecimal digits that `sign` writes, is this key's of the text.
  package func verify(_ written: String, of message: String) -> Bool {
    guard let signature = bytes(hexadecimal: written), signature.count == 64, text(hexadecimal: signature) == written,
      let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, point, point.count)
    else { return false }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    let message = Array(message.utf8)
    guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}

/// Bytes as two lower-case hexadecimal digits each.
package func text(hexadecimal bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// The bytes that hexadecimal digits stand for; nil when they do not.
package func bytes(hexadecimal text: String) -> [UInt8]? {
  let digits = text.utf8.map { digit -> UInt8? in
    switch digit {
    case 48...57: digit - 48
    case 97...102: digit - 87
    case 65...70: digit - 55
    default: nil
    }
  }
  guard digits.count.isMultiple(of: 2) else { return nil }
  var bytes: [UInt8] = []
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let high = digits[index], let low = digits[index + 1] else { return nil }
    bytes.append(high << 4 | low)
  }
  return bytes
}
