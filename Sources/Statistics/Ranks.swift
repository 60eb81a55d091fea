/// The ranks of values, those of equal ones averaged.
///
/// Ranks are doubled, so that they stay whole: the smallest of three different values has 2, two that share it have 3 each.
package struct Ranks: Sendable {
  /// Twice the rank of each value, in the order of the values.
  package let doubled: [Int]
  /// The sizes of the groups of equal values, of one too, by rising value.
  package let ties: [Int]

  /// Ranks values.
  package init<Value: Comparable>(_ values: [Value]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var doubled = [Int](repeating: 0, count: values.count)
    var ties: [Int] = []
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, !(values[order[first]] < values[order[end]]) { end += 1 }
      for place in first..<end { doubled[order[place]] = first + 1 + end }
      ties.append(end - first)
      first = end
    }
    self.doubled = doubled
    self.ties = ties
  }
}
