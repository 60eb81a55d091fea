private import Glibc
internal import Wording

/// The kernel's lock on a file or a folder, which ends with its holder.
package final class FolderLock: Sendable {
  /// The file that was made for the lock alone; nil when a folder itself is locked.
  private let path: String?
  private let descriptor: CInt

  /// Locks a folder, by whatever name it goes, and makes it where it may be missing; waits so many seconds for another holder,
  /// then throws `busy`.
  package init(ofFolder path: String, mayBeMissing: Bool = false, waiting seconds: Int = 30) throws(WriteError) {
    self.path = nil
    if mayBeMissing, mkdir(path, 0o700) != 0, errno != EEXIST {
      throw .notCreated(path: path, reason: SystemReason.last.text)
    }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
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
  }

  /// Takes the lock; throws `busy` when another run holds it.
  package init(at path: String) throws(WriteError) {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .notCreated(path: path, reason: SystemReason.last.text) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        close(descriptor)
        if number == EWOULDBLOCK { throw .busy(path: path) }
        throw .notCreated(path: path, reason: SystemReason(rawValue: number).text)
      }
      // The holder before may have removed the file between opening and locking.
      var (opened, named) = (stat(), stat())
      if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    if let path { unlink(path) }
    close(descriptor)
  }
}
