private import Digests
private import Foundation
private import Glibc
package import Platform
package import Wording

/// What is wrong with a chained file.
package enum ChainError: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// A file cannot be read or written.
  case unusable(path: String, reason: Text)
  /// An entry is not the next one of the chain: altered, removed or moved.
  case broken(entry: Int)
  /// The last entry was not written to its end: its writer was stopped, or the file was cut.
  case unfinished(entry: Int)
  /// The file ends before the entry that its head names: entries were removed at its end.
  case truncated(entries: Int, expected: Int)
  /// The head is missing or says nothing.
  case headless(entries: Int)
  /// A file beside the chain cannot be written.
  case write(WriteError)
}

extension ChainError {
  /// What is said when the unfinished line of an entry was removed.
  static func removal(of entry: Int, _ name: Text) -> Text {
    name + " \(entry): "
      + Text(
        "tidak ditulis sampai selesai oleh perintah yang terhenti; sisanya dihapus",
        "was not written to its end by a command that was stopped; what was left of it is removed")
  }

  /// What is said of a file and its entries, which have a name for people.
  func refusal(_ name: Text) -> Refusal {
    switch self {
    case .missing(let path): Refusal(.noInput, "\(path): " + Text("tidak ada", "is not there"))
    case .unusable(let path, let reason):
      Refusal(.io, "\(path): " + Text("tidak dapat dipakai", "cannot be used") + " (" + reason + ")")
    case .broken(let entry):
      Refusal(
        .difference, name + " \(entry): " + Text("diubah, dihapus, atau dipindahkan", "altered, removed or moved"))
    case .unfinished(let entry):
      Refusal(
        .difference,
        name + " \(entry): "
          + Text(
            "tidak ditulis sampai selesai; ulangi perintah yang terhenti, yang menghapus sisanya",
            "was not written to its end; do again what was stopped, which removes what is left of it"))
    case .headless(let entries):
      Refusal(
        .difference,
        name + " \(entries): "
          + Text(
            "berkas kepala hilang atau kosong; apakah ada catatan yang dihapus tidak dapat dikatakan",
            "the head file is missing or empty; whether entries were removed cannot be told"))
    case .write(let error): error.refusal
    case .truncated(let entries, let expected):
      Refusal(
        .difference,
        name + " \(entries): "
          + Text("berkasnya terpotong, seharusnya \(expected)", "the file is cut, there were \(expected)"))
    }
  }
}

/// An entry of a chained file.
protocol ChainedEntry: Codable, Equatable, Sendable {
  /// Its number, from 1.
  var number: Int { get }
  /// The digest of the entry before; empty for the first.
  var previous: String { get }
  /// Its own digest.
  var digest: String { get }
  /// The entry without its digest and what comes after it.
  var bare: Self { get }
}

extension ChainedEntry {
  /// The digest of everything that comes before it.
  var ownDigest: String { "\(Digest(of: canonicalJSON(bare, isPretty: false)))" }
}

/// A text file to which lines are added and never changed, each with the digest of all before it, in a folder of its own.
struct ChainedFile<Entry: ChainedEntry>: Sendable {
  /// The folder's path.
  let path: String
  /// The name of the file, and of the one that holds the number and the digest of the last entry.
  let names: (file: String, head: String)
  /// The entries, oldest first.
  private(set) var entries: [Entry] = []
  /// What the head says; nil where there is none.
  private(set) var head: Head?
  /// The entry whose unfinished line was removed.
  private(set) var removed: Int?

  /// The last entry, named in a file of its own: `NUMBER DIGEST`, and the signature of both where there is a key.
  struct Head: Equatable, Sendable {
    /// The entry's number, from 1.
    let number: Int
    /// The entry's digest.
    let digest: String
    /// The Ed25519 signature of `signedText`; empty when none was made.
    var signature = ""

    /// What is signed: no entry is, so a head cannot be made from the signatures of entries.
    var signedText: String { "head \(number) \(digest)" }

    /// The file.
    var bytes: [UInt8] { Array(("\(number) \(digest)" + (signature.isEmpty ? "" : " \(signature)") + "\n").utf8) }

    init(number: Int, digest: String) {
      (self.number, self.digest) = (number, digest)
    }

    /// Reads the file; nil for what this program does not write.
    init?(_ bytes: [UInt8]) {
      let parts = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
      guard (2...3).contains(parts.count), let number = Int(parts[0]), number > 0 else { return nil }
      self.init(number: number, digest: parts[1])
      if parts.count > 2 { signature = parts[2] }
      guard self.bytes == bytes else { return nil }
    }
  }

  /// Opens a file that must be there unless it may be begun; checks its chain.
  ///
  /// - Parameter mends: whether what a writer that was stopped left of its line is removed; only for who holds the lock.
  init(at path: String, _ names: (file: String, head: String), mayBegin: Bool, mends: Bool = false) throws(ChainError) {
    self.path = path
    self.names = names
    if mayBegin {
      if mkdir(path, 0o700) != 0, errno != EEXIST { throw .unusable(path: path, reason: SystemReason.last.text) }
    } else if access("\(path)/\(names.file)", F_OK) != 0, errno == ENOENT, access("\(path)/\(names.head)", F_OK) != 0,
      errno == ENOENT
    {
      throw .missing(path: "\(path)/\(names.file)")
    }
    do throws(ChainError) {
      entries = try readEntries()
    } catch {
      guard mends, case .unfinished(let entry) = error else { throw error }
      try removeUnfinishedLine()
      entries = try readEntries()
      removed = entry
    }
  }

  /// Cuts the file behind its last whole line.
  private func removeUnfinishedLine() throws(ChainError) {
    let file = "\(path)/\(names.file)"
    guard let bytes = fileBytes(file) else { throw .unusable(path: file, reason: SystemReason.last.text) }
    let whole = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let descriptor = open(file, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .unusable(path: file, reason: SystemReason.last.text) }
    defer { Glibc.close(descriptor) }
    guard ftruncate(descriptor, whole) == 0, fsync(descriptor) == 0 else {
      throw .unusable(path: file, reason: SystemReason.last.text)
    }
  }

  private mutating func readEntries() throws(ChainError) -> [Entry] {
    let file = "\(path)/\(names.file)"
    guard let bytes = fileBytes(file) else {
      guard errno == ENOENT else { throw .unusable(path: file, reason: SystemReason.last.text) }
      let head = "\(path)/\(names.head)"
      guard access(head, F_OK) != 0 else { throw .truncated(entries: 0, expected: 1) }
      guard errno == ENOENT else { throw .unusable(path: head, reason: SystemReason.last.text) }
      return []
    }
    var entries: [Entry] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let number = entries.count + 1
      guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(line)),
        canonicalJSON(entry, isPretty: false) == Array(line) + [0x0A], entry.number == number,
        entry.previous == entries.last?.digest ?? "", entry.ownDigest == entry.digest
      else { throw .broken(entry: number) }
      entries.append(entry)
    }
    let isWhole = bytes.isEmpty || bytes.last == 0x0A
    guard let headBytes = fileBytes("\(path)/\(names.head)") else {
      guard errno == ENOENT else { throw .unusable(path: "\(path)/\(names.head)", reason: SystemReason.last.text) }
      // The first entry may be there whose head a crash kept from being written.
      guard entries.count <= 1 else { throw .headless(entries: entries.count) }
      guard isWhole else { throw .unfinished(entry: entries.count + 1) }
      return entries
    }
    guard let head = Head(headBytes) else { throw .headless(entries: entries.count) }
    // So may a later one; fewer entries than the head's were removed.
    guard entries.count >= head.number else { throw .truncated(entries: entries.count, expected: head.number) }
    guard entries[head.number - 1].digest == head.digest else { throw .broken(entry: head.number) }
    self.head = head
    guard isWhole else { throw .unfinished(entry: entries.count + 1) }
    return entries
  }

  /// Adds the next entry, with its head, or nothing.
  ///
  /// - Parameter sign: gives the signature of a text; empty without a key.
  mutating func append(_ entry: Entry, signing sign: (String) -> String = { _ in "" }) throws(ChainError) {
    let file = "\(path)/\(names.file)"
    var info = stat()
    let size = stat(file, &info) == 0 ? info.st_size : 0
    var head = Head(number: entry.number, digest: entry.digest)
    head.signature = sign(head.signedText)
    try add(canonicalJSON(entry, isPretty: false))
    do throws(ChainError) {
      try replace(names.head, head.bytes)
    } catch {
      // What is said to have failed must not stand.
      if size == 0 { unlink(file) } else { truncate(file, size) }
      throw error
    }
    entries.append(entry)
    self.head = head
  }

  /// Writes a file beside the chain: it is old or new, never half.
  func replace(_ name: String, _ bytes: [UInt8]) throws(ChainError) {
    do throws(WriteError) {
      let place = try FilePlace("\(path)/\(name)", replacing: .fileStarting(""))
      try place.write(bytes)
      try place.publish()
    } catch {
      throw .write(error)
    }
  }

  /// Adds a line to the file, for its owner only: to its end, or not at all.
  private func add(_ bytes: [UInt8]) throws(ChainError) {
    let file = "\(path)/\(names.file)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unusable(path: file, reason: SystemReason.last.text) }
    defer { Glibc.close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .unusable(path: file, reason: SystemReason.last.text) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    guard rest.isEmpty, fsync(descriptor) == 0 else {
      let reason = SystemReason.last.text
      // Half a line would end the chain for good.
      if info.st_size == 0 { unlink(file) } else { _ = ftruncate(descriptor, info.st_size) }
      throw .unusable(path: file, reason: reason)
    }
  }
}
