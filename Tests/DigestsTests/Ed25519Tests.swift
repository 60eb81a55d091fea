import Digests
import Testing

/// Ed25519, RFC 8032.
@Suite struct Ed25519Tests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let secret: String
    let publicKey: String
    let message: String
    let signature: String
    var testDescription: String { name }
  }

  /// Section 7.1, TEST 1 and 2 (the others sign what is no text); the last two were made with the program of section 6.
  static let vectors = [
    Vector(
      name: "TEST 1", secret: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Vector(
      name: "TEST 2", secret: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "r",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Vector(
      name: "beyond ASCII", secret: String(repeating: "00", count: 32),
      publicKey: "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29", message: "Keberatan № 1\n",
      signature: "e0340bf65990fd8d0283357988bbb456a859fe65621e980a3d1e5d651c4c762a"
        + "7e59265538c02491ac6a410eb55cc98d2b0ff4651df4041949c1a7ffd225dc04"),
    Vector(
      name: "1000 letters", secret: String(repeating: "ff", count: 32),
      publicKey: "76a1592044a6e4f511265bca73a604d90b0529d1df602be30a19a9257660d1f5",
      message: String(repeating: "x", count: 1000),
      signature: "332703b14f35e4d1a8da911b3db1ce290bdc0c0c63da8247f7cc5491ff969249"
        + "6314a9a83927d88ed71fe244b7b4ba47ee4e62304a9c2aa5e558dacdc83ba301"),
  ]

  @Test(arguments: vectors) func signsAsTheStandardDoes(_ vector: Vector) throws {
    let key = try #require(SigningKey(hexadecimal: vector.secret))
    #expect(key.publicKey.hexadecimal == vector.publicKey)
    #expect(key.sign(vector.message) == vector.signature)
  }

  @Test(arguments: vectors) func verifiesWhatTheStandardSigned(_ vector: Vector) throws {
    let key = try #require(VerifyingKey(hexadecimal: vector.publicKey))
    #expect(key.verify(vector.signature, of: vector.message))
    #expect(!key.verify(vector.signature, of: vector.message + " "))
  }

  /// No bit of the signature is free.
  @Test func everyBitOfTheSignatureCounts() throws {
    let vector = Self.vectors[1]
    let key = try #require(VerifyingKey(hexadecimal: vector.publicKey))
    let digits = Array(vector.signature)
    var accepted: [Int] = []
    for place in digits.indices {
      for bit in 0..<4 {
        var changed = digits
        let value = try #require(digits[place].hexDigitValue)
        changed[place] = Array("0123456789abcdef")[value ^ (1 << bit)]
        if key.verify(String(changed), of: vector.message) { accepted.append(place) }
      }
    }
    #expect(accepted == [])
  }

  @Test func anotherKeyDoesNotVerify() throws {
    let key = try #require(VerifyingKey(hexadecimal: Self.vectors[0].publicKey))
    #expect(!key.verify(Self.vectors[1].signature, of: Self.vectors[1].message))
  }

  /// A signature from a file that somebody edited is wrong, not a crash.
  @Test(arguments: [
    "", "00", "zz", String(vectors[1].signature.dropLast()), String(vectors[1].signature.dropLast(2)),
    vectors[1].signature + "00", vectors[1].signature + "\n", " " + vectors[1].signature.dropFirst(),
    String(repeating: "0", count: 128), String(repeating: "f", count: 128),
  ])
  func refusesWhatIsNoSignature(_ text: String) throws {
    let key = try #require(VerifyingKey(hexadecimal: Self.vectors[1].publicKey))
    #expect(!key.verify(text, of: Self.vectors[1].message))
  }

  /// Bytes that are no point of the curve (y = 2 has no x) verify nothing.
  @Test func aKeyThatIsNoPointVerifiesNothing() throws {
    let key = try #require(VerifyingKey(hexadecimal: "02" + String(repeating: "00", count: 31)))
    #expect(!key.verify(Self.vectors[0].signature, of: Self.vectors[0].message))
  }

  @Test(arguments: [
    "", String(repeating: "0", count: 63), String(repeating: "0", count: 65), String(repeating: "0", count: 66),
    String(repeating: "g", count: 64), String(repeating: "0", count: 63) + "\n", String(repeating: "é", count: 32),
    "0x" + String(repeating: "0", count: 62),
  ])
  func keysHave64Digits(_ text: String) {
    #expect(SigningKey(hexadecimal: text) == nil)
    #expect(VerifyingKey(hexadecimal: text) == nil)
  }

  @Test func capitalDigitsAreTheSameKey() throws {
    let vector = Self.vectors[0]
    let key = try #require(SigningKey(hexadecimal: vector.secret.uppercased()))
    #expect(key.hexadecimal == vector.secret)
    #expect(VerifyingKey(hexadecimal: vector.publicKey.uppercased()) == key.publicKey)
  }

  @Test func newKeysDifferAndSurviveStorage() throws {
    let keys = (0..<20).map { _ in SigningKey.random() }
    #expect(Set(keys.map(\.hexadecimal)).count == 20)
    for key in keys {
      let stored = try #require(SigningKey(hexadecimal: key.hexadecimal))
      #expect(key.publicKey.verify(stored.sign("keputusan"), of: "keputusan"))
    }
  }
}
