import Foundation
import Testing

/// `kinerja close` and `kinerja ledger` at the shell.
@Suite struct LedgerCommandTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func name(ofRun run: String = Desk.run) throws -> String {
    let manifest = try String(contentsOfFile: run + "/manifest.json", encoding: .utf8)
    return String(try #require(manifest.firstMatch(of: /"id" : "([0-9a-f]{64})"/)?.1))
  }

  /// A close is shown as it was entered: figures, run, and the digest for the report on paper.
  @Test(
    arguments: [
      ("id", "pegawai 40, dinilai 38, insentif Rp 448530000", "sidik"),
      ("en", "employees 40, evaluated 38, incentive Rp 448530000", "digest"),
    ])
  func aCloseIsShown(_ language: String, _ figures: String, _ word: String) throws {
    let closed = try desk.done("close RUN --ledger buku --lang \(language)")
    let lines = closed.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[0].wholeMatch(of: /1\. 2026-Q3  20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil, "\(lines[0])")
    #expect(lines[1] == "   \(figures)")
    #expect(lines[2] == "   run \(try name())")
    #expect(lines[3].hasPrefix("   \(word) ") && lines[3].count == "   \(word) ".count + 64)
    #expect(try desk.done("ledger show --ledger buku --lang \(language)") == closed)
    #expect(try desk.names(in: "buku") == ["buku_besar.jsonl", "kepala.txt", "manifest-1.json"])
    #expect(try desk.isPrivate("buku"))
    #expect(try desk.names() == ["buku", "buku/buku_besar.jsonl", "buku/kepala.txt", "buku/manifest-1.json"])
    #expect(
      try desk.text("buku/manifest-1.json") == String(contentsOfFile: Desk.run + "/manifest.json", encoding: .utf8))
  }

  @Test(
    arguments: [
      ("id", "1 penutupan, rantainya utuh.", "Sidik: ", "Tanda tangan: tidak diperiksa"),
      ("en", "1 closes, the chain is whole.", "Digest: ", "Signatures: not checked"),
    ])
  func theChainIsChecked(_ language: String, _ whole: String, _ digest: String, _ signatures: String) throws {
    let closed = try desk.done("close RUN --ledger buku")
    let text = try desk.done("ledger verify --ledger buku --lang \(language)")
    #expect(text == "\(whole)\n\(digest)\(closed.dropLast().suffix(64))\n\(signatures)\n")
  }

  /// With a key nothing is left to say of signatures; the digest on paper is accepted.
  @Test func signaturesAreChecked() throws {
    #expect(try desk.done("ledger key bkd.key") == "bkd.key, bkd.key.pub\n")
    for file in ["bkd.key", "bkd.key.pub"] {
      #expect(try desk.mode(file) == 0o600)
      #expect(try desk.text(file).wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
    }
    #expect(try desk.text("bkd.key") != desk.text("bkd.key.pub"))
    let closed = try desk.done("close RUN --ledger buku --key bkd.key")
    let digest = closed.dropLast().suffix(64)
    let text = try desk.done("ledger verify --ledger buku --public-key bkd.key.pub --expect \(digest) --lang en")
    #expect(text == "1 closes, the chain is whole.\nDigest: \(digest)\nAfter \(digest): 0 closes\n")
  }

  /// Two keys are two: nobody can guess one from another.
  @Test func keysDiffer() throws {
    for name in ["a", "b"] { try desk.done("ledger key \(name)") }
    #expect(try desk.text("a") != desk.text("b") && desk.text("a.pub") != desk.text("b.pub"))
  }

  /// The public half follows from the private one.
  @Test func aLostHalfIsMadeAgain() throws {
    try desk.done("ledger key bkd.key")
    let (key, other) = (try desk.text("bkd.key"), try desk.text("bkd.key.pub"))
    try FileManager.default.removeItem(atPath: desk.url("bkd.key.pub").path)
    #expect(try desk.done("ledger key bkd.key") == "bkd.key, bkd.key.pub\n")
    #expect(try desk.text("bkd.key") == key && desk.text("bkd.key.pub") == other)
  }

  /// Of a pair of keys there is both or nothing, whichever place is taken.
  @Test(arguments: ["kunci", "kunci.pub"]) func aPlaceThatIsTaken(_ name: String) throws {
    try desk.write("kunci lama\n", to: name)
    try desk.refused(
      Refused("ledger key kunci", 73, "\(name): sudah ada; tidak ada yang ditimpa", "\(name): already exists"))
  }

  @Test(arguments: [
    Refused(usage: "close RUN", "Missing expected argument '--ledger <ledger>'"),
    Refused(usage: "ledger verify", "Missing expected argument '--ledger <ledger>'"),
    Refused(usage: "ledger key", "Missing expected argument '<file>'"),
    Refused("close tiada --ledger lain", 1, "manifest.json: tidak ada", "manifest.json: is missing"),
    Refused("close RUN --ledger tiada/buku", 73, "tiada/buku: tidak dapat", "tiada/buku: cannot be made"),
    Refused("close RUN --ledger lain --key tiada", 66, "tiada: tidak dapat dibaca", "tiada: cannot be read"),
    Refused(
      "close RUN --ledger lain --key rusak", 65, "rusak: bukan kunci: 64 digit heksadesimal",
      "rusak: is no key: 64 hexadecimal digits"),
    Refused(
      "close RUN --ledger buku", 64, "2026-Q3 sudah ditutup (penutupan 1); untuk menutup lagi sebutkan --reason",
      "2026-Q3 is closed already (close 1); to close it again give a --reason"),
    Refused("ledger show --ledger tiada", 66, "tiada/buku_besar.jsonl: tidak ada", "tiada/buku_besar.jsonl: is not"),
    Refused("ledger verify --ledger tiada", 66, "tiada/buku_besar.jsonl: tidak ada", "tiada/buku_besar.jsonl: is"),
    Refused("ledger verify --ledger buku --public-key tiada", 66, "tiada: tidak dapat", "tiada: cannot be"),
    Refused("ledger verify --ledger buku --public-key rusak", 65, "rusak: bukan kunci", "rusak: is no key"),
    Refused("ledger key tiada/kunci", 73, "tiada/kunci: tidak dapat dibuat", "tiada/kunci: cannot be made"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.done("close RUN --ledger buku")
    try desk.write("0123\n", to: "rusak")
    try desk.refused(refusal)
  }

  /// A reason is kept with the close, and a digest from paper that is another is told.
  @Test func theReasonAndTheDigest() throws {
    try desk.done("close RUN --ledger buku")
    let again = try desk.done("close RUN --ledger buku --reason \"Putusan keberatan 3\" --lang id")
    #expect(again.hasPrefix("2. 2026-Q3  ") && again.contains("alasan: Putusan keberatan 3"), "\(again)")
    #expect(try desk.done("ledger verify --ledger buku --lang id").hasPrefix("2 penutupan, rantainya utuh.\n"))
    let other = String(repeating: "0", count: 64)
    let digest = again.dropLast().suffix(64)
    try desk.refused(
      Refused(
        "ledger verify --ledger buku --expect \(other)", 1,
        "tidak ada penutupan dengan sidik \(other); yang terakhir \(digest)", other))
  }
}
