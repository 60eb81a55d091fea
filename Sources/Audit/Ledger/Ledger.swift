package import Digests
private import Foundation
private import Glibc
internal import Platform
package import Wording

/// What is wrong with a ledger, or with what is asked of it.
package enum LedgerError: Error, Equatable, Sendable {
  /// The file of closes is not as it was written.
  case chain(ChainError)
  /// The manifest of an entry is missing or altered.
  case alteredManifest(entry: Int)
  /// A signature is missing or not of this key.
  case badSignature(entry: Int)
  /// The head is not signed with this key.
  case unsignedHead
  /// A file cannot be read.
  case unusable(path: String, reason: Text)
  /// The quarter is closed already, and no reason was given to close it again.
  case alreadyClosed(quarter: String, entry: Int)
  /// The machine's clock stands before the last close.
  case backInTime(now: String, last: String)
  /// No close has the digest that was expected.
  case otherHead(expected: String, found: String)
}

extension LedgerError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .chain(let error): error.refusal(Ledger.name)
    case .alteredManifest(let entry):
      Refusal(
        .difference,
        Text("penutupan \(entry): manifesnya hilang atau berubah", "close \(entry): its manifest is missing or altered")
      )
    case .badSignature(let entry):
      Refusal(
        .difference,
        Text(
          "penutupan \(entry): tanda tangan tidak ada atau bukan dari kunci ini",
          "close \(entry): the signature is missing or not of this key"))
    case .unsignedHead:
      Refusal(
        .difference,
        "\(Ledger.headName): "
          + Text(
            "tidak ditandatangani dengan kunci ini; apakah penutupan terakhir dihapus tidak dapat dikatakan (penutupan berikutnya dengan --key menandatanganinya)",
            "not signed with this key; whether the last closes were removed cannot be told (the next close with --key signs it)"
          ))
    case .unusable(let path, let reason): Refusal(.io, .unreadable(path, reason))
    case .otherHead(let expected, let found):
      Refusal(
        .difference,
        Text(
          "tidak ada penutupan dengan sidik \(expected); yang terakhir \(found)",
          "no close has the digest \(expected); the last one has \(found)"))
    case .backInTime(let now, let last):
      Refusal(
        .policy,
        Text(
          "jam mesin ini \(now), sebelum penutupan terakhir \(last); betulkan jamnya dahulu",
          "this machine's clock says \(now), before the last close of \(last); set the clock first"))
    case .alreadyClosed(let quarter, let entry):
      Refusal(
        .usage,
        Text(
          "\(quarter) sudah ditutup (penutupan \(entry)); untuk menutup lagi sebutkan --reason",
          "\(quarter) is closed already (close \(entry)); to close it again give a --reason"))
    }
  }
}

/// The closes of quarters: a text file to which lines are added and never changed, each with the digest of all before it.
package struct Ledger: Sendable {
  /// One close.
  package struct Entry: ChainedEntry {
    /// Its number, from 1.
    package var number: Int
    /// The quarter.
    package var quarter: String
    /// The run's name: the `id` of its manifest.
    package var run: String
    /// The digest of the manifest's bytes.
    package var manifest: String
    /// The policy's digest.
    package var policy: String
    /// The employees of the run.
    package var employees: Int
    /// Those evaluated.
    package var evaluated: Int
    /// All incentives, in rupiah.
    package var incentive: String
    /// Why a closed quarter was closed again; empty for the first close.
    package var reason: String
    /// Whether the run was not computed again before it was closed; nil when it was.
    package var unverified: Bool?
    /// When it was closed, in UTC.
    package var closed: String
    /// The digest of the entry before; empty for the first.
    package var previous: String
    /// The digest of the entry with this field and the signature empty.
    package var digest: String
    /// The Ed25519 signature of the digest; empty when none was made.
    package var signature: String

    var bare: Entry {
      var bare = self
      bare.digest = ""
      bare.signature = ""
      return bare
    }
  }

  /// The name of the ledger's file in its folder.
  package static let fileName = "buku_besar.jsonl"
  /// The name of the file that holds the number and the digest of the last entry.
  package static let headName = "kepala.txt"

  /// What people call one of its entries.
  static let name = Text("buku besar, penutupan", "ledger, close")

  private var chain: ChainedFile<Entry>

  /// The folder's path.
  package var path: String { chain.path }
  /// The entries, oldest first.
  package var entries: [Entry] { chain.entries }

  /// Opens a ledger, or begins one where there is none; checks its chain.
  package init(at path: String) throws(LedgerError) { try self.init(path, mayBegin: true) }

  /// Opens a ledger that must be there; checks its chain.
  package init(existingAt path: String) throws(LedgerError) { try self.init(path, mayBegin: false) }

  private init(_ path: String, mayBegin: Bool, mends: Bool = false) throws(LedgerError) {
    do throws(ChainError) {
      chain = try ChainedFile(at: path, (Self.fileName, Self.headName), mayBegin: mayBegin, mends: mends)
    } catch {
      throw .chain(error)
    }
  }

  /// Closes a quarter with a run; gives the new entry.
  package mutating func close(
    _ manifest: Manifest, reason: String, isVerified: Bool = true, key: SigningKey?
  ) throws(LedgerError) -> Entry {
    if let last = entries.last(where: { $0.quarter == manifest.quarter }), reason.isEmpty {
      throw .alreadyClosed(quarter: manifest.quarter, entry: last.number)
    }
    let now = Date().formatted(.iso8601)
    // Moments of this form have the order of their bytes.
    if let last = entries.last, now < last.closed { throw .backInTime(now: now, last: last.closed) }
    var entry = Entry(
      number: entries.count + 1, quarter: manifest.quarter, run: manifest.id,
      manifest: "\(Digest(of: manifest.bytes))", policy: manifest.policy.sha256, employees: manifest.totals.employees,
      evaluated: manifest.totals.evaluated, incentive: manifest.totals.incentive, reason: reason,
      unverified: isVerified ? nil : true, closed: now, previous: entries.last?.digest ?? "",
      digest: "", signature: "")
    entry.digest = entry.ownDigest
    if let key { entry.signature = key.sign(entry.digest) }
    let copy = "manifest-\(entry.number).json"
    do throws(ChainError) {
      try chain.replace(copy, manifest.bytes)
      do throws(ChainError) {
        try chain.append(entry) { key?.sign($0) ?? "" }
      } catch {
        unlink("\(chain.path)/\(copy)")
        throw error
      }
    } catch {
      throw .chain(error)
    }
    return entry
  }

  /// Checks what the chain alone does not show: the manifests, the signatures of closes and head where a key is given, and that a close with an
  /// expected digest is there; gives the closes that came after that one.
  @discardableResult
  package func verify(key: VerifyingKey?, expecting digest: String?) throws(LedgerError) -> [Entry] {
    for entry in entries {
      let manifest = "\(path)/manifest-\(entry.number).json"
      guard let bytes = fileBytes(manifest) else {
        guard errno == ENOENT else { throw .unusable(path: manifest, reason: SystemReason.last.text) }
        throw .alteredManifest(entry: entry.number)
      }
      guard "\(Digest(of: bytes))" == entry.manifest else { throw .alteredManifest(entry: entry.number) }
      if let key, !key.verify(entry.signature, of: entry.digest) { throw .badSignature(entry: entry.number) }
    }
    if let key, !entries.isEmpty {
      guard let head = chain.head, key.verify(head.signature, of: head.signedText) else { throw .unsignedHead }
    }
    guard let digest else { return [] }
    guard let place = entries.firstIndex(where: { $0.digest == digest.lowercased() }) else {
      throw .otherHead(expected: digest, found: entries.last?.digest ?? "")
    }
    return Array(entries[(place + 1)...])
  }
}

extension Ledger.Entry {
  /// The close in words.
  package var text: Text {
    var lines = [
      Text("\(number). \(quarter)  \(closed)"),
      "   " + Text("pegawai", "employees") + " \(employees), " + Text("dinilai", "evaluated") + " \(evaluated), "
        + Text("insentif", "incentive") + " Rp \(incentive)",
      Text("   run \(run)"),
    ]
    if !reason.isEmpty { lines.append("   " + Text("alasan", "reason") + ": \(reason)") }
    if unverified == true {
      lines.append("   " + Text("tidak dihitung ulang sebelum ditutup", "not computed again before it was closed"))
    }
    if !signature.isEmpty { lines.append("   " + Text("ditandatangani", "signed")) }
    lines.append("   " + Text("sidik", "digest") + " \(digest)")
    return lines.joined(by: "\n")
  }
}

extension Ledger {
  /// Enters a run into the ledger in a folder, which nobody else changes meanwhile. The run is computed again before, unless
  /// `isVerified` is false, which the entry says then.
  ///
  /// - Parameters:
  ///   - input: the folder with the exports of the run; nil for that where the run found them.
  ///   - note: is told what is to be said on the way, as of a line that was not written to its end and is gone now.
  package static func close(
    _ run: StoredRun, in folder: String, input: String? = nil, isVerified: Bool = true, reason: String,
    key: SigningKey?, waiting seconds: Int = 30, note: @escaping (Text) -> Void = { _ in }
  ) throws -> Entry {
    guard let manifest = run.manifest else { throw Refusal(.difference, run.checkOutputs().text) }
    try run.requireRepeatable(input: input, isVerified: isVerified, note: note)
    let lock = try FolderLock(ofFolder: folder, mayBeMissing: true, waiting: seconds)
    defer { withExtendedLifetime(lock) {} }
    var ledger = try Ledger(folder, mayBegin: true, mends: true)
    if let removed = ledger.chain.removed { note(ChainError.removal(of: removed, Self.name)) }
    return try ledger.close(manifest, reason: reason, isVerified: isVerified, key: key)
  }
}
