import Digests
import Foundation
import Testing
import Wording

@testable import Audit

/// The ledger of closed quarters: it grows, and whatever else is done to it is found out.
@Suite struct LedgerTests {
  private let fixture: RunFixture
  private let manifest: Manifest

  init() throws {
    fixture = try RunFixture()
    let json = """
      {"schema":"kinerja-manifest/1","id":"run-1","engine":{"version":"","build":""},"quarter":"2026-Q3","asOf":"2026-09-30",
      "quarantine":false,"reports":[],"reportLanguage":"id","policy":{"id":"","sha256":"p","meaningSHA256":""},"inputs":[],
      "corrections":[],"rows":{},"ignored":{},"outputs":[],"totals":{"employees":40,"evaluated":38,"incentive":"448136000"},
      "units":[]}
      """
    manifest = try #require(Manifest(Array(json.utf8)))
  }

  private var path: String { fixture.path("buku") }

  private func manifest(_ quarter: String, _ run: String = "run-1") -> Manifest {
    var changed = manifest
    (changed.quarter, changed.id) = (quarter, run)
    return changed
  }

  /// A clock that was set back must not put a close before another.
  @Test func closesGoForwardInTime() throws {
    var ledger = try Ledger(at: path)
    let first = try ledger.close(manifest("2026-Q2"), reason: "", key: nil)
    var later = first
    later.closed = "2099-01-01T00:00:00Z"
    later.digest = later.ownDigest
    let line = canonicalJSON(later, isPretty: false)
    try Data(line).write(to: URL(filePath: "\(path)/\(Ledger.fileName)"))
    try Data("1 \(later.digest)\n".utf8).write(to: URL(filePath: "\(path)/\(Ledger.headName)"))
    var again = try Ledger(at: path)
    #expect {
      _ = try again.close(manifest("2026-Q3"), reason: "", key: nil)
    } throws: { error in
      guard case .backInTime(_, "2099-01-01T00:00:00Z") = error as? LedgerError else { return false }
      return true
    }
    #expect(try Ledger(existingAt: path).entries.count == 1)
  }

  /// Three closes, the last one again.
  @discardableResult
  private func begin(key: SigningKey? = nil) throws -> Ledger {
    var ledger = try Ledger(at: path)
    _ = try ledger.close(manifest("2026-Q2"), reason: "", key: key)
    _ = try ledger.close(manifest("2026-Q3"), reason: "", key: key)
    _ = try ledger.close(manifest("2026-Q3", "run-2"), reason: "keberatan 4", key: key)
    return ledger
  }

  /// The error of opening the ledger and looking into it.
  private func trouble(key: VerifyingKey? = nil, expecting digest: String? = nil) -> LedgerError? {
    do throws(LedgerError) {
      try Ledger(existingAt: path).verify(key: key, expecting: digest)
      return nil
    } catch {
      return error
    }
  }

  private func edit(_ name: String, _ change: (inout [String]) -> Void) throws {
    var lines = try fixture.text("buku/\(name)").split(separator: "\n").map(String.init)
    change(&lines)
    try fixture.write(lines.map { $0 + "\n" }.joined(), to: "buku/\(name)")
  }

  /// The digest of any close proves the ledger up to it, in capitals too, and tells how many follow.
  @Test func anyDigestIsAnAnchor() throws {
    let ledger = try begin()
    for (place, entry) in ledger.entries.enumerated() {
      for digest in [entry.digest, entry.digest.uppercased()] {
        let later = try Ledger(existingAt: path).verify(key: nil, expecting: digest)
        #expect(later.map(\.number) == Array((place + 2)..<4))
      }
    }
  }

  @Test func aCloseSaysWhatWasClosed() throws {
    try begin()
    let entries = try Ledger(existingAt: path).entries
    #expect(entries.map(\.number) == [1, 2, 3] && entries.map(\.run) == ["run-1", "run-1", "run-2"])
    #expect(entries.map(\.reason) == ["", "", "keberatan 4"])
    let entry = entries[0]
    #expect([entry.quarter, entry.policy, entry.incentive] == ["2026-Q2", "p", "448136000"])
    #expect((entry.employees, entry.evaluated) == (40, 38))
    #expect(entry.manifest == "\(Digest(of: try fixture.text("buku/manifest-1.json").utf8))")
    #expect(entry.previous == "" && entries[1].previous == entry.digest && entries[2].previous == entries[1].digest)
    #expect(try fixture.text("buku/kepala.txt") == "3 \(entries[2].digest)\n")
  }

  /// The digest is that of the line with an empty digest and signature.
  @Test func theDigestIsOfTheWholeLine() throws {
    try begin(key: .random())
    for (line, entry) in zip(
      try fixture.text("buku/buku_besar.jsonl").split(separator: "\n"), try Ledger(existingAt: path).entries)
    {
      let bare = line.replacing(entry.digest, with: "").replacing(entry.signature, with: "")
      #expect("\(Digest(of: "\(bare)\n".utf8))" == entry.digest)
    }
  }

  @Test func closingAgainNeedsAReason() throws {
    var ledger = try begin()
    let found = refusal { _ = try ledger.close(manifest("2026-Q3", "run-3"), reason: "", key: nil) }
    #expect(found?.end == .usage)
    #expect(found?.said(.indonesian) == "2026-Q3 sudah ditutup (penutupan 3); untuk menutup lagi sebutkan --reason")
    #expect(found?.said(.english) == "2026-Q3 is closed already (close 3); to close it again give a --reason")
    #expect(ledger.entries.count == 3)
  }

  /// One bit anywhere in the ledger, its head or a stored manifest; a signature is told by its key.
  @Test(arguments: ["buku_besar.jsonl", "kepala.txt", "manifest-1.json", "manifest-3.json"])
  func anyBitIsSeen(_ name: String) throws {
    let key = SigningKey.random()
    try begin(key: key)
    let file = fixture.url.appending(path: "buku/\(name)")
    let whole = try Data(contentsOf: file)
    var random = Random(UInt64(whole.count))
    for _ in 0..<150 {
      let offset = random.below(whole.count)
      var changed = whole
      changed[offset] ^= 1 << UInt8(random.below(7))
      try changed.write(to: file)
      #expect(trouble(key: key.publicKey) != nil, "\(name) \(offset)")
    }
    try whole.write(to: file)
    #expect(trouble() == nil)
  }

  @Test func whereItIsBrokenIsSaid() throws {
    try begin()
    let lines = try fixture.text("buku/buku_besar.jsonl")
    func after(_ change: (inout [String]) -> Void) throws -> LedgerError? {
      try edit("buku_besar.jsonl", change)
      defer { try? fixture.write(lines, to: "buku/buku_besar.jsonl") }
      return trouble()
    }
    #expect(try after { $0[1] = $0[1].replacing("448136000", with: "448136001") } == .chain(.broken(entry: 2)))
    #expect(try after { $0.remove(at: 0) } == .chain(.broken(entry: 1)))
    #expect(try after { $0.swapAt(1, 2) } == .chain(.broken(entry: 2)))
    #expect(try after { $0.append($0[2]) } == .chain(.broken(entry: 4)))
    #expect(try after { $0.removeLast() } == .chain(.truncated(entries: 2, expected: 3)))
    #expect(try after { $0 = [] } == .chain(.truncated(entries: 0, expected: 3)))
    #expect(trouble() == nil)
    try FileManager.default.removeItem(atPath: fixture.path("buku/manifest-2.json"))
    #expect(trouble() == .alteredManifest(entry: 2))
  }

  /// An entry that is written anew with a digest of its own is told by the entry behind it.
  @Test func anEntryWrittenAnewBreaksTheNext() throws {
    let digest = try begin().entries[1].digest
    try edit("buku_besar.jsonl") { lines in
      let bare = lines[1].replacing("448136000", with: "948136000").replacing(digest, with: "")
      lines[1] = bare.replacing(#""digest":"""#, with: "\"digest\":\"\(Digest(of: "\(bare)\n".utf8))\"")
    }
    #expect(trouble() == .chain(.broken(entry: 3)))
  }

  /// A whole chain written anew is consistent in itself: only the digest on paper and the signature tell.
  @Test func aForgedChainIsToldByHeadAndKey() throws {
    let key = SigningKey.random()
    let head = try #require(try begin(key: key).entries.last?.digest)
    #expect(trouble(key: key.publicKey, expecting: head) == nil)
    try FileManager.default.removeItem(atPath: path)
    try begin(key: .random())
    #expect(trouble() == nil)
    #expect(trouble(key: key.publicKey) == .badSignature(entry: 1))
    try FileManager.default.removeItem(atPath: path)
    let unsigned = try #require(try begin().entries.last?.digest)
    #expect(trouble(key: key.publicKey) == .badSignature(entry: 1))
    let other = String(unsigned.reversed())
    #expect(trouble(expecting: other) == .otherHead(expected: other, found: unsigned))
  }

  /// Closes cut off at the end, with a head to match: only the signature of the head tells.
  @Test func aHeadWrittenAnewIsToldByTheKey() throws {
    let key = SigningKey.random()
    let entries = try begin(key: key).entries
    try edit("buku_besar.jsonl") { $0.removeLast() }
    try fixture.write("2 \(entries[1].digest)\n", to: "buku/kepala.txt")
    #expect(trouble() == nil)
    #expect(trouble(key: key.publicKey) == .unsignedHead)
    // The signature of an entry is none of a head.
    try fixture.write("2 \(entries[1].digest) \(entries[1].signature)\n", to: "buku/kepala.txt")
    #expect(trouble(key: key.publicKey) == .unsignedHead)
    try edit("buku_besar.jsonl") { $0.removeLast() }
    try FileManager.default.removeItem(atPath: fixture.path("buku/kepala.txt"))
    #expect(trouble() == nil)
    #expect(trouble(key: key.publicKey) == .unsignedHead)
  }

  /// A head has one form: what looks alike to people is another file.
  @Test(arguments: [
    "3  DIGEST\n", "3 DIGEST", "3 DIGEST\n\n", " 3 DIGEST\n", "03 DIGEST\n", "3\tDIGEST\n", "3 DIGEST\r\n",
  ])
  func aHeadHasOneForm(_ form: String) throws {
    let digest = try #require(try begin().entries.last?.digest)
    try fixture.write(form.replacing("DIGEST", with: digest), to: "buku/kepala.txt")
    #expect(trouble() == .chain(.headless(entries: 3)))
  }

  /// A manifest that cannot be read is not said to be altered.
  @Test func aManifestThatCannotBeReadIsSaid() throws {
    try begin()
    let manifest = fixture.path("buku/manifest-2.json")
    try FileManager.default.removeItem(atPath: manifest)
    try FileManager.default.createDirectory(atPath: manifest, withIntermediateDirectories: false)
    guard case .unusable(let path, _) = trouble() else {
      Issue.record("\(String(describing: trouble()))")
      return
    }
    #expect(path == manifest)
  }

  /// The same signature in capital digits is another line.
  @Test func aSignatureHasOneForm() throws {
    let key = SigningKey.random()
    let signature = try #require(try begin(key: key).entries.last?.signature)
    try edit("buku_besar.jsonl") { $0[2] = $0[2].replacing(signature, with: signature.uppercased()) }
    #expect(trouble(key: key.publicKey) == .badSignature(entry: 3))
  }

  @Test func withoutALedgerThereIsNothingToOpen() {
    #expect(trouble() == .chain(.missing(path: path + "/buku_besar.jsonl")))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// How each trouble ends, and what is said of it.
  @Test(
    arguments: [
      (.chain(.missing(path: "b")), .noInput, "b: tidak ada", "b: is not there"),
      (.chain(.unusable(path: "b", reason: Text("r"))), .io, "b: tidak dapat dipakai (r)", "b: cannot be used (r)"),
      (
        .chain(.broken(entry: 2)), .difference, "buku besar, penutupan 2: diubah, dihapus, atau dipindahkan",
        "ledger, close 2: altered, removed or moved"
      ),
      (.chain(.unfinished(entry: 2)), .difference, "ulangi perintah yang terhenti", "do again what was stopped"),
      (.chain(.headless(entries: 2)), .difference, "berkas kepala hilang", "the head file is missing"),
      (.chain(.truncated(entries: 2, expected: 3)), .difference, "seharusnya 3", "there were 3"),
      (.alteredManifest(entry: 4), .difference, "penutupan 4: manifesnya hilang", "close 4: its manifest is missing"),
      (.unsignedHead, .difference, "kepala.txt: tidak ditandatangani", "kepala.txt: not signed"),
      (.unusable(path: "b", reason: Text("r")), .io, "b: tidak dapat dibaca (r)", "b: cannot be read (r)"),
      (.badSignature(entry: 4), .difference, "bukan dari kunci ini", "not of this key"),
      (
        .otherHead(expected: "x", found: "y"), .difference, "tidak ada penutupan dengan sidik x; yang terakhir y",
        "no close has the digest x; the last one has y"
      ),
    ] as [(LedgerError, Refusal.End, String, String)])
  func troublesAreRefused(_ error: LedgerError, _ end: Refusal.End, _ indonesian: String, _ english: String) {
    let refusal = error.refusal
    #expect(refusal.end == end)
    #expect(refusal.said(.indonesian).contains(indonesian) && refusal.said(.english).contains(english))
  }

  @Test func aCloseIsWorded() throws {
    let entry = try #require(try begin(key: .random()).entries.last)
    #expect(
      entry.text.indonesian == """
        3. 2026-Q3  \(entry.closed)
           pegawai 40, dinilai 38, insentif Rp 448136000
           run run-2
           alasan: keberatan 4
           ditandatangani
           sidik \(entry.digest)
        """)
    #expect(entry.text.english.contains("\n   reason: keberatan 4\n   signed\n   digest "))
  }

  // MARK: Closing a run folder

  @Test func aRunThatDoesNotHoldIsNotClosed() throws {
    try fixture.run(of: fixture.exports())
    let stored = StoredRun(at: fixture.path("run"))
    let entry = try Ledger.close(stored, in: path, reason: "", key: nil)
    #expect(entry.run == stored.manifest?.id && entry.quarter == "2026-Q3")
    try fixture.write("x", to: "run/hasil.csv")
    let found = refusal { _ = try Ledger.close(stored, in: path, reason: "lagi", key: nil) }
    #expect(found?.end == .difference && found?.said(.indonesian).contains("hasil.csv: isinya berubah") ?? false)
    #expect(try Ledger(existingAt: path).entries.count == 1)
    #expect(try fixture.names(in: "").contains("buku.kunci") == false)
  }
}
