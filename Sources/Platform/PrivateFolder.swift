private import Glibc
internal import Wording

/// A folder for its owner only, which goes away with this object.
package final class PrivateFolder {
  /// Its path.
  package let path: String

  /// Makes one where the system keeps what does not last.
  package init() throws(WriteError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/kinerja-XXXXXX".utf8CString)
    guard let made = template.withUnsafeMutableBufferPointer({ mkdtemp($0.baseAddress!) }) else {
      throw .notCreated(path: parent, reason: SystemReason.last.text)
    }
    path = String(cString: made)
  }

  deinit { RunFolder.remove(path) }
}
