private import CLinux
private import Glibc
internal import Wording

/// A file or folder in the making: in a folder of its own beside its place, and moved into it when it is whole.
///
/// The folder's name cannot be foretold, a mark within says whose it is, and the kernel's lock on it lasts as long as its maker
/// lives: so the next that writes here knows what a dead one left, and takes away nothing else.
final class Draft {
  /// The name of what is in the making, within `folder`.
  static let content = "isi"
  private static let mark = "kinerja.draf"

  /// The folder of the place.
  let parent: OpenFolder
  /// The folder in which it is made.
  let folder: OpenFolder
  private let name: String

  /// Begins a draft beside a place of this name, and takes away what dead ones left.
  init(of place: String, in parent: OpenFolder) throws(WriteError) {
    self.parent = parent
    for name in try parent.names() where Self.isName(name) { Self.removeIfDead(name, in: parent) }
    while true {
      var random = SystemRandomNumberGenerator()
      let digits = (0..<2).map { _ in Self.hexadecimal(random.next()) }.joined()
      // Names have at most 255 bytes.
      let name = ".\(String(decoding: place.utf8.prefix(180), as: UTF8.self)).\(digits).draf"
      let drafts = Drafts.shared
      try drafts.add(name, in: parent) { () throws(WriteError) in try parent.makeFolder(name) }
      do throws(WriteError) {
        let folder = try OpenFolder(name, in: parent)
        guard flock(folder.descriptor, LOCK_EX) == 0 else {
          throw .notCreated(path: folder.path, reason: SystemReason.last.text)
        }
        guard try folder.number == parent.number(of: name) else {
          throw .notCreated(path: folder.path, reason: SystemReason(rawValue: ENOENT).text)
        }
        try OutputFile(creating: Self.mark, in: folder, as: folder.path).finish()
        (self.folder, self.name) = (folder, name)
        return
      } catch {
        // One that another took for dead, before it was locked, is made again.
        let wasTaken = try parent.number(of: name) == nil
        drafts.remove(name, in: parent)
        guard wasTaken else { throw error }
      }
    }
  }

  deinit { Drafts.shared.remove(name, in: parent) }

  /// Whether nothing else is where the draft is.
  func isAlone() throws(WriteError) -> Bool { try parent.names() == [name] }

  /// Makes the folder that will be moved.
  func makeContentFolder() throws(WriteError) -> OpenFolder {
    try folder.makeFolder(Self.content)
    return try OpenFolder(Self.content, in: folder)
  }

  /// Moves what was made to its place.
  ///
  /// - Parameter replacing: whether something may be there that it takes the place of.
  func publish(as place: String, replacing: Bool = false) throws(WriteError) {
    try move(Self.content, of: folder, as: place, replacing: replacing)
    do throws(WriteError) {
      try parent.flush()
    } catch {
      // What is said to have failed must not stand.
      takeBack(from: place, replaced: replacing)
      throw error
    }
  }

  /// Undoes the move to a place, where what it took the place of is kept.
  func takeBack(from place: String, replaced: Bool = false) {
    let (from, to) = (parent.descriptor, folder.descriptor)
    let status = renameat2(from, place, to, Self.content, replaced ? Self.exchange : Self.noReplace)
    // A file system without these kinds of renaming has nothing left that was replaced.
    if status != 0, errno == EINVAL, !replaced { renameat(from, place, to, Self.content) }
  }

  /// What `renameat2` calls RENAME_NOREPLACE and RENAME_EXCHANGE.
  private static let (noReplace, exchange): (UInt32, UInt32) = (1, 2)

  /// Moves a file or folder from within a draft to a place beside it; what it replaces lies in the draft from then on.
  func move(_ name: String, of folder: OpenFolder, as place: String, replacing: Bool = false) throws(WriteError) {
    let (from, to) = (folder.descriptor, parent.descriptor)
    var status = renameat2(from, name, to, place, replacing ? Self.exchange : Self.noReplace)
    if status != 0, errno == EINVAL {
      // A file system without these kinds of renaming.
      if !replacing { try parent.checkFree(place) }
      status = renameat(from, name, to, place)
    }
    guard status == 0 else {
      let number = errno
      if number == EEXIST || number == ENOTEMPTY { throw .exists(path: "\(parent.path)/\(place)") }
      throw .notCreated(path: "\(parent.path)/\(place)", reason: SystemReason(rawValue: number).text)
    }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func isName(_ name: String) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(".draf"), name.utf8.count > 39 else { return false }
    let digits = name.utf8.dropLast(5).suffix(33)
    return digits.first == UInt8(ascii: ".")
      && digits.dropFirst().allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }

  /// Removes a draft of this user that has the mark, or nothing at all in it, and whose maker lives no more.
  private static func removeIfDead(_ name: String, in parent: OpenFolder) {
    guard let folder = try? OpenFolder(name, in: parent), flock(folder.descriptor, LOCK_EX | LOCK_NB) == 0 else {
      return
    }
    var info = stat()
    guard fstat(folder.descriptor, &info) == 0, info.st_uid == geteuid(), let names = try? folder.names() else {
      return
    }
    // A maker may have died before it had set the mark.
    if names.isEmpty || names.contains(mark) { parent.remove(name) }
  }
}
