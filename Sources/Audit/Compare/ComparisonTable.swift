internal import Kinerja
internal import Tabular

extension Comparison {
  /// The comparison as a table: a row for each employee of whom something differs, with the part of each cause.
  ///
  /// Empty is what is missing; indices have two decimals. The parts of a figure add up to its difference, and so do
  /// those of insentif by month, by the formulas of the quarter, and by budgets.
  package var csv: [UInt8] {
    var buffer = CSVBuffer()
    let figures = ["indeks", "peringkat", "insentif"]
    let header =
      ["nip", "nama", "unit_kode", "status_a", "status_b"]
      + figures.flatMap { figure in
        ["\(figure)_a", "\(figure)_b", "\(figure)_selisih"] + Cause.allCases.map { "\(figure)_\($0.rawValue)" }
      } + (months.map { ($0 + ["triwulan", "pagu"]).map { "insentif_\($0)" } } ?? [])
    buffer.append(plain: header.joined(separator: ","))
    buffer.endLine()
    for employee in moved {
      for text in [employee.nip, employee.nama, employee.unit, employee.statusA, employee.statusB] {
        buffer.append(cell: text)
        buffer.comma()
      }
      append(employee.index, decimals: 2, to: &buffer)
      buffer.comma()
      append(employee.rank, decimals: 0, to: &buffer)
      buffer.comma()
      append(employee.incentive, decimals: 0, to: &buffer)
      if months != nil {
        for part in employee.payment.map({ $0.months + [$0.quarter, $0.budget] }) ?? [] {
          buffer.comma()
          buffer.append(whole: part)
        }
      }
      buffer.endLine()
    }
    return buffer.withBytes { Array($0) }
  }

  private func append(_ change: FigureChange, decimals: Int, to buffer: inout CSVBuffer) {
    let difference = change.parts.map { $0.reduce(0, +) }
    let values = [change.a, change.b, difference] + Cause.allCases.map { part($0, of: change) }
    for (number, value) in values.enumerated() {
      if number > 0 { buffer.comma() }
      guard let value else { continue }
      if decimals == 0 { buffer.append(whole: value) } else { buffer.append(fixed: value, decimals: decimals) }
    }
  }
}
