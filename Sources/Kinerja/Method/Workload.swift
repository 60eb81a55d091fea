/// Workload against available time and against peers, and what it does to achievement (method, section 7).
struct WorkloadStep: Sendable {
  let rules: WorkloadRules

  /// w in millionths for a planned workload in 10⁻¹² minutes; nil when it is too large to hold.
  func ratio(planned: WideSum, availableDays: Int) -> Int128? {
    // Minutes are in millionths, the workload in 10⁻¹²: their quotient is in millionths.
    let minutes = UInt128(rules.minutesPerDay.micros) * UInt128(availableDays)
    guard let ratio = planned.roundedQuotient(by: WideSum(minutes)), ratio < 1 << 126 else { return nil }
    return Int128(ratio)
  }

  /// Whether people with this many available days can have a ratio.
  func hasTime(_ availableDays: Int) -> Bool { availableDays > 0 && rules.minutesPerDay > .zero }

  /// Chooses everybody's peer group; sets `group`, `relativeWorkload` and gives the groups' names.
  func compare(
    _ employees: inout [EmployeeResult], in roster: Roster, with surroundings: Surroundings?,
    _ parallelism: Parallelism
  ) throws(EvaluationError) -> [String] {
    // A list of columns is used by those for whom the lists before it make too small a group.
    var levels: [GroupLevel] = []
    var chosen = [UInt16](repeating: 0, count: employees.count)
    var seekers = Array(employees.indices)
    while !seekers.isEmpty {
      let number = levels.count
      var level = GroupLevel(rules.peerKeys[number], employees, roster)
      if let surroundings {
        level.sizes = level.firstMembers.indices.map { group in
          surroundings.peers(number, level.name(group, employees, roster, separator: Surroundings.separator))?.size ?? 0
        }
      }
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
      levels.append(level)
      seekers = left
    }
    var references: [[Int128]] = []
    var identifiers: [[Int]] = []
    var names: [String] = []
    for (number, level) in levels.enumerated() {
      if let surroundings {
        references.append(
          level.firstMembers.indices.map { group in
            surroundings.peers(number, level.name(group, employees, roster, separator: Surroundings.separator))?.median
              ?? 0
          })
      } else {
        references.append(level.medians(employees, parallelism))
      }
      identifiers.append(
        level.firstMembers.indices.map { group in
          guard level.isUsed[group] else { return -1 }
          names.append(level.name(group, employees, roster))
          return names.count - 1
        })
    }
    // Lists of columns that make groups of the same name make the same group.
    let merged = Self.merge(names)
    for index in employees.indices {
      let level = Int(chosen[index])
      let group = Int(levels[level].groups[index])
      employees[index].group = UInt32(merged.positions[identifiers[level][group]])
      let ratio = employees[index].workloadRatio
      let reference = references[level][group]
      guard ratio >= 0, reference > 0 else { continue }
      guard let relative = Self.relative(ratio, reference) else {
        throw .tooLarge(nip: NIP(number: roster.nips[Int(employees[index].person)]), figure: "beban_relatif")
      }
      employees[index].relativeWorkload = relative
    }
    return merged.names
  }

  /// The peer group of one employee: the lists of columns that were tried, and the group that the last of them gave.
  func trace(_ position: Int, among employees: [EmployeeResult], in roster: Roster) -> Trace.Peers {
    var tried: [Trace.PeerList] = []
    for (number, keys) in rules.peerKeys.enumerated() {
      var level = GroupLevel(keys, employees, roster)
      let group = Int(level.groups[position])
      tried.append(Trace.PeerList(columns: keys.map(\.rawValue), size: level.sizes[group]))
      guard number == rules.peerKeys.count - 1 || level.sizes[group] >= rules.minGroup else { continue }
      level.isUsed[group] = true
      let everybody = employees.indices.filter { level.groups[$0] == group }.map { UInt32($0) }
      return Trace.Peers(
        tried: tried, reference: level.medians(employees, .serial)[group],
        members: everybody.filter { employees[Int($0)].workloadRatio >= 0 }, everybody: everybody)
    }
    preconditionFailure("the last list of columns is taken whatever its size")
  }

  /// ref of each employee, by position: the median that their ratio is compared with, 0 where there is none.
  func references(_ employees: [EmployeeResult], in roster: Roster) -> [Int128] {
    var references = [Int128](repeating: 0, count: employees.count)
    var seekers = Array(employees.indices)
    for (number, keys) in rules.peerKeys.enumerated() where !seekers.isEmpty {
      var level = GroupLevel(keys, employees, roster)
      for group in level.isUsed.indices { level.isUsed[group] = true }
      let medians = level.medians(employees, .serial)
      var left: [Int] = []
      for position in seekers {
        let group = Int(level.groups[position])
        if number == rules.peerKeys.count - 1 || level.sizes[group] >= rules.minGroup {
          references[position] = medians[group]
        } else {
          left.append(position)
        }
      }
      seekers = left
    }
    return references
  }

  /// r in millionths for a ratio and a reference; 1 where either is missing.
  static func relativeWorkload(_ ratio: Int128, _ reference: Int128) -> Int128 {
    guard ratio >= 0, reference > 0 else { return Int128(Points.scale) }
    return relative(ratio, reference) ?? Int128(Points.scale)
  }

  /// Everybody in the peer groups of these employees, as positions.
  func peers(of positions: [UInt32], among employees: [EmployeeResult], in roster: Roster) -> [UInt32] {
    var seekers = positions
    var found = [Bool](repeating: false, count: employees.count)
    for (number, keys) in rules.peerKeys.enumerated() where !seekers.isEmpty {
      let level = GroupLevel(keys, employees, roster)
      let isLast = number == rules.peerKeys.count - 1
      let settled = seekers.filter { isLast || level.sizes[Int(level.groups[Int($0)])] >= rules.minGroup }
      let groups = Set(settled.map { level.groups[Int($0)] })
      for position in employees.indices where groups.contains(level.groups[position]) { found[position] = true }
      seekers.removeAll(where: Set(settled).contains)
    }
    return employees.indices.filter { found[$0] }.map { UInt32($0) }
  }

  private static func merge(_ names: [String]) -> (names: [String], positions: [Int]) {
    // By bytes: as strings, texts that differ only in how accents are composed would be equal.
    var first: [[UInt8]: Int] = [:]
    var kept: [String] = []
    let positions = names.map { name in
      let bytes = Array(name.utf8)
      if let position = first[bytes] { return position }
      first[bytes] = kept.count
      kept.append(name)
      return kept.count - 1
    }
    return (kept, positions)
  }

  /// round(w / ref, 6) in millionths; nil when 128 bits don't hold it.
  private static func relative(_ ratio: Int128, _ reference: Int128) -> Int128? {
    if ratio < 1 << 42, reference < 1 << 42 {
      return Int128(roundedQuotient(Int64(ratio) * Points.scale, Int64(reference)))
    }
    let quotient = WideSum(UInt128(ratio), times: 1_000_000).roundedQuotient(by: WideSum(UInt128(reference)))
    return quotient.flatMap { $0 < 1 << 126 ? Int128($0) : nil }
  }

  /// f in millionths: the curve at r.
  func factor(_ relative: Int128) -> Int64 {
    let curve = rules.curve
    guard let first = curve.first, relative > Int128(first.x.micros) else { return curve[0].y.micros }
    for (left, right) in zip(curve, curve.dropFirst()) where relative < Int128(right.x.micros) {
      let width = Int128(right.x.micros - left.x.micros)
      let rise = Int128(right.y.micros) - Int128(left.y.micros)
      let step = relative - Int128(left.x.micros)
      // Over a common denominator the rounding is of the exact value.
      return Int64(roundedQuotient(Int128(left.y.micros) * width + rise * step, width))
    }
    return curve[curve.count - 1].y.micros
  }

  /// N: achievement times the factor, under the cap.
  func normalised(_ achievement: Figure, factor: Int64, cap: Points) -> Figure {
    guard let value = achievement.micros, rules.mode == .adjust else { return achievement }
    let product = roundedQuotient(Int128(value) * Int128(factor), Int128(Points.scale))
    return Figure(micros: Int64(min(Int128(cap.micros), product)))
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
