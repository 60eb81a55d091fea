public import Digests
private import Foundation
private import Glibc

/// What is wrong with a ledger, or with what is asked of it.
public enum LedgerError: Error, Equatable, Sendable {
  /// A file of the ledger cannot be read or written.
  case unusable(path: String, reason: String)
  /// An entry is not the next one of the chain: altered, removed or moved.
  case broken(entry: Int)
  /// The ledger ends before the entry that its head names: entries were removed at its end.
  case truncated(entries: Int, expected: Int)
  /// The manifest of an entry is missing or altered.
  case alteredManifest(entry: Int)
  /// A signature is missing or not of this key.
  case badSignature(entry: Int)
  /// The quarter is closed already, and no reason was given to close it again.
  case alreadyClosed(quarter: String, entry: Int)
  /// The ledger's last digest is not the one that was expected.
  case otherHead(expected: String, found: String)
}

/// The closes of quarters: a text file to which lines are added and never changed, each with the digest of all before it.
public struct Ledger: Sendable {
  /// One close.
  public struct Entry: Codable, Equatable, Sendable {
    /// Its number, from 1.
    public var number: Int
    /// The quarter.
    public var quarter: String
    /// The run's name: the `id` of its manifest.
    public var run: String
    /// The digest of the manifest's bytes.
    public var manifest: String
    /// The policy's digest.
    public var policy: String
    /// The employees of the run.
    public var employees: Int
    /// Those evaluated.
    public var evaluated: Int
    /// All incentives, in rupiah.
    public var incentive: String
    /// Why a closed quarter was closed again; empty for the first close.
    public var reason: String
    /// When it was closed, in UTC.
    public var closed: String
    /// The digest of the entry before; empty for the first.
    public var previous: String
    /// The digest of the entry with this field and the signature empty.
    public var digest: String
    /// The Ed25519 signature of the digest; empty when none was made.
    public var signature: String

    fileprivate var ownDigest: String {
      var bare = self
      bare.digest = ""
      bare.signature = ""
      return "\(Digest(of: canonicalJSON(bare, isPretty: false)))"
    }
  }

  /// The name of the ledger's file in its folder.
  public static let fileName = "buku_besar.jsonl"
  /// The name of the file that holds the number and the digest of the last entry.
  public static let headName = "kepala.txt"

  /// The folder's path.
  public let path: String
  /// The entries, oldest first.
  public private(set) var entries: [Entry] = []

  /// Opens a ledger, or begins one where there is none; checks its chain.
  public init(at path: String) throws(LedgerError) {
    self.path = path
    if mkdir(path, 0o700) != 0, errno != EEXIST {
      throw .unusable(path: path, reason: String(cString: strerror(errno)))
    }
    entries = try Self.readEntries(path)
  }

  /// Opens a ledger that must be there; checks its chain.
  public init(existingAt path: String) throws(LedgerError) {
    self.path = path
    guard access("\(path)/\(Self.fileName)", R_OK) == 0 else {
      throw .unusable(path: "\(path)/\(Self.fileName)", reason: String(cString: strerror(errno)))
    }
    entries = try Self.readEntries(path)
  }

  private static func readEntries(_ path: String) throws(LedgerError) -> [Entry] {
    let file = "\(path)/\(fileName)"
    guard access(file, F_OK) == 0 else {
      guard access("\(path)/\(headName)", F_OK) != 0 else { throw .truncated(entries: 0, expected: 1) }
      return []
    }
    guard let bytes = fileBytes(file) else { throw .unusable(path: file, reason: String(cString: strerror(errno))) }
    var entries: [Entry] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let number = entries.count + 1
      guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)),
        canonicalJSON(entry, isPretty: false) == Array(line) + [0x0A], entry.number == number,
        entry.previous == entries.last?.digest ?? "", entry.ownDigest == entry.digest
      else { throw .broken(entry: number) }
      entries.append(entry)
    }
    guard bytes.last == 0x0A else { throw .broken(entry: entries.count + 1) }
    let head = fileBytes("\(path)/\(headName)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let parts = head.split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, let expected = Int(parts[0]) else { throw .truncated(entries: entries.count, expected: 0) }
    // An entry may be there whose head a crash kept from being written; fewer entries than the head's were removed.
    guard entries.count >= expected else { throw .truncated(entries: entries.count, expected: expected) }
    guard expected == 0 || entries[expected - 1].digest == parts[1] else { throw .broken(entry: expected) }
    return entries
  }

  /// Closes a quarter with a run; gives the new entry.
  public mutating func close(_ manifest: Manifest, reason: String, key: SigningKey?) throws(LedgerError) -> Entry {
    if let last = entries.last(where: { $0.quarter == manifest.quarter }), reason.isEmpty {
      throw .alreadyClosed(quarter: manifest.quarter, entry: last.number)
    }
    var entry = Entry(
      number: entries.count + 1, quarter: manifest.quarter, run: manifest.id,
      manifest: "\(Digest(of: manifest.bytes))", policy: manifest.policy.sha256, employees: manifest.totals.employees,
      evaluated: manifest.totals.evaluated, incentive: manifest.totals.incentive, reason: reason,
      closed: Date().formatted(.iso8601), previous: entries.last?.digest ?? "", digest: "", signature: "")
    entry.digest = entry.ownDigest
    if let key { entry.signature = key.sign(entry.digest) }
    try write(manifest.bytes, to: "manifest-\(entry.number).json", flags: O_CREAT | O_TRUNC)
    try write(canonicalJSON(entry, isPretty: false), to: Self.fileName, flags: O_CREAT | O_APPEND)
    try write(Array("\(entry.number) \(entry.digest)\n".utf8), to: Self.headName, flags: O_CREAT | O_TRUNC)
    entries.append(entry)
    return entry
  }

  /// Checks what the chain alone does not show: the manifests, and the signatures where a key is given.
  public func verify(key: VerifyingKey?, head: String?) throws(LedgerError) {
    for entry in entries {
      guard let bytes = fileBytes("\(path)/manifest-\(entry.number).json"), "\(Digest(of: bytes))" == entry.manifest
      else { throw .alteredManifest(entry: entry.number) }
      if let key, !key.verify(entry.signature, of: entry.digest) { throw .badSignature(entry: entry.number) }
    }
    let last = entries.last?.digest ?? ""
    if let head, head != last { throw .otherHead(expected: head, found: last) }
  }

  private func write(_ bytes: [UInt8], to name: String, flags: CInt) throws(LedgerError) {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { throw .unusable(path: file, reason: String(cString: strerror(errno))) }
    defer { Glibc.close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw .unusable(path: file, reason: String(cString: strerror(errno)))
    }
  }
}
