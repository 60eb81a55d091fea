/// Ranks over everybody, within units and within peer groups (method, section 12).
struct RankingStep: Sendable {
  let roster: Roster

  /// Sets the ranks; gives the order of publication and the number of evaluated employees.
  func run(_ employees: inout [EmployeeResult], _ parallelism: Parallelism) -> (order: [UInt32], evaluated: Int) {
    var keys: [Key] = []
    var others: [(nip: UInt64, position: UInt32)] = []
    for (position, employee) in employees.enumerated() {
      let nip = roster.nips[Int(employee.person)]
      if employee.isEvaluated {
        keys.append(Key(employee, nip, UInt32(position)))
      } else {
        others.append((nip, UInt32(position)))
      }
    }
    keys = sorted(keys, parallelism)
    others.sort { $0.nip < $1.nip }
    var everybody = Scope()
    var units = [Scope](repeating: Scope(), count: roster.units.count)
    var groups = [Scope](repeating: Scope(), count: Int((employees.map(\.group).max() ?? 0) + 1))
    for (index, key) in keys.enumerated() {
      let position = Int(key.position)
      let unit = Int(roster.segments[Int(employees[position].segment)].unit)
      employees[position].rank = everybody.rank(index, keys)
      employees[position].rankInUnit = units[unit].rank(index, keys)
      employees[position].rankInGroup = groups[Int(employees[position].group)].rank(index, keys)
    }
    return (keys.map(\.position) + others.map(\.position), keys.count)
  }

  /// What decides a rank, best first; the NIP orders those who share one.
  private struct Key: Sendable {
    var index: Int64
    var normalised: Int64
    var discipline: Int64
    var unexcused: UInt8
    var position: UInt32
    var nip: UInt64

    init(_ employee: EmployeeResult, _ nip: UInt64, _ position: UInt32) {
      index = employee.index
      // The mark of a missing figure is the least number, so missing figures come last.
      normalised = employee.normalised.raw
      discipline = employee.discipline.raw
      unexcused = employee.unexcusedDays
      self.position = position
      self.nip = nip
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

  private func sorted(_ keys: [Key], _ parallelism: Parallelism) -> [Key] {
    guard keys.count > 4096 else { return keys.sorted(by: Key.comesBefore) }
    var halves = [Array(keys[..<(keys.count / 2)]), Array(keys[(keys.count / 2)...])]
    parallelism.overEach(of: &halves) { $0.sort(by: Key.comesBefore) }
    var merged: [Key] = []
    merged.reserveCapacity(keys.count)
    var (left, right) = (0, 0)
    while left < halves[0].count, right < halves[1].count {
      if Key.comesBefore(halves[1][right], halves[0][left]) {
        merged.append(halves[1][right])
        right += 1
      } else {
        merged.append(halves[0][left])
        left += 1
      }
    }
    merged += halves[0][left...]
    merged += halves[1][right...]
    return merged
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
