/// What a change of a payment is made of: its parts add up to it.
package struct PaymentChange: Codable, Hashable, Sendable {
  /// What each month of the quarter adds, in rupiah, from the first to the third.
  package var months: [Int64]
  /// What the formulas and figures of the quarter add, in rupiah.
  package var quarter: Int64
  /// What the cuts of budgets add, in rupiah.
  package var budget: Int64

  /// No change.
  package static let none = PaymentChange(months: [0, 0, 0], quarter: 0, budget: 0)

  /// Puts the parts together.
  package init(months: [Int64], quarter: Int64, budget: Int64) {
    self.months = months
    self.quarter = quarter
    self.budget = budget
  }

  /// The whole change, in rupiah.
  package var total: Int64 { months.reduce(0, +) + quarter + budget }

  /// Both changes, one after the other.
  package static func + (left: PaymentChange, right: PaymentChange) -> PaymentChange {
    PaymentChange(
      months: zip(left.months, right.months).map { $0 + $1 }, quarter: left.quarter + right.quarter,
      budget: left.budget + right.budget)
  }

  /// The change the other way round.
  package static prefix func - (change: PaymentChange) -> PaymentChange {
    PaymentChange(months: change.months.map { -$0 }, quarter: -change.quarter, budget: -change.budget)
  }
}

extension Tracer {
  /// How the payment of the employee at a position in `results.employees` comes from that of another evaluation of the same
  /// quarter, where `earlier` is nil for nobody: the quarter's own part first, then month by month.
  ///
  /// Where the payment is missing on the way, as with formulas that name other cells, all of it is the quarter's.
  package func paymentChange(_ position: Int, from earlier: (tracer: Tracer, position: Int)?)
    throws(EvaluationError) -> PaymentChange
  {
    let employee = results.employees[position]
    let before = earlier.map { $0.tracer.results.employees[$0.position] }
    var change = PaymentChange(
      months: [0, 0, 0],
      quarter: employee.incentiveBeforeBudget.amount - (before?.incentiveBeforeBudget.amount ?? 0),
      budget: (employee.incentive.amount - employee.incentiveBeforeBudget.amount)
        - ((before?.incentive.amount ?? 0) - (before?.incentiveBeforeBudget.amount ?? 0)))
    guard let after = try payment(position) else { return change }
    var months: [MonthInputs] = []
    if let earlier { months = try earlier.tracer.payment(earlier.position)?.months ?? [] }
    func paid(_ months: [MonthInputs]) -> Int64? {
      var quarter = QuarterInputs(
        source: after.quarter.source, employee: after.quarter.employee, parameters: after.quarter.parameters,
        monthInputs: months.map { inputs in
          var inputs = inputs
          inputs.parameters = after.quarter.parameters
          return inputs
        })
      for cell in steps.payment.quarter.quarter {
        guard let value = cell.formula.expression.value(quarter).cell.value else { return nil }
        quarter.cells[cell.name] = value
      }
      guard let value = quarter.cells[IncentiveRules.paidCell]?.number?.micros else { return months.isEmpty ? 0 : nil }
      return steps.payment.quarter.paid(value).amount
    }
    guard var reached = paid(months) else { return change }
    for month in 0..<3 {
      months.removeAll { $0.month == month }
      months += after.months.filter { $0.month == month }
      months.sort { $0.month < $1.month }
      guard let next = paid(months) else {
        return PaymentChange(
          months: [0, 0, 0], quarter: change.quarter + change.months.reduce(0, +), budget: change.budget)
      }
      change.months[month] = next - reached
      change.quarter -= next - reached
      reached = next
    }
    return change
  }

  private func payment(_ position: Int) throws(EvaluationError) -> PaymentStep.Outcome? {
    let employee = results.employees[position]
    return try follow(employee, attendance(of: Int(employee.person)))?.cells
  }
}
