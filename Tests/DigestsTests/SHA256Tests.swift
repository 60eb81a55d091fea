import Digests
import Testing

/// Secure Hash Standard, FIPS 180-4.
@Suite struct SHA256Tests {
  /// The examples that NIST publishes with FIPS 180-4 (also RFC 6234, section 8.5).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func agreesWithNIST(_ message: String, _ expected: String) {
    #expect(Digest(of: message.utf8).description == expected)
  }

  @Test func hashesAMillionLetters() {
    #expect(
      Digest(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000)).description
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Zero bytes around the block of 64 and the padding that needs 9 of it; `hashlib.sha256(bytes(n)).hexdigest()`.
  @Test(arguments: [
    (55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
    (56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
    (63, "c7723fa1e0127975e49e62e753db53924c1bd84b8ac1ac08df78d09270f3d971"),
    (64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
    (65, "98ce42deef51d40269d542f5314bef2c7468d401ad5d85168bfab4c0108f75f7"),
    (119, "f616b0d54e78571a9611f343c9f8e022e859e920381ab0e4d3da01e193a7bd7e"),
    (120, "6edd9f6f9cc92cded36e6c4a580933f9c9f1b90562b46903b806f21902a1a54f"),
  ])
  func hashesAroundABlock(_ count: Int, _ expected: String) {
    #expect(Digest(of: [UInt8](repeating: 0, count: count)).description == expected)
  }

  /// A file is hashed in the pieces in which it is read: where they are cut plays no part.
  @Test(arguments: [1, 3, 63, 64, 65, 199, 200])
  func piecesHashAsTheWhole(_ size: Int) {
    let bytes = (0..<200).map { UInt8($0) }
    let hasher = SHA256()
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { hasher.update($0) }
      [UInt8]().withUnsafeBytes { hasher.update($0) }
    }
    #expect(hasher.count == 200)
    #expect(hasher.finish() == Digest(of: bytes))
  }

  @Test func oneBitChangesTheDigest() {
    let bytes = [UInt8](repeating: 0, count: 100)
    var digests = [Digest(of: bytes)]
    for bit in 0..<800 {
      var changed = bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      digests.append(Digest(of: changed))
    }
    #expect(Set(digests).count == 801)
  }

  private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// A manifest's digest has one spelling: 64 lower-case digits.
  @Test func readsOneSpellingOnly() {
    #expect(Digest(Self.empty)?.description == Self.empty)
    let rest = String(Self.empty.dropFirst())
    for other in ["", rest, Self.empty + "0", Self.empty.uppercased()] { #expect(Digest(other) == nil, "\(other)") }
    // The neighbours of the digits and letters, and letters of two bytes.
    for first in [" ", "/", ":", "`", "g", "A", "F", "é"] { #expect(Digest(first + rest) == nil, "\(first)") }
    #expect(Digest("é" + rest.dropFirst()) == nil)
  }

  @Test func aDigestReadBackIsTheSame() {
    let digest = Digest(of: "abc".utf8)
    #expect(Digest("\(digest)") == digest)
  }
}
