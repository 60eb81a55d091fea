import Digests
import Foundation
import Testing
import Wording

@testable import Platform

@Suite struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ name: String) throws -> OutputFile {
    try OutputFile(creating: name, in: OpenFolder(folder.path, for: name), as: name)
  }

  private func write(_ file: OutputFile, _ text: String) throws {
    try Array(text.utf8).withUnsafeBufferPointer { try file.write($0) }
  }

  @Test(arguments: [[], [""], ["nip,nama\n"], ["nip", ",", "", "nama\n"]])
  func writesItsPiecesInOrder(_ pieces: [String]) throws {
    let file = try make("a.csv")
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
    let file = try make("a.bin")
    try content.withUnsafeBufferPointer { try file.write($0) }
    let (bytes, digest) = try file.finish(isFlushed: true)
    #expect(bytes == 3 << 20)
    #expect(fileBytes(folder.path("a.bin")) == content)
    #expect(digest == Digest(of: content))
  }

  @Test func isForItsOwnerOnly() throws {
    try make("a.csv").finish()
    #expect(try folder.mode("a.csv") == 0o600)
  }

  /// What is there stays, also a link that leads nowhere.
  @Test func takesAFreeNameOnly() throws {
    try folder.write("old", to: "a.csv")
    try folder.link("b.csv", to: folder.path("elsewhere"))
    for name in ["a.csv", "b.csv"] {
      #expect(throws: WriteError.notCreated(path: name, reason: SystemReason(rawValue: EEXIST).text)) {
        _ = try make(name)
      }
    }
    #expect(folder.text("a.csv") == "old")
    #expect(try folder.names() == ["a.csv", "b.csv"])
  }

  @Test(arguments: [
    ("none/a.csv", ENOENT), ("file/a.csv", ENOTDIR), ("folder", EEXIST),
    (String(repeating: "n", count: 300), ENAMETOOLONG),
  ])
  func saysWhyItCannotBeMade(_ name: String, _ reason: Int32) throws {
    try folder.write("", to: "file")
    try folder.makeFolder("folder")
    #expect(throws: WriteError.notCreated(path: name, reason: SystemReason(rawValue: reason).text)) {
      _ = try make(name)
    }
  }

  /// A device without room takes nothing: the error comes with the write that meets it.
  @Test func aFullDeviceIsAnError() throws {
    let device = OutputFile(opened: open("/dev/full", O_WRONLY), as: "/dev/full")
    #expect(throws: WriteError.failed(path: "/dev/full", reason: SystemReason(rawValue: ENOSPC).text)) {
      try write(device, "x")
    }
  }

  /// What cannot be flushed is not said to be on the disk.
  @Test func aFailedFlushIsAnError() throws {
    let device = OutputFile(opened: open("/dev/null", O_WRONLY), as: "/dev/null")
    try write(device, "x")
    #expect(throws: WriteError.failed(path: "/dev/null", reason: SystemReason(rawValue: EINVAL).text)) {
      try device.finish(isFlushed: true)
    }
  }
}
