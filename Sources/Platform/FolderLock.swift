private import Glibc
internal import Wording

/// The kernel's lock on a file or a folder, which ends with its holder.
package final class FolderLock: Sendable {
  /// The file that was made for the lock alone; nil when a folder itself is locked.
  private let file: (name: String, folder: OpenFolder)?
  /// The folder that was made to be locked: where nothing came into it, it goes with the lock.
  private let made: String?
  private let descriptor: CInt

  /// Locks a folder, by whatever name it goes, and makes it where it may be missing; waits so many seconds for another holder,
  /// then throws `busy`.
  package init(ofFolder path: String, mayBeMissing: Bool = false, waiting seconds: Int = 30) throws(WriteError) {
    file = nil
    let isMade = mayBeMissing && mkdir(path, 0o700) == 0
    guard isMade || !mayBeMissing || errno == EEXIST else {
      throw .notCreated(path: path, reason: SystemReason.last.text)
    }
    made = isMade ? path : nil
    do throws(WriteError) {
      descriptor = try Self.locked(path, waiting: seconds)
    } catch {
      if isMade { rmdir(path) }
      throw error
    }
  }

  private static func locked(_ path: String, waiting seconds: Int) throws(WriteError) -> CInt {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .notCreated(path: path, reason: SystemReason.last.text) }
    let step: UInt32 = 50_000
    var rest = seconds * 1_000_000 / Int(step)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let number = errno
      if number == EINTR { continue }
      guard number == EWOULDBLOCK, rest > 0 else {
        close(descriptor)
        if number == EWOULDBLOCK { throw .busy(path: path) }
        throw .notCreated(path: path, reason: SystemReason(rawValue: number).text)
      }
      usleep(step)
      rest -= 1
    }
    return descriptor
  }

  /// Takes the lock of a place, on a file of this name beside it; throws `busy` when another run holds it.
  init(on name: String, in folder: OpenFolder) throws(WriteError) {
    (file, made) = ((name, folder), nil)
    var taken: CInt = -1
    try Drafts.shared.add(name, in: folder) { () throws(WriteError) in taken = try Self.take(name, in: folder) }
    descriptor = taken
  }

  private static func take(_ name: String, in folder: OpenFolder) throws(WriteError) -> CInt {
    let path = "\(folder.path)/\(name)"
    while true {
      let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
      var descriptor = openat(folder.descriptor, name, flags | O_EXCL, 0o600)
      let isMade = descriptor >= 0
      if !isMade, errno == EEXIST { descriptor = openat(folder.descriptor, name, flags, 0o600) }
      guard descriptor >= 0 else { throw .notCreated(path: path, reason: SystemReason.last.text) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        if isMade, number != EWOULDBLOCK { unlinkat(folder.descriptor, name, 0) }
        close(descriptor)
        if number == EWOULDBLOCK { throw .busy(path: path) }
        throw .notCreated(path: path, reason: SystemReason(rawValue: number).text)
      }
      // The holder before may have removed the file between opening and locking.
      var opened = stat()
      let there = try folder.number(of: name)
      if fstat(descriptor, &opened) == 0, UInt64(opened.st_ino) == there { return descriptor }
      close(descriptor)
    }
  }

  deinit {
    if let made { rmdir(made) }
    if let file { Drafts.shared.remove(file.name, in: file.folder) }
    close(descriptor)
  }
}
