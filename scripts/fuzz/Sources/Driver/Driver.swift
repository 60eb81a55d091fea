import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argc: UnsafeMutablePointer<CInt>,
  _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Gives inputs of libFuzzer to a body that must neither crash nor hang.
public func fuzz(_ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) {
  var argc = CommandLine.argc
  var argv = CommandLine.unsafeArgv
  _ = runDriver(&argc, &argv, body)
}

/// A file in memory that takes the content of one input after the other.
public final class MemoryFile: @unchecked Sendable {
  private let descriptor: CInt

  /// Makes an empty file.
  public init() {
    let path = "/dev/shm/kinerja-fuzz-\(getpid())"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(descriptor >= 0)
    self.path = path
  }

  /// The path under which it can be opened.
  public let path: String

  /// Replaces the content.
  public func hold(_ bytes: UnsafeBufferPointer<UInt8>) {
    precondition(ftruncate(descriptor, 0) == 0)
    precondition(pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count)
  }
}
