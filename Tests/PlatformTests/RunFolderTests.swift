import Digests
import Foundation
import Testing
import Wording

@testable import Platform

@Suite struct RunFolderTests {
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = folder.path("hasil")
  }

  @Test func isThereWholeOrNotAtAll() throws {
    var run: RunFolder? = try RunFolder(at: place)
    try run?.add("hasil.csv", Array("nip\n".utf8))
    try run?.addFolder("surat")
    try run?.add("surat/1.html", Array("<p>".utf8))
    #expect(!FileManager.default.fileExists(atPath: place))
    try run?.publish()
    #expect(folder.text("hasil/hasil.csv") == "nip\n")
    #expect(folder.text("hasil/surat/1.html") == "<p>")
    run = nil
    #expect(try folder.names() == ["hasil"])
    #expect(try folder.names(in: "hasil") == ["hasil.csv", "surat"])
  }

  @Test func isForItsOwnerOnly() throws {
    let run = try RunFolder(at: place)
    try run.add("hasil.csv", [])
    try run.addFolder("surat")
    try run.publish()
    #expect(try ["hasil", "hasil/surat"].map(folder.mode) == [0o700, 0o700])
    #expect(try folder.mode("hasil/hasil.csv") == 0o600)
  }

  @Test func aRunThatGivesUpLeavesNothing() throws {
    var run: RunFolder? = try RunFolder(at: place)
    try run?.addFolder("surat")
    try run?.add("surat/1.html", [1])
    #expect(try folder.names().count == 2)
    run = nil
    #expect(try folder.names() == [])
  }

  @Test func takesAwayWhatADeadRunLeft() throws {
    for (number, mark) in ["kinerja.draf", nil].enumerated() {
      let dead = ".hasil.\(String(repeating: "\(number)", count: 32)).draf"
      try folder.makeFolder(dead)
      guard let mark else { continue }
      try folder.write("", to: "\(dead)/\(mark)")
      try folder.makeFolder("\(dead)/isi/a/b")
      try folder.write("half", to: "\(dead)/isi/a/b/c")
    }
    let run = try RunFolder(at: place)
    try run.add("manifest.json", [])
    try run.publish()
    #expect(try folder.names(in: "hasil") == ["manifest.json"])
    #expect(try folder.names().filter { $0.hasSuffix("0.draf") || $0.hasSuffix("1.draf") } == [])
  }

  /// What has the name of a draft, and nothing in it that this program wrote, is somebody else's.
  @Test(arguments: [".hasil.draf", ".hasil.0123456789abcdef0123456789abcdef.draf"])
  func leavesWhatIsNotItsOwn(_ name: String) throws {
    try folder.makeFolder(name)
    try folder.write("keep", to: "\(name)/a")
    try RunFolder(at: place).publish()
    #expect(folder.text("\(name)/a") == "keep")
  }

  /// A draft whose maker lives is not taken for dead, whatever place it is for.
  @Test func leavesDraftsOfTheLiving() throws {
    let other = try RunFolder(at: folder.path("lain"))
    try other.add("a", [1])
    try RunFolder(at: place).publish()
    try other.publish()
    #expect(try folder.names(in: "lain") == ["a"])
  }

  /// Whoever begins a draft looks for dead ones, and must not take one for dead that another has just begun.
  @Test func draftsThatBeginTogetherAllSucceed() throws {
    let path = folder.path
    let failures = Locked<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      for _ in 0..<150 {
        do throws(WriteError) {
          let draft = try Draft(of: "hasil", in: OpenFolder(path, for: path))
          _ = try draft.makeContentFolder()
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try folder.names() == [])
  }

  /// Links in a draft are removed; what they lead to is somebody else's.
  @Test(arguments: ["", "/tautan", "/isi/tautan"]) func neverFollowsALink(_ link: String) throws {
    try folder.makeFolder("berharga")
    try folder.write("keep", to: "berharga/a")
    try folder.write("", to: "berharga/kinerja.draf")
    let draft = ".hasil.0123456789abcdef0123456789abcdef.draf"
    if !link.isEmpty {
      try folder.makeFolder("\(draft)/isi")
      try folder.write("", to: "\(draft)/kinerja.draf")
    }
    try folder.link(draft + link, to: folder.path("berharga"))
    let run = try RunFolder(at: place)
    try run.publish()
    #expect(folder.text("berharga/a") == "keep")
    #expect(try folder.names(in: "hasil") == [])
    #expect(try folder.names().contains(draft) == link.isEmpty)
  }

  @Test func fillsAnEmptyFolder() throws {
    try folder.makeFolder("hasil")
    var run: RunFolder? = try RunFolder(at: place, .freeOrEmpty)
    try run?.addFolder("surat")
    try run?.add("surat/1.html", [1])
    try run?.add("a", [1])
    #expect(try folder.names(in: "hasil").allSatisfy { $0.hasPrefix(".") })
    try run?.publish()
    run = nil
    #expect(try folder.names(in: "hasil") == ["a", "surat"])
    #expect(throws: WriteError.notEmpty(path: place)) { _ = try RunFolder(at: place, .freeOrEmpty) }
    #expect(throws: WriteError.exists(path: place)) { _ = try RunFolder(at: place) }
    #expect(try folder.names(in: "hasil") == ["a", "surat"])
  }

  /// Half of a folder that cannot be filled to the end is not left.
  @Test func anEmptyFolderIsFilledWholeOrNotAtAll() throws {
    try folder.makeFolder("hasil")
    var run: RunFolder? = try RunFolder(at: place, .freeOrEmpty)
    for name in ["a", "b", "c"] { try run?.add(name, [1]) }
    try folder.write("other", to: "hasil/b")
    #expect(throws: WriteError.exists(path: folder.path("hasil/b"))) { try run?.publish() }
    run = nil
    #expect(try folder.names(in: "hasil") == ["b"])
    #expect(folder.text("hasil/b") == "other")
  }

  @Test func aTemporaryFolderLeavesNothing() throws {
    var run: RunFolder? = try RunFolder(temporary: ())
    try run?.add("a", [1])
    let path = try #require(run?.place(of: "a"))
    #expect(FileManager.default.fileExists(atPath: path))
    run = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func overwritesNothing() throws {
    try folder.write("old", to: "file")
    try folder.makeFolder("folder")
    try folder.link("link", to: folder.path("nowhere"))
    for name in ["file", "folder", "link"] {
      let path = folder.path(name)
      #expect(throws: WriteError.exists(path: path)) { _ = try RunFolder(at: path) }
      #expect(throws: WriteError.exists(path: path)) { try RunFolder.checkFree(path) }
    }
    #expect(try folder.names() == ["file", "folder", "link"])
  }

  @Test func oneRunAtATime() throws {
    var first: RunFolder? = try RunFolder(at: place)
    try first?.add("a", [1])
    #expect(throws: WriteError.busy(path: folder.path(".hasil.kunci"))) { _ = try RunFolder(at: place) }
    // Being turned away takes nothing from who was there first.
    try first?.publish()
    #expect(try folder.names(in: "hasil") == ["a"])
    first = nil
    try FileManager.default.removeItem(atPath: place)
    try RunFolder(at: place).publish()
  }

  @Test(arguments: ["hasil/", "hasil///", "./hasil", "sub/../hasil/"])
  func namesOnePlaceHoweverItIsWritten(_ name: String) throws {
    try folder.makeFolder("sub")
    let run = try RunFolder(at: folder.path(name))
    #expect(throws: WriteError.self) { _ = try RunFolder(at: place) }
    try run.add("a", [1])
    try run.publish()
    #expect(try folder.names(in: "hasil") == ["a"])
  }

  @Test func needsAFolderThatIsThere() throws {
    try folder.write("", to: "file")
    for (parent, reason) in [("none", ENOENT), ("file", ENOTDIR)] {
      #expect(
        throws: WriteError.notCreated(
          path: folder.path("\(parent)/a"), reason: SystemReason(rawValue: reason).text)
      ) {
        _ = try RunFolder(at: folder.path("\(parent)/a"))
      }
    }
  }

  @Test func namesItsFilesByPathWithSizeAndDigest() throws {
    let run = try RunFolder(at: place)
    try run.addFolder("surat")
    for (name, text) in [("z.csv", "zz"), ("surat/1.html", ""), ("Z.csv", "Z"), ("é.csv", "é"), ("surat.csv", "s")] {
      try run.add(name, Array(text.utf8))
    }
    #expect(run.files.map(\.path) == ["Z.csv", "surat.csv", "surat/1.html", "z.csv", "é.csv"])
    #expect(run.files.map(\.bytes) == [1, 1, 0, 2, 2])
    #expect(run.files.map(\.digest) == ["Z", "s", "", "zz", "é"].map { Digest(of: $0.utf8) })
  }

  @Test func aFileIsNamedOnlyWhenItIsFinished() throws {
    let run = try RunFolder(at: place)
    let file = try run.addFile("a.csv")
    try [UInt8(1), 2].withUnsafeBufferPointer { try file.write($0) }
    #expect(run.files == [])
    try run.finish(file, "a.csv")
    #expect(run.files.map(\.bytes) == [2])
  }

  @Test func adoptsWhatAnotherLibraryWrote() throws {
    let run = try RunFolder(at: place)
    try Data("sheet".utf8).write(to: URL(filePath: run.place(of: "hasil.xlsx")))
    try run.adopt("hasil.xlsx")
    #expect(run.files.map(\.path) == ["hasil.xlsx"])
    #expect(run.files.map(\.bytes) == [5])
    #expect(run.files.map(\.digest) == [Digest(of: "sheet".utf8)])
    let missing = run.place(of: "none.xlsx")
    #expect(throws: WriteError.failed(path: missing, reason: SystemReason(rawValue: ENOENT).text)) {
      try run.adopt("none.xlsx")
    }
    try run.publish()
    #expect(try folder.mode("hasil/hasil.xlsx") == 0o600)
  }

  @Test func aFolderIsMadeOnce() throws {
    let run = try RunFolder(at: place)
    try run.addFolder("surat")
    #expect(throws: WriteError.notCreated(path: run.place(of: "surat"), reason: SystemReason(rawValue: EEXIST).text)) {
      try run.addFolder("surat")
    }
  }

  /// What comes up at the place while the run works is not overwritten.
  @Test func whatComesUpMeanwhileStays() throws {
    var run: RunFolder? = try RunFolder(at: place)
    try run?.add("a", [1])
    try folder.makeFolder("hasil")
    try folder.write("other", to: "hasil/b")
    #expect(throws: WriteError.exists(path: place)) { try run?.publish() }
    run = nil
    #expect(try folder.names() == ["hasil"])
    #expect(try folder.names(in: "hasil") == ["b"])
  }

  @Test func aFileThatComesUpMeanwhileStays() throws {
    let run = try RunFolder(at: place)
    try folder.write("other", to: "hasil")
    #expect(throws: WriteError.self) { try run.publish() }
    #expect(folder.text("hasil") == "other")
  }

  @Test func takesFilesFromManyThreads() throws {
    let run = try RunFolder(at: place)
    let failures = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 200) { number in
      do throws(WriteError) {
        try run.add("surat-\(number)", Array("\(number)".utf8))
      } catch {
        failures.withLock { $0 += 1 }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    try run.publish()
    #expect(Set(run.files.map(\.path)) == Set((0..<200).map { "surat-\($0)" }))
    #expect((0..<200).allSatisfy { folder.text("hasil/surat-\($0)") == "\($0)" })
  }
}
