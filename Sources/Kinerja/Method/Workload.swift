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
    let peers = PeerGroups(rules, employees, in: roster, with: surroundings, parallelism)
    var identifiers: [[Int]] = []
    var names: [String] = []
    for level in peers.levels {
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
      let (level, group) = peers.place(of: index)
      employees[index].group = UInt32(merged.positions[identifiers[level][group]])
      let ratio = employees[index].workloadRatio
      let reference = peers.references[level][group]
      guard ratio >= 0, reference > 0 else { continue }
      guard let relative = Self.relative(ratio, reference) else {
        throw .tooLarge(nip: NIP(number: roster.nips[Int(employees[index].person)]), figure: "beban_relatif")
      }
      employees[index].relativeWorkload = relative
    }
    return merged.names
  }

  /// r in millionths for a ratio and a reference; 1 where either is missing.
  static func relativeWorkload(_ ratio: Int128, _ reference: Int128) -> Int128 {
    guard ratio >= 0, reference > 0 else { return Int128(Points.scale) }
    return relative(ratio, reference) ?? Int128(Points.scale)
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
