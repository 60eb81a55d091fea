package import Kinerja

/// People in groups of at least a minimum size.
package struct PeopleGroups: Sendable {
  /// What groups them.
  package let dimension: PeopleDimension
  /// The groups by name; nil for those too small to be named, put together.
  package let names: [String?]
  /// The position of each employee's group; -1 without one.
  package let places: [Int]

  /// Groups employees. Those in `SmallGroups` and those without a group are one nameless group, if it is large enough.
  package init(_ dimension: PeopleDimension, _ employees: [EmployeeResult], _ facts: Facts, minimum: Int) {
    self.dimension = dimension
    let given = employees.map { dimension.group(of: $0, facts, on: facts.quarter.last).map { BytewiseText($0) } }
    var sizes: [BytewiseText: Int] = [:]
    for group in given.compactMap(\.self) { sizes[group, default: 0] += 1 }
    let hidden = SmallGroups.hidden(sizes, minimum: minimum, rest: given.count { $0 == nil })
    let shown = sizes.filter { !hidden.contains($0.key) }
    let rest = given.count - shown.values.reduce(0, +)
    let ordered = shown.keys.sorted { PeopleDimension.precedes($0.text, $1.text) }
    let positions = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    // Too few people altogether: then nothing is said of them.
    let isRestShown = rest >= minimum
    names = ordered.map(\.text) + (isRestShown ? [nil] : [])
    places = given.map { name in name.flatMap { positions[$0] } ?? (isRestShown ? ordered.count : -1) }
  }
}
