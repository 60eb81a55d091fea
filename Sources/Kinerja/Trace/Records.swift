/// A service target as the method saw it, and what it made of it (section 6).
package struct TargetRecord: Sendable {
  /// The position in `Facts.indicators`.
  package let indicator: Int
  /// The month of the quarter that it is for, from 0; nil for the whole quarter.
  package let month: Int?
  /// Whether less is better.
  package let isMinimised: Bool
  /// T.
  package let target: Points
  /// R.
  package let realised: Points
  /// Minutes for one unit.
  package let norm: Points
  /// L in 10⁻¹² minutes.
  package let planned: UInt128
  /// v: L, or the row's weight in millionths.
  package let weight: UInt128
  /// a.
  package let score: Points
}

extension AchievementStep {
  /// Achievement and planned workload of a person with each target.
  func trace(_ person: Int) -> (outcome: Outcome, targets: [TargetRecord]) {
    var records: [TargetRecord] = []
    let outcome = run(person) { target, score, load, weight in
      targets.wide.withUnsafeBufferPointer { wide in
        records.append(
          TargetRecord(
            indicator: target.indicator, month: target.month, isMinimised: target.isMinimised,
            target: Points(micros: target.target.micros(wide)), realised: Points(micros: target.realised.micros(wide)),
            norm: Points(micros: norms[target.indicator]), planned: load, weight: weight, score: Points(micros: score)))
      }
    }
    return (outcome, records)
  }
}

/// A list of `peer_keys` (section 7).
package struct PeerList: Sendable {
  /// Its columns.
  package let columns: [WorkloadRules.PeerKey]
  /// How many people of the employee's group under it have a workload ratio.
  package let size: Int
}

/// The peer group (section 7).
package struct PeersRecord: Sendable {
  /// The lists that were tried; the last one made the group.
  package let tried: [PeerList]
  /// ref: the median of the workload ratios in millionths; nil when the group has none above 0.
  package let reference: Int128?
  /// The group's employees with a workload ratio, as positions in `Results.employees`.
  package let members: [UInt32]
  /// Everybody in the group, with or without a ratio.
  package let everybody: [UInt32]
}

extension PeerGroups {
  /// The group of one employee, and the lists of columns that were tried for it.
  func trace(_ position: Int, among employees: [EmployeeResult]) -> PeersRecord {
    let tried = levels[...place(of: position).level].enumerated().map { number, level in
      PeerList(columns: rules.peerKeys[number], size: level.sizes[Int(level.groups[position])])
    }
    let everybody = everybody(with: [UInt32(position)])
    let reference = reference(of: position)
    return PeersRecord(
      tried: tried, reference: reference > 0 ? reference : nil,
      members: everybody.filter { employees[Int($0)].knownWorkloadRatio != nil }, everybody: everybody)
  }
}

/// A rater's scores of the employee (section 8).
package struct RaterRecord: Sendable {
  /// The rater.
  package let nip: NIP
  /// s_eρm of each month; nil without a score.
  package let months: [Points?]
  /// s_eρ.
  package let score: Points
  /// δ_ρ; nil without calibration.
  package let shift: Points?
  /// t_eρ.
  package let calibrated: Points

  /// k: the months with a score.
  package var scored: [Points] { months.compactMap { $0 } }
}

extension ConductStep {
  /// The raters of a person.
  func trace(_ person: Int) -> [RaterRecord] {
    var raters: [RaterRecord] = []
    _ = conduct(person) { sheet, shift, calibrated in
      raters.append(
        RaterRecord(
          nip: NIP(number: sheet.rater), months: (0..<3).map { sheet.byMonth[$0].micros.map { Points(micros: $0) } },
          score: Points(micros: sheet.score), shift: shift.map { Points(micros: $0) },
          calibrated: Points(micros: calibrated)))
    }
    return raters
  }
}

/// A unit's budget (section 13).
package struct BudgetRecord: Sendable {
  /// The budget.
  package let amount: Rupiah
  /// X: what the unit's employees would get.
  package let total: Rupiah
  /// The unit's employees, as positions in `Results.employees`.
  package let members: [UInt32]
  /// They and everybody in their peer groups, on whose workload their incentives rest.
  package let everybody: [UInt32]

  /// Whether it does not suffice.
  package var isCut: Bool { total > amount }
}

/// A month of a segment and a component of its tariff, as base pay sees it (section 11).
package struct PayMonth: Sendable {
  /// The segment's position in the roster.
  package let segment: Int
  /// The month of the quarter, from 0.
  package let month: Int
  /// The component; empty where the tariffs name none.
  package let component: String
  /// The monthly tariffs, each with the counted days for which it is taken.
  package let rates: [(rate: Rupiah, days: Int)]
  /// H: the days that the whole month would have.
  package let scheduled: Int
  /// The part of dasar that it makes, in millionths of a rupiah.
  package let amount: Int128

  /// The counted days.
  package var counted: Int { rates.reduce(0) { $0 + $1.days } }
}

/// A formula of the policy as it was evaluated for one employee (sections 12 and 13).
package struct CellRecord: Sendable {
  /// A figure that it looked at, and the rows behind it.
  package struct Input: Sendable {
    /// The figure.
    package let reference: FigureReference
    /// Its value.
    package let value: FormulaValue
    /// The rows of the exports that it rests on.
    package let sources: [SourceRow]
  }

  /// The name of the cell; `disiplin` for the formula of a month's discipline.
  package let name: String
  /// The month of the quarter, from 0; nil for a cell of the quarter.
  package let month: Int?
  /// The formula, step by step.
  package let step: FormulaStep
  /// The value, rounded as it is published.
  package let value: FormulaValue
  /// The figures that were looked at, each once.
  package let inputs: [Input]
  /// The legal citation: the cell's own, else that of the version.
  package let basis: String
  /// The version of the clause.
  package let ruling: CitedVersion
  /// The line of the policy file.
  package let line: Int
}
