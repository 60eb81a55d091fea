/// A table of the exports (method, section 2), or the corrections to them, in the order of the run record.
///
/// A table is declared in three steps, each of which the compiler asks for: its case here, its columns and `TableSpec` in a
/// file of `Tables/`, its reader in Intake.
package enum Table: String, CaseIterable, Sendable {
  /// Approved corrections.
  case corrections = "koreksi"
  /// The roster.
  case roster = "pegawai"
  /// The calendar.
  case calendar = "kalender"
  /// Time norms.
  case norms = "beban_kerja"
  /// Monthly base pay.
  case tariffs = "tarif"
  /// Unit budgets.
  case budgets = "pagu"
  /// Sanctions, leave, study, duties not done.
  case spells = "masa"
  /// Posts held for others.
  case actingPosts = "plt"
  /// Dated events.
  case events = "kejadian"
  /// Named numbers.
  case numbers = "angka"
  /// Statutory ratings.
  case ratings = "predikat"
  /// The shift roster.
  case shifts = "jadwal"
  /// Service targets.
  case targets = "target"
  /// Attendance.
  case attendance = "kehadiran"
  /// Supervisors' scores.
  case scores = "penilaian"

  /// All that is declared of the table.
  package var spec: TableSpec {
    switch self {
    case .corrections: .corrections
    case .roster: .roster
    case .calendar: .calendar
    case .norms: .norms
    case .tariffs: .tariffs
    case .budgets: .budgets
    case .spells: .spells
    case .actingPosts: .actingPosts
    case .events: .events
    case .numbers: .numbers
    case .ratings: .ratings
    case .shifts: .shifts
    case .targets: .targets
    case .attendance: .attendance
    case .scores: .scores
    }
  }

  /// The file that holds the table; its rows may also lie in others, `NAME-*.csv`.
  package var fileName: String { "\(rawValue).csv" }

  /// The order of reading: what other tables are checked against, and what is never set aside, comes first.
  package static let inReadingOrder =
    allCases.filter { !$0.spec.maySetAside } + allCases.filter { $0.spec.maySetAside }

  /// The tables that corrections may change.
  package static let corrected = allCases.filter { $0 != .corrections }

  /// The columns of the longest key.
  package static let longestKey = corrected.map(\.spec.key.count).max() ?? 0
}
