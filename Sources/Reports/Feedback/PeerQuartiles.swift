internal import Kinerja

/// The median and the quartiles of a peer group's figures, each the mean of the three or four people around it: none is a
/// colleague's own figure, nor is one to be had by taking one's own away.
struct PeerQuartiles: Sendable {
  /// The least number of people: of fewer, what three means share would tell single ones.
  static let least = 7

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
          low: middle(sorted.prefix(half)), median: middle(sorted[...]), high: middle(sorted.suffix(half)))
      }
      return quartiles
    }
  }

  /// The mean of the three figures in the middle, of four where there are two in the middle; halves away from zero.
  private static func middle(_ sorted: ArraySlice<Int64>) -> Int64 {
    let rest = (sorted.count - (sorted.count.isMultiple(of: 2) ? 4 : 3)) / 2
    let middle = sorted.dropFirst(rest).dropLast(rest)
    return Int64(roundedQuotient(middle.reduce(Int128(0)) { $0 + Int128($1) }, Int128(middle.count)))
  }
}
