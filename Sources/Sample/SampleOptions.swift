public import Kinerja

/// Unfairness that is put into a quarter, so that an audit has something to find.
public struct PlantedEffects: Hashable, Sendable {
  /// Points of achievement that a workload costs for each time the available minutes that it lies above the usual one.
  public var workload: Int
  /// Points by which supervisors score women lower.
  public var sex: Int
  /// Points by which a supervisor scores everybody higher or lower, at most; 0 is that all score alike.
  public var severity: Int

  /// The effects that can be planted.
  public static let range = 0...50

  /// Makes effects; without more, supervisors differ as they usually do, and nothing else is unfair.
  public init(workload: Int = 0, sex: Int = 0, severity: Int = 10) {
    self.workload = workload
    self.sex = sex
    self.severity = severity
  }
}

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
  /// What is unfair in it.
  public var effects: PlantedEffects
  /// The number of blocks that are made at a time; it does not change the bytes.
  public var threads: Int

  /// Makes options; without more, a clean quarter in roster order on one thread.
  public init(
    quarter: Quarter, employees: Int, seed: UInt64, order: SampleOrder = .employee, defectRate: Int = 0,
    effects: PlantedEffects = PlantedEffects(), threads: Int = 1
  ) {
    self.quarter = quarter
    self.employees = employees
    self.seed = seed
    self.order = order
    self.defectRate = defectRate
    self.effects = effects
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
