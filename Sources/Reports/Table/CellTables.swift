package import Kinerja
internal import Tabular

/// The published tables of payment: `bulanan.csv`, a row for each month of each employee, and `triwulan.csv`, a row for each
/// employee (method, section 15).
extension ResultTable {
  /// The names of the two files.
  package static let monthFileName = "bulanan.csv"
  package static let quarterFileName = "triwulan.csv"

  /// The columns of `bulanan.csv`.
  package var monthColumns: [PublishedColumn] {
    MonthColumn.allCases.map(\.declaration) + results.cells.monthNames.map { .cell($0) }
  }

  /// The columns of `triwulan.csv`.
  package var quarterColumns: [PublishedColumn] {
    [MonthColumn.nip.declaration] + results.cells.quarterNames.map { .cell($0) }
  }

  /// The rows of the months of the employee at a position in `results.employees`, in the order of the columns.
  package func monthCells(_ position: Int) -> [[ResultCell]] {
    guard tellsPost(position) else { return [] }
    let employee = results.employees[position]
    let nip = row(position).nip
    return (0..<3).compactMap { month in
      guard let result = results.month(month, of: employee) else { return nil }
      let row = MonthRow(nip: nip, month: results.quarter.monthName(month), result: result)
      return MonthColumn.allCases.map { $0.cell(of: row) }
        + results.cells.months.indices.map { cell in
          ResultCell.millionths(results.cells.month(cell, month, of: employee))
        }
    }
  }

  /// The row of the quarter's cells of the employee at a position in `results.employees`; empty cells where they would tell
  /// the post.
  package func quarterCells(_ position: Int) -> [ResultCell] {
    let employee = results.employees[position]
    let isTold = tellsPost(position)
    return [.text(row(position).nip)]
      + results.cells.quarter.indices.map {
        isTold ? .millionths(results.cells.quarter($0, of: employee)) : .empty
      }
  }

  /// Adds the header line of `bulanan.csv`.
  func appendMonthHeader(to buffer: inout CSVBuffer) {
    buffer.append(plain: monthColumns.map(\.name).joined(separator: ","))
    buffer.endLine()
  }

  /// Adds the header line of `triwulan.csv`.
  func appendQuarterHeader(to buffer: inout CSVBuffer) {
    buffer.append(plain: quarterColumns.map(\.name).joined(separator: ","))
    buffer.endLine()
  }

  /// Adds the rows of `bulanan.csv` of an employee: `monthCells`, straight from compact storage.
  func appendMonths(_ position: Int, to buffer: inout CSVBuffer) {
    guard tellsPost(position) else { return }
    let employee = results.employees[position]
    for month in 0..<3 {
      guard let result = results.month(month, of: employee) else { continue }
      appendNIP(employee, to: &buffer)
      buffer.comma()
      buffer.append(plain: results.quarter.monthName(month))
      for days in [result.workDays, result.presentDays, result.unexcusedDays] {
        buffer.comma()
        buffer.append(magnitude: UInt64(days), width: 1)
      }
      buffer.comma()
      buffer.append(fixed: result.deducted, decimals: 6)
      buffer.comma()
      if let discipline = result.discipline.micros { buffer.append(fixed: discipline, decimals: 6) }
      buffer.comma()
      buffer.append(fixed: result.base, decimals: 6)
      for cell in results.cells.months.indices {
        buffer.comma()
        if let value = results.cells.month(cell, month, of: employee) { buffer.append(fixed: value, decimals: 6) }
      }
      buffer.endLine()
    }
  }

  /// Adds the row of `triwulan.csv` of an employee: `quarterCells`, straight from compact storage.
  func appendQuarter(_ position: Int, to buffer: inout CSVBuffer) {
    let employee = results.employees[position]
    let isTold = tellsPost(position)
    appendNIP(employee, to: &buffer)
    for cell in results.cells.quarter.indices {
      buffer.comma()
      if isTold, let value = results.cells.quarter(cell, of: employee) { buffer.append(fixed: value, decimals: 6) }
    }
    buffer.endLine()
  }
}
