private import Glibc
internal import Wording

/// The place of a single file in the making: written beside it, flushed, and renamed into it.
package final class FilePlace {
  /// Where to write.
  package let draft: String
  private let path: String
  private let lock: FolderLock

  /// Takes a place that must be free; what a dead run left of its draft is removed.
  package init(_ path: String) throws(WriteError) {
    let (parent, name) = RunFolder.split(path)
    self.path = path
    draft = "\(parent)/.\(name).draf"
    lock = try FolderLock(at: "\(parent)/.\(name).kunci")
    try RunFolder.checkFree(path)
    unlink(draft)
  }

  deinit { unlink(draft) }

  /// Puts the file into its place.
  package func publish() throws(WriteError) {
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
      throw .failed(path: draft, reason: SystemReason.last.text)
    }
    close(descriptor)
    guard rename(draft, path) == 0 else { throw .failed(path: path, reason: SystemReason.last.text) }
  }
}
