/// Who is compared with whom: the first list of columns under which a group is large enough, the last one whatever its size
/// (method, section 7).
struct PeerGroups: Sendable {
  let rules: WorkloadRules
  /// The groups under each list of columns that somebody needs.
  private(set) var levels: [GroupLevel] = []
  /// The median of each group in millionths, by level; 0 where there is none or nobody uses the group.
  private(set) var references: [[Int128]] = []
  /// The level of each employee.
  private var chosen: [UInt16]

  /// Groups the employees; with surroundings, sizes and medians are those of another evaluation.
  init(
    _ rules: WorkloadRules, _ employees: [EmployeeResult], in roster: Roster, with surroundings: Surroundings? = nil,
    _ parallelism: Parallelism
  ) {
    self.rules = rules
    chosen = [UInt16](repeating: 0, count: employees.count)
    var seekers = Array(employees.indices)
    while !seekers.isEmpty {
      let number = levels.count
      var level = GroupLevel(rules.peerKeys[number], employees, roster)
      let elsewhere = surroundings.map { surroundings in
        level.firstMembers.indices.map { group in
          surroundings.peers(number, level.name(group, employees, roster, separator: Surroundings.separator))
        }
      }
      if let elsewhere { level.sizes = elsewhere.map { $0?.size ?? 0 } }
      let isLast = number == rules.peerKeys.count - 1
      var left: [Int] = []
      for index in seekers {
        let group = Int(level.groups[index])
        guard isLast || level.sizes[group] >= rules.minGroup else {
          left.append(index)
          continue
        }
        chosen[index] = UInt16(number)
        level.isUsed[group] = true
      }
      references.append(elsewhere?.map { $0?.median ?? 0 } ?? level.medians(employees, parallelism))
      levels.append(level)
      seekers = left
    }
  }

  /// The level and the group of the employee at a position.
  @inline(__always)
  func place(of position: Int) -> (level: Int, group: Int) {
    let level = Int(chosen[position])
    return (level, Int(levels[level].groups[position]))
  }

  /// ref of the employee at a position.
  func reference(of position: Int) -> Int128 {
    let (level, group) = place(of: position)
    return references[level][group]
  }

  /// Everybody in the groups of these employees, as positions.
  func everybody(with positions: [UInt32]) -> [UInt32] {
    var groups = [Set<UInt32>](repeating: [], count: levels.count)
    for position in positions {
      let (level, group) = place(of: Int(position))
      groups[level].insert(UInt32(group))
    }
    return chosen.indices.filter { position in
      zip(levels, groups).contains { $1.contains($0.groups[position]) }
    }.map { UInt32($0) }
  }
}

/// The groups that one list of columns makes.
struct GroupLevel: Sendable {
  let keys: [WorkloadRules.PeerKey]
  /// The group of each employee.
  var groups: [UInt32] = []
  /// The number of each group's employees with a workload ratio.
  var sizes: [Int] = []
  /// An employee of each group.
  var firstMembers: [Int] = []
  /// Whether the group is somebody's peer group.
  var isUsed: [Bool] = []

  init(_ keys: [WorkloadRules.PeerKey], _ employees: [EmployeeResult], _ roster: Roster) {
    self.keys = keys
    var known: [UInt128: UInt32] = [:]
    var lastKey: UInt128?
    var lastGroup: UInt32 = 0
    groups.reserveCapacity(employees.count)
    for (index, employee) in employees.enumerated() {
      let key = Self.packed(keys, roster.segments[Int(employee.segment)])
      if key != lastKey {
        lastKey = key
        if let group = known[key] {
          lastGroup = group
        } else {
          lastGroup = UInt32(sizes.count)
          known[key] = lastGroup
          sizes.append(0)
          firstMembers.append(index)
          isUsed.append(false)
        }
      }
      groups.append(lastGroup)
      if employee.workloadRatio >= 0 { sizes[Int(lastGroup)] += 1 }
    }
  }

  private static func packed(_ keys: [WorkloadRules.PeerKey], _ segment: Segment) -> UInt128 {
    var key: UInt128 = 0
    for column in keys {
      switch column {
      case .jobType: key |= UInt128(segment.jobType.rawValue)
      case .grade: key |= UInt128(segment.grade) << 8
      case .status: key |= UInt128(segment.status.rawValue) << 16
      case .pattern: key |= UInt128(segment.pattern.rawValue) << 24
      case .unit: key |= UInt128(UInt32(bitPattern: segment.unit)) << 32
      case .post: key |= UInt128(UInt32(bitPattern: segment.post)) << 64
      }
    }
    return key
  }

  /// The group's name: its values joined by `/`, `SEMUA` without columns.
  func name(
    _ group: Int, _ employees: [EmployeeResult], _ roster: Roster, separator: String = "/"
  ) -> String {
    guard !keys.isEmpty else { return "SEMUA" }
    let segment = roster.segments[Int(employees[firstMembers[group]].segment)]
    let values = keys.map { key in
      switch key {
      case .jobType: segment.jobType.code
      case .grade: String(segment.grade)
      case .status: segment.status.code
      case .pattern: segment.pattern.code
      case .unit: roster.units[Int(segment.unit)]
      case .post: roster.posts[Int(segment.post)]
      }
    }
    return values.joined(separator: separator)
  }

  /// The median ratio of each group that is used; 0 for the others and for groups without a ratio.
  func medians(_ employees: [EmployeeResult], _ parallelism: Parallelism) -> [Int128] {
    var ratios = sizes.indices.map { group in
      var ratios: [Int128] = []
      ratios.reserveCapacity(isUsed[group] ? sizes[group] : 0)
      return ratios
    }
    for (index, employee) in employees.enumerated() where employee.workloadRatio >= 0 {
      let group = Int(groups[index])
      if isUsed[group] { ratios[group].append(employee.workloadRatio) }
    }
    return parallelism.overBlocks(of: &ratios, size: 1) { block in Self.median(&block[0]) }
  }

  private static func median(_ ratios: inout [Int128]) -> Int128 {
    guard !ratios.isEmpty else { return 0 }
    ratios.sort()
    let upper = ratios[ratios.count / 2]
    return ratios.count.isMultiple(of: 2) ? roundedQuotient(ratios[ratios.count / 2 - 1] + upper, 2) : upper
  }
}
