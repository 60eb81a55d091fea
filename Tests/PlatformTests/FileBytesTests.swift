import Digests
import Foundation
import Platform
import Testing
import Wording

@Suite struct FileBytesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The file is read in pieces of 256 KiB: none, part of one, one, two and a bit.
  @Test(arguments: [0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 2 << 18, (2 << 18) + 7])
  func givesEveryByteOnce(_ count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) }
    let path = folder.path("a")
    try Data(content).write(to: URL(filePath: path))
    #expect(fileBytes(path) == content)
    let found = try #require(Digest.ofFile(path))
    #expect(found.bytes == count)
    #expect(found.digest == Digest(of: content))
  }

  @Test(arguments: [("none", ENOENT), ("folder", EISDIR), ("file/a", ENOTDIR), ("loop", ELOOP)])
  func leavesTheReasonWhereItCannotRead(_ name: String, _ expected: Int32) throws {
    try folder.makeFolder("folder")
    try folder.write("", to: "file")
    try folder.link("loop", to: folder.path("loop"))
    let path = folder.path(name)
    errno = 0
    let bytes = fileBytes(path)
    let reason = errno
    #expect(bytes == nil)
    #expect(reason == expected)
    #expect(Digest.ofFile(path) == nil)
  }

  /// A pipe would keep the program waiting, a device may have no end.
  @Test func readsRegularFilesAlone() {
    #expect(mkfifo(folder.path("pipa"), 0o600) == 0)
    for path in [folder.path("pipa"), "/dev/zero", "/dev/null"] {
      errno = 0
      let bytes = fileBytes(path)
      let reason = SystemReason.last
      #expect(bytes == nil && reason == .notRegular, "\(path)")
      #expect(Digest.ofFile(path) == nil)
    }
  }

  @Test func readsThroughALink() throws {
    try folder.write("nip\n", to: "a.csv")
    try folder.link("b.csv", to: "a.csv")
    #expect(fileBytes(folder.path("b.csv")) == Array("nip\n".utf8))
  }
}
