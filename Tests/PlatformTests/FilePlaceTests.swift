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

  @Test func takesAwayWhatADeadRunLeft() throws {
    try folder.write("half", to: ".surat.html.draf")
    let place = try FilePlace(folder.path("surat.html"))
    #expect(!FileManager.default.fileExists(atPath: place.draft))
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
      throws: WriteError.notCreated(path: folder.path("none/.a.kunci"), reason: SystemReason(rawValue: ENOENT).text)
    ) { _ = try FilePlace(folder.path("none/a")) }
  }
}
