/// A figure with six decimals that may be missing; missing is never zero.
package struct Figure: Hashable, Sendable {
  /// Millionths; the least number marks a missing figure.
  let raw: Int64

  /// A figure that cannot be computed.
  package static let missing = Figure(raw: .min)

  init(raw: Int64) { self.raw = raw }

  /// Makes a figure from millionths.
  @inline(__always)
  package init(micros: Int64) { raw = micros }

  /// Whether it cannot be computed.
  @inline(__always)
  package var isMissing: Bool { raw == .min }

  /// The millionths; nil when missing.
  @inline(__always)
  package var micros: Int64? { raw == .min ? nil : raw }
}

/// The figures of one employee, in the order in which the method computes them.
package struct EmployeeResult: Sendable {
  /// The position in the roster.
  package var person: UInt32
  /// The position of the primary segment in the roster.
  package var segment: UInt32
  /// The position of the peer group in `Results.groups`.
  package var group: UInt32 = 0
  /// Counted days (hari_kerja).
  package var workDays: UInt8 = 0
  /// Unexcused days (hari_tk).
  package var unexcusedDays: UInt8 = 0
  /// Counted days that give working time.
  package var availableDays: UInt8 = 0
  /// The components that kept the employee from being evaluated: bit k stands for component k; 0 when evaluated.
  package var missingBits: UInt8 = 0
  /// Whether there is an index.
  package var isEvaluated = false
  /// The level of results (hasil_kerja).
  package var resultsLevel: ExpectationLevel?
  /// The level of conduct (perilaku_kerja).
  package var conductLevel: ExpectationLevel?
  /// The position of the rating in `Results.predikats`; 255 is none.
  package var predikat: UInt8 = 255
  /// Whether the leader's levels in e-Kinerja made the rating.
  package var isStatutory = false
  /// Discipline, D.
  package var discipline = Figure.missing
  /// Achievement, A (capaian).
  package var achievement = Figure.missing
  /// Workload ratio w in millionths, -1 when missing (beban_rasio).
  package var workloadRatio: Int128 = -1
  /// Relative workload r in millionths (beban_relatif).
  package var relativeWorkload: Int128 = 1_000_000
  /// Factor f in millionths (faktor_beban).
  package var workloadFactor: Int64 = 1_000_000
  /// Normalised achievement, N (capaian_normal).
  package var normalised = Figure.missing
  /// Conduct, S (perilaku).
  package var conduct = Figure.missing
  /// The index in hundredths (indeks).
  package var index: Int64 = 0
  /// The base pay of all months, in millionths of a rupiah (dasar_insentif).
  package var incentiveBase: Int128 = 0
  /// The incentive before the unit's budget.
  package var incentiveBeforeBudget = Rupiah.zero
  /// The incentive (insentif).
  package var incentive = Rupiah.zero
  /// The rank over everybody, 0 when not evaluated.
  package var rank: UInt32 = 0
  /// The rank within the unit.
  package var rankInUnit: UInt32 = 0
  /// The rank within the peer group.
  package var rankInGroup: UInt32 = 0

  init(person: Int, segment: Int) {
    self.person = UInt32(person)
    self.segment = UInt32(segment)
  }
}

/// Rows that the method passes over, by reason.
package struct IgnoredRows: Hashable, Sendable {
  /// Attendance rows on days outside the person's segments.
  package var attendanceOutsideSegments = 0
  /// Attendance rows on days without scheduled work.
  package var attendanceUnscheduled = 0
  /// Shift rows on days of an office pattern.
  package var shiftsOfOfficeStaff = 0
  /// Shift rows on days outside the person's segments.
  package var shiftsOutsideSegments = 0
  /// Target rows of people who are not employees of the run.
  package var targetsOfOthers = 0
  /// Score rows of people who are not employees of the run.
  package var scoresOfOthers = 0
  /// Rows with the leader's levels for people who are not employees of the run.
  package var statutoryLevelsOfOthers = 0
  /// Event rows on days outside the person's segments.
  package var eventsOutsideSegments = 0
  /// Rows of named numbers of people who are not employees of the run.
  package var numbersOfOthers = 0

  /// Makes empty counts.
  package init() {}

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.attendanceOutsideSegments += right.attendanceOutsideSegments
    sum.attendanceUnscheduled += right.attendanceUnscheduled
    sum.shiftsOfOfficeStaff += right.shiftsOfOfficeStaff
    sum.shiftsOutsideSegments += right.shiftsOutsideSegments
    sum.targetsOfOthers += right.targetsOfOthers
    sum.scoresOfOthers += right.scoresOfOthers
    sum.statutoryLevelsOfOthers += right.statutoryLevelsOfOthers
    sum.eventsOutsideSegments += right.eventsOutsideSegments
    sum.numbersOfOthers += right.numbersOfOthers
    return sum
  }
}

/// The results of a quarter.
package struct Results: Sendable {
  /// The quarter.
  package var quarter: Quarter
  /// The last day that counts.
  package var asOf: CivilDate
  /// One entry per employee of the run, in no meaningful order; `order` has the order of publication.
  package var employees: [EmployeeResult]
  /// The positions in `employees`: those evaluated by rank and NIP, then the others by NIP.
  package var order: [UInt32]
  /// How many of `order` are evaluated.
  package var evaluatedCount: Int
  /// The names of the peer groups (kelompok).
  package var groups: [String]
  /// The names of the ratings that the policy gives, in the order of its matrix.
  package var predikats: [String]
  /// Rows passed over.
  package var ignored: IgnoredRows
  /// The figures of the months of everybody in the roster, three a person; those without a counted day do not exist.
  package var months: [MonthResult]
  /// The cells of the clause `incentive`.
  package var cells: CellTable

  /// The figures of a month (0 to 2) of an employee; nil when it does not exist.
  package func month(_ month: Int, of employee: EmployeeResult) -> MonthResult? {
    let result = months[Int(employee.person) * 3 + month]
    return result.workDays == 0 ? nil : result
  }

  /// The causes for which the cell that is paid is missing, sorted; empty when it is not (alasan_insentif).
  package func unpaidCauses(of employee: EmployeeResult) -> [String] {
    cells.unpaidCauses[employee.person] ?? []
  }
}
