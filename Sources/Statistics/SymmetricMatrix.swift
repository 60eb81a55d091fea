/// A sparse symmetric positive definite matrix, factored for solving.
///
/// Rows are eliminated by fewest neighbours, so that graphs like trees, as those of raters within units, cost no more than
/// their edges.
struct SymmetricMatrix {
  /// The row of the matrix at each place of the order of elimination.
  private let order: [Int]
  /// The places below each place that its column reaches, rising.
  private var reach: [[Int]]
  private var factors: [[Double]]
  private var diagonal: [Double]

  /// Factors a matrix from its diagonal and its entries off it, each given once with its two rows.
  init(diagonal entries: [Double], offDiagonal: [(Int, Int, Double)]) {
    let size = entries.count
    var neighbours = [Set<Int>](repeating: [], count: size)
    for (row, column, _) in offDiagonal {
      neighbours[row].insert(column)
      neighbours[column].insert(row)
    }
    let order = Self.order(neighbours)
    var place = [Int](repeating: 0, count: size)
    for (position, row) in order.enumerated() { place[row] = position }
    self.order = order

    // The pattern: own entries and what the columns eliminated into this one reach.
    var sets = [Set<Int>](repeating: [], count: size)
    for (row, column, _) in offDiagonal {
      let (low, high) = (min(place[row], place[column]), max(place[row], place[column]))
      sets[low].insert(high)
    }
    reach = []
    for position in 0..<size {
      let reached = sets[position].sorted()
      reach.append(reached)
      if let parent = reached.first { sets[parent].formUnion(reached.dropFirst()) }
      sets[position] = []
    }
    factors = reach.map { [Double](repeating: 0, count: $0.count) }
    diagonal = order.map { entries[$0] }
    for (row, column, value) in offDiagonal {
      let (low, high) = (min(place[row], place[column]), max(place[row], place[column]))
      if let slot = Self.slot(of: high, in: reach[low]) { factors[low][slot] += value }
    }
    for position in 0..<size { eliminate(position) }
  }

  private static func slot(of place: Int, in places: [Int]) -> Int? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place ? low : nil
  }

  /// By fewest neighbours, then by number; what is left once everything touches everything goes in any order.
  private static func order(_ given: [Set<Int>]) -> [Int] {
    var neighbours = given
    var left = Set(neighbours.indices)
    var byDegree: [Int: Set<Int>] = Dictionary(grouping: neighbours.indices) { neighbours[$0].count }.mapValues {
      Set($0)
    }
    var order: [Int] = []
    var degree = 0
    while !left.isEmpty {
      while byDegree[degree, default: []].isEmpty { degree += 1 }
      guard degree < left.count - 1, let next = byDegree[degree]?.min() else { break }
      byDegree[degree]?.remove(next)
      left.remove(next)
      order.append(next)
      let around = neighbours[next]
      for neighbour in around {
        byDegree[neighbours[neighbour].count]?.remove(neighbour)
        neighbours[neighbour].formUnion(around)
        neighbours[neighbour].subtract([neighbour, next])
        byDegree[neighbours[neighbour].count, default: []].insert(neighbour)
        degree = min(degree, neighbours[neighbour].count)
      }
    }
    return order + left.sorted()
  }

  private mutating func eliminate(_ position: Int) {
    let places = reach[position]
    let pivot = diagonal[position]
    let column = factors[position]
    for (slot, place) in places.enumerated() {
      let factor = column[slot] / pivot
      diagonal[place] -= factor * column[slot]
      var target = 0
      for further in (slot + 1)..<max(slot + 1, places.count) {
        while reach[place][target] < places[further] { target += 1 }
        factors[place][target] -= factor * column[further]
      }
      factors[position][slot] = factor
    }
  }

  /// The solution for a right side.
  func solution(_ side: [Double]) -> [Double] {
    var values = order.map { side[$0] }
    for position in values.indices {
      for (slot, place) in reach[position].enumerated() { values[place] -= factors[position][slot] * values[position] }
    }
    for position in values.indices.reversed() {
      values[position] /= diagonal[position]
      for (slot, place) in reach[position].enumerated() { values[position] -= factors[position][slot] * values[place] }
    }
    var solution = side
    for (position, row) in order.enumerated() { solution[row] = values[position] }
    return solution
  }

  /// The diagonal of the inverse, from the inverse's entries within the factors' pattern (Takahashi 1973).
  var inverseDiagonal: [Double] {
    var inverse = factors
    var own = diagonal.map { 1 / $0 }
    for position in diagonal.indices.reversed() {
      let places = reach[position]
      var sums = [Double](repeating: 0, count: places.count)
      for (slot, place) in places.enumerated() {
        sums[slot] += factors[position][slot] * own[place]
        var target = 0
        for further in (slot + 1)..<max(slot + 1, places.count) {
          while reach[place][target] < places[further] { target += 1 }
          sums[slot] += factors[position][further] * inverse[place][target]
          sums[further] += factors[position][slot] * inverse[place][target]
        }
      }
      for slot in places.indices {
        inverse[position][slot] = -sums[slot]
        own[position] += factors[position][slot] * sums[slot]
      }
    }
    var result = own
    for (position, row) in order.enumerated() { result[row] = own[position] }
    return result
  }
}
