import Dispatch
import Platform
import Testing

@Suite struct LockedTests {
  /// A count that threads raise by reading and writing it back loses nothing.
  @Test func noTwoBodiesRunTogether() {
    let count = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<5000 {
        count.withLock { value in
          let before = value
          value = before + 1
        }
      }
    }
    #expect(count.withLock { $0 } == 40_000)
  }

  @Test func givesWhatTheBodyGives() {
    let list = Locked<[String]>([])
    #expect(
      list.withLock {
        $0.append("a"); return $0.count
      } == 1)
    #expect(list.withLock { $0 } == ["a"])
  }
}
