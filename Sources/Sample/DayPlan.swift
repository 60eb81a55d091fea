internal import Kinerja

/// When one person is to work, day by day.
struct DayPlan {
  /// The shifts of the roster; `off` is a row too.
  enum Shift: UInt8 {
    case none, morning, afternoon, night, off

    var hours: WorkCalendar.Hours? {
      switch self {
      case .morning: WorkCalendar.Hours(start: 420, end: 840)
      case .afternoon: WorkCalendar.Hours(start: 840, end: 1260)
      case .night: WorkCalendar.Hours(start: 1260, end: 1860)
      case .none, .off: nil
      }
    }

    var cell: [UInt8] { Self.cells[Int(rawValue)] }

    private static let cells = ["", "PAGI", "SIANG", "MALAM", "OFF"].map { Array($0.utf8) }
  }

  /// By day of the quarter; nil on a free day.
  private(set) var hours: [WorkCalendar.Hours?]
  private(set) var shifts: [Shift]

  init(_ segments: [Segment], calendar: WorkCalendar, random: inout Random) {
    let quarter = calendar.quarter
    hours = Array(repeating: nil, count: quarter.dayCount)
    shifts = Array(repeating: .none, count: quarter.dayCount)
    for segment in segments where segment.end.map({ $0 >= quarter.first }) ?? true {
      let first = quarter.index(of: segment.start) ?? 0
      let last = segment.end.flatMap(quarter.index) ?? quarter.dayCount - 1
      switch segment.post.pattern {
      case .fiveDays: for day in first...last { hours[day] = calendar.fiveDays[day] }
      case .sixDays: for day in first...last { hours[day] = calendar.sixDays[day] }
      case .shift: fillShifts(first...last, &random)
      }
    }
  }

  private static let cycle: [Shift] = [.morning, .morning, .afternoon, .afternoon, .night, .night, .off, .off]

  private mutating func fillShifts(_ days: ClosedRange<Int>, _ random: inout Random) {
    let offset = random.below(8)
    for day in days {
      var shift = Self.cycle[(day + offset) % 8]
      // Somebody swaps now and then.
      if random.chance(200), shift != .night { shift = shift == .morning ? .afternoon : .morning }
      shifts[day] = shift
      hours[day] = shift.hours
    }
  }

  var scheduledDays: Int { hours.reduce(0) { $1 == nil ? $0 : $0 + 1 } }
}
