private import Glibc

/// A new file, mode 0600, that is written from start to end.
final class OutputFile {
  let name: String
  private(set) var bytes = 0
  private(set) var rows = 0
  private let path: String
  private let descriptor: Int32

  init(_ name: String, in directory: String) throws(SampleError) {
    let path = directory + "/" + name
    let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .cannotWrite(path: path, code: errno) }
    self.name = name
    self.path = path
    descriptor = opened
  }

  deinit { _ = close(descriptor) }

  var summary: SampleReport.File { SampleReport.File(name: name, rows: rows, bytes: bytes) }

  /// Appends bytes that hold this many rows.
  func append(_ content: [UInt8], rows: Int) throws(SampleError) {
    var done = 0
    while done < content.count {
      let wrote = content.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, content.count - done) }
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw .cannotWrite(path: path, code: errno) }
      done += wrote
    }
    bytes += content.count
    self.rows += rows
  }
}

/// Makes the directory, mode 0700, unless it is there; one that holds something is refused.
func prepareDirectory(_ path: String) throws(SampleError) {
  if mkdir(path, 0o700) == 0 { return }
  guard errno == EEXIST, let listing = opendir(path) else { throw .cannotWrite(path: path, code: errno) }
  defer { closedir(listing) }
  while let entry = readdir(listing) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    guard name == [0x2E] || name == [0x2E, 0x2E] else { throw .directoryNotEmpty(path) }
  }
}
