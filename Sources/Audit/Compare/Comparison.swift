package import Kinerja

/// Why a figure differs between two runs.
package enum Cause: String, Codable, CaseIterable, Sendable {
  /// The person's own rows.
  case data
  /// Corrections, to the person's own rows or to tables that concern everybody.
  case corrections = "koreksi"
  /// A clause of the policy.
  case policy = "kebijakan"
  /// Other people's data, through medians, calibration, budgets and ranks, and tables that concern everybody.
  case others = "orang_lain"
  /// The program.
  case engine = "mesin"
  /// What could not be told apart.
  case unexplained = "tak_terurai"
}

/// A step from one run to the other, in the order in which it was taken.
package struct ComparisonStep: Codable, Hashable, Sendable {
  /// Why figures move in it.
  package var cause: Cause
  /// The clause, or the causes that could not be told apart.
  package var detail: String
}

/// One figure in both runs.
package struct FigureChange: Codable, Sendable {
  /// In the first run; nil when there is none.
  package var a: Int64?
  /// In the second run; nil when there is none.
  package var b: Int64?
  /// What each step adds; nil when the figure is missing on the way. The sum is `b` less `a`, nothing for a nil payment.
  package var parts: [Int64]?
}

/// An employee of whom something differs.
package struct MovedEmployee: Codable, Sendable {
  /// The NIP.
  package var nip: String
  /// The name, from the second run where it has one.
  package var nama: String
  /// The unit.
  package var unit: String
  /// status_nilai in the first run; empty for no employee.
  package var statusA: String
  /// status_nilai in the second run; empty for no employee.
  package var statusB: String
  /// indeks, in hundredths.
  package var index: FigureChange
  /// peringkat; a positive difference is a fall.
  package var rank: FigureChange
  /// insentif, in rupiah.
  package var incentive: FigureChange
  /// The difference of insentif by month; nil where the runs are not of one quarter or their inputs are not at hand.
  package var payment: PaymentChange?
}

/// Who moved between two runs, and why: the parts add up exactly for everybody.
package struct Comparison: Codable, Sendable {
  /// The form of the comparison.
  package static let schema = "kinerja-comparison/1"

  /// The form.
  package var schema = Comparison.schema
  /// The first run's name.
  package var runA: String
  /// The second run's name.
  package var runB: String
  /// The months of the quarter; nil where payments are not told by month.
  package var months: [String]?
  /// The steps from the first to the second, in order.
  package var steps: [ComparisonStep]
  /// The employees of the first run.
  package var employeesA: Int
  /// The employees of the second run.
  package var employeesB: Int
  /// All incentives of the first run, in rupiah.
  package var incentiveA: Int64
  /// All incentives of the second run, in rupiah.
  package var incentiveB: Int64
  /// Everybody of whom something differs, by NIP.
  package var moved: [MovedEmployee]

  /// Whether anything differs, in figures or in who is employed.
  package var hasDifferences: Bool { !moved.isEmpty || employeesA != employeesB }

  /// JSON with sorted keys.
  package var bytes: [UInt8] { canonicalJSON(self) }

  /// What a cause adds to a figure; nil when the figure is missing on the way.
  package func part(_ cause: Cause, of change: FigureChange) -> Int64? {
    change.parts.map { parts in
      zip(steps, parts).reduce(0) { $1.0.cause == cause ? $0 + $1.1 : $0 }
    }
  }
}

/// Follows every employee's figures from one run to the other, step by step.
struct ComparisonLedger {
  private let nips: [UInt64]
  private let slots: [UInt64: Int]
  private let a: [UInt64: RecordedResult]
  private let b: [UInt64: RecordedResult]
  private var current: [ComparedFigures]
  private var steps: [ComparisonStep] = []
  private var changes: [[ComparedFigures]] = []
  /// By slot how payments came about; nil where they are not told by month.
  private var payments: [Int: PaymentChange]?
  /// The causes of steps that could not be taken, to go with the next.
  private var pending: [String] = []

  init(_ a: [UInt64: RecordedResult], _ b: [UInt64: RecordedResult]) {
    self.a = a
    self.b = b
    nips = Set(a.keys).union(b.keys).sorted()
    slots = Dictionary(uniqueKeysWithValues: zip(nips, nips.indices))
    current = nips.map { a[$0]?.figures ?? ComparedFigures() }
  }

  /// Notes a step that could not be taken by itself.
  mutating func skip(_ cause: Cause, _ detail: String = "") {
    pending.append(detail.isEmpty ? cause.rawValue : "\(cause.rawValue) \(detail)")
  }

  /// Takes a step to these figures.
  mutating func take(_ cause: Cause, _ detail: String = "", _ figures: [ComparedFigures]) {
    guard pending.isEmpty else {
      let names = pending + [detail.isEmpty ? cause.rawValue : "\(cause.rawValue) \(detail)"]
      pending = []
      steps.append(ComparisonStep(cause: .unexplained, detail: names.joined(separator: " + ")))
      changes.append(figures)
      return
    }
    steps.append(ComparisonStep(cause: cause, detail: detail))
    changes.append(figures)
  }

  /// Notes how payments of a step come about, by NIP, where they are told by month.
  mutating func note(_ parts: [UInt64: PaymentChange]) {
    for (nip, change) in parts {
      guard let slot = slots[nip] else { continue }
      let known = payments?[slot] ?? .none
      payments?[slot] = known + change
    }
  }

  /// Payments are told by month, though none may have moved.
  mutating func tellsMonths() { payments = payments ?? [:] }

  /// The figures of results, by slot.
  func figures(_ results: Results, _ roster: Roster, rank: (EmployeeResult, UInt64) -> UInt32) -> [ComparedFigures] {
    var figures = [ComparedFigures](repeating: ComparedFigures(), count: nips.count)
    for employee in results.employees {
      let nip = roster.nips[Int(employee.person)]
      guard let slot = slots[nip] else { continue }
      figures[slot] = ComparedFigures(
        index: employee.isEvaluated ? employee.index : nil,
        rank: employee.isEvaluated ? Int64(rank(employee, nip)) : nil, incentive: employee.incentive.amount)
    }
    return figures
  }

  /// Ends at the figures of the second run; steps that moved nobody are left out.
  mutating func comparison(_ runA: Manifest, _ runB: Manifest) -> Comparison {
    take(.engine, "B", nips.map { b[$0]?.figures ?? ComparedFigures() })
    let path = [current] + changes
    let used = steps.indices.filter { path[$0] != path[$0 + 1] }
    let moved = nips.indices.compactMap { slot -> MovedEmployee? in
      let (before, after) = (a[nips[slot]], b[nips[slot]])
      let onTheWay = path.map { $0[slot] }
      let isSame = before?.figures == after?.figures && (before == nil) == (after == nil)
      guard !isSame || before?.status != after?.status else { return nil }
      func change(_ figure: (ComparedFigures) -> Int64?, _ a: Int64?, _ b: Int64?) -> FigureChange {
        let values = onTheWay.map(figure)
        guard !values.contains(nil) else { return FigureChange(a: a, b: b, parts: nil) }
        return FigureChange(a: a, b: b, parts: used.map { (values[$0 + 1] ?? 0) - (values[$0] ?? 0) })
      }
      return MovedEmployee(
        nip: "\(NIP(number: nips[slot]))", nama: after?.name ?? before?.name ?? "",
        unit: after?.unit ?? before?.unit ?? "", statusA: before?.status ?? "", statusB: after?.status ?? "",
        index: change(\.index, before?.figures.index, after?.figures.index),
        rank: change(\.rank, before?.figures.rank, after?.figures.rank),
        incentive: change({ $0.incentive }, before?.figures.incentive, after?.figures.incentive),
        payment: payments.map { payments in
          var payment = payments[slot] ?? .none
          // What was recorded otherwise than it is evaluated.
          payment.quarter += (after?.figures.incentive ?? 0) - (before?.figures.incentive ?? 0) - payment.total
          return payment
        })
    }
    let months = payments == nil ? nil : Quarter(runB.quarter).map { quarter in (0..<3).map { quarter.monthName($0) } }
    return Comparison(
      runA: runA.id, runB: runB.id, months: months, steps: used.map { steps[$0] }, employeesA: a.count,
      employeesB: b.count,
      incentiveA: a.values.reduce(0) { $0 + $1.figures.incentive },
      incentiveB: b.values.reduce(0) { $0 + $1.figures.incentive }, moved: moved)
  }
}
