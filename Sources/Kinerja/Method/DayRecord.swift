/// A scheduled day as the method saw it, and what it made of it (sections 4 and 5).
package struct DayRecord: Sendable {
  /// The day of the quarter, from 0.
  package let day: Int
  /// The month of the quarter, from 0.
  package let month: Int
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
  /// What a spell makes of the day; nil where none does.
  let spell: SpellDay?
  /// What the day turned out to be.
  let judgement: DayJudgement

  /// What gave a day its status.
  package enum Origin: Sendable {
    /// The row's code.
    case code
    /// A spell of this kind, by its position in `Facts.spellKinds`.
    case spell(kind: Int)
    /// There is no row.
    case noRecord
    /// The row is a presence without all the punches that it needs.
    case lackingPunches
    /// The row is a presence.
    case presence
  }

  /// What gave the day its status.
  package var origin: Origin {
    if word.status >= AttendanceWord.firstStatus { return .code }
    if let spell { return .spell(kind: spell.kind) }
    if word.status == AttendanceWord.noRow { return .noRecord }
    return judgement.status < 0 ? .presence : .lackingPunches
  }

  /// The position of the spell's kind in `Facts.spellKinds`; nil where no spell decides.
  package var spellKind: Int? { if case .spell(let kind) = origin { kind } else { nil } }
  /// The place of the status among `Tracer.statuses`; nil is `H`.
  package var status: Int? { judgement.status < 0 ? nil : judgement.status }
  /// Whether clock times count.
  package var isPresence: Bool { judgement.isPresence }
  /// Minutes of lateness.
  package var late: Int { judgement.late }
  /// Whether the lateness is one of the month's free ones.
  package var isLateFree: Bool { judgement.isFree }
  /// Minutes of leaving early.
  package var early: Points { Points(micros: judgement.early) }
  /// Whether the first punch is missing, and counts as missing.
  package var lacksArrival: Bool { judgement.lacksArrival }
  /// Whether the last punch is missing, and counts as missing.
  package var lacksDeparture: Bool { judgement.lacksDeparture }
  /// Whether a midday punch is missing.
  package var lacksMidday: Bool { judgement.lacksMidday }
  /// What it deducts, under the day's cap.
  package var deduction: Points { Points(micros: judgement.deduction) }
  /// Whether it counts.
  package var isCounted: Bool { !judgement.isExcluded }
  /// Whether it gives working time.
  package var isAvailable: Bool { judgement.isAvailable }
  /// Whether it is an unexcused absence.
  package var isUnexcused: Bool { judgement.isUnexcused }

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

/// What watches the scheduled days of one person go by.
protocol DayObserver {
  /// Whether it wants to see them.
  static var wantsDays: Bool { get }
  mutating func saw(_ day: @autoclosure () -> DayRecord)
  /// Makes ready for the next person.
  mutating func forget()
}

/// Watches nothing, at no cost: no record is made.
struct NoObserver: DayObserver {
  static let wantsDays = false
  /// The thread sanitizer cannot follow an inout argument without a size.
  private let size: UInt8 = 0

  @inline(__always)
  func saw(_ day: @autoclosure () -> DayRecord) {}
  @inline(__always)
  func forget() {}
}

/// Keeps everything.
struct DayRecorder: DayObserver {
  static let wantsDays = true
  var days: [DayRecord] = []

  mutating func saw(_ day: @autoclosure () -> DayRecord) { days.append(day()) }
  mutating func forget() { days.removeAll(keepingCapacity: true) }
}
