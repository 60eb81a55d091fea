private import Dispatch
private import Synchronization

/// Makes so many pieces, `threads` at a time, and takes them in order.
func inWaves<Piece: Sendable>(
  _ count: Int, threads: Int, make: @Sendable (Int) -> Piece, take: (Piece) throws(SampleError) -> Void
) throws(SampleError) {
  var next = 0
  while next < count {
    let first = next
    let width = min(max(1, threads), count - first)
    if width == 1 {
      try take(make(first))
    } else {
      let slots = Mutex([Piece?](repeating: nil, count: width))
      DispatchQueue.concurrentPerform(iterations: width) { index in
        let piece = make(first + index)
        slots.withLock { $0[index] = piece }
      }
      for case let piece? in slots.withLock({ $0 }) { try take(piece) }
    }
    next += width
  }
}
