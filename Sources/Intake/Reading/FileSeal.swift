internal import Digests
internal import Platform

/// What a file held when it was read first, so that nobody takes its header or a citation from another file of that name.
final class FileSeal: Sendable {
  private let digest = Locked<Digest?>(nil)

  /// Whether the file was read to its end before.
  var isSet: Bool { digest.withLock { $0 != nil } }

  /// Whether a file that was read to its end is the one that was read first.
  func holds(_ digest: Digest) -> Bool {
    self.digest.withLock { known in
      known = known ?? digest
      return known == digest
    }
  }
}
