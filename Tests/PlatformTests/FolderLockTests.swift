import Foundation
import Glibc
import Testing
import Wording

@testable import Platform

@Suite struct FolderLockTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func oneHolderAtATime() throws {
    let path = folder.path(".hasil.kunci")
    var first: FolderLock? = try FolderLock(on: ".hasil.kunci", in: OpenFolder(folder.path, for: folder.path))
    #expect(throws: WriteError.busy(path: path)) {
      _ = try FolderLock(on: ".hasil.kunci", in: OpenFolder(folder.path, for: folder.path))
    }
    withExtendedLifetime(first) {}
    first = nil
    let second = try FolderLock(on: ".hasil.kunci", in: OpenFolder(folder.path, for: folder.path))
    withExtendedLifetime(second) {}
  }

  @Test func placesAreLockedOneByOne() throws {
    let first = try FolderLock(on: ".a.kunci", in: OpenFolder(folder.path, for: folder.path))
    let second = try FolderLock(on: ".b.kunci", in: OpenFolder(folder.path, for: folder.path))
    withExtendedLifetime((first, second)) {}
  }

  @Test func leavesNoFileBehind() throws {
    var lock: FolderLock? = try FolderLock(on: ".a.kunci", in: OpenFolder(folder.path, for: folder.path))
    #expect(try folder.names() == [".a.kunci"])
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(try folder.names() == [])
  }

  /// The file of a run that was killed is no lock: the kernel's lock ended with it.
  @Test func aFileWithoutAHolderDoesNotLock() throws {
    try folder.write("", to: ".a.kunci")
    let lock = try FolderLock(on: ".a.kunci", in: OpenFolder(folder.path, for: folder.path))
    #expect(throws: WriteError.busy(path: folder.path(".a.kunci"))) {
      _ = try FolderLock(on: ".a.kunci", in: OpenFolder(folder.path, for: folder.path))
    }
    withExtendedLifetime(lock) {}
  }

  /// `flock(1)` of util-linux stands for another run; when it dies the place is free at once.
  @Test func anotherProcessHoldsAndReleases() throws {
    let path = folder.path(".hasil.kunci")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["flock", "--no-fork", path, "sh", "-c", "echo held; exec sleep 60"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    #expect(output.fileHandleForReading.readData(ofLength: 5) == Data("held\n".utf8))
    #expect(throws: WriteError.busy(path: path)) {
      _ = try FolderLock(on: ".hasil.kunci", in: OpenFolder(folder.path, for: folder.path))
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let lock = try FolderLock(on: ".hasil.kunci", in: OpenFolder(folder.path, for: folder.path))
    withExtendedLifetime(lock) {}
  }

  @Test(arguments: [
    ("none/.a.kunci", ENOENT), ("file/.a.kunci", ENOTDIR), ("folder", EISDIR), ("link", ELOOP),
  ])
  func saysWhyItCannotBeTaken(_ name: String, _ reason: Int32) throws {
    try folder.write("", to: "file")
    try folder.makeFolder("folder")
    try folder.link("link", to: folder.path("elsewhere"))
    #expect(throws: WriteError.notCreated(path: folder.path(name), reason: SystemReason(rawValue: reason).text)) {
      _ = try FolderLock(on: name, in: OpenFolder(folder.path, for: folder.path))
    }
  }

  /// Of many that want a place at once, again and again, never two hold it.
  @Test func threadsNeverHoldTogether() {
    let path = folder.path
    let holders = Locked((now: 0, most: 0, taken: 0))
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<200 {
        guard let lock = try? FolderLock(on: ".hasil.kunci", in: OpenFolder(path, for: path)) else { continue }
        holders.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
          $0.taken += 1
        }
        holders.withLock { $0.now -= 1 }
        withExtendedLifetime(lock) {}
      }
    }
    #expect(holders.withLock { $0.most } == 1)
    #expect(holders.withLock { $0.taken } > 0)
  }

  /// The lock belongs to the folder, not to one of its names, and leaves nothing behind.
  @Test func aFolderIsLockedByAnyName() throws {
    let place = folder.path("buku")
    try folder.makeFolder("buku")
    var first: FolderLock? = try FolderLock(ofFolder: place, mayBeMissing: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path("tautan"), withDestinationPath: place)
    for name in [place, place + "/", folder.path("tautan")] {
      #expect(throws: WriteError.busy(path: name)) { _ = try FolderLock(ofFolder: name, waiting: 0) }
    }
    first = nil
    withExtendedLifetime(first) {}
    let second = try FolderLock(ofFolder: folder.path("tautan"), waiting: 0)
    withExtendedLifetime(second) {}
    #expect(try FileManager.default.subpathsOfDirectory(atPath: place) == [])
  }

  /// A folder that was made to be locked, and into which nothing came, goes with the lock.
  @Test func anEmptyFolderIsNotLeftBehind() throws {
    for (name, isLeft) in [("buku", false), ("daftar", true)] {
      var lock: FolderLock? = try FolderLock(ofFolder: folder.path(name), mayBeMissing: true)
      if isLeft { try folder.write("", to: "\(name)/isi") }
      withExtendedLifetime(lock) {}
      lock = nil
      #expect(try folder.names().contains(name) == isLeft)
    }
  }

  /// Who finds it held waits until the holder is done.
  @Test func aHeldFolderIsWaitedFor() throws {
    let place = folder.path("buku")
    var first: FolderLock? = try FolderLock(ofFolder: place, mayBeMissing: true)
    let isTaken = Locked(false)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let lock = try? FolderLock(ofFolder: place, waiting: 600)
      isTaken.withLock { $0 = lock != nil }
      withExtendedLifetime(lock) {}
      ended.signal()
    }
    usleep(100_000)
    #expect(!isTaken.withLock { $0 })
    withExtendedLifetime(first) {}
    first = nil
    ended.wait()
    #expect(isTaken.withLock { $0 })
  }

  @Test func aMissingFolderIsNotMadeUnlessItMayBe() {
    #expect(
      throws: WriteError.notCreated(path: folder.path("tiada"), reason: SystemReason(rawValue: ENOENT).text)
    ) { _ = try FolderLock(ofFolder: folder.path("tiada")) }
  }
}
