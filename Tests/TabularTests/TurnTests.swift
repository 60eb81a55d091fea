import Dispatch
import Platform
import Tabular
import Testing

@Suite struct TurnTests {
  /// Threads that come in any order pass in the order of their numbers.
  @Test func letsThreadsThroughInOrder() {
    let turn = Turn()
    let passed = Locked<[Int]>([])
    let next = Locked(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      while true {
        let number = next.withLock { value in
          value += 1
          return value - 1
        }
        guard number < 400 else { return }
        turn.wait(for: number)
        passed.withLock { $0.append(number) }
        turn.pass(number)
      }
    }
    #expect(passed.withLock { $0 } == Array(0..<400))
  }

  /// Whoever fails still passes the turn on, so that nobody waits for ever; passing twice does no harm.
  @Test func passingTwiceDoesNotGoBack() {
    let turn = Turn()
    for number in 0..<5 { turn.pass(number) }
    turn.pass(1)
    turn.wait(for: 5)
  }
}
