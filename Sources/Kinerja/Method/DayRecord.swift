/// What a scheduled day was.
package enum DayStatus: Hashable, Sendable {
  /// Presence; minutes of lateness and of leaving early that cost something, nil where that punch is missing.
  case present(late: Int?, early: Int?)
  /// There is no attendance row.
  case noRecord
  /// Presence was claimed without any punch.
  case noPunches
  /// A status of the policy.
  case code(String)
}

/// A scheduled day as the method saw it, and what it made of it (sections 4 and 5).
package struct DayRecord: Sendable {
  /// The day of the quarter, from 0.
  package let day: Int
  /// The segment's position in the roster.
  package let segment: Int
  /// The position of the version of the clause `attendance`.
  package let version: Int
  /// When work was to be done.
  package let hours: PlannedHours
  /// What the attendance row said.
  package let word: AttendanceWord
  /// Its midday punches, packed as in `AttendanceMatrix`.
  package let midday: UInt32
  /// What the day was.
  package let status: DayStatus
  /// What it deducts, under the day's cap.
  package let deduction: Points
  /// Whether it counts.
  package let isCounted: Bool
  /// Whether it gives working time.
  package let isAvailable: Bool
  /// Whether it is an unexcused absence.
  package let isUnexcused: Bool
  /// σ(d): the percent that sanctions take.
  package let sanction: Points

  /// The tables of which a row of the day decided what it deducts.
  package var tables: [Table] { [.attendance] }

  /// Whether it counts in full and costs nothing.
  package var isPlain: Bool { deduction == .zero && isCounted && isAvailable }

  /// The attendance row of the day spent at work in full.
  package var fullPresence: AttendanceWord {
    AttendanceWord(first: Int(hours.start), last: Int(hours.end) % 1440, status: AttendanceWord.presence)
  }
}

extension [DayRecord] {
  /// The counted day that deducts most, the first of those; nil when none deducts.
  package var costliest: DayRecord? {
    filter { $0.isCounted && $0.deduction > .zero }.max { ($0.deduction, $1.day) < ($1.deduction, $0.day) }
  }
}

/// A month of a segment, as base pay sees it (section 11).
package struct PayMonth: Sendable {
  /// The segment's position in the roster.
  package let segment: Int
  /// The month of the quarter, from 0.
  package let month: Int
  /// c: the counted days in the segment.
  package let counted: Int
  /// H: the days that the whole month would have.
  package let scheduled: Int
  /// B: the monthly tariff.
  package let rate: Rupiah
  /// round(B·c/H, 6) in millionths of a rupiah.
  package let amount: Int128
}

/// What watches the days of one person go by.
protocol DayObserver {
  mutating func saw(_ day: @autoclosure () -> DayRecord)
  mutating func saw(_ month: @autoclosure () -> PayMonth)
}

/// Watches nothing, at no cost: no record is made.
struct NoObserver: DayObserver {
  /// The thread sanitizer cannot follow an inout argument without a size.
  private let size: UInt8 = 0

  @inline(__always)
  func saw(_ day: @autoclosure () -> DayRecord) {}
  @inline(__always)
  func saw(_ month: @autoclosure () -> PayMonth) {}
}

/// Keeps everything.
struct DayRecorder: DayObserver {
  private(set) var days: [DayRecord] = []
  private(set) var months: [PayMonth] = []

  mutating func saw(_ day: @autoclosure () -> DayRecord) { days.append(day()) }
  mutating func saw(_ month: @autoclosure () -> PayMonth) { months.append(month()) }
}
