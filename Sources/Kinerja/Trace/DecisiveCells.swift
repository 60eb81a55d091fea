/// The cells of which another content would change the employee's figures, all else equal: found by trying.
package struct DecisiveCells: Sendable {
  /// A cell of an attendance row.
  package enum AttendanceCell: Hashable, CaseIterable, Sendable {
    case first, last, code, firstMidday, secondMidday
  }

  /// A cell of a target row.
  package enum TargetCell: Hashable, Sendable {
    case target, realised
  }

  private var attendance: [Int: Set<AttendanceCell>] = [:]
  private var targets: [TargetPlace: Set<TargetCell>] = [:]
  private let otherTargets: Set<TargetCell>

  /// Those of the attendance row of a day; empty without a row.
  package func attendance(onDay day: Int) -> Set<AttendanceCell> { attendance[day] ?? [] }

  /// A target's indicator and month.
  private struct TargetPlace: Hashable {
    var indicator: Int
    var month: Int?
  }

  /// Those of the target row of an indicator for a month; nil is an indicator that no norm names.
  package func target(_ indicator: Int?, month: Int?) -> Set<TargetCell> {
    indicator.flatMap { targets[TargetPlace(indicator: $0, month: month)] } ?? otherTargets
  }

  /// Whether the norm of an indicator with a target of the employee's is one.
  package let normsAreDecisive: Bool

  init(
    _ days: [DayRecord], _ targets: [TargetRecord], of employee: EmployeeResult, _ rows: Tracer.AttendanceRows,
    in tracer: Tracer
  ) throws(EvaluationError) {
    // A target shows in the workload ratio, and so does a norm, whatever it weighs in the mean.
    normsAreDecisive = employee.knownWorkloadRatio != nil
    let weights = targets.reduce(UInt128(0)) { $0.addingReportingOverflow($1.weight).partialValue }
    let cells = { [normsAreDecisive] (weight: UInt128, reach: UInt128) -> Set<TargetCell> in
      // As far as the score could move, the mean moves by at least a millionth.
      let (moved, isLarge) = weight.multipliedReportingOverflow(by: reach)
      return Set((normsAreDecisive ? [.target] : []) + (isLarge || moved >= weights ? [.realised] : []))
    }
    otherTargets = cells(0, 0)
    let cap = tracer.achievement.rules.cap.micros
    for target in targets {
      self.targets[TargetPlace(indicator: target.indicator, month: target.month)] = cells(
        target.weight, UInt128(max(target.score.micros, cap - target.score.micros)))
    }
    guard let before = try tracer.follow(employee, rows) else { return }
    for day in days where day.word.bits != 0 || day.midday != 0 {
      attendance[day.day] = Set(
        AttendanceCell.allCases.filter { cell in
          Self.contents(of: cell, day, tracer.facts.statuses, hasMidday: !rows.midday.isEmpty).contains { other in
            var changed = rows
            changed.words[day.day] = other.word.bits
            if !rows.midday.isEmpty { changed.midday[day.day] = other.midday }
            // A status that the policy lacks on that day is no content that the cell could have.
            guard let after = try? tracer.follow(employee, changed) else { return false }
            return !after.isSame(as: before)
          }
        })
    }
  }

  /// Contents that a cell of a day's row could have.
  private static func contents(of cell: AttendanceCell, _ day: DayRecord, _ statuses: [String], hasMidday: Bool)
    -> [(word: AttendanceWord, midday: UInt32)]
  {
    let (word, punches) = (day.word, day.midday)
    let (start, end) = (Int(day.hours.start), Int(day.hours.end))
    let times = [-1, start, (start + 600) % 1440, end % 1440, (end + 840) % 1440, 720]
    return switch cell {
    case .first: times.map { (AttendanceWord(first: $0, last: word.last, status: word.status), punches) }
    case .last: times.map { (AttendanceWord(first: word.first, last: $0, status: word.status), punches) }
    case .code:
      ([AttendanceWord.presence] + statuses.indices.map { AttendanceWord.firstStatus + $0 })
        .map { (AttendanceWord(first: word.first, last: word.last, status: $0), punches) }
    case .firstMidday: hasMidday ? times.map { (word, punches & ~0x7FF | UInt32($0 + 1)) } : []
    case .secondMidday: hasMidday ? times.map { (word, punches & 0x7FF | UInt32($0 + 1) << 11) } : []
    }
  }
}
