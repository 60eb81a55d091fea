/// How independent pieces of work are run; results never depend on it.
package struct Parallelism: Sendable {
  /// Calls the body once for each number below the count and returns when all are done.
  ///
  /// Numbers are taken up in ascending order, so that a piece may wait for those before it.
  package let run: @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// Makes a way of running work.
  package init(run: @escaping @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void) { self.run = run }

  /// One piece after the other.
  package static let serial = Parallelism { count, body in
    for index in 0..<count { body(index) }
  }

  /// Works on each element, in parallel.
  func overEach<Element: Sendable>(of elements: inout [Element], _ body: @Sendable (inout Element) -> Void) {
    _ = overBlocks(of: &elements, size: 1) { body(&$0[0]) }
  }

  /// What becomes of each element, in parallel and in their order.
  package func mapped<Element: Sendable, Outcome: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Outcome
  ) -> [Outcome] {
    var elements = elements
    return overBlocks(of: &elements, size: 8) { block in block.map(body) }.flatMap(\.self)
  }

  /// Works on all elements in blocks, in parallel; gives what the blocks return, in their order.
  func overBlocks<Element: Sendable, Outcome: Sendable>(
    of elements: inout [Element], size: Int = 2048,
    _ body: @Sendable (UnsafeMutableBufferPointer<Element>) -> Outcome
  ) -> [Outcome] {
    let count = elements.count
    let blocks = (count + size - 1) / size
    var outcomes = [Outcome?](repeating: nil, count: blocks)
    elements.withUnsafeMutableBufferPointer { elements in
      outcomes.withUnsafeMutableBufferPointer { outcomes in
        let shared = SharedBuffers(elements: elements, outcomes: outcomes)
        run(blocks) { block in
          let range = block * size..<min(count, (block + 1) * size)
          let slice = UnsafeMutableBufferPointer(rebasing: shared.elements[range])
          shared.outcomes[block] = body(slice)
        }
      }
    }
    return outcomes.compactMap { $0 }
  }
}

/// Buffers of which every block touches its own part only.
private struct SharedBuffers<Element, Outcome>: @unchecked Sendable {
  let elements: UnsafeMutableBufferPointer<Element>
  let outcomes: UnsafeMutableBufferPointer<Outcome?>
}
