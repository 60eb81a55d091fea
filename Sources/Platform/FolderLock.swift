private import Glibc
internal import Wording

/// The kernel's lock on a file, which ends with its holder.
package final class FolderLock: Sendable {
  private let path: String
  private let descriptor: CInt

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
    unlink(path)
    close(descriptor)
  }
}
