internal import Kinerja

/// Who is employed on which day, for warnings about attendance.
struct Employment: Sendable {
  private let roster: Roster
  private let shiftRoster: ShiftRoster
  private let quarter: Quarter
  /// Whether each shift, by its number, ends on the day after on each day.
  private let overnight: [Bool]
  /// For each person, whether one segment covers the whole quarter, or an invalid row leaves it open.
  private let isWhole: [Bool]

  init(_ roster: Roster, _ shiftRoster: ShiftRoster, _ book: Codebook) {
    self.roster = roster
    self.shiftRoster = shiftRoster
    quarter = book.quarter
    overnight = book.overnightShiftDays
    let (first, last) = (book.quarter.first, book.quarter.last)
    isWhole = (0..<roster.count).map { person in
      let segments = roster.segments[roster.segmentRange(person)]
      if segments.contains(where: { $0.nameLength == 0 }) { return true }
      guard segments.count == 1, let segment = segments.first else { return false }
      return segment.first <= first && segment.last >= last
    }
  }

  /// Whether a row calls for a closer look: a day that may lie outside the segments, or a last punch before the first.
  @inline(__always)
  func isOdd(_ person: Int, _ day: Int, _ word: UInt32) -> Bool {
    let entry = AttendanceWord(bits: word)
    return !isWhole[person] || (entry.last >= 0 && entry.last < entry.first)
  }

  private func segment(_ person: Int, _ day: Int) -> Segment? {
    let date = quarter.day(day)
    return roster.segments[roster.segmentRange(person)].first { $0.first <= date && date <= $0.last }
  }

  func isEmployed(_ person: Int, _ day: Int) -> Bool { isWhole[person] || segment(person, day) != nil }

  /// Whether the person's duty on a day may end on the day after, so that the last punch can precede the first.
  func isOvernight(_ person: Int, _ day: Int) -> Bool {
    guard segment(person, day)?.pattern == .shift else { return false }
    let code = shiftRoster.code(person, day)
    return code == 0 || overnight[(code - 1) * quarter.dayCount + day]
  }

  /// The person's segments as text.
  func spans(_ person: Int) -> String {
    roster.segments[roster.segmentRange(person)].map { segment in
      "\(segment.first)–" + (segment.last == Segment.endOfTime ? "" : "\(segment.last)")
    }.joined(separator: ", ")
  }
}

extension NIP {
  /// Whether the last three digits are zeros, as spreadsheets leave them: serial numbers begin with 001.
  var hasNoSerial: Bool { number % 1000 == 0 }
}
