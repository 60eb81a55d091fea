/// How many cells the rows of a file without a header may have.
struct CellCounts: Hashable, Sendable {
  private let ranges: [ClosedRange<Int>]

  /// The most cells.
  let largest: Int

  /// Makes a choice of one or more numbers or ranges; nil when there is none.
  init?(_ ranges: [ClosedRange<Int>]) {
    guard let largest = ranges.map(\.upperBound).max() else { return nil }
    self.ranges = ranges
    self.largest = largest
  }

  func contains(_ count: Int) -> Bool { ranges.contains { $0.contains(count) } }

  /// As a profile has it.
  var text: String {
    if ranges.count == 1, ranges[0].lowerBound < largest {
      return "cells: {from: \(ranges[0].lowerBound), to: \(largest)}"
    }
    let numbers = ranges.map { "\($0.lowerBound)" }.joined(separator: ", ")
    return ranges.count == 1 ? "cells: \(numbers)" : "cells: [\(numbers)]"
  }
}
