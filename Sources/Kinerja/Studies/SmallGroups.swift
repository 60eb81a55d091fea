/// The rule that nothing is said of fewer people than a minimum, also not by subtraction from a whole.
package enum SmallGroups {
  /// The least size of a group unless a study asks for more.
  package static let usualMinimum = 5

  /// The groups that must not be shown on their own: those too small and, until all of these together have the minimum size
  /// too, the smallest of the others; on a tie the one that comes first. `rest` are people of the whole who are in no group.
  package static func hidden<Key: Hashable & Comparable>(
    _ sizes: [Key: Int], minimum: Int = usualMinimum, rest: Int = 0
  ) -> Set<Key> {
    var together = rest
    return hidden(sizes, minimum: minimum, count: { together }, add: { together += sizes[$0] ?? 0 })
  }

  /// The same of groups that share people, who are given by number, once in each group: together they count once.
  package static func hidden<Key: Hashable & Comparable>(
    _ members: [Key: [Int]], minimum: Int = usualMinimum
  ) -> Set<Key> {
    var together: Set<Int> = []
    return hidden(
      members.mapValues(\.count), minimum: minimum, count: { together.count },
      add: { together.formUnion(members[$0] ?? []) })
  }

  private static func hidden<Key: Hashable & Comparable>(
    _ sizes: [Key: Int], minimum: Int, count: () -> Int, add: (Key) -> Void
  ) -> Set<Key> {
    var hidden: Set<Key> = []
    for (key, size) in sizes.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      guard size < minimum || (1..<minimum).contains(count()) else { break }
      hidden.insert(key)
      add(key)
    }
    return hidden
  }
}
