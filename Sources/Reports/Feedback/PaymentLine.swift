internal import Intake
internal import Kinerja
internal import Wording

/// How a payment came about, in one sentence: the base and the cells of each month, the cells of the quarter, the budget.
struct PaymentLine {
  let table: ResultTable
  let language: Language

  private var results: Results { table.results }

  /// The sentence about the employee at a position in `results.employees`; nil where no month counts.
  func text(_ position: Int) -> String? {
    let employee = results.employees[position]
    let months = (0..<3).compactMap { month in results.month(month, of: employee).map { (month, $0) } }
    guard !months.isEmpty else { return nil }
    let cells = results.cells
    func named(_ month: Int) -> String { ReaderDates.month(month, of: results.quarter).in(language) }
    var parts = [
      Text("Dasar ", "Base: ").in(language)
        + months.map { "\(named($0.0)) Rp \(value($0.1.base))" }.joined(separator: ", ")
    ]
    for (cell, name) in cells.monthNames.enumerated() where cells.months.indices.contains(cell) {
      parts.append(
        "\(ReaderTerms.cell(name)) "
          + months.map { value(cells.month(cell, $0.0, of: employee)) }.joined(separator: " · "))
    }
    for (cell, name) in cells.quarterNames.enumerated() where name != IncentiveRules.paidCell {
      parts.append("\(ReaderTerms.cell(name)) \(value(cells.quarter(cell, of: employee)))")
    }
    parts.append(Text("dibayar ", "paid ").in(language) + rupiah(employee.incentiveBeforeBudget))
    if employee.incentiveBeforeBudget != employee.incentive {
      let cut = Rupiah(employee.incentiveBeforeBudget.amount - employee.incentive.amount)
      parts.append(
        Text(
          "pagu unit memotong \(rupiah(cut)), menjadi \(rupiah(employee.incentive))",
          "the unit's budget takes \(rupiah(cut)), which leaves \(rupiah(employee.incentive))"
        ).in(language))
    }
    return parts.joined(separator: "; ")
  }

  private func rupiah(_ amount: Rupiah) -> String { "Rp " + ReaderNumbers(language).whole(Int128(amount.amount)) }

  private func value(_ micros: Int128?) -> String { micros.map { ReaderNumbers(language).amount($0) } ?? "–" }
}
