internal import Kinerja

/// The median and the quartiles of a peer group's figures; no group is shown whose people could be told apart.
struct PeerQuartiles: Sendable {
  /// The least number of people.
  static let least = 5

  /// A figure's quartiles in millionths.
  struct Quartiles: Sendable {
    var low: Int64
    var median: Int64
    var high: Int64
  }

  /// How many people have the figure.
  private(set) var count = 0
  /// Quartiles of the index, D, N and S; nil where too few have one.
  private(set) var figures: [Quartiles?] = [nil, nil, nil, nil]

  /// The quartiles of every group, by its position in `Results.groups`.
  static func byGroup(_ results: Results) -> [PeerQuartiles] {
    var values = [[[Int64]]](repeating: [[], [], [], []], count: results.groups.count)
    for employee in results.employees where employee.isEvaluated {
      let figures =
        [employee.index * 10_000] + [employee.discipline, employee.normalised, employee.conduct].map(\.micros)
      for (place, value) in figures.enumerated() {
        if let value { values[Int(employee.group)][place].append(value) }
      }
    }
    return values.map { lists in
      var quartiles = PeerQuartiles()
      quartiles.count = lists[0].count
      quartiles.figures = lists.map { list in
        guard list.count >= least else { return nil }
        let sorted = list.sorted()
        let half = sorted.count / 2
        return Quartiles(
          low: median(sorted.prefix(half)), median: median(sorted[...]), high: median(sorted.suffix(half)))
      }
      return quartiles
    }
  }

  private static func median(_ sorted: ArraySlice<Int64>) -> Int64 {
    let middle = sorted.startIndex + sorted.count / 2
    guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
    return Int64(roundedQuotient(Int128(sorted[middle - 1]) + Int128(sorted[middle]), 2))
  }
}
