import Foundation
import Platform
import Testing
import Wording

@Suite struct FilePlaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fill(_ place: FilePlace, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: place.draft))
  }

  @Test func publishesWhatWasDrafted() throws {
    var place: FilePlace? = try FilePlace(folder.path("surat.html"))
    try fill(#require(place), "<p>")
    #expect(folder.text("surat.html") == nil)
    try place?.publish()
    #expect(folder.text("surat.html") == "<p>")
    #expect(try folder.mode("surat.html") == 0o600)
    place = nil
    #expect(try folder.names() == ["surat.html"])
  }

  @Test func aDraftThatIsGivenUpIsGone() throws {
    var place: FilePlace? = try FilePlace(folder.path("surat.html"))
    try fill(#require(place), "<p>")
    place = nil
    #expect(try folder.names() == [])
  }

  @Test func publishingNothingIsAnError() throws {
    let place = try FilePlace(folder.path("surat.html"))
    #expect(throws: WriteError.failed(path: place.draft, reason: SystemReason(rawValue: ENOENT).text)) {
      try place.publish()
    }
    #expect(folder.text("surat.html") == nil)
  }

  @Test func overwritesNothing() throws {
    try folder.write("old", to: "file")
    try folder.makeFolder("folder")
    try folder.link("link", to: folder.path("nowhere"))
    for name in ["file", "folder", "link"] {
      let path = folder.path(name)
      #expect(throws: WriteError.exists(path: path)) { _ = try FilePlace(path) }
    }
    #expect(folder.text("file") == "old")
    #expect(try folder.names() == ["file", "folder", "link"])
  }

  @Test func writesAWholeFile() throws {
    try FilePlace.write(Array("secret\n".utf8), to: folder.path("a.key"))
    #expect(folder.text("a.key") == "secret\n")
    #expect(try folder.mode("a.key") == 0o600)
    #expect(try folder.names() == ["a.key"])
    #expect(throws: WriteError.exists(path: folder.path("a.key"))) {
      try FilePlace.write([1], to: folder.path("a.key"))
    }
    #expect(folder.text("a.key") == "secret\n")
  }

  private func replace(_ name: String) throws {
    let place = try FilePlace(folder.path(name), replacing: .fileStarting("kode,"))
    try place.write(Array("kode,baru".utf8))
    try place.publish()
  }

  @Test(arguments: [nil, "kode,", "kode,lama"]) func replacesWhatIsItsOwn(_ old: String?) throws {
    if let old { try folder.write(old, to: "galat.csv") }
    try replace("galat.csv")
    #expect(folder.text("galat.csv") == "kode,baru")
    #expect(try folder.names() == ["galat.csv"])
  }

  /// Until the new file is whole, the old one stays.
  @Test func keepsTheOldFileUntilTheNewOneIsWhole() throws {
    try folder.write("kode,lama", to: "galat.csv")
    var place: FilePlace? = try FilePlace(folder.path("galat.csv"), replacing: .fileStarting("kode,"))
    try place?.write(Array("kode,ba".utf8))
    #expect(folder.text("galat.csv") == "kode,lama")
    place = nil
    #expect(folder.text("galat.csv") == "kode,lama")
    #expect(try folder.names() == ["galat.csv"])
  }

  @Test func replacesNothingElse() throws {
    try folder.write("kode,lama", to: "own")
    try folder.write("kode", to: "short")
    try folder.write("nip,nama", to: "other")
    try folder.makeFolder("folder")
    try folder.link("link", to: folder.path("own"))
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    for name in ["short", "other", "folder", "link", "pipe"] {
      #expect(throws: WriteError.foreign(path: folder.path(name)), "\(name)") { try replace(name) }
    }
    #expect(folder.text("own") == "kode,lama")
    #expect(try folder.names() == ["folder", "link", "other", "own", "pipe", "short"])
  }

  @Test func oneRunAtATime() throws {
    let path = folder.path("surat.html")
    let first = try FilePlace(path)
    try fill(first, "first")
    #expect(throws: WriteError.busy(path: folder.path(".surat.html.kunci"))) { _ = try FilePlace(path) }
    // Being turned away takes nothing from who was there first.
    try first.publish()
    #expect(folder.text("surat.html") == "first")
  }

  @Test func needsAFolderThatIsThere() throws {
    #expect(
      throws: WriteError.notCreated(path: folder.path("none/a"), reason: SystemReason(rawValue: ENOENT).text)
    ) { _ = try FilePlace(folder.path("none/a")) }
  }
}
