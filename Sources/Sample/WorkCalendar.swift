internal import Kinerja

/// The quarter's days: holidays, Ramadan hours and the office hours of both weekly patterns.
struct WorkCalendar: Sendable {
  /// One row of `kalender.csv`.
  struct Entry: Sendable {
    let day: CivilDate
    let kind: DayKind
    let isRamadan: Bool
    let note: String
  }

  /// Start and end in minutes of the day; an end past 1440 lies on the next day.
  struct Hours: Sendable {
    let start: Int
    let end: Int
  }

  let quarter: Quarter
  let entries: [Entry]
  /// By day of the quarter; nil on a free day.
  let fiveDays: [Hours?]
  let sixDays: [Hours?]
  /// `YYYY-MM-DD,` by day of the quarter.
  let dateCells: [[UInt8]]

  init(quarter: Quarter) {
    self.quarter = quarter
    let days = (0..<quarter.dayCount).map(quarter.day)
    var entries = Holiday.all(year: quarter.year).filter { quarter.index(of: $0.day) != nil }
      .map { Entry(day: $0.day, kind: $0.kind, isRamadan: false, note: $0.name) }
    let free = Set(entries.map(\.day))
    let ramadan = days.filter { Holiday.isRamadan($0) && !free.contains($0) && $0.weekday != .sunday }
    entries += ramadan.map { Entry(day: $0, kind: .working, isRamadan: true, note: "Ramadan 1447 H") }
    self.entries = entries.sorted { $0.day < $1.day }
    let shortened = Set(ramadan)
    fiveDays = days.map { free.contains($0) ? nil : Self.fiveDays($0.weekday, isRamadan: shortened.contains($0)) }
    sixDays = days.map { free.contains($0) ? nil : Self.sixDays($0.weekday, isRamadan: shortened.contains($0)) }
    dateCells = days.map { Array("\($0),".utf8) }
  }

  private static func fiveDays(_ weekday: Weekday, isRamadan: Bool) -> Hours? {
    switch weekday {
    case .saturday, .sunday: nil
    case .friday: isRamadan ? Hours(start: 480, end: 930) : Hours(start: 450, end: 990)
    default: isRamadan ? Hours(start: 480, end: 900) : Hours(start: 450, end: 960)
    }
  }

  private static func sixDays(_ weekday: Weekday, isRamadan: Bool) -> Hours? {
    switch weekday {
    case .sunday: nil
    case .friday: Hours(start: isRamadan ? 480 : 450, end: 690)
    case .saturday: isRamadan ? Hours(start: 480, end: 750) : Hours(start: 450, end: 780)
    default: Hours(start: isRamadan ? 480 : 450, end: 840)
    }
  }
}
