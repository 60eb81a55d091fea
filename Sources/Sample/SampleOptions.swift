package import Kinerja

/// Unfairness that is put into a quarter, so that an audit has something to find.
package struct PlantedEffects: Hashable, Sendable {
  /// Points of achievement that a workload costs for each time the available minutes that it lies above the usual one.
  package var workload: Int
  /// Points by which supervisors score women lower.
  package var sex: Int
  /// Points by which a supervisor scores everybody higher or lower, at most; 0 is that all score alike.
  package var severity: Int

  /// The effects that can be planted.
  package static let range = 0...50

  /// Makes effects; without more, supervisors differ as they usually do, and nothing else is unfair.
  package init(workload: Int = 0, sex: Int = 0, severity: Int = 10) {
    self.workload = workload
    self.sex = sex
    self.severity = severity
  }
}

/// What a synthetic quarter is made from.
package struct SampleOptions: Sendable {
  /// The numbers of employees that can be made.
  package static let employeeRange = 10...1_000_000

  /// The quarter that the rows belong to.
  package var quarter: Quarter
  /// The number of employees.
  package var employees: Int
  /// Equal seeds give equal bytes.
  package var seed: UInt64
  /// The order of the rows of `kehadiran.csv`.
  package var order: SampleOrder
  /// The chance, in parts per million, that a row is made invalid.
  package var defectRate: Int
  /// What is unfair in it.
  package var effects: PlantedEffects
  /// The number of blocks that are made at a time; it does not change the bytes.
  package var threads: Int

  /// Makes options; without more, a clean quarter in roster order on one thread.
  package init(
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
package enum SampleOrder: String, CaseIterable, Sendable {
  /// Person by person, as the roster lists them.
  case employee
  /// Day by day, and at random within a day, as devices export.
  case date
}
