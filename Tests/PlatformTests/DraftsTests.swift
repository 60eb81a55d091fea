import Dispatch
import Foundation
import Testing

@testable import Platform

/// What a signal must not meet half done.
@Suite struct DraftsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What is made comes into its place only while nobody takes drafts away, as a signal does.
  @Test(arguments: ["folder", "file", "files"]) func aMoveWaitsForTheCleaner(_ kind: String) throws {
    let place = folder.path("hasil")
    let publish: () throws -> Void
    switch kind {
    case "folder":
      let made = try RunFolder(at: place)
      publish = { try made.publish(isFlushed: false) }
    case "file":
      let made = try FilePlace(place)
      try made.write([1])
      publish = { try made.publish() }
    default:
      let made = try FilePlace(place)
      try made.write([1])
      publish = { try FilePlace.publish([made]) }
    }
    let (begun, wasThere) = (DispatchSemaphore(value: 0), Locked<Bool?>(nil))
    Thread.detachNewThread {
      try? Drafts.shared.whole { () throws(WriteError) in
        begun.signal()
        Thread.sleep(forTimeInterval: 0.2)
        let isThere = FileManager.default.fileExists(atPath: place)
        wasThere.withLock { $0 = isThere }
      }
    }
    begun.wait()
    try publish()
    #expect(wasThere.withLock { $0 } == false)
    #expect(FileManager.default.fileExists(atPath: place))
  }
}
