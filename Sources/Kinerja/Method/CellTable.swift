/// Numbers of many rows in millionths, some of them missing: 64 bits each, with a side table for what they don't hold.
package struct CellColumn: Sendable {
  private let values: Storage<Int64>
  private var wide: [Int: Int128] = [:]

  private static let missing = Int64.min
  private static let isWide = Int64.min + 1

  /// Makes a column of zeros.
  init(count: Int) { values = Storage(count: count) }

  /// The number of a row in millionths; nil when it is missing.
  @inline(__always)
  package subscript(row: Int) -> Int128? {
    let value = values[row]
    if value > Self.isWide { return Int128(value) }
    return value == Self.missing ? nil : wide[row]
  }

  /// Writes a number; one that 64 bits don't hold comes back, for `setWide`.
  @inline(__always)
  func set(_ row: Int, _ value: Int128?) -> Int128? {
    guard let value else {
      values[row] = Self.missing
      return nil
    }
    if let short = Int64(exactly: value), short > Self.isWide {
      values[row] = short
      return nil
    }
    values[row] = Self.isWide
    return value
  }

  /// Writes numbers that 64 bits don't hold.
  mutating func setWide(_ row: Int, _ value: Int128) { wide[row] = value }
}

/// The cells of the clause `incentive` (method, section 13).
package struct CellTable: Sendable {
  /// The names of the cells of months, in the order of publication.
  package var monthNames: [String] = []
  /// The names of the cells of the quarter, in the order of the policy.
  package var quarterNames: [String] = []
  /// The cells of months, by name, then three to a person of the roster.
  package var months: [CellColumn] = []
  /// The cells of the quarter, by name, then by person of the roster.
  package var quarter: [CellColumn] = []
  /// By person the causes for which the cell that is paid is missing.
  var unpaidCauses: [UInt32: [String]] = [:]

  /// Makes a table without cells.
  init() {}

  /// A cell of a month in millionths; nil when it is missing.
  package func month(_ name: Int, _ month: Int, of employee: EmployeeResult) -> Int128? {
    months[name][Int(employee.person) * 3 + month]
  }

  /// A cell of the quarter in millionths; nil when it is missing.
  package func quarter(_ name: Int, of employee: EmployeeResult) -> Int128? { quarter[name][Int(employee.person)] }
}
