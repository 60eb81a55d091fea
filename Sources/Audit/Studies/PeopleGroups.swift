public import Kinerja

/// People in groups of at least a minimum size.
public struct PeopleGroups: Sendable {
  /// What groups them.
  public let dimension: PeopleDimension
  /// The groups by name; nil for those too small to be named, put together.
  public let names: [String?]
  /// The position of each employee's group; -1 without one.
  public let places: [Int]

  /// The least size unless another is asked for.
  public static let usualMinimum = 5

  /// Groups employees. What is left over is one nameless group, which takes in the smallest of the others until it has the
  /// minimum size too, so that nothing can be had by subtraction.
  public init(_ dimension: PeopleDimension, _ employees: [EmployeeResult], _ facts: Facts, minimum: Int) {
    self.dimension = dimension
    let given = employees.map { dimension.group(of: $0, facts, on: facts.quarter.last) }
    let sizes = Dictionary(grouping: given.compactMap(\.self)) { $0 }.mapValues(\.count)
    var shown = sizes.filter { $0.value >= minimum }
    var rest = given.count - shown.values.reduce(0, +)
    while rest > 0, rest < minimum, let smallest = shown.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      shown[smallest.key] = nil
      rest += smallest.value
    }
    let ordered = shown.keys.sorted(by: PeopleDimension.precedes)
    let positions = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    // Too few people altogether: then nothing is said of them.
    let isRestShown = rest >= minimum
    names = ordered.map(Optional.some) + (isRestShown ? [nil] : [])
    places = given.map { name in name.flatMap { positions[$0] } ?? (isRestShown ? ordered.count : -1) }
  }
}
