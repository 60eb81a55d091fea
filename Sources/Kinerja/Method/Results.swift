/// A figure with six decimals that may be missing; missing is never zero.
public struct Figure: Hashable, Sendable {
  /// Millionths; the least number marks a missing figure.
  let raw: Int64

  /// A figure that cannot be computed.
  public static let missing = Figure(raw: .min)

  init(raw: Int64) { self.raw = raw }

  /// Makes a figure from millionths.
  @inline(__always)
  public init(micros: Int64) { raw = micros }

  /// Whether it cannot be computed.
  @inline(__always)
  public var isMissing: Bool { raw == .min }

  /// The millionths; nil when missing.
  @inline(__always)
  public var micros: Int64? { raw == .min ? nil : raw }
}

/// The figures of one employee, in the order in which the method computes them.
public struct EmployeeResult: Sendable {
  /// The position in the roster.
  public var person: UInt32
  /// The position of the primary segment in the roster.
  public var segment: UInt32
  /// The position of the peer group in `Results.groups`.
  public var group: UInt32 = 0
  /// Counted days (hari_kerja).
  public var workDays: UInt8 = 0
  /// Unexcused days (hari_tk).
  public var unexcusedDays: UInt8 = 0
  /// Counted days that give working time.
  public var availableDays: UInt8 = 0
  /// The components that kept the employee from being evaluated: bit k stands for component k; 0 when evaluated.
  public var refusal: UInt8 = 0
  /// Whether there is an index.
  public var isEvaluated = false
  /// The level of results (hasil_kerja).
  public var resultsLevel: ExpectationLevel?
  /// The level of conduct (perilaku_kerja).
  public var conductLevel: ExpectationLevel?
  /// The position of the rating in `Results.predikats`; 255 is none.
  public var predikat: UInt8 = 255
  /// Whether the leader's levels in e-Kinerja made the rating.
  public var isStatutory = false
  /// Discipline, D.
  public var discipline = Figure.missing
  /// Achievement, A (capaian).
  public var achievement = Figure.missing
  /// Workload ratio w in millionths, -1 when missing (beban_rasio).
  public var workloadRatio: Int128 = -1
  /// Relative workload r in millionths (beban_relatif).
  public var relativeWorkload: Int128 = 1_000_000
  /// Factor f in millionths (faktor_beban).
  public var workloadFactor: Int64 = 1_000_000
  /// Normalised achievement, N (capaian_normal).
  public var normalised = Figure.missing
  /// Conduct, S (perilaku).
  public var conduct = Figure.missing
  /// The index in hundredths (indeks).
  public var index: Int64 = 0
  /// The mean percent that sanctions take, in millionths (s̄ of section 11).
  public var sanctionPercent: Int64 = 0
  /// The incentive before any factor, in millionths of a rupiah (dasar_insentif).
  public var incentiveBase: Int128 = 0
  /// The incentive (insentif).
  public var incentive = Rupiah.zero
  /// The rank over everybody, 0 when not evaluated.
  public var rank: UInt32 = 0
  /// The rank within the unit.
  public var rankInUnit: UInt32 = 0
  /// The rank within the peer group.
  public var rankInGroup: UInt32 = 0

  init(person: Int, segment: Int) {
    self.person = UInt32(person)
    self.segment = UInt32(segment)
  }
}

/// Rows that the method passes over, by reason.
public struct IgnoredRows: Hashable, Sendable {
  /// Attendance rows on days outside the person's segments.
  public var attendanceOutsideSegments = 0
  /// Attendance rows on days without scheduled work.
  public var attendanceUnscheduled = 0
  /// Shift rows on days of an office pattern.
  public var shiftsOfOfficeStaff = 0
  /// Shift rows on days outside the person's segments.
  public var shiftsOutsideSegments = 0
  /// Target rows of people who are not employees of the run.
  public var targetsOfOthers = 0
  /// Score rows of people who are not employees of the run.
  public var scoresOfOthers = 0
  /// Rating rows of people who are not employees of the run.
  public var ratingsOfOthers = 0

  /// Makes empty counts.
  public init() {}

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.attendanceOutsideSegments += right.attendanceOutsideSegments
    sum.attendanceUnscheduled += right.attendanceUnscheduled
    sum.shiftsOfOfficeStaff += right.shiftsOfOfficeStaff
    sum.shiftsOutsideSegments += right.shiftsOutsideSegments
    sum.targetsOfOthers += right.targetsOfOthers
    sum.scoresOfOthers += right.scoresOfOthers
    sum.ratingsOfOthers += right.ratingsOfOthers
    return sum
  }
}

/// The results of a quarter.
public struct Results: Sendable {
  /// The quarter.
  public var quarter: Quarter
  /// The last day that counts.
  public var asOf: CivilDate
  /// One entry per employee of the run, in no meaningful order; `order` has the order of publication.
  public var employees: [EmployeeResult]
  /// The positions in `employees`: those evaluated by rank and NIP, then the others by NIP.
  public var order: [UInt32]
  /// How many of `order` are evaluated.
  public var evaluatedCount: Int
  /// The names of the peer groups (kelompok).
  public var groups: [String]
  /// The names of the ratings that the policy gives, in the order of its matrix.
  public var predikats: [String]
  /// Rows passed over.
  public var ignored: IgnoredRows
}
