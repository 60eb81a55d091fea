import Testing

@testable import Statistics

@Suite struct SymmetricMatrixTests {
  /// A x for the entries of a matrix, each off the diagonal given once.
  private func product(_ diagonal: [Double], _ others: [(Int, Int, Double)], _ x: [Double]) -> [Double] {
    var y = zip(diagonal, x).map { $0 * $1 }
    for (row, column, value) in others {
      y[row] += value * x[column]
      y[column] += value * x[row]
    }
    return y
  }

  private func isClose(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-10) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
  }

  /// [4 1; 1 3] has the determinant 11 and the inverse [3 −1; −1 4]/11.
  @Test func agreesWithHandWork() {
    let matrix = SymmetricMatrix(diagonal: [4, 3], offDiagonal: [(0, 1, 1)])
    #expect(isClose(matrix.solution([1, 2]), [1.0 / 11, 7.0 / 11]))
    #expect(isClose(matrix.inverseDiagonal, [3.0 / 11, 4.0 / 11]))
  }

  @Test func withoutNeighboursItDivides() {
    let matrix = SymmetricMatrix(diagonal: [2, 4, 5], offDiagonal: [])
    #expect(matrix.solution([2, 2, 2]) == [1, 0.5, 0.4])
    #expect(matrix.inverseDiagonal == [0.5, 0.25, 0.2])
    #expect(SymmetricMatrix(diagonal: [], offDiagonal: []).solution([]) == [])
  }

  /// It does not matter which of its two rows an entry names first, nor in how many parts it comes.
  @Test func entriesAddUp() {
    let whole = SymmetricMatrix(diagonal: [4, 5, 6], offDiagonal: [(0, 1, 1), (1, 2, -2)])
    let parts = SymmetricMatrix(diagonal: [4, 5, 6], offDiagonal: [(2, 1, -1.5), (1, 0, 1), (1, 2, -0.5)])
    #expect(isClose(whole.solution([1, 2, 3]), parts.solution([1, 2, 3])))
  }

  /// Shapes of who shares whom: a star, a chain, a ring, all with all, two islands.
  static let shapes: [(name: String, links: [(Int, Int)])] = [
    ("star", (1..<30).map { (0, $0) }), ("chain", (1..<30).map { ($0 - 1, $0) }),
    ("ring", (0..<30).map { ($0, ($0 + 1) % 30) }),
    ("all", (0..<30).flatMap { a in (0..<a).map { (a, $0) } }),
    ("islands", (1..<15).map { ($0 - 1, $0) } + (16..<30).map { (15, $0) }),
  ]

  @Test(arguments: shapes.indices) func solvesWhateverTheShape(_ place: Int) {
    let shape = Self.shapes[place]
    let draws = SeededDraws(UInt64(place))
    let links = shape.links.enumerated().map { ($1.0, $1.1, -draws[$0]) }
    // A diagonal above the sum of its row makes it positive definite.
    var diagonal = (0..<30).map { 0.1 + draws[1000 + $0] }
    for (row, column, value) in links {
      diagonal[row] -= value
      diagonal[column] -= value
    }
    let matrix = SymmetricMatrix(diagonal: diagonal, offDiagonal: links)
    let x = (0..<30).map { draws[2000 + $0] * 10 - 5 }
    #expect(isClose(matrix.solution(product(diagonal, links, x)), x), "\(shape.name)")
    // The inverse's diagonal: what each unit vector's solution holds at its own place.
    let own = (0..<30).map { row in matrix.solution((0..<30).map { $0 == row ? 1 : 0 })[row] }
    #expect(isClose(matrix.inverseDiagonal, own), "\(shape.name)")
  }

  /// Graphs as of raters: many leaves on few hubs, at random.
  @Test(arguments: 1...20) func solvesRandomSparseSystems(_ seed: Int) {
    let draws = SeededDraws(UInt64(seed))
    let size = 80
    let links = (0..<120).compactMap { number -> (Int, Int, Double)? in
      let (a, b) = (Int(draws[2 * number] * 8), Int(draws[2 * number + 1] * Double(size)))
      return a == b ? nil : (a, b, -0.5)
    }
    var diagonal = [Double](repeating: 0.25, count: size)
    for (row, column, _) in links {
      diagonal[row] += 0.5
      diagonal[column] += 0.5
    }
    let x = (0..<size).map { draws[1000 + $0] }
    let matrix = SymmetricMatrix(diagonal: diagonal, offDiagonal: links)
    #expect(isClose(matrix.solution(product(diagonal, links, x)), x))
  }
}
