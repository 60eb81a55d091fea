import Foundation
import Platform
import Testing

@Suite struct PrivateFolderTests {
  @Test func isForItsOwnerAndGoesAway() throws {
    var folder: PrivateFolder? = try PrivateFolder()
    let path = try #require(folder?.path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    try folder?.add("isi", [1])
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func noTwoAreTheSame() throws {
    let (one, other) = (try PrivateFolder(), try PrivateFolder())
    #expect(one.path != other.path)
  }
}
