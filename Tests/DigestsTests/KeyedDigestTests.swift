import Digests
import Testing

/// HMAC-SHA-256, with which pseudonyms are made.
@Suite struct KeyedDigestTests {
  /// RFC 4231, section 4: cases 1 to 4, 6 and 7 (5 cuts the digest, which is not done here).
  @Test(
    arguments: [
      (
        [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
      ),
      (
        (1...25).map { UInt8($0) }, [UInt8](repeating: 0xCD, count: 50),
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
      ),
      (
        [UInt8](repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
      (
        [UInt8](repeating: 0xAA, count: 131),
        Array(
          ("This is a test using a larger than block-size key and a larger than block-size data. "
            + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
      ),
    ] as [([UInt8], [UInt8], String)])
  func agreesWithRFC4231(_ key: [UInt8], _ data: [UInt8], _ expected: String) {
    #expect(Digest(of: data, key: key).description == expected)
  }

  /// `hmac.new(b'', b'', 'sha256').hexdigest()`
  @Test func takesAnEmptyKeyAndNoBytes() {
    #expect(
      Digest(of: [], key: []).description == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test func theKeyIsPartOfTheDigest() {
    let data = Array("198001012005011001".utf8)
    let keys: [[UInt8]] = [[], [1], [1, 2], [2]]
    let digests = [Digest(of: data)] + keys.map { Digest(of: data, key: $0) }
    #expect(Set(digests).count == 5)
  }
}
