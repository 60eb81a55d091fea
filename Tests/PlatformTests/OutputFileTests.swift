import Digests
import Foundation
import Platform
import Testing
import Wording

@Suite struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ file: OutputFile, _ text: String) throws {
    try Array(text.utf8).withUnsafeBufferPointer { try file.write($0) }
  }

  @Test(arguments: [[], [""], ["nip,nama\n"], ["nip", ",", "", "nama\n"]])
  func writesItsPiecesInOrder(_ pieces: [String]) throws {
    let file = try OutputFile(creating: folder.path("a.csv"))
    for piece in pieces { try write(file, piece) }
    let (bytes, digest) = try file.finish()
    let whole = pieces.joined()
    #expect(folder.text("a.csv") == whole)
    #expect(bytes == whole.utf8.count)
    #expect(digest == Digest(of: whole.utf8))
  }

  /// More than a pipe or a page holds, in one call.
  @Test func writesMebibytesAtOnce() throws {
    let content = (0..<3 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let file = try OutputFile(creating: folder.path("a.bin"))
    try content.withUnsafeBufferPointer { try file.write($0) }
    let (bytes, digest) = try file.finish(isFlushed: true)
    #expect(bytes == 3 << 20)
    #expect(fileBytes(folder.path("a.bin")) == content)
    #expect(digest == Digest(of: content))
  }

  @Test func isForItsOwnerOnly() throws {
    try OutputFile(creating: folder.path("a.csv")).finish()
    #expect(try folder.mode("a.csv") == 0o600)
  }

  @Test func emptiesWhatIsThere() throws {
    try folder.write("a long text of an earlier time", to: "a.csv")
    let file = try OutputFile(creating: folder.path("a.csv"))
    try write(file, "new")
    try file.finish()
    #expect(folder.text("a.csv") == "new")
  }

  @Test func leavesWhatIsThereWhereItMustBeNew() throws {
    try folder.write("old", to: "a.csv")
    let path = folder.path("a.csv")
    #expect(throws: WriteError.notCreated(path: path, reason: SystemReason(rawValue: EEXIST).text)) {
      try OutputFile.writeNew(path, Array("new".utf8))
    }
    #expect(folder.text("a.csv") == "old")
  }

  /// `O_EXCL` does not follow a link, not even one that leads nowhere.
  @Test func aLinkIsNotNew() throws {
    try folder.link("a.csv", to: folder.path("elsewhere"))
    #expect(throws: WriteError.notCreated(path: folder.path("a.csv"), reason: SystemReason(rawValue: EEXIST).text)) {
      try OutputFile.writeNew(folder.path("a.csv"), [1])
    }
    #expect(try folder.names() == ["a.csv"])
  }

  @Test func writesANewFileWhole() throws {
    try OutputFile.writeNew(folder.path("a.key"), Array("secret\n".utf8))
    #expect(folder.text("a.key") == "secret\n")
    #expect(try folder.mode("a.key") == 0o600)
  }

  @Test(arguments: [
    ("none/a.csv", ENOENT), ("file/a.csv", ENOTDIR), ("folder", EISDIR),
    (String(repeating: "n", count: 300), ENAMETOOLONG),
  ])
  func saysWhyItCannotBeMade(_ name: String, _ reason: Int32) throws {
    try folder.write("", to: "file")
    try folder.makeFolder("folder")
    #expect(throws: WriteError.notCreated(path: folder.path(name), reason: SystemReason(rawValue: reason).text)) {
      _ = try OutputFile(creating: folder.path(name))
    }
  }

  /// A device without room takes nothing: the error comes with the write that meets it.
  @Test func aFullDeviceIsAnError() throws {
    let file = try OutputFile(creating: "/dev/full")
    #expect(throws: WriteError.failed(path: "/dev/full", reason: SystemReason(rawValue: ENOSPC).text)) {
      try write(file, "x")
    }
  }

  /// What cannot be flushed is not said to be on the disk.
  @Test func aFailedFlushIsAnError() throws {
    let file = try OutputFile(creating: "/dev/null")
    try write(file, "x")
    #expect(throws: WriteError.failed(path: "/dev/null", reason: SystemReason(rawValue: EINVAL).text)) {
      try file.finish(isFlushed: true)
    }
  }
}
