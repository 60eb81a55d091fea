/// Ranks over everybody, within units and within peer groups (method, section 12).
struct RankingStep: Sendable {
  let roster: Roster

  /// Sets the ranks; gives the order of publication and the number of evaluated employees.
  func run(_ employees: inout [EmployeeResult], _ parallelism: Parallelism) -> (order: [UInt32], evaluated: Int) {
    var keys: [Key] = []
    keys.reserveCapacity(employees.count)
    var others: [(nip: UInt64, position: UInt32)] = []
    for (position, employee) in employees.enumerated() {
      let nip = roster.nips[Int(employee.person)]
      if employee.isEvaluated {
        keys.append(Key(employee, nip, UInt32(position), unit: roster.segments[Int(employee.segment)].unit))
      } else {
        others.append((nip, UInt32(position)))
      }
    }
    keys = sorted(keys, parallelism)
    others.sort { $0.nip < $1.nip }
    var everybody = Scope()
    var units = [Scope](repeating: Scope(), count: roster.units.count)
    var groups = [Scope](repeating: Scope(), count: Int((keys.map(\.group).max() ?? 0) + 1))
    let ranks = keys.indices.map { index in
      Ranks(
        overall: everybody.rank(index, keys), inUnit: units[Int(keys[index].unit)].rank(index, keys),
        inGroup: groups[Int(keys[index].group)].rank(index, keys))
    }
    let sorted = keys
    employees.withUnsafeMutableBufferPointer { employees in
      // Every position stands once among the keys.
      nonisolated(unsafe) let employees = employees
      let blockSize = 4096
      parallelism.run((sorted.count + blockSize - 1) / blockSize) { block in
        for index in block * blockSize..<min(sorted.count, (block + 1) * blockSize) {
          let position = Int(sorted[index].position)
          employees[position].rank = ranks[index].overall
          employees[position].rankInUnit = ranks[index].inUnit
          employees[position].rankInGroup = ranks[index].inGroup
        }
      }
    }
    return (keys.map(\.position) + others.map(\.position), keys.count)
  }

  private struct Ranks: Sendable {
    var overall: UInt32
    var inUnit: UInt32
    var inGroup: UInt32
  }

  /// What decides a rank, best first; the NIP orders those who share one.
  private struct Key: Sendable {
    var index: Int64
    var normalised: Int64
    var discipline: Int64
    var unexcused: UInt8
    var position: UInt32
    var nip: UInt64
    var unit: Int32
    var group: UInt32

    init(_ employee: EmployeeResult, _ nip: UInt64, _ position: UInt32, unit: Int32) {
      index = employee.index
      // The mark of a missing figure is the least number, so missing figures come last.
      normalised = employee.normalised.raw
      discipline = employee.discipline.raw
      unexcused = employee.unexcusedDays
      self.position = position
      self.nip = nip
      self.unit = unit
      group = employee.group
    }

    func isLevel(with other: Key) -> Bool {
      index == other.index && normalised == other.normalised && discipline == other.discipline
        && unexcused == other.unexcused
    }

    static func comesBefore(_ left: Key, _ right: Key) -> Bool {
      if left.index != right.index { return left.index > right.index }
      if left.normalised != right.normalised { return left.normalised > right.normalised }
      if left.discipline != right.discipline { return left.discipline > right.discipline }
      if left.unexcused != right.unexcused { return left.unexcused < right.unexcused }
      return left.nip < right.nip
    }
  }

  /// The keys, best first: shared out by index, then sorted share by share.
  private func sorted(_ keys: [Key], _ parallelism: Parallelism) -> [Key] {
    guard let least = keys.map(\.index).min(), let most = keys.map(\.index).max() else { return [] }
    let shareCount = max(1, min(keys.count / 16, 1 << 16))
    let width = UInt64(bitPattern: most &- least) / UInt64(shareCount) + 1
    func share(_ key: Key) -> Int { Int(UInt64(bitPattern: most &- key.index) / width) }
    var starts = [Int](repeating: 0, count: shareCount + 1)
    for key in keys { starts[share(key) + 1] += 1 }
    for share in 0..<shareCount { starts[share + 1] += starts[share] }
    var next = starts
    var shared = keys
    for key in keys {
      let share = share(key)
      shared[next[share]] = key
      next[share] += 1
    }
    let ends = starts
    shared.withUnsafeMutableBufferPointer { shared in
      nonisolated(unsafe) let shared = shared
      let pieces = 64
      parallelism.run(pieces) { piece in
        for share in shareCount * piece / pieces..<shareCount * (piece + 1) / pieces where ends[share] < ends[share + 1]
        {
          var slice = UnsafeMutableBufferPointer(rebasing: shared[ends[share]..<ends[share + 1]])
          slice.sort(by: Key.comesBefore)
        }
      }
    }
    return shared
  }

  /// The ranks given so far among those who compete with each other.
  private struct Scope {
    private var count: UInt32 = 0
    private var lastRank: UInt32 = 0
    private var last = 0

    mutating func rank(_ index: Int, _ keys: [Key]) -> UInt32 {
      count += 1
      if count == 1 || !keys[index].isLevel(with: keys[last]) { lastRank = count }
      last = index
      return lastRank
    }
  }
}

/// Where any figures would rank among the employees of an evaluation.
package struct RankOrder: Sendable {
  private let keys: [Standing]

  /// What decides a rank.
  private struct Standing: Comparable, Sendable {
    let index: Int64
    let normalised: Int64
    let discipline: Int64
    let unexcused: UInt8

    init(_ employee: EmployeeResult) {
      index = employee.index
      normalised = employee.normalised.raw
      discipline = employee.discipline.raw
      unexcused = employee.unexcusedDays
    }

    /// Whether it stands before the other.
    static func < (left: Self, right: Self) -> Bool {
      if left.index != right.index { return left.index > right.index }
      if left.normalised != right.normalised { return left.normalised > right.normalised }
      if left.discipline != right.discipline { return left.discipline > right.discipline }
      return left.unexcused < right.unexcused
    }
  }

  /// Collects the evaluated employees.
  package init(_ results: Results) { keys = results.employees.filter(\.isEvaluated).map { Standing($0) }.sorted() }

  /// The rank of an employee's figures in the place of those that the employee had, if any.
  package func rank(of employee: EmployeeResult, insteadOf earlier: EmployeeResult?) -> UInt32 {
    let standing = Standing(employee)
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < standing { low = middle + 1 } else { high = middle }
    }
    let wasBefore = earlier.map { $0.isEvaluated && Standing($0) < standing } ?? false
    return UInt32(low + 1 - (wasBefore ? 1 : 0))
  }
}
