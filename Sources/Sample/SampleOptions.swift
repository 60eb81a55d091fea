public import Kinerja

/// What a synthetic quarter is made from.
public struct SampleOptions: Sendable {
  /// The numbers of employees that can be made.
  public static let employeeRange = 10...1_000_000

  /// The quarter that the rows belong to.
  public var quarter: Quarter
  /// The number of employees.
  public var employees: Int
  /// Equal seeds give equal bytes.
  public var seed: UInt64
  /// The order of the rows of `kehadiran.csv`.
  public var order: SampleOrder
  /// The chance, in parts per million, that a row is made invalid.
  public var defectRate: Int
  /// The number of blocks that are made at a time; it does not change the bytes.
  public var threads: Int

  /// Makes options; without more, a clean quarter in roster order on one thread.
  public init(
    quarter: Quarter, employees: Int, seed: UInt64, order: SampleOrder = .employee, defectRate: Int = 0,
    threads: Int = 1
  ) {
    self.quarter = quarter
    self.employees = employees
    self.seed = seed
    self.order = order
    self.defectRate = defectRate
    self.threads = threads
  }
}

/// The order of the rows of `kehadiran.csv`.
public enum SampleOrder: String, CaseIterable, Sendable {
  /// Person by person, as the roster lists them.
  case employee
  /// Day by day, and at random within a day, as devices export.
  case date
}
